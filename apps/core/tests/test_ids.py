from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from apps.core.ids import EPOCH, IdMaker, lowest_id_at, made_at, new_id


def test_ids_are_unique_and_grow():
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_an_id_fits_a_signed_64_bit_column_until_2139():
    last = EPOCH + timedelta(milliseconds=2**42 - 1)
    with time_machine.travel(last, tick=False):
        assert new_id() < 2**63
    assert last.year == 2139


def test_an_id_tells_when_it_was_made():
    at = datetime(2026, 3, 5, 15, 4, 5, 678_000, tzinfo=UTC)
    with time_machine.travel(at, tick=False):
        assert made_at(IdMaker(1).make()) == at


def test_writers_never_make_the_same_id():
    with time_machine.travel(datetime(2026, 3, 5, tzinfo=UTC), tick=False):
        made = {IdMaker(writer).make() for writer in range(1024)}
    assert len(made) == 1024


def test_a_full_millisecond_goes_on_in_the_next():
    maker = IdMaker(1)
    with time_machine.travel(datetime(2026, 3, 5, tzinfo=UTC), tick=False):
        made = [maker.make() for _ in range(5000)]
    assert made == sorted(set(made))


def test_a_clock_set_back_repeats_nothing():
    maker = IdMaker(1)
    with time_machine.travel(datetime(2026, 3, 5, tzinfo=UTC), tick=False) as clock:
        first = maker.make()
        clock.shift(timedelta(seconds=-5))
        assert maker.make() > first


@pytest.mark.parametrize("ahead", [timedelta(seconds=12), timedelta(hours=1), timedelta(days=900)])
def test_a_clock_that_was_ahead_is_followed_back(ahead):
    maker, before = IdMaker(1), datetime(2026, 3, 5, tzinfo=UTC)
    with time_machine.travel(before, tick=False) as clock:
        made = [maker.make() for _ in range(100)]
        clock.shift(ahead)
        made += [maker.make() for _ in range(100)]
        clock.move_to(before + timedelta(seconds=1))
        after = [maker.make() for _ in range(100)]
    assert {made_at(one) for one in after} == {before + timedelta(seconds=1)}
    assert after == sorted(after)
    assert len({*made, *after}) == 300


def test_ids_never_run_far_ahead_of_the_clock():
    maker, now = IdMaker(1), datetime(2026, 3, 5, tzinfo=UTC)
    with time_machine.travel(now, tick=False) as clock:
        for step in range(30):
            clock.move_to(now + timedelta(seconds=step % 9))
            latest = made_at([maker.make() for _ in range(2_000)][-1])
            assert latest - datetime.now(UTC) < timedelta(seconds=10)


def test_moments_that_come_by_twice_hardly_repeat_an_id():
    now = datetime(2026, 3, 5, tzinfo=UTC)
    with time_machine.travel(now, tick=False):
        again = [IdMaker(1).make() for _ in range(20)]
    assert len(set(again)) > 10


@pytest.mark.parametrize("year", [2006, 2026, 2100])
def test_an_imported_row_sorts_at_its_own_date(year):
    at = datetime(year, 6, 1, 12, 0, tzinfo=UTC)
    made = new_id(at)
    assert made_at(made) == at
    assert lowest_id_at(at) <= made < lowest_id_at(at + timedelta(milliseconds=1))
