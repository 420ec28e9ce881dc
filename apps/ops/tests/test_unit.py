"""The unit file of the documents: what systemd reads, and what it shields."""

import re

import pytest
from django.conf import settings

BLOCKS = re.findall(
    r"```ini\n# (\S+)\n(.*?)```", (settings.BASE_DIR / "docs/deploy.md").read_text(), re.DOTALL
)
UNIT = dict(BLOCKS)["/etc/systemd/system/twite.service"]
VARIABLES = dict(BLOCKS)["/etc/twite.env"]


def lines(section):
    body = re.search(rf"\[{section}\]\n(.*?)(?=\n\[|\Z)", UNIT, re.DOTALL)[1]
    found = [line.split("=", 1) for line in body.splitlines() if line and line[0] != "#"]
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


def test_secrets_are_in_a_file_that_takes_any_character():
    service = lines("Service")
    assert service["EnvironmentFile"] == "/etc/twite.env"
    assert service["Environment"] == "DATA_DIR=/var/lib/twite"
    assert "%" not in UNIT
    assert re.search(r"^EMAIL_URL='[^']+'$", VARIABLES, re.MULTILINE)
    page = (settings.BASE_DIR / "docs/deploy.md").read_text()
    assert "install -o root -m 600 /dev/null /etc/twite.env" in page


def test_a_stop_reaches_the_first_process_alone():
    """make passes SIGTERM on, and keeps SIGINT to itself."""
    service = lines("Service")
    assert (service["KillMode"], service["KillSignal"]) == ("mixed", "SIGTERM")
    assert int(service["TimeoutStopSec"]) > 15


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ProtectSystem", "strict"),
        ("ReadWritePaths", "/srv/twite"),
        ("StateDirectory", "twite"),
        ("StateDirectoryMode", "0700"),
        ("UMask", "0077"),
        ("NoNewPrivileges", "true"),
        ("CapabilityBoundingSet", ""),
        ("SystemCallFilter", "@system-service"),
    ],
)
def test_it_may_write_its_data_and_little_else(name, value):
    assert lines("Service")[name] == value


def test_it_starts_with_the_machine():
    assert lines("Install") == {"WantedBy": "multi-user.target"}
    assert lines("Unit")["After"] == "network-online.target"
