"""States of outbox rows in SQL: in flight, unsettled, requested. The sets are those of the domain."""

from bot.domain.outbox import RowState
from bot.domain.sending import IN_FLIGHT, UNSETTLED


def _states(states: frozenset[RowState]) -> str:
    return "(" + ", ".join(f"'{state.value}'" for state in sorted(states)) + ")"


IN_FLIGHT_SQL, UNSETTLED_SQL = _states(IN_FLIGHT), _states(UNSETTLED)
REQUESTED_SQL = _states(IN_FLIGHT | {RowState.SENT})
"""In flight or done: the same request again is no new row."""
