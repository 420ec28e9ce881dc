"""What a page that somebody linked to says about itself, asked of servers that nobody trusts."""

from .addresses import may_reach
from .errors import FetchError, RefusedError
from .fetching import Fetched, fetch
from .network import Policy
from .previewing import preview
from .reading import Preview, read_oembed, read_page

__all__ = [
    "FetchError",
    "Fetched",
    "Policy",
    "Preview",
    "RefusedError",
    "fetch",
    "may_reach",
    "preview",
    "read_oembed",
    "read_page",
]
