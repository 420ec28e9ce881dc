from django.contrib import admin

from apps.core.admin import QuickAdmin

from .models import Image


@admin.register(Image)
class ImageAdmin(QuickAdmin):
    list_display = ["id", "owner", "width", "height", "moving", "ready", "used", "alt"]
    list_select_related = ["owner"]
    search_fields = ["owner__username", "alt"]
    readonly_fields = [
        "owner",
        "key",
        "width",
        "height",
        "colour",
        "widths",
        "moving",
        "ready",
        "used",
    ]
    ordering = ["-id"]
