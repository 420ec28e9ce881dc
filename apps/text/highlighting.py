"""Marking hits of a search in text that holds links already."""

import regex

_TOKEN = regex.compile(r"<[^>]*>|[^<]", regex.DOTALL)


def highlight(html: str, hits: list[tuple[int, int]], tag: str = "em") -> str:
    """Puts `tag` around each of `hits`, whose offsets count the text and no markup.

    A mark begins behind the tags at its place and ends before them.
    """
    begins = {start for start, _ in hits}
    ends = {end for _, end in hits}
    pieces: list[str] = []
    offset, open_ = 0, False
    for token in _TOKEN.findall(html):
        if token.startswith("<"):
            pieces.append(token)
            continue
        if offset in begins:
            pieces.append(f"<{tag}>")
            open_ = True
        pieces.append(token)
        offset += 1
        if offset in ends and open_:
            pieces.append(f"</{tag}>")
            open_ = False
    return "".join(pieces)
