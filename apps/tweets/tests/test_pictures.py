"""Pictures in the composer, in the Tweet, and who gets to see their files."""

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from apps.media.actions.upload import store_image, upload_image
from apps.media.models import Image
from apps.media.tests.files import SVG, encoded, frames, layered, noise, stripes
from apps.tweets import actions
from apps.tweets.models import Tweet
from apps.tweets.pictures import take_in
from apps.users.models import User


def file(name="a.png", size=(40, 30)):
    return SimpleUploadedFile(name, encoded(noise(*size), "PNG"))


@pytest.fixture
def uploaded(alice):
    """Two unused pictures of Alice."""
    return [upload_image(alice, file()) for _ in range(2)]


def ids(html):
    return [int(pk) for pk in re.findall(r'name="images" value="(\d+)"', html)]


def test_a_plain_form_takes_files(as_alice):
    data = {"text": "look", "pictures": [file(), file("b.png")], "described": "on"}
    response = as_alice.post("/compose", data)
    assert response.status_code == 302
    tweet = Tweet.objects.get()
    assert tweet.pictures_count == 2
    assert [one.position for one in tweet.attachments.all()] == [0, 1]
    assert as_alice.get(tweet.path).text.count("<img") >= 2


def test_pictures_need_no_text(as_alice):
    as_alice.post("/compose", {"text": " ", "pictures": [file()], "described": "on"})
    assert Tweet.objects.get().text == ""


def test_pictures_chosen_before_are_sent_in_their_order(as_alice, uploaded):
    one, two = uploaded
    data = {"text": "x", "images": [two.pk, one.pk], f"alt_{one.pk}": "one", f"alt_{two.pk}": "two"}
    assert as_alice.post("/compose", {**data, "sensitive": "on"}).status_code == 302
    tweet = Tweet.objects.get()
    assert [attachment.image.alt for attachment in tweet.attachments.all()] == ["two", "one"]
    assert tweet.sensitive
    assert '<details class="cover">' in as_alice.get(tweet.path).text


def test_a_missing_description_is_asked_for_once(as_alice, uploaded):
    data = {"text": "x", "images": [uploaded[0].pk]}
    first = as_alice.post("/compose", data)
    assert first.status_code == 422
    assert "Not every picture has a description" in first.text
    assert ids(first.text) == [uploaded[0].pk]
    assert 'name="described" value="on"' in first.text
    assert as_alice.post("/compose", {**data, "described": "on"}).status_code == 302


def test_an_error_in_the_text_keeps_the_pictures(as_alice):
    response = as_alice.post("/compose", {"text": "x" * 300, "pictures": [file()]})
    assert response.status_code == 422
    assert "That is 20 over 280" in response.text
    assert ids(response.text) == [Image.objects.get().pk]


def test_what_is_no_picture_is_named_and_the_rest_kept(as_alice):
    bad = SimpleUploadedFile("evil.svg", SVG, content_type="image/png")
    response = as_alice.post("/compose", {"text": "x", "pictures": [bad, file()]})
    assert response.status_code == 422
    assert "evil.svg: This is no JPEG" in response.text
    assert len(ids(response.text)) == 1
    assert "x</textarea>" in response.text


def test_four_are_the_most(as_alice, uploaded):
    files = [file() for _ in range(3)]
    data = {"text": "x", "images": [one.pk for one in uploaded], "pictures": files}
    response = as_alice.post("/compose", data)
    assert response.status_code == 422
    assert "A Tweet holds 4 pictures at most." in response.text
    assert len(ids(response.text)) == 4


@pytest.mark.parametrize(
    ("order", "expected"),
    [("earlier-1", [1, 0]), ("later-0", [1, 0]), ("earlier-0", [0, 1]), ("remove-0", [1])],
)
def test_they_are_arranged_without_a_script(as_alice, uploaded, order, expected):
    what, _, which = order.partition("-")
    pk = uploaded[int(which)].pk
    data = {"text": "kept", "images": [one.pk for one in uploaded], "arrange": f"{what}-{pk}"}
    response = as_alice.post("/compose", {**data, f"alt_{uploaded[1].pk}": "the other"})
    assert response.status_code == 200
    assert ids(response.text) == [uploaded[index].pk for index in expected]
    assert "kept</textarea>" in response.text
    assert "the other</textarea>" in response.text
    assert not Tweet.objects.exists()
    assert Image.objects.count() == len(expected)


def test_files_are_added_before_they_are_sent(as_alice):
    response = as_alice.post("/compose", {"text": "", "pictures": [file()], "arrange": "add"})
    assert response.status_code == 200
    assert len(ids(response.text)) == 1
    assert "Write something first" not in response.text


def test_nobody_uses_anothers_picture(as_alice, bob):
    image = upload_image(bob, file())
    response = as_alice.post("/compose", {"text": "x", "images": [image.pk]})
    assert response.status_code == 422
    assert "One of the pictures is no longer there." in response.text
    assert not Tweet.objects.exists()
    image.refresh_from_db()
    assert not image.used
    as_alice.post("/compose", {"images": [image.pk], "arrange": f"remove-{image.pk}"})
    assert Image.objects.filter(pk=image.pk).exists()


def test_a_picture_used_meanwhile_is_an_error(as_alice, alice, uploaded):
    actions.post(alice, "first", images=uploaded[:1])
    with pytest.raises(Image.DoesNotExist):
        actions.post(alice, "second", images=uploaded[:1])
    assert Tweet.objects.count() == 1


def test_the_same_form_twice_is_one_tweet(as_alice, alice):
    nonce = "6f4f5b8e-3b0a-4f5e-9a39-0d7c7f3a0001"
    for text in ("x", ""):
        Tweet.objects.all().delete()
        image = upload_image(alice, file())
        data = {"text": text, "images": [image.pk], "described": "on", "nonce": nonce}
        for _ in range(2):
            assert as_alice.post("/compose", data).status_code == 302
        assert Tweet.objects.count() == 1


def test_a_form_that_was_changed_is_another_tweet(as_alice, alice, bob, uploaded):
    nonce = "6f4f5b8e-3b0a-4f5e-9a39-0d7c7f3a0001"
    quoted = actions.post(bob, "quoted")
    changes = [{"images": [one.pk]} for one in uploaded] + [{"quote_of": quoted.pk}]
    for change in changes:
        data = {"text": "x", "described": "on", "nonce": nonce, **change}
        assert as_alice.post("/compose", data).status_code == 302
    assert Tweet.objects.filter(author=alice).count() == 3


def test_a_plain_form_sent_twice_is_one_tweet(as_alice):
    nonce = "6f4f5b8e-3b0a-4f5e-9a39-0d7c7f3a0001"
    for _ in range(2):
        data = {"text": "", "pictures": [file()], "described": "on", "nonce": nonce}
        assert as_alice.post("/compose", data).status_code == 302
    assert Tweet.objects.count() == 1


def test_a_description_counts_as_in_the_browser(as_alice, uploaded):
    pk = uploaded[0].pk
    alt = "x" * 990 + "\r\n" * 10 + "\x00"
    response = as_alice.post("/compose", {"text": "x", "images": [pk], f"alt_{pk}": alt})
    assert response.status_code == 302
    assert "\x00" not in Tweet.objects.get().attachments.get().image.alt


def test_a_picture_without_words_has_a_name_all_the_same(client, alice):
    tweet = actions.post(alice, "", images=[store_image(alice, noise(9, 9), "a red door")])
    html = client.get(tweet.path).text
    assert "Alice Adams: “a red door”" in html
    assert 'og:description" content="a red door"' in html


def test_a_description_has_its_limit(as_alice, uploaded):
    pk = uploaded[0].pk
    response = as_alice.post("/compose", {"text": "x", "images": [pk], f"alt_{pk}": "x" * 1001})
    assert response.status_code == 422
    assert "1,000 characters" in response.text


def test_a_script_sends_them_one_by_one(as_alice, alice):
    response = as_alice.post("/compose/pictures", {"pictures": file()})
    image = Image.objects.get()
    assert ids(response.text) == [image.pk]
    assert (image.owner, image.used) == (alice, False)
    bad = as_alice.post("/compose/pictures", {"pictures": SimpleUploadedFile("x.png", b"no")})
    assert bad.status_code == 422
    assert bad["Content-Type"].startswith("text/plain")
    again = as_alice.get(f"/compose/pictures?images={image.pk}&alt_{image.pk}=said%20before")
    assert ids(again.text) == [image.pk]
    assert "said before</textarea>" in again.text


def test_strangers_upload_nothing(client, bob):
    assert "login" in client.post("/compose/pictures", {"pictures": file()})["Location"]
    assert not Image.objects.exists()


def test_others_uploads_are_not_shown(as_alice, bob):
    image = upload_image(bob, file())
    assert ids(as_alice.get(f"/compose/pictures?images={image.pk}").text) == []


def test_a_request_that_is_too_large_is_not_read(as_alice, settings, fragment):
    settings.MAX_REQUEST_BYTES = 1000
    response = as_alice.post("/compose", {"text": "x", "pictures": file(size=(200, 200))})
    assert response.status_code == 413
    assert "That is too much at once" in response.text
    again = as_alice.post("/compose", {"pictures": file(size=(200, 200))}, headers=fragment)
    assert again.status_code == 413
    assert "hx-partial" in again.text


# --- the files --------------------------------------------------------------------


@pytest.fixture
def tweet(alice):
    image = store_image(alice, noise(800, 600), "some noise")
    return actions.post(alice, "look", images=[image])


def picture_of(tweet):
    return tweet.attachments.get().image


def test_everybody_sees_a_public_tweets_picture(client, tweet):
    response = client.get(picture_of(tweet).small_url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    # A stream would hold a thread for as long as somebody takes to read it.
    assert not response.streaming
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]
    assert "immutable" in response["Cache-Control"]


def test_the_picture_is_hidden_with_its_tweet(client, as_alice, alice, tweet):
    urls = [picture_of(tweet).small_url, picture_of(tweet).large_url]
    alice.is_active = False
    alice.save()
    for url in urls:
        assert client.get(url).status_code == 404


def test_an_unused_upload_is_its_owners_alone(client, as_alice, bob, uploaded):
    url = uploaded[0].small_url
    assert as_alice.get(url).status_code == 200
    assert client.get(url).status_code == 404
    client.force_login(bob)
    assert client.get(url).status_code == 404


def test_the_original_is_nobodys(as_alice, alice):
    image = upload_image(alice, file(size=(900, 600)))
    assert as_alice.get(f"/media/{image.key}-original").status_code == 404
    assert as_alice.get(f"/media/{image.key}-original.webp").status_code == 404
    assert as_alice.get(f"/media/{image.key}-999.webp").status_code == 404


def test_a_card_tells_size_widths_and_description(client, tweet):
    html = client.get(tweet.path).text
    image = picture_of(tweet)
    assert f'srcset="{image.srcset}"' in html
    assert 'alt="some noise" width="800" height="600"' in html
    assert ">ALT</span>" in html
    assert f'content="http://localhost:8000{image.url}"' in html


def test_a_large_picture_has_its_own_address(client, bob, alice, fragment):
    images = [store_image(alice, noise(30, 30), f"picture {n}") for n in range(3)]
    tweet = actions.post(alice, "look", images=images)
    page = client.get(f"{tweet.path}/photo/2")
    assert 'alt="picture 1"' in page.text
    assert f'href="{tweet.path}/photo/1"' in page.text
    assert f'href="{tweet.path}/photo/3"' in page.text
    part = client.get(f"{tweet.path}/photo/3", headers=fragment)
    assert "<html" not in part.text
    assert f'data-lightbox="{tweet.path}/photo/3"' in part.text
    assert client.get(f"{tweet.path}/photo/4").status_code == 404
    assert client.get(f"{tweet.path}/photo/0").status_code == 404
    elsewhere = f"/@bob/status/{tweet.pk}/photo/1"
    assert client.get(elsewhere)["Location"] == f"{tweet.path}/photo/1"


def test_a_deleted_tweets_picture_has_no_page(client, tweet):
    actions.delete(tweet)
    assert client.get(f"{tweet.path}/photo/1").status_code == 404


def test_the_media_tab_shows_tweets_with_pictures(client, alice, tweet):
    actions.post(alice, "only words")
    html = client.get("/@alice/media").text
    assert "look" in html
    assert "only words" not in html


def test_animations_stand_still_for_who_wants_less_motion(
    as_alice, alice, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        image = upload_image(alice, SimpleUploadedFile("a.gif", frames(3, loop=0)))
    tweet = actions.post(alice, "look", images=[image])
    address = Image.objects.get().moving_url
    for path in (tweet.path, f"{tweet.path}/photo/1", "/@alice"):
        assert address in as_alice.get(path).text, path
        User.objects.update(less_motion=True)
        assert address not in as_alice.get(path).text, path
        # Others see it move, from the same process.
        assert address in client.get(path).text, path
        User.objects.update(less_motion=False)


def test_pictures_of_one_request_have_one_deadline(alice):
    several = [SimpleUploadedFile("a.jpg", layered(7_000, 15)) for _ in range(4)]
    began = time.monotonic()
    images, problems = take_in(several, alice, 4, seconds=0.1)
    assert time.monotonic() - began < 4
    assert len(images) + len(problems) == 4
    assert "takes too long" in problems[-1]


def test_a_card_says_how_each_picture_is_shown(client, alice):
    clear = Picture.new("RGBA", (700, 500), (0, 0, 0, 9))
    kinds = {
        "picture tall long": Picture.new("RGB", (300, 1200)),
        "picture long": Picture.new("RGB", (5000, 400)),
        "picture long thin": Picture.new("RGB", (5000, 1)),
        "picture tall long thin": Picture.new("RGB", (1, 5000)),
        "picture clear": clear,
        "picture whole x4 w7": stripes(),
        "picture": noise(800, 600),
    }
    for classes, made in kinds.items():
        tweet = actions.post(alice, "x", images=[store_image(alice, made)])
        page = client.get(tweet.path).text
        assert f'class="{classes}"' in page, classes
        assert ("Long picture" in page) == ("long" in classes)
        large = client.get(f"{tweet.path}/photo/1").text
        assert f'<a href="{picture_of(tweet).large_url}" class="zoom' in large
        assert client.get(picture_of(tweet).large_url).status_code == 200
    assert 'class="zoom clear' in client.get(f"{_with(clear, alice).path}/photo/1").text
    two = actions.post(alice, "x", images=[store_image(alice, stripes()) for _ in range(2)])
    assert 'class="picture whole x1 w2"' in client.get(two.path).text


def _with(made, author):
    return actions.post(author, "x", images=[store_image(author, made)])


def test_the_beginning_of_a_wide_picture_is_sharp(client, alice):
    tweet = _with(noise(9000, 900), alice)
    assert 'sizes="(min-width: 640px) 136rem, 400vw"' in client.get(tweet.path).text
