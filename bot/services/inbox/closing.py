"""Closing and opening comments without a reply: done, is answered, probably answered, who wrote it, many at
once (with undo).
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from enum import Enum
from typing import TypeVar

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.card import CardForm, CardId
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole, Comment, CommentId
from bot.domain.event import What
from bot.domain.outbox import newest
from bot.domain.sending import IN_FLIGHT
from bot.loops import DESK, SUGGESTING, Wake
from bot.ports import ConnectorInfo
from bot.services.inbox.bundling import on_own_card
from bot.services.inbox.team_or_customer import Marking
from bot.storage.card_comments import CardCommentStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.open_comments import OpenCommentStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx


class Closed(Enum):
    """Result of a press."""

    YES = "yes"
    ALREADY = "already"
    """Somebody was faster, or it was pressed twice."""
    IN_FLIGHT = "in_flight"
    """A reply is on its way."""
    GONE = "gone"
    """No such comment in this business."""


Written = TypeVar("Written")
Apply = Callable[[Tx, Comment], bool]
"""Changes one comment; whether there was something to change."""


class Closing:
    """Presses that change a comment's state and send nothing."""

    def __init__(self, db: Database, wake: Wake, info: Callable[[str], ConnectorInfo]) -> None:
        self._db = db
        self._wake = wake
        self._info = info

    async def mark_author(self, actor: Actor, comment: CommentId, role: AuthorRole) -> Closed:
        """Marks the author of a comment as team or customer; before for everything of the same account, or for
        this comment of a guest alone.
        """

        def work(tx: Tx, found: Comment) -> bool:
            channel = ChannelStore(tx).get(actor.business, found.channel_id)
            if channel is None or not found.identity or found.role is AuthorRole.US:
                return False
            return Marking(tx, actor, channel, self._info(channel.connector)).say(found.identity, role)

        return await self._written(
            lambda tx: self._press_in(tx, actor, comment, What.AUTHOR_PLACED, work, who=role)
        )

    async def done(self, actor: Actor, comment: CommentId) -> Closed:
        """Closes an open comment without an answer, and what waited on the same card before."""

        return await self._written(lambda tx: self.done_in(tx, actor, comment))

    def done_in(self, tx: Tx, actor: Actor, comment: CommentId) -> Closed:
        """The same within a transaction, after which `changed` is called."""

        def apply(tx: Tx, found: Comment) -> bool:
            states = CommentStateStore(tx)
            both = CardCommentStore(tx).with_older(actor.business, found.id)
            return sum(states.close_done(actor.business, one, actor.now) for one in both) > 0

        return self._press_in(tx, actor, comment, What.DONE, apply)

    async def reopen(self, actor: Actor, comment: CommentId) -> Closed:
        """Opens a closed comment again, and what was closed together with it; a posted answer stays a fact."""
        return await self._written(lambda tx: self.reopen_in(tx, actor, comment))

    def reopen_in(self, tx: Tx, actor: Actor, comment: CommentId) -> Closed:
        """The same within a transaction, after which `changed` is called."""

        def apply(tx: Tx, found: Comment) -> bool:
            states = CommentStateStore(tx)
            both = CardCommentStore(tx).closed_with(actor.business, found.id)
            return sum(states.reopen(actor.business, one) for one in both) > 0

        return self._press_in(tx, actor, comment, What.REOPENED, apply)

    async def no_thanks(self, actor: Actor, card: CardId, comment: CommentId) -> Closed:
        """Opens what a rule took for a thank-you and put on this card: it gets a silent card of its own, or joins the person's
        open one.
        """

        def apply(tx: Tx, found: Comment) -> bool:
            business = actor.business
            if not found.thanks or comment not in CardStore(tx).comments(business, card):
                return False
            CardStore(tx).touch_card(business, card, actor.now)
            CommentStateStore(tx).reopen(business, comment)
            return on_own_card(tx, business, comment, None, actor.now) is not None

        return await self._written(lambda tx: self._press_in(tx, actor, comment, What.REOPENED, apply))

    async def to_close(self, business: BusinessId, card: CardId | None, now: datetime) -> int:
        """Number of comments that `close_all` would close now."""
        return await self._db.read(lambda tx: len(OpenCommentStore(tx).to_close(business, card, now)))

    async def close_all(self, actor: Actor, card: CardId | None, asked_at: datetime) -> int:
        """Closes without an answer what waits on a bundle, or everywhere without a card; number of comments.

        Only what was there when the question was asked: nobody closes what nobody saw. All get the actor's `now` as their
        time, by which `reopen_all` finds them.
        """

        def work(tx: Tx) -> int:
            return self._close_all(tx, actor, OpenCommentStore(tx).to_close(actor.business, card, asked_at))

        return await self._written(work)

    async def close_chosen(self, actor: Actor, card: CardId, chosen: Collection[CommentId]) -> int:
        """Closes these of a bundle's comments without an answer, as `close_all`; number of comments."""

        def work(tx: Tx) -> int:
            waiting = OpenCommentStore(tx).to_close(actor.business, card, actor.now)
            return self._close_all(tx, actor, [one for one in waiting if one[0] in chosen])

        return await self._written(work)

    def _close_all(self, tx: Tx, actor: Actor, waiting: Sequence[tuple[CommentId, ChannelId]]) -> int:
        for comment, _ in waiting:
            CommentStateStore(tx).close_done(actor.business, comment, actor.now)
        return _noted(tx, actor, waiting, What.DONE)

    async def reopen_all(self, actor: Actor, closed_at: datetime) -> int:
        """Undo of one `close_all`, except for what was opened or answered since; number of comments opened."""

        def work(tx: Tx) -> int:
            comments, states = OpenCommentStore(tx), CommentStateStore(tx)
            closed = comments.done_at(actor.business, closed_at)
            for comment, _ in closed:
                states.reopen(actor.business, comment)
            return _noted(tx, actor, closed, What.REOPENED)

        return await self._written(work)

    async def _written(self, work: Callable[[Tx], Written]) -> Written:
        written = await self._db.write(work)
        self.changed()
        return written

    async def is_answered(self, actor: Actor, comment: CommentId) -> Closed:
        """Records the owner's decision that the comment is answered on the platform, with what waited on the same card
        before.
        """
        return await self._written(lambda tx: self.is_answered_in(tx, actor, comment))

    def is_answered_in(self, tx: Tx, actor: Actor, comment: CommentId) -> Closed:
        """The same within a transaction, after which `changed` is called."""

        def apply(tx: Tx, found: Comment) -> bool:
            states = CommentStateStore(tx)
            both = CardCommentStore(tx).with_older(actor.business, found.id)
            return sum(states.answered_elsewhere(actor.business, one, actor.now) for one in both) > 0

        return self._press_in(tx, actor, comment, What.ANSWERED_ELSEWHERE, apply)

    async def probably(self, actor: Actor, comment: CommentId, *, yes: bool) -> Closed:
        """Records the answer to "probably answered?"; yes takes the platform's time of that message."""
        return await self._written(lambda tx: self.probably_in(tx, actor, comment, yes=yes))

    def probably_in(self, tx: Tx, actor: Actor, comment: CommentId, *, yes: bool) -> Closed:
        """The same within a transaction, after which `changed` is called."""
        business = actor.business

        def work(tx: Tx, found: Comment) -> bool:
            comments, states = CommentStore(tx), CommentStateStore(tx)
            if found.probable_answer is None:
                return False
            if not yes:
                states.clear_probable(business, found.id)
                return True
            answer = comments.by_external(business, found.channel_id, found.probable_answer)
            channel = ChannelStore(tx).get(business, found.channel_id)
            at = channel.on_our_clock(answer.posted_at) if answer and channel else actor.now
            return states.answered_elsewhere(business, found.id, at)

        what = What.ANSWERED_ELSEWHERE if yes else What.NOT_ANSWERED
        return self._press_in(tx, actor, comment, what, work)

    async def open_from_bundle(
        self, business: BusinessId, comment: CommentId, now: datetime
    ) -> CardId | None:
        """Moves a bundled comment, with what the same person waits for in the same bundle and thread, to a silent card of its
        own or to the person's open one, in one transaction; returns the card it is on now, None if it is on none.
        """

        def work(tx: Tx) -> CardId | None:
            cards = CardStore(tx)
            before = cards.of_comment(business, comment)
            if before is None:
                return None
            if before.form is not CardForm.BUNDLE:
                return before.id
            cards.looked(business, before.id, now)
            return on_own_card(tx, business, comment, before.id, now)

        return await self._written(work)

    def _press_in(
        self,
        tx: Tx,
        actor: Actor,
        comment: CommentId,
        what: What,
        apply: Apply,
        who: AuthorRole | None = None,
    ) -> Closed:
        """Makes a change to one comment, in one transaction. The order is the contract:

        1. No such comment in this business: gone.
        2. A reply is on its way: nothing changes.
        3. The change; where there is nothing to change, somebody was faster.
        4. An event, and its card is marked to be redrawn.
        """
        business = actor.business
        found = CommentStore(tx).get(business, comment)
        if found is None:
            return Closed.GONE
        reply = newest(OutboxStore(tx).of_comment(business, comment))
        if reply is not None and reply.state in IN_FLIGHT:
            return Closed.IN_FLIGHT
        if not apply(tx, found):
            return Closed.ALREADY
        said = {} if who is None else {"who": who.value}
        EventStore(tx).add(
            business,
            actor.now,
            what,
            channel=found.channel_id,
            comment=comment,
            member=actor.member,
            reply=None,
            **said,
        )
        CardStore(tx).touch(business, (comment,), actor.now)
        return Closed.YES

    def changed(self) -> None:
        """Wakes the loops of suggestions and cards."""
        self._wake(SUGGESTING)
        self._wake(DESK)


def _noted(tx: Tx, actor: Actor, changed: Sequence[tuple[CommentId, ChannelId]], what: What) -> int:
    for comment, channel in changed:
        EventStore(tx).add(
            actor.business, actor.now, what, channel=channel, comment=comment, member=actor.member
        )
    CardStore(tx).touch(actor.business, [comment for comment, _ in changed], actor.now)
    return len(changed)
