"""How counts and times are written for people."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language

_ORDERS = {
    "en-us": {"short": "M j", "full": "M j, Y"},
    "en-gb": {"short": "j M", "full": "j M Y"},
}


@lru_cache(maxsize=1_000)
def zone_named(name: str) -> ZoneInfo:
    """The time zone `name`, or the site's if it is empty or no longer known: names come and go."""
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def known_zone(name: str) -> str:
    """`name`, if there is such a time zone; else empty."""
    return name if name in _zones() else ""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


# Whether times are written in a zone that is the reader's own.
_own_zone: ContextVar[bool] = ContextVar("own_zone", default=False)


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """Times are written in the reader's zone `name` meanwhile; empty: in the site's, which they
    name then."""
    token = _own_zone.set(bool(name))
    try:
        with timezone.override(zone_named(name)):
            yield
    finally:
        _own_zone.reset(token)


def in_own_zone() -> bool:
    return _own_zone.get()


def short_count(number: int) -> str:
    """999 · 1,234 · 12.3K · 1.2M, rounded down so that nothing is overstated."""
    if number < 10_000:
        return f"{number:,}"
    for size, unit in ((1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K")):
        if number >= size:
            tenths = number * 10 // size
            whole, rest = divmod(tenths, 10)
            return f"{whole:,}{unit}" if rest == 0 or whole >= 100 else f"{whole}.{rest}{unit}"
    raise AssertionError("unreachable: number is at least 10,000 here")


def short_time(at: datetime, now: datetime | None = None) -> str:
    """now · 45s · 12m · 3h, then Mar 5, and Mar 5, 2024 in another year; local time, in the
    reader's language (5 Mar in the United Kingdom)."""
    now = now or timezone.now()
    seconds = int((now - at).total_seconds())
    if seconds < 5:
        return "now"
    if seconds < 60:
        return f"{seconds}s"
    if seconds < 3600:
        return f"{seconds // 60}m"
    if seconds < 86_400:
        return f"{seconds // 3600}h"
    local = timezone.localtime(at)
    same_year = local.year == timezone.localtime(now).year
    return date_format(local, _order("short" if same_year else "full"))


def full_day(at: datetime) -> str:
    """Mar 5, 2026, or 5 Mar 2026, in local time."""
    return _day(timezone.localtime(at).date(), get_language())


def full_time(at: datetime) -> str:
    """3:04 PM · Mar 5, 2026, or 15:04 · 5 Mar 2026, in local time."""
    local = timezone.localtime(at)
    language = get_language()
    # The day by itself: it is the same for many, and takes ten times as long as the time.
    day = _day(local.date(), language)
    if language == "en-gb":
        return f"{local.hour:02}:{local.minute:02} · {day}"
    half = "PM" if local.hour > 11 else "AM"
    return f"{local.hour % 12 or 12}:{local.minute:02} {half} · {day}"


def stamp(at: datetime) -> str:
    """The full time, with its zone unless that is the reader's own."""
    return full_time(at) if in_own_zone() else f"{full_time(at)} {timezone.localtime(at):%Z}"


def _order(length: str) -> str:
    """How a day is put together in the reader's language."""
    return _ORDERS.get(get_language() or "", _ORDERS["en-us"])[length]


@lru_cache(maxsize=1_000)
def _day(day: date, language: str | None) -> str:
    return date_format(day, _order("full"))
