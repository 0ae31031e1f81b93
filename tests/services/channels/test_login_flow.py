"""Logins: what is kept until the answer comes, what an answer opens, and what each mistake at it ends in."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from datetime import timedelta
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.business import Business
from bot.domain.channel import ChannelId
from bot.domain.connecting import Already, Connected, LoginChoices, LoginOver, NotConnected
from bot.domain.reason import Reason
from bot.ports import Begun, Choice, ConnectorError, Granted, LoginField, Net, Reconnect, Retry, Steps
from bot.services.channels.login_flow import LASTS, Logins, NoLogin, query_of
from bot.storage.sqlite.backups import BackupKind, back_up
from bot.storage.sqlite.database import Database
from tests.services.channels.test_sharing import OWNER, Shared
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import fake_info

HOME = "http://localhost/shopbell"


class Door:
    """A login at the page's platform: the page and another page open with one answer."""

    opens: ClassVar[tuple[tuple[str, str], ...]] = (("page", "tok"), ("other", "tok"))
    asked: ClassVar[list[str]] = []
    trouble: ClassVar[list[ConnectorError]] = []

    def __init__(self, net: Net) -> None:
        self.net = net

    def steps(self, form: Mapping[str, str]) -> Steps:
        return Steps(fields=(LoginField("client", "Client"),))  # type: ignore[arg-type]

    async def begin(self, app: Mapping[str, str], redirect: str, state: str) -> Begun:
        return Begun(f"https://door.example/?state={state}&client={app['client']}", verifier="pkce-verifier")

    async def finish(
        self, app: Mapping[str, str], begun: Begun, query: Mapping[str, str]
    ) -> tuple[Choice, ...]:
        self.asked.append(query.get("code", ""))
        assert begun.verifier == "pkce-verifier"
        if self.trouble:
            raise self.trouble.pop(0)
        return tuple(Choice(key, f"Page {key}", {"token": token}) for key, token in self.opens)

    async def take(self, choice: Choice) -> Granted:
        return Granted(choice.secrets, {"address": choice.key})

    async def refresh(self, secrets: Mapping[str, str]) -> Granted:
        return Granted(secrets)


@pytest.fixture
async def shared(
    db: Database, shop: Business, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Shared]:
    Door.asked, Door.trouble, Door.opens = [], [], (("page", "tok"), ("other", "tok"))
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
    shared.clock.advance(LASTS)
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
    assert timedelta(minutes=30) == LASTS
