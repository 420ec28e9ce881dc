from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("notifications", views.everything, name="all"),
    path("notifications/mentions", views.mentions, name="mentions"),
    path("live", views.live, name="live"),
]
