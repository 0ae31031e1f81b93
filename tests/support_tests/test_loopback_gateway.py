"""The loopback Discord's gateway and faults: everything that goes wrong on the wire, seen by real discord.py."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import aiohttp
import discord
import pytest

from tests.support.loopback_discord import LoopbackDiscord
from tests.support_tests.sample_bot import SampleBot, plain


async def hears(server: LoopbackDiscord, bot: SampleBot) -> None:
    """The bot still gets events."""
    count = len(bot.heard)
    server.stranger.say(server.stranger.dm, "noch da?")
    await server.until(lambda: len(bot.heard) > count)


async def test_what_happened_during_a_gap_comes_with_the_resume(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    server.gateway.refuse_handshake(1)
    server.gateway.drop()
    await server.until(lambda: not server.gateway.connected)
    server.stranger.say(server.stranger.dm, "in der Lücke")
    await server.until(lambda: "in der Lücke" in bot.heard)
    assert (server.gateway.identifies, server.gateway.resumed) == (1, 1)


async def test_op_7_and_a_resumable_op_9_lead_to_a_resume(server: LoopbackDiscord, bot: SampleBot) -> None:
    server.gateway.reconnect()
    await server.until(lambda: server.gateway.resumed == 1)
    await hears(server, bot)
    server.gateway.invalidate(resumable=True)
    await server.until(lambda: server.gateway.resumed == 2)
    await hears(server, bot)
    assert server.gateway.identifies == 1


async def test_an_op_9_that_ends_the_session_leads_to_a_new_identify(
    server: LoopbackDiscord, bot: SampleBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.client.asyncio.sleep", lambda delay: original(min(delay, 0.05)))
    server.gateway.invalidate(resumable=False)
    await server.until(lambda: server.gateway.identifies == 2)
    await hears(server, bot)


original = asyncio.sleep


async def test_a_resume_of_a_forgotten_session_leads_to_a_new_identify(
    server: LoopbackDiscord, bot: SampleBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.client.asyncio.sleep", lambda delay: original(min(delay, 0.05)))
    server.gateway.forget_sessions()
    server.gateway.drop()
    await server.until(lambda: server.gateway.identifies == 2)
    assert (server.gateway.resumes, server.gateway.resumed) == (1, 0)
    await hears(server, bot)


async def test_a_frame_above_4096_bytes_ends_the_connection(server: LoopbackDiscord) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(server.gateway_url) as socket:
        await socket.receive()
        await socket.send_str('{"op": 1, "d": "' + "x" * 4096 + '"}')
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert socket.close_code == 4002


async def test_close_4000_is_resumed(server: LoopbackDiscord, bot: SampleBot) -> None:
    await server.gateway.close(4000)
    await server.until(lambda: server.gateway.resumed == 1)
    await hears(server, bot)


async def test_4014_and_4004_end_the_client(server: LoopbackDiscord) -> None:
    bot = SampleBot(discord.Intents(guilds=True, message_content=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await bot.start(server.token)
    await bot.close()
    server.gateway.close_on_identify(4004)
    bot = SampleBot()
    with pytest.raises(discord.ConnectionClosed) as closed:
        await bot.start(server.token)
    assert closed.value.code == 4004
    await bot.close()


async def test_an_allowed_privileged_intent_is_let_in(server: LoopbackDiscord) -> None:
    server.gateway.allowed_privileged = discord.Intents(message_content=True).value
    bot = SampleBot(discord.Intents(guilds=True, guild_messages=True, message_content=True))
    task = asyncio.create_task(bot.start(server.token))
    await server.ready()
    server.stranger.say(server.guild.channel("allgemein"), "geheim")
    await server.until(lambda: bot.heard == ["geheim"])
    await bot.close()
    await task


async def test_a_wrong_token_is_refused_at_login(server: LoopbackDiscord) -> None:
    bot = SampleBot()
    with pytest.raises(discord.LoginFailure):
        await bot.start("wrong")
    await bot.close()
    server.revoke_token()
    bot = SampleBot()
    with pytest.raises(discord.LoginFailure):
        await bot.start(server.token)
    await bot.close()


async def test_a_malformed_event_kills_the_client(server: LoopbackDiscord) -> None:
    bot = SampleBot()
    task = asyncio.create_task(bot.start(server.token))
    await server.ready()
    server.gateway.send_raw("MESSAGE_CREATE", {"id": "1", "channel_id": "2"})
    with pytest.raises(KeyError):
        await task
    await bot.close()


async def test_an_event_can_come_twice(server: LoopbackDiscord, bot: SampleBot) -> None:
    server.stranger.say(server.stranger.dm, "einmal")
    server.gateway.repeat("MESSAGE_CREATE")
    await server.until(lambda: len(bot.heard) == 2)
    assert bot.heard == ["einmal", "einmal"]


async def test_without_acknowledged_heartbeats_the_client_reconnects(server: LoopbackDiscord) -> None:
    server.gateway.heartbeat_interval = 0.2
    server.gateway.acknowledge_heartbeats = False
    bot = SampleBot()
    bot._connection.heartbeat_timeout = 0.5
    task = asyncio.create_task(bot.start(server.token))
    await server.ready()
    await server.until(lambda: server.gateway.handshakes > 1)
    server.gateway.acknowledge_heartbeats = True
    await bot.close()
    await asyncio.gather(task, return_exceptions=True)


async def test_down_and_up_again_keeps_everything(server: LoopbackDiscord, bot: SampleBot) -> None:
    inbox = server.guild.channel("allgemein")
    channel = bot.get_channel(inbox.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send("Frage von K.", view=plain())
    await server.go_down()
    with pytest.raises(aiohttp.ClientError):
        await channel.send("x")
    await server.come_back()
    await server.ready()
    assert (await channel.fetch_message(inbox.messages[0].id)).content == "Frage von K."
    assert (await server.owner.click(inbox.messages[0], "Mehr")).text == "Mehr"


async def test_a_connection_dropped_at_once_makes_the_client_try_again(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    server.gateway.drop_at_once(3)
    server.gateway.reconnect()
    await server.until(lambda: server.gateway.handshakes >= 5 and server.gateway.connected)
    await hears(server, bot)


async def test_faults_hit_the_chosen_requests_before_or_after_their_effect(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    channel = bot.get_channel(inbox.id)
    assert isinstance(channel, discord.TextChannel)
    messages = "POST /channels/*/messages"
    server.fault(messages, status=503)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("503")
    server.fault(messages, reset=True)
    with pytest.raises(aiohttp.ClientError):
        await channel.send("before")
    assert inbox.messages == []
    server.fault(messages, reset=True, after_effect=True)
    with pytest.raises(aiohttp.ClientError):
        await channel.send("after")
    assert [m.content for m in inbox.messages] == ["after"]
    server.fault(messages, status=429, via=False)
    with pytest.raises(discord.HTTPException) as banned:
        await channel.send("banned")
    assert banned.value.status == 429
    server.fault(messages, status=429, retry_after=0.01)
    await channel.send("retried")
    assert [m.content for m in inbox.messages] == ["after", "retried"]


async def test_a_held_request_waits_and_one_whose_sender_dies_never_arrived(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    channel = bot.get_channel(inbox.id)
    assert isinstance(channel, discord.TextChannel)
    fault = server.fault("POST /channels/*/messages", hold=True, times=2)
    first = asyncio.create_task(channel.send("x"))
    await fault.reached()
    assert inbox.messages == []
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    await server.until(lambda: server.hung_up >= 1)
    fault.release()
    await channel.send("y")
    assert [m.content for m in inbox.messages] == ["y"]


async def test_five_messages_in_five_seconds_then_the_headers_make_the_client_wait(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    server.limits.per = 0.5
    inbox = server.guild.channel("allgemein")
    channel = bot.get_channel(inbox.id)
    assert isinstance(channel, discord.TextChannel)
    for n in range(11):
        await channel.send(f"{n}")
    assert [m.content for m in inbox.messages] == [f"{n}" for n in range(11)]
    spread = inbox.messages[-1].created_at - inbox.messages[0].created_at
    assert spread.total_seconds() >= 0.9
    assert server.limits.refusals == 0


async def test_a_sender_that_ignores_the_headers_gets_429_with_via_and_retry_after(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    inbox = server.guild.channel("allgemein")
    headers = {"Authorization": f"Bot {server.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        answers = []
        last: dict[str, str] = {}
        for n in range(6):
            async with session.post(
                f"{server.api_url}/channels/{inbox.id}/messages", json={"content": f"{n}"}
            ) as answer:
                answers.append((answer.status, answer.headers.get("Via"), answer.content_type))
                last = dict(answer.headers)
        assert [a[0] for a in answers] == [200] * 5 + [429]
        assert answers[-1][1] is not None
        assert float(last["Retry-After"]) > 0
        codes = []
        server.limits.global_per = 600
        for _ in range(60):
            async with session.get(f"{server.api_url}/users/@me") as answer:
                codes.append(answer.status)
                assert answer.headers["Content-Type"] == "application/json"
        assert 429 in codes
    server.limits.enabled = False
    assert server.limits.everywhere() is None


@pytest.mark.parametrize("compression", ["zstd-stream", "zlib-stream"])
async def test_a_bot_in_a_process_of_its_own_works_with_both_compressions_and_after_a_kill(
    server: LoopbackDiscord, compression: str
) -> None:
    environment = os.environ | server.environment(compression=compression)
    command = [sys.executable, "-m", "tests.support_tests.sample_bot", server.token]
    root = Path(__file__).parents[2]
    first = await asyncio.create_subprocess_exec(*command, env=environment, cwd=root)
    await server.ready()
    inbox = server.guild.channel("allgemein")
    server.stranger.say(inbox, f"{server.world.bot.mention} Karte bitte")
    card = await inbox.wait_for_message("Frage von K.")
    form = (await server.owner.click(card, "Antworten")).modal
    first.kill()
    await first.wait()
    await server.disconnected()
    second = await asyncio.create_subprocess_exec(*command, env=environment, cwd=root)
    try:
        await server.ready()
        assert (await (await server.owner.click(card, "Mehr")).reply()).text == "Mehr"
        assert form.custom_id == "form:1"
        assert server.gateway.compressions_used == [compression, compression]
        assert server.gateway.identifies == 2
    finally:
        second.kill()
        await second.wait()
    server.assert_clean()
