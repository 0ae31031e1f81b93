"""Everybody writes, moderates and deletes at once on the real WordPress; the mirror is right in the end and no
comment rang twice."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.connectors import load
from bot.connectors.wordpress import walk
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.services.connect import Connect, Connected
from bot.services.intake import Intake
from bot.services.poller import Poller
from bot.services.switchboard import Switchboard
from bot.storage.credentials import Vault, new_key
from bot.storage.database import Database
from tests.connectors.wordpress.stage import way_out
from tests.support.clock import Clock
from tests.support.counts import SOAK
from tests.support.wordpress import RestRefused, Status, WordPress

RUNS = [(1, 300), (2, 400), (3, 500)] if SOAK else [(1, 60)]
VISIBLE = {"public", "held"}
AS_SEEN = {"approve": "public", "hold": "held", "spam": "spam", "trash": "trashed", "post-trashed": "hidden"}
# What somebody else did in between: the comment is gone, in the trash already, or as it should be.
BEATEN = {404, 409, 410, 500}


@dataclass
class Crowd:
    """People at work on one blog, from a seed. `posts`: ids; ids of comments are asked for anew each time."""

    blog: WordPress
    posts: list[int]
    rng: random.Random
    done: int = 0
    deleted: int = 0

    def one(self) -> None:
        """One thing somebody does, in a thread of its own."""
        self.done += 1
        rows = [row for row in self.blog.comments() if row.type == "comment"]
        whom = self.rng.choice(rows[-40:]) if rows else None
        roll = self.rng.random()
        try:
            if whom is None or roll < 0.34:
                self._write(whom.id if whom and self.rng.random() < 0.4 else 0)
            elif roll < 0.40:
                self.blog.reply(self.blog.owner, whom.id, f"Antwort {self.done}")
            elif roll < 0.46:
                self.blog.insert_comment(self.rng.choice(self.posts), f"Ping {self.done}", kind="pingback")
            elif roll < 0.58:
                self.blog.edit_comment(whom.id, f"Geändert {self.done}: {self.rng.random()}")
            elif roll < 0.62:
                self.blog.backdate_comment(
                    whom.id, datetime.now(UTC) - timedelta(days=self.rng.randrange(400))
                )
            elif roll < 0.72:
                self.blog.delete_comment(whom.id)
                self.deleted += 1
            else:
                self.blog.moderate(whom.id, self.rng.choice(list(Status)))
        except RestRefused as refused:
            if refused.status not in BEATEN:
                raise

    def _write(self, parent: int) -> None:
        post = self.blog.comment_row(parent).post_id if parent else self.rng.choice(self.posts)
        body: dict[str, Any] = {
            "post": post,
            "parent": parent,
            "content": f'Frage {self.done} & "Ärger" <3',
            "author_name": f"Kundin {self.done}",
            "author_email": f"kundin{self.done % 7}@example.net",
            "status": self.rng.choice(["approve", "approve", "hold", "spam"]),
        }
        answer = self.blog.rest("POST", "/wp/v2/comments", by=self.blog.editor, body=body)
        if answer.status != 201:
            raise RestRefused(answer.status, answer.text[:200])


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
        self.poller = Poller(self.db, self.switchboard, self.intake, self.woken.append, rng=random.Random(7))
        self.connect = Connect(self.db, self.switchboard, vault, self.woken.append, _nothing)

    async def open(self) -> None:
        editor = self.blog.editor
        made = await self.connect.add(
            self.business.id,
            "wordpress",
            {"url": self.blog.url},
            {"user": editor.login, "password": editor.application_password},
            MemberId(1),
            self.clock(),
        )
        assert isinstance(made, Connected), made
        self.channel: ChannelId = made.channel.id

    async def settle(self) -> None:
        """Steps until nothing is due at this moment."""
        for _ in range(2000):
            due = await self.poller.step(self.business.id, self.channel, self.clock())
            if due is None or due > self.clock():
                return
        raise AssertionError("the poller never comes to rest")

    async def rest(self) -> None:
        """Time goes by without anybody writing: every poll gets its turn, then what it found missing."""
        for minutes in (2, 10, 27 * 60, 10, 10):
            self.clock.advance(timedelta(minutes=minutes))
            await self.settle()

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


async def _nothing() -> None:
    """No loops to keep in step here."""


def server(blog: WordPress) -> dict[int, tuple[object, ...]]:
    """What stands in WordPress' own table, in the mirror's words."""
    staff = {blog.owner.id: "team", blog.editor.id: "us", blog.author.id: "team", 0: "customer"}
    return {
        row.id: (
            AS_SEEN[row.status],
            row.content.replace("&lt;", "<").replace("&amp;", "&"),
            str(row.parent) if row.parent else None,
            str(row.post_id),
            row.author_name,
            staff[row.user_id],
        )
        for row in blog.comments()
        if row.type == "comment"
    }


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("seed", "operations"), RUNS)
async def test_in_the_end_the_mirror_is_the_blog_and_everything_visible_rang_once(
    wordpress: WordPress,
    db: Database,
    shop: Business,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    operations: int,
) -> None:
    monkeypatch.setattr(walk, "PAGE", 10)
    monkeypatch.setattr(walk, "OVERLAP", 3)
    rng = random.Random(seed)
    posts = [wordpress.make_post(f"Beitrag {number}").id for number in range(3)]
    engine = Engine(db, shop, Clock(datetime.now(UTC)), wordpress)
    await engine.open()
    await engine.settle()
    crowd = Crowd(wordpress, posts, rng)
    writing = True

    async def write() -> None:
        while crowd.done < operations:
            await asyncio.to_thread(crowd.one)

    async def poll() -> None:
        while writing:
            engine.clock.advance(timedelta(seconds=70))
            await engine.settle()

    polling = asyncio.create_task(poll())
    await asyncio.gather(write(), write())
    writing = False
    await polling
    await engine.rest()

    there = await asyncio.to_thread(server, wordpress)
    assert await engine.mirror() == there
    told = await engine.announced()
    assert len(told) == len({comment for comment, _ in told}), "nothing rang twice"
    assert {role for _, role in told} <= {"customer"}
    assert await engine.silent_but_visible() == 0
    visible = [row for row in there.values() if row[0] in VISIBLE and row[-1] == "customer"]
    assert crowd.deleted and len(visible) > operations // 12
    await engine.switchboard.aclose()
