"""Fills a site with the demo. The same seed each time, so that a second run adds nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction
from django.utils import timezone

from apps.core.ids import made_at
from apps.discovery import searches, trends
from apps.graph.actions import follow, protect
from apps.media.actions.card import store_drawn_card_image
from apps.media.actions.portrait import set_portrait
from apps.media.actions.upload import store_image
from apps.tweets import actions
from apps.tweets.models import LinkCard, Pin, Tweet
from apps.users.actions import create_account
from apps.users.models import User

from . import drawing
from .people import PEOPLE, Person
from .pieces import Link
from .plan import PROTECTED, Planned, plan
from .scenes import card_picture, scene

PASSWORD = "small-bird-big-voice"  # noqa: S105  told to everybody by the command
TWEETS = 1500
DAYS = 30
DOMAIN = "demo.example"
# The person whom the command names first follows whoever speaks so near the end.
_NEAR = 60
_TOLD = "I read this twice, and then I went out to look."


class NameTakenError(Exception):
    """A person of the demo has the name of somebody who is not of it."""


@dataclass
class Demo:
    """One run: who is there, what they said, and the dice."""

    size: int = TWEETS
    now: datetime = field(default_factory=timezone.now)
    random: Random = field(default_factory=lambda: Random("twite"))
    users: list[User] = field(default_factory=list)
    plan: list[Planned] = field(default_factory=list)
    tweets: list[Tweet] = field(default_factory=list)

    @transaction.atomic
    def fill(self, say: Callable[[str], object]) -> None:
        """Does everything in one transaction, and says what it is doing."""
        self.plan = plan(self.size)
        say("Drawing people …")
        joined = self.now - timedelta(days=DAYS + 2)
        self.users = [_person(person, joined) for person in PEOPLE]
        say("Letting them follow each other …")
        self._follow()
        say("Tweeting …")
        for number, planned in enumerate(self.plan):
            self.tweets.append(self._tweet(number, planned))
        say("Liking and retweeting …")
        self._react()
        self._pin()
        self._tell()
        self._change()
        trends.refresh()

    def _follow(self) -> None:
        since = self.now - timedelta(days=DAYS + 1)
        for user in self.users:
            others = [other for other in self.users if other != user]
            for other in self.random.sample(others, self.random.randint(8, 30)):
                follow(user, other, since - timedelta(minutes=other.pk % 999))
        reader = self.users[0]
        near = {planned.person for planned in self.plan[-_NEAR:]} - {0}
        for number in sorted(near):
            follow(reader, self.users[number], since)
        for user in self.users:
            if user.username == PROTECTED:
                follow(reader, user, since)
                protect(user)

    def _tweet(self, number: int, planned: Planned) -> Tweet:
        user = self.users[planned.person]
        nonce = _nonce(str(number))
        earlier = Tweet.objects.filter(author=user, nonce=nonce).first()
        if earlier:
            return earlier
        if planned.link:
            _make_card(planned.link)
        images = [
            store_image(user, *scene(kind, f"{number}-{position}"))
            for position, kind in enumerate(planned.scenes)
        ]
        return actions.post(
            user,
            planned.former or planned.text,
            reply_to=self._planned(planned.reply_to),
            quote_of=self._planned(planned.quote_of),
            images=images,
            sensitive=planned.sensitive,
            nonce=nonce,
            at=self.now - timedelta(days=DAYS) * ((self.size - number) / TWEETS) ** 1.5,
        )

    def _planned(self, number: int | None) -> Tweet | None:
        return None if number is None else self.tweets[number]

    def _pin(self) -> None:
        """One Tweet of each person who has none pinned yet, for every other person."""
        for user in self.users[::2]:
            own = Tweet.objects.visible_to(user).filter(author=user, reply_to=None, quote_of=None)
            best = own.order_by("-likes_count", "pk").first()
            if best and not Pin.objects.filter(user=user).exists():
                actions.pin(user, best)

    def _tell(self) -> None:
        """Some of it happens now: the person whom the command names finds notifications, and what
        they kept."""
        reader, *others = self.users
        own = [number for number, planned in enumerate(self.plan) if planned.person == 0]
        last = self.tweets[own[-1]]
        for user in others[:5]:
            actions.like(user, last)
        follow(others[5], reader)
        actions.retweet(others[6], last)
        nonce = _nonce("answer")
        if not Tweet.objects.filter(author=others[7], nonce=nonce).exists():
            actions.post(others[7], _TOLD, reply_to=last, nonce=nonce)
        for number, planned in enumerate(self.plan):
            if planned.shown and not planned.scenes and planned.person:
                actions.bookmark(reader, self.tweets[number])
        for text in ("#birds", "tea OR coffee"):
            searches.save(reader, text)

    def _change(self) -> None:
        """What is edited, and what is deleted when it has answers."""
        for planned, tweet in zip(self.plan, self.tweets, strict=True):
            if planned.former:
                actions.edit(tweet, planned.text, tweet.edits_count)
            if planned.deleted:
                actions.delete(tweet)

    def _react(self) -> None:
        for planned, tweet in zip(self.plan, self.tweets, strict=True):
            warmth = self.random.random() ** (1.5 if planned.shown else 3)
            fans = self.random.sample(self.users, round(warmth * len(self.users) * 0.3))
            times = [self._later(tweet) for _ in fans]
            if planned.deleted or PEOPLE[planned.person].username == PROTECTED:
                continue
            for number, (user, at) in enumerate(zip(fans, times, strict=True)):
                if user.pk != tweet.author_id:
                    actions.like(user, tweet, at)
                    if number % 6 == 0 and planned.reply_to is None:
                        actions.retweet(user, tweet, at)

    def _later(self, tweet: Tweet) -> datetime:
        posted = made_at(tweet.pk)
        return posted + (self.now - posted) * self.random.random() ** 4


def _person(person: Person, joined: datetime) -> User:
    email = f"{person.username}@{DOMAIN}"
    user: User | None = User.objects.named(person.username).first()
    if user is None:
        user = create_account(
            person.username,
            email,
            PASSWORD,
            display_name=person.name,
            bio=person.bio,
            location=person.location,
            date_joined=joined,
        )
        set_portrait(
            user,
            avatar=drawing.face(person.username),
            header=drawing.landscape(person.username, 1500, 500),
        )
    if user.email != email:
        raise NameTakenError(f"@{person.username} is somebody else on this site.")
    return user


def _nonce(of: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"twite-demo-{of}")


def _make_card(link: Link) -> None:
    """What the site would have fetched if there were such a page."""
    digest = sha256(link.url.encode()).hexdigest()
    if LinkCard.objects.filter(digest=digest).exists():
        return
    card = LinkCard(
        url=link.url,
        digest=digest,
        title=link.title,
        description=link.description,
        site=link.site,
        fetched_at=timezone.now(),
    )
    if link.scene:
        kept = store_drawn_card_image(card_picture(link.scene, link.url))
        card.image, card.image_colour = kept["key"], kept["colour"]
        card.image_width, card.image_height = kept["width"], kept["height"]
    card.save()
