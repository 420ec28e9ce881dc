"""The search page: tabs, pages, marked words; recent and saved searches."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from apps.discovery import indexing, searches
from apps.discovery.models import RecentSearch, SavedSearch
from apps.discovery.ranking import RANKED
from apps.graph import actions as graph
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.timelines.models import TopicFollow
from apps.tweets import actions
from apps.tweets.actions.remove_images import remove_images
from apps.tweets.models import Tweet


def ids(response):
    return [int(pk) for pk in re.findall(r'<article[^>]* data-tweet="(\d+)"', response.text)]


def test_latest_goes_page_by_page(client, alice, fragment):
    posted = [actions.post(alice, f"owl {one}").pk for one in range(45)]
    first = client.get("/search?q=owl&f=latest")
    assert ids(first) == posted[:-21:-1]
    actions.post(alice, "owl, a new one")
    seen, page = ids(first), first
    while "before=" in page.text:
        cursor = page.text.split("before=")[1].split('"')[0]
        page = client.get(f"/search?q=owl&f=latest&before={cursor}", headers=fragment)
        seen += ids(page)
    assert seen == posted[::-1]


def test_top_goes_by_reactions_and_age(client, alice, fragment):
    now = timezone.now()
    old, new, liked = (
        actions.post(alice, f"owl {name}", at=now - timedelta(days=days))
        for name, days in (("old", 4), ("new", 0), ("liked", 4))
    )
    Tweet.objects.filter(pk=liked.pk).update(likes_count=30)
    assert ids(client.get("/search?q=owl")) == [liked.pk, new.pk, old.pk]
    for one in range(45):
        actions.post(alice, f"owl {one}")
    first = client.get("/search?q=owl")
    actions.post(alice, "owl, a new one")
    seen, page = ids(first), first
    while "before=" in page.text:
        cursor = page.text.split("before=")[1].split('"')[0]
        page = client.get(f"/search?q=owl&f=top&before={cursor}", headers=fragment)
        seen += ids(page)
    assert len(seen) == len(set(seen)) == 48


def everything(client, address, fragment):
    """Ids of all pages from `address` on."""
    page = client.get(address)
    seen = ids(page)
    while "before=" in page.text:
        cursor = page.text.split("before=")[1].split('"')[0]
        page = client.get(f"{address}&before={cursor}", headers=fragment)
        seen += ids(page)
    return seen


def test_top_goes_on_below_the_first_window(client, alice, fragment):
    first = actions.post(alice, "owl, liked by many")
    Tweet.objects.filter(pk=first.pk).update(likes_count=500)
    rows = Tweet.objects.bulk_create(
        Tweet(author=alice, text=f"owl {one}") for one in range(RANKED + 30)
    )
    indexing.complete(lambda _: None)
    for address in ("/search?q=owl+min_likes:100", "/search?q=min_likes:400+OR+nothing"):
        assert everything(client, address, fragment) == [first.pk], address
    seen = everything(client, "/search?q=owl", fragment)
    assert len(seen) == len(set(seen)) == len(rows) + 1


def test_likes_between_two_pages_of_top_make_no_doubles(client, alice, fragment):
    posted = [actions.post(alice, f"owl {one}").pk for one in range(45)]
    first = ids(page := client.get("/search?q=owl"))
    Tweet.objects.filter(pk__in=[first[0], posted[0]]).update(likes_count=50)
    cursor = page.text.split("before=")[1].split('"')[0]
    second = ids(client.get(f"/search?q=owl&before={cursor}", headers=fragment))
    assert len(second) == 20
    assert not set(first) & set(second)


def test_media_shows_pictures_alone(client, alice):
    actions.post(alice, "owl")
    shown = actions.post(alice, "owl", images=[store_image(alice, noise(20, 20), "")])
    assert ids(client.get("/search?q=owl&f=media")) == [shown.pk]


def test_people_are_found(client, alice, bob):
    text = client.get("/search?q=brown&f=people").text
    assert "@bob" in text
    assert "@alice" not in text


def test_words_are_marked_and_nothing_else(client, alice):
    actions.post(
        alice, "An owl & <b>OWLS</b>, the Öwl's nest: https://owl.example.com #owl 北京大学"
    )
    text = client.get("/search?q=owl+京大&f=latest").text
    assert "An <mark>owl</mark> &amp; &lt;b&gt;OWLS&lt;/b&gt;" in text
    assert "北<mark>京大</mark>学" in text
    assert "#<mark>owl</mark></a>" in text
    assert 'href="https://owl.example.com"' in text
    assert "<mark>" not in client.get("/search?q=-zzz&f=latest").text


def test_nonsense_is_answered_kindly(client, alice):
    assert "Nothing found" in client.get("/search?q=%22%22((").text
    assert client.get("/search", {"q": "x" * 4_000}).status_code == 200
    assert client.get("/search", {"q": "x" * 10_000}).status_code == 400
    assert client.get("/search?q=a%00b").status_code == 200
    assert client.get("/search?q=owl&f=nonsense").status_code == 200
    for before in ("x", "1.x", "99999999999999999999.20", "-1"):
        for tab in ("top", "latest", "people"):
            page = client.get("/search", {"q": "owl", "f": tab, "before": before})
            assert page.status_code == 400, (before, tab)


def test_protected_tweets_are_found_by_followers_only(client, as_alice, alice, bob):
    graph.follow(alice, bob)
    pk = actions.post(bob, "secret owl").pk
    graph.protect(bob)
    assert ids(as_alice.get("/search?q=owl&f=latest")) == [pk]
    assert ids(client.get("/search?q=owl&f=latest")) == []


def test_muted_words_and_people_are_left_out(as_alice, alice, bob, carol):
    actions.post(bob, "owl of bob")
    seen = actions.post(carol, "owl of carol").pk
    actions.post(carol, "owl and spoiler")
    graph.mute(alice, bob)
    graph.mute_word(alice, "spoiler")
    for tab in ("top", "latest"):
        assert ids(as_alice.get(f"/search?q=owl&f={tab}")) == [seen], tab


@pytest.mark.parametrize(
    ("tab", "number", "queries"),
    [
        *[("top", 5, 6), ("top", 50, 6), ("latest", 5, 6), ("latest", 50, 6)],
        # Where few have such a name, bios are looked through as well.
        *[("people", 5, 7), ("people", 50, 5)],
    ],
)
def test_pages_cost_the_same_whatever_they_show(
    as_alice, alice, person, tab, number, queries, assert_queries
):
    for one in range(number):
        actions.post(person(f"owl{one}"), "owl says")
    as_alice.get(f"/search?q=owl&f={tab}")
    with assert_queries(queries):
        as_alice.get(f"/search?q=owl&f={tab}")


def test_looking_changes_nothing_until_the_page_says_so(as_alice, alice):
    as_alice.get("/search?q=owl")
    assert not RecentSearch.objects.exists()
    assert 'hx-post="/search/remember"' in as_alice.get("/search?q=owl").text
    for text in ("owl", "fox", "owl"):
        as_alice.post("/search/remember", {"q": text})
    assert searches.recent(alice) == ["owl", "fox"]
    assert "fox" in as_alice.get("/search").text


def test_a_link_from_elsewhere_is_not_remembered(as_alice):
    for site, noted in (("cross-site", False), ("same-origin", True), ("none", True)):
        page = as_alice.get("/search?q=owl", headers={"Sec-Fetch-Site": site}).text
        assert ('hx-post="/search/remember"' in page) == noted, site


def test_recent_searches_are_offered_whatever_their_accents(alice):
    searches.remember(alice, "Élan vital")
    for beginning in ("é", "E", "elan v", ""):
        assert searches.recent(alice, beginning) == ["Élan vital"]
    assert searches.recent(alice, "vital") == []


def test_recent_searches_are_few_and_can_be_cleared(as_alice, alice, fragment):
    for one in range(25):
        searches.remember(alice, f"owl {one}")
    assert searches.recent(alice) == [f"owl {one}" for one in range(24, 4, -1)]
    page = as_alice.post("/search/forget", {"q": "owl 20"}, headers=fragment)
    assert "owl 20" not in page.text
    assert "owl 19" in page.text
    as_alice.post("/search/forget")
    assert searches.recent(alice) == []


def test_a_search_is_saved_put_on_home_and_removed(as_alice, alice, fragment):
    for _ in range(2):
        page = as_alice.post("/search/save", {"q": "owl OR fox"}, headers=fragment)
    assert "Saved" in page.text
    assert SavedSearch.objects.count() == 1
    assert "owl OR fox" in as_alice.get("/search").text
    for _ in range(2):
        as_alice.post("/search/home", {"q": "owl OR fox"})
    home = as_alice.get("/").text
    assert home.count('href="/search?q=owl+OR+fox&amp;f=latest"') == 1
    as_alice.post("/search/home", {"q": "owl OR fox", "off": "on"})
    as_alice.get("/search")
    assert "owl OR fox" not in as_alice.get("/").text
    as_alice.post("/search/home", {"q": "owl OR fox"})
    as_alice.post("/search/drop", {"q": "owl OR fox"})
    as_alice.get("/search")
    assert "owl OR fox" not in as_alice.get("/").text
    assert not SavedSearch.objects.exists()
    assert as_alice.post("/search/home", {"q": "never saved"}).status_code == 404


def test_there_is_an_end_to_saved_searches_and_tabs(as_alice, alice, fragment):
    for one in range(searches.MOST_SAVED):
        searches.save(alice, f"owl {one}")
    page = as_alice.post("/search/save", {"q": "one more"}, headers=fragment)
    assert "Remove one first" in page.text
    for one in range(searches.MOST_ON_HOME):
        searches.put_on_home(alice, f"owl {one}")
    page = as_alice.post("/search/home", {"q": "owl 9"}, headers=fragment)
    assert "Take one off first" in page.text
    alice.refresh_from_db()
    assert len(alice.home_tabs) == searches.MOST_ON_HOME


def test_the_form_makes_a_query(client, alice):
    fields = {
        "words": "owl barn",
        "phrase": 'in "the" night',
        "either": "fox cat",
        "without": "dog",
        "topics": "#birds moors",
        "by": "@alice",
        "lang": "en",
        "kind": "-replies",
        "likes": "3",
        "since": "2026-01-02",
    }
    answer = client.get("/search/advanced", fields)
    assert answer["Location"] == searches.address(
        'owl barn "in the night" (fox OR cat) -dog #birds #moors from:alice lang:en'
        " -filter:replies min_likes:3 since:2026-01-02"
    )
    fields = {"words": "owl", "either": 'cat OR "red dog"', "without": "-fox -(bear"}
    answer = client.get("/search/advanced", fields)
    assert answer["Location"] == searches.address('owl (cat OR "red dog") -fox -bear')
    long = client.get(
        "/search/advanced", {"words": "wo " * 66, "either": "w-w-w- " * 28, "by": "b"}
    )
    assert long.status_code == 302
    assert "Fill in one field" in client.get("/search/advanced?words=+").text
    assert "by" in client.get("/search/advanced?by=no+name").context["form"].errors


def test_a_search_as_rss_shows_what_everybody_may_see(as_alice, alice, bob, carol):
    graph.follow(alice, bob)
    actions.post(bob, "secret owl")
    graph.protect(bob)
    left = actions.post(carol, "owl that was left")
    for text in ("An <b>owl</b> & more", "own\x0bowl"):
        actions.post(alice, text)
    carol.is_active = False
    carol.save()
    response = as_alice.get("/search/feed.rss?q=owl")
    assert response["Content-Type"].startswith("application/rss+xml")
    # Our own answer is nothing to distrust.
    items = ElementTree.fromstring(response.content).findall("channel/item")  # noqa: S314
    titles = [item.findtext("title") for item in items]
    assert titles == [
        "Alice Adams (@alice): own owl",
        "Alice Adams (@alice): An <b>owl</b> & more",
    ]
    assert items[1].findtext("description") == "An &lt;b&gt;owl&lt;/b&gt; &amp; more"
    assert {item.find("guid").get("isPermaLink") for item in items} == {"false"}
    assert left.path not in response.text
    assert as_alice.get("/search/feed.rss?q=!!").status_code == 404
    assert "/search/feed.rss?q=owl%20OR%20fox" in as_alice.get("/search?q=owl OR fox").text


def test_nobody_sees_what_another_looked_for(as_alice, alice, bob):
    searches.remember(bob, "owl recent")
    searches.save(bob, "owl saved")
    searches.put_on_home(bob, "owl saved")
    for path in ("/search", "/search/suggest?q=owl", "/search/suggest", "/"):
        text = as_alice.get(path).text
        assert "owl recent" not in text, path
        assert "owl saved" not in text, path
    for verb in ("forget", "unsave", "drop"):
        as_alice.post(f"/search/{verb}", {"q": "owl saved"})
        as_alice.post(f"/search/{verb}", {"q": "owl recent"})
    assert searches.recent(bob) == ["owl recent"]
    assert searches.saved(bob) == [("owl saved", True)]


VERBS = [
    *(f"/search/{verb}" for verb in ("remember", "forget", "save", "unsave", "drop", "home")),
    *(f"/topic/owl/{verb}" for verb in ("follow", "unfollow", "hide", "show")),
]


@pytest.mark.parametrize("path", VERBS)
def test_verbs_are_for_members_and_for_post(client, as_alice, path):
    assert as_alice.get(path, {"q": "owl"}).status_code == 405
    answer = client.post(path, {"q": "owl"})
    assert answer["Location"].startswith("/accounts/login/")
    assert not RecentSearch.objects.exists()
    assert not SavedSearch.objects.exists()
    assert not TopicFollow.objects.exists()


def test_muted_topics_are_not_suggested(as_alice, alice, bob, carol, fragment):
    actions.post(bob, "look #bobbin")
    actions.post(carol, "look #bobsled")
    graph.mute(alice, bob)
    graph.mute_word(alice, "#bobsled")
    text = as_alice.get("/search/suggest?q=bo", headers=fragment).text
    assert "bobbin" not in text
    assert "bobsled" not in text


def test_suggestions(as_alice, alice, bob, fragment):
    actions.post(bob, "look #bobbin")
    searches.remember(alice, "bobby")
    text = as_alice.get("/search/suggest?q=bob", headers=fragment).text
    assert text.index("bobby") < text.index("bobbin") < text.index("@bob")
    assert "<html" not in text
    assert "bobby" in as_alice.get("/search/suggest?q=", headers=fragment).text
    assert "bobby" not in Client().get("/search/suggest?q=bob", headers=fragment).text


def test_what_a_picture_shows_is_found(client, alice):
    image = store_image(alice, noise(20, 20), "An owl on a fence")
    tweet = actions.post(alice, "guess what", images=[image])
    for q in ("owl", '"owl on a fence"', "guess fence"):
        assert tweet.path in client.get("/search", {"q": q, "f": "latest"}).text, q
    assert tweet.path not in client.get("/search", {"q": '"what an owl"', "f": "latest"}).text
    remove_images([image])
    assert tweet.path not in client.get("/search", {"q": "owl", "f": "latest"}).text
