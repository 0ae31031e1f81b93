"""Webhooks: platforms that push comments: signature verification, and what was delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.external_id import ExternalId
from bot.ports.values import SeenComment


@dataclass(frozen=True, slots=True)
class Received:
    """Comments that a webhook delivered for one account."""

    seen: tuple[SeenComment, ...] = ()
    gone: tuple[ExternalId, ...] = ()
    """Surely deleted."""
    ask: tuple[ExternalId, ...] = ()
    """Changed in a way that the delivery does not prove (it may be an old one, delivered once more): to be looked at first
    by the poll that watches single comments."""
    also: tuple[str, ...] = ()
    """Polls to run now."""
    stale: bool = False
    """May be older than what is known: only what is unknown is taken from it."""
    asked: bool = False
    """A member asked for it: new, whatever its age."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Webhook delivery with a correct signature."""

    delivery_id: str
    accounts: tuple[str, ...]


class WebhookReceiver(Protocol):
    """Webhook receiver of a platform. All pure. `secrets` are those of the credential whose address it came to."""

    def challenge(self, secrets: Mapping[str, str], query: Mapping[str, str]) -> str | None:
        """Answer to a subscription check (verification challenge); None: it is refused."""

    def verify(
        self, secrets: Mapping[str, str], headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Verified:
        """Verifies the webhook signature over the raw body; header names are lower case. Raises Unverified."""

    def receive(self, body: bytes) -> Mapping[str, Received]:
        """Parses a verified delivery: account id to what it received. Never raises; what is not understood is left out."""
