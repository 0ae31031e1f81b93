"""Stalls: a platform of many market stalls, each with customers who write at a steady pace, every word with the mark of its
business; for one process that serves many.

A preload (`PRELOAD`) puts the connector into the registry of a real process: nothing else there knows of it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar

from bot.domain.act import Act
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
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
from tests.support.market.words import WORDS

KEY = "stalls"
LIMIT = 500
PRELOAD = f"""
import bot.connectors
bot.connectors._CLASSES[{KEY!r}] = "tests.support.stalls:Stalls"
"""
"""As sitecustomize.py on the path of the process."""

TEXTS = (
    "Habt ihr am Samstag offen, {mark}?",
    "Was kostet ein Gutschein bei euch, {mark}?",
    "Der Kaffee von {mark} war kalt und die Lieferung ist kaputt!",
    "Bester Laden weit und breit, {mark}, danke!",
    "Ich schau mir das bei {mark} einmal an.",
)


def said(mark: str, number: int) -> str:
    """Words of a comment: the mark of its business is among them, and the number of the comment."""
    return TEXTS[number % len(TEXTS)].format(mark=mark) + f" Nr. {number}"


class Stalls:
    """Connector of one stall. Its settings: `stall` (its name), `mark`, `since` (ISO time) and `every` (seconds)."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key=KEY,
        title="Stalls",
        words=WORDS,
        acts=frozenset(),
        settle=timedelta(seconds=30),
        settings=tuple(SettingSpec(name) for name in ("stall", "mark", "since", "every")),
    )
    replies: ClassVar[dict[str, list[tuple[int, OutgoingReply, datetime]]]] = {}
    """By stall, what was answered there: for as long as the process lives."""

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        settings = account.settings
        self._stall = settings["stall"]
        self._mark = settings["mark"]
        self._since = datetime.fromisoformat(settings["since"])
        self._every = timedelta(seconds=float(settings["every"]))

    def polls(self) -> tuple[Poll, ...]:
        return (Poll("all", timedelta(minutes=1)),)

    def can(self, to: Target) -> frozenset[Act]:
        return frozenset()

    def way(self, to: Target, text: str) -> Way:
        return Api()

    def length(self, to: Target, text: str) -> Length:
        return Length(len(text), LIMIT)

    async def check(self) -> AccountRef:
        return AccountRef(
            self._stall, f"Stand {self._mark} {self._stall}", own_ids=("stand",), can_write=True
        )

    async def probe(self) -> None:
        return

    async def fetch(self, pull: Pull) -> Fetched:
        count = max(0, (pull.now - self._since) // self._every)
        customers = [self._comment(number) for number in range(1, count + 1)]
        ours = [self._own(*one) for one in self.replies.get(self._stall, ())]
        return Fetched(seen=(*customers, *ours), gone=(), covered=(Coverage(None, 0, None),))

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        return tuple(
            SeenThread(i, f"Tafel {self._mark}", f"https://stalls.invalid/{self._stall}") for i in ids
        )

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        return Prepared(key=str(reply.id))

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Posts under the comment. Raises Refused for words with another business's mark, which would be the worst."""
        if self._mark not in reply.text:
            raise Refused(Reason.POLICY)
        known = self.replies.setdefault(self._stall, [])
        number = 1_000_000 + len(known)
        known.append((number, reply, datetime.now(UTC)))
        return SentReply(ExternalId(str(number)), self._url(number), datetime.now(UTC))

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        return ()

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        return None

    async def aclose(self) -> None:
        return

    def _comment(self, number: int) -> SeenComment:
        at = self._since + number * self._every
        who = f"{self._mark} Kundin {number % 7}"
        return SeenComment(
            external_id=ExternalId(str(number)),
            order=number,
            thread_id=ExternalId("tafel"),
            author=who,
            author_id=who,
            role=AuthorRole.CUSTOMER,
            text=said(self._mark, number),
            posted_at=at,
            url=self._url(number),
        )

    def _own(self, number: int, reply: OutgoingReply, at: datetime) -> SeenComment:
        return SeenComment(
            external_id=ExternalId(str(number)),
            order=number,
            thread_id=ExternalId("tafel"),
            author=f"Stand {self._mark}",
            author_id="stand",
            role=AuthorRole.US,
            text=reply.text,
            posted_at=at,
            url=self._url(number),
            in_reply_to=reply.to.external_id,
            answers=(reply.to.external_id,),
        )

    def _url(self, number: int) -> str:
        return f"https://stalls.invalid/{self._stall}#{number}"
