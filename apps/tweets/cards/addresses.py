"""Which network addresses a server that fetches on behalf of strangers may reach.

Whoever posts a link chooses where we connect to. Without these rules that could be the database
next door or a cloud's metadata service, so only the public internet's web ports are open.
"""

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

_PORTS = frozenset({80, 443})

# The IANA special-purpose registry, whole: the few entries that are routed serve no web pages.
# `ipaddress` has a list too, but what its `is_global` means has changed between releases.
_IPV4_REFUSED = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        # Looks public, but is a service of the host beneath every machine in Azure.
        "168.63.129.16/32",
    )
)
_IPV6_UNICAST = IPv6Network("2000::/3")
# The registry's entries inside it; Teredo is in the first, 6to4 is the third.
_IPV6_REFUSED = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def may_reach(address: str, port: int, networks: Iterable[str] = ()) -> bool:
    """Whether to connect to an IP address, written in its usual form; names are never allowed.

    In `networks`, such as "10.1.0.0/16", every port may be reached. Elsewhere it takes a public
    address and port 80 or 443. Raises ValueError if one of `networks` is none.
    """
    allowed = [ip_network(network, strict=False) for network in networks]
    ip = _read(address)
    if ip is None:
        return False
    return any(ip in network for network in allowed) or (port in _PORTS and _is_public(ip))


def _read(address: str) -> IPv4Address | IPv6Address | None:
    """The address that a connection would end at; None if that can't be said."""
    try:
        ip = ip_address(address)
    except ValueError:
        return None
    if isinstance(ip, IPv4Address):
        return ip
    # IPv4 in IPv6's clothes would slip through rules for IPv6, and no honest name leads there.
    if ip.scope_id is not None or ip.ipv4_mapped is not None:
        return None
    # Behind NAT64 this is how every site that has only IPv4 looks.
    return IPv4Address(ip.packed[-4:]) if ip in _NAT64 else ip


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in _IPV4_REFUSED)
    return ip in _IPV6_UNICAST and not any(ip in network for network in _IPV6_REFUSED)
