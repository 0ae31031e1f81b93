"""Token rotation: once per credential, committed before it is used, every connector of the credential rebuilt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import ClassVar, NoReturn

import pytest

from bot.domain.account import AccountRef
from bot.domain.business import Business
from bot.domain.channel import CredentialId, Glow, Side
from bot.domain.connecting import Connected, NotConnected
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    Begun,
    Choice,
    Fetched,
    Finding,
    Granted,
    Net,
    Pull,
    Reconnect,
    Retry,
    Secrets,
    Steps,
)
from bot.services.channels.switchboard import Switchboard
from bot.services.channels.token_rotation import Rotations
from bot.storage.credentials import CredentialStore
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Handing, Shared
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakeConnector, fake_info
from tests.support.polling import no_net


class OneTime:
    """A platform that takes each token once and answers with the next one, as OAuth refresh tokens work."""

    def __init__(self) -> None:
        self.valid = "old"
        self.asked: list[str] = []
        self.gate: asyncio.Event | None = None
        self.trouble: list[Exception] = []

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        self.asked.append(secrets["token"])
        if self.trouble:
            raise self.trouble.pop(0)
        if secrets["token"] != self.valid:
            raise Reconnect(Reason.REVOKED)
        self.valid = f"after {secrets['token']}"
        if self.gate is not None:
            await self.gate.wait()
        return Granted({"token": self.valid})


@pytest.fixture
async def shared(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Shared]:
    made = Shared(db, shop, clock)
    await made.begin()
    yield made
    await made.switchboard.aclose()


async def stored(shared: Shared) -> Mapping[str, str]:
    credential = (await shared.channel("page")).credential_id
    assert credential is not None
    return await shared.db.read(
        lambda tx: CredentialStore(tx, shared.vault).load(shared.business.id, credential)
    )


async def rotation_under_way(shared: Shared) -> tuple[asyncio.Task[Mapping[str, str]], asyncio.Event]:
    """A rotation of the page's token that has asked the platform, and the event that lets the platform answer."""
    platform = OneTime()
    platform.gate = asyncio.Event()
    await shared.secrets("page")
    secrets = shared.factories["page"].secrets[-1]
    rotating = asyncio.create_task(
        secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    )
    while not platform.asked:
        await asyncio.sleep(0)
    return rotating, platform.gate


async def test_a_rotation_is_stored_and_every_connector_of_the_credential_is_rebuilt(shared: Shared) -> None:
    platform = OneTime()
    assert (await shared.secrets("page"), await shared.secrets("gallery")) == ("old", "old")
    secrets = shared.factories["page"].secrets[-1]
    new = await secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    assert new == secrets.load() == await stored(shared) == {"token": "after old"}
    assert (await shared.secrets("page"), await shared.secrets("gallery")) == ("after old", "after old")


async def test_of_two_rotations_at_once_one_asks_the_platform_and_both_have_its_answer(
    shared: Shared,
) -> None:
    platform = OneTime()
    for name in shared.channels:
        await shared.secrets(name)
    page, gallery = (shared.factories[name].secrets[-1] for name in ("page", "gallery"))
    both = await asyncio.gather(
        page.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"})),
        gallery.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"})),
    )
    assert list(both) == [{"token": "after old"}, {"token": "after old"}]
    assert platform.asked == ["old"]


async def test_a_stale_token_is_answered_from_the_row_without_a_request(shared: Shared) -> None:
    platform = OneTime()
    await shared.secrets("page")
    secrets = shared.factories["page"].secrets[-1]
    assert await secrets.rotate({"token": "older"}, lambda: platform.refresh({"token": "older"})) == {
        "token": "old"
    }
    assert platform.asked == []


async def test_whoever_waits_may_be_cancelled_and_the_answer_is_kept(shared: Shared) -> None:
    platform = OneTime()
    platform.gate = asyncio.Event()
    await shared.secrets("page")
    secrets = shared.factories["page"].secrets[-1]
    waiting = asyncio.create_task(
        secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    )
    while not platform.asked:
        await asyncio.sleep(0)
    waiting.cancel()
    platform.gate.set()
    await shared.switchboard.aclose()
    assert await stored(shared) == {"token": "after old"}


async def test_a_crash_between_answer_and_commit_ends_in_connect_again_and_not_in_a_loop(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = OneTime()
    await shared.secrets("page")

    class Crash(BaseException):
        pass

    def crash(*_: object) -> None:
        raise Crash

    secrets = shared.factories["page"].secrets[-1]
    with monkeypatch.context() as patch:
        patch.setattr(Rotations, "_commit", crash)
        with pytest.raises(Crash):
            await secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    assert await stored(shared) == {"token": "old"}
    shared.start()
    await shared.secrets("page")
    secrets = shared.factories["page"].secrets[-1]
    with pytest.raises(Reconnect) as refused:
        await secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    assert refused.value.reason is Reason.REVOKED


async def test_nothing_is_rotated_for_a_credential_that_was_removed(shared: Shared) -> None:
    platform = OneTime()
    rotations = Rotations(shared.db, shared.vault, shared.clock, lambda *_: None)
    with pytest.raises(Reconnect):
        await rotations.rotate(
            shared.business.id,
            CredentialId(99),
            {},
            lambda: platform.refresh({"token": "old"}),
            shared.channels["page"],
        )
    assert platform.asked == []


async def test_an_access_that_was_renewed_while_the_old_token_was_rotated_is_not_overwritten(
    shared: Shared,
) -> None:
    rotating, answers = await rotation_under_way(shared)
    by_hand = acting(shared.business.id, OWNER, shared.clock())
    renewed = await shared.connect.renew(by_hand, shared.channels["page"], {"token": "by hand"})
    assert isinstance(renewed, Connected)
    answers.set()
    assert await rotating == {"token": "by hand"}
    assert await stored(shared) == {"token": "by hand"}
    assert (await shared.secrets("page"), await shared.secrets("gallery")) == ("by hand", "by hand")


async def test_a_channel_that_is_removed_while_its_token_is_rotated_takes_nothing_from_the_other(
    shared: Shared,
) -> None:
    rotating, answers = await rotation_under_way(shared)
    by_hand = acting(shared.business.id, OWNER, shared.clock())
    assert await shared.pausing.remove(by_hand, shared.channels["page"])
    answers.set()
    await rotating
    assert (await shared.secrets("gallery"), await shared.credentials()) == ("after old", 1)


async def test_of_a_credential_whose_last_channel_goes_while_it_is_rotated_nothing_stays(
    shared: Shared,
) -> None:
    rotating, answers = await rotation_under_way(shared)
    by_hand = acting(shared.business.id, OWNER, shared.clock())
    for name in ("page", "gallery"):
        assert await shared.pausing.remove(by_hand, shared.channels[name])
    answers.set()
    with pytest.raises(Reconnect):
        await rotating
    assert await shared.credentials() == 0


async def test_a_token_whose_row_could_not_be_written_is_kept_and_written_at_the_next_try(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = OneTime()
    await shared.secrets("page")
    secrets = shared.factories["page"].secrets[-1]

    async def full(_: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shared.db, "write", full)
        with pytest.raises(OSError, match="no space"):
            await secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    new = await secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    assert new == await stored(shared) == {"token": "after old"}
    assert platform.asked == ["old"]


class Door:
    """The login of the page's platform, for refreshing alone."""

    platform: ClassVar[OneTime]

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self.net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        return Steps()

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        return ()

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        return Begun("")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        return ()

    async def take(self, choice: Choice) -> Granted:
        return Granted({})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        granted = await self.platform.refresh(secrets)
        return Granted(granted.secrets, ends_at=None)


@pytest.fixture
async def ending(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> Shared:
    """The access ends in an hour, and its platform refreshes it."""
    Door.platform = OneTime()
    info = fake_info()
    object.__setattr__(info, "login", Door)
    monkeypatch.setattr("tests.support.platform.FakeConnector.info", info)
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: info)
    ends_at = shared.clock() + timedelta(hours=1)
    await shared.db.write(
        lambda tx: tx.execute(
            "UPDATE credential SET ends_at = :ends_at", ends_at=int(ends_at.timestamp() * 1000)
        )
    )
    shared.start()
    return shared


async def keep_fresh(shared: Shared) -> None:
    await shared.switchboard.keep_fresh(shared.business.id, shared.channels["page"], shared.clock())


async def test_a_token_is_refreshed_when_most_of_its_life_is_over_and_not_before(ending: Shared) -> None:
    await keep_fresh(ending)
    ending.clock.advance(timedelta(minutes=47))
    await keep_fresh(ending)
    assert Door.platform.asked == []
    ending.clock.advance(timedelta(minutes=2))
    await keep_fresh(ending)
    assert (Door.platform.asked, await ending.secrets("gallery")) == (["old"], "after old")
    await keep_fresh(ending)
    assert Door.platform.asked == ["old"]


async def test_passing_trouble_is_no_trouble_while_the_token_works(ending: Shared) -> None:
    ending.clock.advance(timedelta(minutes=50))
    Door.platform.trouble = [Retry(), Retry()]
    await keep_fresh(ending)
    await keep_fresh(ending)
    assert Door.platform.asked == ["old"]
    ending.clock.advance(timedelta(minutes=15))
    with pytest.raises(Retry):
        await keep_fresh(ending)
    await keep_fresh(ending)
    assert await ending.secrets("page") == "after old"


async def test_a_refused_refresh_is_said_once_and_tried_rarely(ending: Shared) -> None:
    poller = ending.poller()
    Door.platform.valid = "another"
    ending.clock.advance(timedelta(minutes=50))
    page = ending.channels["page"]
    for _ in range(3):
        due = await poller.step(ending.business.id, page, ending.clock())
        assert due is not None and due - ending.clock() >= timedelta(minutes=15)
        ending.clock.advance(due - ending.clock())
    channel = await ending.channel("page")
    assert (channel.reading.glow, channel.reading.reason) == (Glow.OUT, Reason.REVOKED)
    said = await ending.db.read(
        lambda tx: tx.all("SELECT detail FROM event WHERE what = 'lamp' AND channel_id = :page", page=page)
    )
    assert len([row for row in said if f'"{Side.READ.value}"' in row["detail"]]) == 1
    cards = await ending.db.read(lambda tx: tx.all("SELECT 1 FROM card WHERE form = 'stopped'"))
    assert len(cards) == 1


@pytest.mark.parametrize("life", [timedelta(0), timedelta(seconds=1), timedelta(days=-400)])
async def test_a_token_that_ends_at_once_is_not_refreshed_again_and_again(
    ending: Shared, monkeypatch: pytest.MonkeyPatch, life: timedelta
) -> None:
    """As where the platform says that it lives for 0 seconds."""
    asked = 0

    async def refresh(_: object, secrets: Mapping[str, str]) -> Granted:
        nonlocal asked
        asked += 1
        return Granted({"token": f"number {asked}"}, ends_at=ending.clock() + life)

    monkeypatch.setattr(Door, "refresh", refresh)
    ending.clock.advance(timedelta(minutes=50))
    for _ in range(10):
        await keep_fresh(ending)
    assert asked == 1
    refresh_at = ending.switchboard.refresh_at(ending.channels["page"])
    await ending.switchboard.connector(ending.business.id, ending.channels["page"])
    refresh_at = ending.switchboard.refresh_at(ending.channels["page"])
    assert refresh_at is not None and refresh_at >= ending.clock() + timedelta(minutes=1)


async def test_a_token_of_a_platform_without_a_login_is_left_to_its_connector_and_keeps_no_loop_awake(
    ending: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: FakeConnector.info)
    monkeypatch.setattr(FakeConnector, "info", fake_info())
    ending.platforms["page"].polls = ()
    ending.start()
    ending.clock.advance(timedelta(minutes=50))
    poller, page = ending.poller(), ending.channels["page"]
    due = None
    for _ in range(3):
        due = await poller.step(ending.business.id, page, ending.clock())
    assert due is not None and due > ending.clock() + timedelta(minutes=5)


async def test_a_token_that_was_stored_by_a_clock_far_ahead_is_refreshed_at_once(ending: Shared) -> None:
    year = timedelta(days=365)
    await ending.db.write(
        lambda tx: tx.execute(
            "UPDATE credential SET saved_at = saved_at + :year, ends_at = ends_at + :year",
            year=year // timedelta(milliseconds=1),
        )
    )
    await keep_fresh(ending)
    assert Door.platform.asked == ["old"]
    await keep_fresh(ending)
    assert Door.platform.asked == ["old"]


async def test_a_token_that_another_process_refreshed_is_not_refreshed_once_more(ending: Shared) -> None:
    other = Switchboard(ending.db, ending.vault, ending.factories, no_net, ending.clock)
    page = ending.channels["page"]
    await keep_fresh(ending)
    await other.keep_fresh(ending.business.id, page, ending.clock())
    ending.clock.advance(timedelta(minutes=50))
    for _ in range(3):
        await keep_fresh(ending)
        await other.keep_fresh(ending.business.id, page, ending.clock())
    assert Door.platform.asked == ["old"]
    await other.aclose()


class Shut(FakeConnector):
    """A suspended account: its token is refreshed again and again, and nothing is allowed with any."""

    secrets: Secrets
    asked: ClassVar[list[str]] = []

    async def _refused(self) -> NoReturn:
        known = self.secrets.load()

        async def fresh() -> Granted:
            self.asked.append(known["token"])
            await asyncio.sleep(0)
            return Granted({"token": f"{len(self.asked)}"})

        await self.secrets.rotate(known, fresh)
        raise Reconnect(Reason.REVOKED)

    async def check(self) -> AccountRef:
        await self._refused()

    async def probe(self) -> None:
        await self._refused()

    async def fetch(self, pull: Pull) -> Fetched:
        await self._refused()


@pytest.fixture
async def suspended(shared: Shared, monkeypatch: pytest.MonkeyPatch) -> Shared:
    """Both accounts are suspended, after they were connected."""

    def build(made: Handing, account: Account, secrets: Secrets, *_: object) -> Shut:
        made.secrets.append(secrets)
        shut = Shut(made.platform, account)
        shut.secrets = secrets
        return shut

    Shut.asked = []
    monkeypatch.setattr(Handing, "__call__", build)
    shared.start()
    return shared


async def test_an_account_that_is_refused_with_every_new_token_stops_and_is_tried_rarely(
    suspended: Shared,
) -> None:
    poller, page, due = suspended.poller(), suspended.channels["page"], None
    for _ in range(5):
        due = await poller.step(suspended.business.id, page, suspended.clock())
        if due is not None and due > suspended.clock():
            break
    assert due is not None and due - suspended.clock() >= timedelta(seconds=30)
    assert (await suspended.channel("page")).reading.glow is Glow.OUT
    assert len(Shut.asked) <= 4


async def test_two_channels_of_such_an_account_do_not_wake_each_other_for_ever(suspended: Shared) -> None:
    poller, rested = suspended.poller(), set()

    async def polled(name: str) -> None:
        for _ in range(10):
            due = await poller.step(suspended.business.id, suspended.channels[name], suspended.clock())
            if due is not None and due > suspended.clock():
                rested.add(name)
                return

    await asyncio.gather(polled("page"), polled("gallery"))
    assert rested == {"page", "gallery"}
    assert len(Shut.asked) <= 12


async def test_a_check_by_hand_of_such_an_account_says_so_and_ends(suspended: Shared) -> None:
    answer = await suspended.connect.check(
        suspended.business.id, suspended.channels["page"], suspended.clock()
    )
    assert answer == NotConnected(Reason.REVOKED)
    assert len(Shut.asked) <= 2


async def test_a_refusal_of_a_token_that_another_channel_replaced_meanwhile_counts_for_nothing(
    shared: Shared,
) -> None:
    platform, poller, page = OneTime(), shared.poller(), shared.channels["page"]
    await shared.secrets("gallery")
    secrets, gate = shared.factories["gallery"].secrets[-1], asyncio.Event()
    shared.platforms["page"].trouble("fetch", Reconnect(Reason.REVOKED), gate=gate)
    shared.platforms["page"].trouble("check", Reconnect(Reason.REVOKED), times=2)
    polling = asyncio.create_task(poller.step(shared.business.id, page, shared.clock()))
    while not shared.platforms["page"].calls or not shared.platforms["page"].calls[-1].startswith("fetch"):
        await asyncio.sleep(0)
    await secrets.rotate({"token": "old"}, lambda: platform.refresh({"token": "old"}))
    gate.set()
    assert await polling == shared.clock()
    assert (await shared.channel("page")).reading.glow is Glow.ON
