"""Trips to the database and the statements in them, counted while something runs."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from bot.storage.sqlite.database import Database, Tx

STATEMENTS = ("execute", "insert", "all", "one", "many")


@dataclass(slots=True)
class Trips:
    """A trip is one `read` or `write`, with every statement of its transaction and the rows they gave."""

    trips: int = 0
    statements: int = 0
    rows: int = 0

    def counted(self) -> "Trips":
        """So many since the last time this was asked for."""
        found = Trips(self.trips, self.statements, self.rows)
        self.trips = self.statements = self.rows = 0
        return found


@contextmanager
def counting(patch: pytest.MonkeyPatch) -> Iterator[Trips]:
    """Counts on every database of this process."""
    trips = Trips()

    def hop(method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        def counted(db: Database, work: Callable[[Tx], Any]) -> Awaitable[Any]:
            trips.trips += 1
            return method(db, work)

        return counted

    def statement(method: Callable[..., Any]) -> Callable[..., Any]:
        def counted(tx: Tx, *given: Any, **named: Any) -> Any:
            trips.statements += 1
            found = method(tx, *given, **named)
            trips.rows += len(found) if isinstance(found, list) else found is not None
            return found

        return counted

    with patch.context() as inner:
        for name in ("read", "write"):
            inner.setattr(Database, name, hop(getattr(Database, name)))
        for name in STATEMENTS:
            inner.setattr(Tx, name, statement(getattr(Tx, name)))
        yield trips
