"""Business rows changed directly in the database of a test."""

from dataclasses import replace

from bot.domain.business import Business, BusinessId
from bot.storage.businesses import BusinessStore
from bot.storage.sqlite.database import Tx


def change_business(tx: Tx, business: BusinessId, **values: object) -> Business:
    """The business with other values of these fields, stored."""
    before = BusinessStore(tx).get(business)
    assert before is not None
    after = replace(before, **values)  # type: ignore[arg-type]
    BusinessStore(tx).put(business, after)
    return after
