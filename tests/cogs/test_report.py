"""The report of any past day: chosen, typed, stepped to, of one connection."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Message

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        ready.clock.advance(NOW - ready.clock())
        await ready.discord.synced("report")
        yield ready


async def opened(live: Bell, day: str | None = None) -> Message:
    who = live.discord.owner
    page = (await (who.command("report") if day is None else who.command("report", day=day))).message
    assert page is not None
    assert page.ephemeral
    return page


async def test_it_opens_with_yesterday_and_the_days_before_are_one_choice_away(live: Bell) -> None:
    await live.days.comment(NOON, answered=MINUTE)
    await live.days.comment(NOON - 3 * DAY)
    page = await opened(live)
    assert page.text.startswith("### Das war der Samstag\n**1 neu · 1 beantwortet · 0 offen**")
    await live.discord.owner.select(page, "Mittwoch, 18. November")
    assert page.text.split("\n")[:2] == [
        "### Das war Mittwoch, der 18. November",
        "**1 neu · 0 beantwortet · 1 offen**",
    ]
    assert "Heute zuerst" not in page.text
    await live.discord.owner.click(page, "Tag danach")
    assert page.text.startswith("### Das war Donnerstag, der 19. November")
    await live.discord.owner.select(page, "Heute bis jetzt")
    assert page.text.startswith("### Heute bis jetzt\n")
    assert page.button("Tag danach").disabled
    live.discord.assert_clean()


async def test_an_earlier_day_is_typed_in_the_form_or_with_the_command(live: Bell) -> None:
    await live.days.comment(NOON - 30 * DAY, answered=MINUTE)
    page = await opened(live)
    form = (await live.discord.owner.select(page, "Ein früherer Tag …")).modal
    said = await form.submit({"day": "32.10."})
    assert said.text == "Schreib einen vergangenen Tag, etwa 21.11. oder 21.11.2026."
    assert said.message is not None
    form = (await live.discord.owner.click(said.message, "Ändern")).modal
    assert form.field("day").value == "32.10."
    answer = await form.submit({"day": "22.10."})
    shown = answer.message or page
    assert shown.text.startswith("### Das war Donnerstag, der 22. Oktober\n**1 neu · 1 beantwortet")
    typed = await opened(live, day="22.10.2026")
    assert typed.text.startswith("### Das war Donnerstag, der 22. Oktober\n**1 neu")
    refused = await live.discord.owner.command("report", day="morgen")
    assert refused.text.startswith("Schreib einen vergangenen Tag")
    live.discord.assert_clean()


async def test_of_one_connection_it_says_what_came_there_and_keeps_to_it(live: Bell) -> None:
    second = await live.days.connect("Zweiter Blog")
    await live.days.comment(NOON, author="Anna", channel=second)
    await live.days.comment(NOON - DAY, author="Bert", channel=second)
    await live.days.comment(NOON, author="Carl")
    page = await opened(live)
    assert "**2 neu · 0 beantwortet · 2 offen**" in page.text
    await live.discord.owner.select(page, "Zweiter Blog", placeholder="Verbindung …")
    assert page.text.split("\n")[:3] == [
        "### Das war der Samstag",
        "-# Zweiter Blog",
        "**1 neu · 0 beantwortet · 1 offen**",
    ]
    assert "Anna" in page.text and "Carl" not in page.text and "Bert" not in page.text
    await live.discord.owner.click(page, "Tag davor")
    assert page.text.split("\n")[1] == "-# Zweiter Blog"
    assert "Bert" in page.text
    await live.discord.owner.select(page, "Samstag, 21. November", placeholder="Anderer Tag …")
    assert page.text.split("\n")[1] == "-# Zweiter Blog"
    await live.discord.owner.select(page, "Alle Verbindungen", placeholder="Verbindung …")
    assert "Carl" in page.text
    live.discord.assert_clean()


async def test_the_month_is_a_tap_away_and_so_is_the_way_back(live: Bell) -> None:
    await live.days.comment(NOON, answered=MINUTE)
    page = await opened(live)
    await live.discord.owner.click(page, "Monat")
    await live.discord.until(lambda: page.text.startswith("### Worum es ging: November"))
    await live.discord.owner.click(page, "Tag")
    await live.discord.until(lambda: page.text.startswith("### Heute bis jetzt\n"))
    live.discord.assert_clean()
