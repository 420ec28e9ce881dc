"""The one rule on every surface: each viewer, each state of the author, each place a Tweet of
theirs could show."""

import re

import pytest
from django.test import Client

from apps.graph import actions as graph
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.models import Tweet

STATES = ("normal", "protected", "left", "suspended")
VIEWERS = (
    *("signed out", "stranger", "follower", "requested", "author"),
    *("blocked by", "blocking", "muting", "staff"),
)


def may_read(viewer: str, state: str) -> bool:
    """The table of the rule, said once more and otherwise."""
    if state in {"left", "suspended"}:
        return viewer == "staff"
    if viewer in {"blocked by", "blocking"}:
        return False
    # Who mutes, follows as well here; a mute hides nothing that one asks for.
    return state == "normal" or viewer in {"follower", "author", "muting"}


def there(viewer: str, state: str) -> bool:
    """Whether the author exists for the viewer, protected or not."""
    gone = state in {"left", "suspended"} and viewer != "staff"
    return not gone and viewer not in {"blocked by", "blocking"}


class World:
    """Alice is the author; carol, whom everybody may read, passed on and answered everything
    before anything was hidden."""

    def __init__(self, alice, bob, carol, viewer, state):
        self.alice, self.bob, self.carol = alice, bob, carol
        self.start = actions.post(carol, "carol begins")
        image = store_image(alice, noise(20, 20), "zebra stripes")
        self.tweet = actions.post(alice, "zebra one #zoo", reply_to=self.start, images=[image])
        self.single = actions.post(alice, "zebra two #zoo")
        actions.edit(self.single, "zebra three #zoo", 0)
        self.answer = actions.post(carol, "carol answers", reply_to=self.tweet)
        self.quoting = actions.post(carol, "carol quotes", quote_of=self.single)
        self.quoted = actions.post(alice, "zebra four", quote_of=self.start)
        bobs = actions.post(bob, "bob says")
        actions.post(alice, "zebra five", reply_to=bobs)
        actions.post(alice, "zebra six, @bob")
        self.deleted = actions.post(carol, "carol regrets")
        actions.post(alice, "zebra seven", reply_to=self.deleted)
        actions.delete(self.deleted)
        actions.retweet(carol, self.single)
        actions.like(carol, self.single)
        for act in (actions.like, actions.retweet):
            act(alice, self.start)
        graph.follow(alice, carol)
        self.viewer = self._viewer(viewer)
        if self.viewer:
            graph.follow(self.viewer, carol)
            actions.bookmark(self.viewer, self.single)
        self._state(state, viewer)

    @property
    def signed_in(self):
        return self.viewer is not None and self.viewer.is_active

    def at(self, place):
        return place if isinstance(place, str) else place(self)

    def _viewer(self, viewer):
        if viewer == "signed out":
            return None
        if viewer == "author":
            return self.alice
        if viewer == "staff":
            self.bob.is_staff = True
            self.bob.save()
        if viewer in {"follower", "muting"}:
            graph.follow(self.bob, self.alice)
        return self.bob

    def _state(self, state, viewer):
        if state == "protected":
            graph.protect(self.alice)
        if viewer == "requested" and state == "protected":
            graph.follow(self.bob, self.alice)
        if viewer == "muting":
            graph.mute(self.bob, self.alice)
        if viewer == "blocked by":
            graph.block(self.alice, self.bob)
        if viewer == "blocking":
            graph.block(self.bob, self.alice)
        if state in {"left", "suspended"}:
            self.alice.is_active = False
            self.alice.save()


# Where a Tweet of Alice could show, and whether a mute keeps it away.
PAGES = {
    "permalink": lambda w: w.single.path,
    "answer below another's Tweet": lambda w: w.start.path,
    "the same by Likes": lambda w: f"{w.start.path}?sort=likes",
    "above another's answer": lambda w: w.answer.path,
    "below a deleted Tweet": lambda w: f"/status/{w.deleted.pk}",
    "passed on, on another's profile": "/@carol",
    "profile": "/@alice",
    "replies": "/@alice/replies",
    "media": "/@alice/media",
    "another's Likes": "/@carol/likes",
    "quotes of another's Tweet": lambda w: f"{w.start.path}/quotes",
    "history": lambda w: f"{w.single.path}/history",
    "large picture": lambda w: f"{w.tweet.path}/photo/1",
}
MUTED_AWAY = {
    "topic": "/topic/zoo",
    "search": "/search?q=%23zoo",
    "search, the newest": "/search?q=%23zoo&f=latest",
    "search, pictures": "/search?q=%23zoo&f=media",
    "explore": "/explore",
    "inside another's quote": lambda w: w.quoting.path,
}
MEMBERS = {
    "bookmarks": "/bookmarks",
    "composer, answering": lambda w: f"/compose?reply_to={w.single.pk}",
}
TOLD = {"notifications": "/notifications", "mentions": "/notifications/mentions"}
# Addresses that answer with nothing at all to who may not.
ADDRESSES = {
    "likes": lambda w: f"{w.single.path}/likes",
    "retweets": lambda w: f"{w.single.path}/retweets",
    "quotes": lambda w: f"{w.single.path}/quotes",
    "followers": "/@alice/followers",
    "following": "/@alice/following",
    "picture": lambda w: w.tweet.attachments.get().image.small_url,
    "card": lambda w: f"/tweets/{w.single.pk}/card",
}
VERBS = (
    *("like", "unlike", "bookmark", "unbookmark", "retweet", "unretweet"),
    *("mute-conversation", "unmute-conversation"),
)
LISTS = {
    "who liked": lambda w: f"{w.start.path}/likes",
    "who retweeted": lambda w: f"{w.start.path}/retweets",
    "who follows": "/@carol/followers",
}


def without_address(response):
    """The body, without what differs between any two pages."""
    text = response.text.replace(response.wsgi_request.get_full_path(), "")
    return re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", text)


@pytest.fixture(params=VIEWERS)
def viewer(request):
    return request.param


@pytest.fixture(params=STATES)
def state(request):
    return request.param


@pytest.fixture
def world(alice, bob, carol, viewer, state):
    return World(alice, bob, carol, viewer, state)


@pytest.fixture
def client_(world):
    client = Client()
    if world.signed_in:
        client.force_login(world.viewer)
    return client


def test_every_page(world, client_, viewer, state):
    allowed = may_read(viewer, state)
    pages = dict(PAGES)
    muted_away = MUTED_AWAY | (TOLD if world.signed_in else {})
    away = {} if viewer == "muting" else muted_away
    pages |= away | (MEMBERS if world.signed_in else {})
    for name, path in pages.items():
        text = client_.get(world.at(path)).text
        assert ("zebra" in text) == allowed, name
        # Nor does a page about others name somebody who is not there for the viewer.
        if not there(viewer, state) and "alice" not in world.at(path):
            assert "alice" not in text.lower(), name
    if viewer == "muting":
        for name, path in muted_away.items():
            assert "zebra" not in client_.get(world.at(path)).text, name


def test_home(world, client_, viewer, state):
    if not world.signed_in:
        assert "login" in client_.post(f"/tweets/{world.single.pk}/like")["Location"]
        assert ("zebra" in client_.get("/").text) == may_read(viewer, state)
        return
    text = client_.get("/").text
    # Everybody follows carol, who passed it on.
    assert ("zebra three" in text) == (may_read(viewer, state) and viewer != "muting")


def test_every_other_address(world, client_, viewer, state):
    allowed = may_read(viewer, state)
    missing = client_.get("/@nobody")
    for name, path in ADDRESSES.items():
        response = client_.get(world.at(path))
        assert response.status_code == (200 if allowed else 404), name
        if not allowed:
            assert without_address(response) == without_address(missing), name


def test_every_verb(world, client_, viewer, state):
    if not world.signed_in:
        assert "login" in client_.post(f"/tweets/{world.single.pk}/like")["Location"]
        assert ("zebra" in client_.get("/").text) == may_read(viewer, state)
        return
    allowed = may_read(viewer, state)
    for verb in VERBS:
        status = client_.post(f"/tweets/{world.single.pk}/{verb}").status_code
        fine = allowed and not (verb == "retweet" and state == "protected")
        assert status == (302 if fine else 404), verb
    number = Tweet.objects.count()
    for field in ("reply_to", "quote_of"):
        data = {"text": f"by {field}", field: world.single.pk}
        status = client_.post("/compose", data).status_code
        fine = allowed and not (field == "quote_of" and state == "protected")
        assert status == (302 if fine else 422), field
        number += fine
    assert Tweet.objects.count() == number


def test_lists_of_people(world, client_, viewer, state):
    """Protected accounts are seen, what they say is not."""
    expected = there(viewer, state)
    for name, path in LISTS.items():
        text = client_.get(world.at(path)).text
        assert (f'data-person="{world.alice.pk}"' in text) == expected, name


def test_suggestions(world, client_, viewer, state):
    if not world.signed_in:
        assert "login" in client_.post(f"/tweets/{world.single.pk}/like")["Location"]
        assert ("zebra" in client_.get("/").text) == may_read(viewer, state)
        return
    people = client_.get("/compose/suggest?q=@ali").text
    assert ("@alice" in people) == there(viewer, state)
    spoken_of = may_read(viewer, state) and viewer != "muting"
    assert ("#zoo" in client_.get("/compose/suggest?q=%23zo").text) == spoken_of
    found = client_.get("/search?q=adam&f=people").text
    expected = there(viewer, state) and viewer != "muting"
    assert (f'data-person="{world.alice.pk}"' in found) == expected
    assert ("@alice" in client_.get("/search/suggest?q=ali").text) == expected
    topics = client_.get("/search/suggest?q=zo").text
    assert ("#zoo" in topics) == spoken_of
    suggested = client_.get("/explore/people").text
    expected = viewer in {"stranger", "requested", "staff"} and state == "normal"
    assert (f'data-person="{world.alice.pk}"' in suggested) == expected


def test_what_somebody_passes_on_is_theirs_to_show(world, client_, viewer, state):
    text = client_.get("/@alice").text
    assert ("carol begins" in text) == may_read(viewer, state)
    assert ("carol begins" in client_.get("/@alice/likes").text) == may_read(viewer, state)


def test_the_actions_refuse_what_the_pages_do_not_offer(alice, bob):
    graph.protect(alice)
    tweet = actions.post(alice, "for friends")
    graph.follow(bob, alice)
    graph.accept(alice, bob)
    for act in (
        lambda: actions.retweet(bob, tweet),
        lambda: actions.retweet(alice, tweet),
        lambda: actions.post(bob, "look", quote_of=tweet),
    ):
        with pytest.raises(Tweet.DoesNotExist):
            act()
    assert actions.like(bob, tweet)
