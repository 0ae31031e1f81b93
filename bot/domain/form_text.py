"""Form text: what somebody typed into a Discord form (modal), stored before any check so that no word is
lost.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.domain.business import MemberId
from bot.domain.comment import CommentId
from bot.domain.template import TemplateId

FormTextId = NewType("FormTextId", int)
InteractionId = NewType("InteractionId", int)
"""Discord's id of one press or one submitted form; the same when it is delivered twice."""


class Purpose(StrEnum):
    """Purpose of a form."""

    REPLY = "reply"
    EDIT_OWN = "edit_own"


@dataclass(frozen=True, slots=True)
class FormInput:
    """Submitted form."""

    comment_id: CommentId
    member_id: MemberId
    body: str
    interaction_id: InteractionId
    purpose: Purpose = Purpose.REPLY
    template_id: TemplateId | None = None
    blanks: tuple[str, ...] = ()
    """Blanks of its template that were left open."""


@dataclass(frozen=True, slots=True)
class FormText:
    """Stored form text. `used_at`: when it became an outbox row, was handed over or discarded."""

    id: FormTextId
    comment_id: CommentId
    member_id: MemberId
    template_id: TemplateId | None
    purpose: Purpose
    body: str
    interaction_id: InteractionId
    blanks: tuple[str, ...]
    created_at: datetime
    used_at: datetime | None
