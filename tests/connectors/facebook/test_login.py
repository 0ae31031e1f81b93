"""Giving access to a page: every value is looked at while it is typed, and only the page's own token is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.connectors.facebook import Facebook, steps
from bot.connectors.facebook.login import FacebookLogin
from bot.domain.reason import Reason
from bot.ports import HOOK, VERIFY, Account, Choice, Reconnect, Retry, Target, Unmetered
from tests.connectors.facebook.double import ALL_SCOPES, PAGE, FakeFacebook, Token, answer_file
from tests.connectors.facebook.stage import OnFacebook, connector
from tests.connectors.wordpress.stage import KEY, Kept
from tests.support.clock import Clock
from tests.support.recording import HTML, UNREACHABLE, Fault, Recording

IN_MAY = datetime(2027, 5, 3, 12, tzinfo=UTC)


class Console:
    """What the owner has made at Facebook: an app, a token of their own, two pages."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.facebook = FakeFacebook(self.clock)
        self.bed = Recording(self.facebook, self.clock)
        self.facebook.tokens["user-token"] = Token("USER", "9001", expires_at=int(IN_MAY.timestamp()))
        self.facebook.tokens["second-token"] = Token("PAGE", "2")
        sample = json.loads(answer_file("facebook-me-accounts").body)["data"][0]
        self.facebook.accounts = [
            {**sample, "access_token": "page-token", "followers_count": 812},
            {**sample, "id": "2", "name": "Filiale", "access_token": "second-token", "tasks": ["ANALYZE"]},
        ]
        self.login = FacebookLogin(self.bed, {})
        self.form = {
            "app_id": self.facebook.app_id,
            "app_secret": self.facebook.app_secret,
            "token": "user-token",
        }

    async def look(self, step: str, **typed: str) -> list[tuple[str, bool, str, Mapping[str, str]]]:
        found = await self.login.look(step, {**self.form, **typed})
        return [(one.field, one.good, str(one.sentence), dict(one.values)) for one in found]

    async def pages(self, **typed: str) -> tuple[Choice, ...]:
        form = {**self.form, **typed}
        return await self.login.finish(form, await self.login.begin(form, "", "state"), {})


def said(found: tuple[str, bool, str, Mapping[str, str]]) -> str:
    return found[2]


def test_the_steps_are_four_with_two_fields_at_most_and_exact_places() -> None:
    made = FacebookLogin(Recording(FakeFacebook(Clock()), Clock()), {}).steps({})
    assert [step.key for step in made.steps] == ["app", "keys", "token", "page"]
    assert [field.key for field in made.fields] == ["app_id", "app_secret", "token"]
    assert [field.key for field in made.fields if field.secret] == ["app_secret", "token"]
    assert all(len(step.fields) <= 2 for step in made.steps)
    assert all(step.link.startswith("https://developers.facebook.com/") for step in made.steps[:-1])
    assert [step.opens for step in made.steps] == [False, False, False, True]
    assert all(step.pitfall is not None and step.clicks for step in made.steps[:-1])
    assert made.minutes == 20 and made.cost is None and made.spares == "a review by Facebook"
    assert [step.done for step in made.steps] == [
        "App created",
        "App id and secret pasted",
        "Token made",
        "Page chosen",
    ]


def test_with_an_address_for_deliveries_a_last_step_gives_it_to_facebook() -> None:
    login = FacebookLogin(Recording(FakeFacebook(Clock()), Clock()), {})
    hook = "https://shop.example/hooks/facebook/x"
    *before, last = login.steps({HOOK: hook, VERIFY: "Kaffee-und-Kuchen"}).steps
    assert tuple(before) == login.steps({}).steps
    assert last.pushes and not last.fields and last.paste[:2] == (hook, "Kaffee-und-Kuchen")


async def test_id_and_secret_that_belong_together_name_their_app() -> None:
    console = Console()
    assert await console.look("keys") == [("app_secret", True, str(steps.THIS_APP), {"app": "Shopbell"})]
    [(field, good, sentence, _)] = await console.look("keys", app_secret="another")
    assert (field, good, sentence) == ("app_secret", False, str(steps.APART))


async def test_nothing_is_asked_before_it_is_typed() -> None:
    console = Console()
    assert await console.login.look("keys", {"app_id": "1"}) == ()
    assert await console.login.look("token", {}) == ()
    assert await console.login.look("app", console.form) == ()
    assert console.bed.log == []


async def test_a_persons_token_is_recognised_and_a_page_that_they_may_not_moderate_is_named() -> None:
    found = await Console().look("token")
    assert found == [
        ("token", True, str(steps.USER_TOKEN), {}),
        ("token", True, str(steps.WEAK), {"page": "Filiale"}),
    ]
    console = Console()
    assert [one.warns for one in await console.login.look("token", console.form)] == [False, True]


async def test_a_pages_token_that_was_pasted_instead_names_the_page_and_when_it_ends() -> None:
    console = Console()
    console.facebook.tokens["page-token"].data_access_expires_at = int(IN_MAY.timestamp())
    assert await console.look("token", token="page-token") == [
        ("token", True, str(steps.THIS_PAGE), {"page": "Kaffeehaus Muster"}),
        ("token", True, str(steps.ENDS), {"day": "2027-05-03"}),
    ]
    [choice] = await console.pages(token="page-token")
    assert (choice.key, choice.name, choice.secrets["token"]) == (PAGE, "Kaffeehaus Muster", "page-token")


@pytest.mark.parametrize(
    ("token", "lacks"),
    [
        ("user-token", "pages_show_list"),
        *(
            (token, permission)
            for token in ("user-token", "page-token")
            for permission in ("pages_read_engagement", "pages_read_user_content", "pages_manage_engagement")
        ),
    ],
)
async def test_a_missing_permission_is_named_and_stops_the_step(lacks: str, token: str) -> None:
    console = Console()
    console.facebook.tokens[token].scopes = tuple(one for one in ALL_SCOPES if one != lacks)
    found = await console.look("token", token=token)
    assert ("token", False, str(steps.LACKS), {"permission": lacks}) in found
    assert sum(not good for _, good, _, _ in found) == 1


async def test_a_token_that_ended_that_is_none_or_of_another_app_is_said_so() -> None:
    console = Console()
    console.facebook.tokens["user-token"].dead = "facebook-error-token-expired"
    assert [said(one) for one in await console.look("token")] == [str(steps.NOT_VALID)]
    assert [said(one) for one in await console.look("token", token="nonsense")] == [str(steps.NOT_VALID)]
    console.facebook.tokens["strange"] = Token("USER", "9001", app="999")
    assert [said(one) for one in await console.look("token", token="strange")] == [str(steps.OTHER_APP)]


async def test_a_token_for_which_no_page_was_ticked_is_said_so() -> None:
    console = Console()
    console.facebook.accounts = []
    assert [said(one) for one in await console.look("token")] == [str(steps.NO_PAGE)]
    assert await console.pages() == ()


async def test_the_pages_come_with_followers_and_tokens_of_their_own_and_the_persons_is_kept_nowhere() -> (
    None
):
    console = Console()
    first, second = await console.pages()
    assert (first.key, first.name, first.followers) == (PAGE, "Kaffeehaus Muster", 812)
    assert (second.key, second.name, second.followers) == ("2", "Filiale", None)
    granted = await console.login.take(first)
    word = granted.secrets[VERIFY]
    assert len(word) == 22 and second.secrets[VERIFY] == word
    assert granted.secrets == {
        VERIFY: word,
        "token": "page-token",
        "app_id": console.facebook.app_id,
        "app_secret": console.facebook.app_secret,
    }
    assert granted.settings == {"page": PAGE} and granted.ends_at is None
    assert [
        asked.query["grant_type"] for asked in console.bed.log if asked.path.endswith("access_token")
    ] == ["fb_exchange_token"]
    assert console.facebook.subscribed == [PAGE]


async def test_many_pages_are_read_page_by_page() -> None:
    console = Console()
    console.facebook.accounts = [
        {"id": str(number), "name": f"Filiale {number}", "access_token": "page-token"}
        for number in range(1, 231)
    ]
    assert [choice.key for choice in await console.pages()] == [str(number) for number in range(1, 231)]


async def test_the_page_is_subscribed_with_the_word_of_before_and_without_the_permission_connected_all_the_same() -> (
    None
):
    console = Console()
    first, _ = await console.pages(verify_token="Kaffee-und-Kuchen")
    assert (await console.login.take(first)).secrets["verify_token"] == "Kaffee-und-Kuchen"
    assert console.facebook.subscribed == [PAGE]
    console.facebook.tokens["page-token"].scopes = ALL_SCOPES[:4]
    assert (await console.login.take(first)).settings == {"page": PAGE}
    assert console.facebook.subscribed == [PAGE]


async def test_without_the_permission_for_deliveries_that_is_said_in_the_place_of_an_address_that_would_stay_silent() -> (
    None
):
    console = Console()
    first, _ = await console.pages()
    granted = await console.login.take(first)
    made = Facebook(Account(granted.settings, None, KEY), Kept(**granted.secrets), Unmetered(), console.bed)
    form = {HOOK: "https://shop.example/hooks/facebook/x", VERIFY: "Kaffee-und-Kuchen"}
    [step] = [
        each for each in console.login.steps({**(await made.check()).found, **form}).steps if each.pushes
    ]
    assert [str(each) for each in step.paste][:2] == [form[HOOK], form[VERIFY]]
    for token in console.facebook.tokens.values():
        token.scopes = ALL_SCOPES[:4]
    ref = await made.check()
    assert (ref.missing, ref.can_write) == ((), True), "nothing else depends on it"
    [step] = [each for each in console.login.steps({**ref.found, **form}).steps if each.pushes]
    assert step.paste == () and "**pages_manage_metadata**" in str(step.clicks[0])


async def test_what_was_chosen_connects() -> None:
    console = Console()
    first, _ = await console.pages()
    granted = await console.login.take(first)
    made = Facebook(Account(granted.settings, None, KEY), Kept(**granted.secrets), Unmetered(), console.bed)
    ref = await made.check()
    assert (ref.id, ref.name, ref.missing, ref.can_write) == (first.key, first.name, (), True)


@pytest.mark.parametrize(
    "fault", [UNREACHABLE, Fault(reply=HTML), Fault(reply=answer_file("facebook-error-transient-2"))]
)
async def test_a_facebook_that_does_not_answer_is_no_wrong_value(fault: Fault) -> None:
    console = Console()
    console.bed.plan(fault, times=100)
    for step in ("keys", "token"):
        with pytest.raises(Retry):
            await console.look(step)
    with pytest.raises(Retry):
        await console.pages()


async def test_a_token_of_a_page_cannot_be_refreshed() -> None:
    with pytest.raises(Reconnect):
        await Console().login.refresh({"token": "page-token"})


async def test_the_installation_says_where_and_in_which_version() -> None:
    console = Console()
    login = FacebookLogin(console.bed, {"HOST": "https://graph.example", "VERSION": "v26.0"})
    await login.look("keys", console.form)
    assert {asked.path.split("/")[1] for asked in console.bed.log} == {"v26.0"}


# The check of an access that is there.


async def test_the_check_says_which_page_what_is_missing_and_the_earliest_end() -> None:
    stage = OnFacebook()
    token = stage.facebook.tokens["page-token"]
    token.scopes = ("pages_read_engagement", "pages_read_user_content")
    token.expires_at, token.data_access_expires_at = int(IN_MAY.timestamp()) + 9, int(IN_MAY.timestamp())
    ref = await stage.connector(None).check()
    assert (ref.id, ref.name, ref.own_ids) == (PAGE, "Kaffeehaus Muster", (PAGE,))
    assert (ref.missing, ref.can_write, ref.token_ends_at) == (("pages_manage_engagement",), False, IN_MAY)
    assert ref.secret_page.startswith("https://developers.facebook.com/tools/explorer")
    made = await stage.comment("Offen?")
    with pytest.raises(Reconnect):
        await stage.connector(ref).act(next(iter(Facebook.info.acts)), Target(made, None), None)


async def test_a_token_that_never_ends_has_no_end() -> None:
    assert (await OnFacebook().connector(None).check()).token_ends_at is None


async def test_a_persons_token_is_no_pages_and_says_so() -> None:
    stage = OnFacebook()
    stage.facebook.tokens["user-token"] = Token("USER", "9001")
    with pytest.raises(Reconnect) as refused:
        await connector(stage.bed, stage.facebook, None, token="user-token").check()
    assert refused.value.reason is Reason.PERSONAL


async def test_the_token_of_another_page_is_not_taken_for_this_ones() -> None:
    stage = OnFacebook()
    stage.facebook.tokens["second-token"] = Token("PAGE", "2")
    with pytest.raises(Reconnect) as refused:
        await connector(stage.bed, stage.facebook, None, token="second-token").check()
    assert refused.value.reason is Reason.PERSONAL


@pytest.mark.parametrize(
    ("sample", "reason"),
    [
        ("facebook-error-token-expired", Reason.EXPIRED),
        ("facebook-error-password-changed", Reason.SIGN_IN_CHANGED),
    ],
)
async def test_a_token_that_debug_token_calls_dead_is_lost_for_its_reason(
    sample: str, reason: Reason
) -> None:
    stage = OnFacebook()
    me = answer_file("facebook-success", 200)
    stage.facebook.tokens["page-token"].dead = sample
    stage.bed.plan(Fault(reply=me), lambda asked: asked.path.endswith("/me"))
    with pytest.raises(Reconnect) as lost:
        await stage.connector(None).check()
    assert lost.value.reason is reason


async def test_another_secret_of_the_app_asks_for_the_access_again() -> None:
    stage = OnFacebook()
    made = stage.connector(None)
    stage.facebook.app_secret = "f" * 32
    with pytest.raises(Reconnect) as refused:
        await made.check()
    assert refused.value.reason is Reason.REVOKED


async def test_without_a_token_nothing_is_asked() -> None:
    stage = OnFacebook()
    with pytest.raises(Reconnect):
        await Facebook(Account({}, None, KEY), Kept(), Unmetered(), stage.bed).check()
    assert stage.bed.log == []
