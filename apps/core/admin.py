"""An admin that stays quick on large tables."""

from typing import Any, cast

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from .models import RefusedAddress


class CappedPaginator(Paginator):
    """Counts to COUNTED rows at most; beyond them the search finds rows, not page numbers."""

    COUNTED = 5_000

    @cached_property
    def count(self) -> int:
        rows = cast(QuerySet[Any, Any], self.object_list)
        return rows.order_by()[: self.COUNTED].count()


class QuickAdmin(admin.ModelAdmin):
    """No full count, no list of every row in a drop-down."""

    paginator = CappedPaginator
    show_full_result_count = False
    list_per_page = 50


class SeenOnlyAdmin(QuickAdmin):
    """Rows are seen and deleted here, never made or edited: the actions keep the counters."""

    ordering = ["-id"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class MachineAdmin(SeenOnlyAdmin):
    """Kept by the machine alone, and mended by its commands."""

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(RefusedAddress)
class RefusedAddressAdmin(SeenOnlyAdmin):
    """Deleting one lets mail go there again at once."""

    list_display = ["email", "until"]
    search_fields = ["email"]
    ordering = ["-until"]
