"""Who says what to whom, before anything is written."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from random import Random

from . import pieces, themes, voices
from .grammar import Grammar, Said, first, read
from .people import PEOPLE
from .pieces import Link

PROTECTED = "selma"
_TRIES = 400
_SHARES = {"reply": 0.3, "quote": 0.06, "voice": 0.07, "picture": 0.092}
# Near the end there are more pictures.
_LATELY = 200
_SHARES_LATELY = {**_SHARES, "picture": 0.24}
_SCENES = {
    "birds": "hills bird",
    "walking": "hills",
    "sea": "sea",
    "space": "night",
    "sky": "night hills",
    "food": "table",
    "tea": "table",
    "garden": "flowers",
    "city": "town",
    "trains": "town hills",
    "photo": "town hills sea",
    "chess": "board",
    "cycling": "hills",
    "rain": "town",
    "football": "hills",
    "design": "shapes",
    "music": "shapes",
    "books": "shapes flowers",
}


@dataclass(frozen=True)
class Planned:
    """One Tweet to come; others are named by their number."""

    person: int
    text: str
    theme: str
    reply_to: int | None = None
    quote_of: int | None = None
    scenes: tuple[str, ...] = ()
    sensitive: bool = False
    deleted: bool = False
    former: str = ""
    link: Link | None = None
    thread: bool = False

    @property
    def shown(self) -> bool:
        """Whether there is more than words, which more people like."""
        return bool(self.scenes or self.link or (self.thread and self.reply_to is None))


def plan(size: int) -> list[Planned]:
    """The same for the same `size`, the oldest first."""
    return _Plan(size).made


class _Plan:
    def __init__(self, size: int) -> None:
        self.random = Random("twite")
        self.said = Said()
        common, _ = read(themes.COMMON)
        self.themes = {
            name: Grammar(lines, common, self.said) for name, lines in themes.THEMES.items()
        }
        self.anybody = Grammar(themes.ANYBODY, common, self.said)
        self.back = Grammar(themes.BACK, common, self.said)
        self.voices = {name: read(lines)[1] for name, lines in voices.VOICES.items()}
        self.made: list[Planned] = []
        for kind in _kinds(size, self.random):
            self.made.append(self._one(*kind.split(":")))

    def _one(self, kind: str, *what: str) -> Planned:
        makers: dict[str, Callable[..., Planned]] = {
            "reply": self._reply,
            "quote": self._quote,
            "voice": self._voice,
            "picture": self._picture,
            "thread": self._thread,
            "link": self._link,
        }
        maker = makers.get(kind)
        if maker:
            return maker(*what)
        return self._special(kind) or self._say()

    def _say(self, scenes: tuple[str, ...] = ()) -> Planned:
        for _ in range(_TRIES):
            person = self._somebody()
            own = list(PEOPLE[person].themes)
            self.random.shuffle(own)
            if self.random.random() < 0.1 and not scenes:
                own.insert(0, "small")
            for theme in [*own, "small"]:
                if text := self.themes[theme].draw("", self.random):
                    return Planned(person, text, theme, scenes=scenes)
        raise RuntimeError("The themes say too little for so many Tweets.")

    def _picture(self, scene: str = "") -> Planned:
        if scene in pieces.CAPTIONS:
            who, theme, text = pieces.CAPTIONS[scene]
            self.said.add(text)
            return Planned(_index(who), text, theme, scenes=(scene,))
        told = self._say(("?",))
        number = {"many": 4, "": self.random.choice([1, 1, 1, 1, 1, 1, 2, 2, 3, 4])}.get(scene, 1)
        kinds = _SCENES.get(told.theme, "shapes hills").split()
        if scene not in {"", "many", "one"}:
            kinds = [scene]
        scenes = tuple(kinds[place % len(kinds)] for place in range(number))
        return Planned(told.person, told.text, told.theme, scenes=scenes)

    def _reply(self) -> Planned:
        if self.random.random() < 0.25 and (found := self._answer_back()):
            return found
        for _ in range(_TRIES):
            number = self._earlier(60)
            target = self.made[number]
            for person in self._answering(target):
                text, theme = self._answer(person, target)
                if text:
                    return Planned(person, text, theme, reply_to=number)
        raise RuntimeError("There are too few answers for so many Tweets.")

    def _answer(self, person: int, target: Planned) -> tuple[str | None, str]:
        if target.theme in self.voices:
            spoken = PEOPLE[person].username in voices.SPEAKERS[target.theme].split()
            lines = self.voices[target.theme].get(">", []) if spoken else voices.ABROAD
            return first(lines, self.said), target.theme if spoken else "small"
        name = PEOPLE[target.person].name.split()[0]
        grammars = [self.themes[target.theme], self.anybody]
        if self.random.random() < 0.25:
            grammars.reverse()
        for grammar in grammars:
            kind = ">" if grammar is not self.anybody else ""
            if text := grammar.draw(kind, self.random, name=name):
                return text, target.theme
        return None, ""

    def _answering(self, target: Planned) -> list[int]:
        """Somebody who knows about it, then anybody; never the author."""
        speakers = voices.SPEAKERS.get(target.theme, "").split()
        knowing = [
            number
            for number, person in enumerate(PEOPLE)
            if (target.theme in person.themes or person.username in speakers)
            and number != target.person
            and person.username != PROTECTED
        ]
        found = [self.random.choice(knowing)] if knowing and self.random.random() < 0.6 else []
        return [*found, self._somebody({target.person, _index(PROTECTED)})]

    def _answer_back(self) -> Planned | None:
        """Whoever was answered answers."""
        for number in range(len(self.made) - 1, max(0, len(self.made) - 40), -1):
            answer = self.made[number]
            if answer.reply_to is None or answer.deleted or answer.theme in self.voices:
                continue
            asked = self.made[answer.reply_to]
            if asked.person == answer.person or any(one.reply_to == number for one in self.made):
                continue
            name = PEOPLE[answer.person].name.split()[0]
            text = self.back.draw("", self.random, name=name)
            return (text and Planned(asked.person, text, answer.theme, reply_to=number)) or None
        return None

    def _quote(self) -> Planned:
        for _ in range(_TRIES):
            number = self._earlier(120)
            target = self.made[number]
            person = self._somebody({target.person, _index(PROTECTED)})
            grammars = [self.themes.get(target.theme, self.anybody), self.anybody]
            if self.random.random() < 0.4:
                grammars.reverse()
            name = PEOPLE[target.person].name.split()[0]
            for grammar in grammars:
                if text := grammar.draw('"', self.random, name=name):
                    return Planned(person, text, target.theme, quote_of=number)
        raise RuntimeError("There are too few quotes for so many Tweets.")

    def _voice(self, language: str = "") -> Planned:
        """In a language of their own; the first line of each is kept for the newest Tweets."""
        languages = [language] if language else list(self.voices)
        self.random.shuffle(languages)
        for name in languages:
            lines = self.voices[name][""]
            text = first(lines[:1] if language else lines[1:], self.said)
            if text:
                who = self.random.choice(voices.SPEAKERS[name].split())
                return Planned(_index(who), text, name)
        return self._say()

    def _thread(self, number: str, part: str) -> Planned:
        who, theme, lines = pieces.THREADS[int(number)]
        text = lines.strip().splitlines()[int(part)]
        self.said.add(text)
        above = len(self.made) - 1 if int(part) else None
        return Planned(_index(who), text, theme, reply_to=above, thread=True)

    def _link(self, number: str) -> Planned:
        link = pieces.LINKS[int(number)]
        person = _index(link.who)
        return Planned(person, f"{link.text} {link.url}", PEOPLE[person].themes[0], link=link)

    def _special(self, kind: str) -> Planned | None:
        last = len(self.made) - 1
        return {
            "claim": Planned(_index("owen_t"), pieces.CLAIM, "birds"),
            "deleted": Planned(
                _index("callum"), pieces.DELETED, "birds", reply_to=last, deleted=True
            ),
            "reply-to-deleted": Planned(
                _index("wren"), pieces.ANSWERS_TO_DELETED, "birds", reply_to=last
            ),
            "address": Planned(_index("kofi"), pieces.ADDRESS, "code"),
            "edited": Planned(_index("lena_b"), pieces.EDITED, "sea", former=pieces.EDITED_FROM),
            "sensitive": Planned(
                _index("noor"), pieces.SENSITIVE, "food", scenes=("thumb",), sensitive=True
            ),
        }.get(kind)

    def _earlier(self, span: int) -> int:
        """The number of a late Tweet that anybody may answer or quote."""
        numbers = range(max(0, len(self.made) - span), len(self.made))
        open_ones = [number for number in numbers if self._is_open(self.made[number])]
        return self.random.choice(open_ones)

    def _is_open(self, planned: Planned) -> bool:
        return not planned.deleted and PEOPLE[planned.person].username != PROTECTED

    def _somebody(self, but: AbstractSet[int] = frozenset()) -> int:
        """Some people say much more than others."""
        numbers = [number for number in range(len(PEOPLE)) if number not in but]
        return self.random.choices(numbers, [1 / (number + 20) for number in numbers])[0]


def _kinds(size: int, random: Random) -> list[str]:
    """What sort of Tweet each is, the oldest first."""
    newest = _newest()
    pieces_left = [f"link:{number}" for number in range(_used("link"), len(pieces.LINKS))]
    blocks = [[link] for link in pieces_left]
    blocks += [_parts(number) for number in range(_used("thread"), len(pieces.THREADS))]
    random.shuffle(blocks)
    plain = size - len(newest) - sum(map(len, blocks))
    kinds: list[str] = []
    for place in range(plain):
        if blocks and place and place % (plain // (len(blocks) + 1)) == 0:
            kinds += blocks.pop()
        shares = _SHARES_LATELY if plain - place < _LATELY - len(newest) else _SHARES
        kinds.append(_kind(shares, random) if place > 10 else "say")
    return kinds + [part for block in blocks for part in block] + newest


def _kind(shares: dict[str, float], random: Random) -> str:
    return random.choices([*shares, "say"], [*shares.values(), 1 - sum(shares.values())])[0]


def _newest() -> list[str]:
    """`pieces.NEWEST` the oldest first, with each link and each part of a thread named."""
    kinds: list[str] = []
    numbers = {"link": 0, "thread": 0}
    for kind in pieces.NEWEST:
        if kind in numbers:
            number = numbers[kind]
            numbers[kind] += 1
            parts = _parts(number) if kind == "thread" else [f"link:{number}"]
            kinds += reversed(parts)
        else:
            kinds.append(kind)
    return kinds[::-1]


def _parts(thread: int) -> list[str]:
    lines = pieces.THREADS[thread][2].strip().splitlines()
    return [f"thread:{thread}:{part}" for part in range(len(lines))]


def _used(kind: str) -> int:
    return pieces.NEWEST.count(kind)


def _index(username: str) -> int:
    return next(number for number, one in enumerate(PEOPLE) if one.username == username)
