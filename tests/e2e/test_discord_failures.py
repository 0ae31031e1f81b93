"""What goes wrong between the bot and Discord, row by row of the list of known production problems."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from discord import Intents

from tests.e2e.seeded import Seeded, seeded
from tests.support.loopback_discord import InteractionFailed, LoopbackDiscord, Message

ASKED = "Habt ihr am Samstag offen?"


def calm(live: Seeded) -> None:
    """No unexpected error in the log, and no request that breaks Discord's rules."""
    assert "Traceback" not in live.bot.words()
    live.discord.assert_clean()


def cards(live: Seeded) -> list[Message]:
    return [m for m in live.inbox.messages if ASKED in m.text]


def rings(live: Seeded) -> list[str]:
    return [n.text for n in live.owner.notifications]


async def new_session(discord: LoopbackDiscord) -> None:
    """A new session instead of the old one, up to ready."""
    before = discord.gateway.identifies
    discord.gateway.invalidate(resumable=False)
    await discord.until(lambda: discord.gateway.identifies > before, 30, "a new session")
    await discord.ready()


async def works(live: Seeded) -> None:
    """A press is answered."""
    page = await live.owner.command("help")
    assert "Jetzt lohnt sich" in page.text


# Row 1: the network or Discord is down at start.


async def test_a_discord_that_cannot_be_reached_is_waited_for(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await discord.go_down()
        await live.bot.start()
        await discord.until(lambda: "no connection to Discord" in live.bot.words(), 30, "the first try")
        await discord.come_back()
        await live.card(ASKED)
        assert len(rings(live)) == 1
        assert await live.bot.terminate() == 0
        calm(live)


async def test_a_503_at_login_is_waited_out(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        fault = discord.fault("GET /users/@me", status=503, times=2)
        await live.bot.start()
        await fault.reached(2, timeout=60)
        await live.card(ASKED)
        assert discord.gateway.identifies == 1
        calm(live)


async def test_a_refused_gateway_handshake_is_waited_out(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        discord.gateway.refuse_handshake(2)
        await live.bot.start()
        await live.card(ASKED, timeout=60)
        assert discord.gateway.handshakes == 3
        calm(live)


async def test_an_unknown_token_ends_with_a_sentence_and_code_2(tmp_path: Path) -> None:
    async with LoopbackDiscord() as discord, seeded(tmp_path, discord) as live:
        discord.revoke_token()
        await live.bot.start()
        code, words = await live.gives_up()
        assert code == 2
        assert (
            "Discord kennt dieses Token nicht. Hol im Portal unter „Bot“ mit „Reset Token“ ein neues" in words
        )
        assert discord.token not in words
        assert len(discord.sent("GET /users/@me")) == 1
        calm(live)


async def test_4014_although_nothing_privileged_is_asked_for_ends_with_a_sentence_and_code_2(
    tmp_path: Path,
) -> None:
    async with LoopbackDiscord() as discord, seeded(tmp_path, discord) as live:
        discord.gateway.close_on_identify(4014)
        await live.bot.start()
        code, words = await live.gives_up()
        assert code == 2
        assert "Discord lehnt die Verbindung ab (4014)" in words
        assert discord.gateway.handshakes == 1
        calm(live)


# Row 2: an unexpected payload kills the client.


async def test_a_malformed_event_costs_at_most_a_new_connection(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        await live.card(ASKED)
        discord.gateway.send_raw("GUILD_ROLE_CREATE", {"guild_id": str(discord.guild.id), "role": None})
        discord.gateway.send_raw("INTERACTION_CREATE", {"id": "1"})
        discord.gateway.send_raw("CHANNEL_UPDATE", None)
        await discord.disconnected()
        await discord.ready(timeout=60)
        await works(live)
        assert len(cards(live)) == 1
        assert len(rings(live)) == 1
        live.discord.assert_clean()


# Row 3: RESUME without a pause.


async def test_a_connection_that_is_dropped_again_and_again_is_given_a_rest(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        await live.card(ASKED)
        before = discord.gateway.handshakes
        discord.gateway.drop_at_once(10_000)
        discord.gateway.drop()
        await discord.until(lambda: "drops again and again" in live.bot.words(), 90, "the rest")
        # Whoever resumes without a pause comes back hundreds of times a second.
        assert discord.gateway.handshakes - before < 100
        discord.gateway.drop_no_more()
        await discord.ready(timeout=60)
        await works(live)
        assert len(rings(live)) == 1


# Row 4: what discord.py does not send again.


@pytest.mark.parametrize("what", [{"status": 503}, {"reset": True}])
@pytest.mark.parametrize("after_effect", [False, True])
async def test_a_card_that_was_not_taken_is_sent_once_more_and_is_there_once(
    tmp_path: Path, what: dict[str, object], after_effect: bool
) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        fault = discord.fault("POST /channels/*/messages", times=1, after_effect=after_effect, **what)
        await live.start()
        await fault.reached()
        await live.card(ASKED, timeout=60)
        assert len(cards(live)) == 1
        assert len(rings(live)) == 1
        calm(live)


@pytest.mark.parametrize("what", [{"status": 503}, {"reset": True}, {"status": 500, "code": 0}])
async def test_a_plain_card_stays_usable_until_its_conversion_is_taken(
    tmp_path: Path, what: dict[str, object]
) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        fault = discord.fault("PATCH /channels/*/messages/*", times=1000, **what)
        await live.start()
        await fault.reached(timeout=60)
        (plain,) = cards(live)
        assert not plain.is_v2
        form = (await live.owner.click(plain, "Antworten")).modal
        assert form.title == "Antwort an Kundin K. (Blog)"
        await live.owner.click(plain, "Erledigt")
        fault.lift()
        await plain.wait_for_text("**Ohne Antwort erledigt**", timeout=60)
        assert plain.is_v2
        assert len(rings(live)) == 1
        calm(live)


# Row 5, the half about cards: killed between sending and remembering.


async def test_killed_before_the_card_is_remembered_it_is_found_and_is_there_once(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        fault = discord.fault("POST /channels/*/messages", hold=True, after_effect=True)
        await live.start()
        await fault.reached()
        (plain,) = cards(live)
        await live.bot.kill()
        fault.lift()
        # Nonces are forgotten after a few minutes: only the history can tell.
        discord.advance(600)
        await live.start()
        card = await live.card(ASKED)
        assert card.id == plain.id
        assert len(cards(live)) == 1
        assert len(rings(live)) == 1
        assert live.bot.rows("SELECT message_id, shown_version = version AS shown FROM card")[0]["shown"]
        calm(live)


async def test_killed_before_the_conversion_it_is_completed_and_does_not_ring_again(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        fault = discord.fault("PATCH /channels/*/messages/*", hold=True)
        await live.start()
        await fault.reached()
        (plain,) = cards(live)
        assert not plain.is_v2
        await live.bot.kill()
        fault.lift()
        await live.start()
        assert (await live.card(ASKED)).id == plain.id
        assert plain.mentions == [live.owner.id]
        assert len(rings(live)) == 1
        calm(live)


# Row 7: too late, too early.


async def test_an_answer_that_comes_too_late_loses_no_text_and_does_not_disturb(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        card = await live.card(ASKED)
        form = (await live.owner.click(card, "Antworten")).modal
        fault = discord.fault("POST /interactions/*/*/callback", hold=True)
        sent = form.send({"Deine Antwort": "Ja, bis 14 Uhr."})
        await fault.reached()
        discord.advance(16)
        fault.lift()
        with pytest.raises(InteractionFailed):
            await sent.answered(1)
        assert [row["body"] for row in live.bot.rows("SELECT body FROM form_text")] == ["Ja, bis 14 Uhr."]
        await works(live)
        assert [r.code for r in discord.rejections] == [10062]
        calm(live)


async def test_a_press_while_the_bot_is_off_works_the_second_time(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        card = await live.card(ASKED)
        assert await live.bot.terminate() == 0
        with pytest.raises(InteractionFailed):
            await live.owner.click(card, "Erledigt")
        await live.start()
        await live.owner.click(card, "Erledigt")
        await card.wait_for_text("Ohne Antwort erledigt")
        calm(live)


async def test_a_second_process_on_the_same_data_ends_with_a_sentence_and_code_2(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        await live.card(ASKED)
        code, said = await live.bot.command("run")
        assert code == 2
        assert "Auf diesen Daten läuft schon ein Shopbell. Beende es zuerst:" in said
        assert discord.gateway.identifies == 1
        await works(live)


# Row 8: the token of an interaction lives for fifteen minutes.


async def test_a_sentence_that_comes_after_a_quarter_of_an_hour_is_dropped_quietly(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord) as live:
        await live.start()
        panel = (await live.owner.command("connections")).message
        assert panel is not None
        offers = (await live.owner.click(panel, "Verbinden")).message
        assert offers is not None
        form = (await live.owner.select(offers, "wordpress")).modal
        assert form is not None
        fault = discord.fault("POST /webhooks/**", hold=True)
        await form.submit({"Adresse": "http://10.0.0.1/"})
        await fault.reached()
        discord.advance(16 * 60)
        fault.lift()
        await discord.until(lambda: discord.rejections, 20, "the refusal")
        await works(live)
        assert {r.code for r in discord.rejections} <= {10015, 50027}
        calm(live)


# Row 9: a blocked loop.


async def test_a_process_that_stood_still_comes_back_by_itself(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        discord.gateway.heartbeat_interval = 1.0
        await live.start()
        card = await live.card(ASKED)
        os.kill(live.bot.pid, signal.SIGSTOP)
        pressed = live.owner.press(card, "Erledigt")
        await asyncio.sleep(3)
        discord.gateway.drop()
        os.kill(live.bot.pid, signal.SIGCONT)
        await discord.ready(timeout=60)
        await card.wait_for_text("Ohne Antwort erledigt")
        assert pressed.interaction.answer is not None
        calm(live)


# Row 10: ready more than once.


async def test_ready_again_greets_and_rings_nobody_again(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        discord.add_guild("Blumen")
        await live.start()
        await live.card(ASKED)
        left = [r.path for r in discord.sent("DELETE /users/@me/guilds/{guild}")]
        for _ in range(2):
            await new_session(discord)
        await works(live)
        assert len(cards(live)) == 1
        assert len(rings(live)) == 1
        assert [r.path for r in discord.sent("DELETE /users/@me/guilds/{guild}")] == left
        assert discord.world.command_syncs == 1
        calm(live)


@pytest.mark.parametrize("compression", ["zlib-stream", "zstd-stream"])
async def test_both_compressions_survive_every_way_of_losing_a_connection(
    tmp_path: Path, compression: str
) -> None:
    async with (
        LoopbackDiscord(answer_within=15) as discord,
        seeded(tmp_path, discord, ASKED, compression=compression) as live,
    ):
        await live.start()
        card = await live.card(ASKED)
        resumed = 0

        async def back() -> None:
            nonlocal resumed
            resumed += 1
            await discord.until(lambda: discord.gateway.resumed >= resumed, 60, "RESUMED")

        discord.gateway.reconnect()
        await back()
        discord.gateway.invalidate(resumable=True)
        await back()
        await discord.gateway.close(4000)
        pressed = live.owner.press(card, "Erledigt")
        await back()
        discord.gateway.drop()
        await back()
        await pressed.answered()
        await card.wait_for_text("Ohne Antwort erledigt")
        assert set(discord.gateway.compressions_used) == {compression}
        assert discord.gateway.identifies == 1
        live.discord.assert_clean()


# Row 11: SIGTERM.


async def test_sigterm_closes_the_connection_and_ends_with_0(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        await live.card(ASKED)
        assert await live.bot.terminate() == 0
        assert discord.gateway.close_codes == [1000]
        calm(live)


async def test_sigterm_while_a_card_is_being_sent_ends_with_0_and_it_is_there_once(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        fault = discord.fault("POST /channels/*/messages", hold=True, after_effect=True)
        await live.start()
        await fault.reached()
        ending = asyncio.create_task(live.bot.terminate())
        await asyncio.sleep(0.3)
        fault.lift()
        assert await ending == 0
        await live.start()
        await live.card(ASKED)
        assert len(cards(live)) == 1
        assert len(rings(live)) == 1
        calm(live)


async def test_sigterm_before_discord_was_ever_reached_ends_with_0(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await discord.go_down()
        await live.bot.start()
        await discord.until(lambda: "no connection to Discord" in live.bot.words(), 30, "the first try")
        assert await live.bot.terminate() == 0
        calm(live)


# Row 12: nothing is asked for or kept that is not needed.


async def test_only_servers_and_that_messages_are_there_are_asked_for_and_no_word_of_them(
    tmp_path: Path,
) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord) as live:
        await live.start()
        assert discord.gateway.intents == Intents(guilds=True, guild_messages=True).value
        assert discord.gateway.last_identify.get("large_threshold", 0) <= 250


# Row 13: commands.


async def test_commands_are_sent_only_when_they_changed(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord) as live:
        for _ in range(2):
            await live.start()
            await works(live)
            assert await live.bot.terminate() == 0
        assert discord.world.command_syncs == 1
        # As after an update that brings another command.
        await live.remember("commands", "other ones")
        await live.start()
        await works(live)
        assert discord.world.command_syncs == 2


# Row 14: requests that Discord refuses again and again.


async def test_a_token_that_is_withdrawn_ends_the_bot_instead_of_being_retried(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        await live.start()
        card = await live.card(ASKED)
        await live.owner.click(card, "Erledigt")
        await card.wait_for_text("Ohne Antwort erledigt")
        discord.gateway.token = "changed"
        refused = len(discord.rejections)
        pressed = live.owner.press(card, "Wieder öffnen")
        code, words = await live.gives_up()
        assert code == 2
        assert "Discord kennt dieses Token nicht" in words
        assert pressed is not None
        assert len(discord.rejections) - refused < 10


async def test_a_place_that_is_closed_to_the_bot_is_not_tried_for_every_card(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord) as live:
        await live.rings(*(f"Frage {number}?" for number in range(5)))
        place = f"POST /channels/{live.inbox.id}/messages"
        fault = discord.fault(place, status=403, code=50013, times=1000)
        await live.start()
        told = await discord.guild.channel("allgemein").wait_for_message("kann ich nicht schreiben")
        await works(live)
        assert fault.hits == 1
        assert len(live.inbox.messages) == 0
        assert rings(live) == [told.text.replace(live.owner.mention, "@Inhaberin")]


async def test_a_429_is_waited_out_and_no_card_is_lost(tmp_path: Path) -> None:
    async with LoopbackDiscord(answer_within=15) as discord, seeded(tmp_path, discord, ASKED) as live:
        discord.fault("POST /channels/*/messages", status=429, times=2, retry_after=0.5)
        discord.fault("POST /channels/*/messages", status=429, via=False, times=1)
        await live.start()
        await live.card(ASKED, timeout=90)
        assert len(cards(live)) == 1
        assert len(rings(live)) == 1
        calm(live)
