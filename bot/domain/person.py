"""A person: a customer as one channel knows them."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

PersonId = NewType("PersonId", int)


@dataclass(frozen=True, slots=True)
class Person:
    """Only authors with an id on their channel become persons; a nameless guest never does."""

    id: PersonId
    author_id: str
    name: str
    first_seen_at: datetime
