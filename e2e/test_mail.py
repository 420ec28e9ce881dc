"""A site with a mail server: addresses must be verified by a code."""

import re
import time

from playwright.sync_api import expect

from e2e.axe import assert_clean
from e2e.site import PASSWORD, Site


def next_mail(server, number):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and len(server.received) < number:
        time.sleep(0.1)
    return server.received[number - 1]


def test_signing_up_takes_the_code_from_the_mail(tmp_path, mail_server, page):
    url = f"smtp://127.0.0.1:{mail_server.server_address[1]}"
    with Site(tmp_path, EMAIL_URL=url) as site:
        page.goto(f"{site.url}/accounts/signup/")
        page.get_by_label("Email").fill("mia@example.org")
        page.get_by_label("Username").fill("mia")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_label("Code")).to_be_visible()
        assert_clean(page)
        text = next_mail(mail_server, 1)
        assert "Twite" in text
        code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", text, re.MULTILINE)[1]
        page.get_by_label("Code").fill(code)
        page.get_by_role("button", name="Confirm").click()
        expect(page.get_by_role("progressbar", name="Step 1 of 4")).to_be_visible()
        page.goto(f"{site.url}/accounts/email/")
        expect(page.get_by_role("main")).to_contain_text("mia@example.org")
        assert_clean(page)
