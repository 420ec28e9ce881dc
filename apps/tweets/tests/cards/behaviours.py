"""What the hostile server answers, by path."""

import gzip
from collections.abc import Iterator

from .hostile import PAGE, Behaviour, answer, head, raw, redirect

WITH_OEMBED = b"""<title>Plain</title><meta name="twitter:site" content="@site">
<link rel="alternate" type="application/json+oembed" href="/oembed.json">"""
WITH_BOTH = b'<meta property="og:title" content="Own">' + WITH_OEMBED


def silence() -> Iterator[float]:
    while True:
        yield 0.1


def dripping_head() -> Iterator[bytes | float]:
    yield b"HTTP/1.1 200 OK\r\nX-Slow: "
    while True:
        yield b"x"
        yield 0.02


def dripping_body() -> Iterator[bytes | float]:
    yield head()
    while True:
        yield b"x"
        yield 0.02


def endless_head() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-More: and more\r\n" * 1000


def endless_interim() -> Iterator[bytes]:
    while True:
        yield b"HTTP/1.1 100 Continue\r\n\r\n" * 100


def endless_body() -> Iterator[bytes]:
    yield head() + PAGE
    while True:
        yield b"x" * 50_000


def endless_chunks() -> Iterator[bytes]:
    yield head("Transfer-Encoding: chunked")
    while True:
        yield b"1\r\nx\r\n" * 1000


def gzip_bomb() -> Iterator[bytes]:
    yield head("Content-Encoding: gzip") + gzip.compress(bytes(10_000_000))


# None of these is a page that was sent as it should be.
BAD_ANSWERS: dict[str, Behaviour] = {
    "/untyped": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
    "/text": answer(kind="text/plain"),
    "/nowhere": raw(head("Content-Length: 0", status="302 Found")),
    "/404": raw(head("Content-Length: 0", status="404 Not Found")),
    "/204": raw(b"HTTP/1.1 204 No Content\r\n\r\n"),
    "/206": raw(head("Content-Length: 2", status="206 Partial Content") + b"hi"),
    "/500": raw(head(status="500 Internal Server Error")),
    "/upgrade": raw(head("Upgrade: x", "Connection: Upgrade", status="101 Switching Protocols")),
    "/gzip": gzip_bomb,
    "/brotli": answer(PAGE, "Content-Encoding: br"),
    "/gzip-transfer": raw(head("Transfer-Encoding: gzip, chunked") + b"2\r\nhi\r\n0\r\n\r\n"),
    "/more": raw(head("Content-Length: 5000") + PAGE),
    "/two-lengths": raw(head("Content-Length: 5", "Content-Length: 6") + b"hello!"),
    "/negative": raw(head("Content-Length: -1") + b"hello"),
    "/huge": raw(head(f"Content-Length: {'9' * 5000}") + b"hello"),
    "/closed": raw(),
    "/closed-in-head": raw(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "/closed-in-chunk": raw(head("Transfer-Encoding: chunked") + b"ff\r\nhello"),
    "/bad-chunk": raw(head("Transfer-Encoding: chunked") + b"zz\r\nhello"),
    "/garbage": raw(bytes(range(256)) * 10),
    "/zeros": raw(bytes(200_000)),
    "/ssh": raw(b"SSH-2.0-OpenSSH_9.9\r\n"),
    "/http-0.9": raw(PAGE),
    "/http-2": raw(b"HTTP/2 200\r\n\r\n"),
    "/long-line": raw(b"HTTP/1.1 200 " + b"O" * 200_000),
    "/bad-header": raw(b"HTTP/1.1 200 OK\r\nContent Type : text/html\r\n\r\n" + PAGE),
    "/endless-head": endless_head,
}
BEHAVIOURS: dict[str, Behaviour] = BAD_ANSWERS | {
    "/": answer(),
    "/latin": answer("<title>Größe</title>".encode("latin-1"), kind='Text/HTML ;Charset="latin1"'),
    "/picture": answer(b"\x89PNG", kind="image/png"),
    "/exact": answer(b"x" * 1000),
    "/long": answer(b"x" * 1001),
    "/cookie": answer(PAGE, "Set-Cookie: a=b; Path=/"),
    "/chunked": lambda: [head("Transfer-Encoding: chunked"), b"2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"],
    "/1": redirect("/2", "301 Moved"),
    "/2": redirect("3?a=b&c=\u00fc d#part", "307 Temporary Redirect"),
    "/3?a=b&c=%C3%BC%20d": redirect("/cookie-and-on", "303 See Other"),
    "/cookie-and-on": answer(),
    "/4": redirect("/1", "308 Permanent Redirect"),
    "/loop": redirect("/loop"),
    "/identity": answer(PAGE, "Content-Encoding: Identity"),
    "/less": raw(head("Content-Length: 5") + b"hello and more that nobody announced"),
    "/silence": silence,
    "/dripping-head": dripping_head,
    "/dripping-body": dripping_body,
    "/endless-interim": endless_interim,
    "/endless-body": endless_body,
    "/endless-chunks": endless_chunks,
    "/embedding": answer(WITH_OEMBED),
    "/embedding-own": answer(WITH_BOTH),
    "/slow/embedding": answer(WITH_OEMBED.replace(b"/oembed.json", b"/dripping-body")),
    "/private/embedding": answer(WITH_OEMBED.replace(b"/oembed", b"http://10.0.0.1/oembed")),
    "/oembed.json": answer(b'{"title": "Embedded"}', kind="application/json; charset=utf-8"),
}
