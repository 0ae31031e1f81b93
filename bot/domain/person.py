"""Person: a customer as one channel knows them. Only authors with an id there become persons."""

from typing import NewType

PersonId = NewType("PersonId", int)
