"""The daily digest in Discord: posted once, rings only when it must, and survives whatever dies in between."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

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
async def it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        yield ready


def restarted(it: Bell) -> Reporter:
    """What a new process knows: nothing but the database."""
    return Reporter(it.client, it.app.digests, timedelta(seconds=3))


def only(it: Bell) -> Message:
    [message] = it.standing()
    return message


async def test_a_day_without_anything_overdue_is_told_silently_and_once(it: Bell) -> None:
    await it.days.comment(NOON, answered=7 * MINUTE)
    assert await it.report(MORNING - MINUTE) == MORNING
    assert it.standing() == []
    assert await it.report(MORNING) == MORNING + timedelta(days=1)
    await it.report(MORNING + MINUTE)
    await restarted(it).step(MORNING + 2 * MINUTE)
    message = only(it)
    assert message.text.startswith(
        "### Guten Morgen! Das war der Samstag\n**1 neu · 1 beantwortet · 0 offen**"
    )
    assert (message.is_v2, message.silent, it.discord.notifications) == (True, True, [])
    assert (await it.days.runs())["2026-11-22"] == "done"
    it.discord.assert_clean()


async def test_what_waits_beyond_the_target_rings_once_with_words_on_the_lock_screen(it: Bell) -> None:
    await it.days.comment(NOON, author="Kunde M.")
    assert await it.report(MORNING) == MORNING + timedelta(seconds=3)
    [ring] = it.discord.notifications
    assert (ring.user_id, ring.text) == (
        it.discord.owner.id,
        "@Inhaberin Guten Morgen! Das war der Samstag: 1 offen",
    )
    assert list(only(it).buttons) == ["Offene angehen", "Zahlen"]
    await it.report(MORNING + SOON)
    message = only(it)
    assert (message.is_v2, message.mentions) == (True, [it.discord.owner.id])
    assert "**Heute zuerst:** Kunde M. antworten." in message.text
    assert it.discord.notifications == [ring]
    it.discord.assert_clean()


async def test_killed_after_posting_it_is_found_by_its_button_and_not_posted_twice(it: Bell) -> None:
    it.discord.fault("POST /channels/*/messages", reset=True, after_effect=True, times=9)
    await it.report(MORNING)
    assert (await it.days.runs())["2026-11-22"] == "running"
    standing = len(it.standing())
    it.discord.faults.clear()
    it.discord.advance(3600)  # a nonce is remembered for minutes only
    await restarted(it).step(MORNING + MINUTE)
    assert len(it.standing()) == standing == 1
    assert (await it.days.runs())["2026-11-22"] == "done"
    rows = await it.app.db.read(lambda tx: tx.one("SELECT message_id FROM job_run WHERE state = 'done'"))
    assert rows is not None
    assert rows["message_id"] == only(it).id


async def test_after_a_restored_backup_what_stands_already_is_not_posted_again(it: Bell) -> None:
    await it.report(MORNING - MINUTE)
    before = await it.app.db.read(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM job_run")])
    await it.report(MORNING)
    it.discord.advance(3600)

    def restore(tx: Tx) -> None:
        tx.execute("DELETE FROM job_run")
        for row in before:
            names = [f"v{number}" for number in range(len(row))]
            values = dict(zip(names, row, strict=True))
            tx.execute(f"INSERT INTO job_run VALUES ({', '.join(f':{name}' for name in names)})", **values)
        InstallationStore(tx).put_time(RESTORED_AT, MORNING + MINUTE)

    await it.app.db.write(restore)
    await restarted(it).step(MORNING + 2 * MINUTE)
    assert len(it.standing()) == 1
    assert (await it.days.runs())["2026-11-22"] == "done"


async def test_killed_before_its_conversion_it_is_converted_after_the_start_without_ringing(it: Bell) -> None:
    await it.days.comment(NOON)
    await it.report(MORNING)
    await restarted(it).step(MORNING + SOON)
    assert only(it).is_v2
    assert len(it.discord.notifications) == 1
    assert (await it.days.runs())["2026-11-22"] == "done"


async def test_without_the_right_to_write_it_waits_and_is_posted_once_that_is_given(it: Bell) -> None:
    it.discord.guild.take_away(Right.SEND_MESSAGES, channel=it.reports)
    assert await it.report(MORNING) == MORNING + FORBIDDEN
    await it.report(MORNING + MINUTE)
    assert len(it.discord.rejections) == 1
    it.discord.guild.give_back(Right.SEND_MESSAGES, channel=it.reports)
    await it.report(MORNING + FORBIDDEN)
    assert "Gestern war es ruhig" in only(it).text


async def test_one_that_was_deleted_before_its_conversion_is_not_posted_again(it: Bell) -> None:
    await it.days.comment(NOON)
    await it.report(MORNING)
    it.discord.owner.delete(only(it))
    await it.report(MORNING + SOON)
    await it.report(MORNING + MINUTE)
    assert it.standing() == []
    assert (await it.days.runs())["2026-11-22"] == "done"


async def test_a_team_that_can_not_be_rung_as_a_role_is_rung_by_who_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch, team=True) as it:
        await it.days.comment(NOON)
        it.discord.guild.take_away(Right.MENTION_EVERYONE)
        await it.report(MORNING)
        assert [ring.user_id for ring in it.discord.notifications] == [it.discord.owner.id]
        assert it.discord.refused_pings == []


async def test_a_report_on_demand_is_for_the_presser_alone_and_leads_to_other_days(it: Bell) -> None:
    await it.days.comment(NOON, answered=7 * MINUTE)
    it.clock.advance(MORNING - it.clock())
    await it.discord.synced("report")
    page = (await it.discord.owner.command("report")).message
    assert page is not None
    assert page.ephemeral
    assert page.text.startswith("### Das war der Samstag\n**1 neu")
    await it.discord.owner.click(page, "Tag danach")
    assert page.text.startswith("### Heute bis jetzt\nNichts Neues, nichts offen.")
    await it.discord.owner.click(page, "Tag davor")
    await it.discord.owner.click(page, "Tag davor")
    assert page.text.startswith("### Das war Freitag, der 20. November\n")
    today = (await it.discord.owner.command("report", part="today")).message
    assert today is not None
    assert today.text.startswith("### Heute bis jetzt\n")
    refused = await it.discord.colleague.command("report")
    assert refused.text.startswith("Diesen Eingang betreuen")
    it.discord.assert_clean()


async def test_a_digest_that_discord_refuses_comes_without_its_links(it: Bell) -> None:
    await it.days.comment(NOON, author="Kunde M.")
    await it.report(MORNING)
    standing = f"PATCH /channels/{it.reports.id}/messages/*"
    it.discord.fault(standing, status=400, code=50035, times=1)
    assert await it.report(MORNING + SOON) == MORNING + SOON
    await it.report(MORNING + SOON)
    message = only(it)
    assert message.is_v2 and "1 Kunde M., Blog, seit" in message.text and "](https://" not in message.text
    assert (await it.days.runs())["2026-11-22"] == "done"


async def test_a_digest_that_is_refused_for_good_is_tried_seldom(it: Bell) -> None:
    fault = it.discord.fault(f"POST /channels/{it.reports.id}/messages", status=400, code=50035, times=100)
    assert await it.report(MORNING) == MORNING
    assert await it.report(MORNING) == MORNING + FORBIDDEN
    await it.report(MORNING + MINUTE)
    assert fault.hits == 2


async def test_a_slip_in_drawing_a_digest_holds_up_no_other(
    it: Bell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(*_: object, **__: object) -> None:
        raise ValueError("a slip in drawing")

    monkeypatch.setattr("cogs.digest.poster.draw", slip)
    assert await it.report(MORNING) == MORNING + timedelta(minutes=10)
