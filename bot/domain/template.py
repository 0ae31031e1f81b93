"""Reply templates: the text, its short name for a button, and filling in what is known."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

TemplateId = NewType("TemplateId", int)

SHORT_NAME_LIMIT = 14
BODY_LIMIT = 3500


@dataclass(frozen=True, slots=True)
class Template:
    """`short_name` is what the button says, at most 14 characters; `body` may hold {name}."""

    id: TemplateId
    title: str
    short_name: str
    body: str
    used: int
    """How often it went out."""
    created_at: datetime
