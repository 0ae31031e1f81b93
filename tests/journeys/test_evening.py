"""Stories that cross hours, on the real blog: an evening and its digest, a long outage, a reply nobody confirmed."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.journeys.shop import Shop, shop
from tests.support.loopback_discord import Message
from tests.support.wordpress import Moment, WordPress

DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def where_it_is_evening(now: datetime) -> str:
    """A zone where the clock shows eight something in the evening right now; its signs are the wrong way round."""
    east = (20 - now.hour + 12) % 24 - 12
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


@pytest.fixture
async def journey(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wordpress: WordPress
) -> AsyncIterator[Shop]:
    now = datetime.now(UTC)
    async with shop(tmp_path, monkeypatch, wordpress, now, where_it_is_evening(now)) as made:
        yield made


async def test_an_evening_comment_is_answered_at_once_and_the_morning_digest_tells_of_it(
    journey: Shop,
) -> None:
    evening = journey.clock().astimezone(journey.app.settings.zone)
    yesterday, eight = DAYS[evening.weekday()], evening.replace(hour=8, minute=0) + timedelta(days=1)
    post = (await asyncio.to_thread(journey.wordpress.make_post, "Röstplan im Advent")).id
    asked = await journey.comment(post, "Habt ihr am Samstag offen?", "Klara Kundin", ago=7 * MINUTE)
    await journey.comment(post, "Schon das zweite Packerl zu fein gemahlen.", "Max Muster", ago=3 * MINUTE)
    await journey.pass_by(MINUTE + 10 * timedelta(seconds=1))
    assert [n.text.split(":")[0] for n in journey.discord.owner.notifications] == [
        "@Inhaberin Frage von Klara Kundin (Blog)",
        "@Inhaberin Beschwerde von Max Muster (Blog)",
    ]
    card = journey.card("Habt ihr am Samstag offen?")
    await journey.answer(card, "Ja, bis 14 Uhr!")
    await journey.settle()
    assert "### Geht" in card.text
    await journey.pass_by(timedelta(seconds=9))
    assert journey.wordpress.replies_to(asked) == ()
    await journey.pass_by(timedelta(seconds=2))
    assert [reply.content for reply in journey.wordpress.replies_to(asked)] == ["Ja, bis 14 Uhr!"]
    assert card.text.startswith("**Beantwortet nach 7 min** · Klara Kundin, [Blog](")

    await journey.leap(eight - MINUTE - journey.clock())
    assert journey.reports.messages == []
    await journey.leap(MINUTE)
    await journey.pass_by(timedelta(seconds=10))
    digest = only(journey.reports.messages)
    assert digest.text.startswith(f"### Guten Morgen! Das war der {yesterday}\n")
    assert "**2 neu · 1 beantwortet · 1 offen**" in digest.text
    assert "7 min" in digest.text
    left = journey.card("Schon das zweite Packerl")
    assert f"/{left.id})" in digest.text and "Max Muster" in digest.text
    await journey.leap(6 * HOUR)
    assert journey.reports.messages == [digest]
    assert len(journey.discord.owner.notifications) in (2, 3), (
        "the digest itself may ring, for what is overdue"
    )
    facts = await journey.rows(
        "SELECT answered_at - posted_at AS took, surfaced_at >= seen_at AS shown FROM comment"
        f" WHERE external_id = '{asked}'"
    )
    assert 7 * 60_000 <= facts[0]["took"] < 10 * 60_000 and facts[0]["shown"]


async def test_an_outage_of_two_hours_is_reported_once_and_what_was_missed_comes_in_silence(
    journey: Shop,
) -> None:
    post = (await asyncio.to_thread(journey.wordpress.make_post)).id
    await journey.comment(post, "Vorher?", "Vera")
    await journey.pass_by(2 * MINUTE)
    rang = len(journey.discord.owner.notifications)
    page = journey.wordpress.maintenance()
    await journey.pass_by(25 * MINUTE)
    assert len(journey.inbox.messages) == 1, "a hiccup is nobody's business"
    await journey.pass_by(95 * MINUTE)
    stopped = journey.card("läutet seit ")
    page.lift()
    for number in range(2):
        await journey.comment(post, f"Verpasst {number}?", f"Gast {number}", ago=HOUR)
    await journey.leap(HOUR)
    assert "läutet wieder" in stopped.text and "2 Kommentare nachgeholt" in stopped.text
    assert journey.card("Verpasst 0?").silent and journey.card("Verpasst 1?").silent
    assert len(journey.discord.owner.notifications) == rang + 1
    assert "läutet seit " in journey.discord.owner.notifications[-1].text


@pytest.mark.parametrize("moment", Moment, ids=["it is missing", "it is there"])
async def test_a_reply_nobody_can_confirm_is_asked_of_the_owner_and_never_sent_twice(
    journey: Shop, moment: Moment
) -> None:
    post = (await asyncio.to_thread(journey.wordpress.make_post)).id
    asked = await journey.comment(post, "Kann man reservieren?", "Rita")
    await journey.pass_by(2 * MINUTE)
    rang = len(journey.discord.owner.notifications)
    card = journey.card("Kann man reservieren?")
    sending = journey.wordpress.hold(moment, method="POST", path="/wp/v2/comments")
    await journey.answer(card, "Ja, per Telefon")
    going = asyncio.create_task(journey.pass_by(HOUR))
    await asyncio.to_thread(sending.wait_reached)
    await asyncio.to_thread(journey.wordpress.stop)
    sending.lift()
    reading = journey.wordpress.maintenance()
    await asyncio.to_thread(journey.wordpress.start)
    await going
    there = moment is Moment.AFTER
    assert len(journey.wordpress.replies_to(asked)) == there
    attempts = await journey.rows("SELECT state, attempts FROM outbox")
    assert [tuple(row) for row in attempts] == [("needs_human", 1)]
    card = journey.card("Bitte nachsehen: Rita")
    assert "Ich sende nichts doppelt" in card.text and "> Ja, per Telefon" in card.text
    rings = [n.text for n in journey.discord.owner.notifications[rang:] if "Rita" in n.text]
    assert len(rings) == 1
    assert not [m for m in journey.inbox.messages if m is not card and "Rita" in m.text]

    reading.lift()
    if there:
        await journey.discord.owner.click(card, "Steht dort")
    else:
        question = await (await journey.discord.owner.click(card, "Fehlt dort")).reply()
        await journey.discord.owner.click(question, "Nochmals senden")
        assert question.text.endswith("“\nDie Antwort geht nochmals raus.") and not question.buttons
    await journey.leap(2 * HOUR)
    assert [reply.content for reply in journey.wordpress.replies_to(asked)] == ["Ja, per Telefon"]
    assert journey.card("Rita").text.startswith("**Beantwortet nach")
    assert "direkt im Blog" not in journey.card("Rita").text
    assert [row["state"] for row in await journey.rows("SELECT state FROM outbox")] == ["sent"]


def only(messages: list[Message]) -> Message:
    assert len(messages) == 1, [message.text for message in messages]
    return messages[0]
