"""Looking at a page as axe does."""

from axe_playwright_python.sync_playwright import Axe


def assert_clean(page):
    result = Axe().run(page)
    assert not result.response["violations"], result.generate_report()
