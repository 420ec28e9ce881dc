from django.urls import path, re_path

from . import views
from .files import LAST_PART

app_name = "media"
urlpatterns = [
    path("settings/avatar", views.edit_portrait, {"kind": "avatar"}, name="avatar"),
    path("settings/header", views.edit_portrait, {"kind": "header"}, name="header"),
    re_path(
        rf"^media/(?P<kind>avatar|header|card)/[\w-]{{2}}/(?P<key>{LAST_PART})-(?P<width>\d{{1,4}})\.webp$",
        views.portrait,
        name="portrait",
    ),
]
