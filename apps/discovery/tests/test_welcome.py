"""First steps after sign-up."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from apps.core.page_reader import HEADER
from apps.discovery import trends
from apps.graph import actions as graph
from apps.graph.models import Follow
from apps.media.actions.portrait import set_portrait
from apps.media.tests import files
from apps.timelines import topics
from apps.timelines.models import TopicFollow
from apps.tweets import actions

STEPS = ["/welcome/picture", "/welcome/bio", "/welcome/topics", "/welcome/people"]
PICTURE, BIO, TOPICS, PEOPLE = STEPS
NEW = {"email": "dave@example.org", "username": "dave", "password1": "a quiet green hill"}
LONG_AGO = timezone.now() - timedelta(days=90)


def picture(content=None):
    content = files.encoded(files.noise(60, 40), "PNG") if content is None else content
    return {"picture": SimpleUploadedFile("me.png", content)}


def followed(person):
    return topics.followed_topics(person)


def suggested(client):
    return [one.username for one in client.get(PEOPLE).context["people"]]


def test_signing_up_leads_to_the_first_step(client, db):
    response = client.post("/accounts/signup/", NEW, follow=True)
    assert [path for path, _ in response.redirect_chain] == ["/welcome", PICTURE]
    assert "Step 1 of 4" in response.text


@pytest.mark.parametrize("fields", [{}, {"next": "https://elsewhere.example/"}])
def test_logging_in_leads_home_as_before(client, alice, fields):
    login = {"login": "alice", "password": "correct horse battery", **fields}
    assert client.post("/accounts/login/", login)["Location"] == "/"


@pytest.mark.parametrize("number", range(4))
def test_each_step_tells_where_it_stands_and_can_be_skipped(as_alice, number):
    page = as_alice.get(STEPS[number]).text
    assert f"Step {number + 1} of 4" in page
    assert f'<progress id="steps" max="4" value="{number + 1}">' in page
    after = [*STEPS, "/"][number + 1]
    # The last step has one way on, which is no skipping.
    assert (f'<a href="{after}" class="button large">Skip</a>' in page) == (number < 3)
    assert ("Skip all" in page) == (number < 3)
    assert ("Go to Home" in page) == (number == 3)
    assert (f'href="{STEPS[number - 1]}"' in page) == (number > 0)
    assert 'aria-label="Main"' not in page


@pytest.mark.parametrize("path", ["/welcome", *STEPS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_steps_are_for_members(client, db, path, method):
    response = getattr(client, method)(path, follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("path", STEPS[:3])
def test_a_forged_form_does_nothing(alice, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    fields = {**picture(), "bio": "forged", "topics": "forged"}
    assert client.post(path, fields, headers={HEADER: str(alice.pk)}).status_code == 403
    alice.refresh_from_db()
    assert (alice.avatar, alice.bio, followed(alice)) == ("", "", [])


def test_a_picture_is_kept_and_shown_when_one_comes_back(as_alice, alice):
    for _ in range(2):
        assert as_alice.post(PICTURE, picture())["Location"] == BIO
    alice.refresh_from_db()
    assert alice.avatar
    assert alice.avatar in as_alice.get(PICTURE).text


@pytest.mark.parametrize("fields", [{}, {"picture": "words"}, picture(b""), picture(b"words")])
def test_a_bad_picture_is_refused_and_changes_nothing(as_alice, alice, fields):
    set_portrait(alice, avatar=files.noise(60, 60))
    before = alice.avatar
    response = as_alice.post(PICTURE, fields)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.text
    assert "Step 1 of 4" in response.text
    alice.refresh_from_db()
    assert alice.avatar == before


def test_name_and_bio_are_kept_and_nothing_else(as_alice, alice):
    fields = {"display_name": "Ali", "bio": "Birds.", "location": "x", "website": "https://x.org"}
    for _ in range(2):
        assert as_alice.post(BIO, fields)["Location"] == TOPICS
    alice.refresh_from_db()
    assert (alice.name, alice.bio, alice.location, alice.website) == ("Ali", "Birds.", "", "")
    page = as_alice.get(BIO).text
    assert 'value="Ali"' in page
    assert "Birds.</textarea>" in page
    assert 'name="location"' not in page


@pytest.mark.parametrize(("field", "value"), [("display_name", "x" * 51), ("bio", "x" * 161)])
def test_too_long_a_bio_is_refused_with_what_was_typed(as_alice, alice, field, value):
    response = as_alice.post(BIO, {field: value})
    assert response.status_code == 422
    assert value in response.text
    alice.refresh_from_db()
    assert (alice.display_name, alice.bio) == ("Alice Adams", "")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("birds", ["birds"]),
        ("#Birds, Moors  ＃tea", ["tea", "moors", "birds"]),
        ("#a#b;c", ["c", "b", "a"]),
        ("鳥、お茶，$TWT café2", ["cafe2", "$twt", "お茶", "鳥"]),
        ("птицы الطيور पक्षी", ["पक्षी", "الطيور", "птицы"]),
        ("birds BIRDS Bírds", ["birds"]),
        (" # , ", []),
        ("", []),
    ],
)
def test_topics_are_taken_as_they_are_typed(as_alice, alice, typed, wanted):
    for _ in range(2):
        assert as_alice.post(TOPICS, {"topics": typed})["Location"] == PEOPLE
    assert followed(alice) == wanted


def test_adding_some_comes_back_for_more(as_alice, alice):
    response = as_alice.post(TOPICS, {"topics": "birds $TWT", "add": "on"}, follow=True)
    assert response.redirect_chain == [(f"{TOPICS}#step", 302)]
    assert [one["title"] for one in response.context["own"]] == ["$twt", "#birds"]
    assert 'formaction="/topic/birds/unfollow"' in response.text


@pytest.mark.parametrize("word", ["2026", "bird's", "🐦", "a/b", "<b>", "$a1", "x" * 281, "a\0b"])
def test_what_is_no_topic_is_named_and_nothing_is_followed(as_alice, alice, word):
    response = as_alice.post(TOPICS, {"topics": f"birds {word}"})
    assert response.status_code == 422
    assert response.context["form"]["topics"].value() == f"birds {word}"
    assert "autofocus" in response.text
    assert followed(alice) == []


def test_more_topics_than_one_can_follow_are_all_refused(as_alice, alice, settings):
    for one in range(topics.MOST - 1):
        topics.follow_topic(alice, f"t{one}")
    response = as_alice.post(TOPICS, {"topics": "birds moors"})
    assert response.status_code == 422
    assert "more than 50 topics" in response.text
    assert 'value="birds moors"' in response.text
    assert TopicFollow.objects.filter(person=alice).count() == topics.MOST - 1
    assert as_alice.post(TOPICS, {"topics": "birds T1"}).status_code == 302
    settings.ACTION_LIMITS = {**settings.ACTION_LIMITS, "follow": (1, 3600)}
    topics.unfollow_topic(alice, "birds")
    assert as_alice.post(TOPICS, {"topics": "moors"}).status_code == 429


def test_what_people_speak_of_can_be_followed_on_the_spot(as_alice, alice, person, fragment):
    for one in range(3):
        actions.post(person(f"p{one}", date_joined=LONG_AGO), "look #Zoo")
    trends.refresh()
    page = as_alice.get(TOPICS)
    assert [one["title"] for one in page.context["suggested"]] == ["#Zoo"]
    assert "3 people<" in page.text
    swapped = as_alice.post("/topic/zoo/follow", headers=fragment).text
    assert 'aria-pressed="true"' in swapped
    plain = as_alice.post("/topic/zoo/follow", headers={"Referer": f"http://testserver{TOPICS}"})
    assert plain["Location"] == TOPICS
    again = as_alice.get(TOPICS)
    assert [one["followed"] for one in again.context["suggested"]] == [True]
    assert again.context["own"] == []


def test_an_empty_site_has_a_kind_word(as_alice):
    page = as_alice.get(TOPICS).text
    assert "Nobody has spoken of a topic here yet." in page
    assert 'name="topics"' in page
    people = as_alice.get(PEOPLE).text
    assert "There is nobody to suggest yet" in people
    assert '<a href="/" class="button main large">Go to Home</a>' in people


def test_who_speaks_of_ones_topics_is_suggested_first(as_alice, alice, bob, carol, person):
    popular = person("popular", followers_count=99)
    known = person("known", followers_count=9)
    for one, text in ((bob, "a #Zoo"), (carol, "hello"), (popular, "hello"), (known, "my #zoo")):
        actions.post(one, text)
    assert suggested(as_alice) == ["popular", "known", "bob", "carol"]
    topics.follow_topic(alice, "zoo")
    assert suggested(as_alice) == ["known", "bob", "popular", "carol"]


@pytest.mark.parametrize("act", ["block", "blocked", "mute", "protect", "follow", "leave"])
def test_who_cannot_be_followed_is_not_suggested(as_alice, alice, bob, carol, act):
    for one in (alice, bob, carol):
        actions.post(one, "look #zoo")
    topics.follow_topic(alice, "zoo")
    assert suggested(as_alice) == ["bob", "carol"]
    if act == "leave":
        bob.is_active = False
        bob.save()
    else:
        {
            "block": lambda: graph.block(alice, bob),
            "blocked": lambda: graph.block(bob, alice),
            "mute": lambda: graph.mute(alice, bob),
            "protect": lambda: graph.protect(bob),
            "follow": lambda: graph.follow(alice, bob),
        }[act]()
    assert suggested(as_alice) == ["carol"]
    shown = [one.username for one in as_alice.get(PEOPLE).context["followed"]]
    assert shown == (["bob"] if act == "follow" else [])


def test_following_without_scripts_comes_back_to_the_step(as_alice, alice, bob):
    actions.post(bob, "hello")
    for _ in range(2):
        here = {"Referer": f"http://testserver{PEOPLE}"}
        assert as_alice.post("/@bob/follow", headers=here)["Location"] == PEOPLE
    assert Follow.objects.filter(follower=alice, followed=bob).count() == 1


def test_an_empty_home_leads_to_the_first_steps(as_alice, bob, alice):
    assert 'href="/welcome"' in as_alice.get("/").text
    actions.post(alice, "hello")
    assert "/welcome" not in as_alice.get("/").text


@pytest.mark.parametrize("number", [3, 30])
def test_the_steps_cost_the_same_whatever_they_show(
    as_alice, alice, person, number, settings, assert_queries
):
    settings.ACTION_LIMITS = {"tweet": (999, 3600), "follow": (999, 3600)}
    for one in range(number):
        speaker = person(f"p{one}", date_joined=LONG_AGO)
        actions.post(speaker, f"hello #zoo #t{one}")
        graph.follow(alice, person(f"f{one}"))
        topics.follow_topic(alice, f"own{one}")
    topics.follow_topic(alice, "zoo")
    trends.refresh()
    with assert_queries(4):
        as_alice.get(TOPICS)
    with assert_queries(9 if number < 10 else 6):
        as_alice.get(PEOPLE)
