"""What the gateway says of a connected Discord channel: which messages become comments, edits, deletions, and the history
after a time without connection.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from cogs.community.settings import Takes
from tests.support.community_bed import community
from tests.support.loopback_discord import posts


async def test_a_question_becomes_a_comment_and_chatter_is_stored_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        chatter = resi.say(bed.place, "Schönen guten Morgen zusammen")
        asked = resi.say(bed.place, "Habt ihr am **Samstag** offen?")
        elsewhere = resi.say(bed.discord.guild.channel("allgemein"), "Und am Sonntag?")
        assert await bed.taken(asked) == ("customer", "Habt ihr am Samstag offen?", "public", "open")
        rows = await bed.rows()
        assert chatter.id not in rows and elsewhere.id not in rows


async def test_the_business_is_addressed_by_the_bot_a_role_its_name_or_a_reply(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi, team = bed.person("Resi"), bed.discord.colleague
        said = team.say(bed.place, "Heute gibt es Kuchen")
        taken = [
            resi.say(bed.place, f"{bed.discord.world.bot.mention} bitte um Rückruf"),
            resi.say(bed.place, f"{bed.discord.team_role.mention} bitte um Rückruf"),
            resi.say(bed.place, f"Die {bed.discord.guild.name} meldet sich nie"),
            resi.say(bed.place, "Mir ohne Rosinen bitte", reply_to=said),
        ]
        context = resi.say(bed.place, "Mir auch", reply_to=taken[0])
        for each in taken:
            assert (await bed.taken(each) or ("",))[0] == "customer", each.content
        assert await bed.taken(context) is None


@pytest.mark.parametrize("takes", [Takes.USUAL, Takes.ALL])
async def test_of_a_forum_the_post_and_its_authors_further_messages_are_comments(
    takes: Takes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch, takes=takes, forum=True) as bed:
        resi, eva = bed.person("Resi"), bed.person("Eva")
        post = resi.post(bed.place, "Mühle", "Meine Mühle macht Geräusche")
        more = resi.say(post.channel, "Seit gestern")
        beside = eva.say(post.channel, "Kenne ich. Hast du sie geölt?")
        assert (await bed.taken(post) or ("",))[0] == "customer"
        assert (await bed.taken(more) or ("",))[0] == "customer"
        assert await bed.taken(beside) is None


async def test_by_hand_takes_nothing_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with community(tmp_path, monkeypatch, takes=Takes.BY_HAND) as bed:
        resi = bed.person("Resi")
        asked = resi.say(bed.place, f"{bed.discord.world.bot.mention} habt ihr offen?")
        assert await bed.taken(asked) is None


async def test_programs_and_their_disguises_are_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        other = bed.discord.world.add_user("quizbot", "Quizbot", bot=True)
        bed.discord.guild.add_member(other)
        owner = bed.discord.owner.user
        taken = posts.create(bed.place, bed.person("Resi").user, {"content": "Habt ihr offen?"})
        by_bot = posts.create(bed.place, other, {"content": "Wer weiß die Antwort?"})
        # A webhook bears any name, the owner's too; its answer closes nothing.
        body = {"content": "Ja, bis 18 Uhr", "message_reference": {"message_id": str(taken.id)}}
        by_webhook = posts.create(bed.place, owner, body, webhook=True)
        assert await bed.taken(by_bot) is None and await bed.taken(by_webhook) is None
        assert (await bed.taken(taken) or ())[3] == "open"


async def test_an_edit_changes_the_comment_and_may_make_one_of_chatter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        asked, chatter = resi.say(bed.place, "Habt ihr offen?"), resi.say(bed.place, "Guten Morgen")
        await bed.at_rest()
        resi.edit(asked, "Ach, schon gesehen")
        resi.edit(chatter, "Guten Morgen, wann sperrt ihr auf?")
        assert (await bed.taken(asked) or ())[1] == "Ach, schon gesehen"
        assert (await bed.taken(chatter) or ())[1] == "Guten Morgen, wann sperrt ihr auf?"


async def test_deletions_of_one_of_many_of_a_thread_and_of_the_channel_take_the_words_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        said = [resi.say(bed.place, f"Frage {number}?") for number in range(5)]
        thread = resi.begin_thread(bed.place, "Genauer", said[4])
        inside = resi.say(thread, "Und wie lange?")
        await bed.at_rest()
        resi.delete(said[0])
        posts.delete_bulk(bed.place, said[1:3])
        bed.discord.world.delete_channel(thread)
        await bed.at_rest()
        rows = await bed.rows()
        assert [rows[one.id][1:3] for one in (*said[:3], inside)] == [("", "gone")] * 4
        assert [rows[one.id][2] for one in said[3:]] == ["public", "public"]
        bed.discord.guild.delete_channel(bed.place)
        await bed.at_rest()
        assert {row[2] for row in (await bed.rows()).values()} == {"gone"}


async def test_what_was_said_while_nobody_listened_comes_by_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        stays, goes = resi.say(bed.place, "Bleibt das?"), resi.say(bed.place, "Geht das?")
        await bed.at_rest()
        gateway = bed.discord.gateway
        gateway.forget_sessions()
        await gateway.close(4000)
        await bed.discord.disconnected()
        resi.edit(stays, "Bleibt das auch?")
        resi.delete(goes)
        missed = resi.say(bed.place, "Habt ihr das gehört?")
        in_thread = resi.say(resi.begin_thread(bed.place, "Neu"), "Auch das hier?")
        closed = resi.begin_thread(bed.place, "Alt")
        in_archived = resi.say(closed, "Und das?")
        bed.discord.world.archive(closed)
        context = resi.say(bed.place, "Nur so")
        rows = await bed.rows()
        # discord.py begins a session again five seconds after the old one was refused.
        for _ in range(150):
            await bed.read()
            rows = await bed.rows()
            edited = rows[stays.id][1] != "Bleibt das?"
            if edited and in_archived.id in rows and rows[goes.id][2] == "gone":
                break
        assert rows[stays.id][1] == "Bleibt das auch?"
        assert rows[goes.id][2] == "gone"
        assert [rows[one.id][1] for one in (missed, in_thread, in_archived)] == [
            "Habt ihr das gehört?",
            "Auch das hier?",
            "Und das?",
        ]
        assert context.id not in rows


async def test_more_than_can_wait_at_once_comes_by_the_history_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        resi = bed.person("Resi")
        listening: Any = bed.live.client.get_cog("Community")
        # discord.py loads the module of each cog a second time.
        monkeypatch.setattr(sys.modules[type(listening).__module__], "MOST_WAITING", 5)
        async with bed.app.pushes._turn:  # a database that takes its time
            asked = [resi.say(bed.place, f"Habt ihr offen, Nummer {number}?") for number in range(150)]
            await bed.until(lambda: len(listening._missed) > 0, "too many to wait")
        await bed.at_rest()
        for _ in range(50):
            await bed.read()
            if len(await bed.rows()) == len(asked):
                break
        assert {row[3] for row in (await bed.rows()).values()} == {"open"}
        assert set(await bed.rows()) == {each.id for each in asked}


async def test_a_flood_of_one_connection_and_what_fails_there_delay_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch) as bed:
        calm = bed.discord.guild.add_channel("ruhig")
        made = await bed.connect(calm)
        await bed.read(made.channel.id)
        listening: Any = bed.live.client.get_cog("Community")
        gate, add = asyncio.Event(), listening._add

        async def slow(batch: Any, picked: Any, message: Any) -> None:
            if picked.channel == bed.connection:
                await gate.wait()  # Discord is asked who wrote this, and takes its time
                raise ValueError("something nobody thought of")
            await add(batch, picked, message)

        listening._add = slow
        resi, eva = bed.person("Resi"), bed.person("Eva")
        flood = [resi.say(bed.place, f"Habt ihr offen, Nummer {number}?") for number in range(150)]
        asked = eva.say(calm, "Habt ihr Gutscheine?")
        for _ in range(100):
            await asyncio.sleep(0.02)
            if asked.id in await bed.rows(made.channel.id):
                break
        assert (await bed.rows(made.channel.id))[asked.id][3] == "open"
        gate.set()
        await bed.at_rest()
        listening._add = add
        # What failed is read from the history with the next thing said there.
        last = resi.say(bed.place, "Und morgen?")
        for _ in range(50):
            await bed.read()
            if len(await bed.rows()) == len(flood) + 1:
                break
        assert set(await bed.rows()) == {each.id for each in (*flood, last)}


async def test_a_private_thread_of_a_connected_channel_is_nobodys_business(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with community(tmp_path, monkeypatch, takes=Takes.ALL) as bed:
        resi = bed.person("Resi")
        among_few = resi.begin_thread(bed.place, "Unter uns", private=True)
        whispered = resi.say(among_few, "Wisst ihr, ob sie heiratet?")
        resi.edit(whispered, "Wisst ihr, wen sie heiratet?")
        said = resi.say(bed.place, "Wer weiß das?")
        assert (await bed.taken(said) or ())[3] == "open"
        bed.live.client.dispatch("ready")
        await bed.at_rest()
        await bed.read()
        bed.discord.world.archive(among_few)
        await bed.read()
        assert set(await bed.rows()) == {said.id}
