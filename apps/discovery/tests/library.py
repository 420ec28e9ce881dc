"""A fixed set of Tweets for searching, each under a name."""

from datetime import UTC, datetime

from apps.discovery import query
from apps.discovery.finding import newest
from apps.discovery.planning import plan
from apps.graph import actions as graph
from apps.media.actions.upload import store_image
from apps.media.tests.files import noise
from apps.tweets import actions
from apps.tweets.models import Tweet

OLD = datetime(2020, 3, 5, 12, tzinfo=UTC)
NEW_YEAR = datetime(2021, 1, 1, tzinfo=UTC)


class Library:
    """Alice, who looks, follows bob."""

    def __init__(self, alice, bob, carol):
        self.alice = alice
        self.tweets: dict[str, Tweet] = {}
        say = self._say
        say("old", alice, "An old story about foxes", at=OLD)
        say("year", bob, "Happy new year to the fox", at=NEW_YEAR)
        say("hello", alice, "Hello World, good morning to all of you")
        say("round", bob, "world hello, the other way round")
        say("cafe", alice, "Ein Café in Zürich ist schön und heute sehr gemütlich, STRASSE")
        say("dog", bob, "The quick brown fox jumps over the lazy dog #Animals")
        say("cat", carol, "A fox and a cat, do you know @alice? #animals #WorldCup2026")
        say("zh", carol, "我爱北京大学")
        say("ja", bob, "今日の東京タワー")
        say("ko", alice, "한국어로 말해요")
        say("th", carol, "สวัสดีครับทุกคน")
        say("party", bob, "Look 🎉 at this family 👩‍👩‍👧 please")
        say("link", alice, "Read https://www.news.example.com/big-cats/2024 now")
        say("cash", bob, "I own $TWT and $BTC")
        say("reply", bob, "I agree with that fox", reply_to=self.tweets["hello"])
        say("chain", carol, "So do I, bob", reply_to=self.tweets["reply"])
        say("quote", carol, "What a dog", quote_of=self.tweets["dog"])
        image = store_image(alice, noise(20, 20), "")
        say("stripes", alice, "a picture of stripes", images=[image])
        say("signs", carol, "AT&T <b>bold</b> O’Reilly, don't stop: snake_case C++")
        say("liked", carol, "Everybody likes this")
        say("gone", carol, "This fox is gone")
        actions.delete(self.tweets["gone"])
        actions.edit(say("edited", carol, "Before, a fox"), "After it, an owl", 0)
        Tweet.objects.filter(pk=self.tweets["liked"].pk).update(likes_count=12, retweets_count=3)
        graph.follow(alice, bob)

    def _say(self, name, author, text, **how):
        self.tweets[name] = actions.post(author, text, **how)
        return self.tweets[name]

    def names(self, pks):
        known = {tweet.pk: name for name, tweet in self.tweets.items()}
        return [known[pk] for pk in pks]

    def find(self, text, viewer=None):
        """Names of what is found, the newest first."""
        found = plan(query.parse(text), viewer or self.alice)
        if found is None:
            return []
        return self.names(entry.id for entry in newest(found, viewer or self.alice, None).rows)
