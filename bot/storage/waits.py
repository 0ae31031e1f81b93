"""Clock set back: shortens due times in the far future that a wrong system clock left behind."""

from datetime import datetime, timedelta

from bot.domain.lease import LASTS
from bot.domain.sending import UNDO_WINDOW
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import least

DIFFERENCE = timedelta(minutes=1)
"""Clocks are set a little back all the time."""
LONG_AGO = timedelta(days=7)
"""An attempt at a time to come was made earlier than now, nobody knows when: it is looked for from here on."""


def shorten_waits(tx: Tx, now: datetime) -> int:
    """Makes rows due that a clock running ahead had scheduled: whatever was done later than now.

    Replies can be taken back again for their ten seconds. Leases end when they would have ended at the latest; a live
    process renews its own. Number of rows.
    """
    times = {
        "now": to_ms(now),
        "soon": to_ms(now + DIFFERENCE),
        "undone": to_ms(now + UNDO_WINDOW),
        "long_ago": to_ms(now - LONG_AGO),
        "leased": to_ms(now + LASTS + DIFFERENCE),
    }
    return sum(
        tx.execute(sql, **{name: at for name, at in times.items() if f":{name}" in sql})
        for sql in (
            "UPDATE cursor SET next_at = :now, last_at = :now WHERE last_at > :soon AND next_at > :now",
            f"UPDATE card SET due_at = :now, convert_at = {least('convert_at', ':now')} WHERE due_at > :now"
            " AND (created_at > :soon OR posted_at > :soon OR posting_at > :soon)",
            "UPDATE card SET convert_at = :now WHERE convert_at > :soon AND posted_at > :soon",
            f"UPDATE outbox SET due_at = {least('due_at', ':undone')},"
            " first_attempt_at = CASE WHEN first_attempt_at > :soon THEN :long_ago ELSE first_attempt_at END,"
            " last_attempt_at = CASE WHEN last_attempt_at > :soon THEN :now ELSE last_attempt_at END"
            " WHERE state IN ('queued', 'verifying') AND (created_at > :soon OR last_attempt_at > :soon)",
            "UPDATE outbox SET held_until = :leased WHERE held_until > :leased",
            "UPDATE card SET held_until = :leased WHERE held_until > :leased",
            "UPDATE job_run SET held_until = :leased WHERE held_until > :leased",
        )
    )
