"""Address guard (SSRF protection): to which IP addresses and ports a connection may be opened."""

import ipaddress
import socket
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

WEB_PORTS = frozenset({80, 443})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Called global by some versions of Python, though nothing public lives there: NAT64 for local use, the old
# site-local block, documentation, the protocol block of RFC 6890, relays of 6to4. And addresses that are public by
# their number, where clouds answer their own machines only: Azure's platform, Equinix Metal's metadata, IBM's two
# service networks (their documentation, November 2026). All others are link-local, shared or in the blocks above.
_NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            *("64:ff9b:1::/48", "fec0::/10", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"),
            *("168.63.129.16/32", "192.80.8.124/32", "161.26.0.0/16", "166.8.0.0/14"),
        ),
    )
)
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


def allowed(address: str, port: int, ports: frozenset[int] = WEB_PORTS) -> bool:
    """Address guard (SSRF protection): whether a connection to this IP address and port may be opened; for
    every protocol, mail too.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return port in ports and all(map(_is_public, _meant(ip)))


def _is_public(ip: _Ip) -> bool:
    if any(ip in net for net in _NEVER if net.version == ip.version):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _meant(ip: _Ip) -> tuple[_Ip, ...]:
    """IPv4 address behind an IPv6 address that represents one (mapped, NAT64) or carries it (6to4, Teredo)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF),)
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    return (ip, *filter(None, (ip.sixtofour, *(ip.teredo or ()))))


@dataclass(slots=True)
class Attempt:
    """One HTTP request on its way. `named`: the installation's allowlist names its host and port, so it may
    be private.
    """

    ports: frozenset[int]
    named: bool
    began: bool = False
    refused: str = ""


current_attempt: ContextVar[Attempt | None] = ContextVar("attempt", default=None)


class _Forbidden(OSError):
    """Address refused by the guard. Raised within aiohttp, which treats it as a failed connection."""


def guarded_socket(address: tuple[Any, ...]) -> socket.socket:
    """Opens a socket if the address guard allows it. aiohttp calls this for every connection with the address
    it is about to open, literals and redirects included (a resolver would not see those, and with DNS
    rebinding a name may answer otherwise the second time).
    """
    family, kind, protocol, _, where = address
    attempt = current_attempt.get()
    if attempt is None or not (attempt.named or allowed(where[0], where[1], attempt.ports)):
        if attempt is not None:
            attempt.refused = f"{where[0]} port {where[1]}"
        raise _Forbidden("the address guard refused it")
    return socket.socket(family, kind, protocol)
