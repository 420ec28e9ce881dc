"""How answers are sent."""

import threading
import time
from itertools import repeat

import pytest

from project.server.response import FileBody

from .conftest import QUICK, echo, head


def fixed(status="200 OK", headers=(), body=(b"hello",)):
    def application(environ, start_response):
        start_response(status, list(headers))
        return body

    return application


def test_an_answer_says_its_length_and_the_connection_stays(serve):
    client = serve(fixed()).connect()
    for _ in range(3):
        answer = client.get()
        assert (answer.status, answer.body) == (200, b"hello")
        assert answer.headers["content-length"] == "5"
        assert answer.headers["date"].endswith("GMT")


def test_an_old_client_is_answered_and_left(serve):
    client = serve(fixed()).connect()
    client.send(b"GET / HTTP/1.0\r\n\r\n")
    assert client.receive().headers["connection"] == "close"
    assert client.closed_within(2)


def test_a_client_that_asks_for_it_is_left_after_its_answer(serve):
    client = serve(fixed()).connect()
    assert client.get(Connection="close").headers["connection"] == "close"
    assert client.closed_within(2)


def test_a_client_that_says_it_sends_no_more_is_answered(serve):
    client = serve(fixed()).connect()
    client.send(head())
    client.socket.shutdown(1)
    assert client.receive().body == b"hello"
    assert client.closed_within(2)


def test_head_has_the_headers_of_get_alone(serve):
    server = serve(fixed(body=[b"a" * 200_000]))
    client = server.connect()
    client.send(head("HEAD"))
    assert client.receive(with_body=False).headers["content-length"] == "200000"
    assert client.get().body == b"a" * 200_000


@pytest.mark.parametrize("status", ["204 No Content", "304 Not Modified"])
def test_what_has_no_body_has_no_length(serve, status):
    client = serve(fixed(status, body=[])).connect()
    assert "content-length" not in client.get().headers
    assert client.get().status == int(status[:3])


def test_two_cookies_are_two_headers(serve):
    client = serve(fixed(headers=[("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])).connect()
    client.send(head(Connection="close"))
    assert client.stream.read().count(b"Set-Cookie:") == 2


@pytest.mark.parametrize("size", [10, 131_072, 131_073, 3_000_000])
def test_a_file_comes_as_it_is(serve, tmp_path, size):
    content = bytes(number % 251 for number in range(1_000)) * (size // 1_000 + 1)
    (tmp_path / "file").write_bytes(content)

    def application(environ, start_response):
        file = (tmp_path / "file").open("rb")
        file.seek(7)
        start_response("200 OK", [("Content-Length", str(len(content) - 7))])
        return environ["wsgi.file_wrapper"](file)

    client = serve(application).connect()
    assert client.get().body == content[7:]
    assert client.get().body == content[7:]


def test_a_stream_is_sent_whole(serve):
    client = serve(fixed(body=repeat(b"x" * 1_000, 500))).connect()
    answer = client.get()
    assert answer.body == b"x" * 500_000
    assert answer.headers["content-length"] == "500000"


def test_a_file_body_is_closed_after_the_answer(serve, tmp_path):
    closed = threading.Event()

    class Body(FileBody):
        def close(self):
            super().close()
            closed.set()

    (tmp_path / "file").write_bytes(b"text")

    def application(environ, start_response):
        start_response("200 OK", [])
        return Body((tmp_path / "file").open("rb"))

    assert serve(application).connect().get().body == b"text"
    assert closed.wait(2)


def test_a_failure_is_answered_and_the_next_request_too(serve, caplog):
    def application(environ, start_response):
        if environ["PATH_INFO"] == "/broken":
            raise ZeroDivisionError
        return echo(environ, start_response)

    client = serve(application).connect()
    assert client.get("/broken").status == 500
    assert client.get("/").status == 200
    assert "ZeroDivisionError" in caplog.text


def test_a_stop_lets_an_answer_come_to_its_end(serve):
    began = threading.Event()

    def application(environ, start_response):
        began.set()
        time.sleep(0.5)
        return fixed()(environ, start_response)

    server = serve(application)
    busy, idle = server.connect(), server.connect()
    busy.send(head())
    assert began.wait(5)
    stopping = threading.Thread(target=server.stop)
    stopping.start()
    answer = busy.receive()
    assert (answer.body, answer.headers["connection"]) == (b"hello", "close")
    assert idle.closed_within(2)
    stopping.join()
    assert sorted(server.closed_threads) == ["reads", "writes"]


def test_what_can_not_be_done_soon_is_refused_at_once(serve):
    free = threading.Event()

    def application(environ, start_response):
        free.wait(10)
        return fixed()(environ, start_response)

    server = serve(application, QUICK.__class__(queue=3))
    clients = [server.connect() for _ in range(8)]
    for client in clients:
        client.send(head())
        time.sleep(0.05)
    refused = clients[-1].receive()
    assert (refused.status, refused.headers["retry-after"]) == (503, "5")
    free.set()
    assert clients[0].receive().status == 200
