"""Comment as stored: the copy of what is on the platform (text, author, visibility), and its state: open,
answered, done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.domain.channel import ChannelId
from bot.domain.external_id import ExternalId
from bot.domain.kind import Kind, rank
from bot.domain.person import PersonId
from bot.domain.thread import Thread

CommentId = NewType("CommentId", int)


_GUEST = "guest:"


def by_guest(comment: ExternalId) -> str:
    """Identity of a guest who uses the name of a team member: valid for this comment only."""
    return _GUEST + comment


class AuthorRole(StrEnum):
    """Role of a comment's author: customer, the account we answer with, a colleague, or a program."""

    CUSTOMER = "customer"
    US = "us"
    TEAM = "team"
    BOT = "bot"


class Form(StrEnum):
    """Form of a text on its platform: comment, review, mention."""

    COMMENT = "comment"
    REVIEW = "review"
    MENTION = "mention"


class Audience(StrEnum):
    """Audience of the comment there: who can read it; only PUBLIC ones go into a shared inbox."""

    PUBLIC = "public"
    LIMITED = "limited"
    DIRECT = "direct"
    PRACTICE = "practice"
    """Nobody: a test comment of the bot. On a card, and counted nowhere."""


class Visibility(StrEnum):
    """Moderation status on the platform: public, held, hidden, spam, trashed. GONE: surely deleted there."""

    PUBLIC = "public"
    HELD = "held"
    HIDDEN = "hidden"
    SPAM = "spam"
    TRASHED = "trashed"
    GONE = "gone"


VISIBLE = frozenset({Visibility.PUBLIC, Visibility.HELD})
"""A comment that is there for the business to answer; a held one after its approval."""


class CommentState(StrEnum):
    """Processing state of a customer's comment; SILENT ones were known before the channel was connected."""

    OPEN = "open"
    ANSWERED = "answered"
    """By a reply from Discord."""
    ELSEWHERE = "elsewhere"
    """By a reply that somebody of the business wrote on the platform itself."""
    DONE = "done"
    """Closed without an answer."""
    SILENT = "silent"


class Change(StrEnum):
    """Change that intake found by comparing a page with the stored rows."""

    NEW = "new"
    EDITED = "edited"
    APPROVED = "approved"
    HIDDEN = "hidden"
    RESTORED = "restored"
    MOVED = "moved"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment row. All times are aware UTC."""

    id: CommentId
    channel_id: ChannelId
    external_id: ExternalId
    thread: Thread
    in_reply_to: ExternalId | None
    person_id: PersonId | None
    """None: an author who is never merged with anybody."""
    author: str
    role: AuthorRole
    text: str
    media: tuple[str, ...]
    form: Form
    stars: int | None
    audience: Audience
    posted_at: datetime
    edited_at: datetime | None
    """When we saw that the text had changed, if the platform does not say."""
    seen_at: datetime
    waits_since: datetime
    """posted_at; where that time is only claimed, at least the last good poll before we saw it."""
    url: str
    visibility: Visibility
    context: str
    """Opaque JSON of the connector, at most 4 KB, handed back in Target."""
    state: CommentState
    kind: Kind
    urgent: bool
    surfaced_at: datetime | None
    """When its card stood in Discord."""
    answered_at: datetime | None
    """Public time of the answer, here or elsewhere."""
    done_at: datetime | None
    handed_over_at: datetime | None
    probable_answer: ExternalId | None
    """A team comment that perhaps answers this one; asked once on the card."""
    identity: str = ""
    """Under what the owner's word about its author is kept; empty where there is nothing to say."""
    liked: bool = False
    """By the account we answer with; no answer, and in no figure."""
    thanks: bool = False
    """A thank-you after our answer, which was closed by a rule."""
    language: str = ""
    """"de" or "en"; empty where nothing says which."""
    spam_like: bool = False
    """Sorted out: on no card and in no figure, until somebody says that it is no spam."""
    learnt_from: CommentId | None = None
    """The comment whose correction decided of what kind this one is."""

    @property
    def has_account(self) -> bool:
        """Whether the author was logged in there, with an account that the owner may mark as team or
        customer.
        """
        return self.identity != "" and not self.identity.startswith(_GUEST)

    @property
    def waits(self) -> bool:
        """Whether a customer waits for an answer: the one definition for cards, lists and figures."""
        return (
            self.state is CommentState.OPEN
            and self.role is AuthorRole.CUSTOMER
            and self.audience is Audience.PUBLIC
            and self.visibility in VISIBLE
        )


def pressing(comment: Comment) -> tuple[int, datetime]:
    """Sort key for open comments (priority): urgent first, then buying interest, then complaints and questions, then the
    longest wait.
    """
    return (rank(comment.kind, urgent=comment.urgent), comment.waits_since)


def first_public(comments: Sequence[Comment]) -> Comment | None:
    """First of these comments, oldest first, that everybody sees."""
    return next(
        (one for one in comments if one.visibility is Visibility.PUBLIC and one.audience is Audience.PUBLIC),
        None,
    )
