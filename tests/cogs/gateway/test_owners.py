"""Who is an owner still, asked of Discord for what goes on outside of Discord."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import discord
import pytest

from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.role import Role
from bot.storage.roles import RoleStore
from cogs.gateway.owners import is_owner
from tests.cogs.bell import bell


async def test_discord_says_who_is_an_owner_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as live:
        business, there = live.days.business, live.discord

        async def asked(member: int) -> bool | None:
            return await is_owner(live.client, business, MemberId(member))

        assert await asked(there.owner.id) is True
        assert await asked(there.colleague.id) is False
        assert await asked(there.stranger.id) is False
        assert await asked(123_456_789_012_345_678) is False
        role = DiscordRoleId(there.team_role.id)
        await live.app.db.write(lambda tx: RoleStore(tx).name(business.id, Role.OWNER, (role,)))
        assert await asked(there.colleague.id) is True

        for trouble in (aiohttp.ClientConnectionError(), TimeoutError()):

            async def fails(*_: object, error: Exception = trouble) -> None:
                raise error

            monkeypatch.setattr(discord.Guild, "fetch_member", fails)
            assert await asked(there.owner.id) is None
        monkeypatch.setattr(live.client, "get_guild", lambda _: None)
        assert await asked(there.owner.id) is None
