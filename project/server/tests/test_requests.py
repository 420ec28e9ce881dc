"""What is a request, and what the application is told of it."""

import json
import socket
import struct
import time

import pytest

from .conftest import echo, head


def show_environ(environ, start_response):
    start_response("200 OK", [])
    shown = {key: value for key, value in environ.items() if isinstance(value, str)}
    return [json.dumps(shown).encode()]


@pytest.fixture
def environ_of(serve):
    server = serve(show_environ)

    def ask(raw):
        client = server.connect()
        client.send(raw)
        return json.loads(client.receive().body)

    return ask


def test_the_environ_says_what_was_asked(environ_of):
    environ = environ_of(head("GET", "/a%20b/%C3%A9?q=%zz", Accept="text/html", X_Real="1"))
    assert environ["REQUEST_METHOD"] == "GET"
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/a b/é"
    assert environ["QUERY_STRING"] == "q=%zz"
    assert environ["HTTP_ACCEPT"] == "text/html"
    assert environ["HTTP_X_REAL"] == "1"
    assert environ["REMOTE_ADDR"] == "127.0.0.1"
    assert environ["SERVER_PROTOCOL"] == "HTTP/1.1"


def test_a_header_with_an_underscore_passes_for_no_other(environ_of):
    raw = b"GET / HTTP/1.1\r\nHost: a\r\nX_Forwarded_For: 1.2.3.4\r\n\r\n"
    assert "HTTP_X_FORWARDED_FOR" not in environ_of(raw)


def test_headers_that_come_twice_are_joined(environ_of):
    raw = b"GET / HTTP/1.1\r\nHost: a\r\nCookie: a=1\r\nCookie: b=2\r\nX-A: 1\r\nX-A: 2\r\n\r\n"
    environ = environ_of(raw)
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_X_A"] == "1,2"


def test_an_absolute_target_names_the_host(environ_of):
    environ = environ_of(b"GET http://other.example:81/p?q=1 HTTP/1.1\r\nHost: a\r\n\r\n")
    assert environ["HTTP_HOST"] == "other.example:81"
    assert (environ["PATH_INFO"], environ["QUERY_STRING"]) == ("/p", "q=1")


def test_the_length_of_a_body_in_pieces_is_what_came(environ_of):
    raw = (
        head("POST", Transfer_Encoding="chunked") + b"3\r\nabc\r\n4\r\ndefg\r\n0\r\nX-T: 1\r\n\r\n"
    )
    environ = environ_of(raw)
    assert environ["CONTENT_LENGTH"] == "7"
    assert "HTTP_X_T" not in environ


@pytest.mark.parametrize(
    "raw",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nA\x00: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nA : b\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1e3\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\nabc",
        b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"GET ftp://a/b HTTP/1.1\r\nHost: a\r\n\r\n",
        b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"NONSENSE / HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_a_400_and_the_next_client_an_answer(serve, raw):
    server = serve(echo)
    client = server.connect()
    client.send(raw)
    assert client.receive().status == 400
    assert client.closed_within(4)
    assert server.connect().get("/next").body == b"GET /next? "


@pytest.mark.parametrize(
    "raw", [head(X_Long="a" * 40_000), head(**{f"X_{n}": "a" for n in range(200)})]
)
def test_a_head_that_is_too_large_is_refused(serve, raw):
    client = serve(echo).connect()
    client.send(raw)
    assert client.receive().status == 431


def test_a_head_that_never_ends_is_refused(serve):
    client = serve(echo).connect()
    client.send(b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 40_000)
    assert client.receive().status == 431


@pytest.mark.parametrize("size", [0, 1, 131_072, 131_073, 299_999])
def test_a_body_comes_whole_in_memory_or_on_disk(serve, size):
    client = serve(echo).connect()
    body = bytes(number % 251 for number in range(size))
    client.send(head("POST", Content_Length=size) + body)
    assert client.receive().body == b"POST /? " + body


def test_a_body_that_is_announced_too_large_is_for_the_application_to_refuse(serve):
    def application(environ, start_response):
        assert environ["wsgi.input"].read() == b""
        start_response("413 Content Too Large", [])
        return [environ["CONTENT_LENGTH"].encode()]

    client = serve(application).connect()
    client.send(head("POST", Content_Length=400_000) + b"a" * 1_000)
    answer = client.receive()
    assert (answer.status, answer.body) == (413, b"400000")
    assert answer.headers["connection"] == "close"


def test_a_body_in_pieces_that_grows_too_large_is_refused(serve):
    client = serve(echo).connect()
    client.send(head("POST", Transfer_Encoding="chunked"))
    client.send((b"fa00\r\n" + b"a" * 64_000 + b"\r\n") * 5)
    assert client.receive().status == 413


def test_a_client_that_waits_to_be_asked_for_its_body_is_asked(serve):
    client = serve(echo).connect()
    client.send(head("POST", Content_Length=3, Expect="100-continue"))
    assert client.receive().status == 100
    client.send(b"abc")
    assert client.receive().body == b"POST /? abc"


def test_nobody_is_given_another_protocol(serve):
    client = serve(echo).connect()
    client.send(head(Connection="Upgrade, HTTP2-Settings", Upgrade="h2c", HTTP2_Settings="AAM"))
    answer = client.receive()
    assert (answer.status, answer.body) == (200, b"GET /? ")


def test_requests_sent_ahead_are_answered_in_their_order(serve):
    client = serve(echo).connect()
    body = head("POST", "/b", Content_Length=3) + b"abc"
    client.send(b"".join(head("GET", f"/{number}") + body for number in range(50)))
    for number in range(50):
        assert client.receive().body == f"GET /{number}? ".encode()
        assert client.receive().body == b"POST /b? abc"


@pytest.mark.parametrize(
    ("after", "kept"),
    [(b"\x01BAD", 3), (b"GET / HTTP/1.1\r\n\r\n", 3), (head(Connection="close") + b"X", 4)],
)
def test_what_came_before_nonsense_is_answered(serve, after, kept):
    server = serve(echo)
    client = server.connect()
    client.send(head() * 3 + after)
    assert [client.receive().status for _ in range(kept)] == [200] * kept
    assert client.closed_within(4)
    until = time.monotonic() + 4
    while server.process.connections and time.monotonic() < until:
        time.sleep(0.1)
    assert not server.process.connections


def test_a_trailer_has_an_end(serve):
    client = serve(echo).connect()
    client.send(head("POST", Transfer_Encoding="chunked") + b"0\r\nA: ")
    time.sleep(0.2)
    client.send(b"a" * 50_000)
    assert client.receive().status == 431


def test_few_requests_can_be_sent_ahead(serve):
    client = serve(echo).connect()
    client.send(head() * 2_000)
    answers = 0
    while client.stream.peek(1):
        assert client.receive().status == 200
        answers += 1
    assert answers <= 202


def test_a_client_that_left_before_it_was_taken_harms_nobody(serve, caplog):
    server = serve(echo)
    for _ in range(50):
        client = server.connect()
        linger = struct.pack("ii", 1, 0)
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        client.stream.close()
        client.socket.close()
    assert server.connect().get().status == 200
    assert "Traceback" not in caplog.text


def test_a_body_may_come_after_many_requests_of_a_kept_connection(serve):
    client = serve(echo).connect()
    for _ in range(60):
        assert client.get("/", X_Long="a" * 1_000).status == 200
    for _ in range(2):
        client.send(head("POST", Content_Length=3))
        time.sleep(0.2)
        client.send(b"abc")
        assert client.receive().body == b"POST /? abc"
