"""After forgetting: no message in Discord and no byte in the data folder shows the name or the words."""

from __future__ import annotations

import zipfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.domain.actor import Actor
from bot.domain.business import DiscordChannelId, MemberId, MessageId
from bot.domain.card import CardForm, Ringing
from bot.domain.comment import CommentId
from bot.domain.role import Role
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.quotes import QuoteStore
from bot.storage.removals import RemovalStore
from bot.storage.sqlite.backups import BackupKind, back_up
from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Right

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
FIRST = CommentId(1)
NAME, WORDS = "Zdenka Prohaska", "Wo bleibt mein Röstkaffee Xanadu?"
NEEDLES = [
    word.encode(code)
    for word in ("Zdenka", "zdenka", "Prohaska", "prohaska", "Xanadu", "xanadu", "Röstkaffee")
    for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")
]


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        yield ready


def in_discord(live: Bell) -> str:
    """Text of everything that anybody sees in any channel."""
    return "\n".join(
        message.text for channel in live.discord.guild.text_channels for message in channel.messages
    )


def files(folder: Path) -> Iterator[bytes]:
    """Bytes of every file, those inside archives too."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.read_bytes()
            if file.suffix == ".zip":
                with zipfile.ZipFile(file) as archive:
                    yield from (archive.read(name) for name in archive.namelist())


def found(folder: Path) -> bool:
    return any(needle in content for content in files(folder) for needle in NEEDLES)


async def written(live: Bell) -> int:
    """A comment of theirs on a card that is posted, in the search index, and quoted by a digest; closed since then."""
    comment = await live.days.comment(NOON, author=NAME, text=WORDS, person="zdenka")
    await live.app.db.write(
        lambda tx: CardStore(tx).open(
            live.days.business.id, CardForm.COMMENT, [comment], NOON, rings=False, ringing=Ringing()
        )
    )
    await live.poster.step(MORNING - timedelta(minutes=1))
    await live.report(MORNING)
    await live.report(MORNING + timedelta(seconds=4))
    while (
        again := await live.app.indexing.step(live.app.now())
    ) is not None and again <= live.app.now() + timedelta(seconds=5):
        pass
    await live.app.db.write(
        lambda tx: CommentStateStore(tx).close_done(live.days.business.id, comment, MORNING)
    )
    await live.poster.step(MORNING + timedelta(minutes=1))
    return comment


async def forgotten(live: Bell) -> None:
    actor = Actor(live.days.business.id, MemberId(live.discord.owner.id), Role.OWNER, live.app.now())
    (known,) = await live.app.forget.find(actor.business, "prohaska")
    assert (await live.app.forget.forget(actor, [known.who])).comments == 1
    await live.poster.step(MORNING + timedelta(minutes=2))


async def test_no_message_and_no_byte_is_left(live: Bell) -> None:
    await written(live)
    actor = Actor(live.days.business.id, MemberId(1), Role.OWNER, live.app.now())
    await live.app.exports.make(actor)
    folder = live.app.settings.data
    assert NAME in in_discord(live) and "Xanadu" in in_discord(live) and found(folder)
    assert "Zdenka" in "".join(message.text for message in live.standing())
    await forgotten(live)
    assert "Zdenka" not in in_discord(live) and "Xanadu" not in in_discord(live)
    assert live.standing() == []
    days = timedelta(days=2)
    for number in range(20):
        await live.app.indexing.step(live.app.now() + days + timedelta(seconds=number))
    back_up(live.app.db.path, live.app.now(), BackupKind.BY_HAND)
    await live.app.exports.make(actor)
    await live.app.db._writer.execute("VACUUM")
    await live.app.db.checkpoint()
    assert not found(folder)
    live.discord.assert_clean()


async def test_a_message_that_cannot_be_deleted_now_holds_up_no_other_and_is_deleted_later(
    live: Bell,
) -> None:
    await written(live)
    live.discord.guild.take_away(Right.VIEW_CHANNEL, channel=live.reports)
    await live.app.db.write(
        lambda tx: QuoteStore(tx).add(live.days.business.id, DiscordChannelId(424242), MessageId(9), [FIRST])
    )
    await forgotten(live)
    assert live.discord.guild.channel("kundenkommentare").messages == []
    assert "Zdenka" in in_discord(live)
    later = await live.app.db.read(lambda tx: RemovalStore(tx).next_due())
    assert later is not None and later > MORNING
    live.discord.guild.give_back(Right.VIEW_CHANNEL, channel=live.reports)
    await live.poster.step(later)
    assert "Zdenka" not in in_discord(live)
    assert await live.app.db.read(lambda tx: RemovalStore(tx).next_due()) is None


async def test_a_thread_is_deleted_whole(live: Bell) -> None:
    await written(live)
    card = live.discord.guild.channel("kundenkommentare").messages[0]
    place = live.client.get_channel(card.channel.id)
    assert isinstance(place, discord.TextChannel)
    thread = await place.get_partial_message(card.id).create_thread(name="Zdenka fragt")
    await live.app.db.write(
        lambda tx: tx.execute(
            "INSERT INTO removal (business_id, place_id, due_at) VALUES (:business, :place, 0)",
            business=live.days.business.id,
            place=thread.id,
        )
    )
    live.app.removing.added()
    await live.poster.step(MORNING + timedelta(minutes=2))
    assert "Zdenka fragt" not in [one.name for one in live.discord.guild.channels.values()]


async def test_the_owner_hears_once_which_right_is_missing_to_delete_a_thread(live: Bell) -> None:
    await written(live)
    guild = live.discord.guild
    inbox, said = guild.channel("kundenkommentare"), guild.channel("allgemein")
    place = live.client.get_channel(inbox.id)
    assert isinstance(place, discord.TextChannel)
    thread = await place.get_partial_message(inbox.messages[0].id).create_thread(name="Zdenka fragt")
    guild.take_away(Right.MANAGE_THREADS, channel=inbox)
    await live.app.db.write(
        lambda tx: tx.execute(
            "INSERT INTO removal (business_id, place_id, due_at) VALUES (:business, :place, 0)",
            business=live.days.business.id,
            place=thread.id,
        )
    )
    live.app.removing.added()
    await live.poster.step(MORNING + timedelta(hours=1))
    warned = await said.wait_for_message("weg soll")
    for hours in (3, 5):
        await live.poster.step(MORNING + timedelta(hours=hours))
    assert warned.text.split("\n") == [
        f"<@{live.days.business.set_up_by}> In <#{thread.id}> kann ich nicht löschen, was weg soll."
        " Ich versuche es jede Stunde wieder.",
        "- Mir fehlt „Threads verwalten“: Geklärtes könnte ich nicht schließen.",
    ]
    assert len([one for one in said.messages if "weg soll" in one.text]) == 1
    guild.give_back(Right.MANAGE_THREADS, channel=inbox)
    await live.poster.step(MORNING + timedelta(hours=7))
    assert "Zdenka fragt" not in [one.name for one in guild.channels.values()]
