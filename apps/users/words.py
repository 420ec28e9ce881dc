"""What people read of allauth's own words, in ours."""

_NO_GOOD = "This link is no longer good. Have a new one sent to you."
_NOT_YOURS = "That is not your password."
_WAIT = "Please wait a few minutes, then try again."
_WRONG = "That name or address and that password do not belong together."

# By the keys of `DefaultAccountAdapter.error_messages`; there are no phone numbers here.
ERRORS = {
    "account_inactive": "This account is closed.",
    "cannot_remove_primary_email": "Your mails go to this address. Choose another for them first.",
    "duplicate_email": "Your account has this address already.",
    "email_password_mismatch": _WRONG,
    "email_taken": "Another account has this address.",
    "enter_current_password": _NOT_YOURS,
    "incorrect_code": "That code is wrong, or too old. Please try again.",
    "incorrect_password": _NOT_YOURS,
    "invalid_login": "Enter your username or your email.",
    "invalid_or_expired_key": _NO_GOOD,
    "invalid_password_reset": _NO_GOOD,
    "max_email_addresses": "An account has %d addresses at most.",
    "rate_limited": f"That was asked for too often. {_WAIT}",
    "same_as_current": "That is the same as now.",
    "select_only_one": "Choose one of them only.",
    "too_many_login_attempts": f"Too many tries. {_WAIT}",
    "unknown_email": "No account has this address.",
    "unverified_primary_email": "Confirm that address first.",
    "username_blacklisted": "This name is reserved. Please choose another.",
    "username_password_mismatch": _WRONG,
    "username_taken": "This name is taken.",
}
