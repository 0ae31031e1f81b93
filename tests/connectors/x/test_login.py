"""Login: its steps by what was typed, the check of the four values, OAuth 2.0 with PKCE, and tokens that are refreshed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest

from bot.connectors.x import oauth, steps
from bot.connectors.x.login import XLogin
from bot.domain.reason import Reason
from bot.ports import REDIRECT, Begun, Granted, Pull, Reconnect, Retry
from tests.connectors.x.double import US, VALUES, FakeX
from tests.connectors.x.stage import CURRENT, connector
from tests.support.recording import HTML, UNREACHABLE, Fault, Recording, Reply, json_reply

HERE = "http://127.0.0.1:8766/login/answer"
PAGE = {steps.HOW: steps.PAGE, "client_id": "client-id", "client_secret": "client-secret"}


def real_time() -> datetime:
    """Time of this machine: tokens end by it."""
    return datetime.now(UTC)


@pytest.fixture
def net() -> Recording:
    return Recording(FakeX(real_time), real_time)


@pytest.fixture
def login(net: Recording) -> XLogin:
    return XLogin(net, CURRENT)


def fake(net: Recording) -> FakeX:
    assert isinstance(net.fake, FakeX)
    return net.fake


class Stored:
    """Implements ports.Secrets as rotations do: once for each stale value, however many ask."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.turn = asyncio.Lock()

    def load(self) -> Mapping[str, str]:
        return self.values

    async def rotate(
        self, stale: Mapping[str, str], fresh: Callable[[], Awaitable[Granted]]
    ) -> Mapping[str, str]:
        async with self.turn:
            if self.values == stale:
                self.values = (await fresh()).secrets
            return self.values


@pytest.mark.parametrize("form", [{}, {steps.HOW: steps.VALUES}, {steps.HOW: steps.PAGE}])
def test_every_step_has_one_purpose_two_fields_at_most_and_an_address_of_the_console(
    login: XLogin, form: dict[str, str]
) -> None:
    found = login.steps({**form, REDIRECT: HERE})
    assert (len(found.steps), found.minutes) == (4, 10)
    assert found.cost and found.needs
    for step in found.steps:
        assert step.what_for and step.clicks and step.pitfall
        assert len(step.fields) <= 2
        assert step.link == ("" if step.opens else "https://console.x.com")
    assert [step.opens for step in found.steps][:-1] == [False] * 3
    assert found.steps[-1].opens is (form.get(steps.HOW) == steps.PAGE)
    assert len({step.key for step in found.steps}) == 4
    assert len({step.done for step in found.steps} - {None}) == 4


def test_read_and_write_comes_before_the_values_are_made(login: XLogin) -> None:
    found = login.steps({}).steps
    chosen = next(
        n for n, step in enumerate(found) if any("Read and write" in click for click in step.clicks)
    )
    made = next(n for n, step in enumerate(found) if any(each.key == "api_key" for each in step.fields))
    assert chosen < made


def test_secrets_are_secret_and_the_callback_address_is_there_to_be_pasted(login: XLogin) -> None:
    four = login.steps({}).fields
    assert {each.key for each in four if each.secret} == set(VALUES)
    page = login.steps({**PAGE, REDIRECT: HERE})
    assert {each.key: each.secret for each in page.fields if "client" in each.key} == {
        "client_id": False,
        "client_secret": True,
    }
    assert any(HERE in step.paste for step in page.steps)


async def test_the_four_values_say_whose_they_are(login: XLogin, net: Recording) -> None:
    assert await login.look(steps.KEY, VALUES) == ()
    assert await login.look(steps.TOKEN, {**VALUES, "access_secret": " "}) == ()
    assert net.log == []
    [found] = await login.look(steps.TOKEN, {name: f" {value}\n" for name, value in VALUES.items()})
    assert (found.good, found.sentence, found.values) == (
        True,
        steps.THIS_ACCOUNT,
        {"account": "@kaffeehaus_ex"},
    )
    fake(net).access_level = "read"
    [found] = await login.look(steps.TOKEN, VALUES)
    assert (found.good, found.sentence) == (False, steps.ONLY_READS)


async def test_values_that_open_nothing_are_said_so(login: XLogin, net: Recording) -> None:
    [found] = await login.look(steps.TOKEN, {**VALUES, "access_secret": "mistyped"})
    assert (found.good, found.sentence) == (False, steps.NOT_VALID)
    fake(net).credit = False
    [found] = await login.look(steps.TOKEN, VALUES)
    assert (found.good, found.sentence) == (False, steps.NO_CREDIT)
    net.plan(UNREACHABLE)
    with pytest.raises(Retry):
        await login.look(steps.TOKEN, VALUES)


async def test_four_values_connect_one_account(login: XLogin, net: Recording) -> None:
    begun = await login.begin(VALUES, HERE, "state")
    assert begun.url == ""
    [choice] = await login.finish(VALUES, begun, {})
    assert (choice.key, choice.name, choice.followers) == (US, "Kaffeehaus Ex", 321)
    granted = await login.take(choice)
    assert granted.secrets == {**VALUES, "account": US, steps.HOW: steps.VALUES}
    assert granted.ends_at is None
    ref = await connector(net, None, secrets=Stored(granted.secrets)).check()
    assert (ref.id, ref.can_write, ref.missing) == (US, True, ())


async def test_values_that_may_only_read_connect_nothing(login: XLogin, net: Recording) -> None:
    fake(net).access_level = "read"
    with pytest.raises(Reconnect) as refused:
        await login.finish(VALUES, Begun(""), {})
    assert refused.value.reason is Reason.NO_RIGHT


async def through_the_page(login: XLogin, net: Recording, form: Mapping[str, str] = PAGE) -> Granted:
    begun = await login.begin(form, HERE, "state")
    answer = fake(net).asked_to_allow(begun.url).removeprefix(f"{HERE}?")
    [choice] = await login.finish(form, begun, dict(parse_qsl(answer)))
    return await login.take(choice)


async def test_the_page_is_asked_with_pkce_state_and_scopes(login: XLogin, net: Recording) -> None:
    begun = await login.begin(PAGE, HERE, "a-state")
    parts = urlsplit(begun.url)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://x.com/i/oauth2/authorize"
    query = dict(parse_qsl(parts.query, strict_parsing=True))
    verifier = begun.verifier.partition(" ")[0]
    assert query == {
        "response_type": "code",
        "client_id": "client-id",
        "redirect_uri": HERE,
        "scope": "tweet.read tweet.write users.read tweet.moderate.write offline.access",
        "state": "a-state",
        "code_challenge": oauth.challenge(verifier),
        "code_challenge_method": "S256",
    }
    assert 43 <= len(verifier) <= 128
    assert (await login.begin(PAGE, HERE, "b")).verifier != begun.verifier
    assert "client-secret" not in begun.url and verifier not in repr(begun)
    assert net.log == []


@pytest.mark.parametrize("secret", ["client-secret", ""])
async def test_confidential_and_public_clients_get_tokens(login: XLogin, net: Recording, secret: str) -> None:
    fake(net).client_secret = secret
    granted = await through_the_page(login, net, {**PAGE, "client_secret": secret})
    asked = net.log[0]
    assert asked.form["redirect_uri"] == HERE
    assert ("client_id" in asked.form) is not bool(secret)
    assert (granted.secrets["account"], granted.secrets[steps.HOW]) == (US, steps.PAGE)
    assert granted.ends_at is not None
    assert timedelta(hours=1, minutes=59) < granted.ends_at - real_time() <= timedelta(hours=2)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ({"error": "access_denied", "state": "s"}, Reason.DECLINED),
        ({"state": "s"}, Reason.DECLINED),
        ({"code": "wrong"}, Reason.EXPIRED),
    ],
)
async def test_an_answer_without_a_right_code_connects_nothing(
    login: XLogin, query: dict[str, str], reason: Reason
) -> None:
    begun = await login.begin(PAGE, HERE, "s")
    with pytest.raises(Reconnect) as refused:
        await login.finish(PAGE, begun, query)
    assert refused.value.reason is reason


async def test_a_wrong_client_secret_is_no_wrong_code(login: XLogin, net: Recording) -> None:
    with pytest.raises(Reconnect) as refused:
        await through_the_page(login, net, {**PAGE, "client_secret": "mistyped"})
    assert refused.value.reason is Reason.APP_REMOVED


async def test_a_refresh_token_is_used_once_and_its_successor_kept(login: XLogin, net: Recording) -> None:
    first = await through_the_page(login, net)
    second = await login.refresh(first.secrets)
    assert second.secrets["refresh_token"] != first.secrets["refresh_token"]
    assert {**second.secrets, "access_token": "", "refresh_token": "", "ends_at": ""} == {
        **first.secrets,
        "access_token": "",
        "refresh_token": "",
        "ends_at": "",
    }
    with pytest.raises(Reconnect) as used:
        await login.refresh(first.secrets)
    assert used.value.reason is Reason.EXPIRED
    await login.refresh(second.secrets)


@pytest.mark.parametrize(
    "fault",
    [
        UNREACHABLE,
        Fault(reply=HTML),
        Fault(reply=json_reply({}, 503)),
        Fault(reply=json_reply({}, 429)),
        Fault(reply=json_reply({"token_type": "bearer"})),
    ],
)
async def test_a_token_that_does_not_come_just_now_is_asked_for_again_later(
    login: XLogin, net: Recording, fault: Fault
) -> None:
    granted = await through_the_page(login, net)
    net.plan(fault)
    with pytest.raises(Retry):
        await login.refresh(granted.secrets)
    await login.refresh(granted.secrets)


async def test_four_values_cannot_be_refreshed(login: XLogin) -> None:
    with pytest.raises(Reconnect) as refused:
        await login.refresh(VALUES)
    assert refused.value.reason is Reason.EXPIRED


async def test_a_token_that_ran_out_is_renewed_once_however_many_meet_it(
    login: XLogin, net: Recording
) -> None:
    granted = await through_the_page(login, net)
    secrets = Stored(granted.secrets)
    ref = await connector(net, None, secrets=secrets).check()
    fake(net).tokens.clear()
    several = [connector(net, ref, secrets=secrets) for _ in range(20)]
    await asyncio.gather(*(each.fetch(Pull("mentions", "", (), real_time())) for each in several))
    assert fake(net).refreshed == 1


async def test_a_token_that_nobody_renews_asks_to_connect_again(login: XLogin, net: Recording) -> None:
    granted = await through_the_page(login, net)
    x = connector(net, None, secrets=Stored(granted.secrets))
    fake(net).tokens.clear()
    fake(net).refresh_tokens.clear()
    with pytest.raises(Reconnect) as refused:
        await x.check()
    assert refused.value.reason is Reason.EXPIRED


async def test_scopes_decide_what_an_access_may_do(login: XLogin, net: Recording) -> None:
    fake(net).scope = "tweet.read tweet.write users.read offline.access"
    granted = await through_the_page(login, net)
    ref = await connector(net, None, secrets=Stored(granted.secrets)).check()
    assert (ref.can_write, ref.found["hides"]) == (True, "no")
    fake(net).scope = "tweet.read users.read"
    with pytest.raises(Reconnect) as refused:
        await through_the_page(login, net)
    assert refused.value.reason is Reason.NO_RIGHT


@pytest.mark.parametrize("odd", ["\ud800", "a\r\nX-Injected: 1", "x" * 4001])
async def test_a_token_that_can_be_no_header_is_none(net: Recording, login: XLogin, odd: str) -> None:
    def answer(name: str) -> Fault:
        body = json.dumps({"access_token": "at", "refresh_token": "rt", "expires_in": 7200, name: odd})
        return Fault(reply=Reply(200, body.encode(), {"content-type": "application/json"}))

    before = {"client_id": "client-id", "client_secret": "client-secret", "refresh_token": "old"}
    net.plan(answer("access_token"))
    with pytest.raises(Retry):
        await login.refresh(before)
    net.plan(answer("refresh_token"))
    assert (await login.refresh(before)).secrets["refresh_token"] == "old"
