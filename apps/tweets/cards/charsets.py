"""From bytes to text, in the encodings that web pages come in."""

import codecs
import re
from encodings.aliases import aliases

# Python knows more: some that take quadratic time, and some that are no encodings of text.
_CODECS = {
    name: name
    for name in (
        *(f"cp{number}" for number in (866, 874, 932, 949, 950, *range(1250, 1259))),
        *(f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
        *("big5hkscs", "euc_jp", "gb18030", "iso2022_jp", "koi8_r", "koi8_u", "mac_roman"),
        *("utf_8", "utf_16", "utf_16_be", "utf_16_le"),
    )
} | {
    # What browsers take these names for: later encodings that hold more characters.
    "ascii": "cp1252",
    "latin_1": "cp1252",
    "iso8859_9": "cp1254",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf_8"),
    (codecs.BOM_UTF16_LE, "utf_16_le"),
    (codecs.BOM_UTF16_BE, "utf_16_be"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SEARCHED = 4096


def page_text(body: bytes, charset: str | None) -> str:
    """The text of an HTML page; `charset` as the server named it. What is no text becomes
    U+FFFD, and a character cut off at the end is left out or becomes that too."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    codec = _codec(charset or "") or _declared(body)
    if codec:
        return body.decode(codec, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _declared(body: bytes) -> str:
    """The codec that the page itself names, or nothing."""
    meta = _META.search(body[:_SEARCHED])
    codec = _codec(meta[1].decode("ascii", "replace")) if meta else ""
    # The name was legible as ASCII, so this can't be true.
    return "utf_8" if codec.startswith("utf_16") else codec


def _codec(label: str) -> str:
    # `codecs.lookup` would remember every name that a stranger invents.
    name = re.sub(r"[^a-z0-9]+", "_", label.lower())
    return _CODECS.get(aliases.get(name, name), "")
