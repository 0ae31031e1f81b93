"""Cards: the Discord messages that show a comment, a bundle of comments or a stopped channel; whom one rings, and when a
bundle notifies (rings) again.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.domain.business import DiscordChannelId, DiscordRoleId, MemberId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.kind import WANTS_ANSWER, Kind

CardId = NewType("CardId", int)


CONVERT_AFTER = timedelta(seconds=3)
"""A ringing card stays plain this long, or its push notification would be empty (discord-api-docs #7854)."""


class CardForm(StrEnum):
    """Subject of a card."""

    COMMENT = "comment"
    BUNDLE = "bundle"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Card:
    """One Discord message, and which version of it was drawn last."""

    id: CardId
    form: CardForm
    channel_id: ChannelId | None
    rings: bool
    again: bool
    """To be posted once more at the bottom, ringing; the old message goes."""
    held: int
    """How many comments it ever held."""
    place_id: DiscordChannelId | None
    message_id: MessageId | None
    posting_at: datetime | None
    posted_at: datetime | None
    convert_at: datetime | None
    ringing: "Ringing | None"
    """Who answers and whom it rings, as decided when it was placed or last rang; None: placed by a version
    that kept no decision."""
    rang: "Ringing | None"
    """Whom its message rang; None: nobody."""
    rang_at: datetime | None
    """When it last rang; None: never."""
    looked_at: datetime | None
    """When somebody last opened this bundle's list."""
    version: int
    due_at: datetime
    closed_at: datetime | None
    created_at: datetime
    ends_at: datetime | None = None
    """End of the channel's access that this card warns of; None: it is about something else."""
    tidied_at: datetime | None = None
    """When its message was taken out of the channel, which it does not have since; None: it was not."""
    claim_ends_at: datetime | None = None
    """First end of its claims; None: nobody is at it."""
    pictures_of: str = ""
    """Key of the addresses whose pictures were fetched for its message; empty: none were."""
    pictures: tuple[str, ...] = ()
    """Files of those that came, attachments of its message."""
    drafts: int = 0
    """How many drafts wait on its comments."""
    notes: int = 0
    """How many notes members wrote about it."""
    thread_id: DiscordChannelId | None = None
    """Thread in which they are, under the message that has the same number; None: none was made."""
    snoozed_until: datetime | None = None
    """When it comes back at the bottom, ringing; None: it does not rest."""

    @property
    def rests(self) -> bool:
        """Whether it is a comment's card that comes back later."""
        return self.snoozed_until is not None and self.form is CardForm.COMMENT


RING_AGAIN = timedelta(minutes=3)
"""A bundle is quiet this long after it rang, unless somebody has looked at it since."""


def is_about_to_ring(card: Card) -> bool:
    """Whether its notification is decided and has not gone out yet. In quiet hours it may be that it rings nobody."""
    nobody = card.ringing is not None and card.ringing.silent
    return not nobody and (card.again or (card.rings and card.message_id is None))


def rings_again(bundle: Card, joining: Collection[Kind], now: datetime) -> bool:
    """Whether a bundle, or the card of several comments, notifies once more when a comment joins it .

    It does for a question, buying interest or a complaint if the last notification is over three minutes old,
    and for anything if somebody has looked since. A bundle that never rang rings; one that is about to ring
    does not ring twice. One that was put off is woken by what wants an answer, and by nothing else.
    """
    if is_about_to_ring(bundle):
        return False
    if bundle.snoozed_until is not None:
        return not WANTS_ANSWER.isdisjoint(joining)
    if bundle.rang_at is None:
        return True
    looked = bundle.looked_at is not None and bundle.looked_at > bundle.rang_at
    return looked or (not WANTS_ANSWER.isdisjoint(joining) and now - bundle.rang_at > RING_AGAIN)


@dataclass(frozen=True, slots=True)
class Ringing:
    """Mention (notification) of a card: the role where it can be mentioned, else these members.

    `team`: several people answer, so that whose turn it is needs saying.
    """

    role: DiscordRoleId | None = None
    members: tuple[MemberId, ...] = ()
    team: bool = False
    words: bool | None = None
    """Whether the only member it rings wants the customer's words on the lock screen; None: as the business set."""

    @property
    def silent(self) -> bool:
        """Whether it rings nobody."""
        return self.role is None and not self.members
