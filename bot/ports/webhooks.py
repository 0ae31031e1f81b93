"""A platform that pushes: proof, and what was delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.comment import ExternalId
from bot.ports.values import SeenComment


@dataclass(frozen=True, slots=True)
class Received:
    """What a push delivered for one account."""

    seen: tuple[SeenComment, ...] = ()
    gone: tuple[ExternalId, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """A delivery whose proof is right."""

    delivery_id: str
    accounts: tuple[str, ...]


class WebhookReceiver(Protocol):
    """A platform that pushes. All pure."""

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """The answer to a subscription check."""

    def verify(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Verified:
        """Raises Unverified."""

    def receive(self, body: bytes) -> Mapping[str, Received]:
        """Account id to what it received."""
