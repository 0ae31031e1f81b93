"""Memory of one process that serves many businesses, beside one that serves a single one."""

import asyncio

from bench.figures import Figure, Setting, measure
from bench.live import memory
from tests.e2e.fair import STALLS, fair

BUSINESSES = 20
NEVER = 1e9
"""Seconds between two comments: nobody writes."""
RESTING = 20
"""Seconds: every stall was polled, and all cards are posted."""


@measure
async def tenants(setting: Setting) -> list[Figure]:
    """Idle memory of twenty businesses with five connections each, beyond that of one."""
    resident = []
    for businesses in (1, BUSINESSES):
        folder = setting.place / str(businesses)
        folder.mkdir()
        async with fair(folder, businesses, NEVER) as live:
            await asyncio.sleep(setting.size(RESTING, 2))
            resident.append(memory(live.bot.pid))
    one, many = resident
    detail = {"one_mb": round(one, 1), "many_mb": round(many, 1), "connections": BUSINESSES * STALLS}
    return [Figure("idle memory of 20 businesses, beyond one", many - one, "MB resident", 10.0, detail)]
