"""A site with a bit of everything."""

from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.test import Client
from PIL import Image as Picture

from apps.discovery import searches, trends
from apps.graph import actions as graph
from apps.media.actions.portrait import set_portrait
from apps.media.actions.upload import store_image
from apps.tweets import actions
from apps.tweets.models import LinkCard, Tweet

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def fill(alice, bob, carol, person):
    """A bit of everything that a page can show."""
    set_portrait(
        bob, Picture.new("RGB", (400, 400), "teal"), Picture.new("RGB", (1500, 500), "navy")
    )
    images = [
        store_image(bob, Picture.new("RGB", (90, 60), "olive"), "an olive field") for _ in range(3)
    ]
    tweet = actions.post(bob, "Look at this #birds https://example.org/x @alice", images=images)
    parent = actions.post(carol, "gone soon")
    orphan = actions.post(bob, "where did it go?", reply_to=parent)
    actions.delete(parent)
    reply = actions.post(carol, "שלום עולם, nice", reply_to=tweet)
    deeper = actions.post(alice, "below", reply_to=reply)
    actions.post(bob, "further down", reply_to=deeper)
    field = [store_image(alice, Picture.new("RGBA", (900, 60)), "a field of hers")]
    own = actions.post(alice, "mien", images=field, nonce=uuid4())
    actions.edit(own, "mine", 0)
    card = LinkCard.objects.create(
        url="https://example.org/",
        digest="x",
        title="A page",
        description="About it",
        site="A site",
    )
    quote = actions.post(carol, "see", quote_of=tweet)
    linked = actions.post(bob, "https://example.org/")
    Tweet.objects.filter(pk__in=[quote.pk, linked.pk]).update(card=card)
    one = store_image(bob, Picture.new("RGB", (60, 90), "olive"))
    sensitive = actions.post(bob, "hidden", images=[one], sensitive=True)
    closed = actions.post(bob, "not for all", reply_rule=Tweet.ReplyRule.MENTIONED)
    actions.pin(bob, tweet)
    for act in (actions.like, actions.retweet):
        act(carol, own)
    graph.follow(carol, alice)
    for one in (alice, carol):
        graph.follow(one, bob)
        actions.like(one, tweet)
    graph.follow(bob, alice)
    actions.like(bob, tweet)
    actions.bookmark(alice, tweet)
    actions.retweet(carol, tweet)
    actions.retweet(bob, own)
    dora, eve, finn, gus = (person(name) for name in ("dora", "eve", "finn", "gus"))
    graph.protect(dora)
    graph.follow(alice, dora)
    graph.block(alice, eve)
    graph.mute(alice, gus)
    graph.hide_retweets(alice, carol)
    graph.mute_notifications(alice, gus)
    graph.mute_word(alice, "finale")
    graph.protect(alice)
    graph.follow(finn, alice)
    trends.refresh()
    searches.remember(alice, "look")
    for text in ("owl", "fox"):
        searches.save(alice, text)
    searches.put_on_home(alice, "owl")
    told = {"email": "a.rather.long.name.for.an.address@an.issuer.example.org"}
    SocialAccount.objects.create(user=alice, provider="sso", uid="1", extra_data=told)
    ways_in(alice)
    return {
        "tweet": tweet.path,
        "reply": reply.path,
        "orphan": orphan.path,
        "gone": parent.pk,
        "pk": tweet.pk,
        "own": own.pk,
        "own_path": own.path,
        "quote": quote.path,
        "sensitive": sensitive.path,
        "closed": closed.path,
        "closed_pk": closed.pk,
    }


def note_session(user, key):
    """Has it among those where `user` is logged in, as a login by the form would."""
    UserSession.objects.create(user=user, session_key=key, ip="192.0.2.7", user_agent=FIREFOX)


def ways_in(user):
    """A second session, a second address, and passkeys with long and short names."""
    elsewhere = Client()
    elsewhere.force_login(user)
    note_session(user, elsewhere.session.session_key)
    EmailAddress.objects.create(user=user, email="a.second.and.rather.long.one@mail.example.org")
    for name in ("Phone", "The key on my ring, " + "x" * 40):
        kept = {"name": name, "credential": {}}
        Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=kept)
