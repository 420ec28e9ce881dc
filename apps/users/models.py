"""People."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.core.validators import URLValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString

from apps.core.fields import IdField
from apps.core.formats import zone_named
from apps.text.rendering import render_lines

from .fields import UsernameField
from .querysets import AccountManager, FormerNameQuerySet


class User(AbstractUser):
    """A person with an account. Counters are kept by the actions that change them."""

    class Theme(models.TextChoices):
        SYSTEM = "system", "Like the device"
        LIGHT = "light", "Light"
        DIM = "dim", "Dim"
        DARK = "dark", "Dark"

    class Accent(models.TextChoices):
        BLUE = "blue", "Blue"
        TEAL = "teal", "Teal"
        GREEN = "green", "Green"
        VIOLET = "violet", "Violet"
        MAGENTA = "magenta", "Magenta"
        AMBER = "amber", "Amber"

    class TextSize(models.TextChoices):
        SMALL = "small", "Small"
        NORMAL = "normal", "Normal"
        LARGE = "large", "Large"
        HUGE = "huge", "Very large"

    class Language(models.TextChoices):
        """How dates and times are written; the words are English in all of them."""

        AMERICAN = "en-us", "English (United States): 3:04 PM · Mar 5, 2026"
        BRITISH = "en-gb", "English (United Kingdom): 15:04 · 5 Mar 2026"

    DAYS_TO_RETURN = 30

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]

    id = IdField()
    username = UsernameField()
    display_name = models.CharField(max_length=50, blank=True)
    bio = models.CharField(max_length=160, blank=True)
    location = models.CharField(max_length=30, blank=True)
    website = models.CharField(
        max_length=100, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    # Keys of files, see `apps.media.files`.
    avatar = models.CharField(max_length=60, blank=True, editable=False)
    header = models.CharField(max_length=60, blank=True, editable=False)
    protected = models.BooleanField("protected Tweets", default=False)
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    accent = models.CharField("colour", max_length=7, choices=Accent, default=Accent.BLUE)
    text_size = models.CharField(max_length=6, choices=TextSize, default=TextSize.NORMAL)
    less_motion = models.BooleanField(default=False)
    keys_enabled = models.BooleanField("keyboard keys", default=True)
    language = models.CharField(max_length=5, choices=Language, default=Language.AMERICAN)
    # Empty: that of the device, else the site's.
    time_zone = models.CharField(max_length=40, blank=True)
    # Where their browser was last, as long as they choose none.
    seen_zone = models.CharField(max_length=40, blank=True, editable=False)
    # Raised to end every session and forget every browser, whatever is known of them.
    session_version = models.PositiveIntegerField(default=0, editable=False)
    # False from a sign-up to the first login, which comes after the address is proved where that is
    # asked for. The account is not active meanwhile: nobody sees, finds or follows it.
    confirmed = models.BooleanField(default=True, editable=False)
    # When its owner deactivated the account, which is not active then. Whose confirmed account is
    # inactive without it was shut out by the staff.
    deactivated_at = models.DateTimeField(null=True, blank=True)
    # What stands beside Following on Home: pairs of a title and the path of a page. Here, since it
    # is read with each Home.
    home_tabs = models.JSONField(default=list, blank=True, editable=False)

    followers_count = models.PositiveIntegerField(default=0, editable=False)
    following_count = models.PositiveIntegerField(default=0, editable=False)
    tweets_count = models.PositiveIntegerField(default=0, editable=False)

    objects = AccountManager()  # type: ignore[misc]

    REQUIRED_FIELDS = ["email"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="users_username_unique",
                violation_error_message="This name is taken.",
            )
        ]
        indexes = [
            models.Index(fields=["-followers_count"], name="users_popular"),
            # Who logs in by an address that was never proved is found by it.
            models.Index(fields=["email"], name="users_email"),
        ]

    def __str__(self) -> str:
        return f"@{self.username}"

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """The profile's address, put together without reversing: it stands on every card."""
        return f"/@{self.username}"

    @property
    def name(self) -> str:
        return self.display_name or self.username

    @property
    def avatar_url(self) -> str:
        return f"{settings.MEDIA_URL}{self.avatar}-400.webp" if self.avatar else ""

    @property
    def small_avatar_url(self) -> str:
        return f"{settings.MEDIA_URL}{self.avatar}-96.webp" if self.avatar else ""

    @property
    def header_url(self) -> str:
        return f"{settings.MEDIA_URL}{self.header}-1500.webp" if self.header else ""

    @property
    def small_header_url(self) -> str:
        return f"{settings.MEDIA_URL}{self.header}-600.webp" if self.header else ""

    @property
    def bio_html(self) -> SafeString:
        """The bio with its links, safe to show."""
        return render_lines(self.bio, ())

    @property
    def website_shown(self) -> str:
        """The website as people read it: without scheme."""
        return self.website.partition("://")[2].rstrip("/")

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """By what Django tells that a session is still good: the password, and the version."""
        key_salt = "users.models.User.session_version"
        value = f"{self.session_version}:{self.password}"
        return salted_hmac(key_salt, value, secret=secret, algorithm="sha256").hexdigest()

    @property
    def may_enter(self) -> bool:
        """Whether a login opens the account: it is active, or will be by that."""
        return self.is_active or not self.confirmed or self.may_return

    @property
    def may_return(self) -> bool:
        """Whether its owner deactivated the account not too long ago."""
        until = timezone.now() - timedelta(days=self.DAYS_TO_RETURN)
        return self.deactivated_at is not None and self.deactivated_at > until

    @property
    def zone(self) -> ZoneInfo:
        """In which times are written and days begin for this person."""
        return zone_named(self.time_zone or self.seen_zone)

    @property
    def lang(self) -> str:
        """The language of pages as HTML names it: en-GB."""
        language, _, region = self.language.partition("-")
        return f"{language}-{region.upper()}"

    @property
    def initial(self) -> str:
        """The letter of the drawn avatar that stands in for a missing picture."""
        return self.name[:1].upper()

    @property
    def tint(self) -> int:
        """Which of eight colours the drawn avatar has, always the same for one person."""
        return self.pk % 8


class FormerName(models.Model):
    """A username that its owner gave up; it leads to them until somebody takes it."""

    id = IdField()
    username = UsernameField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")

    objects = FormerNameQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("username"), name="users_former_name_unique")]

    def __str__(self) -> str:
        return f"@{self.username}"
