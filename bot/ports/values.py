"""Values that cross between engine and connectors: which comments a connector saw, what it can do, what is to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.account import AccountRef
from bot.domain.comment import Audience, AuthorRole, Form, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.marks import Marked


class Purpose(StrEnum):
    """What a request is for: quotas may count some only."""

    READ = "read"
    CHECK = "check"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Poll:
    """One regular request for news. Polls of a channel run one at a time."""

    name: str
    every: timedelta
    watch_batch: int = 0
    """How many watched Targets it takes in one Pull; 0: none."""
    pushed_every: timedelta | None = None
    """Interval while the platform pushes: within a day of a push, until a poll brings something new that was not pushed.
    None: the same.
    """
    awaits: bool = False
    """Looks for answers given there: runs only while a comment of this channel is open, or an answer to one was handed over
    within a day. What was answered before a comment was seen is for the other polls to bring.
    """


@dataclass(frozen=True, slots=True)
class Target:
    """Comment on a platform, as a connector needs it to act on."""

    external_id: ExternalId
    thread_id: ExternalId | None
    context: str = ""
    visibility: Visibility = Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class Pull:
    """Request for one page. `cursor` is what the last Fetched of this poll returned, empty at first.
    `watched`: open, held, or answered less than 30 days ago, oldest look first, at most `watch_batch`.
    """

    poll: str
    cursor: str
    watched: tuple[Target, ...]
    now: datetime


@dataclass(frozen=True, slots=True)
class Coverage:
    """Range that a Fetched returned completely: everything with `low` <= order <= `high` (in this thread, or
    in all where None).

    `high` None: no upper end.
    """

    thread_id: ExternalId | None
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class SeenComment:
    """Comment in its present state on the platform. `text` is plain: NFC, no markup, at most 20 KB."""

    external_id: ExternalId
    order: int
    """Increasing within the channel; for Coverage."""
    thread_id: ExternalId
    author: str
    role: AuthorRole
    text: str
    posted_at: datetime
    url: str
    in_reply_to: ExternalId | None = None
    answers: tuple[ExternalId, ...] = ()
    """For US and TEAM: the comments this one answers. Empty and not `answers_sure`: perhaps the one that is open in its
    thread."""
    answers_sure: bool = True
    author_id: str | None = None
    media: tuple[str, ...] = ()
    form: Form = Form.COMMENT
    stars: int | None = None
    audience: Audience = Audience.PUBLIC
    edited_at: datetime | None = None
    visibility: Visibility = Visibility.PUBLIC
    context: str = ""
    liked: bool = False
    """By the account we answer with."""
    identity: str = ""
    """Identity that the owner may mark as team or customer: the account that wrote it while logged in there, or
    by_guest(its id) for a guest who uses a name of the team. Empty: nothing to ask. Never made of a name or an address."""
    if_known: bool = False
    """Context in a conversation of which only some is taken in: stored where its row is known, or what it answers."""


@dataclass(frozen=True, slots=True)
class SeenThread:
    """Title and link of a thread; the title is plain text."""

    external_id: ExternalId
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SeenAuthor:
    """Name of an author, plain text."""

    id: str
    name: str


class NoticeKind(StrEnum):
    """Kind of notice: something the owner should know that is no failure."""

    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Notice:
    """Notice about that many comments."""

    kind: NoticeKind
    count: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """Answer to one request (page). `more`: ask again with `cursor`, at once or after `next_after`, which is
    the least to wait.
    """

    seen: tuple[SeenComment, ...] = ()
    gone: tuple[ExternalId, ...] = ()
    """Surely deleted: each was asked for alone. That a list leaves it out proves nothing."""
    covered: tuple[Coverage, ...] = ()
    cursor: str = ""
    more: bool = False
    next_after: timedelta | None = None
    also: tuple[str, ...] = ()
    """Polls to run now."""
    notices: tuple[Notice, ...] = ()
    stale: bool = False
    """Surely older than the question: only what is unknown is taken from it, nothing known is changed by it."""
    clock: datetime | None = None
    """What the platform's clock showed when it answered; None where it does not say."""
    doubt: Reason | None = None
    """Why lists of this account are not to be believed; the reading lamp goes out with it."""


@dataclass(frozen=True, slots=True)
class Account:
    """Channel as its connector sees it. `ref` is None before the first `check`."""

    settings: Mapping[str, str]
    ref: AccountRef | None
    person_key: bytes = field(repr=False)
    """Key of the business for turning mail addresses into author ids (HMAC-SHA256)."""
    installation: Mapping[str, str] = field(default_factory=dict)
    """What the installation sets for this platform, by name; every one that is declared."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Values that must be stored before the first byte goes out: idempotency key, record key, Message-ID."""

    key: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class OutgoingReply:
    """Reply to send. `to` is the comment it goes under."""

    id: RowId
    to: Target
    text: str
    prepared: Prepared = Prepared()


@dataclass(frozen=True, slots=True)
class SentReply:
    """Answer of the business on the platform, with its present visibility: accepted is not yet visible to
    customers.

    `text` is plain, as the platform shows it, empty where it does not say. `by_us`: by the account we answer
    with; false for a colleague's.
    """

    external_id: ExternalId
    url: str
    posted_at: datetime
    visibility: Visibility = Visibility.PUBLIC
    text: str = ""
    by_us: bool = True


@dataclass(frozen=True, slots=True)
class Api:
    """Reply by the platform's API. `hint`: what to know before it goes, for example what it costs."""

    hint: Marked | None = None


@dataclass(frozen=True, slots=True)
class LinkOut:
    """Reply by a link: the owner answers on this page; the text is handed over to be copied."""

    url: str


@dataclass(frozen=True, slots=True)
class CopyText:
    """There is no page to open; the text is handed over to be copied."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Reply impossible."""

    reason: Reason


Way = Api | LinkOut | CopyText | Closed
