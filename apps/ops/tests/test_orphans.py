"""Files and rows that nothing names are found, and those that something names are left alone."""

import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Picture

from apps.core.ids import new_id
from apps.media.actions.portrait import set_portrait
from apps.media.actions.upload import store_image
from apps.media.files import file_name, new_key
from apps.media.models import Image
from apps.media.owners import kinds
from apps.ops.tasks import delete_orphans
from apps.tweets import actions
from apps.tweets.models import LinkCard

KINDS = ["avatar", "card", "header", "image"]


def make_file(kind, part=360, age=timedelta(days=2)):
    name = default_storage.save(file_name(new_key(kind), part), ContentFile(b"webp"))
    at = time.time() - age.total_seconds()
    os.utime(default_storage.path(name), (at, at))
    return name


def grow_old():
    """All files there are."""
    for folder, _, names in os.walk(default_storage.path("")):
        for name in names:
            os.utime(f"{folder}/{name}", (0, 0))


@pytest.fixture
def old_card(db):
    """A card that was made days ago, with its picture."""
    key = new_key("card")
    default_storage.save(file_name(key, 600), ContentFile(b"webp"))
    return LinkCard.objects.create(
        pk=new_id(timezone.now() - timedelta(days=3)),
        url="https://example.org/",
        digest="d" * 64,
        image=key,
        image_width=600,
    )


def find(*options):
    out = StringIO()
    call_command("find_orphans", *options, stdout=out)
    return out.getvalue()


def test_every_kind_of_file_has_an_owner():
    assert kinds() == KINDS


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [360, "moving", "original"])
def test_a_file_that_nothing_names_is_found_and_then_deleted(kind, part):
    name = make_file(kind, part)
    assert name in find()
    assert default_storage.exists(name)
    assert name in find("--delete")
    assert not default_storage.exists(name)


@pytest.mark.django_db
def test_a_young_file_may_be_about_to_get_its_row():
    name = make_file("image", age=timedelta(hours=1))
    assert name not in find("--delete")
    assert default_storage.exists(name)


@pytest.mark.django_db
def test_what_is_no_file_of_ours_is_left_alone():
    name = default_storage.save("image/ab/notes.txt", ContentFile(b"mine"))
    grow_old()
    find("--delete")
    assert default_storage.exists(name)


def test_what_something_names_stays(alice, old_card):
    picture = Picture.new("RGB", (400, 400))
    image = store_image(alice, picture)
    set_portrait(alice, avatar=picture, header=picture)
    tweet = actions.post(alice, "look")
    type(tweet).objects.filter(pk=tweet.pk).update(card=old_card)
    grow_old()
    assert "Found 0 files and 0 link cards" in find()
    delete_orphans.func()
    assert default_storage.exists(file_name(image.key, image.widths[0]))
    assert LinkCard.objects.exists()


def test_a_card_that_no_tweet_has_goes_with_its_picture(
    old_card, django_capture_on_commit_callbacks
):
    assert f"link card {old_card.pk}" in find()
    with django_capture_on_commit_callbacks(execute=True):
        delete_orphans.func()
    assert not LinkCard.objects.exists()
    assert not default_storage.exists(file_name(old_card.image, 600))


@pytest.mark.parametrize("way", ["delete", "edit"])
def test_the_picture_of_a_link_goes_with_the_last_tweet_that_has_it(
    way, alice, bob, old_card, django_capture_on_commit_callbacks, client
):
    tweets = [actions.post(person, "look") for person in (alice, bob)]
    type(tweets[0]).objects.update(card=old_card)
    address = f"/media/{file_name(old_card.image, 600)}"
    assert client.get(address).status_code == 200
    for left, tweet in ((1, tweets[0]), (0, tweets[1])):
        with django_capture_on_commit_callbacks(execute=True):
            if way == "delete":
                actions.delete(tweet)
            else:
                actions.edit(tweet, "look there", 0)
        assert LinkCard.objects.count() == left
    assert client.get(address).status_code == 404


def test_a_picture_that_staff_delete_leaves_nothing(
    admin_client, alice, django_capture_on_commit_callbacks
):
    images = [store_image(alice, Picture.new("RGB", (400, 400))) for _ in range(3)]
    both = actions.post(alice, "words", images=images[:1])
    alone = actions.post(alice, "", images=images[1:])
    with django_capture_on_commit_callbacks(execute=True):
        for image in (images[0], images[1]):
            admin_client.post(f"/admin/media/image/{image.pk}/delete/", {"post": "yes"})
    for tweet, number in ((both, 0), (alone, 1)):
        tweet.refresh_from_db()
        assert (tweet.pictures_count, tweet.deleted_at) == (number, None)
    assert not default_storage.exists(file_name(images[0].key, images[0].widths[0]))
    assert both.path not in admin_client.get("/@alice/media").text
    with django_capture_on_commit_callbacks(execute=True):
        data = {"action": "delete_selected", "_selected_action": images[2].pk, "post": "yes"}
        admin_client.post("/admin/media/image/", data)
    alone.refresh_from_db()
    assert alone.deleted_at
    assert not Image.objects.exists()
    grow_old()
    assert "Found 0 files" in find()
