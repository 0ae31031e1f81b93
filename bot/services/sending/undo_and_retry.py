"""Undo and retry, the decisions of a person about an outbox row: take back (within the undo window), retry, send again,
leave, found on the platform.
"""

from collections.abc import Callable
from datetime import datetime

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.comment import AuthorRole, CommentState
from bot.domain.event import What
from bot.domain.outbox import OutboxRow, RowId, RowKind, RowState, Undecided
from bot.domain.reason import Reason
from bot.domain.sending import (
    IN_FLIGHT,
    Posted,
    cancelled,
    may_take_back,
    posted,
    posted_by_hand,
    send_again,
)
from bot.domain.submission import AlreadyOnItsWay, Decided, Lost, Noted, NotPossible, TakenBack, TooLate
from bot.services.inbox.card_facts import unowned
from bot.services.sending.outbox import Outbox, resting
from bot.services.sending.settling import note, settle
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.form_texts import FormTextStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Tx

_GOES_OUT = IN_FLIGHT | {RowState.SENT}
_ENDED = frozenset({RowState.CANCELLED})


class Decisions:
    """Buttons on outbox rows. Idempotent: a second press gets the first one's answer."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._db = outbox.db

    async def take_back(self, actor: Actor, reply: RowId) -> TakenBack | TooLate | Lost:
        """Undo: cancels what has surely not gone out yet, and gives its text back."""
        business, now = actor.business, actor.now

        def work(tx: Tx) -> TakenBack | TooLate | Lost:
            row = OutboxStore(tx).get(business, reply)
            if row is None:
                return Lost()
            back = TakenBack(row.comment_id, row.body, row.template_id, row.kind)
            if row.state is RowState.CANCELLED:
                return back
            if not (may_take_back(row) and settle(tx, business, row, cancelled(row, now), now)):
                return TooLate(row)
            note(tx, business, row, What.TAKEN_BACK, now, actor.member)
            FormTextStore(tx).give_back(business, row.id, actor.member)
            return back

        outcome = await self._db.write(work)
        self._outbox.redraw()
        return outcome

    async def is_there(self, actor: Actor, reply: RowId) -> Decided:
        """Needs human: the owner looked, and the reply is on the platform."""
        asked, done = RowState.NEEDS_HUMAN, frozenset({RowState.SENT})
        return await self._decide(actor, reply, "is_there", asked, done, posted_by_hand)

    async def send_again(self, actor: Actor, reply: RowId) -> Decided:
        """Needs human: the owner looked, it is missing, and it should go out once more."""
        asked = RowState.NEEDS_HUMAN
        return await self._decide(actor, reply, "send_again", asked, _GOES_OUT, send_again)

    async def drop(self, actor: Actor, reply: RowId) -> Decided:
        """Needs human: it is missing, and is given up; the comment stays open."""
        asked = RowState.NEEDS_HUMAN
        return await self._decide(actor, reply, "drop", asked, _ENDED, cancelled)

    async def retry(self, actor: Actor, reply: RowId) -> Decided:
        """Failed: retries as a new attempt."""
        asked = RowState.FAILED
        return await self._decide(actor, reply, "retry", asked, _GOES_OUT, send_again)

    async def close(self, actor: Actor, reply: RowId) -> Decided:
        """Failed: gives up; after a failed reply the comment is done without an answer."""
        asked = RowState.FAILED
        return await self._decide(actor, reply, "close", asked, _ENDED, cancelled)

    async def _decide(
        self,
        actor: Actor,
        reply: RowId,
        word: str,
        asked: RowState,
        done: frozenset[RowState],
        become: Callable[[OutboxRow, datetime], OutboxRow],
    ) -> Decided:
        """Settles a row by a person's decision, in one transaction. The order is the contract:

        1. The row has the state that the decision leads to: noted, also for the second of two presses.
        2. The row is not in the state that was asked about: too late.
        3. A reply that the platform holds in other words is adopted with its id.
        4. What would go out again has something in its way: a connection, another reply, an answer.
        5. Event, settling, and the text given back where nothing goes out.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> Decided:
            row = OutboxStore(tx).get(business, reply)
            if row is None:
                return Lost()
            if row.state in done:
                return Noted(row)
            if row.state is not asked:
                return TooLate(row)
            after = become(row, now)
            if word == "is_there" and row.reason is Undecided.MAYBE_OURS:
                after = _adopted(tx, business, row, after, now)
            in_the_way = _in_the_way(tx, business, row, after)
            if in_the_way is not None:
                return in_the_way
            note(tx, business, row, What.SETTLED_BY_HAND, now, actor.member, word=word)
            settle(tx, business, row, after, now)
            if after.state is RowState.CANCELLED:
                FormTextStore(tx).give_back(business, row.id, actor.member)
            if word == "close" and row.kind is RowKind.REPLY:
                _done(tx, actor, row)
            return Noted(after)

        decided = await self._db.write(work)
        if isinstance(decided, Noted):
            self._outbox.wake(decided.reply)
        return decided


def _in_the_way(
    tx: Tx, business: BusinessId, row: OutboxRow, after: OutboxRow
) -> AlreadyOnItsWay | NotPossible | TooLate | None:
    """Why a row can't go out again: a removed connection; for a reply also another one, or an answer.

    While the connection is paused it waits, and its card says so.
    """
    if after.state is not RowState.QUEUED:
        return None
    rests = resting(tx, business, row.channel_id)
    if rests is not None and rests.reason is Reason.REMOVED:
        return rests
    if row.kind is not RowKind.REPLY:
        return None
    other = OutboxStore(tx).unsettled(business, row.comment_id)
    if other is not None and other.id != row.id:
        return AlreadyOnItsWay(other)
    if isinstance(row.reason, Undecided):
        # Whoever decides has seen that answer on the card.
        return None
    comment = CommentStore(tx).get(business, row.comment_id)
    answered = comment is None or comment.state in (CommentState.ANSWERED, CommentState.ELSEWHERE)
    return TooLate(row) if answered else None


def _adopted(tx: Tx, business: BusinessId, row: OutboxRow, after: OutboxRow, now: datetime) -> OutboxRow:
    """Row with id and words of what the platform has, where it can only be that one, so that it can be edited
    and deleted from here.
    """
    ours = [one for one in unowned(tx, business, row) if one.role is AuthorRole.US]
    if len(ours) != 1:
        return after
    [there] = ours
    channel = ChannelStore(tx).get(business, row.channel_id)
    at = there.posted_at if channel is None else channel.on_our_clock(there.posted_at)
    return posted(row, Posted(there.external_id, there.url, at, there.visibility, there.text), now)


def _done(tx: Tx, actor: Actor, row: OutboxRow) -> None:
    if CommentStateStore(tx).close_done(actor.business, row.comment_id, actor.now):
        note(tx, actor.business, row, What.DONE, actor.now, actor.member)
