import ssl
import threading
from dataclasses import replace

import pytest

from apps.tweets.cards import FetchError

from .hostile import CERTIFICATE, LOCAL, PAGE, answer, ask, at_most, serving


@pytest.mark.parametrize(
    "path", ["/silence", "/dripping-head", "/dripping-body", "/endless-interim"]
)
def test_slow_servers_get_no_more_than_the_whole_time(server, path):
    with at_most(2), pytest.raises(FetchError):
        ask(server.url(path), within=0.3)


def test_a_server_that_never_opens_tls_gets_no_more_either(server):
    with at_most(2), pytest.raises(FetchError):
        ask(server.url("/", scheme="https"), within=0.3)


def test_looking_a_name_up_counts():
    done = threading.Event()

    def hanging(_host, _port):
        done.wait(10)
        return ["127.0.0.1"]

    with at_most(2), pytest.raises(FetchError):
        ask("http://site.example/", policy=replace(LOCAL, resolve=hanging), within=0.3)
    done.set()


@pytest.mark.parametrize("error", [OSError("none"), UnicodeError("label too long"), TimeoutError()])
def test_a_name_that_is_not_found_is_an_error(error):
    def failing(_host, _port):
        raise error

    with pytest.raises(FetchError):
        ask("http://site.example/", policy=replace(LOCAL, resolve=failing))
    with pytest.raises(FetchError):
        ask("http://site.example/", policy=replace(LOCAL, resolve=lambda _host, _port: []))


def test_a_closed_port_is_an_error():
    with serving({}) as server:
        url = server.url("/")
    with pytest.raises(FetchError):
        ask(url)


def test_the_next_address_is_tried_if_one_does_not_answer(server):
    policy = replace(
        LOCAL,
        networks=("127.0.0.0/8", "::1/128"),
        resolve=lambda _host, _port: ["::1", "127.0.0.1"],
    )
    assert ask(server.url("/", "site.example"), policy=policy).body == PAGE
    assert f"Host: site.example:{server.port}\r\n" in server.requests[0]


def test_certificates_are_checked_by_name_though_the_address_was_chosen_before():
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(CERTIFICATE)
    policy = replace(
        LOCAL,
        resolve=lambda _host, _port: ["127.0.0.1"],
        tls=ssl.create_default_context(cafile=CERTIFICATE),
    )
    with serving({"/": answer()}, tls=ours) as server:
        assert ask(server.url("/", "site.example", "https"), policy=policy).body == PAGE
        assert server.names == ["site.example"]
        for host in "other.example", "127.0.0.1":
            with pytest.raises(FetchError):
                ask(server.url("/", host, "https"), policy=policy)
        with pytest.raises(FetchError):
            ask(server.url("/", "site.example", "https"), policy=replace(policy, tls=LOCAL.tls))
        assert len(server.requests) == 1
