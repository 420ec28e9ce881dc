"""From the address of a page to what is shown of it."""

import time
from dataclasses import replace

from .errors import FetchError
from .fetching import fetch
from .network import Policy
from .reading import Preview, read_oembed, read_page

_PAGES = ("text/html", "application/xhtml+xml")
_OEMBED = ("application/json", "text/json")
_MAX_OEMBED = 100_000


def preview(url: str, policy: Policy, agent: str, within: float = 5.0) -> Preview:
    """What the page at `url` says about itself, had within that many seconds.

    `agent` is our site's address, told to the servers. Raises FetchError.
    """
    end = time.monotonic() + within
    # What we look for is near the beginning, and some pages go on for megabytes.
    page = fetch(url, accept=_PAGES, policy=policy, agent=agent, within=within, whole=False)
    found = read_page(page.body, page.charset, page.url)
    if found.oembed is None:
        return found
    try:
        answer = fetch(
            found.oembed,
            accept=_OEMBED,
            policy=policy,
            agent=agent,
            limit=_MAX_OEMBED,
            within=end - time.monotonic(),
        )
    except FetchError:
        return found
    return replace(found, title=read_oembed(answer.body) or found.title)
