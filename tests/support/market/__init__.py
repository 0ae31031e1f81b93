"""Market: a connector that exists only in a temporary copy of the tree, to prove that a platform is one folder and one
line; everything in memory.
"""

from datetime import UTC, datetime, timedelta
from typing import ClassVar

from bot.domain.act import Act
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.plaintext import clean, one_line
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    AccountRef,
    Api,
    ConnectorInfo,
    Coverage,
    Fetched,
    Length,
    Meter,
    Net,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Purpose,
    Quota,
    Reconnect,
    Refused,
    Secrets,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    Way,
)
from tests.support.market.login import MarketLogin
from tests.support.market.words import WORDS

LIMIT = 300


class Chalk:
    """Comment on a stall's board."""

    def __init__(self, number: int, author: str, text: str, under: ExternalId | None, *, own: bool) -> None:
        self.id = ExternalId(str(number))
        self.number = number
        self.author = author
        self.text = text
        self.under = under
        self.own = own
        self.at = datetime.now(UTC).replace(microsecond=0)


class Market:
    """Connector of the market."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="market",
        title="Market",
        words=WORDS,
        acts=frozenset(),
        settle=timedelta(seconds=30),
        settings=(SettingSpec("stall"), SettingSpec("token", secret=True)),
        quotas=(Quota("requests", 10_000, frozenset({Purpose.READ, Purpose.SEND})),),
        login=MarketLogin,
    )
    board: ClassVar[list[Chalk]] = []

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        self._account = account
        self._secrets = secrets
        self._meter = meter

    def polls(self) -> tuple[Poll, ...]:
        return (Poll("board", timedelta(minutes=1)),)

    def can(self, to: Target) -> frozenset[Act]:
        return frozenset()

    def way(self, to: Target, text: str) -> Way:
        return Api()

    def length(self, to: Target, text: str) -> Length:
        return Length(len(text), LIMIT)

    async def check(self) -> AccountRef:
        stall = self._account.settings.get("stall", "nord")
        if not self._secrets.load().get("token"):
            raise Reconnect(Reason.REVOKED)
        return AccountRef(id=stall, name=f"Stall {stall}", own_ids=("stall",), can_write=True)

    async def probe(self) -> None:
        await self.check()

    async def fetch(self, pull: Pull) -> Fetched:
        await self._meter.allow(Purpose.READ, 1)
        await self._meter.spend(1, Purpose.READ)
        return Fetched(seen=tuple(map(seen, self.board)), covered=(Coverage(None, 0, None),))

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        return tuple(
            SeenThread(one, "The board", "https://market.example/board") for one in ids if one == "board"
        )

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        return Prepared(key=str(reply.id))

    async def send(self, reply: OutgoingReply) -> SentReply:
        await self._meter.allow(Purpose.SEND, 1)
        if len(reply.text) > LIMIT:
            raise Refused(Reason.TOO_LONG)
        if all(one.id != reply.to.external_id for one in self.board):
            raise Refused(Reason.GONE)
        known = [one for one in self.board if one.own and one.under == reply.to.external_id]
        made = next((one for one in known if same(one.text, reply.text)), None)
        if made is None:
            made = chalk(self.board, "Stall", reply.text, reply.to.external_id, own=True)
        await self._meter.spend(1, Purpose.SEND)
        return SentReply(made.id, "https://market.example/board", made.at, text=made.text)

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        return tuple(
            SentReply(one.id, "https://market.example/board", one.at, text=one.text)
            for one in self.board
            if one.own and one.under == reply.to.external_id and one.at >= since and one.id not in owned
        )

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        return None

    async def aclose(self) -> None:
        pass


def chalk(board: list[Chalk], author: str, text: str, under: ExternalId | None, *, own: bool) -> Chalk:
    """Somebody writes on the board."""
    board.append(Chalk(len(board) + 1, author, text, under, own=own))
    return board[-1]


def seen(one: Chalk) -> SeenComment:
    """A comment as the engine knows it."""
    return SeenComment(
        external_id=one.id,
        order=one.number,
        thread_id=ExternalId("board"),
        author=one_line(one.author),
        role=AuthorRole.US if one.own else AuthorRole.CUSTOMER,
        text=clean(one.text),
        posted_at=one.at,
        url="https://market.example/board",
        in_reply_to=one.under,
        answers=(one.under,) if one.own and one.under else (),
        author_id="stall" if one.own else None,
    )
