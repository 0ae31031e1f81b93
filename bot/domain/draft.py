"""Draft: a reply proposed by a member who may send none; whoever may sends it, changes it or declines it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.domain.business import MemberId
from bot.domain.comment import CommentId
from bot.domain.form_text import FormTextId
from bot.domain.template import TemplateId

DraftId = NewType("DraftId", int)


class DraftState(StrEnum):
    """What became of a draft."""

    WAITING = "waiting"
    REPLACED = "replaced"
    """Its author changed it: the next one is a row of its own."""
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    SENT = "sent"
    ENDED = "ended"
    """The comment was answered or closed in another way."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposed reply. Its words never change."""

    id: DraftId
    comment_id: CommentId
    form_text_id: FormTextId
    member_id: MemberId
    name: str
    """Of the member, as Discord showed it then."""
    text: str
    template_id: TemplateId | None
    state: DraftState
    created_at: datetime
