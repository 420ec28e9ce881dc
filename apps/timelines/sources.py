"""What each feed is made of."""

from django.db.models import Exists, F, OuterRef, Q

from apps.graph.models import Follow
from apps.tweets.models import Retweet, TopicUse, Tweet
from apps.tweets.querysets import RetweetQuerySet, TweetQuerySet
from apps.users.models import User

from .models import TopicFollow


def home(viewer: User, *, one_by_one: bool = False) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """Tweets and Retweets of the people `viewer` follows, and the viewer's own; a reply only
    to somebody they also follow, to themselves, or to its own author. The definition of Home, but
    for mutes and visibility.

    `one_by_one` asks about each row whether it is so, for the case that few rows are asked about;
    otherwise the rows of all people followed are looked for. Tweets of followed topics belong to
    Home as well; only the first way knows them, see `topics` for the other.
    """

    def by(field: str) -> Q:
        if one_by_one:
            rows = Follow.objects.filter(follower=viewer, followed=OuterRef(field))
            return Q(Exists(rows)) | Q(**{field: viewer})
        return Q(**{f"{field}__in": Follow.objects.followed_ids(viewer)}) | Q(**{field: viewer})

    starting = Q(reply_to=None) | Q(reply_to_author=F("author"))
    belongs = by("author") & (starting | by("reply_to_author"))
    if one_by_one:
        followed = TopicFollow.objects.filter(person=viewer).values("topic")
        uses = TopicUse.objects.filter(tweet=OuterRef("pk"), topic__in=followed)
        belongs |= Q(Exists(uses)) & Q(reply_to=None)
    tweets = Tweet.objects.filter(belongs)
    return tweets, Retweet.objects.filter(by("user"))


def unmuted_home(
    viewer: User, *, one_by_one: bool = False
) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """The same without those who are muted."""
    tweets, retweets = home(viewer, one_by_one=one_by_one)
    return tweets.unmuted_for(viewer), retweets.unmuted_for(viewer)


def profile(person: int) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """What somebody (their id) tweets, replies to others left out, and retweets."""
    tweets = Tweet.objects.filter(author=person).starting_or_own_chain()
    return tweets, Retweet.objects.filter(user=person)


def media(person: int) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """What somebody tweets with pictures, replies included."""
    return Tweet.objects.filter(author=person).with_pictures(), Retweet.objects.none()


def replies(person: int) -> tuple[TweetQuerySet, RetweetQuerySet]:
    """What somebody tweets, replies included, and nothing passed on."""
    return Tweet.objects.filter(author=person), Retweet.objects.none()
