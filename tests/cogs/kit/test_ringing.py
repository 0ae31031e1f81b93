"""Whose phone rings where a channel does not let the bot mention the team's role, though the server would."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.card import CardForm
from bot.services.business.ringing import ringing_now
from bot.storage.cards import CardStore
from bot.storage.sqlite.database import Tx
from cogs.gateway.full_disk import FullDisk
from tests.cogs.bell import Bell, bell
from tests.support.clock import NOW
from tests.support.loopback_discord import Right

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch, team=True) as ready:
        ready.discord.guild.give_back(Right.MENTION_EVERYONE)
        for channel in (ready.reports, ready.discord.guild.channel("kundenkommentare")):
            ready.discord.guild.take_away(Right.MENTION_EVERYONE, channel=channel)
        yield ready


def rung(live: Bell) -> list[int]:
    return [one.user_id for one in live.discord.notifications]


async def test_a_card_rings_members_in_a_channel_where_the_role_may_not_be_mentioned(live: Bell) -> None:
    comment = await live.days.comment(NOW, text="Habt ihr offen?")
    business = live.days.business.id

    def place(tx: Tx) -> None:
        ringing = ringing_now(tx, business, NOW)
        CardStore(tx).open(business, CardForm.COMMENT, [comment], NOW, rings=True, ringing=ringing)

    await live.app.db.write(place)
    await live.poster.step(NOW)
    await live.poster.step(NOW + timedelta(seconds=4))
    assert rung(live) == [live.discord.owner.id]
    assert live.discord.refused_pings == []


async def test_a_digest_rings_members_in_a_channel_where_the_role_may_not_be_mentioned(live: Bell) -> None:
    await live.days.comment(NOON)
    await live.report(MORNING)
    await live.report(MORNING + timedelta(seconds=4))
    assert rung(live) == [live.discord.owner.id]
    assert live.discord.refused_pings == []


async def test_a_full_disk_rings_members_in_a_channel_where_the_role_may_not_be_mentioned(
    live: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live.app.db, "_full", True)
    await FullDisk(live.app).step(live.client, NOW)
    assert rung(live) == [live.discord.owner.id]
    assert live.discord.refused_pings == []
