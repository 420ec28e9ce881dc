from django.urls import path

from . import views
from .robots import robots

app_name = "core"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", robots, name="robots"),
    path("keys", views.keys, name="keys"),
]
