"""Webhooks: platforms that push comments: signature verification, and what was delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.comment import ExternalId
from bot.ports.values import SeenComment


@dataclass(frozen=True, slots=True)
class Received:
    """Comments that a webhook delivered for one account."""

    seen: tuple[SeenComment, ...] = ()
    gone: tuple[ExternalId, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """Webhook delivery with a correct signature."""

    delivery_id: str
    accounts: tuple[str, ...]


class WebhookReceiver(Protocol):
    """Webhook receiver of a platform. All pure."""

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """Answer to a subscription check (verification challenge)."""

    def verify(
        self, secrets: Mapping[str, str], headers: Mapping[str, str], body: bytes, now: datetime
    ) -> Verified:
        """Verifies the webhook signature by the secrets of the credential whose address it came to. Raises
        Unverified.
        """

    def receive(self, body: bytes) -> Mapping[str, Received]:
        """Parses a delivery: account id to what it received."""
