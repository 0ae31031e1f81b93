"""Loops: background tasks that run `step(now) -> next_due`, with a supervisor around each: retry with
exponential back-off (backoff) and jitter, wake-up, graceful shutdown.
"""

import asyncio
import contextvars
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from bot.domain.channel import ChannelId

log = logging.getLogger(__name__)

Wake = Callable[[str], None]
"""Rings a loop by its name: `desk`, `poll:7`, `delivery:7`."""

Clock = Callable[[], datetime]
"""Now, aware and in UTC."""

LoopStep = Callable[[datetime], Awaitable[datetime | None]]
"""One turn of a loop at this time; when to come back, or None for the loop's own longest sleep."""

IDLE = timedelta(seconds=30)
"""Longest sleep between two steps: survives clock jumps and a suspended machine."""
FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=1)

DESK = "desk"
"""Name of the loop that posts and edits the messages of the inbox."""
REPORTS = "reports"
"""Name of the loop that posts the digests that are due."""
TIDYING = "tidying"
"""Name of the loop that takes the messages of closed cards out of the inbox."""
SUGGESTING = "suggesting"
"""Name of the loop that computes which templates fit a comment."""
LEARNING = "learning"
"""Name of the loop that learns from what was sent."""
DRAFTING = "drafting"
"""Name of the loop that asks the language model."""
PICTURES = "pictures"
"""Name of the loop that brings customers' pictures to their cards."""
INDEXING = "indexing"
"""Name of the loop that keeps the index of `/find`."""
WAKING = "waking"
"""Name of the loop that brings back snoozed cards, and ends claims."""


def reading_loops(channel: ChannelId) -> tuple[str, str]:
    """Names of the loop that polls a channel, and of the one that only checks up on a channel that pushes: it has
    one of the two.
    """
    return f"poll:{channel}", f"checkup:{channel}"


def delivery_loop(channel: ChannelId) -> str:
    """Name of the loop that delivers the outbox rows of a channel."""
    return f"delivery:{channel}"


def is_of_channel(name: str) -> bool:
    """Whether a loop of this name works for one channel."""
    return name.startswith(("poll:", "checkup:", "delivery:"))


class Loop:
    """Supervised background loop: runs a step whenever it is due or woken, until cancelled; an exception in a
    step does not end it.
    """

    def __init__(self, name: str, step: LoopStep, clock: Clock) -> None:
        self.name = name
        self._step = step
        self._clock = clock
        self._rung = asyncio.Event()
        self._ending = False
        self._failures = 0
        self._told = ""

    def wake(self) -> None:
        """Wakes the loop early: the step runs as soon as it can; a wake-up during a step or during a back-off
        is kept.
        """
        self._rung.set()

    def end(self) -> None:
        """Stops the loop gracefully, after the step that runs now."""
        self._ending = True
        self._rung.set()

    async def run(self, before: "asyncio.Task[None] | None" = None) -> None:
        """Runs steps until `end` or cancellation; waits first until `before`, the loop of the same name, has
        ended.
        """
        if before is not None:
            await asyncio.wait({before})
        while not self._ending:
            self._rung.clear()
            due = await self._one_step()
            if self._failures:
                await self._pause()
            elif not self._ending:
                await self._sleep_until(due)

    async def _one_step(self) -> datetime | None:
        try:
            due = await self._step(self._clock())
        except Exception as error:
            self._failures += 1
            self._log_failure(error)
            return None
        if self._failures:
            log.info("loop %s works again after %d failures", self.name, self._failures)
            self._failures = 0
            self._told = ""
        return due

    def _log_failure(self, error: Exception) -> None:
        """Logs a failure: the traceback once; the same failure again is one line."""
        what = f"{type(error).__name__}: {error}"
        if what != self._told:
            log.error("loop %s failed", self.name, exc_info=error)
            self._told = what
        else:
            log.warning("loop %s failed again (%d times)", self.name, self._failures)

    async def _pause(self) -> None:
        """Back-off before the retry of a failed step: exponential with full jitter, not shortened by a
        wake-up, since a step that always fails must not spin.
        """
        cap = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._failures - 1, 10))
        pause = random.uniform(0.1, 1) * cap.total_seconds()  # noqa: S311  no secret
        began = asyncio.get_running_loop().time()
        while not self._ending:
            left = began + pause - asyncio.get_running_loop().time()
            if left <= 0:
                return
            await asyncio.sleep(min(left, 0.25))

    async def _sleep_until(self, due: datetime | None) -> None:
        wait = IDLE if due is None else min(IDLE, due - self._clock())
        if wait <= timedelta(0) or self._rung.is_set():
            await asyncio.sleep(0)
            return
        try:
            async with asyncio.timeout(wait.total_seconds()):
                await self._rung.wait()
        except TimeoutError:
            return


class Loops:
    """Registry of the running loops by name, for example `desk`, `poll:7`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._running: dict[str, tuple[Loop, asyncio.Task[None]]] = {}
        self._ending: dict[str, asyncio.Task[None]] = {}
        """Stopped, with a step that still runs."""
        self._aside: set[asyncio.Task[None]] = set()
        self._outside = contextvars.copy_context()
        """A loop outlives the press that starts it, so it runs as if started here: the preview waits for whatever
        a press begins, and would wait for a loop as long as it runs."""

    def start_as_here(self) -> None:
        """Takes the present context for whatever starts from now on: simcord keeps in it how its Discord is reached, and
        without that nothing aside could change an answer in the preview.
        """
        self._outside = contextvars.copy_context()

    def __contains__(self, name: str) -> bool:
        return name in self._running

    def names(self) -> frozenset[str]:
        """Names of the running loops."""
        return frozenset(self._running)

    def start(self, name: str, step: LoopStep) -> None:
        """Starts a loop as a task of the running event loop. Raises ValueError where the name is taken."""
        if name in self._running:
            raise ValueError(f"a loop named {name} runs already")
        loop = Loop(name, step, self._clock)
        before = self._ending.get(name)
        task = self._outside.copy().run(asyncio.create_task, loop.run(before), name=f"loop {name}")
        self._running[name] = (loop, task)

    def wake(self, name: str) -> None:
        """Wakes a loop; does nothing where none has this name."""
        running = self._running.get(name)
        if running is not None:
            running[0].wake()

    def aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Runs something once, beside the loops and outside of the press that asks for it; `aclose` cancels it."""
        task = self._outside.copy().run(asyncio.create_task, work)
        self._aside.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._aside.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            log.error("what ran beside the loops failed", exc_info=error)

    async def stop(self, name: str, grace: timedelta = timedelta(0)) -> None:
        """Stops a loop: lets the running step finish for `grace`, then cancels it; does nothing where none
        has this name.
        """
        running = self._running.pop(name, None)
        if running is not None:
            self._ending[name] = running[1]
            try:
                await _end([running], grace)
            finally:
                if self._ending.get(name) is running[1]:
                    del self._ending[name]

    async def aclose(self, grace: timedelta = timedelta(0)) -> None:
        """Stops all loops at once (graceful shutdown)."""
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)
        running = list(self._running.values())
        self._running.clear()
        await _end(running, grace)


async def _end(running: list[tuple[Loop, asyncio.Task[None]]], grace: timedelta) -> None:
    tasks = [task for _, task in running]
    if not tasks:
        return
    if grace > timedelta(0):
        for loop, _ in running:
            loop.end()
        await asyncio.wait(tasks, timeout=grace.total_seconds())
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
