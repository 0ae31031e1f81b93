"""Walking: shows the comments of a bundle, or all open ones, one after the other; where a member is in it is an argument,
nothing is kept.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from bot.domain.actor import Actor
from bot.domain.business import BusinessId, MemberId
from bot.domain.card import CardId
from bot.domain.card_facts import CommentCard, stamp
from bot.domain.comment import Comment, CommentId
from bot.domain.outbox import RowId
from bot.domain.thanks import Thanks
from bot.domain.walk import BEGIN, Walked, following
from bot.domain.words import Words
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.card_facts import Showing, Shown
from bot.services.inbox.closing import Closed, Closing
from bot.services.inbox.thanking import offered
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comments import CommentStore
from bot.storage.open_comments import OpenCommentStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx

NOBODY = CommentId(0)
UNDO_SHOWN = 2
"""Replies that can be taken back from the walk, the newest."""
_LATELY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Where:
    """Place in a walk. `bundle`: None for everything that is open; `comment`: the one that is shown, which comes again while
    it waits; 0 goes on to the next.
    """

    bundle: CardId | None
    comment: CommentId = NOBODY
    walked: Walked = BEGIN


@dataclass(frozen=True, slots=True)
class Undoable:
    """Reply or act of this member that has not gone out yet."""

    reply: RowId
    comment: Comment
    words: Words


@dataclass(frozen=True, slots=True)
class Stop:
    """Comment that the walk shows. `left`: how many come after this one."""

    where: Where
    facts: CommentCard
    left: int
    thanks: Thanks | None
    undoable: tuple[Undoable, ...]


@dataclass(frozen=True, slots=True)
class End:
    """End of the walk. `waiting`: how many of its comments still wait: passed over, or back again."""

    where: Where
    waiting: int
    undoable: tuple[Undoable, ...]


class Close(Enum):
    """Ways to close a comment in a walk."""

    DONE = "done"
    ANSWERED = "answered"
    """Posted by hand."""
    YES = "yes"
    NO = "no"
    """Whether it is answered already, as the card asks."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """Result of closing a comment. `closed`: None where the comment is not what was seen any more; `before`: what it was;
    `shown`: what the walk shows now.
    """

    closed: Closed | None
    before: CommentCard | None
    shown: Stop | End


@dataclass(frozen=True, slots=True)
class _Read:
    where: Where
    shown: Shown | None
    left: int
    thanks: Thanks | None
    undoable: tuple[Undoable, ...]


class Walking:
    """Reads the comment that a walk shows next, and closes what needs no reply; each in one trip."""

    def __init__(self, db: Database, switchboard: Switchboard, closing: Closing) -> None:
        self._db = db
        self._switchboard = switchboard
        self._showing = Showing(switchboard)
        self._closing = closing

    async def begin(self, actor: Actor, bundle: CardId | None) -> Stop | End:
        """First comment of a walk; what joins its bundle from now on rings again."""
        if bundle is None:
            return await self.show(actor, Where(None))

        def work(tx: Tx) -> _Read:
            CardStore(tx).looked(actor.business, bundle, actor.now)
            return self._read(tx, actor, Where(bundle))

        return await self._shown(actor.business, await self._db.write(work))

    async def show(self, actor: Actor, where: Where) -> Stop | End:
        """The comment of this place while it waits, else the next."""
        return await self._shown(actor.business, await self._db.read(lambda tx: self._read(tx, actor, where)))

    async def facts(self, business: BusinessId, comment: CommentId) -> CommentCard | None:
        """What a comment's card shows, whichever card it is on."""
        shown = await self._db.read(lambda tx: self._showing.read_comment(tx, business, comment))
        found = None if shown is None else await self._showing.complete(business, shown)
        return found if isinstance(found, CommentCard) else None

    async def close(self, actor: Actor, where: Where, seen: str, how: Close) -> Pressed:
        """Closes the comment of this place, if it is still what was seen (stamp), and goes on."""

        def work(tx: Tx) -> tuple[Closed | None, CommentCard | None, _Read]:
            shown = self._showing.read_comment(tx, actor.business, where.comment)
            before = shown.facts if shown is not None and isinstance(shown.facts, CommentCard) else None
            same = before is not None and stamp(before) == seen
            closed = self._close(tx, actor, where.comment, how) if same else None
            return closed, before, self._read(tx, actor, where)

        closed, before, read = await self._db.write(work)
        self._closing.changed()
        return Pressed(closed, before, await self._shown(actor.business, read))

    async def reopen(self, actor: Actor, where: Where) -> Stop | End:
        """Opens the comment of this place again, and shows that."""

        def work(tx: Tx) -> _Read:
            self._closing.reopen_in(tx, actor, where.comment)
            return self._read(tx, actor, where)

        read = await self._db.write(work)
        self._closing.changed()
        return await self._shown(actor.business, read)

    def _close(self, tx: Tx, actor: Actor, comment: CommentId, how: Close) -> Closed:
        match how:
            case Close.DONE:
                return self._closing.done_in(tx, actor, comment)
            case Close.ANSWERED:
                return self._closing.is_answered_in(tx, actor, comment)
            case Close.YES | Close.NO:
                return self._closing.probably_in(tx, actor, comment, yes=how is Close.YES)

    def _read(self, tx: Tx, actor: Actor, where: Where) -> _Read:
        """Rows of the place: the order, the comment, what one tap would send, what can be taken back."""
        business, bundle = actor.business, where.bundle
        turns = OpenCommentStore(tx).turns(business, bundle)
        undoable = self._undoable(tx, business, actor.member, actor.now)
        if any(one.comment == where.comment for one in turns):
            left = sum(where.walked.ahead(one) and one.comment != where.comment for one in turns)
        else:
            step = following(turns, where.walked)
            if step is None:
                return _Read(replace(where, comment=NOBODY), None, len(turns), None, undoable)
            where, left = Where(bundle, step.turn.comment, step.walked), step.left
        shown = self._showing.read_comment(tx, business, where.comment)
        facts = None if shown is None else shown.facts
        if not isinstance(facts, CommentCard):
            # It is on no card: nothing can be shown of it.
            return self._read(tx, actor, Where(bundle, NOBODY, where.walked))
        return _Read(where, shown, left, offered(tx, business, facts.comment, actor.now), undoable)

    async def _shown(self, business: BusinessId, read: _Read) -> Stop | End:
        if read.shown is None:
            return End(read.where, read.left, read.undoable)
        facts = await self._showing.complete(business, read.shown)
        assert isinstance(facts, CommentCard)
        return Stop(read.where, facts, read.left, read.thanks if facts.writes else None, read.undoable)

    def _undoable(
        self, tx: Tx, business: BusinessId, member: MemberId, now: datetime
    ) -> tuple[Undoable, ...]:
        rows = OutboxStore(tx).queued_by(business, member, now - _LATELY, now, UNDO_SHOWN)
        comments = {
            one.id: one for one in CommentStore(tx).several(business, [row.comment_id for row in rows])
        }
        found = []
        for row in rows:
            channel = ChannelStore(tx).get(business, row.channel_id)
            if channel is not None and row.comment_id in comments:
                words = self._switchboard.words(channel)
                found.append(Undoable(row.id, comments[row.comment_id], words))
        return tuple(found)
