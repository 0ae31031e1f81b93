"""Noting: members write notes about a comment, or ask somebody; which threads have something to do, and what was done."""

from datetime import datetime, timedelta

from bot.domain.actor import Actor
from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.card import CardForm, CardId
from bot.domain.event import What
from bot.domain.note import NOBODY, NOTE_LIMIT, Asked, Note, ThreadDue
from bot.loops import DESK, Wake
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.notes import NoteStore
from bot.storage.sqlite.database import Database, Tx

TAKEN_FOR = timedelta(minutes=1)
"""So long a thread is left to who took it: after a crash it is done again then."""


class Noting:
    """Keeps notes, and hands out threads with something to do."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake
        self._look_at: datetime | None = None
        """When something is due at the soonest, as far as this process knows."""
        self._fresh = True

    def changed(self) -> None:
        """Says that there may be something to do in a thread."""
        self._fresh = True
        self._wake(DESK)

    async def add(self, actor: Actor, card: CardId, text: str, asked: Asked = NOBODY) -> bool:
        """Adds a note to a comment's card; False where that is gone, or its comment was erased."""

        def work(tx: Tx) -> bool:
            found = CardStore(tx).get(actor.business, card)
            if found is None or found.form is not CardForm.COMMENT:
                return False
            on_card, _ = CommentStore(tx).on_card(actor.business, card)
            if not on_card:
                return False
            comment = on_card[0]
            NoteStore(tx).add(actor.business, card, comment.id, actor, text[:NOTE_LIMIT], asked)
            EventStore(tx).add(
                actor.business,
                actor.now,
                What.NOTED if asked == NOBODY else What.ASKED,
                channel=comment.channel_id,
                comment=comment.id,
                member=actor.member,
            )
            CardStore(tx).touch_card(actor.business, card, actor.now)
            return True

        added = await self._db.write(work)
        if added:
            self.changed()
        return added

    async def due(self, now: datetime) -> ThreadDue | None:
        """Thread with something to do. Costs no trip to the database while there can be none."""
        if not self._fresh and (self._look_at is None or self._look_at > now):
            return None

        def work(tx: Tx) -> tuple[ThreadDue | None, datetime | None]:
            store = NoteStore(tx)
            return store.take(now, now + TAKEN_FOR), store.next_due()

        self._fresh = False
        first = await self._db.read(lambda tx: NoteStore(tx).next_due())
        if first is None or first > now:
            self._look_at = first
            return None
        found, self._look_at = await self._db.write(work)
        self._fresh = found is not None
        return found

    @property
    def next_due(self) -> datetime | None:
        """When there is more to do."""
        return self._look_at

    async def posting(self, due: ThreadDue, note: Note, now: datetime) -> bool:
        """Records the intent before a note is posted; False where its words were erased meanwhile."""
        return await self._db.write(lambda tx: NoteStore(tx).posting(due.business, note.id, now))

    async def posted(self, due: ThreadDue, note: Note, message: MessageId) -> None:
        """Records the message of a note."""
        await self._db.write(lambda tx: NoteStore(tx).posted(due.business, note.id, message))

    async def made(self, due: ThreadDue, thread: DiscordChannelId, now: datetime) -> None:
        """Records the thread of a card, which is drawn again with a link to it."""

        def work(tx: Tx) -> None:
            NoteStore(tx).thread(due.business, due.card, thread)
            CardStore(tx).touch_card(due.business, due.card, now)

        await self._db.write(work)
        self._wake(DESK)

    async def gone(self, due: ThreadDue) -> None:
        """Records that somebody deleted the thread."""
        await self._db.write(lambda tx: NoteStore(tx).thread(due.business, due.card, None))

    async def done(self, due: ThreadDue) -> None:
        """Records that everything is done that was due."""
        await self._db.write(lambda tx: NoteStore(tx).done(due.business, due.card, due.due_at))

    async def put_off(self, due: ThreadDue, until: datetime) -> None:
        """Postpones what Discord refused."""
        await self._db.write(lambda tx: NoteStore(tx).put_off(due.business, due.card, until))
