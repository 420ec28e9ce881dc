from django.urls import path, re_path

from . import views
from .files import TOKEN

app_name = "media"
urlpatterns = [
    path("settings/avatar", views.edit_portrait, {"kind": "avatar"}, name="avatar"),
    path("settings/header", views.edit_portrait, {"kind": "header"}, name="header"),
    re_path(
        rf"^media/(?P<kind>avatar|header|card)/[\w-]{{2}}/(?P<key>{TOKEN})-(?P<width>\d{{1,4}})\.webp$",
        views.portrait,
        name="portrait",
    ),
]
