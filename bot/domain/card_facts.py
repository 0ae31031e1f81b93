"""Facts of a card: everything that a comment's card, a bundle's or a stopped channel's shows, and the state of a comment's
card.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.access_end import same_end
from bot.domain.act import Act
from bot.domain.business import Business
from bot.domain.card import Card, Ringing
from bot.domain.channel import Channel, ChannelState
from bot.domain.claim import Claim
from bot.domain.comment import AuthorRole, Comment, CommentState, Visibility
from bot.domain.draft import Draft
from bot.domain.finding import Finding
from bot.domain.kind import WANTS_ANSWER
from bot.domain.meter import Spending
from bot.domain.outbox import OutboxRow, RowKind, RowState, by_hand
from bot.domain.picture import chosen, key_of
from bot.domain.sending import IN_FLIGHT
from bot.domain.suggestion import Suggestion
from bot.domain.words import Words
from bot.marks import Marked


class CardState(StrEnum):
    """State of a comment's card, in order of precedence."""

    DELETED = "deleted"
    NEEDS_HUMAN = "needs_human"
    SENDING = "sending"
    FAILED = "failed"
    SORTED_OUT = "sorted_out"
    """Spam, trash or hidden on the platform."""
    ANSWERED = "answered"
    ELSEWHERE = "elsewhere"
    OURS = "ours"
    """Somebody of the business wrote the comment, as is known by now."""
    DONE = "done"
    NOT_VISIBLE = "not_visible"
    """The platform has our answer, but customers don't see it."""
    PROBABLE = "probable"
    SNOOZED = "snoozed"
    """It rests, and comes back by itself."""
    HELD = "held"
    HANDED_OVER = "handed_over"
    OPEN = "open"


CLOSED = frozenset(
    {
        CardState.DELETED,
        CardState.SORTED_OUT,
        CardState.ANSWERED,
        CardState.ELSEWHERE,
        CardState.DONE,
        CardState.OURS,
    }
)
"""States with nothing left to do: two lines without a frame."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person: how many comments up to this one, and when the first was posted."""

    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class CommentCard:
    """Facts of a comment's card. `reply` is the outbox row that matters now, if any."""

    card: Card
    business: Business
    channel: Channel
    words: Words
    """Words of its platform."""
    several: bool
    """More than one channel of this kind is connected, so that its name is needed."""
    comment: Comment
    state: CardState
    reply: OutboxRow | None
    answer_text: str
    """Text of the answer that closed it, as far as we know it."""
    answer_url: str
    answer_is_ours: bool
    """It went out from Discord, so it can be changed from there."""
    above: Comment | None
    """What this comment is a reply to, if somebody else wrote that."""
    waited: timedelta | None
    """First response time, once answered."""
    suggestions: tuple[Suggestion, ...]
    can: frozenset[Act]
    """Acts that its connector can do now."""
    writes: bool
    """Whether a reply goes out by the platform's interface."""
    limit: int
    """The most a reply holds there, in the platform's own unit, and at most what Discord's field holds."""
    field: int
    """The most characters to let into Discord's field; units other than characters are checked when it is sent."""
    ringing: Ringing
    first_time: bool
    """Nothing of this person was seen before."""
    asks_who: bool
    """Whether to ask if somebody of the business wrote it."""
    answered_by: Comment | None
    """The comment that answers it, or perhaps does, by an account that may turn out to be a customer's."""
    customers_delete: bool
    """Whether customers can delete their comments there."""
    unseen: Visibility | None
    """Where our answer is that customers don't see; None where customers see it, or nothing was answered."""
    reveal: Act | None
    """Act that would show it to them; None where the account can't."""
    went_through: OutboxRow | None
    """The last change or deletion of our reply that is done."""
    probable_text: str
    """What the business has there that perhaps answers it, or perhaps is our reply in other words."""
    handed_text: str = ""
    """The reply that was handed over; empty where none was, or it is not kept any more."""
    handed_url: str = ""
    """Page on which it can be posted, with the reply filled in where the platform can."""
    by_link: bool = False
    """Whether the platform wants replies to this comment by a person at its own page, though the account may write."""
    repeats: bool = False
    """Whether the reply on its way, which waits because sending rests, has the words of one that went out there in the last day."""
    hint: Marked | None = None
    """What to know of the reply on its way, for example what it costs."""
    findings: tuple[Finding, ...] = ()
    """Where the text on its way does not keep to the brand."""
    others: tuple[Comment, ...] = ()
    """What the same person waits for on this card besides, oldest first: a reply to `comment` answers those, too."""
    known: Known | None = None
    claims: tuple[Claim, ...] = ()
    """Who is at it, the first one first; only where several answer."""
    thanks: tuple[Comment, ...] = ()
    """Thank-yous for the answer that closed it, oldest first."""
    suggested: bool = True
    """Whether it was computed which templates fit: without suggestions none does."""
    drafts: tuple[Draft, ...] = ()
    """Replies that somebody proposed and nobody sent or declined yet, newest first."""

    pictures: tuple[str, ...] = ()
    """Attachments of the message that is drawn; empty where it has none, or another message is drawn."""

    @property
    def wanted_pictures(self) -> tuple[str, ...]:
        """Addresses of the pictures to show, the newest comment's first."""
        return chosen(one.media for one in reversed(self.waiting)) if self.comment.waits else ()

    @property
    def wants_pictures(self) -> bool:
        """Whether pictures are to be fetched for the card's message."""
        wanted = self.wanted_pictures
        return bool(wanted) and self.card.pictures_of != key_of(wanted)

    @property
    def with_pictures(self) -> "CommentCard":
        """The same with the attachments that its message has."""
        return replace(self, pictures=self.card.pictures) if not self.wants_pictures else self

    @property
    def waiting(self) -> tuple[Comment, ...]:
        """All comments of the card that wait, newest last."""
        return (*self.others, self.comment)

    @property
    def leading(self) -> Comment:
        """Comment whose kind the card is named by: urgent before what wants an answer before the newest."""
        return max(self.waiting, key=lambda one: (one.urgent, one.kind in WANTS_ANSWER, one.id))


def stamp(facts: CommentCard) -> str:
    """Version stamp of what a private panel was drawn from, eight hex digits; a different one means that the
    comment has changed since (optimistic locking).
    """
    comment, reply = facts.comment, facts.reply
    parts: tuple[object, ...] = (
        comment.id,
        facts.state.value,
        comment.visibility.value,
        comment.text,
        facts.answer_text,
        comment.probable_answer or "",
        "" if reply is None else f"{reply.id} {reply.state.value}",
        *(f"{other.id} {other.text}" for other in facts.others),
    )
    if comment.liked:
        parts = (*parts, "liked")
    if facts.drafts:
        parts = (*parts, f"draft {facts.drafts[0].id}")
    return hashlib.blake2b(repr(parts).encode(), digest_size=4).hexdigest()


@dataclass(frozen=True, slots=True)
class BundleLine:
    """Line of a bundle: one waiting comment. `several`: the name of its channel is needed."""

    comment: Comment
    channel: Channel
    words: Words
    several: bool


@dataclass(frozen=True, slots=True)
class BundleCard:
    """Facts of a bundle's card. `lines` are the comments still in it, most pressing first; `total` counts all
    it ever held.

    `last` is the newest of them, if it joined after the bundle was made; `sorted_out` counts those that
    became spam, trash or were deleted while they waited in it.
    """

    card: Card
    business: Business
    lines: tuple[BundleLine, ...]
    total: int
    span: timedelta
    """Between the first and the last of them."""
    last: BundleLine | None
    sorted_out: int
    ringing: Ringing
    answered: tuple[BundleLine, ...] = ()
    """Those that were answered from the walk and have no card of their own, newest first."""

    @property
    def done(self) -> bool:
        """Whether no comment in the bundle waits any more."""
        return not self.lines


@dataclass(frozen=True, slots=True)
class StoppedCard:
    """Facts of the card of a channel that stopped, or whose access ends soon (`card.ends_at`), also when it works again
    or the access was renewed. `caught_up` counts comments since then.
    """

    card: Card
    business: Business
    channel: Channel
    words: Words
    caught_up: int
    ringing: Ringing
    spending: Spending | None = None
    """What it costs; None: nothing."""
    missing: tuple[str, ...] = ()
    """Rights that the account lacks, in the platform's own words."""

    @property
    def put_off(self) -> bool:
        """Whether the owner wants to be warned of the end again later; a card that closed so stays closed, the next
        warning is another.
        """
        later = self.channel.warn_after is not None or self.card.closed_at is not None
        return self.card.ends_at is not None and later

    @property
    def renewed(self) -> bool:
        """Whether the access was renewed, so that the end the card warns of no longer counts."""
        return self.card.ends_at is not None and not same_end(self.card.ends_at, self.channel.access_ends_at)

    @property
    def done(self) -> bool:
        """Whether the channel works again, was removed, or its access is renewed or was put off."""
        if self.channel.state is ChannelState.REMOVED:
            return True
        if self.card.ends_at is not None:
            return self.put_off or self.renewed
        return self.channel.dark is None


CardFacts = CommentCard | BundleCard | StoppedCard


def state_of(
    comment: Comment, reply: OutboxRow | None, *, unseen: bool = False, snoozed: bool = False
) -> CardState:
    """State of a comment's card; `reply` is the newest outbox row that is not cancelled.

    `unseen`: the open comment has an answer that customers don't see; `snoozed`: its card rests.
    """
    moving = reply is not None and reply.state in IN_FLIGHT
    if comment.visibility is Visibility.GONE and not moving:
        return CardState.DELETED
    if reply is not None:
        if reply.state is RowState.NEEDS_HUMAN:
            return CardState.NEEDS_HUMAN
        if moving:
            return CardState.SENDING
        if reply.state is RowState.FAILED and _unanswered(comment, reply):
            return CardState.FAILED
    if comment.visibility in (Visibility.SPAM, Visibility.TRASHED, Visibility.HIDDEN):
        return CardState.SORTED_OUT
    match comment.state:
        case CommentState.ANSWERED:
            return CardState.ANSWERED
        case CommentState.ELSEWHERE:
            return CardState.ELSEWHERE
        case CommentState.DONE | CommentState.SILENT if comment.role in (AuthorRole.US, AuthorRole.TEAM):
            return CardState.OURS
        case CommentState.DONE | CommentState.SILENT:
            return CardState.DONE
        case CommentState.OPEN:
            return _open_state(comment, unseen=unseen, snoozed=snoozed)


def _unanswered(comment: Comment, reply: OutboxRow) -> bool:
    """Whether a failed outbox row shows on the card: a failed reply while the comment waits, unless a person is to post
    it; a failed edit of our own reply always.
    """
    if reply.kind is not RowKind.REPLY:
        return True
    return comment.state is CommentState.OPEN and not by_hand(reply)


def _open_state(comment: Comment, *, unseen: bool, snoozed: bool) -> CardState:
    if snoozed and comment.probable_answer is None:
        return CardState.SNOOZED
    if comment.visibility is Visibility.HELD:
        return CardState.HELD
    if unseen:
        return CardState.NOT_VISIBLE
    if comment.probable_answer is not None:
        return CardState.PROBABLE
    if comment.handed_over_at is not None:
        return CardState.HANDED_OVER
    return CardState.OPEN
