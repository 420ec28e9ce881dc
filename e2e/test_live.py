"""What a page that stays open learns by itself."""

import pytest
from playwright.sync_api import expect

from apps.graph import actions as graph
from apps.timelines.models import Timeline
from apps.tweets import actions
from e2e.axe import assert_clean
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


def test_a_badge_changes_in_another_browser(browser, site, sign_in, home, alice, bob, console):
    tweet = actions.post(bob, "like me")
    with browser.new_context() as other:
        sign_in(bob, other)
        theirs = other.new_page()
        theirs.goto(f"{site}/notifications")
        theirs.goto(f"{site}/explore")
        badge = theirs.get_by_role("navigation", name="Main", exact=True).locator("[data-badge]")
        expect(badge).to_be_hidden()
        home.goto(site + tweet.path)
        home.get_by_role("button", name="Like").first.click()
        expect(badge).to_have_text("1 unread", timeout=6000)
        assert theirs.title().startswith("(1) ")
        theirs.get_by_role("link", name="Notifications").first.click()
        expect(theirs.get_by_text("Alice Adams liked your Tweet")).to_be_visible()
        expect(badge).to_be_hidden()
        # It is told on the open page as well, which then counts as read.
        actions.retweet(alice, tweet)
        expect(theirs.get_by_text("retweeted your Tweet")).to_be_visible(timeout=6000)
        expect(theirs.locator("#feed article")).to_have_count(3)
        expect(badge).to_be_hidden()
    assert console == []


def test_without_javascript_the_badge_is_right_on_the_next_page(browser, site, sign_in, alice, bob):
    tweet = actions.post(alice, "mine")
    with browser.new_context(java_script_enabled=False) as context:
        sign_in(alice, context)
        page = context.new_page()
        page.goto(f"{site}/explore")
        badge = page.get_by_role("navigation", name="Main", exact=True).locator("[data-badge]")
        expect(badge).to_be_hidden()
        actions.like(bob, tweet)
        page.goto(f"{site}/bookmarks")
        expect(badge).to_have_text("1 unread")
        page.get_by_role("link", name="Notifications").first.click()
        expect(page.get_by_text("Bob Brown liked your Tweet")).to_be_visible()
        expect(badge).to_be_hidden()


def test_people_are_answered_on_the_page(open_inbox, alice, bob, person):
    page = open_inbox
    page.get_by_role("button", name="Accept @dave").click()
    expect(page.get_by_text("dave wants to follow you")).to_have_count(0)
    page.get_by_role("button", name="Follow @bob").click()
    expect(page.get_by_role("button", name="Follow @bob")).to_have_attribute("aria-pressed", "true")
    settled(page)
    alice.refresh_from_db()
    assert (alice.following_count, alice.followers_count) == (1, 2)


@pytest.fixture
def open_inbox(page, site, sign_in, alice, bob, person):
    """Alice's notifications: bob follows her, and dave asks to."""
    graph.follow(bob, alice)
    graph.protect(alice)
    graph.follow(person("dave"), alice)
    sign_in(alice)
    page.goto(f"{site}/notifications")
    return page


@pytest.mark.parametrize("news", [1, 25])
def test_an_empty_page_becomes_a_feed_with_its_first_line(
    page, site, sign_in, alice, bob, console, news
):
    sign_in(alice)
    page.goto(f"{site}/notifications")
    expect(page.get_by_text("Nothing yet")).to_be_visible()
    expect(page.get_by_role("feed")).to_have_count(0)
    assert_clean(page)
    for number in range(news):
        actions.like(bob, actions.post(alice, str(number)))
    feed = page.get_by_role("feed", name="Notifications")
    expect(feed.get_by_role("article")).to_have_count(min(news, 20), timeout=6000)
    expect(page.get_by_text("Nothing yet")).to_have_count(0)
    assert_clean(page)
    actions.retweet(bob, actions.post(alice, "again"))
    expect(feed.get_by_text("retweeted your Tweet")).to_be_visible(timeout=6000)
    expect(feed.get_by_role("article")).to_have_count(min(news, 20) + 1)
    assert console == []


def test_an_empty_home_becomes_a_feed_with_its_first_tweet(page, site, sign_in, alice, console):
    sign_in(alice)
    page.goto(site)
    expect(page.get_by_role("feed")).to_have_count(0)
    assert_clean(page)
    for number, text in enumerate(("first", "second")):
        page.get_by_role("textbox", name="Your Tweet").fill(text)
        page.get_by_role("button", name="Tweet", exact=True).click()
        feed = page.get_by_role("feed", name="Home timeline")
        expect(feed.get_by_role("article")).to_have_count(number + 1)
    assert_clean(page)
    assert console == []


def test_an_empty_home_becomes_a_feed_with_what_waited(page, site, sign_in, alice, bob, console):
    graph.follow(alice, bob)
    sign_in(alice)
    page.goto(site)
    actions.post(bob, "hello")
    page.get_by_role("button", name="Show 1 Tweet").click(timeout=8000)
    feed = page.get_by_role("feed", name="Home timeline")
    expect(feed.get_by_role("article")).to_have_count(1)
    assert_clean(page)
    assert console == []
