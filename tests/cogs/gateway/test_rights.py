"""Each right of the invitation: what Discord refuses without it, and the sentence that says so."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.domain.settings import Language
from bot.services.inbox.bundling import place
from bot.texts import speak
from cogs.gateway.client import Shopbell
from cogs.gateway.rights import NEEDED, RIGHTS, invitation, missing_rights
from tests.cogs.bell import Bell, bell
from tests.support.clock import NOW
from tests.support.loopback_discord import BOT_RIGHTS, Channel, Message, Right

Doing = Callable[[Shopbell, discord.TextChannel], Awaitable[object]]

INVITED = {
    "View Channels",
    "Send Messages",
    "Send Messages in Threads",
    "Create Public Threads",
    "Manage Threads",
    "Read Message History",
    "Attach Files",
    "Embed Links",
    "Manage Messages",
    "Manage Channels",
}
"""The list of the design, in Discord's own words."""


async def _post(client: Shopbell, place: discord.TextChannel) -> object:
    return await place.send("da")


async def _look_back(client: Shopbell, place: discord.TextChannel) -> object:
    return [message async for message in place.history(limit=1)]


async def _attach(client: Shopbell, place: discord.TextChannel) -> object:
    from io import BytesIO

    return await place.send(file=discord.File(BytesIO(b"x"), "bericht.csv"))


async def _open_thread(client: Shopbell, place: discord.TextChannel) -> object:
    return await place.create_thread(name="Frage", type=discord.ChannelType.public_thread)


async def _write_in_thread(client: Shopbell, place: discord.TextChannel) -> object:
    thread = await place.create_thread(name="Frage", type=discord.ChannelType.public_thread)
    return await thread.send("Weiß das wer?")


async def _tidy(client: Shopbell, place: discord.TextChannel) -> None:
    await place.delete_messages([discord.Object(place.id + 1), discord.Object(place.id + 2)])


async def _make_channel(client: Shopbell, place: discord.TextChannel) -> object:
    return await place.guild.create_text_channel("kundenkommentare")


REFUSED: dict[Right, tuple[str, Doing | None]] = {
    Right.VIEW_CHANNEL: ("Mir fehlt „Kanäle ansehen“", _post),
    Right.SEND_MESSAGES: ("Mir fehlt „Nachrichten senden“", _post),
    Right.SEND_MESSAGES_IN_THREADS: ("Mir fehlt „Nachrichten in Threads senden“", _write_in_thread),
    Right.CREATE_PUBLIC_THREADS: ("Mir fehlt „Öffentliche Threads erstellen“", _open_thread),
    Right.MANAGE_THREADS: ("Mir fehlt „Threads verwalten“", None),
    Right.READ_MESSAGE_HISTORY: ("Mir fehlt „Nachrichtenverlauf anzeigen“", None),
    Right.ATTACH_FILES: ("Mir fehlt „Dateien anhängen“", _attach),
    Right.EMBED_LINKS: ("Mir fehlt „Links einbetten“", None),
    Right.MANAGE_MESSAGES: ("Mir fehlt „Nachrichten verwalten“", _tidy),
    Right.MANAGE_CHANNELS: ("Mir fehlt „Kanäle verwalten“", _make_channel),
}
"""None: Discord refuses nothing that the bot does today, it only shows or does less."""


MINUTE = timedelta(minutes=1)


async def waiting(live: Bell, *asked: str) -> None:
    """Comments, a ringing card each."""
    comments = [await live.days.comment(NOW, text=text) for text in asked]
    business = live.days.business.id
    await live.app.db.write(lambda tx: place(tx, business, comments, NOW, caught_up=False))
    await live.app.suggesting.step(NOW)


def inbox_of(live: Bell) -> Channel:
    return live.discord.guild.channel("kundenkommentare")


async def finished(live: Bell) -> Message:
    """Through set-up to its last page."""
    page = (await live.discord.owner.command("setup")).message
    assert page is not None
    await live.discord.owner.click(page, "Fertig")
    return await page.wait_for_text("Ich läute in")


def test_the_invitation_asks_for_exactly_the_rights_of_the_design() -> None:
    link = parse_qs(urlsplit(invitation(123)).query)
    asked = discord.Permissions(int(link["permissions"][0]))
    assert asked == NEEDED
    assert int(asked.value) == int(BOT_RIGHTS)
    assert discord.Permissions(**dict.fromkeys(RIGHTS, True)) == asked
    assert {name.replace("_", " ") for name in RIGHTS} == {
        {"View Channels": "view channel"}.get(right, right.lower()) for right in INVITED
    }
    assert sorted(link["scope"][0].split()) == ["applications.commands", "bot"]


@pytest.mark.parametrize("language", list(Language))
def test_each_missing_right_has_a_sentence_of_its_own(language: Language) -> None:
    texts = speak(language)
    said = [missing_rights(NEEDED & ~discord.Permissions(**{name: True}), texts) for name in RIGHTS]
    assert all(len(sentences) == 1 for sentences in said)
    assert len({sentences[0] for sentences in said}) == len(RIGHTS)
    assert missing_rights(NEEDED, texts) == []


@pytest.mark.parametrize("right", list(REFUSED), ids=lambda right: str(right.name))
async def test_a_right_that_is_missing_is_refused_by_discord_and_said_at_set_up(
    right: Right, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence, doing = REFUSED[right]
    async with bell(tmp_path, monkeypatch) as live:
        guild = live.discord.guild
        there = live.client.get_channel(inbox_of(live).id)
        assert isinstance(there, discord.TextChannel)
        guild.take_away(right)
        await live.discord.until(
            lambda: not getattr(there.permissions_for(there.guild.me), str(right.name).lower())
        )
        if doing is not None:
            with pytest.raises(discord.Forbidden):
                await doing(live.client, there)
        said = [line for line in (await finished(live)).text.split("\n") if line.startswith("- ")]
        assert [line for line in said if sentence in line]
        guild.give_back(right)
        await live.discord.until(
            lambda: getattr(there.permissions_for(there.guild.me), str(right.name).lower())
        )
        assert "Mir fehlt" not in (await finished(live)).text
        live.discord.assert_clean()


@pytest.mark.parametrize(
    ("right", "sentence"),
    [
        (Right.VIEW_CHANNEL, "Kanäle ansehen"),
        (Right.SEND_MESSAGES, "Nachrichten senden"),
    ],
)
async def test_an_inbox_that_is_shut_is_reported_once_with_what_is_missing_and_the_card_comes_later(
    right: Right, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        inbox, owner = inbox_of(live), live.discord.owner
        there = live.client.get_channel(inbox.id)
        assert isinstance(there, discord.TextChannel)
        live.discord.guild.take_away(right, channel=inbox)
        await live.discord.until(lambda: not there.permissions_for(there.guild.me).send_messages)
        await waiting(live, "Habt ihr offen?", "Und am Sonntag?")
        for _ in range(3):
            await live.poster.step(NOW)
        told = await live.discord.guild.channel("allgemein").wait_for_message("kann ich nicht schreiben")
        assert f"- Mir fehlt „{sentence}“" in told.text
        assert list(told.buttons) == ["Einrichten"]
        assert [n.text for n in owner.notifications] == [told.text.replace(owner.mention, "@Inhaberin")]
        assert len(live.discord.rejections) == 1
        # A minute later it tries one card again, whichever is due first, and says nothing new on the same day.
        await live.poster.step(NOW + 2 * MINUTE)
        assert len(live.discord.rejections) == 2
        await owner.command("help")
        live.discord.guild.give_back(right, channel=inbox)
        await live.poster.step(NOW + 4 * MINUTE)
        await inbox.wait_for_message("Und am Sonntag?")
        assert len(inbox.messages) == 2
        (again,) = [m for m in live.discord.guild.channel("allgemein").messages if "schreiben" in m.text]
        assert again is told


async def test_without_the_right_to_look_back_a_card_that_may_have_been_posted_comes_at_least_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        inbox = inbox_of(live)
        await waiting(live, "Habt ihr offen?")
        live.discord.fault("POST /channels/*/messages", reset=True)
        await live.poster.step(NOW)
        live.discord.guild.take_away(Right.READ_MESSAGE_HISTORY, channel=inbox)
        live.discord.advance(900)
        await live.poster.step(NOW + MINUTE)
        assert [message.is_v2 for message in inbox.messages] == [False]
        assert [line for line in (await finished(live)).text.split("\n") if "Nachrichtenverlauf" in line]
