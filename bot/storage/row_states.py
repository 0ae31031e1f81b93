"""States of outbox rows in SQL: in flight, unsettled, requested, as the domain has them; and which reply went out and is there."""

from bot.domain.outbox import RowState
from bot.domain.sending import IN_FLIGHT, UNSETTLED


def _states(states: frozenset[RowState]) -> str:
    return "(" + ", ".join(f"'{state.value}'" for state in sorted(states)) + ")"


IN_FLIGHT_SQL, UNSETTLED_SQL = _states(IN_FLIGHT), _states(UNSETTLED)
REQUESTED_SQL = _states(IN_FLIGHT | {RowState.SENT})
"""In flight or done: the same request again is no new row."""

NOT_DELETED = (
    "NOT EXISTS (SELECT 1 FROM outbox AS undone WHERE undone.comment_id = {0}.comment_id"
    " AND undone.parent = {0}.external_id AND undone.id > {0}.id AND undone.errand = 'delete_own'"
    " AND undone.state = 'sent')"
)
"""Condition: the reply in the outbox row named {0} was not deleted from here."""

SENT = "{0}.errand = 'reply' AND {0}.state = 'sent' AND " + NOT_DELETED
"""Condition: it is a reply that went out, and was not deleted from here."""

THERE = (
    SENT + " AND NOT EXISTS (SELECT 1 FROM comment AS gone WHERE gone.channel_id = {0}.channel_id"
    " AND gone.external_id = {0}.external_id AND gone.visibility = 'gone')"
)
"""Condition: and nobody deleted it on the platform, as far as is known."""
