from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from apps.core.admin import QuickAdmin, SeenOnlyAdmin

from .actions import change_email, change_username, readmit, shut_out, update_profile
from .forms.staff import NewPersonForm, PasswordForm, PersonForm
from .models import FormerName, User
from .signals import described


@admin.register(User)
class UserAdmin(QuickAdmin, DjangoUserAdmin):
    """People are made inactive here, never deleted: a deleted row would take others' counts and
    conversations along."""

    list_display = ["username", "display_name", "email", "is_active", "is_staff", "date_joined"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    search_fields = ["username", "display_name", "email"]
    ordering = ["-id"]
    actions = ["shut_out"]
    form = PersonForm
    add_form = NewPersonForm
    change_password_form = PasswordForm
    readonly_fields = [
        "followers_count",
        "following_count",
        "tweets_count",
        "last_login",
        "date_joined",
        "deactivated_at",
    ]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Profile", {"fields": ["display_name", "bio", "location", "website"]}),
        ("Counters", {"fields": ["followers_count", "following_count", "tweets_count"]}),
        ("Account", {"fields": ["email", "last_login", "date_joined", "deactivated_at"]}),
        (
            "Permissions",
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "email", "password1", "password2"]})
    ]

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            change_email(obj, obj.email)
            described.send(User, user=obj)
            return
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        if "username" in changed:
            change_username(obj, changed.pop("username"))
        if "email" in changed:
            change_email(obj, changed.pop("email"))
        if "is_active" in changed:
            # What staff decide stands, whatever the owner had chosen.
            (readmit if changed.pop("is_active") else shut_out)(obj)
        # The rest alone: counters may have changed since the page was loaded.
        fields = [name for name in changed if name not in {"groups", "user_permissions"}]
        update_profile(obj, **{name: changed[name] for name in fields})

    @admin.action(description="Shut out, also who left and might come back", permissions=["change"])
    def shut_out(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for user in queryset:
            shut_out(user)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False


@admin.register(FormerName)
class FormerNameAdmin(SeenOnlyAdmin):
    list_display = ["username", "user"]
    search_fields = ["username", "user__username"]


# allauth's pages show the secrets themselves.
for model in (Authenticator, UserSession, SocialAccount, SocialApp, SocialToken):
    admin.site.unregister(model)


@admin.register(SocialAccount)
class SocialAccountAdmin(SeenOnlyAdmin):
    """By which accounts elsewhere people come in; what these told of them stays out of sight."""

    list_display = ["user", "provider", "date_joined", "last_login"]
    fields = ["user", "provider", "date_joined", "last_login"]
    list_filter = ["provider"]
    search_fields = ["user__username", "user__email"]


@admin.register(Authenticator)
class AuthenticatorAdmin(SeenOnlyAdmin):
    """Whoever lost their device and their recovery codes is let in again by deleting these."""

    list_display = ["user", "type", "created_at", "last_used_at"]
    fields = ["user", "type", "created_at", "last_used_at"]
    list_filter = ["type"]
    search_fields = ["user__username", "user__email"]


@admin.register(UserSession)
class UserSessionAdmin(SeenOnlyAdmin):
    """Where people are logged in; deleting a row ends the session."""

    list_display = ["user", "user_agent", "created_at", "last_seen_at"]
    fields = ["user", "user_agent", "ip", "created_at", "last_seen_at"]
    search_fields = ["user__username", "user__email"]

    def delete_model(self, request: HttpRequest, obj: UserSession) -> None:
        obj.end()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[UserSession]) -> None:
        for one in queryset:
            one.end()
