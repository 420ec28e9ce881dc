from datetime import UTC, datetime, timedelta

import pytest

from apps.core.formats import full_time, short_count, short_time

NOW = datetime(2026, 3, 5, 15, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1_234, "1,234"),
        (9_999, "9,999"),
        (10_000, "10K"),
        (12_345, "12.3K"),
        (99_999, "99.9K"),
        (123_999, "123K"),
        (1_200_000, "1.2M"),
        (1_999_999, "1.9M"),
        (2_000_000_000, "2B"),
    ],
)
def test_counts_are_short_and_never_overstated(number, text):
    assert short_count(number) == text


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=0), "now"),
        (timedelta(seconds=45), "45s"),
        (timedelta(minutes=12), "12m"),
        (timedelta(hours=3), "3h"),
        (timedelta(days=3), "Mar 2"),
        (timedelta(days=400), "Jan 29, 2025"),
    ],
)
def test_times_are_short(ago, text):
    assert short_time(NOW - ago, NOW) == text


@pytest.mark.parametrize(
    ("hour", "text"), [(0, "12:04 AM"), (9, "9:04 AM"), (12, "12:04 PM"), (13, "1:04 PM")]
)
def test_the_full_time_knows_noon_and_midnight(hour, text):
    assert full_time(NOW.replace(hour=hour)) == f"{text} · Mar 5, 2026"


def test_the_full_time_is_in_local_time(settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    assert full_time(NOW) == "12:04 AM · Mar 6, 2026"
