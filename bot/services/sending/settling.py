"""Settling: what follows from an outbox row's new state (comment answered, card redrawn, events), all in the
transaction that writes it.
"""

from collections.abc import Collection
from datetime import datetime

from bot.domain.act import Act
from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import Comment, CommentId, CommentState, Visibility, first_public
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.outbox import OutboxRow, RowId, RowKind, RowState, by_hand
from bot.domain.placeholder import is_as_written
from bot.domain.sending import Posted, disconnected, may_take_back, posted, restored
from bot.domain.template import TemplateId
from bot.ports import SeenComment
from bot.services.business.ringing import ringing_now
from bot.storage.businesses import BusinessStore
from bot.storage.card_comments import CardCommentStore
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.outbox import OutboxStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx
from bot.storage.templates import TemplateStore

_HELD_UP = frozenset({RowState.QUEUED, RowState.VERIFYING, RowState.FAILED})
"""After an attempt: it is tried again, looked for, or was refused."""


def settle(tx: Tx, business: BusinessId, before: OutboxRow, after: OutboxRow, now: datetime) -> bool:
    """Writes the row's new state and what follows from it; false, and nothing is written, if the row has
    changed meanwhile.

    A sent reply answers its comment at the platform's time of the reply, if customers see it there.
    """
    if not OutboxStore(tx).put(business, before, after):
        return False
    match after.state:
        case RowState.SENT if after.kind is RowKind.REPLY:
            if after.body != before.body:
                OutboxStore(tx).reword(business, after.id, after.body)
            if after.template_id is not None:
                _count(tx, business, after.template_id, after, now)
            _note(tx, business, after, What.SENT, now)
            if after.seen_by_customers:
                _answers(tx, business, after, after.posted_at or now, now)
            else:
                _not_visible(tx, business, after.channel_id, after.comment_id, after.visibility, now)
        case RowState.FAILED if by_hand(after):
            # The comment stays open until our own post is seen, or the owner says that it is answered.
            CommentStateStore(tx).handed_over(business, after.comment_id, now)
            _note(tx, business, after, What.HANDED_OVER, now)
        case RowState.FAILED:
            _note(tx, business, after, What.FAILED, now)
        case RowState.NEEDS_HUMAN:
            _note(tx, business, after, What.NEEDS_HUMAN, now)
            comment = CommentStore(tx).get(business, after.comment_id)
            if comment is not None and comment.visibility is not Visibility.GONE:
                CardStore(tx).ring_comment(business, after.comment_id, now, ringing_now(tx, business, now))
    if after.kind is RowKind.DELETE_OWN and after.state in (RowState.FAILED, RowState.CANCELLED):
        _gone_all_the_same(tx, business, after, now)
    _redraw(tx, business, before, after, now)
    return True


def _redraw(tx: Tx, business: BusinessId, before: OutboxRow, after: OutboxRow, now: datetime) -> None:
    """Redraws the comment's card; what does not go out at once gets one of its own: in a bundle nobody would see it."""
    if after.state in _HELD_UP:
        CardStore(tx).take_out(business, after.comment_id, now, ringing_now(tx, business, now))
    if after.state is not before.state or after.reason != before.reason:
        CardStore(tx).touch(business, (after.comment_id,), now)


def settle_own(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    seen: SeenComment,
    now: datetime,
    latest: datetime | None = None,
) -> CommentId | None:
    """Settles the row of a comment that our account wrote, if it went out from Discord (deduplication);
    returns the comment it answers.

    Called for every US comment before it counts as answered elsewhere. None: written by hand. `latest`:
    latest possible time of posting, where the platform's clock is in doubt.
    """
    outbox = OutboxStore(tx)
    owner = SentReplyStore(tx).owner(business, channel, seen.external_id)
    if owner is not None:
        visibility_changed(tx, business, channel, seen.external_id, seen.visibility, seen.text, now)
        return owner.comment_id
    parents = {*seen.answers, seen.in_reply_to or ExternalId("")}
    row = outbox.match_own(business, channel, parents, seen.text, latest or seen.posted_at)
    if row is None:
        return None
    there = Posted(seen.external_id, seen.url, seen.posted_at, seen.visibility, seen.text)
    after = posted(row, there, now)
    settle(tx, business, row, after, now)
    return row.comment_id


def visibility_changed(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    external: ExternalId,
    visibility: Visibility,
    text: str,
    now: datetime,
) -> CommentId | None:
    """Records how our posted reply is shown now; returns the comment it answers, None where it is no row's.

    What customers see decides whether it answers: one that disappears opens its comment and rings, one that
    appears answers it from now on. Its words are stored as they are there. A reply that disappears while it
    is being deleted from here is most likely that deletion, whose end opens the comment.
    """
    outbox = OutboxStore(tx)
    owner = SentReplyStore(tx).owner(business, channel, external)
    if owner is None or owner.state is not RowState.SENT:
        return None if owner is None else owner.comment_id
    reworded = bool(text) and not same(owner.body, text)
    if reworded:
        outbox.reword(business, owner.id, text)
    if visibility is not owner.visibility:
        outbox.set_visibility(business, owner.id, visibility)
        if visibility is Visibility.PUBLIC:
            _note(tx, business, owner, What.VISIBLE, now)
            _answers(tx, business, owner, now, now)
        elif owner.visibility is Visibility.PUBLIC and not _being_deleted(
            tx, business, owner.comment_id, external
        ):
            disappeared(tx, business, owner.comment_id, external, visibility, now)
    if reworded or visibility is not owner.visibility:
        CardStore(tx).touch(business, (owner.comment_id,), now)
    return owner.comment_id


def disappeared(
    tx: Tx,
    business: BusinessId,
    comment_id: CommentId,
    answer: ExternalId,
    where: Visibility,
    now: datetime,
) -> bool:
    """Opens the comment of an answer that can't be seen any more, and rings, if nothing else answers it."""
    comment = CommentStore(tx).get(business, comment_id)
    if comment is None or _still_answered(tx, business, comment, answer):
        return False
    if comment.state not in (CommentState.ANSWERED, CommentState.ELSEWHERE):
        return False
    _open_again(tx, business, comment, answer)
    _not_visible(tx, business, comment.channel_id, comment.id, where, now)
    return True


def acted(
    tx: Tx,
    business: BusinessId,
    before: OutboxRow,
    after: OutboxRow,
    there: SeenComment | None,
    now: datetime,
) -> bool:
    """Settles a done act: as `settle`, and stores the new state of what it was done to; None: it is gone.

    Our edited reply has its new text; a deleted one opens its comment again, if nothing else answers it.
    """
    if not settle(tx, business, before, after, now):
        return False
    comments, states = CommentStore(tx), CommentStateStore(tx)
    comment = comments.get(business, after.comment_id)
    visibility = Visibility.GONE if there is None else there.visibility
    acted_on = comments.by_external(business, after.channel_id, after.parent)
    if acted_on is not None:
        liked = there.liked if there is not None and after.act in (Act.LIKE, Act.UNLIKE) else None
        # What a connector hands back here did not pass intake: half a character would block the row for good.
        context = there.context if there is not None and there.context.isascii() else ""
        states.read_back(business, acted_on.id, visibility, liked, context)
    match after.kind:
        case RowKind.EDIT_OWN:
            text = there.text if there is not None and there.text else after.body
            visibility_changed(tx, business, after.channel_id, after.parent, visibility, text, now)
            _note(tx, business, after, What.EDITED_OWN, now)
        case RowKind.DELETE_OWN:
            owner = SentReplyStore(tx).owner(business, after.channel_id, after.parent)
            if owner is not None:
                OutboxStore(tx).set_visibility(business, owner.id, visibility)
            _note(tx, business, after, What.DELETED_OWN, now)
            if comment is not None and not _still_answered(tx, business, comment, after.parent):
                _open_again(tx, business, comment, after.parent)
        case RowKind.ACT:
            _note(tx, business, after, What.ACTED, now)
            ours = visibility_changed(tx, business, after.channel_id, after.parent, visibility, "", now)
            by_hand = ours is None and acted_on is not None and acted_on.id != after.comment_id
            if by_hand and visibility is Visibility.PUBLIC:
                states.answered_elsewhere(business, after.comment_id, now)
        case RowKind.REPLY:
            raise ValueError("a reply is no act")
    return True


def approved(tx: Tx, business: BusinessId, before: OutboxRow, after: OutboxRow, now: datetime) -> bool:
    """Records that the comment of a reply was approved first, whatever became of the reply meanwhile."""
    CommentStateStore(tx).read_back(business, after.comment_id, Visibility.PUBLIC)
    _note(tx, business, after, What.ACTED, now, act=Act.APPROVE.value)
    CardStore(tx).touch(business, (after.comment_id,), now)
    return OutboxStore(tx).put(business, before, after)


def doubled(tx: Tx, business: BusinessId, reply: OutboxRow, hits: int, now: datetime) -> None:
    """Records that read-back found more than one reply of our account; the oldest counts."""
    _note(tx, business, reply, What.DOUBLED, now, hits=hits)


def give_back(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    now: datetime,
    *,
    may_be_out: bool = True,
    spare: Collection[RowId] = (),
) -> int:
    """Ends what is in flight on a removed channel; number of rows. `may_be_out`: also what may have gone out;
    `spare`: rows that another process is sending.
    """
    return sum(
        settle(tx, business, row, disconnected(row, now), now)
        for row in OutboxStore(tx).all_in_flight(business, channel)
        if row.id not in spare and (may_be_out or may_take_back(row))
    )


def after_restore(tx: Tx, now: datetime) -> tuple[RowId, ...]:
    """Settles what was in flight in a restored backup, before anything is delivered: it may have gone out.

    Nothing is sent again before it was read back (design decision 18). Returns the rows that changed.
    """
    moving = [
        (record.id, row)
        for record in BusinessStore(tx).all()
        for row in OutboxStore(tx).all_in_flight(record.id)
    ]
    moving.sort(key=lambda found: found[1].state is RowState.QUEUED)
    changed, looked_for = [], set()
    for business, row in moving:
        place = (row.channel_id, row.parent)
        after = restored(row, now, crowded=place in looked_for)
        if after.state is RowState.VERIFYING:
            looked_for.add(place)
        if settle(tx, business, row, after, now):
            changed.append(row.id)
    return tuple(changed)


def _still_answered(tx: Tx, business: BusinessId, comment: Comment, deleted: ExternalId) -> bool:
    ours = SentReplyStore(tx).last_sent(business, comment.id, Visibility.PUBLIC)
    if ours is not None and ours.external_id != deleted:
        return True
    other = first_public(CommentStore(tx).answers(business, comment.channel_id, comment.external_id))
    return other is not None and other.external_id != deleted


def _open_again(tx: Tx, business: BusinessId, comment: Comment, deleted: ExternalId) -> None:
    """Opens what that answer closed, but for those of its card that have an answer of their own."""
    for one in CardCommentStore(tx).closed_with(business, comment.id):
        other = CommentStore(tx).get(business, one)
        if other is not None and not _still_answered(tx, business, other, deleted):
            CommentStateStore(tx).reopen(business, one, unanswered=True)


def _being_deleted(tx: Tx, business: BusinessId, comment: CommentId, reply: ExternalId) -> bool:
    """Whether a deletion of this reply waits or is in flight."""
    row = OutboxStore(tx).same_request(business, comment, RowKind.DELETE_OWN, Act.DELETE_OWN, reply)
    return row is not None and row.state is not RowState.SENT


def _gone_all_the_same(tx: Tx, business: BusinessId, deletion: OutboxRow, now: datetime) -> None:
    """Handles a deletion that was given up, while the reply had disappeared meanwhile."""
    owner = SentReplyStore(tx).owner(business, deletion.channel_id, deletion.parent)
    if owner is not None and owner.visibility is not Visibility.PUBLIC:
        disappeared(tx, business, deletion.comment_id, deletion.parent, owner.visibility, now)


def _count(tx: Tx, business: BusinessId, template: TemplateId, reply: OutboxRow, now: datetime) -> None:
    """Counts what became of the template that a reply was made from."""
    store = TemplateStore(tx)
    found = store.get(business, template)
    edited = found is not None and not any(is_as_written(one.body, reply.body) for one in found.variants)
    if edited:
        # Whoever sends the words of the language model as they are has changed nothing.
        draft = ModelDraftStore(tx).words(business, reply.comment_id, template)
        edited = not draft or not is_as_written(draft, reply.body)
    store.went_out(business, template, reply.comment_id, now, edited=edited)


def _answers(tx: Tx, business: BusinessId, reply: OutboxRow, at: datetime, now: datetime) -> None:
    """Records that customers see the reply since `at`: it answers its comment, and what waited on the same card before."""
    for comment in CardCommentStore(tx).with_older(business, reply.comment_id):
        CommentStateStore(tx).answered(business, comment, at)
    BusinessStore(tx).celebrate(business, reply.comment_id, reply.settled_at or now)


def _not_visible(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    comment_id: CommentId,
    where: Visibility,
    now: datetime,
) -> None:
    EventStore(tx).add(
        business, now, What.NOT_VISIBLE, channel=channel, comment=comment_id, where=where.value
    )
    comment = CommentStore(tx).get(business, comment_id)
    if comment is not None and comment.visibility is not Visibility.GONE:
        CardStore(tx).ring_comment(business, comment_id, now, ringing_now(tx, business, now))


def _note(
    tx: Tx, business: BusinessId, row: OutboxRow, what: What, now: datetime, **facts: str | int
) -> None:
    note(tx, business, row, what, now, row.created_by, **facts)


def note(
    tx: Tx,
    business: BusinessId,
    row: OutboxRow,
    what: What,
    now: datetime,
    member: MemberId,
    **facts: str | int,
) -> None:
    """Adds an event about a row, with its reason and act."""
    if row.reason:
        facts["reason"] = row.reason
    if row.act:
        facts["act"] = row.act
    EventStore(tx).add(
        business,
        now,
        what,
        channel=row.channel_id,
        comment=row.comment_id,
        reply=row.id,
        member=member,
        **facts,
    )
