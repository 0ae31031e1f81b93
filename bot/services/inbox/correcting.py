"""Correcting: a member says of what kind a comment is, or whether it is urgent. That holds at once, and later comments that are alike are read the same way."""

from typing import NamedTuple

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.comment import Comment, CommentId
from bot.domain.event import What
from bot.domain.kind import WANTS_ANSWER, Kind
from bot.loops import DESK, Wake
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.kind_corrections import KindCorrectionStore, ReadBefore
from bot.storage.sqlite.database import Database, Tx


class Taught(NamedTuple):
    """Why a comment is of its kind: a correction of a comment with these words, empty where they were erased."""

    comment: CommentId
    text: str


class Correcting:
    """Corrects kinds and urgency, and takes that back."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def correct(self, actor: Actor, comment: CommentId, kind: Kind) -> bool:
        """Says of what kind a comment is; false for none of the business."""

        def work(tx: Tx) -> bool:
            found = CommentStore(tx).get(actor.business, comment)
            if found is None:
                return False
            if found.kind is not kind:
                was = ReadBefore(found.kind, found.urgent)
                KindCorrectionStore(tx).add(actor.business, actor.member, comment, kind, was, actor.now)
                presses = found.urgent and kind in (*WANTS_ANSWER, Kind.OTHER)
                self._set(tx, actor, found, kind, urgent=presses)
            return True

        return await self._then(await self._db.write(work))

    async def press(self, actor: Actor, comment: CommentId, *, urgent: bool) -> bool:
        """Says whether a comment is urgent; false for none of the business."""

        def work(tx: Tx) -> bool:
            found = CommentStore(tx).get(actor.business, comment)
            if found is None:
                return False
            if found.urgent is not urgent:
                store, was = KindCorrectionStore(tx), ReadBefore(found.kind, found.urgent)
                store.add(actor.business, actor.member, comment, found.kind, was, actor.now, urgent=urgent)
                self._set(tx, actor, found, found.kind, urgent=urgent)
            return True

        return await self._then(await self._db.write(work))

    async def undo(self, actor: Actor, comment: CommentId) -> Kind | None:
        """Takes a correction back: nothing is learnt from it any more, and its comment is what it was read as. The kind that the
        comment has then; None where nothing was corrected.
        """

        def work(tx: Tx) -> Kind | None:
            was = KindCorrectionStore(tx).undo(actor.business, comment, actor.now)
            found = None if was is None else CommentStore(tx).get(actor.business, comment)
            if was is None or found is None:
                return None
            kind = was.kind or found.kind
            self._set(tx, actor, found, kind, urgent=was.urgent)
            return kind

        kind = await self._db.write(work)
        await self._then(kind is not None)
        return kind

    async def taught(self, business: BusinessId, comment: Comment) -> Taught | None:
        """The correction that decided of what kind a comment is; None where its own words did."""
        source = comment.learnt_from
        if source is None:
            return None
        found = await self._db.read(lambda tx: CommentStore(tx).get(business, source))
        return Taught(source, "" if found is None else found.text)

    def _set(self, tx: Tx, actor: Actor, comment: Comment, kind: Kind, *, urgent: bool) -> None:
        CommentStateStore(tx).set_kind(actor.business, comment.id, kind, urgent=urgent)
        CardStore(tx).touch(actor.business, [comment.id], actor.now)
        EventStore(tx).add(
            actor.business,
            actor.now,
            What.KIND_CORRECTED,
            channel=comment.channel_id,
            comment=comment.id,
            member=actor.member,
            kind=kind.value,
        )

    async def _then(self, changed: bool) -> bool:
        if changed:
            self._wake(DESK)
        return changed
