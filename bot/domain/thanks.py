"""Thanks for praise that go out with one tap: the template marked for it, filled in, and when it is offered."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.comment import Comment
from bot.domain.kind import Kind
from bot.domain.template import Template, TemplateId, blanks, fill

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


def thanks_to(comment: Comment, template: Template | None) -> Thanks | None:
    """Thanks for this comment; None where it is no praise, or the template asks for something, or nobody has sent that
    template through the form yet.
    """
    if template is None or comment.kind is not Kind.PRAISE or comment.urgent:
        return None
    if not template.used or blanks(template.body):
        return None
    return Thanks(template.id, fill(template.body, comment.author))
