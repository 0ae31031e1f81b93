"""The real poller and intake, reading a real WordPress into a real file."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta

from bot.connectors import load
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole, CommentId
from bot.domain.connecting import Connected
from bot.services.channels.connecting import Connecting
from bot.services.channels.pausing import Pausing
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.closing import Closed, Closing
from bot.services.reading.intake import Intake
from bot.services.reading.poller import BREATH, Poller
from bot.services.sending.settling import give_back
from bot.storage.credentials import Vault, new_key
from bot.storage.sqlite.database import Database
from tests.connectors.wordpress.stage import way_out
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.holders import ONLY
from tests.support.wordpress import WordPress


@dataclass
class Engine:
    """The real poller and intake over a real file."""

    db: Database
    business: Business
    clock: Clock
    blog: WordPress
    woken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        vault = Vault((new_key(),))
        self.switchboard = Switchboard(
            self.db, vault, {"wordpress": load("wordpress")}, lambda _: way_out(self.blog.url), self.clock
        )
        self.intake = Intake(self.db, self.woken.append, self.switchboard.info)
        self.poller = Poller(
            self.db,
            self.switchboard,
            self.intake,
            self.woken.append,
            rng=random.Random(7),
            process=Process(ONLY),
        )
        wired = self.db, self.switchboard, vault, self.woken.append, _nothing
        self.connect, self.pausing = Connecting(*wired), Pausing(*wired, give_back)

    async def open(self, *, read_only: bool = False) -> None:
        """Connects the blog and reads it for the first time."""
        editor = self.blog.editor
        made = await self.connect.add(
            acting(self.business.id, MemberId(1), self.clock()),
            "wordpress",
            {"url": self.blog.url},
            {} if read_only else {"user": editor.login, "password": editor.application_password},
        )
        assert isinstance(made, Connected), made
        self.channel: ChannelId = made.channel.id
        await self.settle()

    async def settle(self) -> None:
        """Steps until nothing is due at this moment."""
        for _ in range(2000):
            due = await self.poller.step(self.business.id, self.channel, self.clock())
            if due is None or due > self.clock() + BREATH:
                return
            # A breath between pages passes.
            self.clock.advance(max(due - self.clock(), timedelta(0)))
        raise AssertionError("the poller never comes to rest")

    async def rest(self) -> None:
        """Time goes by without anybody writing: every poll gets its turn, then what it found missing."""
        for minutes in (2, 10, 27 * 60, 10, 10):
            self.clock.advance(timedelta(minutes=minutes))
            await self.settle()

    async def poll(self, after: timedelta = timedelta(seconds=70)) -> None:
        self.clock.advance(after)
        await self.settle()

    async def state(self, comment: int) -> tuple[str, str, str]:
        """State, visibility and text of a comment in the mirror."""
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT state, visibility, text FROM comment WHERE external_id = :id", id=str(comment)
            )
        )
        return tuple(rows[0])

    async def identity(self, comment: int) -> str:
        """Under what the owner's word about its author would be kept."""
        rows = await self.db.read(
            lambda tx: tx.all("SELECT identity FROM comment WHERE external_id = :id", id=str(comment))
        )
        return str(rows[-1][0])

    async def placed(self, comment: int, role: AuthorRole) -> Closed:
        """The owner says who wrote it."""
        closing = Closing(self.db, self.woken.append, self.switchboard.info)
        rows = await self.db.read(
            lambda tx: tx.all("SELECT id FROM comment WHERE external_id = :id", id=str(comment))
        )
        number = CommentId(rows[-1][0])
        return await closing.mark_author(acting(self.business.id, MemberId(1), self.clock()), number, role)

    async def rang(self) -> list[str]:
        """Texts of the comments that were announced, in order; empty where the comment is gone."""
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT comment.text FROM event JOIN comment ON comment.id = event.comment_id"
                " WHERE event.what = 'announced' ORDER BY event.id"
            )
        )
        return [row[0] for row in rows]

    async def lamps(self) -> tuple[str, str, str]:
        """Reading, why, and sending."""
        rows = await self.db.read(lambda tx: tx.all("SELECT read_glow, read_reason, send_glow FROM channel"))
        return tuple(rows[0])

    async def mirror(self) -> dict[int, tuple[object, ...]]:
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT comment.external_id, visibility, text, in_reply_to, thread.external_id, author, role"
                " FROM comment JOIN thread ON thread.id = comment.thread_id WHERE visibility <> 'gone'"
            )
        )
        return {int(row[0]): tuple(row)[1:] for row in rows}

    async def announced(self) -> list[tuple[int, str]]:
        """Rows of comments that were announced, once for each time, with the role of their author."""
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT event.comment_id, comment.role FROM event JOIN comment ON comment.id = event.comment_id"
                " WHERE event.what = 'announced'"
            )
        )
        return [(row[0], row[1]) for row in rows]

    async def silent_but_visible(self) -> int:
        rows = await self.db.read(
            lambda tx: tx.all(
                "SELECT count(*) FROM comment WHERE role = 'customer' AND visibility IN ('public', 'held')"
                " AND id NOT IN (SELECT comment_id FROM event WHERE what = 'announced')"
            )
        )
        return int(rows[0][0])


async def _nothing(_: object) -> None:
    """No loops to keep in step here."""
