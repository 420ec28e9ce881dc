from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.forms import ModelForm
from django.http import HttpRequest

from apps.core.admin import QuickAdmin

from .models import User
from .signals import described


@admin.register(User)
class UserAdmin(QuickAdmin, DjangoUserAdmin):
    """People are made inactive here, never deleted: a deleted row would take others' counts and
    conversations along."""

    list_display = ["username", "display_name", "email", "is_active", "is_staff", "date_joined"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    search_fields = ["username", "display_name", "email"]
    ordering = ["-id"]
    readonly_fields = [
        "followers_count",
        "following_count",
        "tweets_count",
        "last_login",
        "date_joined",
    ]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Profile", {"fields": ["display_name", "bio", "location", "website"]}),
        ("Counters", {"fields": ["followers_count", "following_count", "tweets_count"]}),
        ("Account", {"fields": ["email", "last_login", "date_joined"]}),
        (
            "Permissions",
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "email", "password1", "password2"]})
    ]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        described.send(User, user=obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False
