"""What each feed is made of."""

from django.db.models import F, Q

from apps.graph.models import Follow
from apps.tweets.models import Retweet, Tweet
from apps.tweets.querysets import RetweetQuerySet, TweetQuerySet
from apps.users.models import User


def home(viewer: User) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """Tweets and Retweets of the people `viewer` follows, and the viewer's own; a reply only
    to somebody they also follow, to themselves, or to its own author."""
    followed = Follow.objects.followed_ids(viewer)
    tweets = Tweet.objects.filter(Q(author__in=followed) | Q(author=viewer)).filter(
        Q(reply_to=None)
        | Q(reply_to_author__in=followed)
        | Q(reply_to_author=viewer)
        | Q(reply_to_author=F("author"))
    )
    retweets = Retweet.objects.filter(Q(user__in=followed) | Q(user=viewer))
    return tweets.unmuted_for(viewer), retweets.unmuted_for(viewer)


def profile(person: User) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """What `person` tweets, replies to others left out, and retweets."""
    tweets = Tweet.objects.filter(author=person).starting_or_own_chain()
    return tweets, Retweet.objects.filter(user=person)


def media(person: User) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """What `person` tweets with pictures, replies included."""
    return Tweet.objects.filter(author=person).with_pictures(), Retweet.objects.none()


def replies(person: User) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """What `person` tweets, replies included, and nothing passed on."""
    return Tweet.objects.filter(author=person), Retweet.objects.none()
