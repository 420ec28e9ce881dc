from django.contrib import admin

from apps.core.admin import MachineAdmin, SeenOnlyAdmin

from .models import Timeline, TopicFollow, WidelyFollowed


@admin.register(Timeline)
class TimelineAdmin(MachineAdmin):
    """`manage.py rebuild_timelines` mends them."""

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
