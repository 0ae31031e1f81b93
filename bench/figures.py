"""What a figure is, how modules name theirs, and how CPU time is taken."""

import gc
import statistics
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is to be at most `limit`; `detail` holds what it was made from."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    detail: Mapping[str, float | int | str] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Setting:
    """`place` is a folder to work in; `scale` 1.0 is the full size, less only shows that it runs. `data`: labelled
    comments, a folder for each business.
    """

    place: Path
    scale: float = 1.0
    data: Path | None = None

    def size(self, full: int, least: int = 10) -> int:
        return max(int(full * self.scale), least)


Measure = Callable[[Setting], Coroutine[Any, Any, list[Figure]]]

MEASURES: dict[str, Measure] = {}


def measure(take: Measure) -> Measure:
    """Registers a function under its own name; it may give several figures."""
    MEASURES[take.__name__] = take
    return take


async def cpu(times: int, work: Callable[[], Awaitable[object]]) -> float:
    """Microseconds of CPU that one call takes, in all threads of this process."""
    gc.collect()
    began = time.process_time()
    for _ in range(times):
        await work()
    return (time.process_time() - began) / times * 1e6


async def compare(
    times: int, *contenders: Callable[[], Awaitable[object]], rounds: int = ROUNDS
) -> list[float]:
    """Median microseconds of CPU a call for each; they take turns, so that other load on the machine slows all of them alike."""
    taken: list[list[float]] = [[] for _ in contenders]
    for _ in range(rounds):
        for found, contender in zip(taken, contenders, strict=True):
            found.append(await cpu(times, contender))
    return [statistics.median(found) for found in taken]
