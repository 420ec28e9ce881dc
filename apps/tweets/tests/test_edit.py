import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.media.actions.upload import store_image
from apps.media.models import Image
from apps.media.tests.files import noise
from apps.tweets import actions, signals
from apps.tweets.actions import NotEditableError
from apps.tweets.models import Revision, TopicUse


@pytest.fixture
def tweet(alice):
    return actions.post(alice, "frist #tpyo")


def test_the_text_changes_and_the_old_one_is_public(as_alice, client, bob, tweet):
    assert "frist #tpyo</textarea>" in as_alice.get(f"/tweets/{tweet.pk}/edit").text
    data = {"text": "first #typo @bob", "version": 0}
    assert as_alice.post(f"/tweets/{tweet.pk}/edit", data).status_code == 302
    tweet.refresh_from_db()
    assert (tweet.text, tweet.mentions, tweet.edits_count) == ("first #typo @bob", ["bob"], 1)
    assert list(TopicUse.objects.values_list("topic", flat=True)) == ["typo"]
    page = client.get(tweet.path).text
    assert ">Edited</a>" in page
    history = client.get(f"{tweet.path}/history").text
    assert "frist" in history
    assert history.index("first") < history.index("frist")
    assert 'href="/@bob"' in history


def test_a_tweet_that_was_not_edited_says_so(client, tweet):
    assert "Never edited" in client.get(f"{tweet.path}/history").text
    assert client.get(f"/@bob/status/{tweet.pk}/history")["Location"] == f"{tweet.path}/history"


def test_the_same_text_is_no_edit(alice, tweet):
    assert actions.edit(tweet, "frist #tpyo ", 0) is False
    assert not Revision.objects.exists()


def test_others_cannot(as_alice, client, bob):
    others = actions.post(bob, "his")
    path = f"/tweets/{others.pk}/edit"
    assert as_alice.get(path).status_code == 404
    assert as_alice.post(path, {"text": "hers", "version": 0}).status_code == 404
    assert "login" in client.post(path, {"text": "x", "version": 0})["Location"]
    others.refresh_from_db()
    assert others.text == "his"


def test_after_an_hour_it_stays(as_alice, alice):
    early = timezone.now() - timedelta(minutes=59)
    late = timezone.now() - timedelta(minutes=61)
    assert actions.edit(actions.post(alice, "x", at=early), "y", 0)
    old = actions.post(alice, "x", at=late)
    response = as_alice.post(f"/tweets/{old.pk}/edit", {"text": "my new words", "version": 0})
    assert response.status_code == 422
    assert "five times within an hour" in response.text
    assert "my new words</textarea>" in response.text
    assert "five times within an hour" in as_alice.get(f"/tweets/{old.pk}/edit").text
    assert f"/tweets/{old.pk}/edit" not in as_alice.get(old.path).text


def test_five_times_are_the_most(alice, tweet):
    for version in range(5):
        assert actions.edit(tweet, f"text {version}", version)
    with pytest.raises(NotEditableError):
        actions.edit(tweet, "once more", 5)
    assert Revision.objects.count() == 5


def test_two_windows_do_not_overwrite_each_other(as_alice, tweet):
    actions.edit(tweet, "from the other window", 0)
    response = as_alice.post(f"/tweets/{tweet.pk}/edit", {"text": "from this one", "version": 0})
    assert response.status_code == 422
    assert "edited meanwhile" in response.text
    assert "from this one</textarea>" in response.text
    tweet.refresh_from_db()
    assert tweet.text == "from the other window"


@pytest.mark.parametrize("text", ["", "   ", "x" * 281])
def test_bad_text_is_refused_and_kept(as_alice, tweet, text, fragment):
    path = f"/tweets/{tweet.pk}/edit"
    response = as_alice.post(path, {"text": text, "version": 0}, headers=fragment)
    assert response.status_code == 422
    assert f"{text}</textarea>" in response.text
    assert "<html" not in response.text


def test_with_pictures_the_text_may_go(alice):
    tweet = actions.post(alice, "x", images=[store_image(alice, noise(9, 9))])
    assert actions.edit(tweet, "", 0)


def test_the_fragment_changes_every_copy(as_alice, tweet, fragment):
    path = f"/tweets/{tweet.pk}/edit"
    answer = as_alice.post(path, {"text": "first", "version": 0}, headers=fragment)
    assert f'[data-tweet="{tweet.pk}"] [data-slot="body"]' in answer.text
    assert "Your Tweet was changed." in answer.text


def test_deleting_takes_the_history_along(client, tweet):
    actions.edit(tweet, "first", 0)
    actions.delete(tweet)
    assert not Revision.objects.exists()
    assert client.get(f"{tweet.path}/history").status_code == 404


def test_the_times_of_the_history_follow_each_other(alice):
    tweet = actions.post(alice, "first", at=timezone.now() - timedelta(minutes=9))
    actions.edit(tweet, "second", 0)
    actions.edit(tweet, "third", 1)
    second, first = Revision.objects.all()
    assert first.written_at == tweet.posted_at
    assert abs(second.written_at - first.replaced_at) < timedelta(seconds=2)
    assert first.replaced_at - first.written_at > timedelta(minutes=8)
    tweet.refresh_from_db()
    assert tweet.edited_at is not None
    assert tweet.edited_at > second.written_at


# --- pictures ---------------------------------------------------------------------


@pytest.fixture
def pictured(alice):
    """A Tweet with three pictures: one, two, three."""
    images = [store_image(alice, noise(30, 20), alt) for alt in ("one", "two", "three")]
    return actions.post(alice, "look", images=images)


def shown(tweet):
    tweet.refresh_from_db()
    attached = tweet.attachments.select_related("image").all()
    return [one.image.alt for one in attached], [one.position for one in attached]


def form_of(tweet, order=(0, 1, 2), alts=None, **more):
    """What the page of a Tweet with three pictures sends."""
    ids = [one.image_id for one in tweet.attachments.all()]
    described = {f"alt_{ids[at]}": alt for at, alt in (alts or {}).items()}
    kept = {"images": [ids[at] for at in order], **described}
    return {"text": tweet.text, "version": tweet.edits_count, "with_pictures": "on", **kept, **more}


@pytest.mark.parametrize(
    ("order", "alts", "more", "expected"),
    [
        ((0, 1, 2), {0: "a red\r\ndoor"}, {}, ["a red\ndoor", "two", "three"]),
        ((0, 1, 2), {0: "", 2: "3"}, {}, ["", "two", "3"]),
        ((2, 0, 1), {}, {}, ["three", "one", "two"]),
        ((1, 0, 2), {1: "second"}, {"text": "all of it"}, ["second", "one", "three"]),
        ((0, 1, 2), {}, {"sensitive": "on"}, ["one", "two", "three"]),
        ((0, 2), {}, {}, ["one", "three"]),
        ((), {}, {}, []),
        ((2,), {2: "left"}, {"sensitive": "on", "text": ""}, ["left"]),
        ((1, 1, 0, 2), {}, {}, ["two", "one", "three"]),
    ],
)
def test_pictures_can_be_edited(as_alice, client, pictured, order, alts, more, expected):
    path = f"/tweets/{pictured.pk}/edit"
    assert "one</textarea>" in as_alice.get(path).text
    assert as_alice.post(path, form_of(pictured, order, alts, **more)).status_code == 302
    assert shown(pictured) == (expected, list(range(len(expected))))
    assert pictured.text == more.get("text", "look")
    assert pictured.sensitive is ("sensitive" in more)
    assert (pictured.pictures_count, pictured.edits_count) == (len(expected), 1)
    assert Image.objects.filter(used=True).count() == len(expected)
    earlier = Revision.objects.get()
    assert [alt for _, alt in earlier.pictures] == ["one", "two", "three"]
    assert earlier.sensitive is False
    page = client.get(f"{pictured.path}/history").text
    newer, older = page.split(" until ")
    for alt in expected:
        assert f'<span dir="auto">{alt or "No description"}</span>' in newer
    for alt in ("one", "two", "three"):
        assert f'<span dir="auto">{alt}</span>' in older
    assert older.count("A picture that was removed") == 3 - len(expected)
    # Who marks them later covers what they were, too.
    assert ("<img" in page.partition('class="history"')[2]) == (
        bool(expected) and "sensitive" not in more
    )


def test_a_form_without_pictures_leaves_them(as_alice, alice, pictured):
    actions.edit(pictured, "look", 0, sensitive=True)
    data = {"text": "words alone", "version": 1}
    assert as_alice.post(f"/tweets/{pictured.pk}/edit", data).status_code == 302
    assert shown(pictured)[0] == ["one", "two", "three"]
    assert pictured.sensitive
    # Nor does one that changes nothing.
    same = {**form_of(pictured), "sensitive": "on"}
    assert as_alice.post(f"/tweets/{pictured.pk}/edit", same).status_code == 302
    assert Revision.objects.count() == 2


def test_the_mark_is_taken_back(as_alice, client, pictured):
    actions.edit(pictured, "look", 0, sensitive=True)
    assert '<details class="cover">' in client.get(pictured.path).text
    pictured.refresh_from_db()
    as_alice.post(f"/tweets/{pictured.pk}/edit", form_of(pictured))
    assert '<details class="cover">' not in client.get(pictured.path).text


@pytest.mark.parametrize(
    ("more", "word"),
    [({"alts": {0: "x" * 1001}}, "1,000 characters"), ({"order": (), "text": " "}, "something")],
)
def test_pictures_that_can_not_stay_so_are_refused(as_alice, pictured, more, word):
    response = as_alice.post(f"/tweets/{pictured.pk}/edit", form_of(pictured, **more))
    assert response.status_code == 422
    assert word in response.text
    assert shown(pictured)[0] == ["one", "two", "three"]
    assert not Revision.objects.exists()


def test_two_windows_lose_no_descriptions(as_alice, pictured):
    late = form_of(pictured, (2, 1, 0), {0: "mine"}, sensitive="on")
    actions.edit(pictured, "look", 0, images=_images(pictured, ["theirs", "2", "3"]))
    response = as_alice.post(f"/tweets/{pictured.pk}/edit", late)
    assert response.status_code == 422
    assert "edited meanwhile" in response.text
    assert "mine</textarea>" in response.text
    assert 'name="sensitive" checked' in response.text
    assert re.findall(r'name="images" value="(\d+)"', response.text) == [
        str(pk) for pk in late["images"]
    ]
    assert shown(pictured)[0] == ["theirs", "2", "3"]
    assert not pictured.sensitive


def _images(tweet, alts):
    images = [one.image for one in tweet.attachments.all()]
    for image, alt in zip(images, alts, strict=True):
        image.alt = alt
    return images


def test_nobody_adds_a_picture_by_an_edit(as_alice, alice, bob, pictured):
    others = store_image(bob, noise(9, 9), "his")
    unused = store_image(alice, noise(9, 9), "unused")
    data = form_of(pictured)
    data["images"] = [others.pk, unused.pk, *data["images"][:1], "x", ""]
    data[f"alt_{others.pk}"] = "hers"
    as_alice.post(f"/tweets/{pictured.pk}/edit", data)
    assert shown(pictured)[0] == ["one"]
    others.refresh_from_db()
    assert others.alt == "his"
    with pytest.raises(NotEditableError):
        actions.edit(pictured, "x", 1, images=[others])


@pytest.mark.parametrize(
    ("order", "expected"),
    [("earlier-1", [1, 0, 2]), ("later-1", [0, 2, 1]), ("remove-0", [1, 2]), ("x", [0, 1, 2])],
)
def test_pictures_are_arranged_without_a_script(as_alice, pictured, order, expected):
    what, _, which = order.partition("-")
    data = form_of(pictured, alts={1: "kept"}, text="words", sensitive="on")
    ids = data["images"]
    data["arrange"] = f"{what}-{ids[int(which)]}" if which else what
    page = as_alice.post(f"/tweets/{pictured.pk}/edit", data)
    assert page.status_code == 200
    found = re.findall(r'name="images" value="(\d+)"', page.text)
    assert found == [str(ids[at]) for at in expected]
    for part in ("words</textarea>", "kept</textarea>", 'name="sensitive" checked', 'value="0"'):
        assert part in page.text
    # Nothing is saved, nor deleted.
    assert shown(pictured)[0] == ["one", "two", "three"]
    assert not Revision.objects.exists()


def test_a_removed_picture_is_gone(as_alice, client, pictured, django_capture_on_commit_callbacks):
    first = pictured.attachments.first().image
    assert client.get(first.small_url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        as_alice.post(f"/tweets/{pictured.pk}/edit", form_of(pictured, (1, 2)))
    assert client.get(first.small_url).status_code == 404
    assert not any(default_storage.exists(name) for name in first.files)


def test_a_link_gets_its_card_when_the_pictures_go(as_alice, alice):
    image = store_image(alice, noise(9, 9))
    tweet = actions.post(alice, "https://example.org/", images=[image])
    assert tweet.card_id is None
    actions.edit(tweet, tweet.text, 0, images=[])
    tweet.refresh_from_db()
    assert tweet.card_id


def test_whoever_keeps_what_a_tweet_says_hears_of_its_descriptions(pictured):
    heard = []

    def hear(tweet, **_):
        heard.append([one.image.alt for one in tweet.attachments.all()])

    for signal in (signals.written, signals.edited):
        signal.connect(hear)
    try:
        actions.edit(pictured, "look", 0, images=_images(pictured, ["1", "2", "3"]))
    finally:
        for signal in (signals.written, signals.edited):
            signal.disconnect(hear)
    assert heard == [["1", "2", "3"]] * 2


def test_a_history_from_before_pictures_were_kept_shows_them(client, pictured):
    actions.edit(pictured, "second", 0)
    Revision.objects.update(pictures=None, sensitive=None)
    pictured.refresh_from_db()
    actions.edit(pictured, "third", 1, images=_images(pictured, ["1", "2", "3"]))
    page = client.get(f"{pictured.path}/history").text
    assert page.count('<span dir="auto">two</span>') == 2
    assert page.count('<span dir="auto">2</span>') == 1


def test_a_history_asks_no_more_for_more_versions(client, pictured):
    path = f"{pictured.path}/history"
    counts = []
    for version in range(3):
        actions.edit(pictured, f"text {version}", version)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counts.append(len(queries))
    assert counts[0] == counts[-1]
