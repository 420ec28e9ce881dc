from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.tweets.cards import Policy, may_reach

# The special-purpose registries of IANA, and what is multicast, reserved or deprecated.
SPECIAL_IPV4 = """
    0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
    192.0.0.0/24 192.0.0.0/29 192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/31 192.0.2.0/24
    192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15
    198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32
""".split()  # noqa: SIM905  reads better than quoted words
SPECIAL_IPV6 = """
    ::1/128 ::/128 ::/96 ::ffff:0:0/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32
    2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28
    2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20 5f00::/16
    fc00::/7 fe80::/10 fec0::/10 ff00::/8
""".split()  # noqa: SIM905  reads better than quoted words
METADATA = [
    "169.254.169.254",
    "169.254.170.2",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "fd00:ec2::254",
    "fd20:ce::254",
]
PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001:80b::200e"]


def is_refused(address: object) -> bool:
    return not may_reach(str(address), 80) and not may_reach(str(address), 443)


@pytest.mark.parametrize("network", [*SPECIAL_IPV4, *SPECIAL_IPV6])
def test_nothing_of_a_special_network_may_be_reached(network):
    @given(st.ip_addresses(network=network))
    def holds(address):
        assert is_refused(address)

    holds()
    assert is_refused(ip_network(network)[0])
    assert is_refused(ip_network(network)[-1])


@pytest.mark.parametrize("network", SPECIAL_IPV4)
def test_no_form_of_ipv6_leads_to_a_special_ipv4_address(network):
    @given(st.ip_addresses(network=network))
    def holds(address):
        number = int(address)
        assert is_refused(IPv6Address(number))
        assert is_refused(IPv6Address((0xFFFF << 32) + number))
        assert is_refused(IPv6Address((0x64FF9B << 96) + number))
        assert is_refused(IPv6Address((0x2002 << 112) + (number << 80)))
        assert is_refused(IPv6Address((0x20010000 << 96) + (number ^ 0xFFFFFFFF)))

    holds()


@pytest.mark.parametrize("address", METADATA)
def test_no_metadata_service_may_be_reached(address):
    assert is_refused(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_reached_on_the_ports_of_the_web(address):
    assert may_reach(address, 80)
    assert may_reach(address, 443)


@pytest.mark.parametrize("port", [0, 22, 25, 81, 6379, 8080, 65535])
def test_no_other_port_may_be_reached(port):
    assert not any(may_reach(address, port) for address in PUBLIC)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost",
        "8.8.8.8.",
        "8.8.8",
        "134744072",
        "010.8.8.8",
        " 8.8.8.8",
        "[2606:4700::1111]",
    ],
)
def test_what_is_not_an_address_in_its_usual_form_may_not_be_reached(address):
    assert is_refused(address)


def test_an_address_of_one_interface_may_not_be_reached_whatever_is_allowed():
    assert not may_reach("fe80::1%eth0", 80, ["fe80::/10"])
    assert not may_reach("2606:4700::1111%1", 80, ["::/0"])


@given(st.ip_addresses(v=4))
def test_ipv4_is_the_same_through_nat64_and_nothing_when_mapped(address):
    number = int(IPv4Address(address))
    translated = IPv6Address((0x64FF9B << 96) + number)
    assert may_reach(str(translated), 443) == may_reach(str(address), 443)
    assert not may_reach(f"::ffff:{address}", 443)


def test_allowed_networks_may_be_reached_on_any_port():
    networks = ["10.1.0.0/16", "fd12::/16"]
    assert may_reach("10.1.2.3", 8080, networks)
    assert may_reach("fd12::5", 22, networks)
    assert not may_reach("10.2.0.1", 80, networks)
    assert not may_reach("fd13::5", 80, networks)
    assert not may_reach("8.8.8.8", 8080, networks)


def test_a_policy_knows_what_a_network_is():
    with pytest.raises(ValueError, match=r"10\.1"):
        Policy(networks=("10.1",))
