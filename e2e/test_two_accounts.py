"""One browser, two accounts: a tab that shows one of them never acts as the other."""

import pytest
from playwright.sync_api import expect

from apps.core.page_reader import FIELD
from apps.tweets.models import Like, Tweet
from e2e.composing import box, card, picture, send

NOTICE = "You are @bob here by now"


@pytest.fixture
def stale(home, sign_in, bob):
    """Home as Alice opened it; by another tab Bob has logged in."""
    sign_in(bob)
    return home


def test_a_tweet_is_not_sent_and_stays_in_the_composer(stale):
    box(stale).fill("for my own people only")
    send(stale)
    expect(stale.locator("#toasts")).to_contain_text(NOTICE)
    expect(box(stale)).to_have_value("for my own people only")
    assert Tweet.objects.count() == 1
    # Alice's words are hers, and wait for her.
    stale.get_by_role("link", name="Reload the page").click()
    expect(box(stale)).to_have_value("")


def test_a_like_is_taken_back_and_a_picture_not_sent(stale):
    like = card(stale, "hello from bob").get_by_role("button", name="Like")
    like.click()
    expect(stale.locator("#toasts")).to_contain_text(NOTICE)
    expect(like).to_have_attribute("aria-pressed", "false")
    assert not Like.objects.exists()
    stale.locator("main input[type=file]").set_input_files([picture()])
    expect(stale.locator("#toasts")).to_contain_text("You are not logged in here")
    expect(stale.locator("main [data-picked]")).to_have_count(0)


def test_without_scripts_the_words_stand_on_the_answer(plain, site, sign_in, bob):
    plain.goto(f"{site}/compose")
    box(plain).fill("for my own people only")
    sign_in(bob, plain.context)
    send(plain)
    expect(plain.get_by_role("heading", name=NOTICE)).to_be_visible()
    expect(plain.get_by_label("What you wrote")).to_have_value("for my own people only")
    assert not Tweet.objects.exists()
    plain.go_back()
    expect(plain.locator(f"main input[name={FIELD}]")).to_be_attached()


def test_a_page_for_visitors_does_nothing_for_who_logged_in(page, site, sign_in, bob):
    page.goto(f"{site}/accounts/login/")
    sign_in(bob)
    page.get_by_label("Username or email").fill("alice")
    page.get_by_label("Password").fill("whatever it is")
    page.get_by_role("button", name="Log in", exact=True).click()
    expect(page.get_by_role("heading", name=NOTICE)).to_be_visible()
