"""A stranger's first quarter of an hour, on a real site, with JavaScript and without."""

import pytest
from playwright.sync_api import expect

PASSWORD = "a quiet green hill"


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def javascript(request):
    return request.param


@pytest.fixture
def newcomer(browser, real_site, javascript):
    """Makes a browser of its own for each person."""
    contexts = []

    def make():
        context = browser.new_context(base_url=real_site.url, java_script_enabled=javascript)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


def sign_up(page, username):
    page.goto("/")
    page.get_by_role("link", name="Create account").click()
    page.get_by_label("Email").fill(f"{username}@example.org")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.get_by_role("link", name="Skip all").click()
    expect(page.get_by_role("heading", name="Home")).to_be_visible()


def compose(page, label, text, button):
    page.get_by_role("textbox", name=label).fill(text)
    page.get_by_role("button", name=button, exact=True).click()


def card(page, text):
    return page.get_by_role("article").filter(has_text=text).first


def test_sign_up_tweet_follow_like_retweet_reply_log_out_log_in(newcomer, javascript):
    word = "js" if javascript else "plain"
    ann, ben = f"ann_{word}", f"ben_{word}"
    anns, bens = newcomer(), newcomer()

    sign_up(anns, ann)
    compose(anns, "Your Tweet", f"Good morning from {ann}", "Tweet")
    expect(card(anns, f"Good morning from {ann}")).to_be_visible()

    sign_up(bens, ben)
    bens.goto(f"/@{ann}")
    bens.locator(".profile").get_by_role("button", name="Follow").click()
    expect(bens.locator(".profile .follow")).to_have_attribute("aria-pressed", "true")
    expect(bens.locator(".profile .numbers")).to_contain_text("1 Follower")

    bens.goto("/")
    tweet = card(bens, f"Good morning from {ann}")
    tweet.get_by_role("button", name="Like").click()
    expect(tweet.get_by_role("button", name="Like 1")).to_have_attribute("aria-pressed", "true")
    tweet.locator(".choose summary").click()
    tweet.get_by_role("button", name="Retweet", exact=True).click()
    expect(tweet.locator("[data-slot=retweet] .number")).to_have_text("1")
    expect(tweet.locator("[data-slot=retweet] [aria-pressed=true]")).to_have_count(1)

    tweet.get_by_role("link", name="Reply").click()
    compose(bens, "Your reply", f"And good morning to {ann}", "Reply")
    if javascript:
        expect(bens.locator("#toasts")).to_contain_text("Your Tweet was sent.")
        tweet.locator("[data-open]").click()
    expect(card(bens, f"And good morning to {ann}")).to_be_visible()

    anns.goto("/")
    mine = card(anns, f"Good morning from {ann}")
    expect(mine.get_by_role("button", name="Like 1")).to_be_visible()
    expect(mine.get_by_role("link", name="Reply 1")).to_be_visible()

    bens.goto("/settings")
    bens.get_by_role("navigation", name="Settings").get_by_role("link", name="Log out").click()
    bens.get_by_role("button", name="Log out").click()
    expect(bens.get_by_role("link", name="Create account")).to_be_visible()
    bens.get_by_role("link", name="Log in").click()
    bens.get_by_label("Username or email").fill(ben.upper())
    bens.get_by_label("Password").fill(PASSWORD)
    bens.get_by_role("button", name="Log in").click()
    expect(card(bens, f"Good morning from {ann}")).to_be_visible()

    anns.goto("/")
    menu = card(anns, f"Good morning from {ann}")
    menu.get_by_label("More about this Tweet").click()
    menu.get_by_role("link", name="Delete").click()
    anns.get_by_role("button", name="Delete").click()
    expect(card(anns, f"Good morning from {ann}")).to_have_count(0)
