from django.urls import path

from . import views

app_name = "discovery"
urlpatterns = [
    path("explore", views.explore, name="explore"),
    path("explore/people", views.suggestions, name="suggestions"),
    path("topic/<topic:tag>", views.topic, name="topic"),
]
