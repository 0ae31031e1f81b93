"""Every documented error of the Graph API, and answers that are none: what becomes of a read, a reply and an act."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.connectors.facebook import Facebook
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.ports import (
    ConnectorError,
    OutgoingReply,
    Pull,
    Reconnect,
    Refused,
    Retry,
    SeenComment,
    Unclear,
)
from tests.connectors.facebook.double import answer_file, error
from tests.connectors.facebook.stage import OnFacebook
from tests.connectors.harness import look, target
from tests.support.recording import (
    DROPPED,
    DROPPED_AFTER,
    HALF,
    PAGE,
    PAGE_AFTER,
    UNREACHABLE,
    Fault,
    Reply,
    writes,
)

HALF_AN_HOUR = timedelta(minutes=30)
NINETEEN = timedelta(minutes=19)


@dataclass(frozen=True)
class Row:
    """One row of the table: an answer, and what reading and sending make of it. Times where something is waited for."""

    name: str
    reply: Reply
    read: tuple[type[ConnectorError], Reason, timedelta | None]
    send: tuple[type[ConnectorError], Reason | None, timedelta | None]
    rests: bool = False
    look: bool = False


def token(name: str, reply: Reply, reason: Reason) -> Row:
    return Row(name, reply, (Reconnect, reason, None), (Reconnect, reason, None))


def limit(name: str, reply: Reply, wait: timedelta | None = HALF_AN_HOUR) -> Row:
    return Row(name, reply, (Retry, Reason.RATE, wait), (Retry, Reason.RATE, wait))


def right(name: str, reply: Reply) -> Row:
    return Row(name, reply, (Reconnect, Reason.NO_RIGHT, None), (Refused, Reason.NO_RIGHT, None))


def passing(name: str, reply: Reply) -> Row:
    return Row(name, reply, (Retry, Reason.SILENT, None), (Unclear, None, None))


USAGE = json.loads(answer_file("facebook-headers-usage").body)
TABLE = (
    passing("1 unknown", error(1, "An unknown error occurred")),
    passing("2 service", answer_file("facebook-error-transient-2")),
    passing("2 without is_transient", error(2, "Service temporarily unavailable")),
    passing("is_transient of any code", error(99_999, "x", is_transient=True)),
    right("3 capability", error(3, "Application does not have the capability")),
    limit("4 app limit", error(4, "(#4) Application request limit reached", status=403)),
    right("10 permission", error(10, "(#10) Application does not have permission")),
    Row(
        "12 deprecated",
        answer_file("facebook-error-deprecated-12"),
        (Retry, Reason.UNKNOWN, None),
        (Refused, Reason.UNKNOWN, None),
        look=True,
    ),
    limit("17 user limit", error(17, "(#17) User request limit reached")),
    limit("32 page limit", answer_file("facebook-error-page-limit-32")),
    Row(
        "100 parameter",
        error(100, "(#100) Invalid parameter"),
        (Retry, Reason.UNKNOWN, None),
        (Refused, Reason.UNKNOWN, None),
        look=True,
    ),
    Row(
        "100/33 gone",
        answer_file("facebook-error-gone-100-33"),
        (Reconnect, Reason.GONE, None),
        (Refused, Reason.GONE, None),
    ),
    token("102 session", error(102, "Session key invalid"), Reason.REVOKED),
    token("190 without subcode", error(190, "Invalid OAuth access token."), Reason.REVOKED),
    token("190/458 app removed", error(190, "x", subcode=458), Reason.APP_REMOVED),
    token("190/459 checkpoint", error(190, "x", subcode=459), Reason.CHECKPOINT),
    token("190/460 password", answer_file("facebook-error-password-changed"), Reason.SIGN_IN_CHANGED),
    token("190/463 expired", answer_file("facebook-error-token-expired"), Reason.EXPIRED),
    token("190/464 unconfirmed", error(190, "x", subcode=464), Reason.CHECKPOINT),
    token("190/467 invalid", error(190, "x", subcode=467), Reason.REVOKED),
    token("190/492 no role", error(190, "x", subcode=492), Reason.ROLE_LOST),
    right("200 permission", answer_file("facebook-error-permission-200")),
    right("210 needs the page's token", error(210, "(#210) A page access token is required", status=403)),
    right("283 needs pages_read_user_content", error(283, "x", status=403)),
    right("299 last of them", error(299, "x", status=403)),
    limit("341 app limit", error(341, "x"), None),
    Row(
        "368 blocked",
        answer_file("facebook-error-policy-368"),
        (Retry, Reason.RATE, timedelta(minutes=15)),
        (Retry, Reason.BLOCKED, timedelta(hours=3)),
        rests=True,
    ),
    Row(
        "506 duplicate",
        error(506, "(#506) Duplicate status message"),
        (Retry, Reason.UNKNOWN, None),
        (Refused, Reason.DUPLICATE, None),
        look=True,
    ),
    limit("613 custom limit", error(613, "(#613) Calls to this api have exceeded the rate limit."), None),
    limit("613/1996 odd volume", error(613, "x", subcode=1996), None),
    Row(
        "803 no such alias",
        error(803, "(#803) Some of the aliases you requested do not exist"),
        (Reconnect, Reason.GONE, None),
        (Refused, Reason.GONE, None),
    ),
    limit("80001 page limit", answer_file("facebook-error-buc-80001")),
    limit("80001 with the time to wait", answer_file("facebook-error-buc-80001", **USAGE), NINETEEN),
    limit("80002 Instagram", error(80002, "x")),
    limit("80006 Messenger", error(80006, "x")),
    Row(
        "a code that nobody knows",
        error(424_242, "x"),
        (Retry, Reason.UNKNOWN, None),
        (Refused, Reason.UNKNOWN, None),
        look=True,
    ),
    Row(
        "an error without a code",
        Reply(400, b'{"error": "oops"}'),
        (Retry, Reason.UNKNOWN, None),
        (Unclear, None, None),
    ),
    Row("a page", PAGE.reply or Reply(200, b""), (Retry, Reason.NOT_JSON, None), (Unclear, None, None)),
    Row("503 without JSON", Reply(503, b"busy"), (Retry, Reason.SILENT, None), (Unclear, None, None)),
    Row("500 with JSON", Reply(500, b'{"x": 1}'), (Retry, Reason.SILENT, None), (Unclear, None, None)),
    Row(
        "429 without JSON",
        Reply(429, b"slow down", {"retry-after": "90"}),
        (Retry, Reason.RATE, timedelta(seconds=90)),
        (Retry, Reason.RATE, timedelta(seconds=90)),
    ),
    Row("a list", Reply(200, b"[]"), (Retry, Reason.NOT_JSON, None), (Unclear, None, None)),
    Row("nothing", Reply(200, b""), (Retry, Reason.NOT_JSON, None), (Unclear, None, None)),
)
EVERY = pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)


async def asked_about() -> tuple[OnFacebook, Facebook, SeenComment]:
    """A stage with one comment, the connector, and what it sees of that."""
    stage = OnFacebook()
    connector = stage.connector(await stage.connector(None).check())
    made = await stage.comment("Habt ihr offen?")
    return stage, connector, (await look(connector, stage.now))[made]


def facts(caught: ConnectorError) -> tuple[type[ConnectorError], Reason | None, timedelta | None]:
    kind = next(each for each in (Retry, Reconnect, Refused, Unclear) if isinstance(caught, each))
    return kind, getattr(caught, "reason", None), getattr(caught, "after", None)


@EVERY
async def test_a_failed_read_is_what_its_code_says(row: Row) -> None:
    stage, connector, _ = await asked_about()
    stage.bed.plan(Fault(reply=row.reply), lambda asked: asked.path.endswith("/feed"), times=10)
    with pytest.raises(ConnectorError) as caught:
        await connector.probe()
    assert facts(caught.value) == row.read
    if isinstance(caught.value, Retry):
        assert caught.value.side is Side.READ and not caught.value.rests


@EVERY
async def test_a_failed_reply_is_what_its_code_says_and_posts_nothing(row: Row) -> None:
    stage, connector, seen = await asked_about()
    stage.bed.plan(Fault(reply=row.reply), writes)
    with pytest.raises(ConnectorError) as caught:
        await connector.send(OutgoingReply(RowId(1), target(seen), "Ja!"))
    assert facts(caught.value) == row.send
    assert getattr(caught.value, "rests", False) is row.rests
    assert getattr(caught.value, "look", False) is row.look
    assert getattr(caught.value, "side", Side.SEND) is Side.SEND
    assert await stage.standing(seen.external_id) == ()


@EVERY
async def test_a_failed_act_is_what_its_code_says_and_a_deleted_comment_is_gone(row: Row) -> None:
    stage, connector, seen = await asked_about()
    stage.bed.plan(Fault(reply=row.reply), writes)
    kind, reason, _ = row.send
    if reason is Reason.GONE:
        assert await connector.act(Act.HIDE, target(seen), None) is None
        return
    with pytest.raises(ConnectorError) as caught:
        await connector.act(Act.HIDE, target(seen), None)
    assert facts(caught.value)[:2] == (kind, reason)


@EVERY
async def test_what_a_comment_alone_meets_never_reads_as_deleted_but_for_the_codes_that_say_so(
    row: Row,
) -> None:
    stage, connector, seen = await asked_about()
    stage.facebook.delete(stage.post)
    first = await connector.fetch(Pull("watch", "", (target(seen),), stage.now()))
    stage.bed.plan(Fault(reply=row.reply))
    pull = Pull("watch", first.cursor, (), stage.now())
    if row.send[1] is Reason.GONE:
        assert (await connector.fetch(pull)).gone == (seen.external_id,)
    elif (row.read[0] is Reconnect and row.read[1] is not Reason.NO_RIGHT) or row.read[1] is Reason.RATE:
        with pytest.raises((Retry, Reconnect)):
            await connector.fetch(pull)
    else:
        # It may be about this comment: the others are asked all the same.
        assert (await connector.fetch(pull)).gone == ()


@pytest.mark.parametrize(
    ("fault", "expected", "there"),
    [
        (DROPPED, Unclear, ()),
        (DROPPED_AFTER, Unclear, ("Ja!",)),
        (HALF, Unclear, ("Ja!",)),
        (PAGE, Unclear, ()),
        (PAGE_AFTER, Unclear, ("Ja!",)),
        (Fault(effect=True, reply=Reply(502, b"bad gateway")), Unclear, ("Ja!",)),
        (UNREACHABLE, Retry, ()),
    ],
)
async def test_a_reply_without_a_usable_answer_is_unclear_unless_nothing_began(
    fault: Fault, expected: type[ConnectorError], there: tuple[str, ...]
) -> None:
    stage, connector, seen = await asked_about()
    reply = OutgoingReply(RowId(1), target(seen), "Ja!")
    stage.bed.plan(fault, writes)
    with pytest.raises(expected):
        await connector.send(reply)
    assert await stage.standing(seen.external_id) == there
    found = await connector.find_sent(reply, stage.now() - timedelta(hours=1), frozenset())
    assert tuple(one.text for one in found) == there


async def test_an_app_secret_that_was_changed_is_an_access_to_be_renewed_whatever_is_asked() -> None:
    stage, connector, seen = await asked_about()
    reply = OutgoingReply(RowId(1), target(seen), "Ja!")
    pull = Pull("feed", "", (), stage.now())
    calls: list[Callable[[], Awaitable[object]]] = [
        connector.probe,
        connector.check,
        lambda: connector.fetch(pull),
        lambda: connector.send(reply),
        lambda: connector.act(Act.HIDE, reply.to, None),
        lambda: connector.find_sent(reply, stage.now() - timedelta(hours=1), frozenset()),
    ]
    known, stage.facebook.app_secret = stage.facebook.app_secret, "fedcba9876543210fedcba9876543210"
    for call in calls:
        with pytest.raises(Reconnect) as lost:
            await call()
        assert lost.value.reason is Reason.REVOKED
    stage.facebook.app_secret = known
    assert "comments.filter" in (await fields_of(stage, connector, pull)), (
        "not taken for a refusal of this form"
    )


async def fields_of(stage: OnFacebook, connector: Facebook, pull: Pull) -> str:
    stage.bed.log.clear()
    await connector.fetch(pull)
    return stage.bed.log[0].query["fields"]


async def test_a_failure_that_passes_is_not_taken_for_a_refusal_of_posts_with_comments() -> None:
    stage, connector, seen = await asked_about()
    stage.bed.plan(Fault(reply=error(1, "An unknown error occurred")), times=2)
    with pytest.raises(Retry):
        await connector.fetch(Pull("feed", "", (), stage.now()))
    fetched = await connector.fetch(Pull("feed", "", (), stage.now()))
    assert [one.external_id for one in fetched.seen] == [seen.external_id]


async def test_a_reply_that_was_posted_but_could_not_be_read_back_at_once_is_sent() -> None:
    stage, connector, seen = await asked_about()
    body = {"error": {"code": 100, "message": "x", "original_response": {"id": "210000000000011_99"}}}
    stage.bed.plan(
        Fault(
            effect=True,
            reply=Reply(400, json.dumps(body).encode(), {"date": "Sat, 21 Nov 2026 20:14:05 GMT"}),
        ),
        writes,
    )
    sent = await connector.send(OutgoingReply(RowId(1), target(seen), "Ja!"))
    assert (sent.external_id, sent.text) == ("210000000000011_99", "Ja!")


async def test_the_reply_as_the_sample_shows_it_says_nothing_but_its_id_and_is_sent() -> None:
    stage, connector, seen = await asked_about()
    dated = answer_file("facebook-reply-created", 200, date="Sat, 21 Nov 2026 20:14:05 GMT")
    stage.bed.plan(Fault(effect=True, reply=dated), writes)
    sent = await connector.send(OutgoingReply(RowId(1), target(seen), "Ja!"))
    assert sent.external_id == "210000000000011_330000000000024"
    assert sent.posted_at.isoformat() == "2026-11-21T20:14:05+00:00"


async def test_no_error_and_no_address_ever_holds_a_token_or_the_secret(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stage, connector, seen = await asked_about()
    for number in range(30):
        await stage.comment(f"Nummer {number}")
    caplog.set_level("DEBUG")
    found = []
    for row in TABLE:
        end = stage.bed.plan(Fault(reply=row.reply))
        try:
            await connector.send(OutgoingReply(RowId(1), target(seen), "Ja!"))
        except ConnectorError as error_:
            found.append(repr(error_) + str(error_))
        end()
    await look(connector, stage.now)
    secrets = ("page-token", stage.facebook.app_secret)
    asked = [f"{one.path} {dict(one.query)}" for one in stage.bed.log if not one.path.endswith("debug_token")]
    assert len(found) >= len(TABLE) - 1
    for text in (*found, *asked, caplog.text, repr(connector._graph())):
        assert not [secret for secret in secrets if secret in text]
