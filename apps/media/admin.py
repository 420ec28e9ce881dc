from django.contrib import admin

from apps.core.admin import QuickAdmin

from .models import Image


@admin.register(Image)
class ImageAdmin(QuickAdmin):
    list_display = ["id", "owner", "file", "width", "height", "alt"]
    list_select_related = ["owner"]
    search_fields = ["owner__username", "alt"]
    readonly_fields = ["owner", "file", "width", "height", "colour"]
    ordering = ["-id"]
