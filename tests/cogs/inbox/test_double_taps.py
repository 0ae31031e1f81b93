"""Two taps at once on what closes many: the way back stays, and what was done is said."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Message


async def twice(live: Bell, on: Message) -> None:
    taps = [live.discord.owner.press(on, next(iter(on.buttons))) for _ in range(2)]
    for tap in taps:
        await tap.answered()


async def test_two_taps_at_once_leave_the_way_back_and_say_what_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        for minutes in range(3):
            await live.days.comment(live.clock() - timedelta(minutes=minutes + 1))
        listed = await (await live.discord.owner.command("open")).reply()
        asked = await (await live.discord.owner.click(listed, custom_id="all:ask:0")).reply()
        await twice(live, asked)
        assert asked.text.startswith("3 Kommentare ohne Antwort ")
        assert list(asked.buttons) == ["Zurückholen"]
        await twice(live, asked)
        assert asked.text == "3 Kommentare sind wieder offen."
