"""Finding people."""

import pytest
from django.contrib.auth.models import AnonymousUser

from apps.discovery.indexing import rebuild
from apps.discovery.people import MANY, named, people_found
from apps.graph import actions as graph
from apps.users.actions import update_profile
from apps.users.models import User

NOBODY = AnonymousUser()


def found(text, viewer=NOBODY, **page):
    return [one.username for one in people_found(text, viewer, **page).rows]


@pytest.fixture
def birds(person):
    return [
        person("wren", display_name="Jenny Wren", bio="I sing in hedges"),
        person("robin", display_name="Röbin Müller"),
        person("rob_2", display_name="鈴木ワシ"),
        person("heron", bio="I stand in water and eat robins"),
    ]


def test_by_the_beginning_of_a_name(birds):
    assert sorted(found("rob")) == ["heron", "rob_2", "robin"]
    assert found("jen") == ["wren"]
    assert found("Jenny WR") == ["wren"]
    assert found("mull") == ["robin"]
    assert found("rob_2") == ["rob_2"]
    assert found("鈴木") == ["rob_2"]
    assert found("ワ") == ["rob_2"]


def test_names_stand_before_bios(birds):
    assert found("robin") == ["robin", "heron"]
    assert found("hedges") == ["wren"]


def test_a_wrong_letter_is_forgiven(birds):
    for text in ("jeny", "jennny", "jemny", "jnney"):
        assert found(text) == ["wren"], text
    assert found("muler") == ["robin"]
    assert found("xyzzy") == []
    assert found("!!") == []


def test_the_followed_ones_stand_first(birds, alice, person):
    person("roba", followers_count=50)
    graph.follow(alice, birds[1])
    assert found("rob", alice)[:2] == ["robin", "roba"]
    assert found("rob")[0] == "roba"


def test_who_is_not_there_is_not_found(birds, alice):
    wren = birds[0]
    graph.block(wren, alice)
    assert found("wren", alice) == []
    assert found("wren") == ["wren"]
    wren.is_active = False
    wren.save()
    assert found("wren") == []


def test_muted_people_are_not_found(birds, alice):
    graph.mute(alice, birds[0])
    assert found("wren", alice) == []


def test_another_name_is_found_at_once(birds):
    update_profile(birds[0], display_name="Zaunkönig", bio="")
    assert found("zaunkonig") == ["wren"]
    assert found("jenny") == []
    assert found("hedges") == []


def test_who_signs_up_is_found_at_once(client, db):
    fields = {"email": "newt@example.org", "username": "Newt", "password1": "correct horse b"}
    client.post("/accounts/signup/", fields)
    assert found("newt") == ["Newt"]


def test_pages_fit_together(person):
    for one in range(45):
        person(f"crow{one}")
    pages = [people_found("crow", NOBODY, shown) for shown in (0, 20, 40)]
    assert [len(page.rows) for page in pages] == [20, 20, 5]
    assert len({one.pk for page in pages for one in page.rows}) == 45
    assert [page.next for page in pages] == [20, 40, None]


def test_many_of_a_name_are_found_by_their_followers(alice):
    """A beginning that very many share takes another way."""
    people = User.objects.bulk_create(
        User(username=f"crow{one}", email=f"crow{one}@example.org", followers_count=one)
        for one in range(MANY + 5)
    )
    rebuild(lambda _: None)
    graph.follow(alice, people[0])
    first = [one.username for one in named("cro", alice, 3)]
    assert first == ["crow0", f"crow{MANY + 4}", f"crow{MANY + 3}"]
