"""Logins: what is kept until the answer comes, what an answer opens, and what each mistake at it ends in."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest

from bot.domain.account import AccountRef
from bot.domain.business import Business, MemberId, ServerId
from bot.domain.channel import ChannelId, ChannelState
from bot.domain.connecting import (
    Already,
    Connected,
    LoginBegun,
    LoginChoices,
    LoginOver,
    NotConnected,
)
from bot.domain.login import LOGIN_LASTS
from bot.domain.reason import Reason
from bot.marks import Marked, mark
from bot.ports import (
    HOOK,
    Begun,
    Choice,
    ConnectorError,
    Finding,
    Granted,
    LoginField,
    Net,
    Reconnect,
    Retry,
    Step,
    Steps,
)
from bot.services.channels.login_flow import Logins, NoLogin, query_of
from bot.services.upkeep.housekeeping import Housekeeping
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import Vault, new_key
from bot.storage.sqlite.backups import BackupKind, back_up
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.holders import ONLY
from tests.support.platform import FakeConnector, fake_info

HOME = "http://127.0.0.1/shopbell"


class Door:
    """A login at the page's platform: the page and another page open with one answer."""

    opens: ClassVar[tuple[tuple[str, str], ...]] = (("page", "tok"), ("other", "tok"))
    asked: ClassVar[list[str]] = []
    trouble: ClassVar[list[ConnectorError]] = []
    page: ClassVar[str] = "https://door.example/"

    def __init__(self, net: Net, installation: Mapping[str, str]) -> None:
        self.net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        fields = (LoginField("client", mark("Client")), LoginField("secret", mark("Secret"), secret=True))
        typed = Step("client", mark("Client"), mark("Why"), fields=fields)
        back = Step("allow", mark("Allowed"), mark("Why"), link=form["redirect"], opens=True)
        hook = Step(
            "hook",
            mark("Hook"),
            mark("Why"),
            clicks=(Marked(f"{form.get('plan')} {form.get(HOOK)}"),),
            pushes=True,
        )
        return Steps((typed, back, hook) if form.get("redirect") else (typed, hook))

    async def look(self, step: str, form: Mapping[str, str]) -> tuple[Finding, ...]:
        if self.trouble:
            raise self.trouble.pop(0)
        return (Finding("client", form["client"] == "good", mark("That is {name}"), {"name": step}),)

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        page = f"{self.page}?state={state}&client={app['client']}" if self.page else ""
        return Begun(page, verifier="pkce-verifier")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        self.asked.append(query.get("code", ""))
        assert begun.verifier == "pkce-verifier"
        if self.trouble:
            raise self.trouble.pop(0)
        return tuple(Choice(key, f"Page {key}", {"token": token}, 7) for key, token in self.opens)

    async def take(self, choice: Choice) -> Granted:
        return Granted(choice.secrets, {"address": choice.key})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted(secrets)


@pytest.fixture
async def shared(
    db: Database, shop: Business, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shared]:
    Door.asked, Door.trouble, Door.opens = [], [], (("page", "tok"), ("other", "tok"))
    monkeypatch.setattr(Door, "page", "https://door.example/")
    info = fake_info()
    object.__setattr__(info, "login", Door)
    monkeypatch.setattr("tests.support.platform.FakeConnector.info", info)
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: info)
    made = Shared(db, shop, clock)
    yield made
    await made.switchboard.aclose()


def logins(shared: Shared) -> Logins:
    """The service, as after a start."""
    return Logins(shared.db, shared.switchboard, shared.vault, shared.connect)


async def begun(shared: Shared, channel: ChannelId | None = None) -> str:
    """Begins a login; the address that the browser ends at."""
    started = await logins(shared).begin(
        shared.business.id, "page", {"client": "c-4711"}, HOME, channel, shared.clock()
    )
    assert not isinstance(started, NotConnected)
    state = parse_qs(urlsplit(started.url).query)["state"][0]
    return f"{HOME}?code=abc&state={state}"


async def answered(shared: Shared, address: str) -> LoginChoices | LoginOver | NotConnected:
    return await logins(shared).answer(shared.business.id, address, shared.clock())


async def choices(shared: Shared, channel: ChannelId | None = None) -> LoginChoices:
    found = await answered(shared, await begun(shared, channel))
    assert isinstance(found, LoginChoices)
    return found


async def take(shared: Shared, found: LoginChoices, key: str) -> object:
    return await logins(shared).take(acting(shared.business.id, OWNER, shared.clock()), found.login, key)


async def test_an_answer_is_taken_after_a_restart_and_opens_its_choices(shared: Shared) -> None:
    address = await begun(shared)
    shared.start()
    found = await answered(shared, f"  {address}\n")
    assert isinstance(found, LoginChoices)
    assert [(one.key, one.name) for one in found.offers] == [("page", "Page page"), ("other", "Page other")]


async def test_two_choices_with_the_same_secrets_share_one_credential(shared: Shared) -> None:
    found = await choices(shared)
    first = await take(shared, found, "page")
    shared.platforms["page"].account = "other"
    second = await take(shared, found, "other")
    assert isinstance(first, Connected) and isinstance(second, Connected)
    assert first.channel.credential_id == second.channel.credential_id is not None
    assert (second.channel.title, await shared.credentials()) == ("Page other", 1)


async def test_choices_with_secrets_of_their_own_have_a_credential_each(shared: Shared) -> None:
    Door.opens = (("page", "one"), ("other", "two"))
    found = await choices(shared)
    await take(shared, found, "page")
    shared.platforms["page"].account = "other"
    await take(shared, found, "other")
    assert await shared.credentials() == 2


async def test_what_is_connected_already_is_said(shared: Shared) -> None:
    await take(shared, await choices(shared), "page")
    assert isinstance(await take(shared, await choices(shared), "page"), Already)


async def test_an_address_pasted_twice_gives_the_same_choices_without_a_request(shared: Shared) -> None:
    address = await begun(shared)
    assert await answered(shared, address) == await answered(shared, address)
    assert Door.asked == ["abc"]


@pytest.mark.parametrize(
    "address", ["", "nonsense", f"{HOME}?code=abc", f"{HOME}?code=abc&state=another", "?state="]
)
async def test_an_address_of_no_login_of_this_business_opens_nothing(shared: Shared, address: str) -> None:
    await begun(shared)
    assert await answered(shared, address) == LoginOver()
    assert Door.asked == []


async def test_a_login_ends_after_half_an_hour_and_its_row_goes_with_the_next(shared: Shared) -> None:
    address = await begun(shared)
    shared.clock.advance(LOGIN_LASTS)
    assert await answered(shared, address) == LoginOver()
    await begun(shared)
    rows = await shared.db.read(lambda tx: tx.all("SELECT 1 FROM login"))
    assert len(rows) == 1


async def test_a_refused_answer_says_why_and_works_no_second_time(shared: Shared) -> None:
    Door.trouble.append(Reconnect(Reason.REVOKED))
    address = await begun(shared)
    assert await answered(shared, address) == NotConnected(Reason.REVOKED)
    assert await answered(shared, address) == LoginOver()
    assert Door.asked == ["abc"]


async def test_after_passing_trouble_the_answer_may_be_pasted_again(shared: Shared) -> None:
    Door.trouble.append(Retry())
    address = await begun(shared)
    assert await answered(shared, address) == NotConnected(None)
    assert isinstance(await answered(shared, address), LoginChoices)


async def test_an_answer_that_opens_nothing_says_that_a_right_is_missing(shared: Shared) -> None:
    Door.opens = ()
    assert await answered(shared, await begun(shared)) == NotConnected(Reason.NO_RIGHT)


async def test_a_renewal_offers_the_channels_own_account_alone_and_renews_it(shared: Shared) -> None:
    first = await take(shared, await choices(shared), "page")
    assert isinstance(first, Connected)
    Door.opens = (("other", "new"), ("page", "new"))
    found = await choices(shared, first.channel.id)
    assert [one.key for one in found.offers] == ["page"]
    again = await take(shared, found, "page")
    assert isinstance(again, Connected) and again.channel.id == first.channel.id
    shared.channels = {"page": first.channel.id}
    assert (await shared.secrets("page"), await shared.credentials()) == ("new", 1)


async def test_a_renewal_with_another_account_is_refused(shared: Shared) -> None:
    first = await take(shared, await choices(shared), "page")
    assert isinstance(first, Connected)
    Door.opens = (("other", "new"),)
    assert await answered(shared, await begun(shared, first.channel.id)) == NotConnected(Reason.GONE)


async def test_a_choice_that_was_not_offered_is_not_taken(shared: Shared) -> None:
    assert await take(shared, await choices(shared), "mine") == LoginOver()


async def test_nothing_of_a_login_lies_in_the_file_in_plain_words_nor_in_a_backup(shared: Shared) -> None:
    await choices(shared)
    await shared.db.checkpoint()
    content = b"".join(
        path.read_bytes() for path in shared.db.path.parent.iterdir() if path.name.startswith("shopbell.db")
    )
    assert not [word for word in (b"c-4711", b"pkce-verifier", b'tok"') if word in content]
    made = back_up(shared.db.path, shared.clock(), BackupKind.BY_HAND)
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("SELECT count(*) FROM login").fetchone() == (0,)


async def test_a_platform_whose_secrets_are_typed_has_no_login(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = fake_info()
    object.__setattr__(info, "login", None)
    monkeypatch.setattr("tests.support.platform.fake_info", lambda *_, **__: info)
    with pytest.raises(NoLogin):
        logins(shared).steps("page", {})


def test_a_query_is_read_from_an_address_or_from_itself() -> None:
    for text in ("http://localhost/x?a=1&b=2", "?a=1&b=2", "a=1&b=2", " http://localhost/x?a=1&b=2#end "):
        assert query_of(text) == {"a": "1", "b": "2"}


def test_half_an_hour_is_what_the_terminal_says() -> None:
    assert timedelta(minutes=30) == LOGIN_LASTS


async def test_two_choices_picked_at_once_share_one_credential(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the first refresh of a one-time token would end the access of the other."""
    check = FakeConnector.check

    async def own(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), id=connector._account.settings["address"])

    monkeypatch.setattr(FakeConnector, "check", own)
    found, service = await choices(shared), logins(shared)
    actor = acting(shared.business.id, OWNER, shared.clock())
    outcomes = await asyncio.gather(*(service.take(actor, found.login, each) for each in ("page", "other")))
    made = [one.channel for one in outcomes if isinstance(one, Connected)]
    assert len(made) == 2
    assert (len({one.credential_id for one in made}), await shared.credentials()) == (1, 1)


async def test_one_choice_picked_twice_at_once_makes_one_channel(shared: Shared) -> None:
    found, service = await choices(shared), logins(shared)
    actor = acting(shared.business.id, OWNER, shared.clock())
    outcomes = await asyncio.gather(*(service.take(actor, found.login, "page") for _ in range(3)))
    assert sorted(type(one).__name__ for one in outcomes) == ["Already", "Already", "Connected"]
    assert (await shared.credentials(), len(await shared.connect.all(shared.business.id))) == (1, 1)


async def test_a_choice_taken_after_the_token_was_rotated_shares_what_is_stored_now(shared: Shared) -> None:
    found = await choices(shared)
    first = await take(shared, found, "page")
    assert isinstance(first, Connected)
    shared.channels = {"page": first.channel.id}
    await shared.secrets("page")

    async def fresh() -> Granted:
        return Granted({"token": "rotated"})

    await shared.factories["page"].secrets[-1].rotate({"token": "tok"}, fresh)
    shared.platforms["page"].account = "other"
    second = await take(shared, found, "other")
    assert isinstance(second, Connected)
    assert shared.factories["page"].secrets[-1].load() == {"token": "rotated"}
    shared.channels["page"] = second.channel.id
    assert (await shared.secrets("page"), await shared.credentials()) == ("rotated", 1)


async def test_an_answer_that_comes_twice_at_once_is_used_once_and_both_get_the_choices(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a browser loads the page again while the platform takes its time."""
    gate, finish = asyncio.Event(), Door.finish

    async def slow(*given: Any) -> tuple[Choice, ...]:
        await gate.wait()
        return await finish(*given)

    monkeypatch.setattr(Door, "finish", slow)
    address, service = await begun(shared), logins(shared)
    both = [
        asyncio.create_task(service.answer(shared.business.id, address, shared.clock())) for _ in range(2)
    ]
    await asyncio.sleep(0.05)
    gate.set()
    first, second = await asyncio.gather(*both)
    assert isinstance(first, LoginChoices)
    assert (first, Door.asked) == (second, ["abc"])


@pytest.mark.parametrize("again", [None, ("page", "tok")])
async def test_an_account_that_the_platform_names_twice_is_offered_once_and_one_without_an_id_not(
    shared: Shared, again: tuple[str, str] | None
) -> None:
    Door.opens = (("page", "tok"), ("", "tok"), ("other", "tok"), *((again,) if again else ()))
    assert [one.key for one in (await choices(shared)).offers] == ["page", "other"]


async def test_a_name_as_long_as_a_book_or_with_a_bell_in_it_is_one_short_line(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def finish(*_: object) -> tuple[Choice, ...]:
        names = ("x" * 100_000, "Zeile\n\x1b[31m\x07zwei\ud83d", "")
        return tuple(Choice(str(number), name, {"token": "t"}) for number, name in enumerate(names))

    monkeypatch.setattr(Door, "finish", finish)
    names = [one.name for one in (await choices(shared)).offers]
    assert (len(names[0]), names[2]) == (100, "2")
    assert names[1].isprintable() and names[1].startswith("Zeile")


async def test_no_login_begins_for_a_channel_that_is_not_there_or_of_another_platform(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the token of one platform would go to another, or a person would log in for nothing."""
    asked: list[object] = []

    async def begin(*given: object) -> Begun:
        asked.append(given)
        return Begun("https://door.example/")

    await shared.begin()
    actor = acting(shared.business.id, OWNER, shared.clock())
    removed = shared.channels["page"]
    await shared.pausing.remove(actor, removed)
    monkeypatch.setattr(Door, "begin", begin)
    for channel in (ChannelId(77), removed, shared.channels["gallery"]):
        refused = await logins(shared).begin(
            shared.business.id, "page", {"client": "c"}, HOME, channel, shared.clock()
        )
        assert refused == NotConnected(Reason.REMOVED)
    assert asked == []


async def test_a_login_ends_in_removed_where_its_channel_is_removed_before_the_answer_or_the_choice(
    shared: Shared,
) -> None:
    await shared.begin()
    page, actor = shared.channels["page"], acting(shared.business.id, OWNER, shared.clock())
    address, found = await begun(shared, page), await choices(shared, page)
    await shared.pausing.remove(actor, page)
    assert await answered(shared, address) == NotConnected(Reason.REMOVED)
    assert await take(shared, found, "page") == NotConnected(Reason.REMOVED)
    assert (await shared.channel("page")).credential_id is None


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, owner: type, name: str, does: Callable[[], Awaitable[object]]
) -> None:
    """Has somebody do something while this method waits for the platform, once."""
    real = getattr(owner, name)

    async def waits(self: object, *given: object) -> object:
        answer = await real(self, *given)
        monkeypatch.setattr(owner, name, real)
        await does()
        return answer

    monkeypatch.setattr(owner, name, waits)


@pytest.mark.parametrize("moment", [(Door, "finish"), (Door, "take"), (FakeConnector, "check")])
async def test_a_channel_that_an_owner_removes_while_another_renews_it_stays_removed(
    shared: Shared, monkeypatch: pytest.MonkeyPatch, moment: tuple[type, str]
) -> None:
    await shared.begin()
    page = shared.channels["page"]
    address = await begun(shared, page)
    other = acting(shared.business.id, MemberId(8), shared.clock())
    meanwhile(monkeypatch, *moment, lambda: shared.pausing.remove(other, page))
    found = await answered(shared, address)
    ended = await take(shared, found, "page") if isinstance(found, LoginChoices) else found
    assert ended == NotConnected(Reason.REMOVED)
    removed = await shared.channel("page")
    assert (removed.state, removed.credential_id) == (ChannelState.REMOVED, None)
    await shared.pausing.remove(other, shared.channels["gallery"])
    assert await shared.credentials() == 0


@pytest.mark.parametrize("moment", [(Door, "finish"), (Door, "take"), (FakeConnector, "check")])
@pytest.mark.parametrize("again", [False, True])
async def test_an_account_that_another_owner_connects_and_removes_while_it_is_chosen_is_connected_once(
    shared: Shared, monkeypatch: pytest.MonkeyPatch, moment: tuple[type, str], *, again: bool
) -> None:
    """`again`: the other owner connects it once more."""
    address, other = await begun(shared), acting(shared.business.id, MemberId(8), shared.clock())
    theirs = list[ChannelId]()

    async def does() -> None:
        for _ in range(2 if again else 1):
            made = await shared.connect.add(other, "page", {}, {"token": "theirs"})
            assert isinstance(made, Connected)
            theirs.append(made.channel.id)
            if len(theirs) == 1:
                await shared.pausing.remove(other, made.channel.id)

    meanwhile(monkeypatch, *moment, does)
    found = await answered(shared, address)
    assert isinstance(found, LoginChoices)
    taken = await take(shared, found, "page")
    assert isinstance(taken, Already if again else Connected)
    assert (taken.channel.id, set(theirs)) == (theirs[0], {theirs[0]})
    assert await shared.credentials() == 1
    shared.channels["page"] = theirs[0]
    assert await shared.secrets("page") == ("theirs" if again else "tok")


async def test_nobody_of_another_business_answers_or_takes_what_a_login_opens(shared: Shared) -> None:
    other = await shared.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    address, service = await begun(shared), logins(shared)
    assert await service.answer(other.id, address, shared.clock()) == LoginOver()
    found = await answered(shared, address)
    assert isinstance(found, LoginChoices)
    stranger = acting(other.id, OWNER, shared.clock())
    assert await service.take(stranger, found.login, "page") == LoginOver()
    assert await shared.credentials() == 0


async def test_a_login_of_a_business_that_is_erased_meanwhile_ends_without_a_row(shared: Shared) -> None:
    found, address = await choices(shared), await begun(shared)
    await shared.db.write(lambda tx: tx.execute("DELETE FROM business"))
    assert await take(shared, found, "page") == LoginOver()
    assert await answered(shared, address) == LoginOver()
    gone = await logins(shared).begin(shared.business.id, "page", {"client": "c"}, HOME, None, shared.clock())
    assert gone == NotConnected(Reason.GONE)
    actor = acting(shared.business.id, OWNER, shared.clock())
    assert await shared.connect.add(actor, "page", {}, {"token": "t"}) == NotConnected(Reason.GONE)


async def test_after_its_end_nothing_is_taken_and_the_row_goes_at_night(shared: Shared) -> None:
    found = await choices(shared)
    shared.clock.advance(LOGIN_LASTS)
    assert await take(shared, found, "page") == LoginOver()
    await Housekeeping(shared.db, ZoneInfo("UTC"), ONLY).step(shared.clock())
    assert await shared.db.read(lambda tx: tx.all("SELECT 1 FROM login")) == []


async def test_a_login_that_a_clock_far_ahead_began_goes_at_night_too(shared: Shared) -> None:
    await begun(shared)
    shared.clock.advance(timedelta(days=-400))
    await Housekeeping(shared.db, ZoneInfo("UTC"), ONLY).step(shared.clock())
    assert await shared.db.read(lambda tx: tx.all("SELECT 1 FROM login")) == []


async def test_the_log_knows_every_secret_of_a_login_one_by_one(shared: Shared) -> None:
    learnt: set[str] = set()
    shared.vault = Vault([new_key()], learnt.add)
    shared.start()
    await choices(shared)
    assert {"tok", "pkce-verifier"} <= learnt
    await shared.connect.add(
        acting(shared.business.id, OWNER, shared.clock()), "page", {}, {"token": "never stored"}
    )
    shared.platforms["page"].trouble("check", Reconnect(Reason.REVOKED))
    await shared.connect.add(
        acting(shared.business.id, OWNER, shared.clock()), "page", {}, {"token": "refused one"}
    )
    assert {"never stored", "refused one"} <= learnt


@pytest.mark.parametrize("key", ["", "0", "-1", "page ", "PAGE", "x" * 100_000, "\ud800"])
async def test_a_choice_that_was_not_offered_opens_nothing(shared: Shared, key: str) -> None:
    assert await take(shared, await choices(shared), key) == LoginOver()
    assert await shared.credentials() == 0


@pytest.mark.parametrize(
    "address", ["http://[", "?state=\ud800", "?state=%00", "&" * 100_000, "x" * 1_000_000]
)
async def test_an_address_that_is_none_opens_nothing(shared: Shared, address: str) -> None:
    assert await answered(shared, address) == LoginOver()


async def test_two_pages_of_one_name_can_be_distinguished(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def finish(*_: object) -> tuple[Choice, ...]:
        return tuple(Choice(key, "Bäckerei", {"token": "t"}) for key in ("page", "other"))

    monkeypatch.setattr(Door, "finish", finish)
    found = await choices(shared)
    await take(shared, found, "page")
    shared.platforms["page"].account = "other"
    await take(shared, found, "other")
    titles = [each.title for each in await shared.connect.all(shared.business.id)]
    assert titles == ["Bäckerei", "Bäckerei other"]


def test_the_steps_may_depend_on_where_the_platform_can_send_the_browser_back_to(shared: Shared) -> None:
    service = logins(shared)
    assert [one.key for one in service.steps("page", {}).steps] == ["client"]
    assert [one.link for one in service.steps("page", {}, HOME).steps] == ["", HOME]


async def test_how_the_platform_delivers_depends_on_what_the_check_found_of_the_account(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = FakeConnector.check

    async def finds(connector: FakeConnector) -> AccountRef:
        return replace(await check(connector), found={"plan": "large", HOOK: "forged"})

    monkeypatch.setattr(FakeConnector, "check", finds)
    made = await take(shared, await choices(shared), "page")
    assert isinstance(made, Connected)
    address = "https://shop.example/hooks/page/x"
    [step] = await logins(shared).delivery_steps(shared.business.id, made.channel, address)
    assert (step.key, step.clicks) == ("hook", (f"large {address}",))


async def test_what_was_typed_is_looked_at_and_a_platform_that_does_not_answer_is_said(
    shared: Shared,
) -> None:
    service = logins(shared)
    for typed in ("good", "bad"):
        found = await service.look("page", "client", {"client": typed})
        assert found == (Finding("client", typed == "good", mark("That is {name}"), {"name": "client"}),)
    Door.trouble = [Retry(), Reconnect(Reason.REVOKED)]
    assert await service.look("page", "client", {"client": "good"}) == NotConnected(None)
    assert await service.look("page", "client", {"client": "good"}) == NotConnected(Reason.REVOKED)


async def test_a_secret_that_is_only_looked_at_is_kept_out_of_the_log(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[str] = []
    monkeypatch.setattr(shared.vault, "learn", learnt.extend)
    await logins(shared).look("page", "client", {"client": "good", "secret": "only-looked-at"})
    assert "only-looked-at" in learnt


async def test_a_login_without_a_page_is_completed_by_its_number_once_and_of_this_business_alone(
    shared: Shared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Door, "page", "")
    other = await shared.db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    service, now = logins(shared), shared.clock()
    started = await service.begin(shared.business.id, "page", {"client": "c"}, HOME, None, now)
    assert isinstance(started, LoginBegun) and started.url == ""
    assert await service.complete(other.id, started.login, now) == LoginOver()
    Door.trouble.append(Retry())
    assert await service.complete(shared.business.id, started.login, now) == NotConnected(None)
    found = await service.complete(shared.business.id, started.login, now)
    assert isinstance(found, LoginChoices)
    assert await service.complete(shared.business.id, started.login, now) == found
    assert Door.asked == ["", ""]


async def test_a_login_with_a_page_is_not_completed_without_its_answer(shared: Shared) -> None:
    service, now = logins(shared), shared.clock()
    started = await service.begin(shared.business.id, "page", {"client": "c"}, HOME, None, now)
    assert isinstance(started, LoginBegun)
    assert await service.complete(shared.business.id, started.login, now) == LoginOver()
    assert Door.asked == []


async def test_an_offer_says_how_many_follow_it_and_whether_it_is_connected(shared: Shared) -> None:
    found = await choices(shared)
    made = await take(shared, found, "page")
    assert isinstance(made, Connected)
    offers = (await choices(shared)).offers
    assert [(one.followers, one.connected) for one in offers] == [(7, True), (7, False)]
    await shared.pausing.remove(acting(shared.business.id, OWNER, shared.clock()), made.channel.id)
    assert [one.connected for one in (await choices(shared)).offers] == [False, False]
