"""The daily digest in Discord: posted once, rings only when it must, and survives whatever dies in between."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest

from bot.domain.external_id import ExternalId
from bot.ports import Received
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.database import Tx
from cogs.digest.poster import FORBIDDEN, Reporter
from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Message, Right

MORNING = datetime(2026, 11, 22, 7, tzinfo=UTC)
"""Sunday 8:00 in Vienna."""
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
MINUTE, SOON = timedelta(minutes=1), timedelta(seconds=4)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        yield ready


def restarted(live: Bell) -> Reporter:
    """A poster as in a new process, which knows nothing but the database."""
    return Reporter(live.client, live.app.digests, timedelta(seconds=3))


def only(live: Bell) -> Message:
    [message] = live.standing()
    return message


async def test_a_day_without_anything_overdue_is_reported_silently_and_once(live: Bell) -> None:
    await live.days.comment(NOON, answered=7 * MINUTE)
    assert await live.report(MORNING - MINUTE) == MORNING
    assert live.standing() == []
    assert await live.report(MORNING) == MORNING + timedelta(days=1)
    await live.report(MORNING + MINUTE)
    await restarted(live).step(MORNING + 2 * MINUTE)
    message = only(live)
    assert message.text.startswith(
        "### Guten Morgen! Das war der Samstag\n**1 neu · 1 beantwortet · 0 offen**"
    )
    assert (message.is_v2, message.silent, live.discord.notifications) == (True, True, [])
    assert (await live.days.runs())["2026-11-22"] == "done"
    live.discord.assert_clean()


async def test_what_waits_beyond_the_target_rings_once_with_words_on_the_lock_screen(live: Bell) -> None:
    await live.days.comment(NOON, author="Kunde M.")
    assert await live.report(MORNING) == MORNING + timedelta(seconds=3)
    [ring] = live.discord.notifications
    assert (ring.user_id, ring.text) == (
        live.discord.owner.id,
        "@Inhaberin Guten Morgen! Das war der Samstag: 1 offen",
    )
    assert list(only(live).buttons) == ["Offene angehen", "Zahlen"]
    await live.report(MORNING + SOON)
    message = only(live)
    assert (message.is_v2, message.mentions) == (True, [live.discord.owner.id])
    assert "**Heute zuerst:** Kunde M. antworten." in message.text
    assert live.discord.notifications == [ring]
    live.discord.assert_clean()


async def test_what_a_customer_deletes_there_leaves_discord_with_the_digest_that_quotes_it(
    live: Bell,
) -> None:
    await live.days.comment(NOON, author="Kunde M.", text="Wo ist mein Paket?")
    await live.report(MORNING)
    await live.report(MORNING + SOON)
    assert "Wo ist mein" in only(live).text
    await live.poster.step(MORNING + MINUTE)
    [external] = await live.app.db.read(
        lambda tx: [r["external_id"] for r in tx.all("SELECT * FROM comment")]
    )
    deleted = Received(gone=(ExternalId(external),))
    business, channel = live.days.business.id, live.days.channel
    await live.app.intake.take_push(business, channel, deleted, (), MORNING + 2 * MINUTE)
    await live.poster.step(MORNING + 3 * MINUTE)
    assert [one.text for one in live.standing() if not one.deleted] == []
    live.discord.assert_clean()


async def test_killed_after_posting_it_is_found_by_its_button_and_not_posted_twice(live: Bell) -> None:
    live.discord.fault("POST /channels/*/messages", reset=True, after_effect=True, times=9)
    await live.report(MORNING)
    assert (await live.days.runs())["2026-11-22"] == "running"
    standing = len(live.standing())
    live.discord.faults.clear()
    live.discord.advance(3600)  # a nonce is remembered for minutes only
    await restarted(live).step(MORNING + MINUTE)
    assert len(live.standing()) == standing == 1
    assert (await live.days.runs())["2026-11-22"] == "done"
    rows = await live.app.db.read(lambda tx: tx.one("SELECT message_id FROM job_run WHERE state = 'done'"))
    assert rows is not None
    assert rows["message_id"] == only(live).id


async def test_after_a_restored_backup_what_is_there_already_is_not_posted_again(live: Bell) -> None:
    await live.report(MORNING - MINUTE)
    before = await live.app.db.read(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM job_run")])
    await live.report(MORNING)
    live.discord.advance(3600)

    def restore(tx: Tx) -> None:
        tx.execute("DELETE FROM job_run")
        for row in before:
            names = [f"v{number}" for number in range(len(row))]
            values = dict(zip(names, row, strict=True))
            tx.execute(f"INSERT INTO job_run VALUES ({', '.join(f':{name}' for name in names)})", **values)
        InstallationStore(tx).put_time(RESTORED_AT, MORNING + MINUTE)

    await live.app.db.write(restore)
    await restarted(live).step(MORNING + 2 * MINUTE)
    assert len(live.standing()) == 1
    assert (await live.days.runs())["2026-11-22"] == "done"


async def test_killed_before_its_conversion_it_is_converted_after_the_start_without_ringing(
    live: Bell,
) -> None:
    await live.days.comment(NOON)
    await live.report(MORNING)
    await restarted(live).step(MORNING + SOON)
    assert only(live).is_v2
    assert len(live.discord.notifications) == 1
    assert (await live.days.runs())["2026-11-22"] == "done"


async def test_without_the_right_to_write_it_waits_and_is_posted_once_that_is_given(live: Bell) -> None:
    live.discord.guild.take_away(Right.SEND_MESSAGES, channel=live.reports)
    assert await live.report(MORNING) == MORNING + FORBIDDEN
    await live.report(MORNING + MINUTE)
    assert len(live.discord.rejections) == 1
    live.discord.guild.give_back(Right.SEND_MESSAGES, channel=live.reports)
    await live.report(MORNING + FORBIDDEN)
    assert "Gestern war es ruhig" in only(live).text


async def test_a_channel_that_is_shut_to_reports_is_said_once_with_what_is_missing(live: Bell) -> None:
    there = live.client.get_channel(live.reports.id)
    assert isinstance(there, discord.TextChannel)
    live.discord.guild.take_away(Right.SEND_MESSAGES, channel=live.reports)
    await live.discord.until(lambda: not there.permissions_for(there.guild.me).send_messages)
    await live.report(MORNING)
    everywhere = live.discord.guild.channel("allgemein")
    said = await everywhere.wait_for_message(
        "kann ich keine Berichte schreiben. Sobald ich darf, kommt der nächste."
    )
    assert f"<#{live.reports.id}>" in said.text
    assert "- Mir fehlt „Nachrichten senden“" in said.text
    assert list(said.buttons) == ["Einrichten"]
    await live.report(MORNING + FORBIDDEN)
    await live.discord.owner.command("help")
    assert [one for one in everywhere.messages if "Berichte schreiben" in one.text] == [said]


async def test_one_that_was_deleted_before_its_conversion_is_not_posted_again(live: Bell) -> None:
    await live.days.comment(NOON)
    await live.report(MORNING)
    live.discord.owner.delete(only(live))
    await live.report(MORNING + SOON)
    await live.report(MORNING + MINUTE)
    assert live.standing() == []
    assert (await live.days.runs())["2026-11-22"] == "done"


async def test_a_team_that_can_not_be_rung_as_a_role_is_rung_by_who_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as live:
        await live.days.comment(NOON)
        live.discord.guild.take_away(Right.MENTION_EVERYONE)
        await live.report(MORNING)
        assert [ring.user_id for ring in live.discord.notifications] == [live.discord.owner.id]
        assert live.discord.refused_pings == []


async def test_a_report_on_demand_is_for_the_presser_alone_and_leads_to_other_days(live: Bell) -> None:
    await live.days.comment(NOON, answered=7 * MINUTE)
    live.clock.advance(MORNING - live.clock())
    await live.discord.synced("report")
    page = (await live.discord.owner.command("report")).message
    assert page is not None
    assert page.ephemeral
    assert page.text.startswith("### Das war der Samstag\n**1 neu")
    await live.discord.owner.click(page, "Tag danach")
    assert page.text.startswith("### Heute bis jetzt\nNichts Neues, nichts offen.")
    await live.discord.owner.click(page, "Tag davor")
    await live.discord.owner.click(page, "Tag davor")
    assert page.text.startswith("### Das war Freitag, der 20. November\n")
    today = (await live.discord.owner.command("report", part="today")).message
    assert today is not None
    assert today.text.startswith("### Heute bis jetzt\n")
    refused = await live.discord.colleague.command("report")
    assert refused.text.startswith("Diesen Eingang betreuen")
    live.discord.assert_clean()


async def test_a_digest_that_discord_refuses_comes_without_its_links(live: Bell) -> None:
    await live.days.comment(NOON, author="Kunde M.")
    await live.report(MORNING)
    standing = f"PATCH /channels/{live.reports.id}/messages/*"
    live.discord.fault(standing, status=400, code=50035, times=1)
    assert await live.report(MORNING + SOON) == MORNING + SOON
    await live.report(MORNING + SOON)
    message = only(live)
    assert message.is_v2 and "1 Kunde M., Blog, seit" in message.text and "](https://" not in message.text
    assert (await live.days.runs())["2026-11-22"] == "done"


async def test_a_digest_that_is_refused_for_good_is_tried_seldom(live: Bell) -> None:
    fault = live.discord.fault(
        f"POST /channels/{live.reports.id}/messages", status=400, code=50035, times=100
    )
    assert await live.report(MORNING) == MORNING
    assert await live.report(MORNING) == MORNING + FORBIDDEN
    await live.report(MORNING + MINUTE)
    assert fault.hits == 2


async def test_a_slip_in_drawing_a_digest_holds_up_no_other(
    live: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(*_: object, **__: object) -> None:
        raise ValueError("a slip in drawing")

    monkeypatch.setattr("cogs.digest.drawing.draw", slip)
    assert await live.report(MORNING) == MORNING + timedelta(minutes=10)
