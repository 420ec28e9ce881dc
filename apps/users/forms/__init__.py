from .entrance import LoginForm, RequestLoginCodeForm, ResetPasswordForm, SignupForm
from .preferences import DisplayForm, LocaleForm, UsernameForm
from .profile import ProfileForm

__all__ = [
    "DisplayForm",
    "LocaleForm",
    "LoginForm",
    "ProfileForm",
    "RequestLoginCodeForm",
    "ResetPasswordForm",
    "SignupForm",
    "UsernameForm",
]
