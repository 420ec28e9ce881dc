"""Runs twitter-text's conformance suite, which is not part of the project, against the engine."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from . import extract, validation
from .counting import weigh
from .highlighting import highlight

type Case = dict[str, Any]

_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Result:
    """One case: `got` is what the engine said where it should have said `wanted`."""

    file: str
    group: str
    description: str
    wanted: Any
    got: Any

    @property
    def passed(self) -> bool:
        return bool(self.wanted == self.got)


# Not about text: the markup and the short addresses of one site's own pages.
LEFT_OUT = {("autolink", "json")}
# Where the engine differs on purpose (docs/text.md says why), and what it must say there instead.
DIFFERENT: dict[tuple[str, str, str], Any] = {
    (
        "extract",
        "urls_with_indices",
        "Extract URLs with and without protocol surrounded by CJK characters",
    ): [
        {"url": "http://twitter.com/これは日本語です", "indices": [0, 27]},
        {"url": "example.com", "indices": [28, 39]},
        {"url": "http://t.co/abcde", "indices": [42, 59]},
        {"url": "twitter.com", "indices": [61, 72]},
        {"url": "example2.com", "indices": [75, 87]},
        {"url": "http://twitter.com/abcde", "indices": [90, 114]},
    ],
}


def run(file: str, groups: dict[str, list[Case]]) -> Iterator[Result]:
    """Each case of one file, named without its ending. Raises KeyError for an unknown group."""
    for group, cases in groups.items():
        if (file, group) in LEFT_OUT:
            continue
        check = CHECKS[file, group]
        for case in cases or []:
            wanted, got = check(case)
            name = str(case.get("description", ""))
            yield Result(file, group, name, DIFFERENT.get((file, group, name), wanted), got)


type Find = Callable[[str], list[extract.Entity]]
type Check = Callable[[Case], tuple[Any, Any]]


def _values(find: Find) -> Check:
    return lambda case: (case["expected"] or [], [one.value for one in find(case["text"])])


def _indices(find: Find, name: str) -> Check:
    def check(case: Case) -> tuple[Any, Any]:
        found = []
        for one in find(case["text"]):
            entry = {name: one.value, "indices": [one.start, one.end]}
            if name == "screen_name" and "list_slug" in str(case["expected"]):
                entry["list_slug"] = one.slug
            found.append(entry)
        return case["expected"] or [], found

    return check


def _plain_mentions(text: str) -> list[extract.Entity]:
    return [one._replace(end=one.end - len(one.slug)) for one in extract.mentions(text)]


def _valid(test: Callable[[str], bool]) -> Check:
    return lambda case: (case["expected"], test(case["text"]))


def _weight(case: Case) -> tuple[Any, Any]:
    """The suite counts positions in UTF-16 and names the last one that is in."""
    text, wanted = case["text"], case["expected"]
    weight = weigh(text)
    units = _utf16(text)
    fits = _utf16(text[: weight.fits]) if weight.fits else 1
    got = {
        "weightedLength": weight.length,
        "valid": weight.valid,
        "permillage": weight.length * 1000 // 280,
        "displayRangeStart": 0,
        "displayRangeEnd": max(units - 1, 0),
        "validRangeStart": 0,
        "validRangeEnd": fits - 1,
    }
    return wanted, {name: got[name] for name in wanted}


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _links(find: Find) -> Check:
    """Only which parts become links: names and addresses of the site's own pages don't count."""

    def check(case: Case) -> tuple[Any, Any]:
        inner = [html.unescape(_TAG.sub("", link)) for link in _LINK.findall(case["expected"])]
        wanted = [text.lstrip("@＠#＃$") for text in inner]
        return wanted, [one.value + one.slug for one in find(case["text"])]

    return check


def _with_scheme(find: Find) -> Find:
    """That site's own links left addresses without a scheme alone; the engine finds them too."""
    return lambda text: [
        one for one in find(text) if one.kind != extract.Kind.URL or "://" in one.value
    ]


def _hits(case: Case) -> tuple[Any, Any]:
    hits = [(start, end) for start, end in case["hits"]]
    return case["expected"], highlight(case["text"], hits)


CHECKS: dict[tuple[str, str], Check] = {
    ("extract", "mentions"): _values(extract.mentions),
    ("extract", "mentions_with_indices"): _indices(_plain_mentions, "screen_name"),
    ("extract", "mentions_or_lists_with_indices"): _indices(extract.mentions, "screen_name"),
    ("extract", "replies"): lambda case: (case["expected"], extract.reply_name(case["text"])),
    ("extract", "urls"): _values(extract.urls),
    ("extract", "urls_with_indices"): _indices(extract.urls, "url"),
    ("extract", "urls_with_directional_markers"): _indices(extract.urls, "url"),
    ("extract", "tco_urls_with_params"): _values(extract.urls),
    ("extract", "hashtags"): _values(extract.topics),
    ("extract", "hashtags_from_astral"): _values(extract.topics),
    ("extract", "hashtags_with_indices"): _indices(extract.topics, "hashtag"),
    ("extract", "cashtags"): _values(extract.cashtags),
    ("extract", "cashtags_with_indices"): _indices(extract.cashtags, "cashtag"),
    ("validate", "tweets"): _valid(lambda text: weigh(text, 140).valid),
    ("validate", "usernames"): _valid(validation.is_username),
    ("validate", "lists"): _valid(validation.is_list),
    ("validate", "hashtags"): _valid(validation.is_topic),
    ("validate", "urls"): _valid(validation.is_url),
    ("validate", "urls_without_protocol"): _valid(
        lambda text: validation.is_url(text, needs_scheme=False)
    ),
    ("validate", "WeightedTweetsCounterTest"): _weight,
    ("validate", "WeightedTweetsWithDiscountedEmojiCounterTest"): _weight,
    ("validate", "UnicodeDirectionalMarkerCounterTest"): _weight,
    ("tlds", "country"): _values(extract.urls),
    ("tlds", "generic"): _values(extract.urls),
    ("hit_highlighting", "plain_text"): _hits,
    ("hit_highlighting", "with_links"): _hits,
    ("autolink", "usernames"): _links(extract.mentions),
    ("autolink", "lists"): _links(extract.mentions),
    ("autolink", "hashtags"): _links(extract.topics),
    ("autolink", "urls"): _links(_with_scheme(extract.urls)),
    ("autolink", "cashtags"): _links(extract.cashtags),
    ("autolink", "all"): _links(_with_scheme(extract.extract)),
}
