"""Second factors and passkeys: how allauth does them on this site."""

import base64
import logging

import qrcode
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage

from . import devices
from .models import User

_log = logging.getLogger("twite.security")


def _fernet(secret: str) -> Fernet:
    derived = HKDF(hashes.SHA256(), 32, salt=None, info=b"users.factors").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def _box() -> MultiFernet:
    """Locks with the site's secret, and opens with older ones too."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_fernet(str(one)) for one in secrets])


def lock_again() -> int:
    """Locks every kept secret with the site's present one, so that older ones can go; how many.

    Raises `cryptography.fernet.InvalidToken` for one that none of them opens.
    """
    rows = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN)
    ids = list(rows.values_list("pk", flat=True))
    for pk in ids:
        with transaction.atomic():
            # Locked, or a recovery code used meanwhile would work again.
            for row in rows.select_for_update().filter(pk=pk):
                for name in {"secret", "seed"} & row.data.keys():
                    row.data[name] = _box().rotate(row.data[name].encode()).decode()
                row.save(update_fields=["data"])
    return len(ids)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That is not right, or it was used already. Please try again.",
        "unverified_email": "Confirm your email address first.",
        "cannot_generate_recovery_codes": "Turn on a second factor first.",
    }

    def is_mfa_enabled(self, user: User, types: list[Authenticator.Type] | None = None) -> bool:
        """Whether a second factor is asked for. Passkeys of an account without a password are its
        first: whoever lost them comes back by a code from a mail, as others do who forgot their
        password."""
        asked = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}
        if set(types or ()) == asked and not user.has_usable_password():
            types = [Authenticator.Type.TOTP]
        return bool(super().is_mfa_enabled(user, types))

    def encrypt(self, text: str) -> str:
        """A copy of the database alone makes no codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What no secret of the site opens becomes one that nobody knows: its codes are wrong."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            _log.exception("A second factor is locked with a secret that the site no longer has.")
            return generate_totp_secret()

    def build_totp_svg(self, url: str) -> str:
        """As markup, which the content policy allows where it forbids pictures in addresses."""
        image = qrcode.make(url, image_factory=SvgPathImage, border=2)
        svg: str = image.to_string(encoding="unicode")
        return _labelled(svg)

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        """The device that makes it."""
        return devices.name_of(allauth_context.request.headers.get("User-Agent", ""))

    def _get_user_identifier(self, user: User) -> str:
        return f"@{user.username}"

    def _get_site_name(self) -> str:
        name: str = settings.SITE_NAME
        return name


def _labelled(svg: str) -> SafeString:
    named = svg.replace("<svg ", '<svg role="img" aria-label="QR code of the key below" ', 1)
    # Put together by the library from nothing but squares.
    return mark_safe(named)  # noqa: S308
