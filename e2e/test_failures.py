"""What happens when something fails on the way: nothing is lost, and one is told."""

import re

import pytest
from django.conf import settings as site_settings
from playwright.sync_api import expect

from apps.tweets import actions
from apps.tweets.models import Like, Tweet
from e2e.composing import card, settled


def test_a_like_shows_before_the_server_answers(home):
    home.route("**/like", lambda _: None)  # never answered
    like = card(home, "hello from bob").get_by_role("button", name="Like")
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")
    expect(like.locator(".number")).to_have_text("1")


@pytest.mark.parametrize("status", [403, 404, 429, 500])
def test_a_refused_like_is_put_back_with_a_word(home, status):
    home.route("**/like", lambda route: route.fulfill(status=status, body="<h1>proxy</h1>"))
    like = card(home, "hello from bob").get_by_role("button", name="Like")
    like.click()
    expect(home.locator(".toast")).to_contain_text("That didn’t work.")
    expect(like).to_have_attribute("aria-pressed", "false")
    expect(like.locator(".number")).to_have_text("")
    expect(home.get_by_role("heading", name="proxy")).to_have_count(0)


def test_a_lost_connection_offers_to_try_again(home, context):
    like = card(home, "hello from bob").get_by_role("button", name="Like")
    context.set_offline(True)
    like.click()
    expect(home.locator(".toast")).to_contain_text("You are offline.")
    expect(like).to_have_attribute("aria-pressed", "false")
    context.set_offline(False)
    home.get_by_role("button", name="Retry").click()
    expect(like).to_have_attribute("aria-pressed", "true")
    expect(home.get_by_role("button", name="Like 1")).to_be_visible()
    settled(home)
    assert Like.objects.count() == 1


def test_a_tweet_that_went_meanwhile_says_so(home):
    actions.delete(Tweet.objects.get())
    like = card(home, "hello from bob").get_by_role("button", name="Like")
    like.click()
    expect(home.locator(".toast")).to_contain_text("Nothing here")
    expect(like).to_have_attribute("aria-pressed", "false")


def test_a_server_failure_in_a_fragment_is_a_toast(home, context):
    home.get_by_role("textbox", name="Your Tweet").fill("kept")
    home.route("**/compose", lambda route: route.abort())
    home.get_by_role("button", name="Tweet", exact=True).click()
    expect(home.locator(".toast")).to_contain_text("can’t be reached")
    expect(home.get_by_role("textbox", name="Your Tweet")).to_have_value("kept")


def test_a_lost_connection_in_a_dialog_can_be_tried_again_there(home, context):
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("from the dialog")
    context.set_offline(True)
    dialog.get_by_role("button", name="Tweet", exact=True).click()
    expect(home.locator(".toast")).to_contain_text("You are offline.")
    expect(dialog.get_by_role("textbox")).to_have_value("from the dialog")
    context.set_offline(False)
    home.get_by_role("button", name="Retry").click()
    expect(dialog).to_be_hidden()
    expect(home.locator("#toasts")).to_contain_text("Your Tweet was sent.")
    expect(card(home, "from the dialog")).to_be_visible()


def test_the_dialog_throws_nothing_away_unasked(home):
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    box = dialog.get_by_role("textbox")
    box.fill("not to be lost")
    place = box.bounding_box()
    home.mouse.move(place["x"] + 5, place["y"] + 15)
    home.mouse.down()
    home.mouse.move(10, 700, steps=5)
    home.mouse.up()
    expect(box).to_have_value("not to be lost")
    asked = []

    def refuse(question):
        asked.append(question.message)
        question.dismiss()

    home.once("dialog", refuse)
    home.mouse.click(10, 700)
    assert asked
    expect(box).to_have_value("not to be lost")
    home.once("dialog", lambda question: question.accept())
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_a_reply_to_a_long_conversation_stands_there_once(home, bob, site):
    tweet = actions.post(bob, "long")
    for number in range(25):
        actions.post(bob, f"reply {number}.", reply_to=tweet)
    home.goto(site + tweet.path)
    home.get_by_role("textbox", name="Your reply").fill("my own reply")
    home.get_by_role("button", name="Reply", exact=True).click()
    expect(card(home, "my own reply")).to_be_visible()
    home.get_by_text("reply 19.").scroll_into_view_if_needed()
    expect(home.get_by_text("reply 24.")).to_be_attached()
    expect(home.locator("#feed article", has_text="my own reply")).to_have_count(1)


def test_deleting_counts_down_and_keeps_the_keyboard_on_the_page(home, site, alice):
    actions.post(alice, "to be deleted")
    home.goto(f"{site}/@alice")
    expect(home.locator(".bar")).to_contain_text("1 Tweet")
    card(home, "to be deleted").get_by_label("More about this Tweet").click()
    card(home, "to be deleted").get_by_role("link", name="Delete").click()
    home.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(home.locator(".bar")).to_contain_text("0 Tweets")
    expect(home.locator("main")).to_be_focused()


def test_a_stale_token_is_replaced_at_send_time(home, context):
    cookie = next(one for one in context.cookies() if one["name"] == site_settings.CSRF_COOKIE_NAME)
    context.add_cookies([{**cookie, "value": "a" * 32}])
    card(home, "hello from bob").get_by_role("button", name="Like").click()
    expect(home.get_by_role("button", name="Like 1")).to_be_visible()
    settled(home)
    assert Like.objects.count() == 1


def test_without_any_token_one_is_told_what_to_do(home, context):
    context.clear_cookies(name=site_settings.CSRF_COOKIE_NAME)
    card(home, "hello from bob").get_by_role("button", name="Like").click()
    expect(home.locator(".toast")).to_contain_text("Please try once more")
    assert not Like.objects.exists()


def test_a_dead_session_leads_to_the_login_page_and_back(home, context, site):
    context.clear_cookies(name=site_settings.SESSION_COOKIE_NAME)
    card(home, "hello from bob").get_by_role("button", name="Like").click()
    expect(home).to_have_url(re.compile(r"/accounts/login/\?next=%2F$"))
    expect(home.get_by_role("heading", name=re.compile("Log in"))).to_be_visible()


def test_strangers_are_led_to_the_login_page(page, site, bob):
    tweet = actions.post(bob, "hello from bob")
    page.goto(site + tweet.path)
    page.get_by_role("button", name="Like").click()
    expect(page).to_have_url(re.compile(r"/accounts/login/\?next=%2F%40bob"))


def test_a_double_click_is_one_like(home):
    like = card(home, "hello from bob").get_by_role("button", name="Like")
    like.dblclick()
    settled(home)
    assert Like.objects.count() <= 1
    assert Tweet.objects.get().likes_count == Like.objects.count()


def test_a_double_click_is_one_tweet(home):
    home.get_by_role("textbox", name="Your Tweet").fill("only once")
    home.get_by_role("button", name="Tweet", exact=True).dblclick()
    expect(card(home, "only once")).to_be_visible()
    settled(home)
    assert Tweet.objects.filter(text="only once").count() == 1


def test_the_timeline_goes_on_by_itself_after_an_error(home, context, bob):
    for number in range(60):
        actions.post(bob, f"number {number}")
    home.reload()
    home.route("**/?before=*", lambda route: route.abort())
    home.keyboard.press("End")
    expect(home.get_by_text("The site can’t be reached.")).to_be_visible()
    home.unroute("**/?before=*")
    home.evaluate("dispatchEvent(new Event('online'))")
    expect(home.get_by_text("number 20", exact=True)).to_be_attached()
    expect(home.get_by_text("The site can’t be reached.")).to_have_count(0)
