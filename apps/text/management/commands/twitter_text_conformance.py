"""Checks the text engine against a folder with twitter-text's conformance suite."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError, CommandParser

from apps.text.conformance import DIFFERENT, LEFT_OUT, Result, run


class Command(BaseCommand):
    help = "Prints passed/total for each group and every failing case; exits 1 if any fails."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="with the suite's *.yml, or *.json of it")

    def handle(self, *args: Any, **options: Any) -> None:
        groups: dict[tuple[str, str], list[Result]] = defaultdict(list)
        for path in _files(options["folder"]):
            try:
                for result in run(path.stem, _tests(path)):
                    groups[result.file, result.group].append(result)
            except KeyError as error:
                raise CommandError(f"{path.name} holds an unknown group: {error}") from error
        if not groups:
            raise CommandError(f"No conformance cases in {options['folder']}.")
        failed = sum(self._report(name, results) for name, results in groups.items())
        left_out = ", ".join("/".join(name) for name in sorted(LEFT_OUT))
        self.stdout.write(f"{failed} failed. Left out: {left_out} (docs/text.md says why).")
        for file, group, name in DIFFERENT:
            self.stdout.write(f"Different on purpose: {file}/{group}: {name}")
        if failed:
            raise CommandError(f"{failed} cases fail.")

    def _report(self, name: tuple[str, str], results: list[Result]) -> int:
        failures = [result for result in results if not result.passed]
        self.stdout.write(f"{'/'.join(name)}: {len(results) - len(failures)}/{len(results)}")
        for result in failures:
            self.stdout.write(f"  {result.description}")
            self.stdout.write(f"    wanted {result.wanted!r}\n    got    {result.got!r}")
        return len(failures)


def _files(folder: Path) -> list[Path]:
    known = {"extract", "validate", "tlds", "hit_highlighting", "autolink"}
    files = [*folder.glob("*.json"), *folder.glob("*.yml"), *folder.glob("*.yaml")]
    return sorted(path for path in files if path.stem in known)


def _tests(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    data = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    return dict(data["tests"])
