"""Connector: the protocol every platform implements: fetch comments, send replies, moderate, check access."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.external_id import ExternalId
from bot.domain.length import Length
from bot.ports.info import ConnectorInfo
from bot.ports.net import Net
from bot.ports.values import (
    Account,
    Fetched,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Purpose,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    Target,
    Way,
)

if TYPE_CHECKING:
    from bot.ports.login import Granted


class Secrets(Protocol):
    """Credential of a channel. Plain values never leave the process or reach a log."""

    def load(self) -> Mapping[str, str]:
        """Decrypted secrets by key; empty without a credential. Raises Reconnect where the encryption key is
        lost.
        """

    async def rotate(
        self, stale: Mapping[str, str], fresh: Callable[[], Awaitable[Granted]]
    ) -> Mapping[str, str]:
        """The only way to a new token: returns the secrets that are stored after it.

        Secrets other than `stale` are returned as stored, without a request: somebody else was first. Otherwise
        `fresh` is asked once, its answer is committed before it is used, and every connector of this credential is
        rebuilt. Raises what `fresh` raises, and Reconnect where there is nothing to rotate.
        """


class Meter(Protocol):
    """Counts against the quotas (rate limit, money cap) that the connector declares, per credential."""

    async def allow(self, purpose: Purpose, at_most: int) -> None:
        """To be asked before a request that costs at most so many units, which are held until `spend` follows. Raises
        Retry, until the quota's next day or month, where that would exceed one: with reason BUDGET where it is money.
        """

    async def spend(self, units: int, purpose: Purpose) -> None:
        """Counts what a request did cost, whatever its answer: also 0."""


class Unmetered:
    """Meter that counts nothing and never refuses: of a platform without quotas, and before there is a credential."""

    async def allow(self, purpose: Purpose, at_most: int) -> None:
        """Allows everything."""

    async def spend(self, units: int, purpose: Purpose) -> None:
        """Counts nothing."""


class Connector(Protocol):
    """Platform adapter. Built as Class(account, secrets, meter, net); keeps no state between calls.

    Raises ConnectorError only. Never NetworkTrouble: that becomes Retry or Unclear.
    """

    info: ClassVar[ConnectorInfo]

    def polls(self) -> tuple[Poll, ...]:
        """Polls to run regularly; may depend on what the account may do. The first one is the fast one."""

    def can(self, to: Target) -> frozenset[Act]:
        """Moderation acts that this account may do to this comment. Pure."""

    def way(self, to: Target, text: str) -> Way:
        """Way of a reply: by API, link or copied text. Pure."""

    def length(self, to: Target, text: str) -> Length:
        """Length of a text in the platform's unit. Pure."""

    async def check(self) -> AccountRef:
        """Checks the access: which account it is and which rights are missing. Raises Retry, Reconnect or
        Refused.
        """

    async def probe(self) -> None:
        """Health check: the cheapest request that only works where reading works. Raises Retry, Reconnect or
        Refused.
        """

    async def fetch(self, pull: Pull) -> Fetched:
        """Fetches one page of comments, with one request. Raises Retry or Reconnect."""

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Fetches titles and links of threads; called for unknown ids only."""

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """Fetches names of authors; called for those without a name that are unknown or were asked for more than 30 days
        ago, and only where `info.names_authors`.
        """

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """Prepares a reply: an idempotency key and what else is stored together with the intent to send. No
        effect outside.
        """

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Sends a reply: one attempt. Raises Retry (surely no effect), Reconnect, Refused, UseLink or
        Unclear.
        """

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Read-back: what the business answered under this comment after `since`, whatever the text and its
        present visibility, without those in `owned`; oldest first. The engine compares the words itself,
        since a platform may have rewritten them.
        """

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Does a moderation act and reads the state back; None where the comment is gone. Idempotent."""

    async def aclose(self) -> None:
        """Closes what it holds open."""


class ConnectorFactory(Protocol):
    """Connector class: what it declares, and how one is built."""

    @property
    def info(self) -> ConnectorInfo:
        """Declaration that the engine reads without building a connector."""

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> Connector:
        """Builds the connector of one channel."""


@runtime_checkable
class SignedMedia(Protocol):
    """Connector of a platform whose addresses of pictures hold for a while only: comments have them without what makes them
    valid, since that changes with every look.
    """

    async def signed_media(self, to: Target) -> Mapping[str, str]:
        """Addresses of a comment's pictures that hold now, by those that it has. Raises ConnectorError."""


class WakeUp(Protocol):
    """Stream (or IMAP IDLE) that hints at news, so that polling happens sooner; never the source of comments."""

    async def news(self) -> None:
        """Waits until polling is worthwhile."""
