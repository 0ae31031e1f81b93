"""How long after the cure the first card comes, at the real intervals: a real blog, time that passes at will."""

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
async def it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wordpress: WordPress) -> AsyncIterator[Shop]:
    async with shop(tmp_path, monkeypatch, wordpress, datetime.now(UTC), "Europe/Vienna") as made:
        yield made
    await asyncio.to_thread(wordpress.set_role, wordpress.editor, "editor")


async def the_channel(it: Shop) -> Channel:
    found = await it.app.db.read(lambda tx: ChannelStore(tx).get(it.business, it.channel))
    assert found is not None
    return found


async def first_card(it: Shop, post: int, text: str) -> timedelta:
    """A customer writes now; how long until the card stands."""
    await it.comment(post, text, f"Gast {text}")
    cured = it.clock()
    while not any(text in message.text for message in it.inbox.messages):
        await it.pass_by(timedelta(seconds=1))
        assert it.clock() - cured < HOUR
    print(f"first card {(it.clock() - cured).total_seconds():.0f} s after the cure")
    return it.clock() - cured


def stopped(it: Shop) -> list[str]:
    return [message.text for message in it.inbox.messages if "läutet nicht mehr" in message.text]


@pytest.mark.parametrize("status", [401, 403])
async def test_one_odd_refusal_costs_less_than_two_minutes_and_tells_nobody(it: Shop, status: int) -> None:
    post = (await asyncio.to_thread(it.wordpress.make_post, "Röstplan")).id
    fault = it.wordpress.answer(
        Moment.BEFORE,
        status,
        body='{"code": "rest_forbidden"}',
        headers={"Content-Type": "application/json"},
        path="/wp/v2/comments",
    )
    with it.wordpress.during(fault):
        while not fault.reached:
            await it.pass_by(timedelta(seconds=5))
    assert (await the_channel(it)).reading.glow is Glow.LATE
    took = await first_card(it, post, "Habt ihr offen?")
    assert took <= 2 * MINUTE
    assert stopped(it) == []


@pytest.mark.parametrize(("how", "lasted"), [("down", 3 * HOUR), ("maintenance", 10 * MINUTE)])
async def test_an_outage_however_long_is_over_two_minutes_after_the_blog_is_back(
    it: Shop, how: str, lasted: timedelta
) -> None:
    post = (await asyncio.to_thread(it.wordpress.make_post, "Röstplan")).id
    if how == "down":
        await asyncio.to_thread(it.wordpress.stop)
        await it.pass_by(lasted)
        await asyncio.to_thread(it.wordpress.start)
    else:
        with it.wordpress.during(it.wordpress.maintenance()):
            await it.pass_by(lasted)
            assert (await the_channel(it)).reading.reason == "maintenance"
    took = await first_card(it, post, "Seid ihr wieder da?")
    assert took <= 2 * MINUTE + timedelta(seconds=5)
    assert stopped(it) == []


async def test_a_demotion_is_told_with_its_reason_and_over_a_quarter_of_an_hour_after_the_right_is_back(
    it: Shop,
) -> None:
    post = (await asyncio.to_thread(it.wordpress.make_post, "Röstplan")).id
    await asyncio.to_thread(it.wordpress.set_role, it.wordpress.editor, "author")
    await it.pass_by(2 * HOUR)
    channel = await the_channel(it)
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, "no_right")
    assert len(stopped(it)) == 1
    await asyncio.to_thread(it.wordpress.set_role, it.wordpress.editor, "editor")
    took = await first_card(it, post, "Seid ihr wieder da?")
    assert took <= 15 * MINUTE + timedelta(seconds=35)
    channel = await the_channel(it)
    assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)
    assert stopped(it) == []


async def test_check_now_on_the_card_brings_everything_at_once(it: Shop) -> None:
    post = (await asyncio.to_thread(it.wordpress.make_post, "Röstplan")).id
    await asyncio.to_thread(it.wordpress.set_role, it.wordpress.editor, "author")
    await it.pass_by(2 * HOUR)
    card = it.card("läutet nicht mehr")
    said = await (await it.discord.owner.click(card, "Jetzt prüfen")).reply()
    assert "dort fehlt moderate" in said.text
    await it.settle()
    assert "läutet nicht mehr" in card.text
    await asyncio.to_thread(it.wordpress.set_role, it.wordpress.editor, "editor")
    said = await (await it.discord.owner.click(card, "Jetzt prüfen")).reply()
    assert "Alles gut" in said.text
    await it.settle()
    assert "läutet wieder" in card.text
    took = await first_card(it, post, "Seid ihr wieder da?")
    assert took <= 70 * timedelta(seconds=1)
