"""What a page that stays open learns by itself."""

import pytest
from playwright.sync_api import expect

from apps.timelines.models import Timeline
from apps.tweets import actions
from e2e.composing import settled


@pytest.fixture
def open_home(home, bob):
    """Home as it stays open, with time that passes when a test says so."""
    for number in range(40):
        actions.post(bob, f"tweet number {number}.")
    home.clock.install()
    home.reload()
    return home


@pytest.fixture
def asked(open_home):
    """The times the page asked."""
    times = []
    open_home.on("request", lambda request: times.append(1) if "/live" in request.url else None)
    return times


def texts(page):
    return page.locator("#feed .text").all_inner_texts()


def pass_seconds(page, seconds):
    page.clock.run_for(seconds * 1000)
    # The server's time is another one.
    page.wait_for_timeout(100)


def test_a_pill_tells_of_new_tweets_and_brings_them(open_home, bob, console):
    page = open_home
    page.mouse.wheel(0, 1500)
    page.wait_for_timeout(200)
    height, before = page.evaluate("scrollY"), texts(page)
    actions.post(bob, "first")
    actions.post(bob, "second")
    pass_seconds(page, 5)
    pill = page.get_by_role("button", name="Show 2 Tweets")
    expect(pill).to_be_visible()
    assert page.evaluate("scrollY") == height
    assert texts(page) == before
    pill.click()
    expect(page.get_by_text("second", exact=True)).to_be_in_viewport()
    assert texts(page) == ["second", "first", *before]
    expect(page.locator("#feed article").first).to_be_focused()
    expect(pill).to_have_count(0)
    assert console == []


def test_an_own_tweet_in_between_stands_once(open_home, bob):
    page = open_home
    before = texts(page)
    actions.post(bob, "before mine")
    page.get_by_role("textbox", name="Your Tweet").fill("my own")
    page.get_by_role("button", name="Tweet", exact=True).click()
    settled(page)
    actions.post(bob, "after mine")
    pass_seconds(page, 5)
    page.get_by_role("button", name="Show 2 Tweets").click()
    expect(page.get_by_text("after mine")).to_be_visible()
    settled(page)
    assert texts(page) == ["after mine", "my own", "before mine", *before]


def test_many_begin_the_page_anew_and_it_goes_on_without_a_gap(open_home, bob):
    page = open_home
    for number in range(40, 65):
        actions.post(bob, f"tweet number {number}.")
    pass_seconds(page, 5)
    page.get_by_role("button", name="Show 20+ Tweets").click()
    expect(page.get_by_text("tweet number 64.", exact=True)).to_be_in_viewport()
    for _ in range(40):
        if page.get_by_text("hello from bob").count():
            break
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(50)
    wanted = [f"tweet number {number}." for number in range(64, -1, -1)]
    assert texts(page) == [*wanted, "hello from bob"]


def test_a_tab_that_nobody_sees_asks_nothing(open_home, asked):
    open_home.evaluate("Object.defineProperty(document, 'hidden', { value: true, writable: true })")
    pass_seconds(open_home, 60)
    assert not asked
    open_home.evaluate(
        "document.hidden = false; document.dispatchEvent(new Event('visibilitychange'))"
    )
    open_home.wait_for_timeout(100)
    assert len(asked) == 1


def test_without_answers_it_asks_less_often_and_says_nothing(open_home, asked):
    open_home.route("**/live*", lambda route: route.abort())
    for _ in range(60):
        pass_seconds(open_home, 1)
    # After 4, 8, 16 and 32 seconds.
    assert len(asked) in {3, 4, 5}
    expect(open_home.locator("#toasts")).to_be_empty()
    open_home.unroute("**/live*")
    open_home.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    open_home.wait_for_timeout(100)
    asked.clear()
    for _ in range(20):
        pass_seconds(open_home, 1)
    assert len(asked) >= 3


def test_the_next_visit_begins_where_one_left_off(home, bob):
    Timeline.objects.update(noted=1)
    actions.post(bob, "since then")
    home.reload()
    mark = home.locator("article", has_text="You left off here")
    expect(mark.locator(".text")).to_have_text("hello from bob")
