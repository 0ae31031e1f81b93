"""Business rows changed directly in the database of a test."""

from dataclasses import replace
from datetime import datetime

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId, MemberId
from bot.domain.role import Role
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Tx


def change_business(tx: Tx, business: BusinessId, **values: object) -> Business:
    """The business with other values of these fields, stored."""
    before = BusinessStore(tx).get(business)
    assert before is not None
    after = replace(before, **values)  # type: ignore[arg-type]
    BusinessStore(tx).put(business, after)
    return after


def acting(business: BusinessId, member: MemberId, now: datetime, role: Role = Role.OWNER) -> Actor:
    """An actor, an owner unless said otherwise."""
    return Actor(business, member, role, now)
