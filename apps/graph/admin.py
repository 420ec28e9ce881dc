from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.core.admin import SeenOnlyAdmin

from .actions import unfollow
from .models import Block, Follow, FollowRequest, Mute, MutedWord


@admin.register(Follow)
class FollowAdmin(SeenOnlyAdmin):
    """Ending one keeps the counters right."""

    list_display = ["id", "follower", "followed"]
    list_select_related = ["follower", "followed"]
    search_fields = ["follower__username", "followed__username"]

    def delete_model(self, request: HttpRequest, obj: Follow) -> None:
        unfollow(obj.follower, obj.followed)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Follow]) -> None:
        for row in queryset.select_related("follower", "followed"):
            unfollow(row.follower, row.followed)


class PrivateAdmin(SeenOnlyAdmin):
    """Not deleted here either: what people want of each other is theirs to say."""

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(FollowRequest)
class FollowRequestAdmin(PrivateAdmin):
    list_display = ["id", "follower", "followed"]
    list_select_related = ["follower", "followed"]
    search_fields = ["follower__username", "followed__username"]


@admin.register(Block)
class BlockAdmin(PrivateAdmin):
    list_display = ["id", "blocker", "blocked"]
    list_select_related = ["blocker", "blocked"]
    search_fields = ["blocker__username", "blocked__username"]


@admin.register(Mute)
class MuteAdmin(PrivateAdmin):
    list_display = ["id", "muter", "muted", "scope", "until"]
    list_select_related = ["muter", "muted"]
    search_fields = ["muter__username", "muted__username"]


@admin.register(MutedWord)
class MutedWordAdmin(PrivateAdmin):
    list_display = ["id", "muter", "written", "until"]
    list_select_related = ["muter"]
    search_fields = ["muter__username"]
