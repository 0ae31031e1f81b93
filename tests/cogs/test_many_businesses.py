"""Many businesses in one installation: what goes wrong at one, or at Discord, costs the others nothing."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.business import Business, DiscordChannelId, MemberId, ServerId
from bot.domain.card import CardForm, Ringing
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.database import Tx
from cogs.digest.poster import FORBIDDEN
from cogs.gateway.full_disk import FullDisk
from tests.cogs.bell import Bell, bell
from tests.support.businesses import change_business
from tests.support.clock import NOW
from tests.support.loopback_discord import Channel, Right
from tests.support.platform import KEY

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
"""Sunday 8:00 in Vienna."""
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
MINUTE, SOON = timedelta(minutes=1), timedelta(seconds=4)
POST = "POST /channels/{channel}/messages"


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        yield ready


async def neighbour(live: Bell, number: int, place: int | Channel) -> Business:
    """One more business that is set up; cards and digests go to this channel."""
    channel = DiscordChannelId(place if isinstance(place, int) else place.id)

    def work(tx: Tx) -> Business:
        made = BusinessStore(tx).create(ServerId(1_000 + number), f"Shop {number}", live.app.now())
        return change_business(
            tx,
            made.id,
            inbox_id=channel,
            digest_id=channel,
            set_up_at=live.app.now(),
            set_up_by=MemberId(live.discord.owner.id),
        )

    return await live.app.db.write(work)


def places(live: Bell, count: int) -> list[Channel]:
    return [live.discord.guild.add_channel(f"laden-{number}") for number in range(count)]


async def carded(live: Bell, *, text: str = "Habt ihr offen?", business: Business | None = None) -> None:
    """A silent card that is to be posted; of the first business unless said otherwise."""
    owner, channel = (business or live.days.business).id, live.days.channel
    if business is not None:
        channel = await live.app.db.write(lambda tx: ChannelStore(tx).add(owner, KEY, "Blog", {}, text, NOW))
    comment = await live.days.comment(NOW, text=text, channel=channel, business=owner)
    await live.app.db.write(
        lambda tx: CardStore(tx).open(owner, CardForm.COMMENT, [comment], NOW, rings=False, ringing=Ringing())
    )


async def setting(live: Bell, business: Business, name: str, value: str) -> None:
    await live.app.db.write(
        lambda tx: tx.execute(
            "INSERT INTO business_setting (business_id, name, value) VALUES (:business, :name, :value)"
            " ON CONFLICT (business_id, name) DO UPDATE SET value = excluded.value",
            business=business.id,
            name=name,
            value=value,
        )
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("zone", "Mars/Phobos"),
        ("zone", "/etc/passwd"),
        ("zone", ""),
        ("digest_at", "08:00+05:00"),
        ("target", "-1"),
    ],
)
async def test_a_setting_that_makes_no_sense_stops_no_digest(live: Bell, name: str, value: str) -> None:
    [place] = places(live, 1)
    other = await neighbour(live, 1, place)
    await setting(live, other, name, value)
    await live.report(MORNING - MINUTE)
    await live.report(MORNING)
    assert [len(one.messages) for one in (live.reports, place)] == [1, 1]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 429, "via": False, "retry_after": 180},
        {"status": 401},
        {"status": 503},
        {"reset": True},
    ],
    ids=["429", "401", "503", "reset"],
)
async def test_digests_of_many_stop_at_the_first_that_says_discord_takes_none(
    live: Bell, monkeypatch: pytest.MonkeyPatch, fault: dict[str, object]
) -> None:
    standing = places(live, 5)
    for number, place in enumerate(standing):
        await neighbour(live, number, place)
    await live.report(MORNING - MINUTE)
    monkeypatch.setattr("discord.http.asyncio.sleep", _no_pause)
    trouble = live.discord.fault("POST /channels/*/messages", times=1000, **fault)
    due = await live.report(MORNING)
    assert due is not None and due > MORNING
    tries = trouble.hits
    assert tries <= 5, "discord.py tries one request five times; nobody else's is sent after that"
    live.discord.faults.clear()
    await live.report(MORNING + FORBIDDEN)
    await live.report(MORNING + 2 * FORBIDDEN)
    assert [len(place.messages) for place in (live.reports, *standing)] == [1] * 6


async def _no_pause(_: float) -> None:
    return


async def test_a_digest_whose_channel_goes_before_its_conversion_is_done(live: Bell) -> None:
    await live.days.comment(NOON)
    await live.report(MORNING)
    live.discord.guild.delete_channel(live.reports)
    await live.report(MORNING + SOON)
    assert (await live.days.runs())["2026-11-22"] == "done"
    tries = len(live.discord.sent("PATCH /channels/{channel}/messages/{message}"))
    for minutes in (6, 12, 60, 24 * 60 - 1):
        await live.report(MORNING + minutes * MINUTE)
    assert len(live.discord.sent("PATCH /channels/{channel}/messages/{message}")) == tries


async def test_after_a_restore_an_inbox_that_is_gone_keeps_nobody_from_ringing(live: Bell) -> None:
    await neighbour(live, 1, 999)
    await carded(live)
    await live.app.db.write(lambda tx: InstallationStore(tx).put_time(RESTORED_AT, NOW))
    await live.poster.step(NOW)
    inbox = live.discord.guild.channel("kundenkommentare")
    assert ["Habt ihr offen?" in message.text for message in inbox.messages] == [True]


async def test_after_a_restore_an_inbox_that_is_shut_waits_alone_and_is_swept_before_it_gets_a_card(
    live: Bell,
) -> None:
    [place] = places(live, 1)
    inbox = live.discord.guild.channel("kundenkommentare")
    other = await neighbour(live, 1, place)
    await carded(live)
    await live.poster.step(NOW)
    await live.app.db.write(lambda tx: tx.execute("DELETE FROM card"))  # the backup does not know it
    await live.app.db.write(lambda tx: InstallationStore(tx).put_time(RESTORED_AT, NOW - MINUTE))
    live.discord.guild.take_away(Right.VIEW_CHANNEL, channel=inbox)
    await carded(live, text="Und am Montag?")
    await carded(live, text="Habt ihr Tee?", business=other)
    await live.poster.step(NOW)
    await live.poster.step(NOW + timedelta(seconds=10))
    assert ["Habt ihr Tee?" in message.text for message in place.messages] == [True]
    assert len([one for one in live.discord.rejections if f"/channels/{inbox.id}/" in one.path]) == 1
    live.discord.guild.give_back(Right.VIEW_CHANNEL, channel=inbox)
    await live.poster.step(NOW + 2 * MINUTE)
    assert [message.deleted for message in inbox.everything] == [True, False]
    assert ["Und am Montag?" in message.text for message in inbox.messages] == [True]


async def test_a_torn_row_of_a_card_holds_up_no_other_card(live: Bell) -> None:
    for _ in range(3):
        await carded(live)
    await live.app.db.write(
        lambda tx: tx.execute("UPDATE card SET ringing = '{' WHERE id IN (SELECT min(id) FROM card)")
    )
    await live.poster.step(NOW)
    inbox = live.discord.guild.channel("kundenkommentare")
    assert ["Habt ihr offen?" in message.text for message in inbox.messages] == [True, True]


async def test_a_thousand_cards_that_cannot_be_read_hold_up_no_other(
    live: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("cogs.inbox.poster"), "disabled", True)
    for _ in range(1200):
        await carded(live)
    await live.app.db.write(lambda tx: tx.execute("UPDATE comment SET media = 'torn'"))
    await carded(live)
    await live.poster.step(NOW)
    inbox = live.discord.guild.channel("kundenkommentare")
    assert ["Habt ihr offen?" in message.text for message in inbox.messages] == [True]


async def test_a_full_disk_is_said_until_discord_takes_none(
    live: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, place in enumerate(places(live, 5)):
        await neighbour(live, number, place)
    monkeypatch.setattr(live.app.db, "_full", True, raising=False)
    trouble = live.discord.fault(
        "POST /channels/*/messages", times=1000, status=429, via=False, retry_after=180
    )
    full = FullDisk(live.app)
    for _ in range(3):
        await full.step(live.client, NOW)
    assert trouble.hits == 1


async def test_a_long_rate_limit_of_one_inbox_or_report_keeps_nobody_elses_from_ringing(
    live: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    pause = asyncio.sleep

    async def no_long_pause(seconds: float) -> None:
        waited.append(seconds)
        await pause(0)

    [place] = places(live, 1)
    inbox = live.discord.guild.channel("kundenkommentare")
    other = await neighbour(live, 1, place)
    limits = [
        live.discord.fault(f"POST /channels/{where.id}/messages", status=429, retry_after=300, times=1)
        for where in (inbox, live.reports)
    ]
    monkeypatch.setattr("discord.http.asyncio.sleep", no_long_pause)
    for business in (None, None, other):
        await carded(live, business=business)
    await live.poster.step(NOW)
    assert [len(where.messages) for where in (inbox, place)] == [0, 1]
    await live.report(MORNING - MINUTE)
    await live.report(MORNING)
    assert [len(where.messages) for where in (live.reports, place)] == [0, 2]
    assert (max(waited, default=0) < 30, [one.hits for one in limits]) == (True, [1, 1])
    await live.poster.step(NOW + timedelta(seconds=310))
    await live.report(MORNING + timedelta(seconds=310))
    assert [len(where.messages) for where in (inbox, live.reports)] == [2, 1]


async def test_cards_for_a_channel_that_is_gone_ask_discord_once_a_minute(live: Bell) -> None:
    other = await neighbour(live, 1, 999)
    for number in range(20):
        await carded(live, text=f"Frage {number}?", business=other)
    before = len(live.discord.sent(POST))
    for seconds in range(0, 60, 5):
        await live.poster.step(NOW + timedelta(seconds=seconds))
    assert len(live.discord.sent(POST)) - before == 1
