"""What is kept of a Tweet's text besides the text: whom it mentions, of what it speaks."""

from apps.text import extract
from apps.text.normalising import fold
from apps.users.models import User

from ..models import TopicUse, Tweet

# Folding can make a topic longer than it was written; nobody looks for such a one.
MAX_TOPIC = 280


def known_mentions(text: str) -> list[str]:
    """Lower-case usernames of people there are, in the order of their first mention."""
    named = dict.fromkeys(one.value.lower() for one in extract.mentioned(text))
    return User.objects.known(list(named))


def write_topics(tweet: Tweet) -> None:
    """Makes the rows about topics say what the text says."""
    TopicUse.objects.filter(tweet=tweet).delete()
    TopicUse.objects.bulk_create(
        TopicUse(tweet=tweet, topic=topic) for topic in _topics(tweet.text)
    )


def _topics(text: str) -> list[str]:
    """Folded topics, and cashtags with their sign, without repeats."""
    topics = [fold(one.value)[:MAX_TOPIC] for one in extract.topics(text)]
    cashtags = [f"${fold(one.value)}" for one in extract.cashtags(text)]
    return list(dict.fromkeys(topics + cashtags))
