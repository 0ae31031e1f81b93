"""Thanks for praise that go out with one tap: the template marked for it, filled in, and when it is offered."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.comment import Comment
from bot.domain.kind import Kind
from bot.domain.placeholder import Filled
from bot.domain.template import Template, TemplateId

NOT_AGAIN_WITHIN = timedelta(days=7)
"""Nobody is thanked twice in this time by the same template."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """Whole text that one tap would send."""

    template: TemplateId
    text: str

    @property
    def stamp(self) -> str:
        """Version stamp of the text, eight hex digits: only what was shown may go out."""
        return hashlib.blake2b(f"{self.template} {self.text}".encode(), digest_size=4).hexdigest()


def may_thank(comment: Comment, template: Template | None) -> bool:
    """Whether a template may thank for this comment: for praise alone, and only after somebody has sent it through the form
    once.
    """
    return template is not None and comment.kind is Kind.PRAISE and not comment.urgent and template.used > 0


def thanks_with(template: TemplateId, filled: Filled) -> Thanks | None:
    """Thanks with a filled template; None where that asks for something."""
    return None if filled.blanks else Thanks(template, filled.text)
