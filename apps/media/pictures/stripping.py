"""Files without all that is no picture: texts, thumbnails, comments, what hangs on behind.

Browsers show a picture whatever stands beside it, so none of that may decide over it here. It is
taken away before a decoder sees the file; only colour profiles and the orientation are read. What
can't be understood stays as it is, for the decoder to judge.
"""

import re
import zlib
from typing import Literal, NamedTuple

MAX_PROFILE = 4_000_000

_ORIENTATION, _SHORT = 0x0112, 3
_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\0": "little", b"MM\0*": "big"}

# A marker of a JPEG; and one that ends the data of a layer.
_MARKER = re.compile(rb"\xff([^\x00\xff])", re.DOTALL)
_BREAK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]", re.DOTALL)
_BARE = {0x01, *range(0xD0, 0xD9)}
_END, _LAYER = 0xD9, 0xDA
# What an application's segment begins with that says how to read the colours, and its least length.
_COLOURS = {0xE0: (b"JFIF\0", 14), 0xE2: (b"ICC_PROFILE\0", 15), 0xEE: (b"Adobe", 12)}

_PNG = b"\x89PNG\r\n\x1a\n"
_CRITICAL = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_MOVING = {b"acTL", b"fcTL", b"fdAT"}
# Of the transparent colour, by the kind of pixels.
_TRANSPARENT = {0: 2, 2: 6}

_WEBP_KEPT = {b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04

# The kind of an item that holds EXIF or XMP.
_ITEM = re.compile(rb"(infe(?:\x02.{3}.{2}|\x03.{3}.{4}).{2})(?:Exif|mime)", re.DOTALL)


class Stripped(NamedTuple):
    """A file's bytes, and the orientation that its EXIF named: 1 to 8."""

    content: bytes
    orientation: int = 1


def strip(content: bytes) -> Stripped:
    """The same picture with nothing beside it."""
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return Stripped(_gif(content))
    if content[4:8] == b"ftyp":
        return Stripped(_ITEM.sub(rb"\1free", content))
    return Stripped(content)


def orientation_of(exif: bytes) -> int:
    """1 to 8 as the TIFF header and its first directory say; 1 where they say nothing sound."""
    order = _ORDERS.get(exif[:4])
    if order is None:
        return 1

    def number(at: int, size: int) -> int:
        return int.from_bytes(exif[at : at + size], order)

    start = number(4, 4) + 2
    for at in range(start, start + 12 * number(start - 2, 2), 12):
        if (number(at, 2), number(at + 2, 2)) == (_ORIENTATION, _SHORT):
            value = number(at + 8, 2)
            return value if 1 <= value <= 8 else 1
    return 1


def _jpeg(content: bytes) -> Stripped:
    # One array, not a list: somebody may send millions of empty segments.
    kept, exif, at = bytearray(content[:2]), b"", 2
    while marker := _MARKER.search(content, at):
        kind, start = marker[1][0], marker.end()
        if kind in _BARE:
            at = start
            continue
        if kind == _END:
            kept += b"\xff\xd9"
            at = len(content)
            break
        at = start + max(2, int.from_bytes(content[start : start + 2]))
        body = content[start + 2 : at]
        if kind == 0xE1 and body.startswith(b"Exif\0\0"):
            exif = exif or body[6:]
        elif _shapes_a_jpeg(kind, body):
            kept += b"\xff" + marker[1] + content[start:at]
        if kind == _LAYER:
            end = _BREAK.search(content, at)
            kept += content[at : end.start() if end else None]
            at = end.start() if end else len(content)
    return Stripped(bytes(kept + content[at:]), orientation_of(exif))


def _shapes_a_jpeg(kind: int, body: bytes) -> bool:
    if 0xC0 <= kind <= 0xDF:
        return True
    start, least = _COLOURS.get(kind, (b"", 0))
    return bool(start) and body.startswith(start) and len(body) >= least


def _png(content: bytes) -> Stripped:
    chunks: list[tuple[bytes, bytes]] = []
    exif, at = b"", len(_PNG)
    while at < len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4])
        kind, chunk, at = content[at + 4 : at + 8], content[at:end], end
        if kind == b"eXIf":
            exif = exif or chunk[8:-4]
        elif kind in _CRITICAL | _MOVING or _sound(kind, chunk, content[25:26]):
            chunks.append((kind, chunk))
        if kind == b"IEND":
            break
    return Stripped(_PNG + b"".join(_played(chunks)), orientation_of(exif))


def _sound(kind: bytes, chunk: bytes, colours: bytes) -> bool:
    """Whether a chunk is one that matters, and says something that can be understood."""
    body = chunk[8:-4]
    if kind not in {b"tRNS", b"iCCP"} or zlib.crc32(kind + body).to_bytes(4) != chunk[-4:]:
        return False
    if kind == b"tRNS":
        return len(body) >= _TRANSPARENT.get(int.from_bytes(colours), 0)
    unpacked = zlib.decompressobj()
    try:
        unpacked.decompress(body.partition(b"\0")[2][1:], MAX_PROFILE)
    except zlib.error:
        return False
    return unpacked.eof


def _played(chunks: list[tuple[bytes, bytes]]) -> list[bytes]:
    """The chunks, those of an animation numbered anew. One that hides its first picture, for
    programs that know no animations, loses that picture; one whose first frame could not take the
    place, the animation."""
    kinds = [kind for kind, _ in chunks]
    if b"acTL" not in kinds:
        return [chunk for kind, chunk in chunks if kind not in _MOVING]
    control = kinds.index(b"fcTL") if b"fcTL" in kinds else len(kinds)
    if b"IDAT" in kinds[:control]:
        header = chunks[0][1][8:16]
        frame = chunks[control][1][12:28] if control < len(chunks) else b""
        if frame != header + bytes(8) or kinds[control + 1 : control + 2] != [b"fdAT"]:
            return [chunk for kind, chunk in chunks if kind not in _MOVING]
        chunks = _without_hidden(chunks, control)
    return _numbered(chunks)


def _without_hidden(chunks: list[tuple[bytes, bytes]], control: int) -> list[tuple[bytes, bytes]]:
    """The frame that begins at `control` in the place of the hidden picture."""
    before = [one for one in chunks[:control] if one[0] != b"IDAT"]
    end = control + 1
    while end < len(chunks) and chunks[end][0] == b"fdAT":
        end += 1
    data = [(b"IDAT", _chunk(b"IDAT", chunk[12:-4])) for _, chunk in chunks[control + 1 : end]]
    return [*before, chunks[control], *data, *chunks[end:]]


def _numbered(chunks: list[tuple[bytes, bytes]]) -> list[bytes]:
    numbered, number = [], 0
    for kind, chunk in chunks:
        if kind in {b"fcTL", b"fdAT"}:
            numbered.append(_chunk(kind, number.to_bytes(4) + chunk[12:-4]))
            number += 1
        else:
            numbered.append(chunk)
    return numbered


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)


def _webp(content: bytes) -> Stripped:
    kept, exif, at = bytearray(b"WEBP"), b"", 12
    while at + 8 <= len(content):
        kind = content[at : at + 4]
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        chunk = content[at : at + 8 + size]
        at += 8 + size + size % 2
        if kind == b"EXIF":
            exif = exif or chunk[8:].removeprefix(b"Exif\0\0")
        elif kind == b"VP8X":
            flags = int.from_bytes(chunk[8:9]) & ~(_EXIF_FLAG | _XMP_FLAG)
            kept += chunk[:8] + bytes([flags]) + chunk[9:]
        elif kind in _WEBP_KEPT:
            kept += chunk + bytes(len(chunk) % 2)
    return Stripped(b"RIFF" + len(kept).to_bytes(4, "little") + kept, orientation_of(exif))


def _gif(content: bytes) -> bytes:
    at = 13 + _table(content[10:11])
    kept = bytearray(content[:at])
    while at < len(content):
        sign, label = content[at : at + 1], content[at + 1 : at + 2]
        if sign == b"!":
            end = _behind_blocks(content, at + 2)
            repeats = label == b"\xff" and content[at + 3 : at + 14] == b"NETSCAPE2.0"
            if repeats or label == b"\xf9":
                kept += content[at:end]
        elif sign == b",":
            end = _behind_blocks(content, at + 11 + _table(content[at + 9 : at + 10]))
            kept += content[at:end]
        else:
            # The end of it, or nothing that can be understood.
            kept += content[at : at + 1] if sign == b";" else content[at:]
            break
        at = end
    return bytes(kept)


def _table(flags: bytes) -> int:
    """The length of a table of colours."""
    number = int.from_bytes(flags)
    return 3 << ((number & 7) + 1) if number & 0x80 else 0


def _behind_blocks(content: bytes, at: int) -> int:
    while at < len(content) and content[at]:
        at += content[at] + 1
    return at + 1
