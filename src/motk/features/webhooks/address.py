"""Where a webhook may go: which addresses are one, and which are none of the outside world's business."""

from fnmatch import fnmatchcase
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from motk.gate.storable import storable
from motk.gate.verbs import INSIDE_VERBS, VERBS

_LEADING_TO_IPV4 = (IPv6Network("::/96"), IPv6Network("64:ff9b::/96"))
# Where else a network may keep its own: what was site-local, and translation within it (RFC 8215).
_INNER = (IPv6Network("fec0::/10"), IPv6Network("64:ff9b:1::/48"))


def checked(url: str) -> str:
    """An address that can be asked. Raises ValueError with what to do."""
    parts = urlsplit(storable(url))
    try:
        _ = parts.port
    except ValueError:
        raise ValueError("The port is not a number from 1 to 65535.") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or any(letter.isspace() for letter in url):
        raise ValueError("Write a whole address, such as https://hooks.example/motk.")
    if parts.username or parts.password:
        raise ValueError("Leave out the name and password: what is sent is signed with the secret.")
    if not url.isascii():
        raise ValueError("Write the address in plain ASCII, other letters percent-encoded.")
    return url


def host_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def known_patterns(patterns: list[str]) -> list[str]:
    """Raises ValueError for a pattern that no verb fits."""
    for pattern in patterns:
        if not any(fnmatchcase(verb, pattern) for verb in (*VERBS, *INSIDE_VERBS)):
            raise ValueError(f"No verb fits {pattern}; write one such as task.set_status, or task.* for all of a noun.")
    return list(dict.fromkeys(patterns))


def is_private(address: str) -> bool:
    """Whether an IP address leads into our own network, this machine included."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if any(found in network for network in _INNER):
            return True
        found = _inside(found) or found
    return not found.is_global or found.is_multicast


def _inside(found: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that one of IPv6 leads to: mapped, by 6to4, compatible as of old, or by the translation of a network that has IPv6 alone."""
    if found.ipv4_mapped or found.sixtofour:
        return found.ipv4_mapped or found.sixtofour
    is_led = any(found in network for network in _LEADING_TO_IPV4) and int(found) > 1
    return IPv4Address(int(found) & 0xFFFFFFFF) if is_led else None
