from .account import account, username
from .data import data, deactivate
from .entrance import start_over
from .passkeys import passkey_login
from .profile import display, profile, settings_index
from .security import end_other_sessions, end_session, security, sessions

__all__ = [
    "account",
    "data",
    "deactivate",
    "display",
    "end_other_sessions",
    "end_session",
    "passkey_login",
    "profile",
    "security",
    "sessions",
    "settings_index",
    "start_over",
    "username",
]
