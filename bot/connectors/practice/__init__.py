"""Practice connector (test comment, dry run): accepts every reply and sends nothing, so that an owner can try a card from
its ring to its answer. No request is made, and nobody connects it: a business has it from its first test comment on.
"""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.connectors.practice.words import NOWHERE, WORDS
from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.channel import PRACTICE
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    Api,
    ConnectorInfo,
    Fetched,
    Length,
    Meter,
    Net,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Refused,
    Secrets,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    Target,
    Way,
)

LIMIT = 2000


class Practice:
    """Connector whose replies go nowhere."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key=PRACTICE,
        title="Practice",
        words=WORDS,
        acts=frozenset(),
        settle=timedelta(seconds=1),
        read_back=False,
        lists_own=False,
        customers_delete=False,
        keyed=timedelta(days=1),
    )

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        """Needs nothing of what every connector is given."""

    def polls(self) -> tuple[Poll, ...]:
        """None: its comments are made by the bot."""
        return ()

    def can(self, to: Target) -> frozenset[Act]:
        """Nothing: there is no platform."""
        return frozenset()

    def way(self, to: Target, text: str) -> Way:
        """As where a program may reply, with the hint that this goes nowhere."""
        return Api(hint=NOWHERE)

    def length(self, to: Target, text: str) -> Length:
        """Length in characters."""
        return Length(len(text), LIMIT)

    async def check(self) -> AccountRef:
        """Account that may write; nobody's."""
        return AccountRef(PRACTICE, self.info.title, can_write=True)

    async def probe(self) -> None:
        """Always succeeds."""

    async def fetch(self, pull: Pull) -> Fetched:
        """Nothing."""
        return Fetched()

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """None: there is no post."""
        return ()

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """None: comments come with their authors' names."""
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """The time at which it is sent, since nobody else knows one."""
        return Prepared(key=now.isoformat())

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Sends nothing; the same row has the same id however often it is sent."""
        at = datetime.fromisoformat(reply.prepared.key)
        return SentReply(ExternalId(f"reply-{reply.id}"), "", at, Visibility.PUBLIC, reply.text, by_us=True)

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """None: nothing is anywhere."""
        return ()

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Raises Refused: it declares no act."""
        raise Refused(Reason.NO_RIGHT)

    async def aclose(self) -> None:
        """Does nothing."""
