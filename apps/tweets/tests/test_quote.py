import pytest

from apps.graph.actions import follow
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.models import LinkCard, Tweet


@pytest.fixture
def original(bob):
    return actions.post(bob, "the original")


def test_a_quote_shows_what_it_quotes(as_alice, original):
    composer = as_alice.get(f"/compose?quote_of={original.pk}")
    assert "the original" in composer.text
    response = as_alice.post("/compose", {"text": "so true", "quote_of": original.pk})
    assert response.status_code == 302
    tweet = Tweet.objects.get(text="so true")
    original.refresh_from_db()
    assert (tweet.quote_of, original.quotes_count) == (original, 1)
    page = as_alice.get(tweet.path)
    assert '<div class="quoted">' in page.text
    assert "the original" in page.text
    assert "1</b> Quote" in as_alice.get(original.path).text


def test_a_quote_needs_words_or_pictures(as_alice, original):
    response = as_alice.post("/compose", {"text": "", "quote_of": original.pk})
    assert response.status_code == 422
    assert "Write something first." in response.text
    assert "the original" in response.text


@pytest.mark.parametrize("gone", ["deleted", "author left"])
def test_what_is_not_there_is_unavailable_inside_another(client, alice, bob, original, gone):
    tweet = actions.post(alice, "look", quote_of=original)
    if gone == "deleted":
        actions.delete(original)
    else:
        bob.is_active = False
        bob.save()
    html = client.get(tweet.path).text
    assert "This Tweet is unavailable." in html
    assert "the original" not in html


def test_what_is_gone_cannot_be_quoted(as_alice, alice, original):
    actions.delete(original)
    response = as_alice.post("/compose", {"text": "late", "quote_of": original.pk})
    assert response.status_code == 422
    assert "The Tweet you quote is no longer there." in response.text
    assert "late</textarea>" in response.text
    with pytest.raises(Tweet.DoesNotExist):
        actions.post(alice, "later", quote_of=original)


def test_a_link_to_a_tweet_of_this_site_becomes_a_quote(client, alice, original):
    tweet = actions.post(alice, f"look http://localhost:8000{original.path}")
    original.refresh_from_db()
    assert (tweet.quote_of, tweet.card, original.quotes_count) == (original, None, 1)
    assert str(tweet.html) == "look"
    assert not LinkCard.objects.exists()


def test_a_link_inside_the_text_stays(alice, original):
    tweet = actions.post(alice, f"http://localhost:8000{original.path} is good")
    assert tweet.quote_of == original
    assert "is good" in tweet.html
    assert str(original.pk) in tweet.html


def test_a_site_with_a_name_of_its_own_links_them(alice, original, settings):
    settings.BASE_URL = "https://twite.example.org"
    url = f"https://twite.example.org{original.path}"
    tweet = actions.post(alice, f"{url}?sort=likes is good, but {url}")
    assert tweet.quote_of == original
    assert tweet.card is None
    assert tweet.html.count(f'href="{url}') == 1
    assert tweet.html.endswith("but")


@pytest.mark.parametrize(
    "url", ["http://localhost:8000/@bob/status/12345", "http://elsewhere.example{}", "{}"]
)
def test_other_links_are_no_quotes(alice, original, url):
    assert actions.post(alice, f"see {url.format(original.path)}").quote_of is None


def test_a_deleted_quote_is_counted_no_more(alice, original):
    tweet = actions.post(alice, "look", quote_of=original)
    actions.delete(tweet)
    original.refresh_from_db()
    tweet.refresh_from_db()
    assert (original.quotes_count, tweet.quote_of) == (0, None)
    actions.delete(actions.post(alice, "again", quote_of=original))
    actions.delete(original)


def test_only_one_level_is_drawn(client, alice, original):
    middle = actions.post(alice, "middle", quote_of=original)
    outer = actions.post(alice, "outer", quote_of=middle)
    html = client.get(outer.path).text
    assert "middle" in html
    assert "the original" not in html
    assert "Show the Tweet quoted there" in html


def test_there_is_a_list_of_quotes(client, alice, carol, original, fragment):
    for number in range(25):
        actions.post(alice, f"quote {number}", quote_of=original)
    path = f"{original.path}/quotes"
    first = client.get(path)
    assert [one.text for one in first.context["page"].rows] == [
        f"quote {n}" for n in range(24, 4, -1)
    ]
    more = client.get(f"{path}?before={first.context['page'].next}", headers=fragment)
    assert len(more.context["page"].rows) == 5
    alice.is_active = False
    alice.save()
    assert "Nothing you can see" in client.get(path).text
    assert client.get(f"/@carol/status/{original.pk}/quotes")["Location"] == path


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [3, 20])
def test_cards_with_everything_cost_the_same(as_alice, alice, bob, number, assert_queries):
    follow(alice, bob)
    card = LinkCard.objects.create(url="https://example.org/", digest="x", title="A page")
    for one in range(number):
        images = [store_image(bob, noise(10, 10), "noise") for _ in range(2)]
        quoted = actions.post(bob, f"{one}", images=images)
        tweet = actions.post(bob, f"quote {one}", quote_of=quoted)
        Tweet.objects.filter(pk=tweet.pk).update(card=card)
        actions.post(bob, f"more {one}", images=[store_image(bob, noise(10, 10))])
    as_alice.get("/")
    # The person; what is kept, what of it is there; the cards, the Tweets they quote, and the
    # pictures of both.
    with assert_queries(6):
        assert as_alice.get("/").text.count('class="quoted"') >= number // 3
