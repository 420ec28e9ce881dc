"""The RSS of a profile."""

from xml.etree import ElementTree

import pytest
from django.conf import settings

from apps.graph import actions as graph
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions

BASE = settings.BASE_URL


def items(response):
    # Our own answer is nothing to distrust.
    return ElementTree.fromstring(response.content).findall("channel/item")  # noqa: S314


def texts(response, name):
    return [item.findtext(name) for item in items(response)]


def test_it_tells_what_a_profile_says_with_addresses_from_anywhere(client, alice, bob, carol):
    bobs = actions.post(bob, "bob begins")
    actions.post(alice, "an answer", reply_to=bobs)
    actions.retweet(alice, bobs)
    images = [store_image(alice, noise(20, 20), 'a "stripe"'), store_image(alice, noise(20, 20))]
    pictured = actions.post(alice, "", images=images)
    actions.post(alice, "hi @bob see #birds\nשלום", quote_of=bobs)
    actions.post(alice, "", images=[store_image(alice, noise(20, 20), "x")], sensitive=True)
    response = client.get("/@alice/feed.rss")
    assert response["Content-Type"].startswith("application/rss+xml")
    assert "public" in response["Cache-Control"]
    sensitive, quoting, pictures = texts(response, "description")
    assert sensitive.startswith("<p>Sensitive content</p><p><img ")
    assert quoting.startswith(
        f'<div dir="ltr">hi <a href="{BASE}/@bob">@bob</a> see '
        f'<a href="{BASE}/topic/birds">#birds</a>\n</div><div dir="rtl">שלום</div>'
        f'<blockquote><p><a href="{BASE}{bobs.path}">'
    )
    assert f'<img src="{BASE}{images[0].url}" alt="a &quot;stripe&quot;"' in pictures
    assert pictures.count("<img ") == 2
    assert "stripe" in items(response)[2].findtext("title")
    links = texts(response, "link")
    assert links[2] == f"{BASE}{pictured.path}"
    guids = texts(response, "guid")
    assert {item.find("guid").get("isPermaLink") for item in items(response)} == {"false"}
    assert len(set(guids)) == 3
    alice.username = "anna"
    alice.save()
    renamed = client.get("/@anna/feed.rss")
    assert texts(renamed, "guid") == guids
    assert texts(renamed, "link") != links
    assert client.get("/@ANNA/feed.rss")["Location"] == "/@anna/feed.rss"
    assert 'type="application/rss+xml"' in client.get("/@anna").text
    assert "/@anna/feed.rss" in client.get("/@anna").text


def test_a_line_from_right_to_left_says_so(client, alice):
    for text in ("שלום", "#topic שלום"):
        actions.post(alice, text)
    for description in texts(client.get("/@alice/feed.rss"), "description"):
        assert description.startswith('<div dir="rtl">')


def test_its_cost_is_the_same_for_any_number(client, alice, bob, count_queries):
    def add():
        quoted = actions.post(bob, "quoted")
        image = store_image(alice, noise(20, 20), "x")
        actions.post(alice, "pictured", images=[image])
        actions.post(alice, "quoting", quote_of=quoted)

    add()
    client.get("/@alice/feed.rss")
    first = count_queries("/@alice/feed.rss")
    for _ in range(3):
        add()
    assert count_queries("/@alice/feed.rss") == first


@pytest.fixture
def count_queries(client, django_assert_max_num_queries):
    def count(path):
        with django_assert_max_num_queries(50) as asked:
            client.get(path)
        return len(asked)

    return count


def test_what_not_everybody_may_see_is_not_there(client, alice, bob):
    """Whoever asks: a program keeps no password."""
    actions.post(bob, "secret of bob")
    quoting = actions.post(alice, "I quote", quote_of=actions.post(bob, "bob quoted"))
    graph.follow(alice, bob)
    graph.protect(bob)
    client.force_login(alice)
    response = client.get("/@bob/feed.rss")
    assert response.status_code == 404
    assert "feed.rss" not in client.get("/@bob").text
    assert "bob quoted" not in client.get("/@alice/feed.rss").text
    actions.delete(quoting)
    assert items(client.get("/@alice/feed.rss")) == []
    alice.is_active = False
    alice.save()
    client.logout()
    assert client.get("/@alice/feed.rss").status_code == 404
    assert client.get("/@nobody/feed.rss").status_code == 404
