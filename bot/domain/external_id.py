"""External id: the id of a comment, a reply or a thread on its platform."""

from typing import NewType

ExternalId = NewType("ExternalId", str)
"""Unique within its channel."""
