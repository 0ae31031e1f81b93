"""Private panels that were open while the bot was started again: their buttons and selects still answer."""

from pathlib import Path

import pytest

from bot.app import App
from bot.domain.business import MemberId
from bot.domain.settings import Language
from tests.cogs.bell import connected, write_set_up
from tests.support.businesses import acting
from tests.support.loopback_discord import LoopbackDiscord


async def test_panels_from_before_a_start_still_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord:
        reports, inbox = discord.guild.add_channel("bericht"), discord.guild.add_channel("kundenkommentare")

        async def set_up(app: App) -> None:
            at = app.now()
            business = await app.db.write(
                lambda tx: write_set_up(tx, discord, reports, inbox, Language.GERMAN_DU, at, team=False)
            )
            for number in range(12):
                await app.templates.save(
                    acting(business.id, MemberId(discord.owner.id), at),
                    None,
                    f"Vorlage {number:02}",
                    "",
                    "Ja.",
                )

        async with connected(tmp_path, monkeypatch, discord=discord, before=set_up):
            panel = await (await discord.owner.command("templates")).reply()
            numbers = await (await discord.owner.command("numbers")).reply()
        async with connected(tmp_path, monkeypatch, discord=discord):
            await (await discord.owner.click(panel, "Weiter")).answered()
            assert "Vorlage 11" in panel.text and "Vorlage 00" not in panel.text
            await (await discord.owner.select(panel, "Vorlage 11")).answered()
            assert panel.text.startswith("### Vorlage 11")
            await (await discord.owner.click(numbers, "30 Tage")).answered()
            assert "der letzten 30 Tage" in numbers.text
