"""Holders of claimed rows: the only process of a test, and live ones of a simulated engine without a lock."""

from bot.domain.lease import Holder, HolderId

ONLY = Holder(HolderId("the only one"), alone=True)


def one_of_many(name: str) -> Holder:
    """A process that others live beside."""
    return Holder(HolderId(name), alone=False)
