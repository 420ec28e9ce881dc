"""What the documentation names is there."""

import re

from django.conf import settings


def test_the_security_page_names_tests_that_exist():
    page = (settings.BASE_DIR / "docs" / "security.md").read_text()
    named = re.findall(r"`((?:apps|e2e|project)/[\w/.]+\.py)(?:::(\w+))?`", page)
    assert len(named) > 50
    for path, test in named:
        source = (settings.BASE_DIR / path).read_text()
        assert not test or f"def {test}(" in source, f"{path}::{test}"


def test_every_link_between_pages_leads_somewhere():
    pages = [settings.BASE_DIR / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
    for page in [*pages, *(settings.BASE_DIR / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[\w-]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
