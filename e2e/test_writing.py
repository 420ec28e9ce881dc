"""While one writes: suggestions, and drafts that nothing takes away."""

import re

from playwright.sync_api import expect

from apps.tweets import actions
from apps.tweets.models import Tweet
from e2e.composing import alts, box, card, choose, describe, options, picture, send


def test_people_are_suggested_and_chosen_by_keyboard(home, person):
    person("bonnie")
    box(home).press_sequentially("hi @bo")
    choices = options(home)
    expect(choices).to_have_count(2)
    expect(choices.first).to_contain_text("Bob Brown")
    expect(choices.first).to_have_attribute("aria-selected", "true")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    expect(box(home)).to_have_value("hi @bonnie ")
    expect(choices).to_have_count(0)


def test_topics_are_suggested_and_chosen_by_mouse(home, bob):
    actions.post(bob, "#birdwatching is fun")
    box(home).press_sequentially("more #bir")
    options(home).filter(has_text="#birdwatching").click()
    expect(box(home)).to_have_value("more #birdwatching ")
    expect(box(home)).to_be_focused()


def test_what_is_chosen_can_be_undone(home):
    area = box(home)
    area.press_sequentially("one two @bo")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Enter")
    expect(area).to_have_value("one two @bob ")
    expect(home.locator("main [data-mirror]")).to_have_text("one two @bob")
    home.keyboard.press("Control+z")
    expect(area).to_have_value("one two @bo")
    for _ in range(20):
        home.keyboard.press("Control+z")
    expect(area).to_have_value("")
    for _ in range(20):
        home.keyboard.press("Control+Shift+z")
    expect(area).to_have_value("one two @bob ")


def test_escape_closes_the_list_and_not_the_dialog(home):
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your Tweet").press_sequentially("@bo")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Escape")
    expect(options(home)).to_have_count(0)
    expect(dialog).to_be_visible()


def test_an_old_answer_does_not_overtake_a_new_one(home, person):
    person("bonnie")
    held = []

    def hold(route):
        held.append(route)

    home.route(re.compile(r"suggest\?q=%40b$"), hold)
    box(home).press_sequentially("@b")
    home.wait_for_timeout(250)
    box(home).press_sequentially("on")
    expect(options(home)).to_have_count(1)
    for route in held:
        # The page has given the old question up already.
        route.abort()
    expect(options(home)).to_contain_text("bonnie")


def test_a_reload_keeps_what_was_written(home):
    choose(home, picture())
    describe(home, "a thing")
    box(home).fill("half a thought")
    home.reload()
    expect(box(home)).to_have_value("half a thought")
    expect(home.get_by_label("Description of the picture")).to_have_value("a thing")
    send(home)
    expect(card(home, "half a thought")).to_be_visible()
    assert alts(Tweet.objects.get(text="half a thought")) == ["a thing"]
    home.reload()
    expect(box(home)).to_have_value("")


def test_what_is_thrown_away_does_not_come_back(home):
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Your Tweet").fill("nonsense")
    home.once("dialog", lambda question: question.accept())
    dialog.get_by_role("button", name="Close").click()
    home.reload()
    expect(box(home)).to_have_value("")


def test_each_conversation_has_a_draft_of_its_own(home, site):
    tweet = Tweet.objects.get()
    home.goto(site + tweet.path)
    home.get_by_role("textbox", name="Your reply").fill("for bob")
    home.goto(site)
    expect(box(home)).to_have_value("")
    home.goto(site + tweet.path)
    expect(home.get_by_role("textbox", name="Your reply")).to_have_value("for bob")


def test_nobody_else_sees_a_draft(home, site, sign_in, bob):
    box(home).fill("alice's own")
    sign_in(bob)
    home.goto(site)
    expect(box(home)).to_have_value("")


def test_a_draft_keeps_every_choice(home):
    choose(home, picture())
    describe(home, "a thing")
    home.get_by_label("Sensitive content").check()
    home.locator("main").get_by_label("Who can reply").select_option("mentioned")
    home.reload()
    expect(home.get_by_label("Sensitive content")).to_be_checked()
    expect(home.locator("main").get_by_label("Who can reply")).to_have_value("mentioned")
    box(home).fill("as chosen")
    send(home)
    expect(card(home, "as chosen")).to_be_visible()
    tweet = Tweet.objects.get(text="as chosen")
    assert (tweet.sensitive, tweet.reply_rule) == (True, "mentioned")


def test_the_dialog_does_not_send_what_stands_on_the_page(home):
    box(home).fill("on the page")
    home.locator("main").get_by_role("button", name="Tweet", exact=True).focus()
    home.keyboard.press("n")
    dialog = home.get_by_role("dialog")
    expect(dialog.get_by_role("textbox", name="Your Tweet")).to_have_value("")
    dialog.get_by_role("textbox", name="Your Tweet").fill("in the dialog")
    dialog.get_by_role("button", name="Tweet", exact=True).click()
    expect(card(home, "in the dialog")).to_be_visible()
    expect(box(home)).to_have_value("on the page")


def test_a_draft_waits_for_pictures_that_cannot_be_had_now(home):
    choose(home, picture())
    describe(home, "a thing")
    home.route("**/compose/pictures?*", lambda route: route.fulfill(status=503))
    home.reload()
    home.wait_for_timeout(300)
    home.unroute("**/compose/pictures?*")
    home.reload()
    expect(home.get_by_label("Description of the picture")).to_have_value("a thing")


def test_an_edit_is_not_thrown_away_unasked(home, site, alice):
    actions.post(alice, "before")
    home.goto(f"{site}/@alice")
    card(home, "before").get_by_label("More about this Tweet").click()
    card(home, "before").get_by_role("link", name="Edit").click()
    text = home.get_by_role("dialog").get_by_role("textbox", name="Your Tweet")
    text.fill("after a long thought")
    asked = []

    def refuse(question):
        asked.append(question.message)
        question.dismiss()

    home.once("dialog", refuse)
    home.keyboard.press("Escape")
    assert asked
    expect(text).to_have_value("after a long thought")


def test_a_topic_is_written_as_one_likes(home, bob):
    actions.post(bob, "#munchen")
    box(home).press_sequentially("#München")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Enter")
    expect(box(home)).to_have_value("#München\n")


def test_the_list_goes_when_the_caret_does(home):
    box(home).press_sequentially("hello @bo")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Home")
    expect(options(home)).to_have_count(0)


def test_control_enter_sends_beside_an_open_list(home):
    box(home).press_sequentially("to @bo")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Control+Enter")
    expect(card(home, "to @bo")).to_be_visible()
