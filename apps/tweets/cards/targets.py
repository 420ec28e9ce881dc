"""Web addresses, read strictly and only once: what is checked is what is asked for.

Programs disagree about what odd addresses mean, and checking with one reading what is fetched
with another is how guards are passed. So whatever is odd is an error here, and the string that
came in is used no further.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin

import idna

from .errors import FetchError

MAX_URL_LENGTH = 4096
_MAX_HOST_LENGTH = 253
_PORTS = {"http": 80, "https": 443}

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\s\ud800-\udfff]")
_URL = re.compile(r"(https?)://([^/?#]*)([^#]*)", re.IGNORECASE | re.ASCII)
_AUTHORITY = re.compile(r"(?:\[([^\[\]]*)\]|([^:\[\]]+))(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# A host that ends so is a number to resolvers, which read 0x7f.1 and 017700000001 as well.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT_IN_PATHS = "%/:?[]@!$&'()*+,;=|"


@dataclass(frozen=True, slots=True)
class Target:
    """An address in parts: `host` in ASCII, lower case, an IPv6 one without brackets; `path`
    with its query, printable ASCII."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """As the Host header wants it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def read_target(url: str) -> Target:
    """Raises FetchError for what is not plainly an http(s) address, and for any with a user."""
    if len(url) > MAX_URL_LENGTH:
        raise FetchError("The address is too long.")
    parts = None if _FORBIDDEN.search(url) else _URL.match(url)
    authority = _AUTHORITY.fullmatch(parts[2]) if parts else None
    if not parts or not authority:
        raise FetchError("The address is not a plain http(s) one.")
    scheme = parts[1].lower()
    port = int(authority[3] or _PORTS[scheme])
    if not 0 < port < 2**16:
        raise FetchError("There is no such port.")
    host = _name(authority[2]) if authority[2] else _ipv6(authority[1])
    path = quote(parts[3], safe=_KEPT_IN_PATHS)
    return Target(scheme, host, port, path if path.startswith("/") else f"/{path}")


def join_target(base: str, reference: str) -> Target:
    """Where `reference`, found at `base`, leads. Raises FetchError as `read_target` does."""
    # Unlike those somebody posted, addresses in pages and headers may have spaces around and in
    # them: browsers allow it and servers do it.
    reference = reference.strip(" \t\n\f\r").replace(" ", "%20")
    if len(reference) > MAX_URL_LENGTH:
        raise FetchError("The address is too long.")
    try:
        return read_target(urljoin(base, reference))
    except ValueError as error:
        raise FetchError("The address can't be resolved.") from error


def _ipv6(text: str) -> str:
    try:
        ip = IPv6Address(text)
    except ValueError as error:
        raise FetchError("The host is no IPv6 address.") from error
    if ip.scope_id is not None:
        raise FetchError("The host is an address of one interface.")
    return str(ip)


def _name(text: str) -> str:
    host = _ascii(text).lower().removesuffix(".")
    labels = host.split(".")
    if len(host) > _MAX_HOST_LENGTH or not all(map(_LABEL.fullmatch, labels)):
        raise FetchError("The host is no name.")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            IPv4Address(host)
        except ValueError as error:
            raise FetchError("The host is no IPv4 address in its usual form.") from error
    return host


def _ascii(host: str) -> str:
    # Names in ASCII may hold what IDNA has no rule for, such as underscores.
    if host.isascii():
        return host
    if len(host) > _MAX_HOST_LENGTH:
        raise FetchError("The host is too long.")
    try:
        # As browsers do it; the older rules in Python's own codec lead to other sites.
        return idna.encode(host, uts46=True).decode("ascii")
    except ValueError as error:
        raise FetchError("The host is no international name.") from error
