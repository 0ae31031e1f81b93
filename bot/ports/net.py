"""Net: HTTP requests and answers, the only network access of a connector."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """HTTP request; never retried by the network layer."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    basic: tuple[str, str] | None = field(default=None, repr=False)
    """User name and password; refused over plain http to other than allowed private hosts."""
    secret_body: bool = False
    """The body holds a password, so the same goes for it."""
    follow: bool = True
    """Follow redirects (GET and HEAD only; same host, never from https to http)."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """HTTP answer. `url` is the final one after redirects; header names are lower case; `body` at most 2 MiB."""

    status: int
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    links: Mapping[str, str] = field(default_factory=dict)
    """Link headers by rel."""


class Net(Protocol):
    """Network access of a connector. One per channel, over one shared session."""

    async def request(self, request: HttpRequest) -> HttpAnswer:
        """Sends a request. Raises NetworkTrouble or AddressRefused; any status is an answer, not an error."""
