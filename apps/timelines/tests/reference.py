"""Who sees what, said once more in the plainest way: sets and loops, no database."""

from dataclasses import dataclass, field


@dataclass
class Said:
    """A Tweet."""

    author: str
    words: str
    reply_to: int | None = None
    quote_of: int | None = None
    gone: bool = False


@dataclass
class Reference:
    """`events` are Tweets and Retweets in their order: who, the Tweet's number, and whether it was
    only passed on."""

    said: list[Said] = field(default_factory=list)
    events: list[tuple[str, int, bool]] = field(default_factory=list)
    pairs: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    marks: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    protected: set[str] = field(default_factory=set)

    def of(self, kind, who, other):
        return (who, other) in self.pairs.setdefault(kind, set())

    def knows(self, viewer, who):
        blocked = self.of("block", viewer, who) or self.of("block", who, viewer)
        return who not in self.away and not blocked

    def reads(self, viewer, who):
        let_in = who not in self.protected or who == viewer or self.of("follow", viewer, who)
        return self.knows(viewer, who) and let_in

    def sees(self, viewer, number):
        return not self.said[number].gone and self.reads(viewer, self.said[number].author)

    def seen(self, viewer):
        return {number for number in range(len(self.said)) if self.sees(viewer, number)}

    def unmuted(self, viewer, number, *, words=True):
        one = self.said[number]
        says = (viewer, one.words) in self.pairs.setdefault("word", set()) and one.author != viewer
        return not self.of("mute", viewer, one.author) and not (words and says)

    def shown(self, viewer, numbers, *, words=False):
        """Cards of these Tweets, and those they quote."""
        cards = {number for number in numbers if self.sees(viewer, number)}
        quoted = {self.said[number].quote_of for number in cards} - {None}
        return cards | {
            number
            for number in quoted
            if self.sees(viewer, number) and self.unmuted(viewer, number, words=words)
        }

    def hears(self, viewer, who, number, *, passed_on):
        """Whether this event belongs on Home."""
        one = self.said[number]
        if not passed_on and one.reply_to is None and self.of("topic", viewer, one.words):
            return True
        if who != viewer and not self.of("follow", viewer, who):
            return False
        if not passed_on:
            to = self.said[number].reply_to
            whom = who if to is None else self.said[to].author
            return whom in {viewer, who} or self.of("follow", viewer, whom)
        quiet = self.of("mute", viewer, who) or self.of("hide", viewer, who)
        return self.reads(viewer, who) and not quiet

    def home(self, viewer):
        """Numbers, the newest first; a Retweet of what stands below is left out."""
        shown: list[int] = []
        for who, number, passed_on in self.events:
            fine = self.sees(viewer, number) and self.unmuted(viewer, number)
            heard = self.hears(viewer, who, number, passed_on=passed_on)
            if fine and heard and number not in shown:
                shown.append(number)
        return shown[::-1]
