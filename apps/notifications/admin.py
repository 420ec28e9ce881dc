from django.contrib import admin

from apps.core.admin import SeenOnlyAdmin

from .models import Inbox, Notification, Preferences, UndoneAct


@admin.register(Notification)
class NotificationAdmin(SeenOnlyAdmin):
    list_display = ["recipient", "kind", "about", "number"]
    list_filter = ["kind"]
    list_select_related = ["recipient"]
    search_fields = ["recipient__username"]


@admin.register(UndoneAct)
class UndoneActAdmin(SeenOnlyAdmin):
    list_display = ["recipient", "kind"]
    list_select_related = ["recipient"]
    search_fields = ["recipient__username"]


@admin.register(Inbox)
class InboxAdmin(SeenOnlyAdmin):
    ordering = ["-owner"]
    list_display = ["owner", "read_to"]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]


@admin.register(Preferences)
class PreferencesAdmin(SeenOnlyAdmin):
    ordering = ["-owner"]
    list_display = ["owner", "mail"]
    list_filter = ["mail"]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]
