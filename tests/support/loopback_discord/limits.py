"""Rate limits, and faults that a test injects into chosen requests."""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from dataclasses import dataclass, field

from tests.support.loopback_discord.world import World


@dataclass(frozen=True, slots=True)
class Refused:
    """A 429. `retry_after` in seconds."""

    retry_after: float
    everywhere: bool
    headers: dict[str, str]


class RateLimits:
    """`count` messages per `per` seconds and channel, 50 requests per second in all; both can be switched off."""

    def __init__(self) -> None:
        self.enabled = True
        self.count = 5
        self.per = 5.0
        self.global_count = 50
        self.global_per = 1.0
        self.refusals = 0
        self._sent: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()

    def everywhere(self) -> Refused | None:
        if not self.enabled:
            return None
        now = time.monotonic()
        while self._all and self._all[0] <= now - self.global_per:
            self._all.popleft()
        if len(self._all) >= self.global_count:
            self.refusals += 1
            return Refused(self._all[0] + self.global_per - now, True, {"X-RateLimit-Global": "true"})
        self._all.append(now)
        return None

    def channel(self, channel: str) -> tuple[dict[str, str], Refused | None]:
        """Headers of a message create, and the refusal if the bucket is empty."""
        if not self.enabled:
            return {}, None
        now = time.monotonic()
        sent = self._sent.setdefault(channel, deque())
        while sent and sent[0] <= now - self.per:
            sent.popleft()
        refused = len(sent) >= self.count
        if not refused:
            sent.append(now)
        reset_after = max(sent[0] + self.per - now, 0.001)
        headers = {
            "X-RateLimit-Bucket": "loopback-message-create",
            "X-RateLimit-Limit": str(self.count),
            "X-RateLimit-Remaining": str(self.count - len(sent)),
            "X-RateLimit-Reset": f"{time.time() + reset_after:.3f}",
            "X-RateLimit-Reset-After": f"{reset_after:.3f}",
        }
        if not refused:
            return headers, None
        self.refusals += 1
        return headers, Refused(reset_after, False, headers | {"X-RateLimit-Scope": "user"})


@dataclass(slots=True, eq=False)
class Fault:
    """What happens to the next `times` requests that match.

    `after_effect` lets Discord do the work first and only then breaks the answer. `hold` keeps the request
    waiting until `release()`; a held request whose bot dies meanwhile has never arrived. `hits` counts the requests hit so far.
    """

    world: World = field(repr=False)
    pattern: str
    times: int
    status: int | None = None
    code: int = 0
    reset: bool = False
    delay: float = 0.0
    hold: bool = False
    after_effect: bool = False
    retry_after: float = 1.0
    via: bool = True
    hits: int = 0
    _released: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    def matches(self, request: str) -> bool:
        if self.times <= 0:
            return False
        parts = [
            ".*" if part == "**" else "[^/]+" if part == "*" else re.escape(part)
            for part in re.split(r"(\*\*|\*)", self.pattern)
        ]
        return re.fullmatch("".join(parts), request) is not None

    def release(self) -> None:
        """Lets held requests go on, and those to come."""
        self._released.set()

    def lift(self) -> None:
        """Ends the fault."""
        self.times = 0
        self.release()

    async def reached(self, hits: int = 1, timeout: float = 20.0) -> None:
        """Waits until so many requests have run into it."""
        await self.world.until(
            lambda: self.hits >= hits, timeout, f"{self.pattern} to be called {hits} times"
        )

    async def bite(self) -> None:
        """Delay and hold; status and reset are the server's business."""
        self.world.note(f"FAULT {self.pattern}")
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.hold:
            await self._released.wait()


class Faults:
    """Patterns are `METHOD /path` below the API root; `*` is one path segment, `**` anything."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._faults: list[Fault] = []

    def add(
        self,
        pattern: str,
        *,
        times: int = 1,
        status: int | None = None,
        code: int = 0,
        reset: bool = False,
        delay: float = 0.0,
        hold: bool = False,
        after_effect: bool = False,
        retry_after: float = 1.0,
        via: bool = True,
    ) -> Fault:
        """For instance `add("POST /channels/*/messages", status=503, times=2)`; `via=False` makes a Cloudflare 429."""
        fault = Fault(
            self.world, pattern, times, status, code, reset, delay, hold, after_effect, retry_after, via
        )
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        for fault in self._faults:
            fault.lift()
        self._faults.clear()

    def take(self, request: str) -> Fault | None:
        for fault in self._faults:
            if fault.matches(request):
                fault.times -= 1
                fault.hits += 1
                self.world.touch()
                return fault
        return None
