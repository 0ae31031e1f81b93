"""What became of something a member asked for: facts, from which the screen makes its sentence."""

from dataclasses import dataclass

from bot.domain.channel import ChannelId
from bot.domain.checks import Objection
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormTextId
from bot.domain.reason import Reason
from bot.domain.reply import Errand, Reply
from bot.domain.template import TemplateId


@dataclass(frozen=True, slots=True)
class Queued:
    """It is an outbox row. Asked for twice, it is the first one's row as it stands now."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Objected:
    """Nothing was queued; the text is kept. All objections SOFT: it may be sent despite them."""

    form_text_id: FormTextId
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """No row: the owner posts it by hand, at `url` where there is one. The comment stays open."""

    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class AlreadyOnItsWay:
    """Another reply to this comment is in flight, or waits for a word of the owner."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class NotPossible:
    """The platform does not take it, or its connection rests."""

    reason: Reason
    paused: ChannelId | None = None
    """The connection that would have to go on first."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The comment is no longer as it was when the button was drawn: what it is now."""

    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Lost:
    """The business has no such row any more."""


@dataclass(frozen=True, slots=True)
class Noted:
    """The owner's word was taken, now or by the first of two presses; the row as it stands now."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class TakenBack:
    """It will not go out; `text` fills the form of this errand again, and is empty for an act."""

    comment_id: CommentId
    text: str
    template_id: TemplateId | None
    errand: Errand


@dataclass(frozen=True, slots=True)
class TooLate:
    """It is out already, or in another state than the button was made for."""

    reply: Reply


Submitted = Queued | Objected | Handed | AlreadyOnItsWay | NotPossible | Lost
Asked = Queued | AlreadyOnItsWay | NotPossible | Changed | Lost
Decided = Noted | AlreadyOnItsWay | NotPossible | TooLate | Lost
