from django.urls import path

from apps.core import converters  # noqa: F401  registers what the addresses use

from . import views

app_name = "discovery"
urlpatterns = [
    path("explore", views.explore, name="explore"),
    path("explore/people", views.suggestions, name="suggestions"),
    path("topic/<topic:tag>", views.topic, name="topic"),
]
