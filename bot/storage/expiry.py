"""Expiry: deletes logins under way and connect links after their end; when the last link ends."""

from datetime import datetime

from bot.domain.login import LINK_LASTS, LOGIN_LASTS
from bot.domain.times import from_ms_or_none, to_ms
from bot.storage.sqlite.database import Tx

_LOGINS = "DELETE FROM login WHERE expires_at <= :now OR expires_at > :latest"
_LINKS = "DELETE FROM connect_link WHERE expires_at <= :now OR expires_at > :latest"


def expire(tx: Tx, now: datetime) -> None:
    """Deletes logins and links of every business that have ended, and those that a clock running ahead made: they would
    end later than any that is made now.
    """
    for delete, lasts in ((_LOGINS, LOGIN_LASTS), (_LINKS, LINK_LASTS)):
        tx.execute(delete, now=to_ms(now), latest=to_ms(now + lasts))


def last_end_of_links(tx: Tx, now: datetime) -> datetime | None:
    """When the last of all connect links ends; None where none is left."""
    row = tx.one("SELECT max(expires_at) AS last FROM connect_link WHERE expires_at > :now", now=to_ms(now))
    return None if row is None else from_ms_or_none(row["last"])
