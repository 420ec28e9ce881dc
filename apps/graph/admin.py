from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from apps.core.admin import QuickAdmin

from .actions import unfollow
from .models import Block, Follow, FollowRequest, Mute


@admin.register(Follow)
class FollowAdmin(QuickAdmin):
    """Follows are seen and ended here, never edited; ending one keeps the counters right."""

    list_display = ["id", "follower", "followed"]
    list_select_related = ["follower", "followed"]
    search_fields = ["follower__username", "followed__username"]
    ordering = ["-id"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Follow | None = None) -> bool:
        return False

    def delete_model(self, request: HttpRequest, obj: Follow) -> None:
        unfollow(obj.follower, obj.followed)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Follow]) -> None:
        for row in queryset.select_related("follower", "followed"):
            unfollow(row.follower, row.followed)


class SeenAdmin(QuickAdmin):
    """Seen here, never written: what people want of each other is theirs to say."""

    ordering = ["-id"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(FollowRequest)
class FollowRequestAdmin(SeenAdmin):
    list_display = ["id", "follower", "followed"]
    list_select_related = ["follower", "followed"]
    search_fields = ["follower__username", "followed__username"]


@admin.register(Block)
class BlockAdmin(SeenAdmin):
    list_display = ["id", "blocker", "blocked"]
    list_select_related = ["blocker", "blocked"]
    search_fields = ["blocker__username", "blocked__username"]


@admin.register(Mute)
class MuteAdmin(SeenAdmin):
    list_display = ["id", "muter", "muted", "retweets_only", "until"]
    list_select_related = ["muter", "muted"]
    search_fields = ["muter__username", "muted__username"]
