"""Every address of the site."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import password_set
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from apps.core import converters
from apps.core.decorators import confirmed_only
from apps.core.robots import indexable
from apps.discovery.views import front
from apps.timelines.views import home
from apps.users.views import passkey_login

converters.register()

admin.site.site_header = admin.site.site_title = f"{settings.SITE_NAME} administration"
# The administration is entered by the site's own login page, with its limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# In the place of allauth's, where passkeys are offered.
passkey_addresses = (
    [path("accounts/2fa/webauthn/login/", passkey_login, name="mfa_login_webauthn")]
    if settings.MFA_PASSKEY_LOGIN_ENABLED
    else []
)


@indexable
def start(request: HttpRequest) -> HttpResponse:
    """Home for a member, the welcome page for everybody else."""
    return home(request) if request.user.is_authenticated else front(request)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="start"),
    path("", include("apps.timelines.urls")),
    path("", include("apps.discovery.urls")),
    path("", include("apps.notifications.urls")),
    path("", include("apps.tweets.urls")),
    path("", include("apps.graph.urls")),
    path("", include("apps.users.urls")),
    path("", include("apps.media.urls")),
    path("", include("apps.core.urls")),
    path("", include("apps.ops.urls")),
    # Ours lists devices by name, and ends each by itself.
    path("accounts/sessions/", RedirectView.as_view(pattern_name="users:sessions")),
    path(
        ".well-known/change-password",
        RedirectView.as_view(pattern_name="account_change_password"),
    ),
    # allauth asks nobody whether it is they before a first password.
    path("accounts/password/set/", confirmed_only(password_set), name="account_set_password"),
    *passkey_addresses,
    path("accounts/", include("allauth.urls")),
    # One page for everybody, which ends other sessions and tells of it.
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
]

handler400 = "apps.core.errors.bad_request"
handler403 = "apps.core.errors.forbidden"
handler404 = "apps.core.errors.not_found"
handler500 = "apps.core.errors.server_error"

if "debug_toolbar" in settings.INSTALLED_APPS:
    from debug_toolbar.toolbar import debug_toolbar_urls

    urlpatterns += debug_toolbar_urls()
