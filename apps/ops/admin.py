"""Tasks, without what they carry: mails with codes and links stand in them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django_ox.admin import OxTaskAdmin
from django_ox.models import OxTask

admin.site.unregister(OxTask)
_CARRIED = {"args", "kwargs"}


@admin.register(OxTask)
class TaskAdmin(OxTaskAdmin):
    def get_fieldsets(self, request: HttpRequest, obj: OxTask | None = None) -> Any:
        return [
            (
                title,
                {**options, "fields": [one for one in options["fields"] if one not in _CARRIED]},
            )
            for title, options in super().get_fieldsets(request, obj)
        ]
