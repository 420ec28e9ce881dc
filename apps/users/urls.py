from django.urls import path

from . import views

app_name = "users"
urlpatterns = [
    path("signup/start-over", views.start_over, name="start_over"),
    path("settings", views.settings_index, name="settings"),
    path("settings/profile", views.profile, name="profile"),
    path("settings/account", views.account, name="account"),
    path("settings/username", views.username, name="username"),
    path("settings/display", views.display, name="display"),
    path("settings/security", views.security, name="security"),
    path("settings/sessions", views.sessions, name="sessions"),
    path("settings/sessions/end-others", views.end_other_sessions, name="end_other_sessions"),
    path("settings/sessions/<int:pk>/end", views.end_session, name="end_session"),
    path("settings/data", views.data, name="data"),
    path("settings/deactivate", views.deactivate, name="deactivate"),
]
