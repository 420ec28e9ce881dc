import re
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from apps.users.models import User

DISPLAY = {"theme": "system", "accent": "blue", "text_size": "normal", "keys_enabled": "on"}
PROFILE = {"display_name": "Ali", "bio": "Hello.", "location": "Here", "website": ""}


def test_the_profile_is_saved(as_alice, alice):
    response = as_alice.post(
        "/settings/profile", {**PROFILE, "website": "https://alice.example/"}, follow=True
    )
    assert "Saved." in response.text
    alice.refresh_from_db()
    assert (alice.name, alice.bio, alice.website) == ("Ali", "Hello.", "https://alice.example/")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", "x" * 51),
        ("bio", "x" * 161),
        ("location", "x" * 31),
        ("website", "javascript:alert(1)"),
        ("website", "ftp://example.org"),
        ("website", "https://example.org/" + "x" * 100),
    ],
)
def test_bad_input_is_refused_and_kept(as_alice, alice, field, value):
    response = as_alice.post("/settings/profile", {**PROFILE, field: value})
    assert response.status_code == 422
    assert response.context["form"][field].value() == value
    alice.refresh_from_db()
    assert alice.display_name == "Alice Adams"
    assert "Alice Adams" in response.text


def test_a_line_break_counts_as_one_character(as_alice, alice):
    bio = "\r\n".join(["x" * 39] * 4)
    as_alice.post("/settings/profile", {**PROFILE, "bio": bio})
    alice.refresh_from_db()
    assert alice.bio == "\n".join(["x" * 39] * 4)


@pytest.mark.parametrize("theme", ["system", "light", "dim", "dark"])
def test_the_theme_is_in_the_first_paint(as_alice, theme):
    as_alice.post("/settings/display", {**DISPLAY, "theme": theme})
    assert f'data-theme="{theme}"' in as_alice.get("/").text


def test_keyboard_keys_can_be_switched_off(as_alice):
    assert "data-keys" in as_alice.get("/").text
    as_alice.post("/settings/display", {**DISPLAY, "keys_enabled": ""})
    assert "data-keys" not in as_alice.get("/").text


@pytest.mark.parametrize("path", ["/settings", "/settings/profile", "/settings/display"])
def test_settings_are_for_members(client, db, path):
    response = client.get(path)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=")


def test_a_name_is_one_line(as_alice, alice):
    """It stands in subjects of mails."""
    as_alice.post("/settings/profile", {"display_name": "Alice\r\nBcc: x@example.org"})
    alice.refresh_from_db()
    assert alice.display_name == "Alice Bcc: x@example.org"


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/settings", ""),
        ("/settings/profile", "Profile"),
        ("/settings/avatar", "Profile"),
        ("/settings/username", "Account"),
        ("/accounts/email/", "Account"),
        ("/settings/sessions", "Security"),
        ("/accounts/2fa/", "Security"),
        ("/accounts/password/change/", "Security"),
        ("/settings/muted-words", "Privacy"),
        ("/settings/notifications", "Notifications"),
        ("/settings/display", "Display"),
        ("/settings/deactivate", "Your data"),
    ],
)
def test_the_list_stands_beside_each_page_of_it(sure_alice, path, section):
    page = sure_alice.get(path)
    assert page.status_code == 200
    current = re.findall(r'aria-current="true">.*?<span>(.+?)<small>', page.text)
    assert current == ([section] if section else [])
    assert page.text.count('aria-label="Settings"') >= 2


UNSEEN, TURNED = "\u3164\u3164", "\u202eecila\u202c"


def test_nothing_that_cannot_be_seen_or_turns_letters_around_is_kept(as_alice, alice):
    as_alice.post("/settings/profile", {**PROFILE, "display_name": UNSEEN, "location": UNSEEN})
    alice.refresh_from_db()
    assert (alice.name, alice.display_name, alice.location) == ("alice", "", "")
    turned = {"display_name": TURNED, "bio": f"{TURNED}\n\n\n\nb", "location": TURNED}
    as_alice.post("/settings/profile", {**turned, "website": f"https://{TURNED}.example/"})
    alice.refresh_from_db()
    kept = (alice.display_name, alice.bio, alice.location, alice.website)
    assert kept == ("ecila", "ecila\n\nb", "ecila", "https://ecila.example/")
    as_alice.post("/settings/muted-words", {"written": f"owl{TURNED}"})
    assert [word.written for word in alice.muted_words.all()] == ["owlecila"]


def test_accounts_of_before_are_mended(alice, bob):
    User.objects.filter(pk=alice.pk).update(display_name=UNSEEN, bio="a\n\n\nb", location=TURNED)
    User.objects.filter(pk=bob.pk).update(display_name=f"{TURNED} b")
    names = import_module("apps.users.migrations.0007_names_that_are_seen")
    names.clean(apps, connection.schema_editor())
    alice.refresh_from_db()
    bob.refresh_from_db()
    assert (alice.name, alice.bio, alice.location) == ("alice", "a\n\nb", "ecila")
    assert bob.name == "ecila b"
