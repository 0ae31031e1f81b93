"""Ringing: who answers a business and whom a notification mentions, a role or members; decided once for each
card, when it is placed.
"""

from datetime import datetime, timedelta

from bot.domain.business import Business, BusinessId
from bot.domain.card import Ringing
from bot.storage.businesses import BusinessStore
from bot.storage.members import MemberStore
from bot.storage.sqlite.database import Tx

TEAM_MEMORY = timedelta(days=30)
LATELY = 3
"""So many people are rung where the role cannot be."""


def ringing_at(tx: Tx, business: Business, at: datetime) -> Ringing:
    """Who answers at this moment, and whom a message of then rings. Nothing else decides it.

    1. Set-up named a role: a team; the role is rung. Where Discord does not let it be rung, the last three people
       who answered are; before the first answer whoever finished set-up.
    2. No role: whoever finished set-up is rung, else who answered last. A team all the same where two people asked
       for something in the 30 days before (design decision 19).
    """
    owner = () if business.set_up_by is None else (business.set_up_by,)
    members = MemberStore(tx)
    if business.team_role_id is not None:
        lately = members.answered_last(business.id, LATELY)
        return Ringing(business.team_role_id, lately or owner, team=True)
    several = members.several_asked(business.id, at - TEAM_MEMORY, at)
    return Ringing(None, owner or members.answered_last(business.id, 1), team=several)


def ringing_now(tx: Tx, business: BusinessId, now: datetime) -> Ringing:
    """The decision for a card that is placed, or rings again, in this transaction."""
    found = BusinessStore(tx).get(business)
    return Ringing() if found is None else ringing_at(tx, found, now)
