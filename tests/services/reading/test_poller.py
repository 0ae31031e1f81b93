"""The poller: which request comes next, how it slows down, and what the two lamps say."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.business import Business
from bot.domain.channel import ChannelState, Glow, Side
from bot.domain.comment import Visibility
from bot.domain.connecting import Connected, NotConnected
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.domain.sending import NotNow, after_send, claimed
from bot.ports import ConnectorError, Fetched, Poll, Pull, Reconnect, Refused, Retry
from bot.services.channels.connecting import Connecting
from bot.services.channels.lamps import lamp
from bot.storage.channels import ChannelStore, decode_account
from bot.storage.comment_states import CommentStateStore
from bot.storage.credentials import CredentialStore, Vault
from bot.storage.cursors import CursorStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.platform import TEAM, US, FakePlatform
from tests.support.polling import Polling

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    yield made
    await made.switchboard.aclose()


def connecting(polling: Polling) -> Connecting:
    """What the buttons and the terminal ask."""

    async def sync(_: object) -> None:
        return None

    return Connecting(polling.db, polling.switchboard, Vault(()), polling.woken.append, sync)


async def stopped_cards(polling: Polling) -> list[tuple[int | None, int]]:
    found = await polling.rows("SELECT closed_at, version FROM card WHERE form = 'stopped' ORDER BY id")
    return [(closed, version) for closed, version in found]


async def lamp_events(polling: Polling) -> list[str]:
    found = await polling.rows("SELECT detail FROM event WHERE what = 'lamp' ORDER BY id")
    return [detail for (detail,) in found]


async def test_the_account_is_checked_before_the_first_fetch_and_then_daily(polling: Polling) -> None:
    await polling.connect()
    await polling.settle()
    assert polling.platform.calls[:2] == ["check", "fetch:fast"]
    ref = decode_account((await polling.channel()).account)
    assert ref is not None
    assert (ref.own_ids, ref.team_ids, ref.can_write) == ((US,), (TEAM,), True)
    polling.platform.calls.clear()
    await polling.poll(timedelta(hours=23))
    assert "check" not in polling.platform.calls
    polling.platform.calls.clear()
    await polling.poll(timedelta(hours=2))
    assert polling.platform.calls[0] == "check"


async def test_after_a_check_the_connector_knows_who_we_are(polling: Polling) -> None:
    await polling.connected()
    first, *_, last = polling.factory.accounts
    assert first.ref is None
    assert last.ref is not None
    assert last.ref.own_ids == (US,)
    count = len(polling.factory.accounts)
    await polling.poll(timedelta(hours=25))
    assert len(polling.factory.accounts) == count


async def test_a_daily_check_that_meets_passing_trouble_does_not_stop_the_reading(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("check", Retry(), times=1)
    written = polling.platform.write("Hallo")
    await polling.poll(timedelta(hours=25))
    assert await polling.announced() == [written]
    assert (await polling.channel()).reading.glow is Glow.ON
    polling.platform.calls.clear()
    await polling.poll(timedelta(minutes=20))
    assert "check" in polling.platform.calls


@pytest.mark.parametrize("wait", [timedelta.max, timedelta(days=3650), timedelta.min])
@pytest.mark.parametrize("refuses", [True, False])
async def test_a_platform_that_asks_to_wait_for_years_is_read_again_within_a_day(
    polling: Polling, monkeypatch: pytest.MonkeyPatch, wait: timedelta, refuses: bool
) -> None:
    await polling.connect()
    await polling.settle()
    connector = await polling.switchboard.connector(polling.business.id, polling.channel_id)
    fetch = connector.fetch

    async def patient(pull: Pull) -> Fetched:
        return replace(await fetch(pull), next_after=wait)

    with monkeypatch.context() as patch:
        if refuses:
            polling.platform.trouble("fetch", Retry(wait), times=3)
        else:
            patch.setattr(connector, "fetch", patient)
        polling.clock.advance(timedelta(minutes=6))
        await polling.settle()
    written = polling.platform.write("Offen?")
    polling.platform.mend()
    await polling.poll(timedelta(days=1))
    assert await polling.announced() == [written]
    assert (await polling.channel()).reading.glow is Glow.ON


async def test_a_fast_poll_goes_between_the_pages_of_a_long_sweep(polling: Polling) -> None:
    for number in range(45):
        polling.platform.write(f"Alt {number}", posted_at=polling.clock() - timedelta(days=100))
    await polling.connected()
    polling.clock.advance(timedelta(hours=27))
    while (await polling.step(), polling.platform.calls[-1])[1] != "fetch:sweep":
        pass
    polling.platform.calls.clear()
    await polling.step()
    written = polling.platform.write("Dringend!")
    polling.clock.advance(timedelta(seconds=70))
    await polling.step()
    assert polling.platform.calls == ["fetch:sweep", "fetch:fast"]
    assert await polling.announced() == [written]
    polling.platform.calls.clear()
    await polling.settle()
    assert polling.platform.calls.count("fetch:sweep") == 3


async def test_polls_of_a_new_channel_start_apart_and_the_first_one_at_once(polling: Polling) -> None:
    await polling.connect()
    await polling.step()
    found = await polling.rows("SELECT poll, next_at FROM cursor ORDER BY poll")
    cursors = await polling.db.read(lambda tx: CursorStore(tx).all(polling.business.id, polling.channel_id))
    assert [poll for poll, _ in found] == ["fast", "sweep", "watch"]
    assert cursors["fast"].next_at == polling.clock()
    assert timedelta(hours=21) < cursors["sweep"].next_at - polling.clock() < timedelta(hours=27)


async def test_the_next_look_is_an_interval_away_give_or_take_a_tenth(polling: Polling) -> None:
    await polling.connected()
    waits = set()
    for _ in range(20):
        polling.clock.advance(timedelta(seconds=70))
        await polling.settle()
        cursors = await polling.db.read(
            lambda tx: CursorStore(tx).all(polling.business.id, polling.channel_id)
        )
        waits.add(cursors["fast"].next_at - polling.clock())
    assert all(timedelta(seconds=54) <= wait <= timedelta(seconds=66) for wait in waits)
    assert len(waits) > 10


async def test_passing_trouble_shorter_than_half_an_hour_is_reported_to_nobody(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("fetch", Retry(), times=4)
    polling.woken.clear()
    await polling.poll()
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason, channel.reading.failures) == (
        Glow.LATE,
        Reason.SILENT.value,
        1,
    )
    for _ in range(8):
        await polling.poll(3 * MINUTE)
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await stopped_cards(polling) == []
    assert "desk" not in polling.woken


@pytest.mark.parametrize("seed", range(4))
async def test_trouble_for_half_an_hour_opens_one_card_and_its_end_closes_the_tale(
    polling: Polling, seed: int
) -> None:
    polling.start(seed)
    await polling.connected()
    began = polling.clock() + timedelta(seconds=70)
    polling.platform.trouble("fetch", Retry(), times=1000)
    polling.clock.advance(timedelta(seconds=70))
    told_at: datetime | None = None
    for _ in range(200):
        due = await polling.step()
        if await stopped_cards(polling) and told_at is None:
            told_at = polling.clock()
        if polling.clock() - began > timedelta(hours=5):
            break
        assert due is not None
        polling.clock.advance(max(due - polling.clock(), timedelta(seconds=1)))
    assert told_at is not None
    assert timedelta(minutes=30) <= told_at - began <= timedelta(minutes=32)
    assert len(await stopped_cards(polling)) == 1
    written = polling.platform.write("Seid ihr noch da?")
    polling.platform.mend()
    polling.woken.clear()
    await polling.poll(timedelta(hours=1))
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await polling.announced() == [written]
    ((_, version),) = await stopped_cards(polling)
    assert version > 1
    assert "desk" in polling.woken
    assert len(await lamp_events(polling)) == 2


async def test_who_does_not_answer_is_tried_every_60_to_100_s_by_one_cheap_request(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("fetch", Retry(), times=1000)
    polling.clock.advance(timedelta(seconds=70))
    await polling.step()
    began = polling.clock()
    polling.platform.calls.clear()
    pauses = []
    while polling.clock() - began < timedelta(hours=3):
        before, due = polling.clock(), await polling.step()
        assert due is not None
        polling.clock.advance(max(due - polling.clock(), timedelta(seconds=1)))
        pauses.append(polling.clock() - before)
    assert all(timedelta(seconds=60) <= pause <= timedelta(seconds=100) for pause in pauses[1:])
    assert set(polling.platform.calls) == {"probe"}
    assert len(polling.platform.calls) <= len(pauses)


async def test_a_platform_that_names_a_time_is_left_alone_by_every_poll_until_then(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("fetch", Retry(timedelta(minutes=50)))
    await polling.poll()
    limited = polling.clock()
    polling.platform.calls.clear()
    await polling.poll(timedelta(minutes=49))
    assert polling.platform.calls == []
    await polling.poll(timedelta(minutes=70))
    assert "fetch:fast" in polling.platform.calls
    assert polling.clock() - limited < timedelta(hours=2)


async def test_after_a_failure_a_poll_that_is_due_later_than_the_retry_keeps_its_time(
    polling: Polling,
) -> None:
    await polling.connected()
    await polling.poll(timedelta(seconds=30))
    business, channel = polling.business.id, polling.channel_id
    before = await polling.db.read(lambda tx: CursorStore(tx).all(business, channel))
    polling.platform.trouble("fetch", Retry())
    polling.clock.advance(timedelta(seconds=40))
    due = await polling.step()
    after = await polling.db.read(lambda tx: CursorStore(tx).all(business, channel))
    assert due == after["fast"].next_at
    assert timedelta(seconds=60) <= due - polling.clock() <= timedelta(seconds=100)
    assert all(before[name].next_at > due for name in ("watch", "sweep"))
    assert [after[name].next_at for name in ("watch", "sweep")] == [
        before[name].next_at for name in ("watch", "sweep")
    ]


def refused(polling: Polling, reason: Reason, times: int = 1000) -> None:
    """Refuses lists and checks, as after a password was revoked."""
    polling.platform.trouble("fetch", Reconnect(reason), times=times)
    polling.platform.trouble("check", Reconnect(reason), times=times)


async def tried(polling: Polling, span: timedelta) -> list[timedelta]:
    """Lets time pass as the loop would; how long after the one before each try was made."""
    end, last, found = polling.clock() + span, polling.clock(), []
    while polling.clock() < end:
        before = len(polling.platform.calls)
        due = await polling.step()
        if len(polling.platform.calls) > before:
            found.append(polling.clock() - last)
            last = polling.clock()
        assert due is not None
        polling.clock.advance(min(max(due - polling.clock(), timedelta(seconds=1)), timedelta(seconds=30)))
    return found


@pytest.mark.parametrize(
    "odd", [Reconnect(Reason.REVOKED), Reconnect(Reason.NO_RIGHT), Refused(Reason.API_OFF)]
)
async def test_one_odd_refusal_is_no_alarm_and_holds_nothing_up(
    polling: Polling, odd: Reconnect | Refused
) -> None:
    await polling.connected()
    polling.platform.trouble("fetch", odd)
    await polling.poll()
    assert (await polling.channel()).reading.glow is Glow.LATE
    assert await stopped_cards(polling) == []
    written = polling.platform.write("Habt ihr offen?")
    refused_at = polling.clock()
    while not await polling.announced():
        await polling.poll(timedelta(seconds=10))
    assert polling.clock() - refused_at <= timedelta(minutes=2)
    assert await polling.announced() == [written]
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await stopped_cards(polling) == []


async def test_an_odd_answer_within_the_daily_check_is_no_alarm_either(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("check", Reconnect(Reason.REVOKED))
    await polling.poll(timedelta(hours=25))
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await lamp_events(polling) == []


async def test_lists_refused_again_and_again_are_reported_after_half_an_hour_without_blaming_the_access(
    polling: Polling,
) -> None:
    await polling.connected()
    polling.platform.trouble("fetch", Reconnect(Reason.NO_RIGHT), times=1000)
    pauses = await tried(polling, timedelta(hours=2))
    assert all(pause <= timedelta(minutes=16) for pause in pauses)
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.LATE, "turned_away")
    assert len(await stopped_cards(polling)) == 1


async def test_a_lost_access_is_reported_at_once_with_its_reason_and_tried_every_20_to_30_min(
    polling: Polling,
) -> None:
    await polling.connected()
    refused(polling, Reason.REVOKED)
    await polling.poll()
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, "revoked")
    assert await stopped_cards(polling) == [(None, 1)]
    pauses = await tried(polling, timedelta(hours=5))
    assert all(timedelta(minutes=20) <= pause <= timedelta(minutes=31) for pause in pauses)
    polling.platform.mend()
    polling.platform.trouble("fetch", Retry(), times=1)
    await tried(polling, timedelta(minutes=32))
    assert (await polling.channel()).reading.glow is not Glow.LATE, "passing trouble does not make it better"
    await tried(polling, timedelta(minutes=2))
    assert (await polling.channel()).reading.glow is Glow.ON
    assert len(await stopped_cards(polling)) == 1


async def test_a_right_that_was_taken_is_asked_for_after_1_2_5_10_and_then_10_to_15_min(
    polling: Polling,
) -> None:
    await polling.connected()
    refused(polling, Reason.NO_RIGHT)
    await polling.poll()
    pauses = [pause / MINUTE for pause in await tried(polling, timedelta(hours=2))]
    for pause, step in zip(pauses[1:4], (2, 5, 10), strict=True):
        assert step * 0.9 <= pause <= step + 0.6
    assert all(10 <= pause <= 15.6 for pause in pauses[4:])


async def test_a_right_that_was_taken_is_stored_by_its_name_and_so_is_its_return(polling: Polling) -> None:
    await polling.connected()
    for call in ("fetch", "probe"):
        polling.platform.trouble(call, Reconnect(Reason.NO_RIGHT), times=99)
    polling.platform.missing = ("moderate",)
    await polling.poll()
    channel = await polling.channel()
    account = decode_account(channel.account)
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, "no_right")
    assert account is not None and account.missing == ("moderate",)
    polling.platform.mend()
    polling.platform.missing = ()
    await tried(polling, timedelta(minutes=20))
    channel = await polling.channel()
    account = decode_account(channel.account)
    assert account is not None and (channel.reading.glow, account.missing) == (Glow.ON, ())


async def test_a_right_that_is_given_back_is_noticed_with_everything_that_waited(polling: Polling) -> None:
    await polling.connected()
    refused(polling, Reason.NO_RIGHT)
    await polling.poll()
    await tried(polling, timedelta(hours=2))
    polling.platform.mend()
    written = polling.platform.write("Seid ihr noch da?")
    cured = polling.clock()
    while not await polling.announced():
        await tried(polling, MINUTE)
    assert polling.clock() - cured <= timedelta(minutes=16)
    assert await polling.announced() == [written]
    channel = await polling.channel()
    assert (channel.reading.glow, channel.sending.glow) == (Glow.ON, Glow.ON)


async def test_after_a_restart_what_was_out_is_looked_at_at_once(polling: Polling) -> None:
    await polling.connected()
    refused(polling, Reason.KEY_LOST)
    await polling.poll()
    assert (await polling.channel()).reading.glow is Glow.OUT
    polling.platform.mend()
    written = polling.platform.write("Seid ihr noch da?")
    polling.start()
    await polling.settle()
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await polling.announced() == [written]


async def test_a_sending_lamp_that_is_out_lights_again_by_itself_once_the_access_is_mended(
    polling: Polling,
) -> None:
    await polling.connected()
    await polling.db.write(
        lambda tx: lamp(
            tx, polling.business.id, polling.channel_id, Side.SEND, Glow.OUT, Reason.NO_RIGHT, polling.clock()
        )
    )
    await polling.poll(timedelta(minutes=16))
    assert (await polling.channel()).sending.glow is Glow.ON


@pytest.mark.parametrize("cure", ["button", "restart"])
@pytest.mark.parametrize("reason", [Reason.REVOKED, Reason.NO_RIGHT, Reason.API_OFF, Reason.KEY_LOST])
async def test_a_good_check_says_what_the_lamps_say_and_makes_everything_due_at_once(
    polling: Polling, reason: Reason, cure: str
) -> None:
    await polling.connected()
    refused(polling, reason)
    await polling.poll()
    connect = connecting(polling)
    found = await connect.check(polling.business.id, polling.channel_id, polling.clock())
    assert found == NotConnected(reason)
    assert (await polling.channel()).reading.reason == reason.value
    polling.platform.mend()
    written = polling.platform.write("Seid ihr noch da?")
    if cure == "button":
        good = await connect.check(polling.business.id, polling.channel_id, polling.clock())
        assert isinstance(good, Connected)
        assert f"poll:{polling.channel_id}" in polling.woken
        assert (await polling.channel()).reading.glow is Glow.ON
    else:
        polling.start()
    await polling.settle()
    assert await polling.announced() == [written]
    assert (await polling.channel()).reading.glow is Glow.ON


async def test_a_bad_check_dims_the_lamp_that_still_burned(polling: Polling) -> None:
    await polling.connected()
    connect = connecting(polling)
    polling.platform.trouble("check", Retry(reason=Reason.MAINTENANCE))
    found = await connect.check(polling.business.id, polling.channel_id, polling.clock())
    assert found == NotConnected(Reason.MAINTENANCE)
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.LATE, "maintenance")
    refused(polling, Reason.EXPIRED)
    assert await connect.check(polling.business.id, polling.channel_id, polling.clock()) == NotConnected(
        Reason.EXPIRED
    )
    assert (await polling.channel()).reading.glow is Glow.OUT


async def test_a_check_asked_for_believes_one_odd_refusal_no_more_than_a_poll_does(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("check", Reconnect(Reason.REVOKED))
    found = await connecting(polling).check(polling.business.id, polling.channel_id, polling.clock())
    assert isinstance(found, Connected)
    assert (await polling.channel()).reading.glow is Glow.ON


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_went_wrong_in_whatever_order_the_first_card_comes_soon_after_the_cure(
    polling: Polling, seed: int
) -> None:
    """At most 2 min after silence, 16 after refusals, 31 after an end; at once after a restart."""
    rng = random.Random(seed)
    polling.start(seed)
    await polling.connected()
    worst = timedelta(minutes=2)
    for number in range(4):
        for _ in range(rng.randint(1, 4)):
            error: ConnectorError = rng.choice(
                [
                    Retry(),
                    Retry(timedelta(minutes=2), reason=Reason.MAINTENANCE),
                    Reconnect(Reason.NO_RIGHT),
                    Refused(Reason.API_OFF),
                    Reconnect(Reason.REVOKED),
                ]
            )
            polling.platform.mend()
            polling.platform.trouble("fetch", error, times=5000)
            if not isinstance(error, Retry) and rng.random() < 0.7:
                polling.platform.trouble("check", error, times=5000)
            await tried(polling, timedelta(minutes=rng.choice([1, 5, 40, 200])))
            if rng.random() < 0.3:
                polling.start(seed + number)
        channel = await polling.channel()
        worst = {
            Reason.REVOKED: timedelta(minutes=31),
            Reason.NO_RIGHT: timedelta(minutes=16),
            Reason.API_OFF: timedelta(minutes=16),
            Reason.TURNED_AWAY: timedelta(minutes=16),
        }.get(channel.reading.reason or Reason.UNKNOWN, timedelta(minutes=2.5))
        polling.platform.mend()
        written, cured = polling.platform.write(f"Frage {number}?", author_id=f"k{number}"), polling.clock()
        if rng.random() < 0.3:
            polling.start(seed)
            worst = timedelta(seconds=1) if channel.reading.glow is not Glow.ON else 2 * MINUTE
        while written not in await polling.announced():
            await tried(polling, timedelta(seconds=1))
            assert polling.clock() - cured <= worst + MINUTE / 2
        assert (await polling.channel()).reading.glow is Glow.ON
    assert all(closed is None for closed, _ in await stopped_cards(polling)), "the desk closes it when drawn"


async def test_comments_are_kept_while_the_access_is_lost_and_caught_up_after_a_renewal(
    polling: Polling,
) -> None:
    await polling.connected()
    first = polling.platform.write("vorher", author_id="a")
    await polling.poll()
    refused(polling, Reason.REVOKED, times=1)
    await polling.poll()
    second = polling.platform.write("inzwischen", author_id="b")
    assert (await polling.comment(first)).visibility is Visibility.PUBLIC
    polling.clock.advance(timedelta(hours=1))
    await polling.db.write(
        lambda tx: CursorStore(tx).hasten_all(polling.business.id, polling.channel_id, polling.clock())
    )
    await polling.settle()
    assert await polling.announced() == [first, second]
    assert [rings for form, rings, _ in await polling.cards() if form == "comment"] == [1, 0]


async def test_a_refused_check_of_a_new_channel_is_reported_and_tried_again(polling: Polling) -> None:
    await polling.connect()
    polling.platform.trouble("check", Refused(Reason.NOT_JSON), times=2)
    await polling.settle()
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, "not_json")
    assert "fetch:fast" not in polling.platform.calls
    await polling.poll(timedelta(hours=2))
    assert (await polling.channel()).reading.glow is Glow.ON


async def test_a_read_only_account_has_its_sending_lamp_off_and_lights_it_once_it_may_write(
    polling: Polling,
) -> None:
    polling.platform.can_write = False
    await polling.connected()
    assert (await polling.channel()).sending.glow is Glow.OFF
    assert await stopped_cards(polling) == []
    polling.platform.can_write = True
    await polling.poll(timedelta(hours=25))
    assert (await polling.channel()).sending.glow is Glow.ON


async def test_an_account_with_a_password_but_without_the_right_to_write_is_reported(
    polling: Polling,
) -> None:
    polling.platform.can_write = False
    await polling.connect()
    vault = Vault(["k" * 43 + "="])
    await polling.db.write(
        lambda tx: ChannelStore(tx).set_credential(
            polling.business.id,
            polling.channel_id,
            CredentialStore(tx, vault).add(polling.business.id, "fake", {"password": "x"}, polling.clock()),
        )
    )
    polling.switchboard.forget(polling.channel_id)
    await polling.settle()
    channel = await polling.channel()
    assert (channel.sending.glow, channel.sending.reason) == (Glow.OUT, "no_right")
    assert await stopped_cards(polling) == [(None, 1)]


async def test_a_paused_channel_asks_for_nothing(polling: Polling) -> None:
    await polling.connected()
    await polling.db.write(
        lambda tx: ChannelStore(tx).set_state(polling.business.id, polling.channel_id, ChannelState.PAUSED)
    )
    polling.platform.calls.clear()
    polling.clock.advance(timedelta(hours=1))
    assert await polling.step() is None
    assert polling.platform.calls == []


async def test_a_poll_killed_while_it_waits_for_the_platform_is_asked_again_after_a_restart(
    polling: Polling,
) -> None:
    await polling.connected()
    written = polling.platform.write("Hallo")
    gate = asyncio.Event()
    polling.platform.trouble("fetch", gate=gate)
    polling.platform.calls.clear()
    polling.clock.advance(timedelta(seconds=70))
    hanging = asyncio.create_task(polling.step())
    while "fetch:fast" not in polling.platform.calls:
        await asyncio.sleep(0)
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    polling.start()
    await polling.settle()
    assert await polling.announced() == [written]


async def test_everything_watched_is_looked_at_once_in_a_round_longest_ago_first(polling: Polling) -> None:
    await polling.connected()
    written = [polling.platform.write(f"Frage {number}", author_id=f"p{number}") for number in range(25)]
    await polling.poll()
    asked: list[list[ExternalId]] = []
    for comment in written:
        polling.platform.edit(comment, "geändert")
    polling.platform.polls = (
        Poll("fast", timedelta(hours=20)),
        Poll("watch", timedelta(minutes=5), watch_batch=10),
    )
    for _ in range(3):
        await polling.poll(timedelta(minutes=6))
        asked.append([c for c in written if (await polling.comment(c)).text == "geändert"])
    assert len(asked[-1]) == 25
    looks = [call for call in polling.platform.calls if call == "fetch:watch"]
    assert 3 <= len(looks) <= 10


async def test_what_is_missing_is_asked_for_first_and_no_request_is_given_more_than_its_batch(
    polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    polling.platform.page = 50
    await polling.connected()
    written = [polling.platform.write(f"Frage {number}", author_id=f"p{number}") for number in range(25)]
    await polling.poll()
    connector = await polling.switchboard.connector(polling.business.id, polling.channel_id)
    fetch, asked = connector.fetch, list[list[ExternalId]]()

    async def watched(pull: Pull) -> Fetched:
        if pull.poll == "watch":
            asked.append([target.external_id for target in pull.watched])
        return await fetch(pull)

    missing = written[-4:]
    for comment in missing:
        polling.platform.delete(comment)
    with monkeypatch.context() as patch:
        patch.setattr(connector, "fetch", watched)
        await polling.poll(6 * MINUTE)
    assert asked[0][:4] == missing
    assert [len(batch) for batch in asked] == [10, 10, 5]
    assert sorted(one for batch in asked for one in batch) == sorted(written)


async def test_while_a_watching_poll_is_not_done_with_its_targets_it_is_given_no_others(
    polling: Polling,
) -> None:
    polling.platform.one_by_one = True
    await polling.connected()
    written = [polling.platform.write(f"Frage {number}", author_id=f"p{number}") for number in range(25)]
    await polling.poll()
    for comment in written:
        polling.platform.delete(comment)
    polling.platform.page = 50
    await polling.poll()
    stands = [(await polling.comment(comment)).visibility for comment in written]
    assert stands == [Visibility.GONE] * 25


async def test_what_was_answered_long_ago_is_watched_no_longer_until_it_is_opened_again(
    polling: Polling,
) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    polling.platform.answer(asked, "Um acht")
    await polling.poll()
    await polling.poll(timedelta(days=31))
    await polling.poll(timedelta(minutes=6))
    polling.platform.polls = (
        Poll("fast", timedelta(days=20)),
        Poll("watch", timedelta(minutes=5), watch_batch=10),
    )
    await polling.poll()
    polling.platform.edit(asked, "Wann genau?")
    await polling.poll(timedelta(minutes=6))
    assert (await polling.comment(asked)).text == "Wann?"
    comment = (await polling.comment(asked)).id
    await polling.db.write(lambda tx: CommentStateStore(tx).reopen(polling.business.id, comment))
    await polling.poll(timedelta(minutes=6))
    assert (await polling.comment(asked)).text == "Wann genau?"


async def test_a_programming_error_dims_the_lamp_and_is_reported_after_half_an_hour(
    polling: Polling, caplog: pytest.LogCaptureFixture
) -> None:
    await polling.connected()
    slip = ValueError("what no connector may raise")
    polling.platform.trouble("fetch", slip, times=1000)  # type: ignore[arg-type]
    await polling.poll(MINUTE * 2)
    assert (await polling.channel()).reading.glow is Glow.LATE
    assert "what no connector may raise" in caplog.text
    assert await stopped_cards(polling) == []
    for _ in range(8):
        await polling.poll(MINUTE * 5)
    assert len(await stopped_cards(polling)) == 1
    polling.platform.mend()
    written = polling.platform.write("Endlich wieder?")
    await polling.poll(MINUTE * 61)
    assert (await polling.channel()).reading.glow is Glow.ON
    assert await polling.announced() == [written]


@pytest.mark.parametrize(
    "ahead", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=-3), timedelta(days=400)]
)
async def test_a_blog_whose_clock_is_wrong_makes_no_response_time_wrong(
    polling: Polling, ahead: timedelta
) -> None:
    polling.platform.ahead = ahead
    before = polling.platform.write("Vor dem Verbinden", author_id="v")
    polling.clock.advance(MINUTE)
    await polling.connected()
    assert (await polling.channel()).clock_ahead == ahead
    assert await polling.announced() == [before], "young enough to be surfaced, by our clock"
    written, at = polling.platform.write("Habt ihr offen?"), polling.clock()
    await polling.poll()
    comment = await polling.comment(written)
    assert abs(comment.waits_since - at) <= timedelta(seconds=1)
    polling.clock.advance(7 * MINUTE)
    polling.platform.answer(written, "Ja")
    answered = polling.clock()
    await polling.poll()
    comment = await polling.comment(written)
    assert comment.answered_at is not None
    assert abs(comment.answered_at - answered) <= timedelta(seconds=1)


async def test_a_clock_that_is_put_right_is_believed_at_the_next_look_and_seconds_are_no_difference(
    polling: Polling,
) -> None:
    polling.platform.ahead = timedelta(hours=1)
    await polling.connected()
    polling.platform.ahead = timedelta(hours=1, seconds=-20)
    await polling.poll()
    assert (await polling.channel()).clock_ahead == timedelta(hours=1)
    polling.platform.ahead = timedelta(seconds=20)
    await polling.poll()
    assert (await polling.channel()).clock_ahead == timedelta(0)


async def test_a_restart_does_not_knock_while_the_platform_asks_for_a_rest(polling: Polling) -> None:
    await polling.connected()
    polling.platform.trouble("fetch", Retry(timedelta(hours=1), reason=Reason.RATE))
    await polling.poll()
    assert (await polling.channel()).reading.reason == "rate"
    polling.platform.calls.clear()
    polling.start()
    await polling.poll(timedelta(minutes=59) - MINUTE)
    assert polling.platform.calls == []
    await polling.poll(2 * MINUTE)
    assert (await polling.channel()).reading.glow is Glow.ON


async def test_sending_is_not_late_once_nothing_waits_to_be_sent(polling: Polling) -> None:
    await polling.connected()
    await polling.db.write(
        lambda tx: lamp(
            tx, polling.business.id, polling.channel_id, Side.SEND, Glow.LATE, Reason.SILENT, polling.clock()
        )
    )
    await polling.poll()
    assert (await polling.channel()).sending.glow is Glow.ON


@pytest.mark.parametrize("reason", [Reason.SILENT, Reason.RATE])
async def test_a_reply_goes_out_as_soon_as_the_platform_answers_again_but_not_before_a_rate_limit_has_passed(
    polling: Polling, reason: Reason
) -> None:
    await polling.connected()
    asked = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    reply = await polling.in_flight(asked, "Bis acht.")
    business, channel, asked_to_wait = polling.business.id, polling.channel_id, timedelta(hours=1)
    until = polling.clock() + asked_to_wait

    def wait(tx: Tx) -> None:
        outbox = OutboxStore(tx)
        row = outbox.get(business, reply)
        assert row is not None
        claim = claimed(row, "", polling.clock())
        waits = after_send(claim, NotNow(asked_to_wait, reason), polling.clock(), 0.5)
        assert outbox.put(business, row, claim) and outbox.put(business, claim, waits)
        lamp(tx, business, channel, Side.SEND, Glow.LATE, reason, polling.clock())

    await polling.db.write(wait)
    polling.platform.trouble("fetch", Retry())
    await polling.poll()
    polling.woken.clear()
    await polling.poll(2 * MINUTE)
    assert (await polling.channel()).reading.glow is Glow.ON
    row = await polling.db.read(lambda tx: OutboxStore(tx).get(business, reply))
    assert row is not None
    released = reason is not Reason.RATE
    assert row.due_at == (polling.clock() if released else until)
    assert (f"delivery:{channel}" in polling.woken) is released


async def test_a_check_that_finds_a_right_missing_says_so_by_the_lamp_too(polling: Polling) -> None:
    await polling.connected()
    refused(polling, Reason.REVOKED)
    await polling.poll()
    polling.platform.mend()
    polling.platform.missing = ("moderate",)
    found = await connecting(polling).check(polling.business.id, polling.channel_id, polling.clock())
    assert isinstance(found, Connected)
    channel = await polling.channel()
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, "no_right")
    assert channel.dark == channel.reading


async def test_what_is_out_is_spoken_of_before_what_is_late(polling: Polling) -> None:
    await polling.connected()

    def dim(tx: Tx) -> None:
        for side, glow in ((Side.READ, Glow.LATE), (Side.SEND, Glow.OUT)):
            lamp(tx, polling.business.id, polling.channel_id, side, glow, Reason.REVOKED, polling.clock())

    await polling.db.write(dim)
    channel = await polling.channel()
    assert channel.dark == channel.sending
