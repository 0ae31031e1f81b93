"""Fake WordPress over real HTTP on loopback, several blogs on one port, for a bot that is a process of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from aiohttp import BasicAuth, web

from bot.ports import HttpRequest, NetworkTrouble
from tests.connectors.wordpress.double import HOME, FakeWordPress, Stored

WRITER = 5
"""An account that may write posts and never published one: of the team, or a customer."""


@dataclass
class Blog(FakeWordPress):
    """A blog whose list of users names somebody who may be a colleague, as one with a contributor does."""

    def _rest(
        self, method: str, route: str, query: dict[str, str], body: bytes | None, known: bool
    ) -> tuple[int, object, dict[str, str]]:
        if route == "/wp/v2/users" and "capabilities" in query:
            return 403, {"code": "rest_forbidden_who", "message": "Nein", "data": {"status": 403}}, {}
        if route == "/wp/v2/users" and "who" in query:
            return 200, [{"id": WRITER, "name": "Gerda"}], {"x-wp-totalpages": "1"}
        return super()._rest(method, route, query, body, known)

    def stored(self) -> list[dict[str, Any]]:
        """Its comments as JSON; times in milliseconds."""
        return [{**asdict(row), "date": int(row.date.timestamp() * 1000)} for row in self.comments.values()]

    def restore(self, rows: list[dict[str, Any]]) -> None:
        """Its comments as `stored` gave them."""
        for row in rows:
            at = datetime.fromtimestamp(row["date"] / 1000, UTC)
            self.comments[row["id"]] = Stored(**{**row, "date": at})


@dataclass
class Hold:
    """A reply with these words arrives and is not answered. `effect`: it is taken in when the hold is lifted."""

    words: str
    effect: bool
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    lifted: asyncio.Event = field(default_factory=asyncio.Event)


class Blogs:
    """`async with Blogs("a", "b") as blogs:` serves each under a path of its own."""

    def __init__(self, *names: str) -> None:
        self.blogs: Mapping[str, Blog] = {name: Blog() for name in names}
        self.writes: list[str] = []
        """Every request that was to change something, in words."""
        self.holds: list[Hold] = []
        self.url = ""
        self._runner: web.AppRunner | None = None

    def __getitem__(self, name: str) -> Blog:
        return self.blogs[name]

    async def __aenter__(self) -> Blogs:
        app = web.Application()
        app.router.add_route("*", "/{rest:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hold in self.holds:
            hold.lifted.set()
        assert self._runner is not None
        await self._runner.cleanup()

    def hold(self, words: str, *, effect: bool) -> Hold:
        """Holds every reply with these words."""
        self.holds.append(Hold(words, effect))
        return self.holds[-1]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        name, _, rest = request.path_qs.lstrip("/").partition("/")
        blog, body = self.blogs[name], await request.read()
        login = request.headers.get("Authorization")
        given = BasicAuth.decode(login, encoding="utf-8") if login else None
        asked = HttpRequest(
            request.method,
            f"{HOME}/{rest}",
            body=body or None,
            basic=None if given is None else (given.login, given.password),
            secret_body=True,
        )
        if request.method not in ("GET", "HEAD") and route(asked.url).startswith("/wp/"):
            self.writes.append(f"{name}: {request.method} {route(asked.url)} {_sent(body)}")
            held = next((hold for hold in self.holds if hold.words.encode() in body), None)
            if held is not None:
                return await self._held(request, blog, asked, held)
        blog.now = datetime.now(UTC).replace(microsecond=0)
        try:
            answer = await blog.request(asked)
        except NetworkTrouble:
            return _cut(request)
        links = [
            f'<{url.replace(HOME, f"{self.url}/{name}")}>; rel="{rel}"' for rel, url in answer.links.items()
        ]
        headers = {**answer.headers, **({"Link": ", ".join(links)} if links else {})}
        # What comments say stays as it is, or every start on another port would change them all.
        return web.Response(status=answer.status, headers=headers, body=answer.body)

    async def _held(
        self, request: web.Request, blog: Blog, asked: HttpRequest, hold: Hold
    ) -> web.StreamResponse:
        hold.reached.set()
        await hold.lifted.wait()
        if hold.effect:
            blog.now = datetime.now(UTC).replace(microsecond=0)
            await blog.request(asked)
        return _cut(request)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def route(url: str) -> str:
    """The route of a request, as /wp/v2/comments."""
    parts = urlsplit(url)
    return unquote(parse_qs(parts.query).get("rest_route", [parts.path])[0])


def _sent(body: bytes) -> str:
    try:
        return json.dumps(json.loads(body or b"{}"), ensure_ascii=False, sort_keys=True)
    except ValueError:
        return "(no JSON)"
