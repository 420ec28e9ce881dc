from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("notifications", views.everything, name="all"),
    path("notifications/mentions", views.mentions, name="mentions"),
    path("notifications/unsubscribe/<str:token>", views.unsubscribe, name="unsubscribe"),
    path("settings/notifications", views.preferences, name="preferences"),
    path("live", views.live, name="live"),
]
