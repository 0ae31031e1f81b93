"""The loopback Discord as a server on 127.0.0.1: life cycle, request handling, and what a test holds in its hand."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from aiohttp import web

from tests.support.loopback_discord import limits
from tests.support.loopback_discord.actors import Person
from tests.support.loopback_discord.gateway import Gateway, reset
from tests.support.loopback_discord.limits import Fault, Faults, RateLimits
from tests.support.loopback_discord.model import (
    JSON,
    Guild,
    Message,
    Notification,
    RefusedPing,
    Role,
)
from tests.support.loopback_discord.posts import Upload
from tests.support.loopback_discord.problems import ApiError, Rejection, Violation
from tests.support.loopback_discord.rest import Call, Found, Rest, find
from tests.support.loopback_discord.rights import Right
from tests.support.loopback_discord.validate import REQUEST_LIMIT
from tests.support.loopback_discord.world import World

T = TypeVar("T")
API = "/api/v10"


@dataclass(frozen=True, slots=True)
class Request:
    """One request of the bot as it arrived, and the status it got (0 where the connection was cut)."""

    method: str
    path: str
    template: str
    body: Any
    status: int


class LoopbackDiscord:
    """`async with LoopbackDiscord() as discord:`; see the package's docstring.

    `answer_within` is Discord's 3 seconds for the first answer to an interaction; a bed on a busy machine may give
    more where the deadline is not what it tests. `rate_limits=False` switches the limits off.
    """

    def __init__(self, *, answer_within: float = 3.0, rate_limits: bool = True, locale: str = "de") -> None:
        self.world = World()
        self.world.answer_within = timedelta(seconds=answer_within)
        self.gateway = Gateway(self.world)
        self.rest = Rest(self.world, self.gateway)
        self.faults = Faults(self.world)
        self.limits = RateLimits()
        self.limits.enabled = rate_limits
        self.requests: list[Request] = []
        self.token = f"{'loopback' * 3}.{'x' * 6}.{'y' * 27}"
        self.gateway.token = self.token
        self._runner: web.AppRunner | None = None
        self._port = 0
        self.hung_up = 0
        self._open: list[web.Request] = []
        self.guild, self.team_role, self.owner, self.colleague, self.stranger = self._people(
            "Rösterei", locale
        )

    def _people(self, name: str, locale: str) -> tuple[Guild, Role, Person, Person, Person]:
        world = self.world
        number = len(world.guilds) + 1
        owner = world.add_user(f"inhaberin{number}", "Inhaberin", locale=locale)
        guild = world.add_guild(name, owner, locale=locale)
        team = world.add_role(guild, "Team", mentionable=False, permissions=Right.NONE)
        colleague = world.add_user(f"aushilfe{number}", "Aushilfe", locale=locale)
        stranger = world.add_user(f"stranger{number}", "Stranger", locale="en-US")
        world.add_member(guild, colleague, team)
        world.add_member(guild, stranger)
        return (
            guild,
            team,
            Person(world, owner, guild),
            Person(world, colleague, guild),
            Person(world, stranger, guild),
        )

    # -- life cycle --------------------------------------------------------------------------

    async def __aenter__(self) -> LoopbackDiscord:
        await self.come_back()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.faults.clear()
        await self.go_down()

    async def come_back(self) -> None:
        """Opens the port (the same one as before) with everything still there."""
        if self._runner is not None:
            return
        app = web.Application(client_max_size=REQUEST_LIMIT + 1024 * 1024)
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_get("/cdn/attachments/{channel}/{attachment}/{name}", self._attachment)
        app.router.add_route("*", "/{rest:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05, handler_cancellation=True)
        await self._runner.setup()
        listening = socket.create_server(("127.0.0.1", self._port))
        self._port = listening.getsockname()[1]
        await web.SockSite(self._runner, listening).start()
        self.world.base_url = f"http://127.0.0.1:{self._port}"
        self.gateway.url = self.gateway_url
        self.world.note("Discord is up")

    async def go_down(self) -> None:
        """Closes the port and cuts every connection, as when Discord or the network is down."""
        if self._runner is None:
            return
        runner, self._runner = self._runner, None
        self.world.note("Discord is down")
        for site in list(runner.sites):
            await site.stop()
        self.gateway.hang_up()
        for request in self._open:
            reset(request)
        await runner.cleanup()

    @property
    def api_url(self) -> str:
        """For SHOPBELL_DISCORD_API and `discord.http.Route.BASE`."""
        return f"http://127.0.0.1:{self._port}{API}"

    @property
    def gateway_url(self) -> str:
        """For SHOPBELL_DISCORD_GATEWAY and `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return f"ws://127.0.0.1:{self._port}/gateway/"

    def environment(self, *, compression: str = "zstd-stream") -> dict[str, str]:
        """What a bot process needs in its environment beside everything else; the token is not included.

        discord.py asks for zstd-stream where `zstandard` is installed; "zlib-stream" hides that package from it.
        """
        variables = {"SHOPBELL_DISCORD_API": self.api_url, "SHOPBELL_DISCORD_GATEWAY": self.gateway_url}
        if compression == "zlib-stream":
            path = [str(Path(__file__).parent / "without_zstd"), os.environ.get("PYTHONPATH", "")]
            variables["PYTHONPATH"] = os.pathsep.join(filter(None, path))
        return variables

    # -- what a test asks --------------------------------------------------------------------

    async def ready(self, timeout: float = 30.0) -> None:
        """Waits until a bot is connected and got READY with its guilds."""
        await self.until(lambda: self.gateway.connected, timeout, "the bot to connect")

    async def synced(self, *names: str, timeout: float = 30.0) -> None:
        """Waits until these commands (or any, if none is named) are registered somewhere."""

        def known() -> bool:
            have = {c["name"] for commands in self.world.commands.values() for c in commands}
            return set(names) <= have if names else bool(have)

        await self.until(known, timeout, f"commands {names}")

    async def disconnected(self, timeout: float = 30.0) -> None:
        await self.until(lambda: not self.gateway.connected, timeout, "the bot to disconnect")

    async def until(
        self, condition: Callable[[], T | None], timeout: float = 20.0, what: str = "a condition"
    ) -> T:
        """Waits until the condition is truthy, looking after every change; AssertionError with a transcript else."""
        return await self.world.until(condition, timeout, what)

    async def wait_for_message(self, part: str, timeout: float = 20.0) -> Message:
        """The newest message in any channel whose text contains `part`."""

        def look() -> Message | None:
            found = [m for c in self.world.channels.values() for m in c.messages if part in m.text]
            return max(found, key=lambda m: m.id, default=None)

        return await self.until(look, timeout, f"a message with {part!r}")

    @property
    def notifications(self) -> list[Notification]:
        """Every ring of every phone, oldest first."""
        return self.world.notifications

    @property
    def refused_pings(self) -> list[RefusedPing]:
        return self.world.refused_pings

    @property
    def violations(self) -> list[Violation]:
        """What Discord lets pass and Shopbell must never do; a bed asserts that it is empty."""
        return self.world.violations

    @property
    def rejections(self) -> list[Rejection]:
        """Every 4xx the bot got, 429 left out."""
        return self.world.rejections

    def assert_clean(self, *, rejections: bool = False) -> None:
        """No violation, and unless `rejections` are expected, no invalid body (50035, 50006, 40060) either."""
        assert not self.violations, f"{self.violations}\n{self.world.transcript()}"
        if not rejections:
            bad = [r for r in self.rejections if r.code in (50035, 50006, 40060)]
            assert not bad, f"{bad}\n{self.world.transcript()}"

    def sent(self, template: str) -> list[Request]:
        """Requests of one route, as in `sent("POST /channels/{channel}/messages")`."""
        return [r for r in self.requests if f"{r.method} {r.template}" == template]

    def fault(self, pattern: str, **what: Any) -> Fault:
        """Short for `faults.add`."""
        return self.faults.add(pattern, **what)

    def advance(self, seconds: float) -> None:
        """Moves Discord's clock: deadlines of interactions, of nonces, times of messages."""
        self.world.skew += timedelta(seconds=seconds)
        self.world.note(f"clock moved by {seconds:g} s")

    def add_person(self, name: str, *roles: Role, guild: Guild | None = None, locale: str = "de") -> Person:
        """Somebody more on a server (the first one unless named)."""
        home = guild or self.guild
        user = self.world.add_user(name.lower(), name, locale=locale)
        home.add_member(user, *roles)
        return Person(self.world, user, home)

    def add_guild(self, name: str, *, locale: str = "de") -> tuple[Guild, Role, Person, Person, Person]:
        """A second server with the bot on it: guild, team role, owner, colleague, stranger."""
        return self._people(name, locale)

    def revoke_token(self) -> None:
        """From now on the bot's token is refused with 401 and 4004."""
        self.gateway.token = "revoked"

    # -- requests ----------------------------------------------------------------------------

    async def _attachment(self, request: web.Request) -> web.Response:
        if int(request.query.get("ex", "0"), 16) < self.world.now().timestamp():
            return web.Response(status=404, text="This content is no longer available.")
        channel = self.world.channels.get(int(request.match_info["channel"]))
        for message in channel.log.values() if channel else ():
            for item in message.attachments:
                if item.id == int(request.match_info["attachment"]):
                    return web.Response(body=item.content, content_type=item.content_type)
        return web.Response(status=404)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self._open.append(request)
        try:
            return await self._answer(request)
        except asyncio.CancelledError:
            self.hung_up += 1
            self.world.note(f"{request.method} {request.path}: the bot hung up")
            raise
        except Exception:  # a mistake of the loopback Discord itself must not pass for one of Discord's moods
            self.world.violation("loopback-broken", traceback.format_exc())
            raise
        finally:
            self._open.remove(request)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        name = f"{request.method} {path}"
        found = find(request.method, path) if request.path.startswith(API) else None
        body, uploads = await self._read(request)
        fault = self.faults.take(name)
        early = fault is not None and not fault.after_effect
        if fault is not None and early:
            await fault.bite()
            broken = self._broken(request, fault)
            if broken is not None:
                self._keep(request, path, found, body, broken.status)
                return broken
        response = self._run(request, path, found, body, uploads)
        if fault is not None and not early:
            await fault.bite()
            response = self._broken(request, fault) or response
        self._keep(request, path, found, body, response.status)
        return response

    def _keep(self, request: web.Request, path: str, found: Found | None, body: Any, status: int) -> None:
        self.requests.append(Request(request.method, path, found.template if found else path, body, status))
        self.world.touch()

    def _broken(self, request: web.Request, fault: Fault) -> web.Response | None:
        if fault.reset:
            reset(request)
            return web.Response(status=500)
        if fault.status is None:
            return None
        payload: JSON = {"message": f"{fault.status}: injected", "code": fault.code}
        if fault.status == 429:
            return self._too_many(limits.Refused(fault.retry_after, False, {}), via=fault.via)
        return _json(fault.status, payload)

    async def _read(self, request: web.Request) -> tuple[Any, list[Upload]]:
        if request.content_type == "multipart/form-data":
            form = await request.post()
            uploads = []
            for key, value in form.items():
                if isinstance(value, web.FileField):
                    index = int(key.removeprefix("files[").removesuffix("]"))
                    uploads.append(Upload(index, value.filename, value.file.read()))
            return json.loads(str(form.get("payload_json") or "{}")), uploads
        raw = await request.read()
        if not raw:
            return {}, []
        if request.headers.get("Content-Type") != "application/json":
            self.world.violation("content-type", f"{request.path}: {request.headers.get('Content-Type')}")
        return json.loads(raw), []

    def _run(
        self, request: web.Request, path: str, found: Found | None, body: Any, uploads: list[Upload]
    ) -> web.Response:
        if found is None:
            self.world.violation("unknown-route", f"{request.method} {path}")
            return _json(404, {"message": "404: Not Found", "code": 0})
        if found.needs_token:
            if request.headers.get("Authorization") != f"Bot {self.gateway.token}":
                return self._refuse(request, path, ApiError(401, 0, "401: Unauthorized"))
            refused = self.limits.everywhere()
            if refused is not None:
                return self._too_many(refused)
        headers: dict[str, str] = {}
        if (request.method, found.template) == ("POST", "/channels/{channel}/messages"):
            headers, refused = self.limits.channel(found.path["channel"])
            if refused is not None:
                return self._too_many(refused)
        try:
            if sum(len(u.content) for u in uploads) > REQUEST_LIMIT:
                raise ApiError(413, 40005, "Request entity too large")
            status, answer = found.run(self.rest, Call(found.path, dict(request.query), body, uploads))
        except ApiError as error:
            return self._refuse(request, path, error, headers)
        return _json(status, answer, headers)

    def _refuse(
        self, request: web.Request, path: str, error: ApiError, headers: dict[str, str] | None = None
    ) -> web.Response:
        self.world.rejections.append(
            Rejection(request.method, path, error.status, error.code, error.message, error.errors)
        )
        self.world.note(f"REFUSED {request.method} {path}: {error}")
        return _json(error.status, error.body(), headers)

    def _too_many(self, refused: limits.Refused, *, via: bool = True) -> web.Response:
        self.world.note(f"429, retry after {refused.retry_after:.3f} s")
        headers = refused.headers | {"Retry-After": f"{refused.retry_after:.3f}"}
        if not via:
            return web.Response(status=429, text="error code: 1015", headers=headers)
        headers["Via"] = "1.1 google"
        body = {
            "message": "You are being rate limited.",
            "retry_after": refused.retry_after,
            "global": refused.everywhere,
        }
        return _json(429, body, headers)


def _json(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """Content-Type exactly `application/json`: with a charset discord.py takes the body for text."""
    if body is None:
        return web.Response(status=status, headers=headers)
    return web.Response(
        status=status,
        body=json.dumps(body).encode(),
        headers={**(headers or {}), "Content-Type": "application/json"},
    )
