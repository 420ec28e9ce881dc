from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin import SeenOnlyAdmin

from .models import Timeline, TopicFollow, WidelyFollowed


class MachineAdmin(SeenOnlyAdmin):
    """Kept by the machine alone: `manage.py rebuild_timelines` mends it."""

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Timeline)
class TimelineAdmin(MachineAdmin):
    list_display = ["owner", "current", "visited_on"]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]


@admin.register(WidelyFollowed)
class WidelyFollowedAdmin(MachineAdmin):
    ordering = ["-author"]
    list_display = ["author"]
    list_select_related = ["author"]
    search_fields = ["author__username"]


@admin.register(TopicFollow)
class TopicFollowAdmin(SeenOnlyAdmin):
    list_display = ["topic", "person"]
    list_select_related = ["person"]
    search_fields = ["topic", "person__username"]
