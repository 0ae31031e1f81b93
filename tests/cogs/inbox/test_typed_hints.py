"""An answer typed straight into the inbox: one calm hint a day and member, which goes by itself."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.settings import Language
from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Channel, Message, Person

HINT = "Das hat nur dieser Server gesehen. Zum Antworten: Knopf auf der Karte."


def inbox_of(live: Bell) -> Channel:
    return live.discord.guild.channel("kundenkommentare")


def hints(live: Bell, channel: Channel | None = None) -> list[Message]:
    return [one for one in (channel or inbox_of(live)).messages if one.text == HINT]


async def typed(live: Bell, who: Person, channel: Channel, text: str = "Ja, bis 14 Uhr!") -> None:
    """Writes a message and waits until it was dispatched: a later command is answered."""
    who.say(channel, text)
    await live.discord.owner.command("help")
    await asyncio.gather(*(one for one in asyncio.all_tasks() if one.get_name() == "discord.py: on_message"))


async def test_what_a_set_up_member_types_into_the_inbox_gets_a_hint_that_goes_after_twenty_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        await typed(live, live.discord.owner, inbox_of(live))
        (message,) = hints(live)
        assert live.discord.owner.notifications == []
        due = await live.poster.step(live.clock())
        assert due == live.clock() + timedelta(seconds=20)
        live.clock.advance(timedelta(seconds=19))
        await live.poster.step(live.clock())
        assert not message.deleted
        live.clock.advance(timedelta(seconds=1))
        await live.poster.step(live.clock())
        assert message.deleted


async def test_it_comes_once_a_day_and_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as live:
        inbox = inbox_of(live)
        await typed(live, live.discord.owner, inbox)
        await typed(live, live.discord.owner, inbox)
        assert len(hints(live)) == 1
        await typed(live, live.discord.colleague, inbox)
        assert len(hints(live)) == 2
        live.clock.advance(timedelta(days=1))
        await typed(live, live.discord.owner, inbox)
        assert len(hints(live)) == 3


async def test_strangers_bots_threads_and_other_channels_are_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as live:
        inbox = inbox_of(live)
        await typed(live, live.discord.stranger, inbox)
        await typed(live, live.discord.owner, live.reports)
        await live.client.get_partial_messageable(inbox.id).send("von mir selbst")
        await typed(live, live.discord.owner, live.reports)
        assert hints(live) == []
        assert hints(live, live.reports) == []


async def test_a_hint_that_a_death_left_standing_is_taken_away_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        await typed(live, live.discord.owner, inbox_of(live))
        (message,) = hints(live)
        live.poster.hints._shown.clear()
        await live.poster.hints.refresh()
        await live.poster.step(live.clock())
        assert message.deleted


@pytest.mark.parametrize("language", Language)
async def test_it_is_said_in_the_language_of_the_business(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch, language=language) as live:
        await typed(live, live.discord.owner, inbox_of(live))
        said = inbox_of(live).messages[-1].text
        english = "Only this server has seen that. To reply: the button on the card."
        assert said == (english if language is Language.ENGLISH else HINT)
