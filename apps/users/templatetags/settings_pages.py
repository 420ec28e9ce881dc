"""Which section of the settings a page belongs to."""

from django import template

register = template.Library()

# The beginnings of the paths of their pages.
SECTIONS = {
    "profile": ("/settings/profile", "/settings/avatar", "/settings/header"),
    "account": ("/settings/account", "/settings/username", "/accounts/email/"),
    "security": (
        *("/settings/security", "/settings/sessions", "/accounts/password/"),
        *("/accounts/2fa/", "/accounts/3rdparty/"),
    ),
    "privacy": (
        *("/settings/privacy", "/settings/blocked", "/settings/muted", "/settings/hidden"),
        "/requests",
    ),
    "notifications": ("/settings/notifications",),
    "display": ("/settings/display",),
    "data": ("/settings/data", "/settings/deactivate"),
}


@register.simple_tag
def section_of(path: str) -> str:
    """The name of the section that the page at `path` belongs to; empty for the list of them."""
    return next((name for name, pages in SECTIONS.items() if path.startswith(pages)), "")
