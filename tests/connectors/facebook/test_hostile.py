"""A Facebook that answers with anything: numbers that are none, ids that are no ids, tokens that are no tokens, lists
without an end.
"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.connectors.facebook import Facebook, client
from bot.connectors.facebook.webhook import Webhook
from bot.domain.comment import ExternalId
from bot.ports import Account, Pull, Reconnect, Retry
from tests.connectors.facebook.double import PAGE, Token
from tests.connectors.facebook.stage import CUSTOMER, OnFacebook
from tests.connectors.facebook.test_login import Console
from tests.connectors.harness import Reading
from tests.connectors.wordpress.stage import KEY, Kept, Unmetered
from tests.support.recording import Asked, Fault, Reply


def json_reply(body: object) -> Reply:
    return Reply(200, json.dumps(body).encode(), {"content-type": "application/json"})


def facebook_of(stage: OnFacebook) -> Facebook:
    """Connector that does not know yet which page it is for."""
    secrets = Kept(token="page-token", app_id=stage.facebook.app_id, app_secret=stage.facebook.app_secret)
    return Facebook(Account({}, None, KEY, {}), secrets, Unmetered(), stage.bed)


ODD_IDS: list[Any] = [
    "",
    "a\nb",
    "\x00",
    "\ud800",
    "../me",
    "a/b",
    "a?b=c",
    "#",
    "x" * 201,
    7,
    None,
    True,
    [],
    {},
]


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "1e999", "-5", '"9"', "true", "null", "[]"]
)
def test_usage_that_is_no_number_breaks_nothing(number: str) -> None:
    case = f'"call_count": {number}, "estimated_time_to_regain_access": {number}'
    used = client.usage({"x-app-usage": f"{{{case}}}", "x-business-use-case-usage": f'{{"1": [{{{case}}}]}}'})
    assert used.percent >= 0 and (used.regain or timedelta(0)) <= timedelta(days=1)
    assert (used.percent > 100) is (number in ("Infinity", "1e999"))


@pytest.mark.parametrize("odd", ODD_IDS)
async def test_a_comment_or_author_with_an_id_that_is_none_does_not_come_in(odd: Any) -> None:
    stage = OnFacebook()
    made = await stage.comment("Habt ihr offen?")
    connector = stage.connector(await stage.connector(None).check())
    row = {"id": odd, "message": "x", "from": {"id": odd, "name": "x"}, "created_time": 1}
    mine = {**row, "id": made, "parent": {"id": odd}}
    body = {"data": [{"id": stage.post, "comments": {"data": [row, mine]}}, {"id": odd}]}
    stage.bed.plan(Fault(reply=json_reply(body)))
    fetched = await connector.fetch(Pull("feed", "", (), stage.now()))
    [one] = fetched.seen
    assert (one.external_id, one.in_reply_to) == (made, None)
    assert one.author_id == ("7" if odd == 7 and odd is not True else None)


@pytest.mark.parametrize("odd", [*ODD_IDS[:-5], None])
async def test_a_page_without_an_id_is_no_page(odd: Any) -> None:
    stage = OnFacebook()
    stage.bed.plan(
        Fault(reply=json_reply({"id": odd, "name": "x"})), lambda asked: asked.path.endswith("/me")
    )
    with pytest.raises(Retry):
        await facebook_of(stage).check()
    console = Console()
    console.facebook.tokens["mine"] = Token("PAGE", PAGE)
    console.bed.plan(
        Fault(reply=json_reply({"id": odd, "name": "x"})), lambda asked: asked.path.endswith("/me")
    )
    with pytest.raises(Retry):
        await console.pages(token="mine")


@pytest.mark.parametrize("odd", ["\ud800", "a\r\nX-Injected: 1", "", "x" * 4001, 7, None])
async def test_a_token_that_can_be_no_header_is_none(odd: Any) -> None:
    console = Console()
    accounts = [{**console.facebook.accounts[0], "access_token": odd}, console.facebook.accounts[1]]
    console.bed.plan(
        Fault(reply=json_reply({"data": accounts})), lambda asked: asked.path.endswith("/me/accounts")
    )
    assert [choice.key for choice in await console.pages()] == ["2"]
    console.bed.plan(
        Fault(reply=json_reply({"access_token": odd})), lambda asked: asked.path.endswith("access_token")
    )
    with pytest.raises(Reconnect):
        await console.pages()


@pytest.mark.parametrize("poll", ["feed", "deep"])
async def test_a_list_whose_next_page_is_the_same_page_ends(poll: str) -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    stage.facebook.refuses_nested = True
    for number in range(30):
        stage.facebook.say(stage.post, f"Nummer {number}", CUSTOMER)
    known = [
        {"id": one.id, "message": one.message, "created_time": f"{one.created:%Y-%m-%dT%H:%M:%S%z}"}
        for one in stage.facebook.comments.values()
    ]
    posts = [{"id": f"{PAGE}_{number}", "updated_time": known[0]["created_time"]} for number in range(40)]

    def circle(asked: Asked) -> Fault:
        rows = posts if asked.path.endswith("/feed") else known
        paging = {"cursors": {"after": "round"}, "next": "https://graph.facebook.com/x"}
        return Fault(reply=json_reply({"data": rows, "paging": paging}))

    stage.bed.chance = circle
    cursor, requests = "", 0
    while requests < 300:
        fetched = await connector.fetch(Pull(poll, cursor, (), stage.now()))
        cursor, requests = fetched.cursor, requests + 1
        if not fetched.more:
            break
    assert requests < 150


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://x.example", "https://x\n.example", "//x", None]
)
async def test_an_address_that_is_no_page_of_the_web_is_no_link(link: Any) -> None:
    stage = OnFacebook()
    made = await stage.comment("Habt ihr offen?")
    connector = stage.connector(await stage.connector(None).check())
    row = {"id": made, "message": "x", "created_time": 1, "permalink_url": link}
    body = {"data": [{"id": stage.post, "comments": {"data": [row]}}]}
    stage.bed.plan(Fault(reply=json_reply(body)))
    [one] = (await connector.fetch(Pull("feed", "", (), stage.now()))).seen
    assert one.url == f"https://www.facebook.com/{made}" and str(link) not in one.context


def test_a_delivery_about_an_answer_without_ids_asks_for_nothing() -> None:
    own = {"item": "comment", "verb": "add", "comment_id": "21_33", "from": {"id": PAGE}, "parent_id": "a/b"}
    change = {"field": "feed", "value": own}
    body = json.dumps({"object": "page", "entry": [{"id": PAGE, "changes": [change]}]}).encode()
    received = Webhook().receive(body)[PAGE]
    assert (received.seen, received.gone, received.ask) == ((), (), ()) and "feed" in received.also


@pytest.mark.parametrize("apart", [False, True])
async def test_a_time_that_is_to_come_hides_nothing_that_is_written_later(apart: bool) -> None:
    """One answer puts a post or its newest comment into the year 9999; then 60 people write while nobody reads."""
    stage = OnFacebook()
    stage.facebook.refuses_nested = apart
    for number in range(3):
        stage.facebook.post(f"Beitrag {number}")
    first = await stage.comment("Habt ihr offen?")
    connector = stage.connector(await stage.connector(None).check())
    reading = Reading(connector, "feed", stage.now)
    late = "9999-12-31T00:00:00+0000"
    row = {"id": first, "message": "x", "created_time": late}
    post = {"id": stage.post, "updated_time": late, "created_time": late, "comments": {"data": [row]}}
    if apart:
        await reading.once()
    stage.bed.plan(Fault(reply=json_reply({"data": [post]})), lambda asked: asked.path.endswith("/feed"))
    await reading.once()
    for _ in range(2):
        stage.clock.advance(timedelta(hours=1))
        made = {await stage.comment(f"Nummer {number}") for number in range(60)}
        stage.clock.advance(timedelta(hours=1))
        assert made <= {one.external_id for one in (await reading.once()).seen}


async def test_a_post_that_says_it_changes_in_the_year_9999_ends_no_walk_over_old_posts() -> None:
    stage = OnFacebook()
    old = stage.post
    for number in range(30):
        stage.clock.advance(timedelta(minutes=1))
        stage.facebook.post(f"Beitrag {number}")
    connector = stage.connector(await stage.connector(None).check())
    reading = Reading(connector, "deep", stage.now)
    odd = {"id": f"{PAGE}_9", "updated_time": "9999-12-31T00:00:00+0000"}
    stage.bed.plan(Fault(reply=json_reply({"data": [odd]})), lambda asked: asked.path.endswith("/feed"))
    await reading.once()
    stage.clock.advance(timedelta(hours=2))
    made = stage.say("Noch offen?", CUSTOMER, ExternalId(old))
    assert made in {one.external_id for one in (await reading.once()).seen}


@pytest.mark.parametrize("poll", ["feed", "deep"])
async def test_a_post_whose_comments_facebook_refuses_holds_up_no_other(poll: str) -> None:
    stage = OnFacebook()
    odd = stage.post
    connector = stage.connector(await stage.connector(None).check())
    reading = Reading(connector, poll, stage.now)
    other = stage.facebook.post("Neues")
    if poll == "deep":
        for number in range(30):
            stage.facebook.post(f"Beitrag {number}")
    await reading.once()
    stage.clock.advance(timedelta(hours=1))
    for number in range(40):
        stage.say(f"Nummer {number}", CUSTOMER, ExternalId(odd))
    made = {stage.say(f"Nummer {number}", CUSTOMER, ExternalId(other)) for number in range(40)}
    refused = Fault(reply=Reply(400, b'{"error": {"code": 100, "message": "x"}}', {}))
    stage.bed.plan(refused, lambda asked: asked.path.endswith(f"{odd}/comments"), times=99)
    stage.clock.advance(timedelta(hours=1))
    assert made <= {one.external_id for one in (await reading.once()).seen}
