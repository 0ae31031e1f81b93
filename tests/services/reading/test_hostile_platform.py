"""A platform that rewrites, holds, spams, deletes and restores our replies in any order, people who press whatever
they find meanwhile, and a process that dies around every commit: no reply is there twice, and every row ends."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.domain.business import MemberId
from bot.domain.checks import SOFT
from bot.domain.comment import Comment, CommentId, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.form_text import FormInput, InteractionId, Purpose
from bot.domain.outbox import OutboxRow, RowId, RowKind, RowState
from bot.domain.reason import Reason
from bot.domain.sending import IN_FLIGHT
from bot.domain.submission import Noted, Queued
from bot.ports import OutgoingReply, Reconnect, Retry, Unclear
from bot.storage.comments import CommentStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.businesses import acting
from tests.support.counts import SEEDS
from tests.support.platform import FakePlatform
from tests.support.simcord_bed import SimcordBed, simcord_bed

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
STANDING = (Visibility.PUBLIC, Visibility.HELD, Visibility.SPAM, Visibility.TRASHED)


class Died(Exception):
    """The process, around a commit."""


class Brittle:
    """A database around which the process may die."""

    def __init__(self, db: Database, roll: random.Random) -> None:
        self._db, self._roll, self.safe = db, roll, False
        self.read = db.read

    async def write(self, work: Callable[[Tx], Any]) -> Any:
        self._perhaps()
        result = await self._db.write(work)
        self._perhaps()
        return result

    def _perhaps(self) -> None:
        if not self.safe and self._roll.random() < 0.08:
            raise Died


class Walk:
    """Moves by their names; `made` are the comments that came of a row, `meant` how often it was asked to go out."""

    def __init__(self, bed: SimcordBed, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.bed, self.roll = bed, random.Random(seed)
        self.who, self.business = MemberId(bed.owner.id), bed.business.id
        self.brittle = Brittle(bed.app.db, self.roll)
        bed.app.delivery._db = cast("Database", self.brittle)
        self.made: defaultdict[int, list[ExternalId]] = defaultdict(list)
        self.meant: Counter[RowId] = Counter()
        received = FakePlatform.receive

        def receive(platform: FakePlatform, reply: OutgoingReply, key: str) -> ExternalId:
            made = received(platform, reply, key)
            self.made[reply.id].append(made)
            return made

        patch.setattr(FakePlatform, "receive", receive)

    async def rows(self) -> list[OutboxRow]:
        found = await self.bed.app.db.read(
            lambda tx: [
                OutboxStore(tx).get(self.business, RowId(row["id"]))
                for row in tx.all("SELECT id FROM outbox")
            ]
        )
        return [row for row in found if row is not None]

    async def asked(self) -> list[Comment]:
        """The customers' comments."""
        found = await self.bed.app.db.read(
            lambda tx: [
                CommentStore(tx).get(self.business, CommentId(row["id"]))
                for row in tx.all("SELECT id FROM comment WHERE role = 'customer'")
            ]
        )
        return [one for one in found if one is not None]

    # What people do in Discord.

    async def submits(self) -> None:
        comment, now = self.roll.choice(await self.asked()), self.bed.clock()
        press = InteractionId(self.roll.getrandbits(60))
        typed = FormInput(comment.id, self.who, f"Ja, {press}, bis 18 Uhr", press)
        kept = await self.bed.app.replies.keep_text(self.business, typed, now)
        despite = SOFT if self.roll.random() < 0.3 else ()
        sent = await self.bed.app.replies.send(acting(self.business, self.who, now), kept, despite=despite)
        if isinstance(sent, Queued):
            self.meant[sent.reply.id] += 1

    async def changes(self) -> None:
        comment, now = self.roll.choice(await self.asked()), self.bed.clock()
        press = InteractionId(self.roll.getrandbits(60))
        typed = FormInput(comment.id, self.who, f"Anders, {press}", press, purpose=Purpose.EDIT_OWN)
        kept = await self.bed.app.replies.keep_text(self.business, typed, now)
        await self.bed.app.acts.edit_own(acting(self.business, self.who, now), kept)

    async def presses(self) -> None:
        rows = await self.rows()
        word = self.roll.choice(["take_back", "is_there", "send_again", "drop", "retry", "close"])
        if rows:
            row, now = self.roll.choice(rows), self.bed.clock()
            done = await getattr(self.bed.app.decisions, word)(acting(self.business, self.who, now), row.id)
            ended = row.state in (RowState.NEEDS_HUMAN, RowState.FAILED)
            self.meant[row.id] += isinstance(done, Noted) and word in ("send_again", "retry") and ended

    async def acts(self) -> None:
        comment, press = self.roll.choice(await self.asked()), InteractionId(self.roll.getrandbits(60))
        act = self.roll.choice([self.bed.app.acts.delete_own, self.bed.app.acts.reveal])
        await act(acting(self.business, self.who, self.bed.clock()), comment.id, press)

    async def rests(self) -> None:
        turn = self.roll.choice([self.bed.app.pausing.pause, *[self.bed.app.pausing.resume] * 3])
        await turn(acting(self.business, self.who, self.bed.clock()), self.bed.channel)

    # What the platform and its people do.

    async def fails(self) -> None:
        effect = self.roll.choice([None, timedelta(0), SECOND * self.roll.randrange(100)])
        trouble = self.roll.choice([Unclear(), Unclear(), Retry(MINUTE), Reconnect(Reason.REVOKED)])
        self.bed.platform.trouble("send", trouble, effect=effect if isinstance(trouble, Unclear) else None)
        if self.roll.random() < 0.3:
            self.bed.platform.trouble("find_sent", Retry(), times=self.roll.randrange(1, 7))

    async def sweeps(self) -> None:
        self.bed.platform.sweep = self.roll.choice(STANDING)
        censored = self.roll.random() < 0.5
        self.bed.platform.rewrite = lambda text: text.replace("18 Uhr", "***") if censored else text

    async def moderates(self) -> None:
        own = self.bed.platform.own()
        if own and self.roll.random() < 0.2:
            self.bed.platform.delete(self.roll.choice(own).id)
        elif own:
            self.bed.platform.set(self.roll.choice(own).id, self.roll.choice(STANDING))

    async def answers(self) -> None:
        comment = self.roll.choice(await self.asked())
        team, where = self.roll.random() < 0.5, self.roll.choice(STANDING[:2])
        self.bed.platform.answer(comment.external_id, "Von Hand", team=team, visibility=where)

    # What we do.

    async def delivers(self, span: timedelta = 15 * SECOND) -> None:
        end = self.bed.clock() + span
        while (due := await self._step()) is not None and due <= end:
            self.bed.clock.advance(max(due - self.bed.clock(), timedelta(0)))
        self.bed.clock.advance(max(end - self.bed.clock(), timedelta(0)))

    async def polls(self) -> None:
        self.bed.clock.advance(70 * SECOND)
        await self.bed.read()

    async def _step(self) -> Any:
        try:
            return await self.bed.app.delivery.step(self.business, self.bed.channel, self.bed.clock())
        except Died:
            self.brittle.safe = True
            await self.bed.app.delivery.recover(self.bed.clock())
            self.brittle.safe = False
            return self.bed.clock()

    async def calms_down(self) -> None:
        """Ends every fault and lets hours pass."""
        self.bed.platform.mend()
        self.brittle.safe = True
        await self.bed.app.pausing.resume(acting(self.business, self.who, self.bed.clock()), self.bed.channel)
        await self.bed.app.connect.check(self.business, self.bed.channel, self.bed.clock())
        await self.delivers(timedelta(hours=4))
        for _ in range(6):
            await self.polls()
        self.brittle.safe = False

    def nothing_is_there_twice(self) -> None:
        there = self.bed.platform.comments
        for row, made in self.made.items():
            assert sum(one in there for one in made) <= self.meant[RowId(row)], f"row {row}"

    async def all_is_said_as_it_is(self) -> None:
        there, rows = self.bed.platform.comments, await self.rows()
        assert [row for row in rows if row.state in IN_FLIGHT] == []
        by_hand = {row.comment_id for row in rows if row.external_id is None}
        unseen = {
            row.comment_id for row in rows if row.external_id is not None and row.external_id not in there
        }
        for row in rows:
            known = row.kind is RowKind.REPLY and row.external_id in there
            assert not known or there[cast("ExternalId", row.external_id)].visibility is row.visibility
        for comment in await self.asked():
            public = [
                one
                for one in there.values()
                if one.parent == comment.external_id and one.visibility is Visibility.PUBLIC
            ]
            closed = comment.state in (CommentState.ANSWERED, CommentState.ELSEWHERE)
            assert not closed or public or comment.id in by_hand | unseen, comment


PEOPLE = ("submits", "submits", "changes", "presses", "presses", "acts", "rests")
PLATFORM = ("fails", "fails", "sweeps", "moderates", "moderates", "answers")
MOVES = (*PEOPLE, *PLATFORM, "delivers", "delivers", "delivers", "polls", "polls")


@pytest.mark.parametrize("seed", range(min(max(SEEDS // 10, 10), 200)))
async def test_no_reply_is_there_twice_and_every_row_ends_whatever_the_platform_does_with_it(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch) as bed:
        for number in range(2):
            bed.platform.write(f"Offen {number}?", author=f"A{number}", author_id=f"a{number}")
        walk = Walk(bed, seed, monkeypatch)
        await walk.polls()
        for _ in range(3):
            for _ in range(30):
                await getattr(walk, walk.roll.choice(MOVES))()
                walk.nothing_is_there_twice()
            await walk.calms_down()
            walk.nothing_is_there_twice()
            await walk.all_is_said_as_it_is()
