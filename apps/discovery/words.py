"""The terms by which Tweets and people are found.

Beside the words of a text stand marks for what else can be asked about. They begin with `_`, which
no word does.
"""

from hashlib import sha256

from apps.text import extract
from apps.text.normalising import fold
from apps.text.terms import LONGEST, parts_of_topic, terms, terms_of_url, urls_in
from apps.tweets.models import Tweet
from apps.users.models import User

from .language import language_of

# Every Tweet has it: what is asked for only by what it is not needs something to begin with.
ANY = "_a"
REPLY, QUOTE, IMAGE, LINK = "_kreply", "_kquote", "_kimage", "_klink"
# Words shorter than this are looked for as they are: nearly all would resemble each other.
RESEMBLING = 4
MOST_RESEMBLING = 15
# What would be no term: ASCII signs, and spaces of which some characters consist in part.
_SIGNS = {code: "_" for code in range(128) if not chr(code).isalnum()}


def of_tweet(tweet: Tweet) -> str:
    """Its terms, separated by spaces, and those of what its pictures show."""
    # A mark between two texts, or a phrase would reach from one into the next.
    shown = [term for text in tweet.descriptions for term in ("_", *terms(text))]
    return " ".join([ANY, *terms(tweet.text), *shown, *_marks(tweet)])


def _marks(tweet: Tweet) -> list[str]:
    """No phrase reaches into these, so each is said once; the words that topics are put together
    from stand behind them."""
    topics = [one.value for one in extract.topics(tweet.text)]
    urls = urls_in(tweet.text)
    facts = {
        REPLY: tweet.reply_to_id,
        QUOTE: tweet.quote_of_id,
        IMAGE: tweet.pictures_count,
        LINK: urls,
        by("f", tweet.author_id): True,
        by("t", tweet.reply_to_author_id or 0): tweet.reply_to_author_id,
        by("v", tweet.conversation_id): True,
        mark("l", language_of(tweet.text)): True,
    }
    marks = [
        *(name for name, holds in facts.items() if holds),
        *(mark("m", name) for name in tweet.mentions),
        *(mark("h", topic) for topic in topics),
        *(mark("c", one.value) for one in extract.cashtags(tweet.text)),
        *(one for url in urls for one in url_marks(url)),
    ]
    # A mark between two topics, or a phrase would reach from one into the next.
    parts = [term for topic in topics for term in ("_", *parts_of_topic(topic))]
    return [*dict.fromkeys(marks), *parts]


def mark(kind: str, value: str) -> str:
    """The mark of that kind for a name, a topic, a language."""
    # Half a character is nothing that a database would take.
    name = fold(value).translate(_SIGNS).encode(errors="ignore").decode()
    if len(name) > LONGEST:
        name = name[:LONGEST] + sha256(name.encode()).hexdigest()[:16]
    return f"_{kind}{name}"


def by(kind: str, pk: int) -> str:
    """The mark of that kind for a person or a Tweet."""
    return f"_{kind}{pk:x}"


def url_marks(text: str) -> list[str]:
    """The marks that a Tweet with an address like `text` has."""
    return [mark("u", term) for term in terms_of_url(text)]


def of_person(person: User) -> str:
    """The terms of their names; of their bio marked with `_b`; and what their names resemble."""
    names = list(dict.fromkeys([*terms(person.username), *terms(person.display_name)]))
    names.append(fold(person.username))
    bio = [f"_b{term}" for term in terms(person.bio)]
    near = [f"_d{one}" for name in names for one in resembling(name)]
    return " ".join(dict.fromkeys([*names, *bio, *near]))


def resembling(word: str) -> list[str]:
    """The word and what is left of it without one of its characters: two words that have one of
    these in common differ by one letter too many, missing, wrong or swapped."""
    if not RESEMBLING <= len(word) <= MOST_RESEMBLING:
        return []
    return [word, *dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))]
