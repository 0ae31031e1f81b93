"""Two taps at once on what closes many: the way back stays, and what was done is said."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Message


async def twice(it: Bell, on: Message) -> None:
    taps = [it.discord.owner.press(on, next(iter(on.buttons))) for _ in range(2)]
    for tap in taps:
        await tap.answered()


async def test_two_taps_at_once_leave_the_way_back_and_say_what_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as it:
        for minutes in range(3):
            await it.days.comment(it.clock() - timedelta(minutes=minutes + 1))
        listed = await (await it.discord.owner.command("open")).reply()
        asked = await (await it.discord.owner.click(listed, custom_id="all:ask:0")).reply()
        await twice(it, asked)
        assert asked.text.startswith("3 Kommentare ohne Antwort ")
        assert list(asked.buttons) == ["Zurückholen"]
        await twice(it, asked)
        assert asked.text == "3 Kommentare sind wieder offen."
