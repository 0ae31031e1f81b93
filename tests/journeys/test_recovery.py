"""How long after the cure the first card comes, at the real intervals: a real blog, and a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.channel import Channel, Glow
from bot.storage.channels import ChannelStore
from tests.journeys.shop import Shop, shop
from tests.support.wordpress import Moment, WordPress

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
async def journey(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wordpress: WordPress
) -> AsyncIterator[Shop]:
    async with shop(tmp_path, monkeypatch, wordpress, datetime.now(UTC), "Europe/Vienna") as made:
        yield made
    await asyncio.to_thread(wordpress.set_role, wordpress.editor, "editor")


async def the_channel(journey: Shop) -> Channel:
    found = await journey.app.db.read(lambda tx: ChannelStore(tx).get(journey.business, journey.channel))
    assert found is not None
    return found


async def first_card(journey: Shop, post: int, text: str) -> timedelta:
    """A customer writes now; how long until the card is posted."""
    await journey.comment(post, text, f"Gast {text}")
    cured = journey.clock()
    while not any(text in message.text for message in journey.inbox.messages):
        await journey.pass_by(timedelta(seconds=1))
        assert journey.clock() - cured < HOUR
    print(f"first card {(journey.clock() - cured).total_seconds():.0f} s after the cure")
    return journey.clock() - cured


def stopped(journey: Shop) -> list[str]:
    return [message.text for message in journey.inbox.messages if "läutet seit " in message.text]


@pytest.mark.parametrize("status", [401, 403])
async def test_one_odd_refusal_costs_less_than_two_minutes_and_tells_nobody(
    journey: Shop, status: int
) -> None:
    post = (await asyncio.to_thread(journey.wordpress.make_post, "Röstplan")).id
    fault = journey.wordpress.answer(
        Moment.BEFORE,
        status,
        body='{"code": "rest_forbidden"}',
        headers={"Content-Type": "application/json"},
        path="/wp/v2/comments",
    )
    with journey.wordpress.during(fault):
        while not fault.reached:
            await journey.pass_by(timedelta(seconds=5))
    assert (await the_channel(journey)).reading.glow is Glow.LATE
    took = await first_card(journey, post, "Habt ihr offen?")
    assert took <= 2 * MINUTE
    assert stopped(journey) == []


@pytest.mark.parametrize(("how", "lasted"), [("down", 3 * HOUR), ("maintenance", 10 * MINUTE)])
async def test_an_outage_however_long_is_over_two_minutes_after_the_blog_is_back(
    journey: Shop, how: str, lasted: timedelta
) -> None:
    post = (await asyncio.to_thread(journey.wordpress.make_post, "Röstplan")).id
    if how == "down":
        await asyncio.to_thread(journey.wordpress.stop)
        await journey.pass_by(lasted)
        await asyncio.to_thread(journey.wordpress.start)
    else:
        with journey.wordpress.during(journey.wordpress.maintenance()):
            await journey.pass_by(lasted)
            assert (await the_channel(journey)).reading.reason == "maintenance"
    took = await first_card(journey, post, "Seid ihr wieder da?")
    assert took <= 2 * MINUTE + timedelta(seconds=5)
    assert stopped(journey) == []


async def test_a_demotion_is_reported_with_its_reason_and_over_a_quarter_of_an_hour_after_the_right_is_back(
    journey: Shop,
) -> None:
    post = (await asyncio.to_thread(journey.wordpress.make_post, "Röstplan")).id
    await asyncio.to_thread(journey.wordpress.set_role, journey.wordpress.editor, "author")
    await journey.pass_by(2 * HOUR)
    channel = await the_channel(journey)
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, "no_right")
    assert len(stopped(journey)) == 1
    await asyncio.to_thread(journey.wordpress.set_role, journey.wordpress.editor, "editor")
    took = await first_card(journey, post, "Seid ihr wieder da?")
    assert took <= 15 * MINUTE + timedelta(seconds=35)
    channel = await the_channel(journey)
    assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)
    assert stopped(journey) == []


async def test_check_now_on_the_card_brings_everything_at_once(journey: Shop) -> None:
    post = (await asyncio.to_thread(journey.wordpress.make_post, "Röstplan")).id
    await asyncio.to_thread(journey.wordpress.set_role, journey.wordpress.editor, "author")
    await journey.pass_by(2 * HOUR)
    card = journey.card("läutet seit ")
    said = await (await journey.discord.owner.click(card, "Jetzt prüfen")).reply()
    assert "gib der Person in WordPress die Rolle Redakteur" in said.text
    await journey.settle()
    assert "läutet seit " in card.text
    await asyncio.to_thread(journey.wordpress.set_role, journey.wordpress.editor, "editor")
    said = await (await journey.discord.owner.click(card, "Jetzt prüfen")).reply()
    assert "Alles gut" in said.text
    await journey.settle()
    assert "läutet wieder" in card.text
    took = await first_card(journey, post, "Seid ihr wieder da?")
    assert took <= 70 * timedelta(seconds=1)
