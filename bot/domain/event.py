"""Events: the audit trail (audit log): what happened, when, and who did it."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.domain.business import MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.outbox import RowId


class What(StrEnum):
    """Kinds of audit events. Values are stored: never rename one that has shipped."""

    # a comment on its platform
    EDITED = "edited"
    APPROVED = "approved"
    HIDDEN = "hidden"
    RESTORED = "restored"
    MOVED = "moved"
    DELETED = "deleted"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    PROBABLY = "probably"
    NOT_ANSWERED = "not_answered"
    """Somebody said no to "already answered?"."""
    AUTHOR_PLACED = "author_placed"
    """Somebody said who its author is; `who` is team or customer."""
    CAPTURED = "captured"
    """A member made a comment of a message."""
    RELEASED = "released"
    """Somebody said that a comment which was sorted out is no spam."""
    KIND_CORRECTED = "kind_corrected"
    """Somebody said of what kind it is, or that this is not to be learnt from; `kind` is that."""
    NOTHING_FITS = "nothing_fits"
    """Somebody said that no template fits it."""
    UNLEARNT = "unlearnt"
    """Somebody said that nothing is to be learnt from its reply."""
    # its card
    ANNOUNCED = "announced"
    CLAIMED = "claimed"
    """Somebody is at it: opened its form, or said so."""
    SNOOZED = "snoozed"
    """Somebody let its card rest; `until` in milliseconds."""
    NOTED = "noted"
    """Somebody wrote a note about it for the others."""
    ASKED = "asked"
    """Somebody asked a colleague about it."""
    DONE = "done"
    REOPENED = "reopened"
    # an answer
    QUEUED = "queued"
    TAKEN_BACK = "taken_back"
    DRAFTED = "drafted"
    """Somebody who may send nothing proposed a reply, or changed what they proposed."""
    DRAFT_SENT = "draft_sent"
    """Somebody sent a draft as it was, or handed it over; `by` whom it is."""
    DRAFT_DECLINED = "draft_declined"
    DRAFT_WITHDRAWN = "draft_withdrawn"
    SENT_DESPITE = "sent_despite"
    """Somebody sent, handed over or proposed a text despite objections; `doubts` says which, with spaces."""
    SENT = "sent"
    DOUBLED = "doubled"
    """Read-back found two of our replies with this text; the older one counts."""
    NOT_VISIBLE = "not_visible"
    """An answer was taken, but put where no customer sees it, or taken away later; `where` it is."""
    VISIBLE = "visible"
    """Our reply, which was not visible, can be seen."""
    FAILED = "failed"
    NEEDS_HUMAN = "needs_human"
    SETTLED_BY_HAND = "settled_by_hand"
    HANDED_OVER = "handed_over"
    ACTED = "acted"
    EDITED_OWN = "edited_own"
    DELETED_OWN = "deleted_own"
    # a channel
    LAMP = "lamp"
    CONNECTED = "connected"
    PAUSED = "paused"
    RESUMED = "resumed"
    REMOVED = "removed"
    RENEWED = "renewed"
    LIMITED = "limited"
    """Somebody set what it may cost in a month; `limit` in thousandths."""
    # the bot
    WAS_OFF = "was_off"
    """Noted at a start; `since` in milliseconds."""
    HINTED = "hinted"
    """Somebody typed into the inbox, and was shown that customers do not see that; `message` is the hint."""
    # data
    FORGOTTEN = "forgotten"
    """Somebody had a person forgotten; `comments` says how many comments that were."""
    WORDS_ERASED = "words_erased"
    """Words were older than they are kept; `comments` says of how many comments."""
    EXPORTED = "exported"
    WORDS_EXPORTED = "words_exported"
    """Somebody was given customers' words as a file; `month` of which."""
    # the business
    SETUP = "setup"
    CHANGED = "changed"
    TEMPLATE_ADDED = "template_added"
    TEMPLATE_CHANGED = "template_changed"
    TEMPLATE_REMOVED = "template_removed"
    TEMPLATE_RESTORED = "template_restored"


class By(StrEnum):
    """Who did it, where no single member is meant."""

    ANYONE = "any"
    """A member, or the terminal."""
    ITSELF = "none"
    """The bot itself, or the platform."""


class Subject(StrEnum):
    """What an event is about, for a choice in the audit log."""

    COMMENTS = "comments"
    ANSWERS = "answers"
    CONNECTIONS = "connections"
    DATA = "data"
    BUSINESS = "business"


AUDITED: Mapping[Subject, frozenset[What]] = {
    Subject.COMMENTS: frozenset(
        {
            *(
                What.EDITED,
                What.APPROVED,
                What.HIDDEN,
                What.RESTORED,
                What.MOVED,
                What.DELETED,
                What.ANNOUNCED,
            ),
            *(What.DONE, What.REOPENED, What.AUTHOR_PLACED, What.ACTED, What.CAPTURED, What.SNOOZED),
            *(What.NOTED, What.ASKED, What.RELEASED, What.KIND_CORRECTED),
            *(What.NOTHING_FITS, What.UNLEARNT),
        }
    ),
    Subject.ANSWERS: frozenset(
        {
            *(
                What.ANSWERED_ELSEWHERE,
                What.CLAIMED,
                What.PROBABLY,
                What.NOT_ANSWERED,
                What.QUEUED,
                What.TAKEN_BACK,
                What.DRAFTED,
                What.DRAFT_SENT,
                What.DRAFT_DECLINED,
                What.DRAFT_WITHDRAWN,
                What.SENT_DESPITE,
                What.SENT,
            ),
            *(
                What.DOUBLED,
                What.NOT_VISIBLE,
                What.VISIBLE,
                What.FAILED,
                What.NEEDS_HUMAN,
                What.SETTLED_BY_HAND,
            ),
            *(What.HANDED_OVER, What.EDITED_OWN, What.DELETED_OWN),
        }
    ),
    Subject.CONNECTIONS: frozenset(
        {
            *(What.LAMP, What.CONNECTED, What.PAUSED, What.RESUMED, What.REMOVED, What.RENEWED, What.LIMITED),
        }
    ),
    Subject.DATA: frozenset({What.FORGOTTEN, What.WORDS_ERASED, What.EXPORTED, What.WORDS_EXPORTED}),
    Subject.BUSINESS: frozenset(
        {
            *(What.SETUP, What.CHANGED),
            *(What.TEMPLATE_ADDED, What.TEMPLATE_CHANGED, What.TEMPLATE_REMOVED, What.TEMPLATE_RESTORED),
            *(What.WAS_OFF, What.HINTED),
        }
    ),
}
"""Kinds of events by what they are about; each has one place."""


class Event(NamedTuple):
    """One entry of the audit trail. `member_id` None: the bot itself or the platform. `facts` never hold
    customers' words.
    """

    id: int
    at: datetime
    what: What
    channel_id: ChannelId | None
    comment_id: CommentId | None
    reply_id: RowId | None
    member_id: MemberId | None
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """Value of a fact, empty where it was not recorded."""
        return dict(self.facts).get(name, "")
