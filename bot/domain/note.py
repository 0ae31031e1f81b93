"""Note: what a member wrote about a comment for the others, or asked somebody; posted in a thread under its card."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, NewType

from bot.domain.business import BusinessId, DiscordChannelId, DiscordRoleId, MemberId, MessageId, ServerId
from bot.domain.card import CardId
from bot.domain.settings import Language

NoteId = NewType("NoteId", int)

NOTE_LIMIT = 600
"""Characters of a note: escaped, each may become three, and a message holds 2,000."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a note asks: a member, a role, or nobody."""

    member: MemberId | None = None
    role: DiscordRoleId | None = None


NOBODY = Asked()


class Note(NamedTuple):
    """One note that is not in the thread yet."""

    id: NoteId
    name: str
    """Of the member, as Discord showed it then."""
    text: str
    asked: Asked
    posting_at: datetime | None
    """A message of it may exist since then that nobody knows of."""


class ThreadDue(NamedTuple):
    """Card with something to do in its thread: notes to post, closing, opening again, a pointer to its newer message."""

    business: BusinessId
    server: ServerId
    language: Language
    card: CardId
    place: DiscordChannelId
    message: MessageId
    thread: DiscordChannelId | None
    closed: bool
    author: str
    """Of the comment. Plain text from outside."""
    notes: tuple[Note, ...]
    due_at: datetime
    """Until then nobody else does it; who has it is found by this time."""
