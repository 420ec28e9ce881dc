"""What people write stays text: it runs nothing, draws nothing, and turns nothing round."""

from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from apps.graph.actions import follow
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.models import LinkCard, Tweet
from apps.users.actions import update_profile

MARKUP = [
    "<script>hacked=1</script>",
    "<img src=x onerror=hacked=1>",
    "<svg onload=hacked=1>",
    '" autofocus onfocus=hacked=1 x="',
    "' onmouseover='hacked=1",
    "</textarea></title><script>hacked=1</script>",
    "<hx-partial hx-target='body'>hacked</hx-partial>",
    "<button hx-get=/x hx-trigger=load>x</button>",
    "javascript:hacked=1 {{ 7 }} {% now 'Y' %} ${7}",
    "<a href='javascript:hacked=1'>x</a>",
]
# What only markup that was taken for ours could have made.
DRAWN = (
    "img[src=x], svg[onload], [onerror], [onfocus], [onmouseover], a[href^='javascript'], "
    "hx-partial, main button[hx-trigger=load], script:not([src], [type='application/json'])"
)


@pytest.fixture
def world(alice, bob):
    """Markup in everything that somebody can write."""
    follow(alice, bob)
    for text in MARKUP:
        images = [store_image(bob, noise(20, 20), text)]
        first = actions.post(bob, f"{text} #topic{text} @bob", images=images)
        actions.post(bob, text, quote_of=first)
        card = LinkCard.objects.create(
            url="https://example.org/<script>hacked=1</script>",
            digest=text[:60],
            title=text,
            description=text,
            site=text[:60],
            fetched_at=timezone.now(),
        )
        linked = actions.post(bob, f"{text} {text}")
        Tweet.objects.filter(pk=linked.pk).update(card=card)
        actions.post(alice, text, reply_to=first)
        actions.edit(linked, f"edited {text}", 0)
    profile = {"display_name": MARKUP[1], "bio": MARKUP[0], "location": MARKUP[4]}
    update_profile(bob, **profile, website="https://example.org/\"onclick='x")
    return linked


@pytest.mark.parametrize("signed_in", [True, False])
def test_markup_never_runs(page, console, site, world, sign_in, alice, bob, signed_in):
    if signed_in:
        sign_in(alice)
    first = Tweet.objects.filter(author=bob, pictures_count=1).last()
    places = [
        *("/", "/@bob", "/@bob/replies", "/@bob/media", "/explore", "/explore/people"),
        *("/@alice/following", "/topic/topic", world.path, f"{world.path}/history"),
        *("/search?q=hacked", "/search?q=hacked&f=people", f"/search?q={quote(MARKUP[0])}"),
        *(f"/search?q={quote(MARKUP[3])}", "/search", "/explore/topics", "/search/suggest?q=t"),
        *(first.path, f"{first.path}/photo/1", f"{first.path}/quotes"),
        *(f"/compose?text={MARKUP[5]}", f"/compose?reply_to={first.pk}"),
        *(f"/compose?quote_of={first.pk}", f"/tweets/{world.pk}/card"),
    ]
    for path in places:
        page.goto(site + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("typeof window.hacked") == "undefined", path
        assert page.locator(DRAWN).count() == 0, path
    assert [line for line in console if "Failed to load resource" not in line] == []


def test_markup_never_runs_while_one_writes(page, site, world, sign_in, alice):
    sign_in(alice)
    page.goto(site)
    box = page.get_by_role("textbox", name="Your Tweet")
    for text in MARKUP:
        box.fill("")
        box.press_sequentially(f"{text} @bo")
        expect(page.locator(".choices-list li").first).to_be_visible()
        assert page.evaluate("typeof window.hacked") == "undefined"
        box.fill(text)
        page.get_by_role("button", name="Tweet", exact=True).click()
        expect(box).to_have_value("")
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator(DRAWN).count() == 0


# Whether the letters of an element's first text run from left to right.
FORWARD = """(element) => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const at = (index) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    return range.getBoundingClientRect().x;
  };
  return at(0) <= at(text.length - 1);
}"""


def test_right_to_left_text_stays_inside_its_tweet(page, site, bob, alice, carol):
    """Overrides and embeddings that are never closed, in a text, a name and a card."""
    evil = "\u202eenola\u2067\u202b שלום"
    update_profile(bob, display_name=evil)
    card = LinkCard.objects.create(url="https://example.org/", digest="x", title=evil, site=evil)
    one = actions.post(bob, f"{evil} #שלום")
    Tweet.objects.filter(pk=one.pk).update(card=card)
    actions.post(alice, "plain words")
    quoting = actions.post(carol, "look at that", quote_of=one)
    actions.retweet(bob, quoting)
    follow(carol, bob)
    page.goto(f"{site}/@bob")
    for card_ in page.get_by_role("article").all():
        for part in card_.locator(".handle, .by time, .number:not(:empty)").all():
            assert part.evaluate(FORWARD), part.inner_text()
    expect(page.locator("article .text", has_text="look at that")).to_have_css("direction", "ltr")
    assert page.locator("article .text", has_text="look at that").evaluate(FORWARD)
    hebrew = actions.post(bob, "שלום עולם")
    page.goto(site + hebrew.path)
    expect(page.locator(".focused .text")).to_have_css("direction", "rtl")
    expect(page.locator(".focused .acts")).to_have_css("direction", "ltr")
