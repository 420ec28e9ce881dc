"""What search engines are told, for every address of the site."""

import pytest
from django.test import Client
from django.urls import resolve

from .test_addresses import all_names
from .test_who_sees_what import ADDRESSES, LISTS, MEMBERS, MUTED_AWAY, PAGES, TOLD, World

FOR_THEM = {
    *("start", "timelines:profile", "timelines:replies", "timelines:media"),
    *("tweets:detail", "tweets:photo", "discovery:explore", "discovery:topic"),
}
ENTRANCE = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/nothing/here"]
SITE = ["/", "/keys", "/explore/people", "/explore/trends", "/search/advanced", "/healthz"]


@pytest.fixture
def paths(alice, bob, carol):
    world = World(alice, bob, carol, "author", "normal")
    tables = (PAGES, MUTED_AWAY, MEMBERS, TOLD, ADDRESSES, LISTS)
    addresses = [one for table in tables for one in table.values()]
    return [*(world.at(one) for one in addresses), *SITE, *ENTRANCE]


def noindex(response):
    return response.headers.get("X-Robots-Tag") == "noindex"


def name_of(path):
    return resolve(path).view_name if path != ENTRANCE[-1] else ""


def test_a_page_is_for_them_or_says_that_it_is_not(paths, client):
    for path in paths:
        response = client.get(path)
        if response.headers.get("Content-Type", "").startswith("image/"):
            continue
        plain = path.partition("?")[0]
        for_them = name_of(plain) in FOR_THEM and plain == path
        assert noindex(response) != for_them, path


def test_nothing_with_parameters_is_for_them(paths, client):
    for path in paths:
        if "?" not in path:
            for parameter in ("before=1", "q=a", "x"):
                response = client.get(f"{path}?{parameter}")
                picture = response.headers.get("Content-Type", "").startswith("image/")
                assert picture or noindex(response), path


def test_nobodys_own_view_is_for_them(paths, alice):
    client = Client()
    client.force_login(alice)
    for path in paths:
        response = client.get(path)
        picture = response.headers.get("Content-Type", "").startswith("image/")
        assert picture or noindex(response), path


def test_no_other_view_is_marked():
    assert {"start", *all_names()} >= FOR_THEM


def test_the_file_keeps_them_off_what_leads_nowhere(client, db):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    for path in ("/search", "/accounts/", "/settings", "/admin/", "/*?"):
        assert f"Disallow: {path}" in lines
