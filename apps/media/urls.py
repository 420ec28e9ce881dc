from django.urls import re_path

from . import views
from .files import TOKEN

app_name = "media"
urlpatterns = [
    re_path(
        rf"^media/(?P<kind>avatar|header|card)/[\w-]{{2}}/(?P<key>{TOKEN})-(?P<width>\d{{1,4}})\.webp$",
        views.portrait,
        name="portrait",
    ),
]
