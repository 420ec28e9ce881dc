"""What one does with a Tweet that stands: pass it on, quote, edit, pin, say who may reply."""

import pytest
from playwright.sync_api import expect

from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.models import Retweet, Tweet
from e2e.composing import alts, box, card, send


def test_retweet_and_quote_stand_in_one_menu(home, alice):
    tweet = card(home, "hello from bob")
    tweet.locator(".choose summary").click()
    tweet.get_by_role("button", name="Retweet", exact=True).click()
    expect(tweet.locator("[data-slot=retweet] .number")).to_have_text("1")
    expect(tweet.get_by_role("button", name="Undo Retweet")).to_be_hidden()
    expect(home.locator(".htmx-request")).to_have_count(0)
    assert Retweet.objects.count() == 1
    tweet.locator(".choose summary").click()
    tweet.get_by_role("link", name="Quote").click()
    dialog = home.get_by_role("dialog")
    expect(dialog).to_contain_text("hello from bob")
    dialog.get_by_role("textbox", name="Your comment").fill("well said")
    dialog.get_by_role("button", name="Tweet", exact=True).click()
    sent = card(home, "well said")
    expect(sent.locator(".quoted")).to_contain_text("hello from bob")
    sent.get_by_role("link", name="Quoted Tweet by Bob Brown").click()
    expect(home.locator(".focused")).to_contain_text("1 Quote")


def test_an_edit_shows_at_once_and_its_history_on_demand(home, alice):
    box(home).fill("a tpyo")
    send(home)
    mine = card(home, "a tpyo")
    mine.get_by_label("More about this Tweet").click()
    mine.get_by_role("link", name="Edit").click()
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your Tweet").fill("a typo")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    changed = card(home, "a typo")
    expect(changed).to_be_visible()
    expect(box(home)).to_have_value("")
    changed.get_by_role("link", name="Edited").click()
    expect(dialog).to_contain_text("a tpyo")


def test_a_pin_moves_a_tweet_to_the_top_of_the_profile(home, site, alice):
    actions.post(alice, "my best")
    actions.post(alice, "my newest")
    home.goto(f"{site}/@alice")
    best = card(home, "my best")
    best.get_by_label("More about this Tweet").click()
    best.get_by_role("button", name="Pin to profile").click()
    expect(home.locator("#toasts")).to_contain_text("Pinned to your profile.")
    home.reload()
    expect(home.get_by_role("article").first).to_contain_text("my best")
    expect(home.get_by_role("article").first).to_contain_text("Pinned")


def test_who_may_reply_is_chosen_and_told(home, site, sign_in, carol):
    box(home).fill("only friends")
    home.locator("main").get_by_label("Who can reply").select_option("mentioned")
    send(home)
    expect(card(home, "only friends")).to_be_visible()
    sign_in(carol)
    home.goto(site + Tweet.objects.get(text="only friends").path)
    expect(home.get_by_text("Only people @alice mentioned can reply.")).to_be_visible()
    expect(home.get_by_role("textbox", name="Your reply")).to_have_count(0)


@pytest.mark.parametrize("size", [(320, 640), (390, 844)])
def test_menus_fit_on_a_phone(home, site, bob, size):
    """Each choice can be reached, the last Tweet's too, and nothing runs out of the page."""
    for number in range(8):
        actions.post(bob, f"tweet {number}")
    home.set_viewport_size({"width": size[0], "height": size[1]})
    home.reload()
    for tweet in home.get_by_role("article").all()[:5]:
        tweet.scroll_into_view_if_needed()
        for menu, choice in ((".choose", "Quote"), ("[data-slot=menu]", "Open the Tweet")):
            tweet.locator(f"{menu} summary").click()
            tweet.get_by_role("link", name=choice).click(trial=True, timeout=3000)
            assert home.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            home.keyboard.press("Escape")


@pytest.mark.parametrize("script", [True, False])
def test_nothing_covers_the_button_on_a_small_screen(browser, site, sign_in, alice, script):
    size = {"width": 320, "height": 640}
    context = browser.new_context(viewport=size, java_script_enabled=script)
    sign_in(alice, context)
    page = context.new_page()
    page.goto(f"{site}/compose")
    page.get_by_role("textbox", name="Your Tweet").fill("line\n" * 12)
    send(page)
    expect(page.get_by_text("Your Tweet was sent.")).to_be_visible()
    context.close()


def test_pictures_are_edited_in_place(home, alice):
    images = [store_image(alice, noise(60, 40), alt) for alt in ("first", "second")]
    tweet = actions.post(alice, "with pictures", images=images)
    home.reload()
    mine = card(home, "with pictures")
    mine.get_by_label("More about this Tweet").click()
    mine.get_by_role("link", name="Edit").click()
    dialog = home.get_by_role("dialog")
    expect(dialog.get_by_label("Description of the picture")).to_have_count(2)
    # Nothing was changed, so nothing is asked.
    home.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    mine.get_by_label("More about this Tweet").click()
    mine.get_by_role("link", name="Edit").click()
    dialog.get_by_label("Description of the picture").nth(1).fill("the second")
    dialog.get_by_role("button", name="Move earlier").last.click()
    dialog.get_by_label("Sensitive content").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    mine.locator(".cover summary").click()
    expect(mine.get_by_role("img").first).to_have_accessible_name("the second")
    assert alts(tweet) == ["the second", "first"]
