"""Ways to make a server ask its own neighbours, and how far they get."""

import pytest

from apps.tweets.cards import FetchError, Policy, RefusedError, fetch
from apps.tweets.cards.targets import read_target

from .hostile import LOCAL, PAGE, Victim, answer, redirect, serving
from .ways import BAD_REDIRECTS, FORBIDDEN_HOSTS, ODD_HOSTS, ODD_URLS


@pytest.fixture
def victim():
    victim = Victim()
    yield victim
    number = victim.connections()
    victim.close()
    assert number == 0


def all_lead_home(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


EVERY_NAME_LEADS_HOME = Policy(resolve=all_lead_home)


def ask(url: str, policy: Policy = EVERY_NAME_LEADS_HOME):
    return fetch(url, accept=("",), policy=policy, agent="https://twite.example", within=3)


def test_the_victim_notices_whoever_comes():
    victim = Victim()
    with pytest.raises(FetchError):
        fetch(
            f"http://127.0.0.1:{victim.port}/",
            accept=("",),
            policy=LOCAL,
            agent="https://twite.example",
            within=0.1,
        )
    assert victim.connections() == 1
    victim.close()


@pytest.mark.parametrize("scheme", ["http", "https", "HTTP"])
@pytest.mark.parametrize("host", FORBIDDEN_HOSTS)
def test_forbidden_addresses_are_not_connected_to(victim, host, scheme):
    for url in f"{scheme}://{host}:{victim.port}/", f"{scheme}://{host}/latest/meta-data":
        with pytest.raises(RefusedError):
            ask(url)


@pytest.mark.parametrize("host", ODD_HOSTS)
def test_odd_hosts_are_not_even_looked_up(victim, host):
    for url in f"http://{host}:{victim.port}/", f"http://{host}/":
        with pytest.raises(FetchError):
            read_target(url)
        with pytest.raises(FetchError):
            ask(url)


@pytest.mark.parametrize(
    "form",
    ODD_URLS,
)
def test_nothing_but_plain_http_addresses_is_understood(victim, form):
    with pytest.raises(FetchError):
        ask(form.format(port=victim.port))


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_of_public_servers_are_refused(port):
    with pytest.raises(RefusedError):
        ask(f"http://8.8.8.8:{port}/")


def test_the_names_of_this_machine_are_refused_when_really_looked_up(victim):
    with pytest.raises(RefusedError):
        ask(f"http://localhost:{victim.port}/", Policy())


@pytest.mark.parametrize(
    "addresses",
    [
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["::1"],
        ["fe80::1%lo"],
        ["::ffff:127.0.0.1"],
        ["8.8.8.8", "127.0.0.1"],
        ["127.0.0.1", "8.8.8.8"],
        ["2606:4700::1111", "8.8.8.8", "1.1.1.1", "8.8.4.4", "::1"],
        ["127.1"],
        ["not an address"],
    ],
)
def test_one_forbidden_address_spoils_a_name(victim, addresses):
    with pytest.raises(RefusedError):
        ask("http://site.example/", Policy(resolve=lambda _host, _port: addresses))


def test_a_name_is_looked_up_once_for_each_connection():
    answers = [["127.0.0.1"], ["169.254.169.254"], ["127.0.0.1"]]

    def rebinding(_host, _port):
        return answers.pop(0)

    policy = Policy(networks=("127.0.0.1/32",), resolve=rebinding)
    with serving({"/": answer(), "/away": redirect("/")}) as server:
        assert ask(server.url("/", "site.example"), policy).body == PAGE
        with pytest.raises(RefusedError):
            ask(server.url("/", "site.example"), policy)
        answers[1:] = [["169.254.169.254"]]
        with pytest.raises(RefusedError):
            ask(server.url("/away", "site.example"), policy)
    assert answers == []


@pytest.mark.parametrize(
    "location",
    BAD_REDIRECTS,
)
def test_a_permitted_server_cannot_send_us_where_it_likes(location):
    behaviours = {"/": answer()}
    with serving(behaviours) as server:
        behaviours["/away"] = redirect(location.format(port=server.port))
        with pytest.raises(FetchError):
            ask(server.url("/away"), LOCAL)
        assert len(server.requests) == 1
