"""Looking for Tweets, people and topics as people do: by typing, by keyboard, without scripts."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from apps.discovery import searches, trends
from apps.discovery.models import RecentSearch
from apps.tweets import actions


def field(page):
    return page.get_by_role("combobox", name="Search").first


def options(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def test_what_is_typed_leads_to_results_with_marks(home, site, bob, console):
    actions.post(bob, "an owl at noon #birds")
    home.keyboard.press("/")
    expect(field(home)).to_be_focused()
    home.keyboard.type("owl")
    home.keyboard.press("Enter")
    expect(home).to_have_url(re.compile(r"/search\?q=owl"))
    expect(home.locator("article mark")).to_have_text("owl")
    expect(field(home)).to_have_value("owl")
    home.get_by_role("navigation", name="Results").get_by_role("link", name="Latest").click()
    expect(home).to_have_url(re.compile(r"q=owl&f=latest"))
    expect(home.locator("article")).to_have_count(1)
    # The page of results has noted it by itself.
    home.goto(f"{site}/search")
    expect(home.get_by_role("link", name="owl")).to_be_visible()
    assert console == []


def test_suggestions_are_chosen_by_keyboard(home, site, alice, bob):
    actions.post(bob, "look #bobbin")
    searches.remember(alice, "bob and friends")
    home.goto(f"{site}/explore")
    field(home).press_sequentially("bob")
    expect(options(home)).to_have_count(3)
    expect(field(home)).to_have_attribute("aria-expanded", "true")
    home.keyboard.press("ArrowDown")
    expect(options(home).nth(0)).to_have_attribute("aria-selected", "true")
    home.keyboard.press("ArrowUp")
    home.keyboard.press("Enter")
    expect(home).to_have_url(f"{site}/@bob")


def test_escape_closes_suggestions_and_keeps_what_is_typed(home, site):
    home.goto(f"{site}/explore")
    field(home).press_sequentially("bo")
    expect(options(home)).to_have_count(1)
    home.keyboard.press("Escape")
    expect(options(home)).to_have_count(0)
    expect(field(home)).to_have_value("bo")
    expect(field(home)).to_have_attribute("aria-expanded", "false")


def test_recent_searches_are_offered_before_a_letter(home, site, alice):
    searches.remember(alice, "owl barn")
    home.goto(f"{site}/explore")
    field(home).click()
    options(home).filter(has_text="owl barn").click()
    expect(home).to_have_url(re.compile(r"/search\?q=owl%20barn"))


def test_an_old_answer_does_not_overtake_a_new_one(home, site, person):
    person("bonnie")
    held = []

    def hold(route):
        held.append(route)

    home.goto(f"{site}/explore")
    home.route(re.compile(r"suggest\?q=b$"), hold)
    field(home).press_sequentially("b")
    home.wait_for_timeout(250)
    field(home).press_sequentially("on")
    expect(options(home)).to_have_count(1)
    for route in held:
        # The page has given the old question up already.
        route.abort()
    expect(options(home)).to_contain_text("bonnie")


def test_a_search_is_saved_and_becomes_a_tab_of_home(home, site, alice, bob):
    actions.post(bob, "an owl at noon")
    home.goto(f"{site}/search?q=owl")
    home.get_by_role("button", name="Save this search").click()
    expect(home.get_by_role("button", name="Saved")).to_have_attribute("aria-pressed", "true")
    home.goto(f"{site}/search")
    home.get_by_role("button", name="Put on Home: owl").click()
    expect(home.get_by_role("button", name="On Home: owl")).to_be_visible()
    home.goto(site)
    home.get_by_role("navigation", name="Timelines").get_by_role("link", name="owl").click()
    expect(home.locator("article mark")).to_have_text("owl")


def test_older_results_come_while_one_scrolls(home, site, bob):
    for one in range(30):
        actions.post(bob, f"owl {one}")
    home.goto(f"{site}/search?q=owl&f=latest")
    home.mouse.wheel(0, 20_000)
    expect(home.locator("article")).to_have_count(30)


def test_a_topic_is_followed_and_comes_home(home, site, carol):
    actions.post(carol, "an owl #birds")
    home.goto(f"{site}/topic/birds")
    home.get_by_role("button", name="Follow #birds").click()
    expect(home.get_by_role("button", name="Follow #birds")).to_have_attribute(
        "aria-pressed", "true"
    )
    home.goto(site)
    card = home.locator("article", has_text="an owl #birds")
    expect(card.locator(".why")).to_have_text("birds")


def test_a_trend_is_hidden_and_shown_again(home, site, person):
    joined = timezone.now() - timedelta(days=9)
    for one in range(3):
        actions.post(person(f"p{one}", date_joined=joined), "look #Zoo")
    trends.refresh()
    home.goto(f"{site}/explore/trends")
    home.get_by_role("button", name="Hide #Zoo from my trends").click()
    expect(home.get_by_role("button", name="Hide #Zoo from my trends")).to_have_count(0)
    home.get_by_role("button", name="Show #zoo again").click()
    expect(home.get_by_role("button", name="Show #zoo again")).to_have_count(0)
    home.reload()
    expect(home.get_by_role("button", name="Hide #Zoo from my trends")).to_be_visible()


def test_everything_works_without_scripts(plain, site, alice, bob):
    actions.post(bob, "an owl at noon #birds")
    plain.goto(f"{site}/explore")
    field(plain).fill("owl")
    field(plain).press("Enter")
    expect(plain.locator("article mark")).to_have_text("owl")
    plain.get_by_role("button", name="Save this search").click()
    expect(plain.get_by_role("button", name="Saved")).to_be_visible()
    plain.goto(f"{site}/search")
    plain.get_by_role("button", name="Put on Home: owl").click()
    plain.get_by_role("button", name="On Home: owl").click()
    expect(plain.get_by_role("button", name="Put on Home: owl")).to_be_visible()
    plain.goto(f"{site}/topic/birds")
    plain.get_by_role("button", name="Follow #birds").click()
    plain.goto(site)
    expect(plain.locator("article", has_text="an owl")).to_be_visible()
    plain.goto(f"{site}/search/advanced")
    plain.get_by_label("All of these words").fill("owl")
    plain.get_by_label("Written by").fill("@bob")
    plain.get_by_role("main").get_by_role("button", name="Search").click()
    expect(field(plain)).to_have_value("owl from:bob")
    expect(plain.locator("article")).to_have_count(1)
    assert not RecentSearch.objects.exists()
