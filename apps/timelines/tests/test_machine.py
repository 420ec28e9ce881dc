"""People follow, block, mute, protect, tweet, pass on and delete at random, and every page shows
exactly what the reference says. `make machine EXAMPLES=5000` looks longer.
"""

import os
import re

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from apps.tweets.models import Tweet
from apps.users.models import User

from .reference import Reference, Said

EXAMPLES = int(os.environ.get("EXAMPLES", "200"))
NAMES = ("alice", "bob", "carol")
WORDS = ("apple", "berry")
names = st.sampled_from(NAMES)
viewers = st.sampled_from((*NAMES, ""))
numbers = st.integers(0, 9)
pairs = st.tuples(names, names)

OPPOSITES = {"unfollow": "follow", "unblock": "block", "unmute": "mute", "show_retweets": "hide"}
PEOPLE_VERBS = ("follow", "block", "mute", "hide_retweets", "accept", "decline", *OPPOSITES)


def tokens(response):
    """Numbers of the Tweets of which the page says anything."""
    return {int(number) for number in re.findall(r"\bzz(\d+)\b", response.text)}


class Machine(RuleBasedStateMachine):
    clients: dict[str, Client]

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.model = Reference()
        self.ids: list[int] = []

    def teardown(self):
        try:
            for viewer in (*NAMES, ""):
                self.look_at_home(viewer)
                self.look_at_home(viewer)
                self.look_at_lists(viewer)
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    # What people do.

    def post(self, who, path, **data):
        return self.clients[who].post(path, data).status_code

    @initialize(
        follows=st.sets(pairs),
        mutes=st.sets(pairs, max_size=2),
        authors=st.lists(names, min_size=1, max_size=4),
        retweets=st.sets(st.tuples(names, st.integers(0, 3)), max_size=3),
        homes=st.sets(names),
    )
    def begin(self, follows, mutes, authors, retweets, homes):
        """Somewhere in the middle of life, or most of it would be spent on getting there."""
        for viewer in sorted(homes):
            # From the first visit on it is kept.
            self.look_at_home(viewer)
        for verb, chosen in (("follow", follows), ("mute", mutes)):
            for who, other in sorted(chosen):
                self.act(who, other, verb)
        for who in authors:
            self.tweet(who, WORDS[0], None, None)
        for who, number in sorted(retweets):
            self.mark(who, number, "retweet", on=True)

    @rule(who=names, other=names, verb=st.sampled_from(PEOPLE_VERBS))
    def act(self, who, other, verb):
        if who == other or who in self.model.away:
            return
        status = self.post(who, f"/@{other}/{verb.replace('_', '-')}")
        known = self.model.knows(who, other)
        if verb in {"follow", "unfollow", "accept", "decline"}:
            assert (status == 302) == known
        elif other in self.model.away:
            assert status == 404
            return
        if known or verb in {"block", "mute", "hide_retweets", *OPPOSITES}:
            self.remember(who, other, verb)

    def remember(self, who, other, verb):
        pairs = {
            kind: self.model.pairs.setdefault(kind, set())
            for kind in ("follow", "ask", "block", "mute", "hide")
        }
        pair, back = (who, other), (other, who)
        if verb == "follow" and pair not in pairs["follow"]:
            pairs["ask" if other in self.model.protected else "follow"].add(pair)
        elif verb == "accept" and back in pairs["ask"]:
            pairs["follow"].add(back)
        elif verb == "block":
            pairs["block"].add(pair)
            for kind in ("follow", "ask"):
                pairs[kind] -= {pair, back}
        elif verb == "unfollow":
            if self.model.knows(who, other):
                pairs["follow"].discard(pair)
                pairs["ask"].discard(pair)
        elif verb in OPPOSITES:
            pairs[OPPOSITES[verb]].discard(pair)
        elif verb in {"mute", "hide_retweets"}:
            pairs[verb.split("_")[0]].add(pair)
        if verb in {"accept", "decline"}:
            pairs["ask"].discard(back)

    @rule(who=names, on=st.booleans())
    def protect(self, who, on):
        if who in self.model.away:
            return
        self.post(who, "/settings/privacy", **({"protected": "on"} if on else {}))
        asks = self.model.pairs.setdefault("ask", set())
        (self.model.protected.add if on else self.model.protected.discard)(who)
        if not on:
            let_in = {pair for pair in asks if pair[1] == who}
            self.model.pairs.setdefault("follow", set()).update(let_in)
            asks -= let_in

    @rule(who=names, word=st.sampled_from(WORDS))
    def mute_word(self, who, word):
        if who not in self.model.away:
            self.post(who, "/settings/muted-words", written=word)
            self.model.pairs.setdefault("word", set()).add((who, word))

    @rule(who=names, word=st.sampled_from(WORDS), on=st.booleans())
    def follow_topic(self, who, word, *, on):
        if who not in self.model.away:
            self.post(who, f"/topic/{word}/{'follow' if on else 'unfollow'}")
            topics = self.model.pairs.setdefault("topic", set())
            (topics.add if on else topics.discard)((who, word))

    @rule(who=names)
    def leave_or_return(self, who):
        self.model.away ^= {who}
        User.objects.filter(username=who).update(is_active=who not in self.model.away)

    @rule(who=names, word=st.sampled_from(WORDS), to=st.none() | numbers, quote=st.none() | numbers)
    def tweet(self, who, word, to, quote):
        count = len(self.ids)
        to, quote = (one if one is None or one < count else None for one in (to, quote))
        if who in self.model.away or count > 9:
            return
        data = {"text": f"{word} zz{count} #all #{word}"}
        fine = all(self.model.sees(who, one) for one in (to, quote) if one is not None)
        if quote is not None:
            fine = fine and self.model.said[quote].author not in self.model.protected
            data["quote_of"] = self.ids[quote]
        if to is not None:
            data["reply_to"] = self.ids[to]
        assert self.post(who, "/compose", **data) == (302 if fine else 422)
        if fine:
            self.ids.append(Tweet.objects.latest("pk").pk)
            self.model.said.append(Said(who, word, to, quote))
            self.model.events.append((who, count, False))

    @precondition(lambda self: self.ids)
    @rule(
        who=names,
        number=numbers,
        verb=st.sampled_from(("like", "retweet", "bookmark")),
        on=st.booleans(),
    )
    def mark(self, who, number, verb, *, on):
        number %= len(self.ids)
        if who in self.model.away:
            return
        status = self.post(who, f"/tweets/{self.ids[number]}/{verb if on else f'un{verb}'}")
        fine = self.model.sees(who, number)
        if verb == "retweet" and on:
            fine = fine and self.model.said[number].author not in self.model.protected
        assert status == (302 if fine else 404)
        marks, mark = self.model.marks.setdefault(verb, set()), (who, number)
        if fine and on and mark not in marks:
            marks.add(mark)
            if verb == "retweet":
                self.model.events.append((*mark, True))
        elif fine and not on and mark in marks:
            marks.remove(mark)
            if verb == "retweet":
                self.model.events.remove((*mark, True))

    @precondition(lambda self: self.ids)
    @rule(who=names, number=numbers)
    def delete(self, who, number):
        number %= len(self.ids)
        one = self.model.said[number]
        if who in self.model.away:
            return
        fine = one.author == who and not one.gone
        status = self.post(who, f"/tweets/{self.ids[number]}/delete")
        assert status == (302 if fine else 404)
        one.gone = one.gone or fine

    # What people see.

    def page(self, viewer, path):
        client = self.clients["" if viewer in self.model.away else viewer]
        response = client.get(path)
        return response.status_code, tokens(response)

    @rule(viewer=viewers)
    def look_at_home(self, viewer):
        if viewer and viewer not in self.model.away:
            response = self.clients[viewer].get("/")
            rows = response.context["page"].rows
            expected = self.model.home(viewer)
            assert [self.ids.index(entry.tweet.pk) for entry in rows] == expected
            assert tokens(response) == self.model.shown(viewer, expected, words=True)

    @rule(viewer=viewers)
    def look_at_lists(self, viewer):
        model = self.model
        viewer = "" if viewer in model.away else viewer
        heard = {number for number in model.seen(viewer) if model.unmuted(viewer, number)}
        fresh = {number for number in heard if model.said[number].reply_to is None}
        apples = {number for number in heard if model.said[number].words == "apple"}
        for path, numbers in (
            *[("/topic/all", heard), ("/explore", fresh)],
            *[(f"/search?q=apple&f={tab}", apples) for tab in ("top", "latest")],
            (
                "/search?q=-from:alice+-berry",
                {n for n in apples if model.said[n].author != "alice"},
            ),
        ):
            assert self.page(viewer, path)[1] == model.shown(viewer, numbers, words=True), path
        if viewer:
            kept = {n for who, n in model.marks.get("bookmark", ()) if who == viewer}
            assert self.page(viewer, "/bookmarks")[1] == model.shown(viewer, kept)

    @rule(viewer=viewers, who=names, tab=st.sampled_from(("", "/replies", "/likes")))
    def look_at_profile(self, viewer, who, tab):
        model = self.model
        viewer = "" if viewer in model.away else viewer
        status, found = self.page(viewer, f"/@{who}{tab}")
        assert (status == 404) == (who in model.away)
        said = {number for number, one in enumerate(model.said) if one.author == who}
        own = {number for number in said if self.starts(number)}
        made = {
            "": own | {n for by, n in model.marks.get("retweet", ()) if by == who},
            "/replies": said,
            "/likes": {n for by, n in model.marks.get("like", ()) if by == who},
        }[tab]
        assert found == (model.shown(viewer, made) if model.reads(viewer, who) else set())

    def starts(self, number):
        to = self.model.said[number].reply_to
        return to is None or self.model.said[to].author == self.model.said[number].author

    @precondition(lambda self: self.ids)
    @rule(viewer=viewers, number=numbers)
    def look_at_tweet(self, viewer, number):
        model, number = self.model, number % len(self.ids)
        viewer = "" if viewer in model.away else viewer
        path = f"/@{model.said[number].author}/status/{self.ids[number]}"
        status, found = self.page(viewer, path)
        if not model.sees(viewer, number):
            assert (status, found) == (404, set())
            assert self.page(viewer, f"{path}/quotes") == (404, set())
            return
        answers = {n for n, one in enumerate(model.said) if one.reply_to == number}
        assert model.shown(viewer, {number} | answers) <= found <= model.seen(viewer)
        quotes = {n for n, one in enumerate(model.said) if one.quote_of == number}
        found = self.page(viewer, f"{path}/quotes")[1]
        assert found - {number} == model.shown(viewer, quotes) - {number}

    @rule(viewer=viewers, who=names)
    def look_at_people(self, viewer, who):
        model = self.model
        viewer = "" if viewer in model.away else viewer
        if not model.reads(viewer, who):
            assert self.clients[viewer].get(f"/@{who}/followers").status_code == 404
            return
        page = self.clients[viewer].get(f"/@{who}/followers").context["page"]
        follow = model.pairs.get("follow", ())
        expected = {by for by, whom in follow if whom == who and model.knows(viewer, by)}
        assert {person.username for person in page.rows} == expected


@pytest.mark.django_db
def test_every_page_shows_what_the_reference_says(person, settings_of_limits):
    Machine.clients = {"": Client()}
    for name in NAMES:
        Machine.clients[name] = Client()
        Machine.clients[name].force_login(person(name))
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=15,
            deadline=None,
            derandomize="EXAMPLES" not in os.environ,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def settings_of_limits(settings):
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))
