"""Capture as comment: which messages can be captured by whom, where they go, what the card then knows."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.ports import LinkOut, OutgoingReply, Target, UseLink
from cogs.community.settings import Takes
from cogs.gateway.client import TROUBLE
from cogs.inbox.pictures import CardPictures
from tests.support.community_bed import Community, community
from tests.support.loopback_discord import Message, Person, Right, posts

NAME = "Capture as comment"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 99


async def capture(bed: Community, message: Message, by: Person | None = None) -> str:
    said = await (await (by or bed.discord.owner).message_command(NAME, message)).reply()
    await bed.at_rest()
    return said.text


async def comments(bed: Community) -> list[tuple[Any, ...]]:
    """Connector, id, text, state and start of the wait of every comment."""

    def read(tx: Any) -> list[tuple[Any, ...]]:
        rows = tx.all(
            "SELECT channel.connector, comment.external_id, comment.text, comment.state, comment.waits_since"
            " FROM comment JOIN channel ON channel.id = comment.channel_id ORDER BY comment.id"
        )
        return [tuple(row) for row in rows]

    return await bed.app.db.read(read)


async def test_without_the_switch_any_message_is_captured_and_waits_since_it_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch, content=False) as bed:
        plausch = bed.discord.guild.add_channel("plausch")
        old = bed.person("Resi").say(plausch, "Eure **Mühle** ist super")
        written = bed.live.clock()
        bed.live.clock.advance(timedelta(days=9))
        assert await capture(bed, old) == f"Erfasst. Die Karte kommt in <#{bed.inbox.id}>."
        assert await comments(bed) == [
            ("captured", str(old.id), "Eure Mühle ist super", "open", int(written.timestamp() * 1000))
        ]


async def test_what_is_captured_already_says_where_its_card_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        message = bed.person("Resi").say(bed.discord.guild.channel("allgemein"), "Wer repariert das?")
        await capture(bed, message)
        assert await capture(bed, message) == "Das ist schon erfasst."
        while not bed.inbox.messages:
            bed.live.clock.advance(timedelta(seconds=1))
            await bed.live.poster.step(bed.live.clock())
        [card] = bed.inbox.messages
        link = f"https://discord.com/channels/{bed.discord.guild.id}/{bed.inbox.id}/{card.id}"
        assert await capture(bed, message) == f"Das ist schon erfasst: {link}"
        assert len(await comments(bed)) == 1


async def test_in_a_connected_channel_an_ignored_message_joins_its_connection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        chatter = resi.say(bed.place, "Gestern war es schön bei euch")
        assert await bed.taken(chatter) is None
        await capture(bed, chatter)
        assert [row[:4] for row in await comments(bed)] == [
            ("discord", str(chatter.id), "Gestern war es schön bei euch", "open")
        ]
        answer = bed.discord.colleague.say(bed.place, "Danke dir!", reply_to=chatter)
        assert (await bed.taken(answer) or ())[0] == "team"
        assert (await bed.rows())[chatter.id][3] == "elsewhere"


async def test_the_bots_own_the_teams_and_empty_messages_are_no_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        plausch, resi = bed.discord.guild.add_channel("plausch"), bed.person("Resi")
        own = posts.create(plausch, bed.discord.world.bot, {"content": "Guten Morgen"})
        team = bed.discord.colleague.say(plausch, "Guten Morgen")
        in_inbox = resi.say(bed.inbox, "Steht das hier richtig?")
        empty = resi.say(plausch, "x")
        empty.content = " "
        joined = resi.say(plausch, "Unter dem Brunnen")
        joined.type = 18  # the line about a new thread, with its title
        refused = [await capture(bed, each) for each in (own, team, in_inbox, empty, joined)]
        assert [said.split(".")[0] for said in refused] == [
            "Das ist von mir",
            "Das ist aus deinem Team",
            "Das ist einer meiner eigenen Kanäle",
            "In dieser Nachricht steht kein Text",
            "Das ist von Discord selbst",
        ]
        webhook = posts.create(
            plausch, bed.discord.world.add_user("w", "Brücke", bot=True), {"content": "Hallo?"}
        )
        assert (await capture(bed, webhook)).startswith("Erfasst.")
        assert [row[2] for row in await comments(bed)] == ["Hallo?"]


async def test_only_owner_and_team_capture_and_need_no_right_on_discord_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        guild, resi = bed.discord.guild, bed.person("Resi")
        message = resi.say(guild.channel("allgemein"), "Wer weiß das?")
        assert "Leute, die hier antworten" in await capture(bed, message, resi)
        assert await comments(bed) == []
        assert (await capture(bed, message, bed.discord.colleague)).startswith("Erfasst.")


async def test_what_happens_to_a_captured_message_is_seen_where_nothing_is_connected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch, content=False) as bed:
        place, resi = bed.discord.guild.channel("allgemein"), bed.person("Resi")
        answered, goes, edited = (resi.say(place, f"Geht das? {n}") for n in range(3))
        for each in (answered, goes, edited):
            await capture(bed, each)
        bed.discord.colleague.say(place, "Ja, das geht", reply_to=answered)
        resi.delete(goes)
        resi.edit(edited, "Ohne den Schalter kommt kein Text")
        await bed.at_rest()
        rows = {int(row[1]): row[2:4] for row in await comments(bed)}
        assert rows[answered.id] == ("Geht das? 0", "elsewhere")
        assert rows[goes.id][0] == ""
        assert rows[edited.id] == ("Geht das? 2", "open"), "an edit without its text empties nothing"


@pytest.mark.parametrize("trouble", [False, True])
async def test_what_became_of_captured_messages_while_nobody_listened_is_seen_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: bool
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        place, resi = bed.discord.guild.channel("allgemein"), bed.person("Resi")
        thread = resi.begin_thread(place, "Ein Thema")
        stays, goes, edited, answered = (resi.say(place, f"Geht das? {n}") for n in range(4))
        lost, hidden = resi.say(thread, "Und hier?"), bed.discord.guild.add_channel("plausch")
        unread = resi.say(hidden, "Liest das wer?")
        for each in (stays, goes, edited, answered, lost, unread):
            await capture(bed, each)
        listening: Any = bed.live.client.get_cog("Community")
        monkeypatch.setattr(sys.modules[type(listening).__module__], "LOOK_AGAIN", 0.2)
        if trouble:
            bed.discord.fault("GET /channels/*/messages", status=503)
        bed.discord.gateway.forget_sessions()
        await bed.discord.gateway.close(4000)
        await bed.discord.disconnected()
        resi.delete(goes)
        resi.edit(edited, "Geht das doch?")
        bed.discord.colleague.say(place, "Ja, das geht", reply_to=answered)
        bed.discord.world.delete_channel(thread)
        bed.discord.guild.take_away(Right.READ_MESSAGE_HISTORY, channel=hidden)
        rows: dict[int, tuple[Any, ...]] = {}
        for _ in range(150):
            await bed.at_rest()
            rows = {int(row[1]): row[2:4] for row in await comments(bed)}
            if rows[goes.id][0] == "":
                break
        await bed.at_rest()
        rows = {int(row[1]): row[2:4] for row in await comments(bed)}
        assert rows[goes.id][0] == rows[lost.id][0] == ""
        assert rows[stays.id] == ("Geht das? 0", "open")
        assert rows[edited.id] == ("Geht das doch?", "open")
        assert rows[answered.id] == ("Geht das? 3", "elsewhere")
        assert rows[unread.id] == ("Liest das wer?", "open"), "what may not be read is not gone"


async def test_pictures_are_on_the_card_and_other_files_stay_on_discord(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi, elsewhere = bed.person("Resi"), bed.discord.guild.channel("allgemein")
        files = {"kaputt.png": PNG, "rechnung.pdf": b"%PDF-1.7", "auch.png": PNG}
        there = resi.say(bed.place, "Ist das kaputt?", files=files)
        await bed.at_rest()
        await capture(bed, resi.say(elsewhere, "Und das?", files={"das.png": PNG}))
        # Longer than the addresses hold that came with the messages.
        bed.live.clock.advance(timedelta(days=2))
        for _ in range(6):
            await bed.live.poster.step(bed.live.clock())
            bed.live.clock.advance(timedelta(seconds=5))
        pictures = CardPictures(bed.live.client)
        bed.discord.fault(f"GET /channels/{bed.place.id}/messages/{there.id}", status=503)
        for _ in range(6):
            await pictures.step(bed.live.clock())
        cards = {
            card.text.split("\n> ")[1].split("\n")[0]: card
            for card in bed.inbox.messages
            if "\n> " in card.text
        }
        names = {asked: [one.filename for one in card.attachments] for asked, card in cards.items()}
        assert names == {"Ist das kaputt?": [], "Und das?": ["picture1.png"]}, "Discord did not answer"
        bed.live.clock.advance(TROUBLE)
        await pictures.step(bed.live.clock())
        (card,) = [one for one in bed.inbox.messages if one.id == cards["Ist das kaputt?"].id]
        assert [one.filename for one in card.attachments] == ["picture1.png", "picture2.png"]
        assert [one.content for one in card.attachments] == [PNG, PNG]


async def test_the_reply_goes_out_there_and_by_a_link_where_the_bot_may_not_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        place, resi = bed.discord.guild.add_channel("plausch"), bed.person("Resi")
        message = resi.say(place, "Wer repariert das?")
        await capture(bed, message)
        [found] = await bed.app.catching_up.active("captured")
        connector = await bed.app.switchboard.connector(bed.business.id, found.channel)
        to = Target(ExternalId(str(message.id)), ExternalId(str(place.id)), "{}")
        reply = OutgoingReply(RowId(1), to, "Wir, jeden Dienstag. @everyone")
        sent = await connector.send(reply)
        [there] = [each for each in place.messages if str(each.id) == sent.external_id]
        assert there.reference is not None and there.reference["message_id"] == str(message.id)
        assert (there.mentions, there.mention_everyone) == ([resi.id], False)
        bed.discord.guild.take_away(Right.SEND_MESSAGES, channel=place)
        with pytest.raises(UseLink) as link:
            await connector.send(reply)
        assert link.value.url.endswith(f"/{place.id}/{message.id}")
        assert isinstance(connector.way(Target(to.external_id, to.thread_id, '{"w": 0}'), ""), LinkOut)


async def test_a_message_captured_before_its_channel_was_connected_stays_one_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        fragen, resi = bed.discord.guild.add_channel("fragen"), bed.person("Resi")
        message = resi.say(fragen, "Habt ihr offen?")
        await capture(bed, message)
        made = await bed.connect(fragen, Takes.ALL)
        await bed.read(made.channel.id)
        assert await bed.rows(made.channel.id) == {}
        assert len(await comments(bed)) == 1


async def test_a_private_thread_of_a_connected_channel_is_captured_by_hand_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        among_few = resi.begin_thread(bed.place, "Unter uns", private=True)
        asked = resi.say(among_few, "Meine Bestellung ist weg")
        assert (await capture(bed, asked)).startswith("Erfasst.")
        resi.edit(asked, "Meine Bestellung ist da")
        await bed.at_rest()
        assert [row[:3] for row in await comments(bed)] == [
            ("captured", str(asked.id), "Meine Bestellung ist da")
        ]


async def test_two_members_capture_the_same_message_at_once_and_it_is_one_comment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        guild = bed.discord.guild
        message = bed.person("Resi").say(guild.channel("allgemein"), "Wer repariert das?")
        bed.discord.world.change_role(
            guild, guild.everyone, permissions=guild.everyone.permissions | Right.MANAGE_MESSAGES
        )
        said = await asyncio.gather(
            *(
                capture(bed, message, who)
                for who in (bed.discord.owner, bed.discord.colleague)
                for _ in range(2)
            )
        )
        assert any(one.startswith("Erfasst.") for one in said)
        assert all(one.startswith(("Erfasst.", "Das ist schon erfasst")) for one in said)
        assert len(await comments(bed)) == 1
        cards = await bed.app.db.read(lambda tx: tx.all("SELECT count(*) FROM card_comment"))
        assert [tuple(row) for row in cards] == [(1,)]


async def test_what_was_forgotten_is_not_captured_again_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        message = bed.person("Resi").say(bed.discord.guild.channel("allgemein"), "Wer repariert das?")
        await capture(bed, message)
        await bed.app.db.write(lambda tx: tx.execute("UPDATE comment SET state = 'done', done_at = 1"))
        (resi,) = await bed.app.forget.find(bed.business.id, "Resi")
        assert (await bed.app.forget.forget(bed.actor(), [resi.who])).comments == 1
        assert await capture(bed, message) == (
            "Das wurde hier vergessen oder ist älter, als Worte bleiben. Es bleibt weg."
        )
        assert [row[2] for row in await comments(bed)] == [""]
