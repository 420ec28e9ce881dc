"""Emoji, each sequence as one: flags, keycaps, skin tones, families joined by U+200D."""

import regex

_BASE = (
    r"(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}"
    r"|(?![0-9#*])\p{Emoji}\uFE0F"
    r"|\p{Emoji_Presentation}(?!\uFE0E)"
    r"|(?![©®])\p{Extended_Pictographic}(?!\uFE0E))"
)
EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}"
    r"|[0-9#*]\uFE0F?\u20E3"
    rf"|{_BASE}(?:[\U000E0020-\U000E007E]+\U000E007F)?(?:\u200D{_BASE})*"
)


def find_emoji(text: str) -> list[tuple[int, int]]:
    """Where each emoji sequence of `text` begins and ends."""
    return [match.span() for match in EMOJI.finditer(text)]
