"""From the sign-up form to the first Tweet."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from apps.discovery import trends
from apps.graph.models import Follow
from apps.timelines import topics
from apps.tweets import actions
from apps.users.models import User
from e2e.composing import box, card, picture


@pytest.fixture
def lively(site, person):
    """A site on which people speak of a topic."""
    long_ago = timezone.now() - timedelta(days=90)
    for name in ("bob", "carol", "dora"):
        actions.post(person(name, date_joined=long_ago), f"{name} looks at #Birds")
    trends.refresh()
    return site


PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


@pytest.fixture(params=[(True, PHONE), (False, DESK)], ids=["javascript", "no-javascript"])
def newcomer(request, browser, lively):
    javascript, size = request.param
    context = browser.new_context(base_url=lively, java_script_enabled=javascript, viewport=size)
    yield context.new_page()
    context.close()


class Hand:
    """Fills in and clicks, and counts how often."""

    def __init__(self):
        self.moves = 0

    def fill(self, field, text):
        self.moves += 1
        field.fill(text)

    def choose(self, field, file):
        self.moves += 1
        field.set_input_files([file])

    def click(self, control):
        self.moves += 1
        control.click()


@pytest.fixture
def hand():
    return Hand()


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def link(page, name):
    return page.get_by_role("link", name=name, exact=True)


def sign_up(page, hand):
    page.goto("/accounts/signup/")
    fill_in(page, hand)
    # Nothing lies over the way on.
    for way in (button(page, "Save and go on"), link(page, "Skip"), link(page, "Skip all")):
        way.click(trial=True, timeout=2000)


def fill_in(page, hand):
    hand.fill(page.get_by_label("Email"), "ann@example.org")
    hand.fill(page.get_by_label("Username"), "ann")
    hand.fill(page.get_by_label("Password"), "a quiet green hill")
    hand.click(button(page, "Create account"))
    expect(page.get_by_role("progressbar", name="Step 1 of 4")).to_be_visible()


def first_tweet(page, hand):
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    hand.fill(box(page), "Good morning")
    hand.click(button(page, "Tweet"))
    expect(card(page, "Good morning")).to_be_visible()


def test_all_four_steps_lead_to_the_first_tweet(newcomer, hand):
    page = newcomer
    sign_up(page, hand)
    hand.choose(page.get_by_label("New picture"), picture())
    hand.click(button(page, "Save and go on"))
    hand.fill(page.get_by_label("Bio"), "Up before the larks.")
    hand.click(button(page, "Save and go on"))
    hand.click(button(page, "Follow #Birds"))
    follow = page.get_by_role("button", name="Follow #birds")
    expect(follow).to_have_attribute("aria-pressed", "true")
    hand.fill(page.get_by_label("Topics of your own"), "#moors tea")
    hand.click(button(page, "Next"))
    hand.click(button(page, "Follow @bob"))
    expect(button(page, "Follow @bob")).to_have_attribute("aria-pressed", "true")
    hand.click(link(page, "Go to Home"))
    expect(card(page, "bob looks at")).to_be_visible()
    first_tweet(page, hand)
    assert hand.moves == 15
    ann = User.objects.get(username="ann")
    assert (bool(ann.avatar), ann.bio, ann.tweets_count) == (True, "Up before the larks.", 1)
    assert topics.followed_topics(ann) == ["tea", "moors", "birds"]
    assert [one.followed.username for one in Follow.objects.filter(follower=ann)] == ["bob"]


def test_each_step_can_be_skipped(plain, site):
    plain.goto(f"{site}/welcome")
    for number in (2, 3, 4):
        link(plain, "Skip").click()
        expect(plain.get_by_role("progressbar", name=f"Step {number} of 4")).to_be_visible()
    link(plain, "Back").click()
    expect(plain.get_by_role("progressbar", name="Step 3 of 4")).to_be_visible()
    plain.go_back()
    link(plain, "Go to Home").click()
    expect(plain.get_by_role("heading", name="Home")).to_be_visible()


def test_all_can_be_skipped_at_once(newcomer, hand):
    sign_up(newcomer, hand)
    hand.click(link(newcomer, "Skip all"))
    first_tweet(newcomer, hand)
    assert hand.moves == 7


def test_whom_one_wanted_to_follow_waits_at_the_end(newcomer, hand):
    page = newcomer
    page.goto("/@bob")
    hand.click(button(page, "Follow @bob"))
    hand.click(link(page, "Sign up"))
    fill_in(page, hand)
    hand.click(link(page, "Skip"))
    hand.fill(page.get_by_label("Bio"), "Up before the larks.")
    hand.click(button(page, "Save and go on"))
    hand.click(button(page, "Follow #Birds"))
    expect(page.get_by_role("button", name="Follow #birds")).to_have_attribute(
        "aria-pressed", "true"
    )
    hand.click(button(page, "Next"))
    expect(link(page, "Skip")).to_have_count(0)
    hand.click(link(page, "Go on"))
    expect(page).to_have_url(re.compile(r"/@bob$"))
    hand.click(button(page, "Follow @bob"))
    expect(button(page, "Follow @bob")).to_have_attribute("aria-pressed", "true")
