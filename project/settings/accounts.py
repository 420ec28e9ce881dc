"""People: how they sign up, log in and prove who they are."""

from email.headerregistry import Address

from . import formats, services, social
from .environment import HOSTNAME, HTTPS, SITE_NAME, env

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["apps.users.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Usernames are unique without regard to case, by an index on LOWER(username), which this
# check does not look for.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_REDIRECT_URL = "/welcome"
LOGOUT_REDIRECT_URL = "/"

EMAIL_URL = env.str("EMAIL_URL", default="")
# Quoted or encoded as a mail's header needs it, whatever the site is called.
DEFAULT_FROM_EMAIL = formats.mail_address(
    env.str("DEFAULT_FROM_EMAIL", default="")
    or str(Address(SITE_NAME, "twite", formats.mail_domain(HOSTNAME)))
)
if EMAIL_URL:
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": services.mail_options(EMAIL_URL),
        }
    }
else:
    MAILERS = {"default": {"BACKEND": "apps.core.mail.OutboxBackend"}}

ACCOUNT_ADAPTER = "apps.users.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "apps.users.forms.LoginForm",
    "signup": "apps.users.forms.SignupForm",
    "request_login_code": "apps.users.forms.RequestLoginCodeForm",
    "reset_password": "apps.users.forms.ResetPasswordForm",
    "reset_password_from_key": "apps.users.forms.passwords.ResetPasswordKeyForm",
    "change_password": "apps.users.forms.passwords.ChangePasswordForm",
    "set_password": "apps.users.forms.passwords.SetPasswordForm",
    "reauthenticate": "apps.users.forms.passwords.ReauthenticateForm",
    "add_email": "apps.users.forms.passwords.AddEmailForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Without a mail server nobody could prove an address, so nobody has to.
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if EMAIL_URL else "optional"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = bool(EMAIL_URL)
# For mails that get lost. Who mistyped the address starts over (apps/users/views/entrance.py):
# allauth's way to change it is there for new addresses only, which tells them from known ones.
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# One address that changes once the new one is proved; without proofs, a list of addresses.
ACCOUNT_CHANGE_EMAIL = bool(EMAIL_URL)
# Several accounts may claim one address: refusing the second would tell that there is a first.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_USERNAME_MIN_LENGTH = 1
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# Besides these, allauth limits logins, resets and mails by address and account.
ACCOUNT_RATE_LIMITS = {
    "signup": env.str("LIMIT_SIGNUPS", default="20/m/ip"),
    # Few enough that nobody's mailbox is flooded by others.
    "confirm_email": "3/m/key,20/h/key",
    # All that strangers can have sent to one address together; what is over is not sent.
    "mail_by_strangers": "20/h/key",
    "reset_password": "20/m/ip,3/m/key,20/h/key",
    "request_login_code": "20/m/ip,3/m/key,20/h/key",
    "passkey_challenge": "20/m/ip,200/h/ip",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900

# What is not configured is not installed, so it has no address either.
SOCIAL_LOGIN = social.read(env)
SOCIALACCOUNT_PROVIDERS = SOCIAL_LOGIN.providers
SOCIALACCOUNT_ADAPTER = "apps.users.social.adapter.SocialAccountAdapter"
SOCIALACCOUNT_FORMS = {
    "signup": "apps.users.social.forms.SocialSignupForm",
    "disconnect": "apps.users.social.forms.DisconnectForm",
}
# Everybody chooses a username; and an address that a provider vouches for opens no account by
# itself, since it may belong to somebody else by now.
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
# Seconds, of one of few threads.
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# Browsers offer passkeys to pages over HTTPS and to this machine's own.
MFA_PASSKEY_LOGIN_ENABLED = HTTPS or HOSTNAME == "localhost"
# Who lost a passkey made at sign-up comes back by a code from a mail.
MFA_PASSKEY_SIGNUP_ENABLED = bool(EMAIL_URL) and MFA_PASSKEY_LOGIN_ENABLED
MFA_TOTP_ISSUER = SITE_NAME
MFA_ADAPTER = "apps.users.factors.MFAAdapter"
MFA_FORMS = {
    "authenticate": "apps.users.forms.factors.AuthenticateForm",
    "reauthenticate": "apps.users.forms.factors.ReauthenticateForm",
    "activate_totp": "apps.users.forms.factors.ActivateTOTPForm",
    "add_webauthn": "apps.users.forms.factors.AddWebAuthnForm",
    "signup_webauthn": "apps.users.forms.factors.SignupWebAuthnForm",
    "edit_webauthn": "apps.users.forms.factors.EditWebAuthnForm",
    "login_webauthn": "apps.users.forms.factors.LoginWebAuthnForm",
    "authenticate_webauthn": "apps.users.forms.factors.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": "apps.users.forms.factors.ReauthenticateWebAuthnForm",
}
# Where addresses can't be proved, nobody would have a second factor otherwise.
MFA_ALLOW_UNVERIFIED_EMAIL = not EMAIL_URL
# A clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
