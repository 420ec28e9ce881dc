"""What is written to the log, and how often."""

import logging

from apps.core.logs import ClientErrorFilter, RepeatFilter


def record(name="django_ox", level=logging.WARNING, text="Worker %s can not"):
    return logging.LogRecord(name, level, __file__, 1, text, ("w",), None)


def test_a_worker_complains_once_a_minute():
    repeats = RepeatFilter("django_ox")
    assert repeats.filter(record())
    assert not repeats.filter(record())
    assert repeats.filter(record(text="Something else"))


def test_it_may_say_it_again_later():
    repeats = RepeatFilter("django_ox", seconds=0)
    assert repeats.filter(record())
    assert repeats.filter(record())


def test_others_and_what_is_no_complaint_are_always_heard():
    repeats = RepeatFilter("django_ox")
    for one in (record(name="django.request"), record(level=logging.INFO)):
        assert repeats.filter(one)
        assert repeats.filter(one)


def test_what_a_client_did_wrong_is_one_line():
    wrong = record("django.request")
    wrong.status_code, wrong.exc_info = 400, (ValueError, ValueError(), None)
    assert ClientErrorFilter().filter(wrong)
    assert wrong.exc_info is None
    broken = record("django.request")
    broken.status_code, broken.exc_info = 500, (ValueError, ValueError(), None)
    assert ClientErrorFilter().filter(broken)
    assert broken.exc_info
