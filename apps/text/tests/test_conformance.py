import json

import pytest
import yaml
from django.core.management import CommandError, call_command

from apps.text.conformance import DIFFERENT

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


def test_a_case_that_differs_on_purpose_is_known_by_its_name(tmp_path, capsys):
    name = "Extract URLs with and without protocol surrounded by CJK characters"
    text = "http://twitter.com/これは日本語です。example.com中国語http://t.co/abcde한국twitter.com"
    text += "テストexample2.comテストhttp://twitter.com/abcde"
    case = {"description": name, "text": text, "expected": []}
    write(tmp_path, "extract.json", {"tests": {"urls_with_indices": [case]}})
    call_command("twitter_text_conformance", str(tmp_path))
    assert f"Different on purpose: extract/urls_with_indices: {name}" in capsys.readouterr().out
    case["description"] = "another"
    write(tmp_path, "extract.json", {"tests": {"urls_with_indices": [case]}})
    with pytest.raises(CommandError, match="1 cases fail"):
        call_command("twitter_text_conformance", str(tmp_path))


def test_the_page_about_text_lists_them(settings):
    page = (settings.BASE_DIR / "docs/text.md").read_text()
    assert [name for _, _, name in DIFFERENT if name not in page] == []
