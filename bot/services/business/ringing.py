"""Ringing: who answers a business and whom a notification mentions, a role or members; decided once for each
card, when it is placed. Quiet hours count here and nowhere else.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.business import Business, BusinessId, DiscordRoleId, MemberId
from bot.domain.card import Card, Ringing
from bot.domain.member_setting import AS_USUAL, MemberSettings
from bot.storage.businesses import BusinessStore
from bot.storage.members import MemberStore
from bot.storage.sqlite.database import Tx

TEAM_MEMORY = timedelta(days=30)
LATELY = 3
"""So many people are rung where the role cannot be."""


class Answerers(NamedTuple):
    """Who answers a business at a moment, whoever rests."""

    role: DiscordRoleId | None
    members: tuple[MemberId, ...]
    """Who is known to answer: with a role all of the last 30 days, newest first; else the one who is rung."""
    team: bool
    own: Mapping[MemberId, MemberSettings]
    at: datetime
    zone: str

    def ringing(self, *, urgent: bool = False) -> Ringing:
        """Whom a message of this moment rings. Nothing else decides it.

        1. A member in quiet hours is left out, unless it is urgent and they let that pass.
        2. The role is rung while one of its known answerers does not rest, or none is known: one person cannot be left
           out of a role. Where Discord does not let it be rung, the last three who do not rest are.
        3. Where all of them rest, nobody is rung.
        """
        awake = tuple(member for member in self.members if self._hears(member, urgent=urgent))
        if self.members and not awake:
            return Ringing(team=self.team)
        rung = awake[:LATELY]
        words = self._own(rung[0]).lock_screen_text if len(rung) == 1 else None
        return Ringing(self.role, rung, self.team, words)

    def _hears(self, member: MemberId, *, urgent: bool) -> bool:
        own = self._own(member)
        return (urgent and own.urgent_passes) or not own.rests(self.at, self.zone)

    def _own(self, member: MemberId) -> MemberSettings:
        return self.own.get(member, AS_USUAL)


def answerers_at(tx: Tx, business: Business, at: datetime) -> Answerers:
    """Who answers at this moment.

    1. Set-up named a role: a team; the role is rung. Where Discord does not let it be rung, the last three people
       who answered are; before the first answer whoever finished set-up.
    2. No role: whoever finished set-up is rung, else who answered last. A team all the same where two people asked
       for something in the 30 days before (design decision 19).
    """
    owner = () if business.set_up_by is None else (business.set_up_by,)
    role, since = business.team_role_id, at - TEAM_MEMORY
    known = MemberStore(tx).known(business.id, since, at, answered=role is not None or not owner)
    answered = tuple(member for member, _ in known.answered)
    if role is None:
        members, team = owner or answered[:1], known.several
    else:
        lately = tuple(member for member, last in known.answered if last >= since)
        members, team = lately or answered[:LATELY] or owner, True
    return Answerers(role, members, team, known.settings, at, business.zone)


def ringing_at(tx: Tx, business: Business, at: datetime) -> Ringing:
    """Whom a message of this moment rings that is not about an urgent comment."""
    return answerers_at(tx, business, at).ringing()


def answerers_now(tx: Tx, business: BusinessId, now: datetime) -> Answerers:
    """Who answers, for cards that are placed in this transaction."""
    found = BusinessStore(tx).get(business)
    return Answerers(None, (), False, {}, now, "UTC") if found is None else answerers_at(tx, found, now)


def ringing_now(tx: Tx, business: BusinessId, now: datetime, *, urgent: bool = False) -> Ringing:
    """The decision for a card that is placed, or rings again, in this transaction."""
    return answerers_now(tx, business, now).ringing(urgent=urgent)


def ringing_of(tx: Tx, business: Business, card: Card) -> Ringing:
    """Whom a card rings, as decided when it was placed; a card of a version that kept no decision is read as of its making."""
    return card.ringing or ringing_at(tx, business, card.created_at)
