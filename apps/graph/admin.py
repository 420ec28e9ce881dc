from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.core.admin import QuickAdmin

from .actions import unfollow
from .models import Follow


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
