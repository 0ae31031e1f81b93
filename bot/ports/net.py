"""The way out: requests, answers, and the only door they take."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """One request; never retried by the network layer."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    basic: tuple[str, str] | None = None
    """User name and password; refused over plain http to other than allowed private hosts."""
    secret_body: bool = False
    """The body holds a password, so the same goes for it."""
    follow: bool = True
    """Follow redirects (GET and HEAD only; same host, never from https to http)."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """`url` is where it came from after redirects; header names are lower case; `body` at most 2 MiB."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    links: Mapping[str, str] = field(default_factory=dict)
    """Link headers by rel."""


class Net(Protocol):
    """The only way out. One per channel, over one shared session."""

    async def request(self, request: HttpRequest) -> HttpAnswer:
        """Raises NetworkTrouble or AddressRefused; any status is an answer, not an error."""
