from django.urls import path

from . import views

app_name = "users"
urlpatterns = [
    path("settings", views.settings_index, name="settings"),
    path("settings/profile", views.profile, name="profile"),
    path("settings/display", views.display, name="display"),
]
