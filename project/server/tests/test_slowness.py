"""Nobody keeps others from their answers by sending or reading slowly, or by much."""

import threading
import time
from dataclasses import replace

import pytest

from .conftest import QUICK, echo, head


def large(environ, start_response):
    start_response("200 OK", [])
    return [b"x" * 10_000_000]


def mixed(environ, start_response):
    answers = large if environ["PATH_INFO"] == "/large" else echo
    return answers(environ, start_response)


def slow_senders(server, number):
    clients = [server.connect() for _ in range(number)]
    for index, client in enumerate(clients):
        kind = [{"Content_Length": 5_000}, {"Transfer_Encoding": "chunked"}][index % 2]
        client.send(head("POST", **kind) + [b"a", b"5\r\na"][index % 2])
    return clients


def slow_readers(server, number):
    clients = [server.connect(receive_buffer=4_096) for _ in range(number)]
    for client in clients:
        client.send(head(path="/large") * 20)
    return clients


@pytest.mark.parametrize("slow", [slow_senders, slow_readers])
def test_others_are_answered_meanwhile(serve, slow):
    server = serve(mixed, replace(QUICK, window_seconds=60, head_seconds=60))
    clients = slow(server, 60)
    began = time.monotonic()
    for _ in range(50):
        assert server.connect().get("/").status == 200
    assert time.monotonic() - began < 5
    assert len(server.process.connections) >= len(clients)


def test_a_body_that_drips_is_refused(serve):
    client = serve(echo).connect()
    client.send(head("POST", Content_Length=5_000))
    began = time.monotonic()
    answered = threading.Thread(target=lambda: client.stream.peek(1))
    answered.start()
    while answered.is_alive() and time.monotonic() - began < 10:
        client.send(b"a")
        time.sleep(0.1)
    answer = client.receive()
    assert (answer.status, answer.headers["connection"]) == (408, "close")


def test_a_body_that_comes_steadily_is_taken_however_long_it_takes(serve):
    client = serve(echo).connect()
    client.send(head("POST", Content_Length=40_000))
    for _ in range(20):
        client.send(b"a" * 2_000)
        time.sleep(0.2)
    assert client.receive().body == b"POST /? " + b"a" * 40_000


def test_a_body_has_an_end_however_steadily_it_comes(serve):
    client = serve(echo, replace(QUICK, body_seconds=2, window_bytes=1)).connect()
    client.send(head("POST", Content_Length=300_000))
    began = time.monotonic()
    answered = threading.Thread(target=lambda: client.stream.peek(1))
    answered.start()
    while answered.is_alive() and time.monotonic() - began < 10:
        client.send(b"a" * 50)
        time.sleep(0.1)
    assert client.receive().status == 408


def test_an_answer_that_nobody_reads_is_given_up(serve):
    client = serve(large).connect(receive_buffer=4_096)
    client.send(head())
    time.sleep(4)
    got = 0
    while chunk := _receive(client):
        got += len(chunk)
    assert 0 < got < 10_000_000


def test_an_answer_that_is_read_steadily_comes_whole(serve):
    client = serve(large).connect(receive_buffer=65_536)
    client.send(head())
    time.sleep(0.1)
    got = b""
    for _ in range(15):
        got += client.socket.recv(65_536)
        time.sleep(0.2)
    while len(got) < 10_000_000 and (chunk := _receive(client)):
        got += chunk
    assert len(got) > 10_000_000


def _receive(client):
    try:
        return client.socket.recv(1_000_000)
    except ConnectionError:
        return b""


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: lo"])
def test_who_never_asks_for_anything_is_left(serve, sent):
    client = serve(echo).connect()
    client.send(sent)
    assert client.closed_within(5)


def test_a_kept_connection_is_left_when_it_is_not_used(serve):
    client = serve(echo).connect()
    client.get()
    time.sleep(1.5)
    assert client.get().status == 200
    assert client.closed_within(6)


def test_who_waited_longest_makes_room_when_there_are_too_many(serve):
    server = serve(echo, replace(QUICK, connections=50, head_seconds=60))
    waiting = [server.connect() for _ in range(50)]
    for client in waiting[:10]:
        client.send(b"GET / HTTP/1.1\r\n")
    for number in range(40):
        assert server.connect().get(f"/{number}").status == 200
    assert len(server.process.connections) <= 51


def test_all_bodies_together_hold_no_more_than_they_may(serve):
    capacity = replace(QUICK, bodies_bytes=500_000, window_seconds=60)
    server = serve(echo, capacity)
    early = [server.connect() for _ in range(2)]
    for client in early:
        client.send(head("POST", Content_Length=290_000) + b"a" * 200_000)
    time.sleep(0.3)
    late = server.connect()
    late.send(head("POST", Content_Length=290_000) + b"a" * 200_000)
    assert late.receive().status == 503
    assert server.connect().get().status == 200


def test_bodies_that_wait_for_an_answer_count_as_well(serve):
    going = threading.Event()

    def slow(environ, start_response):
        going.wait(10)
        return echo(environ, start_response)

    server = serve(slow, replace(QUICK, bodies_bytes=500_000, window_seconds=60))
    body = b"a" * 200_000
    request = head("POST", Content_Length=len(body)) + body
    early = [server.connect() for _ in range(2)]
    for client in early:
        client.send(request)
    time.sleep(0.3)
    late = server.connect()
    late.send(request)
    assert late.receive().status == 503
    going.set()
    assert [client.receive().status for client in early] == [200, 200]
    again = server.connect()
    again.send(request)
    assert again.receive().status == 200


def test_what_a_client_left_behind_is_not_counted(serve):
    server = serve(echo, replace(QUICK, bodies_bytes=500_000))
    for _ in range(5):
        client = server.connect()
        client.send(head("POST", Content_Length=290_000) + b"a" * 200_000)
        client.socket.close()
        client.stream.close()
        time.sleep(0.1)
    body = b"a" * 290_000
    client = server.connect()
    client.send(head("POST", Content_Length=len(body)) + body)
    assert client.receive().status == 200


def test_all_answers_together_hold_no_more_memory_than_they_may(serve):
    def page(environ, start_response):
        start_response("200 OK", [])
        return [b"x" * 130_000]

    server = serve(page, replace(QUICK, answers_bytes=1_000_000, window_seconds=60))
    clients = [server.connect(receive_buffer=4_096) for _ in range(60)]
    for client in clients:
        client.send(head() * 60)
    time.sleep(3)
    unsent = sum(one.writer.unsent for one in server.process.connections)
    assert unsent <= 1_000_000
    assert server.connect().get().status == 200


def test_readers_are_answered_while_a_writer_waits(serve):
    free = threading.Event()

    def application(environ, start_response):
        if environ["REQUEST_METHOD"] == "POST":
            free.wait(10)
        return echo(environ, start_response)

    server = serve(application)
    writer = server.connect()
    writer.send(head("POST", Content_Length=0))
    began = time.monotonic()
    assert server.connect().get().status == 200
    assert time.monotonic() - began < 1
    free.set()
    assert writer.receive().status == 200
