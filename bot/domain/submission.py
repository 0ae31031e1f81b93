"""Results of what a member asked for (submitted a form, pressed a button): facts, from which the screen makes
its sentence.
"""

from dataclasses import dataclass

from bot.domain.channel import ChannelId
from bot.domain.checks import Objection
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormTextId
from bot.domain.outbox import OutboxRow, RowKind
from bot.domain.reason import Reason
from bot.domain.template import TemplateId


@dataclass(frozen=True, slots=True)
class Queued:
    """Queued as an outbox row. Asked for twice, it is the row of the first request, with its present state."""

    reply: OutboxRow


@dataclass(frozen=True, slots=True)
class Objected:
    """Objections: nothing was queued; the text is kept. All objections SOFT: it may be sent despite them.

    `other_words`: the same was said there before, and the template has another wording of it.
    """

    form_text_id: FormTextId
    objections: tuple[Objection, ...]
    other_words: bool = False


@dataclass(frozen=True, slots=True)
class Handed:
    """Handed over without a row: the owner posts it by hand, at `url` where there is one. The comment stays
    open.
    """

    url: str | None
    text: str


@dataclass(frozen=True, slots=True)
class AlreadyOnItsWay:
    """Refused: another reply to this comment is in flight, or waits for the owner's decision."""

    reply: OutboxRow


@dataclass(frozen=True, slots=True)
class NotPossible:
    """Refused: the platform does not accept it, or its connection is paused."""

    reason: Reason
    paused: ChannelId | None = None
    """The connection that would have to go on first."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Refused: the comment has changed since the button was drawn: its state now."""

    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Lost:
    """Refused: the business has no such row any more."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Decision recorded, now or by the first of two presses; the row's present state."""

    reply: OutboxRow


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Undone: it will not go out; `text` fills the form again, and is empty for an act."""

    comment_id: CommentId
    text: str
    template_id: TemplateId | None
    kind: RowKind


@dataclass(frozen=True, slots=True)
class TooLate:
    """Refused: it is out already, or in another state than the button was made for."""

    reply: OutboxRow


@dataclass(frozen=True, slots=True)
class Proposed:
    """Kept as a draft: its author may send nothing."""


Submitted = Queued | Proposed | Objected | Handed | AlreadyOnItsWay | NotPossible | Lost
Asked = Queued | AlreadyOnItsWay | NotPossible | Changed | Lost
Decided = Noted | AlreadyOnItsWay | NotPossible | TooLate | Lost
