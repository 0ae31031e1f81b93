"""Random lives of a Discord channel with the real engine, by its history alone: as if the gateway said nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from bot.domain.external_id import ExternalId
from bot.ports import ConnectorFactory
from cogs.community.connector import INFO
from tests.connectors.community.stage import OnStage
from tests.connectors.harness import Able
from tests.connectors.machine import RUNS, There, play
from tests.connectors.machine import Played as Playable

Record = Callable[[str, object], None]


class Played(OnStage):
    """Fulfils machine.Played. What was written long before the channel was connected is not read; what was answered before
    that, and answers, are looked after by the gateway and after each new session alone.
    """

    able = OnStage.able - {Able.MODERATE}

    def __init__(self) -> None:
        super().__init__()
        self.connected_at: datetime | None = None

    def factory(self) -> ConnectorFactory:
        self.connected_at = self.connected_at or self.clock()
        return super().factory()

    async def edit(self, comment: ExternalId, text: str) -> None:
        if self._is_looked_after(comment):
            await super().edit(comment, text)

    async def delete(self, comment: ExternalId) -> None:
        if self._is_looked_after(comment):
            await super().delete(comment)

    def _is_looked_after(self, comment: ExternalId) -> bool:
        message = self._message(comment)
        later = self.connected_at is not None and message.created_at > self.connected_at
        return later and message.author.id != self.loopback.world.bot.id

    def there(self) -> Mapping[ExternalId, There]:
        since = (self.connected_at or self.clock()) - INFO.backfill
        return {
            external: one
            for external, one in super().there().items()
            if self._message(external).created_at >= since
        }


def _made() -> Playable:
    return Played()


@pytest.mark.timeout(120 + 4 * RUNS)
async def test_nothing_is_missed_doubled_or_closed_wrongly(record_property: Record) -> None:
    tally = await play(_made, RUNS)
    record_property("machine", str(tally))
    assert tally.is_clean, (str(tally), tally.missed, tally.doubled, tally.closed_wrongly)
    assert tally.replies > 0
