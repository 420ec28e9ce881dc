"""Which language a text is in."""

import re

import pycld2

from apps.text import extract

UNKNOWN = "und"
_ALIASES = {"iw": "he", "jw": "jv", "in": "id", "mo": "ro", "zh-hant": "zh", "zh-hans": "zh"}
# What the library refuses: controls besides tabs and line ends, and what is no character.
_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def language_of(text: str) -> str:
    """Its language by ISO 639, without region, or UNKNOWN. Names, topics and addresses tell
    nothing of it."""
    plain = text
    for one in reversed(extract.extract(text)):
        plain = plain[: one.start] + " " + plain[one.end :]
    try:
        _, _, ((_, code, *_), *_) = pycld2.detect(_REFUSED.sub(" ", plain), bestEffort=True)
    except pycld2.error:
        return UNKNOWN
    code = code.lower()
    return UNKNOWN if code == "un" else _ALIASES.get(code, code.partition("-")[0])
