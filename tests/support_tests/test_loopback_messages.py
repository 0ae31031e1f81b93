"""The loopback Discord on messages: edits, mentions, rings, nonces, rights."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import pytest
from discord.http import Route

from tests.support.loopback_discord import Channel, LoopbackDiscord, Right
from tests.support_tests.sample_bot import NONE, SampleBot, layout, plain


def place(bot: SampleBot, channel: Channel) -> discord.TextChannel:
    found = bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


def only(*ids: int) -> discord.AllowedMentions:
    return discord.AllowedMentions(
        users=[discord.Object(i) for i in ids], roles=[discord.Object(i) for i in ids], everyone=False
    )


async def test_a_plain_card_rings_with_its_text_and_its_conversion_rings_nobody(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox, owner = server.guild.channel("allgemein"), server.owner
    text = f"{owner.mention} Frage von K. (Blog): „Habt ihr offen?“"
    sent = await place(bot, inbox).send(text, view=plain(), allowed_mentions=only(owner.id))
    [ring] = server.notifications
    assert (ring.user_id, ring.text) == (owner.id, "@Inhaberin Frage von K. (Blog): „Habt ihr offen?“")

    shown = f"### Frage von K.\n-# Dran: {owner.mention}"
    await sent.edit(content=None, view=layout(shown), allowed_mentions=only(owner.id))
    [card] = inbox.messages
    assert (card.is_v2, card.framed, card.text, card.mentions) == (True, True, shown, [owner.id])
    assert [r.is_v2 for r in card.history] == [False, True]
    assert list(card.buttons) == ["Antworten", "Erledigt", "Mehr", "Schweigen"]
    assert owner.notifications == [ring]
    server.assert_clean()


async def test_a_pure_components_v2_message_rings_with_an_empty_text_and_a_silent_one_does_not_ring(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    channel, owner = place(bot, server.guild.channel("allgemein")), server.owner
    await channel.send(view=layout(owner.mention), allowed_mentions=only(owner.id))
    await channel.send(view=layout(owner.mention), allowed_mentions=only(owner.id), silent=True)
    assert [n.text for n in server.notifications] == [""]
    assert server.guild.channel("allgemein").messages[-1].silent


async def test_an_edit_without_allowed_mentions_is_held_against_the_bot_and_names_everybody(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    sent = await place(bot, inbox).send(view=layout("x"))
    assert not server.violations
    await sent.edit(view=layout(f"{server.owner.mention} @everyone"))
    assert [v.kind for v in server.violations] == ["edit-without-allowed-mentions", "mass-mention"]
    assert inbox.messages[-1].mentions == [server.owner.id]
    assert not server.notifications


async def test_an_edit_with_none_allowed_empties_the_mentions(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox, owner = server.guild.channel("allgemein"), server.owner
    sent = await place(bot, inbox).send(owner.mention, allowed_mentions=only(owner.id))
    assert inbox.messages[-1].mentions == [owner.id]
    await sent.edit(content=f"{owner.mention}!", allowed_mentions=NONE)
    assert inbox.messages[-1].mentions == []


async def test_only_a_field_that_is_sent_changes(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    sent = await place(bot, inbox).send("x", view=plain(), embed=discord.Embed(title="t"))
    await sent.edit(content="y")
    [message] = inbox.messages
    assert (message.content, len(message.embeds), len(message.buttons)) == ("y", 1, 4)
    await sent.edit(content="y", embed=None, view=None)
    assert (message.content, message.embeds, message.buttons) == ("y", [], {})
    server.assert_clean()


async def test_components_v2_is_never_unset(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    sent = await place(bot, inbox).send(view=layout("x"))
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(content="y", view=None, allowed_mentions=NONE)
    assert refused.value.code == 50035
    await sent.edit(view=plain(), allowed_mentions=NONE)
    assert inbox.messages[-1].is_v2


async def test_an_edit_keeps_the_flags_it_can_not_change(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    sent = await place(bot, inbox).send("x", silent=True)
    await sent.edit(content=None, view=layout("x"), allowed_mentions=NONE)
    [message] = inbox.messages
    assert (message.silent, message.is_v2) == (True, True)
    path = Route("PATCH", f"/channels/{inbox.id}/messages/{message.id}")
    await bot.http.request(path, json={"flags": 0, "allowed_mentions": {"parse": []}})
    assert (message.silent, message.is_v2) == (True, True)


async def test_in_a_thread_the_right_for_threads_counts(server: LoopbackDiscord, bot: SampleBot) -> None:
    sent = await place(bot, server.guild.channel("allgemein")).send("x")
    thread = await sent.create_thread(name="Frage")
    server.guild.take_away(Right.SEND_MESSAGES)
    await thread.send(file=discord.File(io.BytesIO(b"x"), "x.csv"))
    with pytest.raises(discord.Forbidden):
        await sent.channel.send("x")
    assert server.guild.channel("Frage").messages[-1].attachments[0].filename == "x.csv"
    await thread.edit(archived=True)
    assert server.guild.channel("Frage").archived
    await thread.send("x")
    assert not server.guild.channel("Frage").archived
    with pytest.raises(discord.HTTPException) as twice:
        await sent.create_thread(name="Frage")
    assert twice.value.code == 160004
    server.guild.take_away(Right.MANAGE_THREADS)
    await thread.edit(name="Antwort")
    assert server.guild.channel("Antwort").parent is server.guild.channel("allgemein")


async def test_mentions_in_code_or_not_allowed_ring_nobody(server: LoopbackDiscord, bot: SampleBot) -> None:
    channel, owner = place(bot, server.guild.channel("allgemein")), server.owner
    await channel.send(f"`{owner.mention}` ```{owner.mention}```", allowed_mentions=only(owner.id))
    await channel.send(f"{owner.mention} @everyone @here", allowed_mentions=NONE)
    await channel.send(owner.mention, allowed_mentions=only(server.colleague.id))
    assert not server.notifications
    server.assert_clean()


async def test_everyone_is_held_against_the_bot_even_where_discord_would_not_ring(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    await place(bot, server.guild.channel("allgemein")).send(
        "@everyone", allowed_mentions=discord.AllowedMentions.all()
    )
    assert [v.kind for v in server.violations] == ["mass-mention"]
    assert not server.notifications


async def test_a_role_that_is_not_mentionable_is_refused_until_it_is_or_the_right_is_given(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    channel, role = place(bot, server.guild.channel("allgemein")), server.team_role
    await channel.send(role.mention, allowed_mentions=only(role.id))
    assert [p.role_id for p in server.refused_pings] == [role.id]
    assert not server.notifications
    server.guild.set_mentionable(role, True)
    await channel.send(f"{role.mention} Frage", allowed_mentions=only(role.id))
    assert [(n.user_id, n.text) for n in server.notifications] == [(server.colleague.id, "@Team Frage")]
    server.guild.set_mentionable(role, False)
    server.guild.give_back(Right.MENTION_EVERYONE)
    await channel.send(role.mention, allowed_mentions=only(role.id))
    assert len(server.notifications) == 2
    assert len(server.refused_pings) == 1


async def test_somebody_who_does_not_see_the_channel_is_not_rung(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.add_channel("inbox", private_for=[server.team_role, server.guild.bot_role])
    await bot.wait_for("guild_channel_create")
    both = (server.colleague.id, server.stranger.id)
    await place(bot, inbox).send(" ".join(f"<@{i}>" for i in both), allowed_mentions=only(*both))
    assert [n.user_id for n in server.notifications] == [server.colleague.id]


async def test_the_same_nonce_returns_the_earlier_message_for_some_minutes(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    channel = place(bot, server.guild.channel("allgemein"))
    first = await channel.send("x", nonce="card-1")
    again = await channel.send("x", nonce="card-1")
    assert first.id == again.id
    assert first.nonce == "card-1"
    server.advance(6 * 60)
    assert (await channel.send("x", nonce="card-1")).id != first.id
    assert len(server.guild.channel("allgemein").messages) == 2
    assert (await channel.fetch_message(first.id)).nonce is None


async def test_history_pages_in_both_directions(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    said = [server.stranger.say(inbox, f"{n}") for n in range(250)]
    channel = place(bot, inbox)
    newest = [m.id async for m in channel.history(limit=None)]
    assert newest == [m.id for m in reversed(said)]
    after = [
        m.id async for m in channel.history(limit=None, after=discord.Object(said[100].id), oldest_first=True)
    ]
    assert after == [m.id for m in said[101:]]
    around = [m.id async for m in channel.history(limit=5, around=discord.Object(said[100].id))]
    assert sorted(around) == [m.id for m in said[98:103]]


async def test_messages_are_deleted_singly_and_at_once_but_not_old_ones(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    said = [server.stranger.say(inbox, f"{n}") for n in range(4)]
    channel = place(bot, inbox)
    await channel.delete_messages([discord.Object(m.id) for m in said[:2]])
    await channel.get_partial_message(said[2].id).delete()
    assert inbox.messages == [said[3]]
    assert said[0].deleted
    with pytest.raises(discord.NotFound) as gone:
        await channel.fetch_message(said[0].id)
    assert gone.value.code == 10008
    with pytest.raises(discord.NotFound) as gone:
        await channel.get_partial_message(said[0].id).edit(content="x", allowed_mentions=NONE)
    assert gone.value.code == 10008
    late = server.stranger.say(inbox, "late")
    server.advance(15 * 86400)
    with pytest.raises(discord.HTTPException) as old:
        await channel.delete_messages([discord.Object(said[3].id), discord.Object(late.id)])
    assert old.value.code == 50034


async def test_content_of_others_is_withheld_without_the_intent(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    server.stranger.say(inbox, "geheim")
    server.stranger.say(inbox, f"hallo {server.world.bot.mention}")
    dm = server.stranger.dm
    server.stranger.say(dm, "direkt")
    await server.until(lambda: len(bot.heard) == 3)
    assert bot.heard == ["", f"hallo {server.world.bot.mention}", "direkt"]
    assert (await anext(place(bot, inbox).history(oldest_first=True))).content == ""
    server.gateway.allowed_privileged |= discord.Intents(message_content=True).value
    assert (await anext(place(bot, inbox).history(oldest_first=True))).content == "geheim"


async def test_a_direct_message_rings_and_can_be_refused(server: LoopbackDiscord, bot: SampleBot) -> None:
    user = await bot.fetch_user(server.owner.id)
    await user.send("Guten Morgen")
    assert [n.text for n in server.owner.notifications] == ["Guten Morgen"]
    assert server.owner.dm.messages[-1].content == "Guten Morgen"
    server.owner.user.dms_closed = True
    with pytest.raises(discord.Forbidden) as refused:
        await user.send("x")
    assert refused.value.code == 50007


async def test_files_are_kept_read_and_dropped(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    sent = await place(bot, inbox).send(
        "x", files=[discord.File(io.BytesIO(b"a"), "a.png"), discord.File(io.BytesIO(b"b"), "b.csv")]
    )
    assert await sent.attachments[0].read() == b"a"
    await sent.edit(content="y", attachments=[sent.attachments[1]])
    assert [(a.filename, a.content) for a in inbox.messages[-1].attachments] == [("b.csv", b"b")]
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://c.png")))
    view.add_item(discord.ui.File("attachment://d.csv"))
    await place(bot, inbox).send(
        view=view, files=[discord.File(io.BytesIO(b"c"), "c.png"), discord.File(io.BytesIO(b"d"), "d.csv")]
    )
    assert len(inbox.messages[-1].attachments) == 2
    server.assert_clean()


Act = Callable[[SampleBot, discord.TextChannel, LoopbackDiscord], Awaitable[Any]]


async def _thread(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    message = await channel.send("x")
    return await message.create_thread(name="Frage")


async def _in_thread(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    return await (await _thread(bot, channel, server)).send("x")


async def _delete_thread(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    return await (await _thread(bot, channel, server)).delete()


async def _file(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    return await channel.send(file=discord.File(io.BytesIO(b"x"), "x.csv"))


async def _tidy(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    said = server.stranger.say(server.guild.channel("allgemein"), "x")
    return await channel.get_partial_message(said.id).delete()


async def _inbox(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    guild = channel.guild
    sees = discord.PermissionOverwrite(view_channel=True, send_messages=True)
    hides = discord.PermissionOverwrite(view_channel=False)
    return await guild.create_text_channel(
        "kundenkommentare", overwrites={guild.default_role: hides, guild.me: sees}
    )


async def _read(bot: SampleBot, channel: discord.TextChannel, server: LoopbackDiscord) -> Any:
    sent = await channel.send("x")
    return await channel.fetch_message(sent.id)


ACTS: list[tuple[Right, int, Act]] = [
    (Right.VIEW_CHANNEL, 50001, lambda bot, channel, server: channel.send("x")),
    (Right.SEND_MESSAGES, 50013, lambda bot, channel, server: channel.send("x")),
    (Right.SEND_MESSAGES_IN_THREADS, 50013, _in_thread),
    (Right.CREATE_PUBLIC_THREADS, 50013, _thread),
    (Right.MANAGE_THREADS, 50013, _delete_thread),
    (Right.READ_MESSAGE_HISTORY, 50013, _read),
    (Right.ATTACH_FILES, 50013, _file),
    (Right.EMBED_LINKS, 50013, lambda bot, channel, server: channel.send(embed=discord.Embed(title="t"))),
    (Right.MANAGE_MESSAGES, 50013, _tidy),
    (Right.MANAGE_CHANNELS, 50013, _inbox),
]


@pytest.mark.parametrize(("right", "code", "act"), ACTS, ids=[r.name or "" for r, _, _ in ACTS])
async def test_each_right_of_the_invitation_is_needed_and_suffices(
    server: LoopbackDiscord, bot: SampleBot, right: Right, code: int, act: Act
) -> None:
    channel = place(bot, server.guild.channel("allgemein"))
    await act(bot, channel, server)
    server.guild.take_away(right)
    with pytest.raises(discord.Forbidden) as refused:
        await act(bot, channel, server)
    assert refused.value.code == code
    server.guild.give_back(right)
    await act(bot, channel, server)
    assert server.rejections[-1].code == code


async def test_a_right_can_be_taken_in_one_channel_only(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    other = server.guild.add_channel("other")
    await bot.wait_for("guild_channel_create")
    server.guild.take_away(Right.SEND_MESSAGES, channel=inbox)
    with pytest.raises(discord.Forbidden):
        await place(bot, inbox).send("x")
    await place(bot, other).send("x")


async def test_a_created_channel_hides_from_everyone_and_the_bot_gives_no_right_it_lacks(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    channel = place(bot, server.guild.channel("allgemein"))
    await _inbox(bot, channel, server)
    made = server.guild.channel("kundenkommentare")
    assert not made.public
    assert server.guild.channel("allgemein").public
    assert not made.rights_of(server.stranger.id) & Right.VIEW_CHANNEL
    with pytest.raises(discord.Forbidden) as refused:
        await channel.guild.create_text_channel(
            "x", overwrites={channel.guild.me: discord.PermissionOverwrite(ban_members=True)}
        )
    assert refused.value.code == 50013
    with pytest.raises(discord.Forbidden):
        await channel.set_permissions(channel.guild.me, view_channel=True)


async def test_an_answer_to_a_message_names_its_author_and_needs_the_history(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    said = server.stranger.say(inbox, "Habt ihr offen?")
    channel = place(bot, inbox)
    asked = channel.get_partial_message(said.id)
    await asked.reply("Ja", mention_author=True)
    await asked.reply("Ja", mention_author=False)
    assert [n.user_id for n in server.notifications] == [server.stranger.id]
    assert [m.mentions for m in inbox.messages[1:]] == [[server.stranger.id], []]
    server.guild.take_away(Right.READ_MESSAGE_HISTORY)
    with pytest.raises(discord.Forbidden) as refused:
        await asked.reply("Ja")
    assert refused.value.code == 160002


async def test_leaving_a_server_is_leaving(server: LoopbackDiscord, bot: SampleBot) -> None:
    other, *_ = server.add_guild("Blumen")
    guild = await bot.wait_for("guild_join")
    assert guild.name == "Blumen"
    await guild.leave()
    assert not other.bot_present
    server.assert_clean()
