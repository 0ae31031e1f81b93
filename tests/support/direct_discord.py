"""A Discord client on the loopback Discord without sockets: requests go straight to its routes, events straight to the
client's parsers, and everything runs on a clock that only the test moves.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import aiohttp
import discord
from discord.http import Route
from discord.user import ClientUser

from tests.support.loopback_discord import LoopbackDiscord, payloads
from tests.support.loopback_discord.problems import ApiError
from tests.support.loopback_discord.rest import Call, find

WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Direct(discord.Client):
    """Logged in and ready from the beginning, with every server of the loopback Discord. `dispatched` are its events."""

    def __init__(
        self, loopback: LoopbackDiscord, now: Callable[[], datetime], *, content: bool = True
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, message_content=content),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.loopback = loopback
        self.requested: list[tuple[str, str]] = []
        self.dispatched: list[tuple[str, tuple[Any, ...]]] = []
        self.down = False
        self.lost_answers = 0
        world = loopback.world
        world.now = now  # type: ignore[method-assign]
        state = self._connection
        state.user = ClientUser(state=state, data=payloads.user(world.bot))  # type: ignore[arg-type]
        self.http.request = self._request  # type: ignore[method-assign]
        for guild in world.guilds.values():
            state._add_guild_from_data(payloads.guild_create(guild))  # type: ignore[arg-type]
        world.emit = self._hear

    def dispatch(self, event: str, /, *arguments: Any, **_: Any) -> None:
        """Keeps what discord.py would hand to listeners."""
        self.dispatched.append((event, arguments))

    def _hear(self, event: str, build: Callable[[int], Any]) -> None:
        data = build(self.intents.value)
        if data is not None and not self.down:
            self._connection.parsers[event](json.loads(json.dumps(data)))

    async def _request(self, route: Route, **given: Any) -> Any:
        path = route.url.removeprefix(Route.BASE)
        self.requested.append((route.method, path))
        if self.down:
            key: Any = None
            raise aiohttp.ClientConnectorError(key, OSError("down"))
        found = find(route.method, path)
        assert found is not None, path
        query = {name: str(value) for name, value in (given.get("params") or {}).items()}
        body = given.get("json") or {}
        try:
            _, answer = found.run(self.loopback.rest, Call(found.path, query, json.loads(json.dumps(body))))
        except ApiError as error:
            raise _refusal(error) from None
        if self.lost_answers and route.method in WRITES:
            self.lost_answers -= 1
            raise aiohttp.ServerDisconnectedError
        return json.loads(json.dumps(answer))


class _Answer:
    reason = "refused"

    def __init__(self, status: int) -> None:
        self.status = status
        self.headers: dict[str, str] = {}


def _refusal(error: ApiError) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(
        error.status, discord.DiscordServerError if error.status >= 500 else discord.HTTPException
    )
    answer: Any = _Answer(error.status)
    return kind(answer, error.body())
