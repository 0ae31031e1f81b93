"""Loops: steps run when due or woken, and nothing a step raises ends them."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextvars import ContextVar
from datetime import datetime, timedelta

import pytest

from bot.loops import Loops
from tests.support.clock import Clock


class Steps:
    """Counts steps and returns or raises the given answers; `ran` is set after each."""

    def __init__(self, *answers: datetime | Exception | None) -> None:
        self.answers = list(answers)
        self.at: list[datetime] = []
        self.ran = asyncio.Event()
        self.gate = asyncio.Event()
        self.gate.set()

    async def __call__(self, now: datetime) -> datetime | None:
        self.at.append(now)
        self.ran.set()
        await self.gate.wait()
        answer = self.answers.pop(0) if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def times(self, count: int) -> None:
        """Returns when it ran so often."""
        async with asyncio.timeout(20):
            while len(self.at) < count:
                self.ran.clear()
                await self.ran.wait()


@pytest.fixture
async def loops(clock: Clock) -> AsyncIterator[Loops]:
    made = Loops(clock.now)
    yield made
    await made.aclose()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.loops.FIRST_PAUSE", timedelta(milliseconds=2))


async def test_a_step_runs_at_once_with_the_time_of_the_clock(loops: Loops, clock: Clock) -> None:
    steps = Steps()
    loops.start("desk", steps)
    await steps.times(1)
    assert steps.at == [clock.now()]


async def test_a_step_that_is_due_again_runs_again(loops: Loops, clock: Clock) -> None:
    steps = Steps(clock.now(), clock.now() - timedelta(hours=1), clock.now() + timedelta(milliseconds=1))
    loops.start("desk", steps)
    await steps.times(4)


async def test_a_ring_ends_the_sleep_and_one_for_an_unknown_name_is_harmless(loops: Loops) -> None:
    steps = Steps()
    loops.start("desk", steps)
    await steps.times(1)
    loops.wake("nobody")
    loops.wake("desk")
    await steps.times(2)


async def test_one_ring_is_one_step(loops: Loops) -> None:
    steps = Steps()
    loops.start("desk", steps)
    await steps.times(1)
    loops.wake("desk")
    loops.wake("desk")
    await steps.times(2)
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(steps.at) == 2


async def test_a_ring_during_a_step_is_not_lost(loops: Loops) -> None:
    steps = Steps()
    steps.gate.clear()
    loops.start("desk", steps)
    await steps.times(1)
    loops.wake("desk")
    steps.gate.set()
    await steps.times(2)


async def test_an_error_is_logged_once_with_its_traceback_and_the_loop_goes_on(
    loops: Loops, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    steps = Steps(ValueError("odd"), ValueError("odd"), ValueError("odd"), clock.now())
    loops.start("desk", steps)
    await steps.times(5)
    with_traceback = [record for record in caplog.records if record.exc_info]
    assert [record.getMessage() for record in with_traceback] == ["loop desk failed"]
    assert caplog.messages[-1] == "loop desk works again after 3 failures"


async def test_a_failing_step_does_not_spin_even_if_it_is_woken_all_the_time(
    loops: Loops, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.loops.FIRST_PAUSE", timedelta(hours=1))
    monkeypatch.setattr("bot.loops.LONGEST_PAUSE", timedelta(hours=1))
    steps = Steps(*[ValueError("odd")] * 100)
    loops.start("desk", steps)
    await steps.times(1)
    for _ in range(50):
        loops.wake("desk")
        await asyncio.sleep(0)
    assert len(steps.at) == 1


async def test_a_name_is_taken_until_its_loop_is_stopped(loops: Loops) -> None:
    steps = Steps()
    loops.start("poll:7", steps)
    with pytest.raises(ValueError, match="poll:7"):
        loops.start("poll:7", steps)
    await loops.stop("poll:7")
    assert "poll:7" not in loops
    loops.start("poll:7", steps)
    assert loops.names() == {"poll:7"}
    await loops.stop("unknown")


async def test_stopping_cancels_a_step_that_hangs(loops: Loops) -> None:
    steps = Steps()
    steps.gate.clear()
    loops.start("poll:7", steps)
    await steps.times(1)
    async with asyncio.timeout(20):
        await loops.stop("poll:7", grace=timedelta(milliseconds=5))
    assert loops.names() == frozenset()


async def test_a_loop_that_is_started_again_waits_for_the_step_that_still_ends(loops: Loops) -> None:
    first, second = Steps(), Steps()
    first.gate.clear()
    loops.start("poll:7", first)
    await first.times(1)
    stopping = asyncio.create_task(loops.stop("poll:7", grace=timedelta(seconds=20)))
    await asyncio.sleep(0)
    loops.start("poll:7", second)
    for _ in range(10):
        await asyncio.sleep(0)
    assert second.at == []
    first.gate.set()
    async with asyncio.timeout(20):
        await second.times(1)
        await stopping
    assert loops.names() == {"poll:7"}


async def test_with_grace_a_running_step_finishes(loops: Loops) -> None:
    steps = Steps()
    steps.gate.clear()
    done: list[str] = []

    async def step(now: datetime) -> None:
        await steps(now)
        done.append("sent")

    loops.start("delivery:7", step)
    await steps.times(1)
    closing = asyncio.create_task(loops.aclose(grace=timedelta(seconds=20)))
    await asyncio.sleep(0)
    steps.gate.set()
    async with asyncio.timeout(20):
        await closing
    assert done == ["sent"]
    assert len(steps.at) == 1


async def test_a_loop_started_inside_a_tap_knows_nothing_of_the_tap(clock: Clock) -> None:
    tapped: ContextVar[bool] = ContextVar("tapped", default=False)
    made = Loops(clock.now)
    seen: list[bool] = []
    ran = asyncio.Event()

    async def step(now: datetime) -> datetime | None:
        seen.append(tapped.get())
        ran.set()
        return None

    async def tap() -> None:
        tapped.set(True)
        made.start("poll:7", step)

    await asyncio.create_task(tap())
    async with asyncio.timeout(20):
        await ran.wait()
    await made.aclose()
    assert seen == [False]


async def test_what_runs_aside_is_cancelled_at_the_end_and_its_failure_is_logged(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    loops, ended = Loops(clock), []

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("waits")

    async def fails() -> None:
        raise ValueError("beside")

    loops.aside(waits())
    loops.aside(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert "beside" in caplog.text
    assert ended == []
    await loops.aclose()
    assert ended == ["waits"]
