"""Everybody writes, moderates and deletes at once on the real WordPress; the mirror is right in the end and no
comment rang twice."""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.connectors.wordpress import walk
from bot.domain.business import Business
from bot.storage.sqlite.database import Database
from tests.connectors.wordpress.engine import Engine
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
    """People at work on one blog, from a seed. `posts`: ids; ids of comments are read again each time."""

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
                    whom.id, datetime.now(UTC) - timedelta(hours=self.rng.randrange(12))
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


def server(blog: WordPress) -> dict[int, tuple[object, ...]]:
    """Rows of WordPress' own table of comments, in the mirror's words."""
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
        # No further than a day: what was written now would look like an import to a clock three days on.
        until = engine.clock() + timedelta(days=1)
        while writing:
            if engine.clock() < until:
                engine.clock.advance(timedelta(seconds=70))
                await engine.settle()
            await asyncio.sleep(0)

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
