"""Fills a site with the demo. The same seed each time, so that a second run adds nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from apps.core.ids import made_at
from apps.discovery import trends
from apps.graph.actions import follow
from apps.media.actions.portrait import set_portrait
from apps.media.actions.upload import store_image
from apps.media.models import Image
from apps.tweets import actions
from apps.tweets.models import Pin, Tweet
from apps.users.actions import create_account
from apps.users.models import User

from . import drawing, texts
from .people import PEOPLE, Person

PASSWORD = "small-bird-big-voice"  # noqa: S105  told to everybody by the command
TWEETS = 1500
REPLY_SHARE = 0.3
PICTURE_SHARE = 0.08
QUOTE_SHARE = 0.06
SENSITIVE_SHARE = 0.08
DAYS = 30
DOMAIN = "demo.example"


class NameTakenError(Exception):
    """A person of the demo has the name of somebody who is not of it."""


@dataclass
class Demo:
    """One run: who is there, what they said, and the dice."""

    size: int = TWEETS
    now: datetime = field(default_factory=timezone.now)
    random: Random = field(default_factory=lambda: Random("twite"))
    users: list[User] = field(default_factory=list)
    tweets: list[Tweet] = field(default_factory=list)

    @transaction.atomic
    def fill(self, say: Callable[[str], object]) -> None:
        """Does everything in one transaction, and says what it is doing."""
        say("Drawing people …")
        joined = self.now - timedelta(days=DAYS + 2)
        self.users = [_person(person, joined) for person in PEOPLE]
        say("Letting them follow each other …")
        self._follow()
        say("Tweeting …")
        for number in range(self.size):
            self.tweets.append(self._tweet(number))
        say("Liking and retweeting …")
        self._react()
        self._pin()
        self._tell()
        trends.refresh()

    def _follow(self) -> None:
        for user in self.users:
            others = [other for other in self.users if other != user]
            for other in self.random.sample(others, self.random.randint(8, 30)):
                follow(user, other, self.now - timedelta(days=DAYS + 1, minutes=other.pk % 999))

    def _tweet(self, number: int) -> Tweet:
        index = self._active_index()
        user, person = self.users[index], PEOPLE[index]
        at = self.now - timedelta(days=DAYS) * (1 - number / self.size) ** 1.5
        answered = None
        if self.tweets and self.random.random() < REPLY_SHARE:
            answered = self.random.choice(self.tweets[-60:])
        quoted = None
        if self.tweets and not answered and self.random.random() < QUOTE_SHARE:
            quoted = self.random.choice(self.tweets[-120:])
        lines = texts.REPLIES if answered or quoted else self._lines(person)
        text = self._words(self.random.choice(lines))
        picture = self.random.random() < PICTURE_SHARE and not answered and not quoted
        nonce = uuid5(NAMESPACE_URL, f"twite-demo-{number}")
        earlier = Tweet.objects.filter(author=user, nonce=nonce).first()
        return earlier or actions.post(
            user,
            text,
            reply_to=_living(answered),
            quote_of=_living(quoted),
            images=_pictures(user, number) if picture else [],
            sensitive=picture and Random(number).random() < SENSITIVE_SHARE,
            nonce=nonce,
            at=at,
        )

    def _pin(self) -> None:
        """One Tweet of each person who has none pinned yet, for every other person."""
        for user in self.users[::2]:
            own = Tweet.objects.visible_to(user).filter(author=user, reply_to=None, quote_of=None)
            best = own.order_by("-likes_count", "pk").first()
            if best and not Pin.objects.filter(user=user).exists():
                actions.pin(user, best)

    def _tell(self) -> None:
        """Some of it happens now: the person whom the command names finds notifications."""
        reader, *others = self.users
        own = [tweet for tweet in self.tweets if tweet.author_id == reader.pk]
        last = next((tweet for tweet in reversed(own) if _living(tweet)), None)
        if last is None:
            return
        for user in others[:5]:
            actions.like(user, last)
        follow(others[5], reader)
        actions.retweet(others[6], last)
        nonce = uuid5(NAMESPACE_URL, "twite-demo-answer")
        if not Tweet.objects.filter(author=others[7], nonce=nonce).exists():
            actions.post(others[7], self._words(texts.REPLIES[0]), reply_to=last, nonce=nonce)

    def _react(self) -> None:
        for tweet in self.tweets:
            warmth = self.random.random() ** 3
            fans = self.random.sample(self.users, round(warmth * len(self.users) * 0.3))
            living = tweet.deleted_at is None
            for number, user in enumerate(fans):
                at = self._later(tweet)
                if living and user.pk != tweet.author_id:
                    actions.like(user, tweet, at)
                    if number % 6 == 0:
                        actions.retweet(user, tweet, at)

    def _active_index(self) -> int:
        """Some people say much more than others."""
        weights = [1 / (place + 6) for place in range(len(self.users))]
        return self.random.choices(range(len(self.users)), weights)[0]

    def _lines(self, person: Person) -> list[str]:
        if self.random.random() < 0.08:
            return texts.GREETINGS
        return texts.TWEETS[self.random.choice(person.themes)]

    def _words(self, line: str) -> str:
        drawn = {slot: self.random.choice(words) for slot, words in texts.SLOTS.items()}
        text = line.format(**drawn)
        return text[:1].upper() + text[1:]

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


def _living(tweet: Tweet | None) -> Tweet | None:
    return tweet if tweet and tweet.deleted_at is None else None


def _pictures(user: User, number: int) -> list[Image]:
    """One to four pictures for the Tweet of this number."""
    random = Random(number)
    images = []
    for position in range(random.choice([1, 1, 1, 2, 3, 4])):
        kind, alt = random.choice(texts.PICTURES)
        width, height = random.choice([(1200, 800), (1200, 675), (900, 1100)])
        draw = drawing.landscape if kind == "landscape" else drawing.still_life
        images.append(store_image(user, draw(f"{number}-{position}", width, height), alt))
    return images
