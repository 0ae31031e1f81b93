"""Recording platform: logs and checks every request to a fake platform, and fails as a script says; in memory or on loopback.

A request holds only names that the platform's official specification knows, or that a list in the test names with the
document and the date it was read from. Any other name is an AssertionError, in memory at once, on loopback when the server
ends.
"""

import base64
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

from bot.ports import HttpAnswer, HttpRequest, NetworkTrouble
from tests.support.rough_server import Wire, rough_server

CHECKED: Counter[str] = Counter()
"""Requests that were checked in this process, by platform."""
UNKNOWN: Counter[str] = Counter()
"""Names among them that nobody knows, by platform; a test failed where it is not zero."""


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; header names in lower case."""

    method: str
    path: str
    """Without query, decoded."""
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    repeated: tuple[str, ...] = ()
    """Query names that came more than once."""

    @cached_property
    def form(self) -> Mapping[str, str]:
        """Body of an HTML form; empty for any other."""
        if not self.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
            return {}
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True, strict_parsing=bool(self.body)))

    @cached_property
    def json(self) -> Any:
        """Body as JSON; None without one."""
        typed = self.headers.get("content-type", "").startswith("application/json")
        return json.loads(self.body) if typed and self.body else None


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer of the fake platform."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def json_reply(body: object, status: int = 200, **headers: str) -> Reply:
    """Reply with JSON; an underscore in a header's name is a hyphen."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(
        status,
        json.dumps(body, ensure_ascii=False).encode(),
        {"content-type": "application/json; charset=UTF-8", **named},
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """What a request meets instead of working. Without `reply` the connection is dropped."""

    effect: bool = False
    """The platform does what was asked, all the same."""
    late: timedelta | None = None
    """It does so that much later, by the platform's clock."""
    reply: Reply | None = None
    """Comes in the place of the platform's answer."""
    half: bool = False
    """The platform's answer (with effect) breaks off in the middle of its body."""
    unreachable: bool = False
    """Not a byte of the request arrives; only in memory, on loopback the connection is dropped."""


HTML = Reply(
    200,
    b"<!DOCTYPE html><html><head><title>Sorry</title></head><body>Something went wrong.</body></html>",
    {"content-type": "text/html; charset=utf-8"},
)
DROPPED = Fault()
DROPPED_AFTER = Fault(effect=True)
HALF = Fault(effect=True, half=True)
PAGE = Fault(reply=HTML)
PAGE_AFTER = Fault(effect=True, reply=HTML)
UNREACHABLE = Fault(unreachable=True)


class Fake(Protocol):
    """Fake platform behind a Recording. `name`: key of its connector."""

    name: str

    def unknown(self, asked: Asked) -> tuple[str, ...]:
        """What is in this request that neither the specification nor the list of documents knows."""

    def answer(self, asked: Asked) -> Reply:
        """Does what was asked."""


Matches = Callable[[Asked], bool]


@dataclass(slots=True)
class _Planned:
    fault: Fault
    matches: Matches
    times: int


def writes(asked: Asked) -> bool:
    """Whether a request changes something."""
    return asked.method not in ("GET", "HEAD")


def anything(asked: Asked) -> bool:
    """Matches every request."""
    return True


@dataclass
class Recording:
    """Log, checks and faults in front of a fake platform. Fulfils ports.Net, without a socket."""

    fake: Fake
    clock: Callable[[], datetime]
    log: list[Asked] = field(default_factory=list)
    chance: Callable[[Asked], Fault | None] | None = None
    """Asked where no planned fault fits: random faults."""
    problems: list[str] = field(default_factory=list)
    _planned: list[_Planned] = field(default_factory=list)
    _later: list[tuple[datetime, Asked]] = field(default_factory=list)

    def plan(self, fault: Fault, matches: Matches = anything, times: int = 1) -> Callable[[], None]:
        """Plans a fault for the next requests that match; the returned function ends it before."""
        planned = _Planned(fault, matches, times)
        self._planned.append(planned)

        def end() -> None:
            if planned in self._planned:
                self._planned.remove(planned)

        return end

    def take_effect(self) -> None:
        """Late requests take effect, as far as their time has come."""
        now = self.clock()
        due = sorted((each for each in self._later if each[0] <= now), key=lambda each: each[0])
        self._later = [each for each in self._later if each[0] > now]
        for _, asked in due:
            self.fake.answer(asked)

    async def request(self, request: HttpRequest) -> HttpAnswer:
        """Answers in memory. Raises NetworkTrouble where the connection is dropped."""
        asked = _asked(request.method, request.url, _proved(request), request.body or b"")
        fault, reply = self.handle(asked)
        if self.problems:
            raise AssertionError(self.problems[0])
        if fault is not None and fault.unreachable:
            raise NetworkTrouble(began=False, detail="unreachable")
        if reply is None or (fault is not None and fault.half):
            raise NetworkTrouble(began=True, detail="dropped")
        return HttpAnswer(reply.status, request.url, reply.headers, reply.body)

    def handle(self, asked: Asked) -> tuple[Fault | None, Reply | None]:
        """Logs, checks and answers a request; no reply: the connection is dropped."""
        self.take_effect()
        fault = self._fault(asked)
        if fault is not None and fault.unreachable:
            return fault, None
        self.log.append(asked)
        self._check(asked)
        if fault is None or fault.half:
            return fault, self.fake.answer(asked)
        if fault.late is not None:
            self._later.append((self.clock() + fault.late, asked))
        elif fault.effect:
            self.fake.answer(asked)
        return fault, fault.reply

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Listens on loopback until the end of the block; gives the root, without a slash at its end."""

        async def behave(wire: Wire) -> None:
            asked = wire.asked
            fault, reply = self.handle(_asked(asked.method, asked.path, asked.headers, asked.body))
            if reply is None:
                wire.reset()
                return
            headers = (f"{name}: {value}" for name, value in reply.headers.items())
            if fault is None or not fault.half:
                await wire.answer(reply.status, reply.body, *headers)
                return
            head = "\r\n".join((f"HTTP/1.1 {reply.status} X", f"Content-Length: {len(reply.body)}", *headers))
            await wire.send(head.encode() + b"\r\n\r\n" + reply.body[: len(reply.body) // 2])
            wire.writer.close()

        async with rough_server(behave) as server:
            yield f"http://127.0.0.1:{server.port}"
        if self.problems:
            raise AssertionError(self.problems[0])

    def _fault(self, asked: Asked) -> Fault | None:
        for planned in self._planned:
            if planned.matches(asked):
                planned.times -= 1
                if planned.times <= 0:
                    self._planned.remove(planned)
                return planned.fault
        return self.chance(asked) if self.chance is not None else None

    def _check(self, asked: Asked) -> None:
        CHECKED[self.fake.name] += 1
        unknown = (*self.fake.unknown(asked), *(f"{name} twice" for name in asked.repeated))
        UNKNOWN[self.fake.name] += len(unknown)
        self.problems += [f"{asked.method} {asked.path}: {each}" for each in unknown]


def _proved(request: HttpRequest) -> Mapping[str, str]:
    """Headers of a request, user name and password among them, as they go out."""
    if request.basic is None:
        return request.headers
    proof = base64.b64encode(":".join(request.basic).encode()).decode()
    return {**request.headers, "Authorization": f"Basic {proof}"}


def _asked(method: str, url: str, headers: Mapping[str, str], body: bytes) -> Asked:
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    counted = Counter(name for name, _ in pairs)
    return Asked(
        method,
        unquote(parts.path),
        dict(pairs),
        {name.lower(): value for name, value in headers.items()},
        body,
        tuple(name for name, times in counted.items() if times > 1),
    )
