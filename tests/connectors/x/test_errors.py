"""Every refusal that X documents, and answers that are none."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import format_datetime

import pytest

from bot.connectors.x import X, walk
from bot.connectors.x.walk import Trail
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import (
    ConnectorError,
    OutgoingReply,
    Pull,
    Reconnect,
    Refused,
    Retry,
    Unclear,
    UseLink,
)
from tests.connectors.x.conftest import Scene
from tests.connectors.x.double import sample
from tests.support.clock import NOW
from tests.support.recording import HTML, Fault, Reply, anything, json_reply, writes

PROBLEM = "https://api.x.com/2/problems/"


def said(status: int, *, kind: str = "about:blank", detail: str = "", **headers: str) -> Reply:
    body = {"title": "Title", "detail": detail, "type": kind, "status": status}
    return json_reply(body, status, **headers)


@dataclass(frozen=True)
class Row:
    """One refusal: what X answers, and what becomes of reading, a reply and hiding."""

    name: str
    reply: Reply
    read: tuple[type[ConnectorError], Reason | None]
    send: tuple[type[ConnectorError], Reason | None]
    act: tuple[type[ConnectorError] | None, Reason | None] = field(default=(Refused, Reason.UNKNOWN))


ROWS = (
    Row("400", sample("x-error-400.json", 400), (Retry, Reason.UNKNOWN), (Refused, Reason.POLICY)),
    Row(
        "400 of validation",
        json_reply({"errors": [{"message": "bad", "parameters": {}}], "title": "Invalid Request"}, 400),
        (Retry, Reason.UNKNOWN),
        (Refused, Reason.POLICY),
    ),
    Row(
        "400 as long ago",
        json_reply({"errors": [{"code": 25, "message": "Query parameters are missing."}]}, 400),
        (Retry, Reason.UNKNOWN),
        (Refused, Reason.POLICY),
    ),
    Row("401", sample("error-401.json", 401), *([(Reconnect, Reason.REVOKED)] * 3)),
    Row("402", sample("x-error-402-credits.json", 402), *([(Reconnect, Reason.CREDIT)] * 3)),
    Row(
        "403 not summoned",
        sample("x-error-403-not-summoned.json", 403),
        (Reconnect, Reason.NO_RIGHT),
        (UseLink, None),
        (Refused, Reason.NO_RIGHT),
    ),
    Row(
        "403 wrong kind of access",
        sample("error-403-unsupported-authentication.json", 403),
        *([(Reconnect, Reason.NO_RIGHT)] * 3),
    ),
    Row(
        "403 client forbidden",
        said(403, kind="https://api.twitter.com/2/problems/client-forbidden"),
        *([(Reconnect, Reason.NO_RIGHT)] * 3),
    ),
    Row(
        "403 duplicate",
        sample("error-403-duplicate.json", 403),
        (Reconnect, Reason.NO_RIGHT),
        (Refused, Reason.DUPLICATE),
        (Refused, Reason.NO_RIGHT),
    ),
    Row(
        "403 deleted",
        said(403, detail="You attempted to reply to a Tweet that is deleted or not visible to you."),
        (Reconnect, Reason.NO_RIGHT),
        (Refused, Reason.GONE),
        (Refused, Reason.NO_RIGHT),
    ),
    Row(
        "403 more than one cashtag",
        said(403, detail="Posts are limited to a maximum of one cashtag."),
        (Reconnect, Reason.NO_RIGHT),
        (UseLink, None),
        (Refused, Reason.NO_RIGHT),
    ),
    Row(
        "403 with words that nobody knows",
        said(403, detail="Something new."),
        (Reconnect, Reason.NO_RIGHT),
        (UseLink, None),
        (Refused, Reason.NO_RIGHT),
    ),
    Row(
        "404",
        said(404, kind=f"{PROBLEM}resource-not-found"),
        (Reconnect, Reason.GONE),
        (Refused, Reason.GONE),
        (None, None),
    ),
    Row("429", sample("x-error-429.json", 429), *([(Retry, Reason.RATE)] * 3)),
    Row("500", said(500), (Retry, Reason.SILENT), (Unclear, None), (Unclear, None)),
    Row("503", said(503), (Retry, Reason.MAINTENANCE), (Unclear, None), (Unclear, None)),
    Row("a page", HTML, (Retry, Reason.NOT_JSON), (Unclear, None), (Unclear, None)),
    Row(
        "a page with 403",
        Reply(403, HTML.body, HTML.headers),
        (Retry, Reason.NOT_JSON),
        (Unclear, None),
        (Unclear, None),
    ),
    Row("nothing", Reply(200, b""), (Retry, Reason.NOT_JSON), (Unclear, None), (Unclear, None)),
    Row("a list", Reply(200, b"[]"), (Retry, Reason.NOT_JSON), (Unclear, None), (Unclear, None)),
    Row(
        "elsewhere",
        Reply(302, b"", {"location": "https://x.com/login"}),
        (Retry, Reason.NOT_JSON),
        (Unclear, None),
        (Unclear, None),
    ),
)


async def raised(call: Awaitable[object]) -> ConnectorError | None:
    try:
        await call
    except ConnectorError as error:
        return error
    return None


def kind_of(error: ConnectorError | None) -> tuple[type[ConnectorError] | None, Reason | None]:
    """Class in the family of errors, and reason."""
    if error is None:
        return None, None
    family = next(each for each in (Retry, Reconnect, Refused, UseLink, Unclear) if isinstance(error, each))
    return family, getattr(error, "reason", None)


async def prepared(scene: Scene, reply: Reply) -> tuple[X, OutgoingReply]:
    """A connector to an X that answers everything with this from now on."""
    outgoing = await scene.reply(await scene.comment("offen?"))
    connector = await scene.connected()
    scene.recording.plan(Fault(reply=reply), anything, times=10**6)
    return connector, outgoing


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_refusal_while_reading(either: Scene, row: Row) -> None:
    connector, _ = await prepared(either, row.reply)
    cursor = walk.store(
        Trail(begin="2026-11-18T20:14:00Z", setting=either.installation["DIALECT"], dialect="legacy")
    )
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: connector.fetch(Pull("mentions", cursor, (), either.now())),
        lambda: connector.fetch(Pull("own", cursor, (), either.now())),
        lambda: connector.fetch(Pull("sweep", "", (), either.now())),
        lambda: connector.authors(("1500000000000000099",)),
        connector.check,
        connector.probe,
    ]
    for call in calls:
        error = await raised(call())
        assert kind_of(error) == row.read
        assert getattr(error, "side", Side.READ) is Side.READ
    assert (either.till.total, either.till.under_way) == (0, 0)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_refusal_of_a_reply(scene: Scene, row: Row) -> None:
    connector, reply = await prepared(scene, row.reply)
    error = await raised(connector.send(reply))
    assert kind_of(error) == row.send
    assert getattr(error, "side", Side.SEND) is Side.SEND
    assert (scene.till.total, scene.till.under_way) == (10 if row.send[0] is Unclear else 0, 0)
    assert len(scene.recording.log) == 1, "one attempt"
    if isinstance(error, Refused):
        assert error.look is (error.reason is Reason.DUPLICATE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_refusal_of_hiding(scene: Scene, row: Row) -> None:
    connector, reply = await prepared(scene, row.reply)
    assert kind_of(await raised(connector.act(Act.HIDE, reply.to, None))) == row.act
    assert scene.till.under_way == 0


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_a_refusal_while_reading_back(scene: Scene, row: Row) -> None:
    connector, reply = await prepared(scene, row.reply)
    error = await raised(connector.find_sent(reply, NOW, frozenset()))
    assert kind_of(error) == row.read
    assert getattr(error, "side", Side.SEND) is Side.SEND


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 600)}, timedelta(seconds=601)),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) - 5)}, timedelta(0)),
        ({"retry-after": "30"}, timedelta(seconds=30)),
        ({}, None),
        ({"x-rate-limit-reset": "soon"}, None),
        ({"x-rate-limit-reset": "9" * 30}, None),
        (
            {
                "x-rate-limit-reset": str(int(NOW.timestamp()) + 60),
                "x-user-limit-24hour-remaining": "0",
                "x-user-limit-24hour-reset": str(int(NOW.timestamp()) + 7200),
            },
            timedelta(seconds=7201),
        ),
        (
            {
                "x-rate-limit-reset": str(int(NOW.timestamp()) + 60),
                "x-user-limit-24hour-remaining": "12",
                "x-user-limit-24hour-reset": str(int(NOW.timestamp()) + 7200),
            },
            timedelta(seconds=61),
        ),
        ({"x-rate-limit-reset": str(int(NOW.timestamp()) + 10**7)}, timedelta(days=1)),
    ],
)
async def test_a_rate_limit_is_waited_out_by_the_clock_of_x(
    scene: Scene, headers: dict[str, str], wait: timedelta | None
) -> None:
    body = sample("x-error-429.json", 429).body
    reply = Reply(429, body, {"date": format_datetime(NOW, usegmt=True), **headers})
    connector, outgoing = await prepared(scene, reply)
    for call in (connector.probe(), connector.send(outgoing)):
        error = await raised(call)
        assert isinstance(error, Retry)
        assert error.after == wait


async def test_no_credit_stops_reading_and_replies_and_ends_by_itself(either: Scene) -> None:
    reply = await either.reply(await either.comment("offen?"))
    connector = await either.connected()
    either.x.credit = False
    for call in (
        connector.fetch(Pull("mentions", "", (), either.now())),
        connector.send(reply),
        connector.check(),
    ):
        assert kind_of(await raised(call)) == (Reconnect, Reason.CREDIT)
    either.x.credit = True
    await connector.check()
    assert (await connector.send(reply)).text == reply.text


async def test_partial_errors_beside_data_leave_the_data(either: Scene) -> None:
    sampled = sample("x-mentions-partial-errors.json", 200)
    connector = await either.connected()
    either.recording.plan(Fault(reply=sampled))
    fetched = await connector.fetch(Pull("mentions", "", (), either.now()))
    assert [one.external_id for one in fetched.seen] == ["1990000000000000002"]


async def test_a_success_without_an_id_is_unclear(scene: Scene) -> None:
    connector, reply = await prepared(scene, json_reply({"data": {"text": "x"}}, 201))
    assert kind_of(await raised(connector.send(reply))) == (Unclear, None)


async def test_hiding_that_x_does_not_confirm_is_unclear(scene: Scene) -> None:
    connector, reply = await prepared(scene, json_reply({"data": {"hidden": False}}))
    assert kind_of(await raised(connector.act(Act.HIDE, reply.to, None))) == (Unclear, None)


async def test_no_error_and_no_request_shows_a_secret(scene: Scene) -> None:
    secrets = ("app-secret", "token-secret")
    reply = await scene.reply(await scene.comment("offen?"))
    for row in ROWS:
        scene.recording.plan(Fault(reply=row.reply), writes)
        error = await raised((await scene.connected()).send(reply))
        shown = f"{error!r} {error}" + repr(
            [(each.path, each.query, each.body) for each in scene.recording.log]
        )
        assert not any(secret in shown for secret in secrets)
    assert all(len(json.dumps(dict(each.query))) < 2_000 for each in scene.recording.log)
