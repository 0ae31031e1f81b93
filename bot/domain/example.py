"""Examples: comments that a template answers, written down by the owner or learnt from what was sent."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.template import TemplateId

ExampleId = NewType("ExampleId", int)


class Origin(StrEnum):
    """Where an example comes from."""

    GIVEN = "given"
    """The owner wrote it down."""
    STARTER = "starter"
    """It came with a starter template."""
    PICK = "pick"
    """The template was taken and sent as it is."""
    EDITED = "edited"
    """The template was taken, and changed before it was sent."""
    TYPED = "typed"
    """A reply was written by hand that resembles the template."""
    OFFER = "offer"
    """It was among the comments from which a template was offered, and that was made."""
    FREE = "free"
    """A reply was written by hand although templates were suggested: none of them fitted."""
    NONE = "none"
    """Somebody said that none fits."""


WRITTEN = frozenset({Origin.GIVEN, Origin.STARTER})
"""Their words are the owner's; those of the others are a customer's, and are kept with the comment alone."""


class Decision(NamedTuple):
    """How sure the ranking was of a comment, and what came of that."""

    odds: float
    """Logarithm of the odds that one of the first three templates is right, as the shipped model has them."""
    right: bool
    """Whether one of the first three was taken."""


@dataclass(frozen=True, slots=True)
class Example:
    """Comment that a template answers; of no template: that none fitted. `text`: its words; a learnt one has those of its
    comment.
    """

    id: ExampleId
    template_id: TemplateId | None
    text: str
    origin: Origin
    weight: float
    created_at: datetime
    comment_id: CommentId | None = None
    channel_id: ChannelId | None = None
    """Channel of that comment."""
    decision: Decision | None = None
    """Of a learnt one whose comment was ranked before."""
