"""A connector: what the engine asks of a platform, and what it is given."""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Protocol

from bot.domain.act import Act
from bot.domain.comment import ExternalId
from bot.ports.net import Net
from bot.ports.values import (
    Account,
    AccountRef,
    ConnectorInfo,
    Fetched,
    Length,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    SeenComment,
    SeenThread,
    SentReply,
    Target,
    Way,
)


class Secrets(Protocol):
    """The credential of a channel. Plain values never leave the process or reach a log."""

    def load(self) -> Mapping[str, str]:
        """The secret settings by key; empty without a credential. Raises Reconnect where the key is lost."""

    async def save(self, values: Mapping[str, str]) -> None:
        """Commits a rotated token before it is used."""


class Meter(Protocol):
    """Counts requests against a quota or a money cap."""

    def spend(self, units: int, purpose: str) -> None:
        """Raises Retry(until) when the cap is reached."""


class Connector(Protocol):
    """A platform. Built as Class(account, secrets, meter, net); keeps no state between calls.

    Raises ConnectorError only. Never NetworkTrouble: it is turned into Retry or Unclear.
    """

    info: ClassVar[ConnectorInfo]

    def polls(self) -> tuple[Poll, ...]:
        """What to ask regularly; may depend on what the account may do. The first one is the fast one."""

    def can(self, to: Target) -> frozenset[Act]:
        """Pure: which acts this account may do to this comment."""

    def way(self, to: Target, text: str) -> Way:
        """Pure: how an answer gets there."""

    def length(self, to: Target, text: str) -> Length:
        """Pure: length of a text by the platform's count."""

    async def check(self) -> AccountRef:
        """Who we are there and what is missing. Raises Retry, Reconnect or Refused."""

    async def probe(self) -> None:
        """The cheapest request that only works where reading works. Raises Retry, Reconnect or Refused."""

    async def fetch(self, pull: Pull) -> Fetched:
        """One request's worth of news. Raises Retry or Reconnect."""

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Titles and links; asked for unknown ids only."""

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """What is stored together with the intent to send. No effect outside."""

    async def send(self, reply: OutgoingReply) -> SentReply:
        """One attempt. Raises Retry (surely no effect), Reconnect, Refused, UseLink or Unclear."""

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """What the business answered under this comment after `since`, whatever it says and wherever it
        stands by now, without those in `owned`; oldest first. The engine compares the words itself, since
        a platform may have rewritten them."""

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Does it and reads the state back; None where the comment is gone. Repeating is harmless."""

    async def aclose(self) -> None:
        """Gives back what it holds."""


class ConnectorFactory(Protocol):
    """A connector class: what it declares, and how one is built."""

    @property
    def info(self) -> ConnectorInfo:
        """What the engine may know without building one."""

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> Connector:
        """One connector for one channel."""


class WakeUp(Protocol):
    """A stream that hints at news; never truth."""

    async def news(self) -> None:
        """Returns when polling now is worth it."""
