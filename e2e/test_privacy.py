"""Muting, blocking and letting in, as people do it in the browser."""

import pytest
from playwright.sync_api import expect

from apps.graph import actions as graph
from apps.graph.models import Block, Follow, Mute, MutedWord
from apps.tweets import actions


@pytest.fixture(params=[True, False], ids=["javascript", "no-javascript"])
def alices(request, browser, site, sign_in, alice, bob):
    """A page of alice's, who follows bob."""
    graph.follow(alice, bob)
    actions.post(bob, "hello from bob")
    context = browser.new_context(java_script_enabled=request.param)
    sign_in(alice, context)
    yield context.new_page()
    context.close()


def test_mute_from_the_menu_and_undo_in_the_settings(alices, site):
    alices.goto(f"{site}/@bob")
    alices.get_by_label("More about @bob").click()
    alices.get_by_role("button", name="Mute for a week").click()
    expect(alices.get_by_text("@bob is muted.")).to_be_visible()
    alices.goto(site)
    expect(alices.get_by_text("hello from bob")).to_have_count(0)
    alices.goto(f"{site}/settings/privacy")
    alices.get_by_role("main").get_by_role("link", name="Muted accounts").click()
    alices.get_by_role("button", name="Unmute @bob").click()
    expect(alices.get_by_text("@bob is no longer muted.")).to_be_visible()
    assert not Mute.objects.exists()


def test_block_asks_first_and_can_be_undone(alices, site):
    alices.goto(f"{site}/@bob")
    alices.get_by_label("More about @bob").click()
    alices.get_by_role("link", name="Block").click()
    expect(alices.get_by_role("heading", name="Block @bob?")).to_be_visible()
    assert not Block.objects.exists()
    alices.get_by_role("button", name="Block", exact=True).click()
    expect(alices.get_by_text("You blocked @bob")).to_be_visible()
    assert not Follow.objects.exists()
    alices.get_by_role("button", name="Unblock").click()
    expect(alices.get_by_text("hello from bob")).to_be_visible()


def test_mute_a_word_and_hear_it_again(alices, site, bob):
    actions.post(bob, "the FINALE")
    alices.goto(f"{site}/settings/muted-words")
    alices.get_by_label("Word, phrase").fill("…")
    alices.get_by_role("button", name="Mute", exact=True).click()
    expect(alices.get_by_text("There is no word in it.")).to_be_visible()
    alices.get_by_label("Word, phrase").fill("finale")
    alices.get_by_label("For how long").select_option("For a day")
    alices.get_by_role("button", name="Mute", exact=True).click()
    expect(alices.locator("li.word")).to_contain_text("finale")
    alices.goto(site)
    expect(alices.get_by_text("hello from bob")).to_be_visible()
    expect(alices.get_by_text("the FINALE")).to_have_count(0)
    alices.goto(f"{site}/settings/muted-words")
    alices.get_by_role("button", name="Unmute finale").click()
    expect(alices.get_by_text("“finale” is no longer muted.")).to_be_visible()
    assert not MutedWord.objects.exists()


def test_protect_and_let_somebody_in(alices, site, alice, carol):
    alices.goto(f"{site}/settings/privacy")
    alices.get_by_label("Protect my Tweets").check()
    alices.get_by_role("button", name="Save").click()
    expect(alices.get_by_text("Saved.")).to_be_visible()
    alice.refresh_from_db()
    graph.follow(carol, alice)
    alices.get_by_role("link", name="Follow requests").click()
    alices.get_by_role("button", name="Accept @carol").click()
    expect(alices.get_by_text("@carol follows you now.")).to_be_visible()
    expect(alices.get_by_role("button", name="Accept @carol")).to_have_count(0)
    assert Follow.objects.filter(follower=carol, followed=alice).exists()
