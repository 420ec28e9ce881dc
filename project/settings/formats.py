"""What the text of a variable may be. Each function reads one, and raises ValueError with what is
wrong: words that go on after the variable's name, without its value, which may be a secret."""

import re
from collections.abc import Callable
from email.headerregistry import Address
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

import idna

ROOT = Path(__file__).resolve().parent.parent.parent
TRUE = {"true", "on", "yes", "1"}
FALSE = {"false", "off", "no", "0"}
_LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(\.{_LABEL})*")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,10}", text) or not least <= int(text) <= most:
            raise ValueError(f"is no whole number from {least} to {most}")
        return int(text)

    return read


def switch(text: str) -> bool:
    if text.lower() not in TRUE | FALSE:
        raise ValueError("is neither true nor false")
    return text.lower() in TRUE


def line(text: str) -> str:
    """Any text that a page or a mail's header can show as one line."""
    if not text.isprintable():
        raise ValueError("holds an end of line, or another character that nobody can see")
    return text


def matching(pattern: str, problem: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(problem)
        return text

    return read


def pieces(read: Callable[[str], object]) -> Callable[[str], list]:
    """Several, separated by commas."""

    def read_all(text: str) -> list:
        return [read(piece.strip()) for piece in text.split(",") if piece.strip()]

    return read_all


def network(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError:
        raise ValueError("is no network") from None


def time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ValueError, OSError, KeyError):
        raise ValueError("is no time zone of the IANA database") from None
    return text


def mail_address(text: str) -> str:
    """An address, with or without a name before it: `Name <a@b>`."""
    name, _, rest = line(text).rpartition("<")
    address = rest.removesuffix(">") if name or rest.endswith(">") else text
    name = name.strip().removeprefix('"').removesuffix('"').replace('\\"', '"')
    try:
        parsed = Address(name, addr_spec=address.strip())
    except (ValueError, IndexError):
        parsed = Address()
    except Exception as error:
        # The parser's own errors have no other class in common.
        if type(error).__module__ != "email.errors":
            raise
        parsed = Address()
    if not parsed.username or not parsed.domain:
        raise ValueError("is no mail address")
    return str(parsed)


def folder(text: str) -> Path:
    """A folder that can be made or written. Relative ones begin where the command was given."""
    try:
        path = Path(line(text)).expanduser().resolve()
    except RuntimeError:
        raise ValueError("names a user that this machine does not have") from None
    if ROOT.is_relative_to(path):
        raise ValueError("is no folder for data alone: Twite itself is in it")
    if path.exists() and not path.is_dir():
        raise ValueError("is a file")
    return path


def host(text: str) -> str:
    """A host's name or address as programs write it: IDNA, IPv6 without brackets."""
    try:
        return str(ip_address(text.removeprefix("[").removesuffix("]")))
    except ValueError:
        pass
    try:
        name = text.lower() if text.isascii() else idna.encode(text, uts46=True).decode()
    except idna.IDNAError:
        name = ""
    if len(name) > 253 or not _NAME.fullmatch(name):
        raise ValueError("has no valid host name")
    return name


def allowed_host(text: str) -> str:
    """As Django compares: `*`, `.example.org` for all names below, IPv6 in brackets."""
    if text == "*":
        return text
    dot = "." if text.startswith(".") else ""
    return dot + in_brackets(host(text.removeprefix(".")))


def in_brackets(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def mail_domain(name: str) -> str:
    """A host as it stands behind the @ of a mail address."""
    try:
        address = ip_address(name)
    except ValueError:
        return name
    return f"[IPv6:{address}]" if isinstance(address, IPv6Address) else f"[{address}]"


def origin(text: str) -> str:
    """`http://` or `https://`, a host, maybe a port: as browsers send it in `Origin`."""
    parts = urlsplit_safely(text)
    if parts.scheme not in {"http", "https"}:
        raise ValueError("does not begin with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("holds a user or a password")
    if parts.path not in {"", "/"} or "?" in text or "#" in text:
        raise ValueError("goes on after host and port")
    name = in_brackets(host(parts.hostname or ""))
    if "_" in name:
        raise ValueError("has an underscore in its host name, which Django refuses")
    usual = {"http": 80, "https": 443}[parts.scheme]
    port = "" if parts.port in {None, usual} else f":{parts.port}"
    return f"{parts.scheme}://{name}{port}"


def urlsplit_safely(text: str) -> SplitResult:
    """`urlsplit`, whose own errors show what they were given."""
    if not text.isprintable() or " " in text:
        raise ValueError("holds a space, or a character that nobody can see")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise ValueError("is no valid address") from None
    if port == 0:
        raise ValueError("has a port that is none")
    return parts
