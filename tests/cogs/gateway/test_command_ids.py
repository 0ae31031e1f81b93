"""Ids of commands: kept with the hash of what Discord knows, so that help can name commands to be tapped."""

from pathlib import Path

import pytest

from bot.app import App
from bot.domain.settings import Language
from bot.texts import speak
from tests.cogs.bell import connected
from tests.support.loopback_discord import LoopbackDiscord

DU = speak(Language.GERMAN_DU)


async def test_ids_come_with_the_sync_are_kept_and_are_fetched_where_only_the_hash_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord:
        async with connected(tmp_path, monkeypatch, discord=discord) as live:
            first = live.client.tappable("open", DU)
            kept = await live.app.setting("commands") or ""
        [number] = [c["id"] for made in discord.world.commands.values() for c in made if c["name"] == "open"]
        assert first == f"</open:{number}> (/offen)"
        fingerprint = kept.partition(" ")[0]

        async def forget(app: App) -> None:
            await app.set_setting("commands", fingerprint)

        async with connected(tmp_path, monkeypatch, discord=discord, before=forget) as live:
            assert live.client.tappable("open", DU) == first
            assert await live.app.setting("commands") == kept
        async with connected(tmp_path, monkeypatch, discord=discord) as live:
            assert live.client.tappable("open", DU) == first
        assert discord.world.command_syncs == 1
        assert live.client.tappable("nothing", DU) == "/nothing"
