import json

import pytest
import yaml
from django.core.management import CommandError, call_command

EXTRACT = {
    "tests": {
        "urls": [{"description": "one", "text": "see example.com", "expected": ["example.com"]}],
        "replies": [{"description": "none", "text": "no reply", "expected": None}],
    }
}
AUTOLINK = {
    "tests": {
        "all": [
            {
                "description": "a name",
                "text": "hi @name",
                "expected": 'hi @<a class="x" href="https://site.example/name">name</a>',
            }
        ],
        "json": [{"description": "left out", "text": "x", "json": "[]", "expected": "y"}],
    }
}


def write(folder, name, data):
    dump = json.dumps if name.endswith(".json") else yaml.safe_dump
    (folder / name).write_text(dump(data))


@pytest.mark.parametrize("ending", ["json", "yml"])
def test_it_reads_json_and_yaml(tmp_path, ending, capsys):
    write(tmp_path, f"extract.{ending}", EXTRACT)
    write(tmp_path, f"autolink.{ending}", AUTOLINK)
    call_command("twitter_text_conformance", str(tmp_path))
    out = capsys.readouterr().out
    assert "extract/urls: 1/1" in out
    assert "extract/replies: 1/1" in out
    assert "autolink/all: 1/1" in out
    assert "0 failed" in out


def test_it_names_what_fails(tmp_path, capsys):
    wrong = {"description": "wrong", "text": "x", "expected": ["x"]}
    write(tmp_path, "extract.json", {"tests": {"urls": [wrong]}})
    with pytest.raises(CommandError, match="1 cases fail"):
        call_command("twitter_text_conformance", str(tmp_path))
    out = capsys.readouterr().out
    assert "extract/urls: 0/1" in out
    assert "wrong" in out


def test_an_empty_folder_is_no_success(tmp_path):
    with pytest.raises(CommandError, match="No conformance cases"):
        call_command("twitter_text_conformance", str(tmp_path))
