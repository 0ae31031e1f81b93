"""A Facebook that answers with anything: numbers that are none, ids that are no ids, tokens that are no tokens, lists
without an end.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from bot.connectors.facebook import Facebook, client, walk
from bot.connectors.facebook.walk import Wanted, Watch
from bot.connectors.facebook.webhook import Webhook
from bot.connectors.facebook.writing import LIMIT
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.http.client import BODY_LIMIT
from bot.ports import (
    Account,
    AnswerTooLong,
    HttpAnswer,
    HttpRequest,
    Net,
    OutgoingReply,
    Pull,
    Reconnect,
    Retry,
)
from tests.connectors.facebook.double import PAGE, Token, answer_file, error
from tests.connectors.facebook.stage import CUSTOMER, OnFacebook
from tests.connectors.facebook.stage import connector as in_net
from tests.connectors.facebook.test_login import Console
from tests.connectors.harness import Reading, look, target
from tests.connectors.wordpress.stage import KEY, Kept, Unmetered
from tests.support.recording import DROPPED, Asked, Fault, Reply, anything


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


def rounds(kind: str) -> Callable[[Asked], tuple[str, int]]:
    """Cursor of the next page, and which page this one is, for lists that come to no end."""
    count = itertools.count(1)

    def next_page(asked: Asked) -> tuple[str, int]:
        match kind:
            case "the same":
                return "round", 0
            case "two in turn":
                return ("b", 1) if asked.query.get("after") == "a" else ("a", 0)
            case "always another":
                return f"c{next(count)}", 0
            case _:
                return f"c{next(count)}", -1

    return next_page


@pytest.mark.parametrize("kind", ["the same", "two in turn", "always another", "no row twice"])
@pytest.mark.parametrize("poll", ["feed", "feed in parts", "deep", "watch", "recheck"])
async def test_a_list_without_an_end_ends(poll: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind == "no row twice":
        monkeypatch.setattr(walk, "_MOST_PAGES", 12)
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    stage.facebook.refuses_nested = poll == "feed in parts"
    next_page, fresh = rounds(kind), itertools.count(1)
    now = f"{stage.now():%Y-%m-%dT%H:%M:%S%z}"

    def circle(asked: Asked) -> Fault | None:
        if asked.path.endswith("/feed"):
            if poll == "feed in parts" and "comments" in asked.query["fields"]:
                return None
            name, size, within = f"{PAGE}_", 3, "comments" in asked.query["fields"]
        elif asked.path.endswith("/comments"):
            name, size, within = "1_", 9, False
        else:
            return Fault(reply=answer_file("facebook-error-gone-100-33"))
        after, page = next_page(asked)
        places = [f"{page}{place}" if page >= 0 else f"9{next(fresh)}" for place in range(size)]
        paging = {"cursors": {"after": after}, "next": "https://graph.facebook.com/x"}
        rows: list[dict[str, Any]] = [
            {"id": name + place, "message": "x", "created_time": now, "updated_time": now} for place in places
        ]
        if within:
            below = {"data": [{"id": "1_00", "message": "x", "created_time": now}], "paging": paging}
            rows = [{**row, "comments": below} for row in rows]
        return Fault(reply=json_reply({"data": rows, "paging": paging}))

    long_ago = (stage.now() - timedelta(hours=9)).timestamp()
    wanted = tuple(Wanted(f"1_7{number}", stage.post, int(long_ago)) for number in range(20))
    cursor = Watch(wanted).stored() if poll == "watch" else ""
    stage.bed.chance = circle
    ends = 0
    for _ in range(600):
        fetched = await connector.fetch(Pull(poll.partition(" ")[0], cursor, (), stage.now()))
        cursor = fetched.cursor
        if poll == "recheck" and fetched.more:
            ends += 1
        if ends == 2 or not (fetched.more or poll == "recheck"):
            break
    else:
        raise AssertionError("it never ends")
    await connector.fetch(Pull(poll.partition(" ")[0], cursor, (), stage.now()))


@pytest.mark.parametrize("kind", ["the same", "two in turn", "always another", "no row twice"])
async def test_a_list_of_pages_without_an_end_is_offered_once(kind: str) -> None:
    console = Console()
    next_page, fresh, requests = rounds(kind), itertools.count(1), 0

    def circle(asked: Asked) -> Fault | None:
        nonlocal requests
        if not asked.path.endswith("/me/accounts"):
            return None
        requests += 1
        after, page = next_page(asked)
        number = str(page) if page >= 0 else f"9{next(fresh)}"
        found = [{"id": number, "name": "x", "access_token": "t", "tasks": ["MANAGE"]}]
        paging = {"cursors": {"after": after}, "next": "https://graph.facebook.com/x"}
        return Fault(reply=json_reply({"data": found, "paging": paging}))

    console.bed.chance = circle
    assert {choice.key for choice in await console.pages()} >= {"0"} or kind == "no row twice"
    assert requests <= 20


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


NOT_TAKEN = Fault(reply=Reply(400, b'{"error": {"code": 100, "message": "x"}}', {}))
OF_ONE_POST = {
    "100": NOT_TAKEN,
    "1": Fault(reply=Reply(500, b'{"error": {"code": 1, "message": "x"}}', {})),
    "2": Fault(reply=answer_file("facebook-error-transient-2")),
    "10": Fault(reply=Reply(403, b'{"error": {"code": 10, "message": "x"}}', {})),
    "500 without data": Fault(reply=Reply(500, b"<html>", {})),
    "dropped": DROPPED,
}


@pytest.mark.parametrize("why", OF_ONE_POST)
@pytest.mark.parametrize("poll", ["feed", "feed in parts", "deep"])
async def test_a_post_whose_comments_facebook_refuses_holds_up_no_other_and_is_read_once_they_are_given(
    poll: str, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    stage = OnFacebook()
    odd = stage.post
    stage.facebook.refuses_nested = poll == "feed in parts"
    connector = stage.connector(await stage.connector(None).check())
    reading = Reading(connector, poll.partition(" ")[0], stage.now)
    other = stage.facebook.post("Neues")
    if poll == "deep":
        for number in range(30):
            stage.facebook.post(f"Beitrag {number}")
    await reading.once()
    mend = stage.bed.plan(OF_ONE_POST[why], lambda asked: asked.path.endswith(f"{odd}/comments"), times=99)
    there = set[ExternalId]()
    for written in (30, 30, 0):
        stage.clock.advance(timedelta(hours=1))
        there |= {stage.say(f"Nummer {number}", CUSTOMER, ExternalId(odd)) for number in range(written)}
        made = {stage.say(f"Nummer {number}", CUSTOMER, ExternalId(other)) for number in range(40)}
        stage.clock.advance(timedelta(hours=1))
        assert made <= {one.external_id for one in (await reading.once()).seen}
        assert f"on {odd}: {why}" in caplog.text
    mend()
    assert there <= {one.external_id for one in (await reading.once()).seen}


@pytest.mark.parametrize("why", [*list(OF_ONE_POST)[1:], "4", "190"])
async def test_what_is_not_about_one_post_alone_ends_the_look(why: str) -> None:
    """Facebook is down, or the access or the rate limit ends, after the list of posts was read."""
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    reading = Reading(connector, "feed", stage.now)
    made = {stage.say(f"Nummer {number}", CUSTOMER, ExternalId(stage.post)) for number in range(40)}
    more = {number: Fault(reply=error(int(number), "x")) for number in ("4", "190")}
    matches = anything if why not in more else lambda asked: asked.path.endswith("/comments")
    first = await connector.fetch(Pull("feed", "", (), stage.now()))
    assert first.more
    reading.cursor = first.cursor
    mend = stage.bed.plan({**OF_ONE_POST, **more}[why], matches, times=99)
    if why in ("1", "10"):
        # Of comments alone; the list of posts with comments in it proves at the next look that they are not given.
        await reading.once()
    with pytest.raises((Retry, Reconnect)):
        await reading.once()
    mend()
    assert made <= {one.external_id for one in (*first.seen, *(await reading.once()).seen)}


@pytest.mark.parametrize("posts", [1, 3, 25])
async def test_a_page_whose_comments_cannot_be_read_at_all_is_trouble_and_goes_on_once_one_can(
    posts: int,
) -> None:
    stage = OnFacebook()
    stage.facebook.refuses_nested = True
    for number in range(posts - 1):
        stage.facebook.post(f"Beitrag {number}")
    connector = stage.connector(await stage.connector(None).check())
    reading = Reading(connector, "feed", stage.now)
    mend = stage.bed.plan(NOT_TAKEN, lambda asked: asked.path.endswith("/comments"), times=10**6)
    made = await stage.comment("Habt ihr offen?")
    await reading.once()
    for _ in range(8):
        stage.clock.advance(timedelta(minutes=2))
        with pytest.raises(Retry):
            await reading.once()
    mend()
    odd = stage.bed.plan(NOT_TAKEN, lambda asked: f"{stage.post}/" in asked.path, times=10**6)
    for _ in range(2):
        stage.clock.advance(timedelta(minutes=1))
        with suppress(Retry):
            await reading.once()
            break
    assert posts == 1 or reading.pages
    odd()
    stage.clock.advance(timedelta(minutes=2))
    assert made in {one.external_id for one in (await reading.once()).seen}


class Measured:
    """Way to Facebook that ends an answer as the real one does where it is too long."""

    def __init__(self, net: Net) -> None:
        self._net = net

    async def request(self, request: HttpRequest) -> HttpAnswer:
        answer = await self._net.request(request)
        # Facebook writes letters outside of ASCII as six characters.
        if len(json.dumps(json.loads(answer.body))) > BODY_LIMIT:
            raise AnswerTooLong(True, "too long")
        return answer


async def test_texts_as_long_as_facebook_takes_them_hold_up_nothing() -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    first = stage.say("Habt ihr offen?", CUSTOMER, None)
    made = {stage.say("Ж" * LIMIT, CUSTOMER, None) for _ in range(60)} | {first}
    posts = {stage.facebook.post("Ж" * 60_000, CUSTOMER) for _ in range(7)}
    connector = in_net(Measured(stage.bed), stage.facebook, await connector.check())
    fed = (await Reading(connector, "feed", stage.now).once()).seen
    swept = (await Reading(connector, "deep", stage.now).once()).seen
    found = {one.external_id for one in (*fed, *swept)}
    assert (found & made, found & posts) == (made, posts)
    asked = next(one for one in (*fed, *swept) if one.external_id == first)
    reply = OutgoingReply(RowId(1), target(asked), "Ja!")
    await connector.send(reply)
    for _ in range(60):
        stage.say("Ж" * LIMIT, CUSTOMER, first)
    await stage.answer_there(first, "Ja!")
    assert len(await connector.find_sent(reply, stage.now() - timedelta(hours=1), frozenset())) == 2


@pytest.mark.parametrize("why", OF_ONE_POST)
async def test_what_facebook_does_not_give_of_one_post_keeps_no_other_from_being_watched(why: str) -> None:
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    other = stage.facebook.post("Neues")
    odd, gone = (stage.say("Habt ihr offen?", CUSTOMER, ExternalId(post)) for post in (stage.post, other))
    known = await look(connector, stage.now)
    stage.facebook.delete(gone)
    stage.bed.plan(OF_ONE_POST[why], lambda asked: asked.path.endswith((f"{stage.post}/comments", odd)), 99)
    reading = Reading(connector, "watch", stage.now)
    told = await reading.once((target(known[odd]), target(known[gone])))
    assert told.gone == (gone,)


async def test_a_walk_over_old_posts_whose_cursor_facebook_knows_no_more_begins_again() -> None:
    stage = OnFacebook()
    for number in range(130):
        stage.facebook.post(f"Beitrag {number}")
    connector = stage.connector(await stage.connector(None).check())
    made = await stage.comment("Habt ihr offen?")
    first = await connector.fetch(Pull("deep", "", (), stage.now()))
    assert first.more
    mend = stage.bed.plan(NOT_TAKEN, lambda asked: "after" in asked.query, times=99)
    reading = Reading(connector, "deep", stage.now, cursor=first.cursor)
    await reading.once()
    mend()
    assert made in {one.external_id for one in (await reading.once()).seen}
