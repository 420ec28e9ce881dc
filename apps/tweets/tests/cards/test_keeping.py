"""From a Tweet with a link to its card."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from apps.media.actions.upload import store_image
from apps.media.files import file_name
from apps.media.tests.files import SVG, encoded, noise
from apps.tweets import actions, tasks
from apps.tweets.models import LinkCard, Tweet

from .hostile import answer, head, serving

PAGE = (
    b'<meta property="og:title" content="A title"><meta property="og:description" content="Words">'
    b'<meta property="og:site_name" content="A site"><meta property="og:image" content="%s">'
)
WIDE = encoded(noise(1200, 630), "JPEG")
BEHAVIOURS = {
    "/page": answer(PAGE % b"/wide.jpg"),
    "/wide.jpg": answer(WIDE, kind="image/jpeg"),
    "/square": answer(PAGE % b"/square.png"),
    "/square.png": answer(encoded(noise(300, 300), "PNG"), kind="image/png"),
    "/svg": answer(PAGE % b"/evil.svg"),
    "/evil.svg": answer(SVG, kind="image/svg+xml"),
    "/lie": answer(PAGE % b"/lie.png"),
    "/lie.png": answer(SVG, kind="image/png"),
    "/inside": answer(PAGE % b"http://169.254.169.254/latest.png"),
    "/untitled": answer(b"<p>nothing"),
    "/missing": answer(b"", kind="text/plain"),
    "/gone": lambda: [head("Content-Length: 0", status="410 Gone")],
}


@pytest.fixture(scope="module")
def running():
    with serving(BEHAVIOURS) as server:
        yield server


@pytest.fixture
def post(alice, running, settings, django_capture_on_commit_callbacks):
    """Posts a link, and lets the worker fetch its card.

    Only names are links in a text, and none leads to this machine: so the card is told where
    its page is before the worker comes.
    """
    settings.LINK_CARD_NETWORKS = ["127.0.0.1/32"]
    running.requests.clear()

    def do(path):
        with django_capture_on_commit_callbacks() as callbacks:
            tweet = actions.post(alice, f"look https://example.org{path}")
        LinkCard.objects.filter(tweet=tweet).update(url=running.url(path))
        for callback in callbacks:
            callback()
        return Tweet.objects.get(pk=tweet.pk)

    return do


def age(**delta):
    """As if every card had been fetched so long ago."""
    LinkCard.objects.update(fetched_at=timezone.now() - timedelta(**delta))


def test_a_link_gets_a_card(client, post):
    tweet = post("/page")
    card = tweet.card
    assert (card.title, card.description, card.site) == ("A title", "Words", "A site")
    assert (card.image_width, card.image_height, card.wide) == (600, 315, True)
    html = client.get(tweet.path).text
    assert f'href="{card.url}" rel="nofollow noopener ugc" target="_blank"' in html
    assert f'src="{card.image_url}"' in html
    # The picture is ours now: no reader's browser asks the other site.
    response = client.get(card.image_url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert 'src="http://127.0.0.1' not in html


def test_a_square_picture_stands_beside_the_words(post):
    card = post("/square").card
    assert (card.image_width, card.wide) == (300, False)


@pytest.mark.parametrize("path", ["/svg", "/lie", "/inside"])
def test_a_picture_that_cannot_be_had_is_left_out(post, path):
    card = post(path).card
    assert (card.title, card.image, card.failed) == ("A title", "", False)


@pytest.mark.parametrize("path", ["/untitled", "/missing"])
def test_a_page_that_says_nothing_shows_no_card(client, post, path):
    tweet = post(path)
    assert "link-card" not in client.get(tweet.path).text
    assert "hx-trigger" not in client.get(f"/tweets/{tweet.pk}/card").text


def test_it_is_kept_for_a_week(post, running):
    first = post("/page").card
    again = post("/page").card
    assert first == again
    assert len(running.requests) == 2  # the page and its picture
    old = file_name(first.image, 600)
    age(days=8)
    later = post("/page").card
    assert len(running.requests) == 4
    assert later.image != first.image
    assert not default_storage.exists(old)


def test_a_failure_is_remembered_for_a_short_time(post, running):
    assert post("/missing").card.failed
    post("/missing")
    assert len(running.requests) == 1
    age(minutes=31)
    post("/missing")
    assert len(running.requests) == 2


def test_a_failure_later_leaves_the_card(post, running):
    card = post("/page").card
    LinkCard.objects.filter(pk=card.pk).update(url=running.url("/missing"), fetched_at=None)
    tasks.fetch_card.func(card.pk)
    card.refresh_from_db()
    assert (card.title, card.failed) == ("A title", True)


def test_an_inside_address_is_not_asked(post, settings, running):
    settings.LINK_CARD_NETWORKS = []
    assert post("/page").card.failed
    assert running.requests == []


def test_posting_waits_for_nothing(alice):
    assert actions.post(alice, "look https://example.org/").card.pending


def test_until_it_is_there_the_page_asks_again_a_few_times(client, alice):
    tweet = actions.post(alice, "look https://example.org/")
    assert f'hx-get="/tweets/{tweet.pk}/card?asked=0"' in client.get(tweet.path).text
    first = client.get(f"/tweets/{tweet.pk}/card?asked=0").text
    assert f'hx-get="/tweets/{tweet.pk}/card?asked=1"' in first
    assert "hx-get" not in client.get(f"/tweets/{tweet.pk}/card?asked=3").text
    assert client.get(f"/tweets/{tweet.pk}/card?asked=x9").status_code == 200
    LinkCard.objects.update(title="<b>There</b>", fetched_at=timezone.now())
    assert "&lt;b&gt;There" in client.get(f"/tweets/{tweet.pk}/card?asked=1").text


def test_a_card_is_shown_with_its_tweet_only(client, alice):
    tweet = actions.post(alice, "look https://example.org/")
    actions.delete(tweet)
    assert client.get(f"/tweets/{tweet.pk}/card").status_code == 404


def test_pictures_and_quotes_leave_no_room_for_a_card(alice, bob):
    quoted = actions.post(bob, "x")
    image = store_image(alice, noise(9, 9))
    assert actions.post(alice, "https://example.org/", quote_of=quoted).card is None
    assert actions.post(alice, "https://example.org/", images=[image]).card is None


def test_the_first_link_counts_and_its_fragment_does_not(alice):
    tweet = actions.post(alice, "one example.org/a#b two https://example.net/")
    assert tweet.card.url == "https://example.org/a"
    assert tweet.card.host == "example.org"
    assert actions.post(alice, "https://example.org/a#c").card == tweet.card


def test_editing_changes_the_card(alice):
    tweet = actions.post(alice, "https://example.org/a")
    actions.edit(tweet, "https://example.org/b", 0)
    tweet.refresh_from_db()
    assert tweet.card.url == "https://example.org/b"
    actions.edit(tweet, "no link", 1)
    tweet.refresh_from_db()
    assert tweet.card is None


def test_a_page_that_is_gone_takes_its_card_along(client, post, running):
    tweet = post("/page")
    picture = file_name(tweet.card.image, 600)
    LinkCard.objects.update(url=running.url("/gone"))
    age(days=8)
    tasks.fetch_card.call(tweet.card.pk)
    card = LinkCard.objects.get()
    assert (card.title, card.image, card.failed) == ("", "", True)
    assert not default_storage.exists(picture)
    assert "link-card" not in client.get(tweet.path).text


@pytest.mark.parametrize(
    "path",
    [
        "/@alice",
        "/%40alice/status/1",
        "/@alice/status/1/photo/1",
        ":443/@alice/status/1",
        "./x",
        "",
    ],
)
def test_a_page_of_this_site_never_has_one(alice, settings, path):
    """What it shows differs by who asks; a card is for everybody."""
    settings.BASE_URL = "https://twite.example.org"
    for text in (f"see https://twite.example.org{path}", f"see twite.example.org{path}"):
        assert actions.post(alice, text).card is None
    assert actions.post(alice, "see https://example.org/@alice").card
