"""The line at the end of quiet hours: once, only for what waits still, ringing exactly whose rest ended."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.comment import CommentId
from bot.domain.member_setting import AS_USUAL, MemberSettings
from bot.domain.role import Role
from bot.services.inbox.bundling import place
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.member_settings import MemberSettingStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Tx
from cogs.digest.poster import Reporter
from tests.cogs.bell import Bell, bell
from tests.support.loopback_discord import Channel, Message

EVENING = datetime(2026, 11, 21, 20, tzinfo=UTC)
"""Saturday 21:00 in Vienna, the rest begins an hour later."""
NIGHT = datetime(2026, 11, 21, 23, tzinfo=UTC)
END = datetime(2026, 11, 22, 6, tzinfo=UTC)
"""7:00."""
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
RESTING = MemberSettings(quiet_from=time(22), quiet_until=time(7))


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        await rests(ready, ready.discord.owner.id, RESTING)
        yield ready


async def rests(live: Bell, member: int, own: MemberSettings) -> None:
    await live.app.db.write(
        lambda tx: MemberSettingStore(tx).put(live.days.business.id, MemberId(member), own)
    )


async def came(live: Bell, at: datetime, count: int = 1, *, caught_up: bool = False) -> list[CommentId]:
    """Comments that arrived, each on a card as intake would place it, and shown."""
    found = [await live.days.comment(at, thread=f"{at} {number}") for number in range(count)]
    business = live.days.business.id
    await live.app.db.write(lambda tx: place(tx, business, found, at, caught_up=caught_up))
    await live.poster.step(at + timedelta(seconds=5))
    await live.poster.step(at + timedelta(seconds=10))
    return found


async def answered(live: Bell, comments: list[CommentId]) -> None:
    def work(tx: Tx) -> None:
        for comment in comments:
            tx.execute("UPDATE comment SET state = 'done' WHERE id = :id", id=comment)

    await live.app.db.write(work)


async def answers(live: Bell, member: int, at: datetime) -> None:
    """This member answered something."""
    comment = await live.days.comment(at - DAY, answered=MINUTE)
    await live.app.db.write(
        lambda tx: tx.execute(
            "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
            " created_at, settled_at) VALUES (:business, :channel, :comment, 'reply', 'x', 'sent', :at, :member, :at, :at)",
            business=live.days.business.id,
            channel=live.days.channel,
            comment=comment,
            member=member,
            at=int(at.timestamp() * 1000),
        )
    )


def inbox(live: Bell) -> Channel:
    return live.discord.guild.channel("kundenkommentare")


def lines(live: Bell) -> list[Message]:
    return [one for one in inbox(live).messages if "Ruhe" in one.text]


def restarted(live: Bell) -> Reporter:
    return Reporter(live.client, live.app.digests, timedelta(seconds=3))


async def test_a_quiet_night_ends_in_one_line_that_rings_and_leads_to_what_waits(live: Bell) -> None:
    await came(live, EVENING)
    assert len(live.discord.notifications) == 1
    await came(live, NIGHT, 3)
    assert len(live.discord.notifications) == 1, "cards of the night come silently"
    assert await live.report(NIGHT + HOUR) == END
    assert lines(live) == []
    await live.report(END)
    [line] = lines(live)
    assert live.discord.notifications[-1].text == "@Inhaberin Guten Morgen! 3 kamen, während du Ruhe hattest"
    assert len(live.discord.notifications) == 2
    live.clock.advance(END + MINUTE - live.clock())
    opened = (await live.discord.owner.click(line, "Offene angehen")).message
    assert opened is not None
    assert "noch 3" in opened.text
    for at in (END + MINUTE, END + HOUR, END + 3 * HOUR):
        await live.report(at)
        await restarted(live).step(at)
    assert lines(live) == [line]
    live.discord.assert_clean()


async def test_nothing_is_said_of_what_is_answered_or_was_silent_anyway(live: Bell) -> None:
    await came(live, EVENING)
    await answered(live, await came(live, NIGHT, 2))
    await came(live, NIGHT + MINUTE, 1, caught_up=True)
    [put_off] = await came(live, NIGHT + 2 * MINUTE)
    await live.app.db.write(
        lambda tx: tx.execute(
            "UPDATE card SET snoozed_until = 9999999999999 WHERE id ="
            " (SELECT card_id FROM card_comment WHERE comment_id = :comment)",
            comment=put_off,
        )
    )
    await live.report(END)
    assert lines(live) == []
    assert await live.report(END + MINUTE) is not None
    await came(live, END + 2 * MINUTE)
    await live.report(END + 3 * MINUTE)
    assert lines(live) == []


async def test_one_that_came_is_spoken_of_in_the_singular_and_the_line_leaves_later(live: Bell) -> None:
    await came(live, NIGHT)
    await live.report(END)
    [line] = lines(live)
    assert line.text.endswith("Guten Morgen! 1 kam, während du Ruhe hattest")
    await live.report(END + 13 * HOUR)
    assert line.deleted
    await live.report(END + 14 * HOUR)
    live.discord.assert_clean()


async def test_killed_after_posting_and_after_a_restored_backup_it_is_found_and_not_posted_twice(
    live: Bell,
) -> None:
    await came(live, NIGHT)
    await live.report(END - MINUTE)
    to_inbox = f"POST /channels/{inbox(live).id}/messages"
    live.discord.fault(to_inbox, reset=True, after_effect=True, times=9)
    await live.report(END)
    live.discord.faults.clear()
    live.discord.advance(3600)
    await restarted(live).step(END + 2 * MINUTE)
    assert len(lines(live)) == 1

    def restore(tx: Tx) -> None:
        tx.execute("DELETE FROM job_run WHERE kind = 'quiet_end'")
        InstallationStore(tx).put_time(RESTORED_AT, END + 3 * MINUTE)

    await live.app.db.write(restore)
    await restarted(live).step(END + 4 * MINUTE)
    assert len(lines(live)) == 1
    rings = [one for one in live.discord.notifications if "Ruhe" in one.text]
    assert len(rings) == 1


async def test_a_line_that_could_not_be_posted_for_hours_is_left_out(live: Bell) -> None:
    await came(live, NIGHT)
    await live.report(END + 5 * HOUR)
    assert lines(live) == []


async def test_changed_hours_bring_no_second_line_on_the_same_day(live: Bell) -> None:
    await came(live, NIGHT)
    await live.report(END)
    await rests(live, live.discord.owner.id, MemberSettings(quiet_from=time(22), quiet_until=time(8)))
    await live.report(END + HOUR)
    assert len(lines(live)) == 1
    await came(live, NIGHT + DAY)
    await live.report(END + HOUR + DAY)
    assert len([one for one in lines(live) if not one.deleted]) == 1
    assert len([one for one in live.discord.notifications if "Ruhe" in one.text]) == 2


@pytest.mark.parametrize(("night", "end"), [("2026-03-28", 5), ("2026-10-24", 6)])
async def test_the_night_of_a_clock_change_ends_once_at_seven(live: Bell, night: str, end: int) -> None:
    midnight = datetime.fromisoformat(night).replace(tzinfo=UTC) + timedelta(hours=23, minutes=30)
    await came(live, midnight)
    morning = datetime.fromisoformat(night).replace(tzinfo=UTC) + DAY + timedelta(hours=end)
    at = midnight
    while at < morning + 3 * HOUR:
        await live.report(at)
        assert len(lines(live)) == (at >= morning), at
        at += timedelta(minutes=15)
    live.discord.assert_clean()


async def test_two_whose_rest_ends_together_share_a_line_and_a_role_was_silent_until_then(live: Bell) -> None:
    business, discord = live.days.business.id, live.discord
    role = DiscordRoleId(discord.team_role.id)
    await live.app.db.write(lambda tx: RoleStore(tx).name(business, Role.TEAM, [role]))
    for who in (discord.owner, discord.colleague):
        await answers(live, who.id, EVENING - HOUR)
    await came(live, NIGHT)
    assert len(discord.notifications) == 1, "the colleague does not rest"
    await rests(live, discord.colleague.id, RESTING)
    await came(live, NIGHT + HOUR, 2)
    assert len(discord.notifications) == 1
    await live.report(END)
    [line] = lines(live)
    assert line.text.endswith("Guten Morgen! 2 kamen, während ihr Ruhe hattet")
    assert set(line.mentions) == {discord.owner.id, discord.colleague.id}
    discord.assert_clean()


async def test_who_never_answers_gets_no_line(live: Bell) -> None:
    await rests(live, live.discord.owner.id, AS_USUAL)
    await rests(live, live.discord.colleague.id, RESTING)
    await came(live, NIGHT)
    assert len(live.discord.notifications) == 1
    await live.report(END)
    assert lines(live) == []
