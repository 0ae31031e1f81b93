"""A community's channels with the real process: random runs, the message-content intent, capturing by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.bed import running
from tests.e2e.community_runs import community, connect
from tests.support.counts import SOAK
from tests.support.loopback_discord import MESSAGE_CONTENT, LoopbackDiscord

Record = Callable[[str, object], None]
RUNS, OPERATIONS = (10, 500) if SOAK else (1, 100)


@pytest.mark.parametrize("seed", range(RUNS))
async def test_a_random_run_misses_doubles_and_closes_nothing_wrongly(
    seed: int, tmp_path: Path, record_property: Record
) -> None:
    async with community(tmp_path, seed) as run:
        found = await run.play(OPERATIONS)
        record_property("community", str(found))
        assert found.wrong == [], str(found)
        assert found.captured > 20 and found.kills + found.cuts > 1


async def test_the_intent_is_asked_for_only_while_a_channel_needs_it_and_its_loss_is_said_on_a_card(
    tmp_path: Path,
) -> None:
    async with LoopbackDiscord(answer_within=20) as discord, running(tmp_path, discord) as live:
        hilfe, gateway = discord.guild.add_channel("hilfe"), discord.gateway
        said = await connect(live, hilfe)
        assert "Message Content Intent" in said and "Save Changes" in said
        assert not gateway.intents & MESSAGE_CONTENT
        gateway.allowed_privileged = MESSAGE_CONTENT
        assert "Ich lese ab jetzt mit" in await connect(live, hilfe)
        await discord.until(lambda: bool(gateway.intents & MESSAGE_CONTENT), 60, "the intent")
        asked = discord.stranger.say(hilfe, "Habt ihr am Samstag offen?")
        await live.card("Habt ihr am Samstag offen?")
        # Somebody takes the switch away: the bot goes on without, and says what to do.
        gateway.allowed_privileged = 0
        await gateway.close(4000)
        gateway.forget_sessions()
        await discord.until(lambda: gateway.identifies > 2 and gateway.connected, 60, "a connection without")
        assert not gateway.intents & MESSAGE_CONTENT
        await live.card("Message Content Intent", 60)
        assert live.bot.running
        gateway.allowed_privileged = MESSAGE_CONTENT
        card = next(each for each in live.inbox.messages if "Message Content Intent" in each.text)
        await live.owner.click(card, "Jetzt prüfen")
        await discord.until(lambda: bool(gateway.intents & MESSAGE_CONTENT), 60, "the intent again")
        discord.stranger.say(hilfe, "Und am Sonntag?")
        await live.card("Und am Sonntag?", 60)
        assert asked.id
