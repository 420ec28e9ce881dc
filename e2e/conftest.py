"""A browser, and pages that are signed in."""

import os

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from apps.graph.actions import follow
from apps.tweets.actions import post
from e2e import chromium
from e2e.mail import StallingMailServer
from e2e.site import Site

# Playwright keeps an event loop in this thread, which Django would take for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Answers with an error are what some tests are about; the browser notes each on its console.
EXPECTED = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    return {**browser_type_launch_args, "executable_path": chromium.find(), "args": flags}


@pytest.fixture
def console(context):
    """What the browser wrote on its consoles; a test ends by asserting that it is empty."""
    lines: list[str] = []
    context.on("console", lambda message: lines.append(message.text))
    context.on("weberror", lambda error: lines.append(str(error.error)))
    return lines


@pytest.fixture
def site(live_server):
    """The address of the site under test, with an empty cache."""
    cache.clear()
    return live_server.url


@pytest.fixture
def sign_in(context, site):
    """Signs the browser in without the login page."""

    def do(user, into=context):
        client = Client()
        client.force_login(user)
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        into.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site}])

    return do


@pytest.fixture(scope="session")
def real_site(tmp_path_factory):
    """A whole site as `make run` starts it: server and worker in processes of their own."""
    with Site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def mail_server():
    server = StallingMailServer()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def home(page, site, sign_in, alice, bob, settings):
    """Alice on Home, following Bob, who tweeted once."""
    settings.ACTION_LIMITS = dict.fromkeys(settings.ACTION_LIMITS, (10**6, 3600))
    follow(alice, bob)
    post(bob, "hello from bob")
    sign_in(alice)
    page.goto(site)
    return page


@pytest.fixture
def plain(browser, site, sign_in, alice):
    """Alice with a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    sign_in(alice, context)
    page = context.new_page()
    yield page
    context.close()
