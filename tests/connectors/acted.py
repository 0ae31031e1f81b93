"""Acts on a comment of any platform while an answer of the platform with that comment is under way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from bot.domain.act import Act
from bot.domain.actor import Actor
from bot.domain.comment import CommentId
from bot.domain.external_id import ExternalId
from bot.domain.form_text import FormTextId, Purpose
from bot.domain.submission import Asked, Queued, Submitted
from bot.ports import HttpAnswer, HttpRequest, Net
from bot.services.sending.acts import Acts
from bot.services.sending.outbox import Outbox
from bot.services.sending.replies import Replies
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Database, Tx
from tests.connectors.machine import OWNER, Engine, Played
from tests.support.businesses import acting
from tests.support.fresh import new_database
from tests.support.outbox import form, interaction

_OWN = (Act.EDIT_OWN, Act.DELETE_OWN)
FIRST, SECOND = "Ja, bis 13 Uhr.", "Ja, bis 14 Uhr."


class HeldRead:
    """The way to a platform; the first answer to a GET that names `what` waits for `go`."""

    def __init__(self, net: Net) -> None:
        self._net, self.what = net, ""
        self.reached, self.go = asyncio.Event(), asyncio.Event()

    async def request(self, request: HttpRequest) -> HttpAnswer:
        answer = await self._net.request(request)
        if self.what and request.method == "GET" and f'"{self.what}"'.encode() in answer.body:
            self.what = ""
            self.reached.set()
            await self.go.wait()
        return answer


class HeldBack(Played, Protocol):
    """A platform behind a HeldRead."""

    held: HeldRead

    def asked(self) -> ExternalId:
        """A customer writes what a program may answer."""

    def listed_again(self, comment: ExternalId) -> None:
        """Something happens there that has the comment listed once more."""


class Acted:
    """One comment, and what is done to it from here."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        outbox = Outbox(engine.db, engine.switchboard, lambda _: None)
        self.acts, self.replies = Acts(outbox), Replies(outbox)

    def actor(self) -> Actor:
        return acting(self.engine.business.id, OWNER, self.engine.played.clock())

    async def keep(self, comment: CommentId, text: str, purpose: Purpose) -> FormTextId:
        typed = form(comment, text, member=OWNER, purpose=purpose, press=interaction())
        return await self.replies.keep_text(self.engine.business.id, typed, self.engine.played.clock())

    async def do(self, comment: CommentId, act: Act | None) -> None:
        """Asks for an act, or a reply where None, and delivers that."""
        asked: Asked | Submitted
        match act:
            case None:
                kept = await self.keep(comment, FIRST, Purpose.REPLY)
                asked = await self.replies.send(self.actor(), kept)
            case Act.EDIT_OWN:
                kept = await self.keep(comment, SECOND, Purpose.EDIT_OWN)
                asked = await self.acts.edit_own(self.actor(), kept)
            case Act.DELETE_OWN:
                asked = await self.acts.delete_own(self.actor(), comment, interaction())
            case _:
                asked = await self.acts.act(self.actor(), comment, act, interaction(), undo=False)
        assert isinstance(asked, Queued), asked
        clock = self.engine.played.clock
        clock.advance(max(asked.reply.due_at - clock(), timedelta(0)))
        await self.engine.delivery.step(self.engine.business.id, self.engine.channel, clock())
        [(state,)] = await self.engine.rows("SELECT state FROM outbox WHERE id = :id", id=asked.reply.id)
        assert state == "sent"


async def acted_while_read(
    made: Callable[[], HeldBack], folder: Path, before: Act | None, act: Act, installation: Mapping[str, str]
) -> list[tuple[str, str, int]]:
    """Does an act while an answer is under way that has the comment as it was; what the mirror has of it, or of our reply for
    an act on that: visibility, text, whether it is liked. `before`: what was done to it earlier.
    """
    played, path = made(), folder / "shopbell.db"
    new_database(path)
    db = await Database.open(path)
    try:
        engine = Engine(db, played, 1, installation=installation)
        await engine.connect()
        there = played.asked()
        await engine.run(timedelta(minutes=5))
        comment, one = await _known(engine, there), Acted(engine)
        if act in _OWN:
            await one.do(comment, None)
            [(there,)] = await engine.rows("SELECT external_id FROM outbox")
        if before is not None:
            await one.do(comment, before)
        played.listed_again(there)
        played.held.what = there
        reading = asyncio.create_task(_read_until(engine, played.held))
        await asyncio.wait_for(played.held.reached.wait(), 30)
        await one.do(comment, act)
        played.held.go.set()
        await reading
        mirrored = "SELECT visibility, text, liked FROM comment WHERE external_id = :there"
        found = await engine.rows(mirrored, there=there)
        events = await engine.rows("SELECT what FROM event WHERE comment_id = :comment", comment=comment)
        undone = {"restored", "hidden", "visible", "not_visible"} & {what for (what,) in events}
        assert not undone
        await engine.rest()
        assert await engine.rows(mirrored, there=there) == found
        await engine.switchboard.aclose()
        return [(visibility, text, liked) for visibility, text, liked in found]
    finally:
        await db.close()


async def _known(engine: Engine, external: ExternalId) -> CommentId:
    def work(tx: Tx) -> CommentId:
        found = CommentStore(tx).by_external(engine.business.id, engine.channel, external)
        assert found is not None
        return found.id

    return await engine.db.read(work)


async def _read_until(engine: Engine, held: HeldRead) -> None:
    """Polls whatever is due until an answer was held and is taken in."""
    clock = engine.played.clock
    for _ in range(300):
        due = await engine.poller.step(engine.business.id, engine.channel, clock())
        if held.reached.is_set():
            return
        clock.advance(max((due or clock()) - clock(), timedelta(0)))
    raise AssertionError("no answer had it")
