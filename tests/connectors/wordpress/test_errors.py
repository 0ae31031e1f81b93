"""Errors: every refusal of the reference, and every answer that is no JSON, becomes the right member of the family."""

from __future__ import annotations

import itertools
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.connectors.wordpress import WordPress
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.domain.reason import Reason
from bot.ports import (
    AccountRef,
    AddressRefused,
    ConnectorError,
    Fetched,
    HttpAnswer,
    HttpRequest,
    NetworkTrouble,
    OutgoingReply,
    Pull,
    Reconnect,
    Refused,
    Retry,
    SentReply,
    Target,
    Unclear,
)
from tests.connectors.wordpress.double import FakeWordPress, page, recorded, said
from tests.connectors.wordpress.stage import connector, writes
from tests.support.clock import NOW

URL = "https://blog.example.org"


@pytest.fixture
def blog() -> FakeWordPress:
    return FakeWordPress()


async def connected(blog: FakeWordPress) -> tuple[WordPress, AccountRef]:
    ref = await connector(blog, URL, None, user=blog.user, password=blog.password).check()
    return connector(blog, URL, ref, user=blog.user, password=blog.password), ref


def answer(status: int, body: object, headers: dict[str, str] | None = None) -> HttpAnswer:
    return said(HttpRequest("GET", URL), status, body, headers)


def of_sample(name: str) -> HttpAnswer:
    told = recorded(name)
    return answer(told["status"], told["body"])


def code(status: int, word: str) -> HttpAnswer:
    return answer(status, {"code": word, "message": "Nein &amp; nein", "data": {"status": status}})


def fact(error: ConnectorError) -> tuple[object, ...]:
    match error:
        case Retry():
            return Retry, error.side, error.after
        case Refused():
            return Refused, error.reason, *(["look"] if error.look else [])
        case Reconnect():
            return Reconnect, error.reason
        case _:
            return (type(error),)


READ, SEND = Side.READ, Side.SEND
HTML = page(None, 200, "<!doctype html><title>Wartung</title>")

READING: dict[str, tuple[HttpAnswer | NetworkTrouble, tuple[object, ...]]] = {
    "a wrong or revoked password": (of_sample("error_wrong_password"), (Reconnect, Reason.REVOKED)),
    "not logged in": (of_sample("error_not_logged_in"), (Reconnect, Reason.REVOKED)),
    "a plugin's own word for a wrong password": (
        code(401, "incorrect_password"),
        (Reconnect, Reason.REVOKED),
    ),
    "context=edit without the right": (of_sample("error_forbidden_context"), (Reconnect, Reason.NO_RIGHT)),
    "status=any without the right": (of_sample("error_forbidden_param"), (Reconnect, Reason.NO_RIGHT)),
    "a page size that is not taken": (of_sample("error_per_page"), (Retry, READ, None)),
    "an old route": (of_sample("error_no_route"), (Retry, READ, None)),
    "a maintenance page with 200": (HTML, (Retry, READ, None)),
    "a maintenance page with 503": (
        page(None, 503, "<html>", {"retry-after": "600"}),
        (Retry, READ, timedelta(minutes=2)),
    ),
    "a firewall's 403 page": (page(None, 403, "<html>"), (Retry, READ, None)),
    "a login page of the host": (page(None, 401, "<html>"), (Retry, READ, None)),
    "too many requests": (
        answer(429, {"code": "rate_limited"}, {"retry-after": "120"}),
        (Retry, READ, timedelta(minutes=2)),
    ),
    "a date to wait for": (
        answer(
            429,
            {},
            {"retry-after": "Sat, 21 Nov 2026 20:15:00 GMT", "date": "Sat, 21 Nov 2026 20:14:00 GMT"},
        ),
        (Retry, READ, timedelta(minutes=1)),
    ),
    "a wait of years": (answer(429, {}, {"retry-after": "999999999"}), (Retry, READ, timedelta(hours=6))),
    "a wait of nonsense": (answer(429, {}, {"retry-after": "bald"}), (Retry, READ, None)),
    "an error of PHP": (code(500, "internal_server_error"), (Retry, READ, None)),
    "half a body": (HttpAnswer(200, URL, {}, b'[{"id": 1'), (Retry, READ, None)),
    "an empty body": (HttpAnswer(200, URL, {}, b""), (Retry, READ, None)),
    "JSON of another shape": (answer(200, {"comments": []}, {"x-wp-total": "0"}), (Retry, READ, None)),
    "a list of something else": (answer(200, [1, 2], {"x-wp-total": "2"}), (Retry, READ, None)),
    "a list without its length": (answer(200, []), (Retry, READ, None)),
    "a length of nonsense": (answer(200, [], {"x-wp-total": "-1"}), (Retry, READ, None)),
    "rows in another order": (answer(200, [{"id": 1}, {"id": 2}], {"x-wp-total": "2"}), (Retry, READ, None)),
    "nesting without end": (HttpAnswer(200, URL, {}, b"[" * 100_000), (Retry, READ, None)),
    "no connection": (NetworkTrouble(began=False), (Retry, READ, None)),
    "a broken connection": (NetworkTrouble(began=True), (Retry, READ, None)),
    "an address that turned private": (AddressRefused(), (Retry, READ, None)),
}

WRITING: dict[str, tuple[HttpAnswer | NetworkTrouble, tuple[object, ...]]] = {
    "the same words stand there": (of_sample("error_duplicate"), (Refused, Reason.DUPLICATE, "look")),
    "too fast": (of_sample("error_flood"), (Retry, SEND, timedelta(seconds=20))),
    "too long": (of_sample("error_too_long"), (Refused, Reason.TOO_LONG)),
    "empty": (of_sample("error_empty_content"), (Refused, Reason.POLICY)),
    "comments are closed": (of_sample("error_closed"), (Refused, Reason.CLOSED)),
    "the post is a draft": (code(403, "rest_comment_draft_post"), (Refused, Reason.CLOSED)),
    "the post is in the trash": (code(403, "rest_comment_trash_post"), (Refused, Reason.CLOSED)),
    "the post is gone": (of_sample("error_no_post"), (Refused, Reason.GONE)),
    "the comment is gone": (of_sample("error_gone"), (Refused, Reason.GONE)),
    "may not": (of_sample("error_cannot_edit"), (Refused, Reason.NO_RIGHT)),
    "a plugin's 403 for these words": (code(403, "comment_blocked"), (Refused, Reason.POLICY)),
    "must log in": (of_sample("error_login_required"), (Reconnect, Reason.REVOKED)),
    "an unknown refusal": (code(400, "plugin_says_no"), (Refused, Reason.POLICY)),
    "a plugin's word without a status": (code(500, "no_links"), (Refused, Reason.POLICY, "look")),
    "an old table and an emoji": (code(500, "rest_comment_failed_create"), (Refused, Reason.EMOJI, "look")),
    "an old route": (of_sample("error_no_route"), (Retry, SEND, None)),
    "too many requests": (
        answer(429, {}, {"retry-after": "30"}),
        (Retry, SEND, timedelta(seconds=30)),
    ),
    "an error of PHP": (code(500, "internal_server_error"), (Unclear,)),
    "a gateway's word": (code(502, "bad_gateway"), (Unclear,)),
    "a proxy's error": (page(None, 502, "<html>"), (Unclear,)),
    "a firewall's page": (page(None, 403, "<html>"), (Refused, Reason.FIREWALL, "look")),
    "a firewall's other page": (page(None, 406, "<html>"), (Refused, Reason.FIREWALL, "look")),
    "a host that took too long": (page(None, 408, "<html>"), (Unclear,)),
    "a page with 200": (HTML, (Unclear,)),
    "moved": (page(None, 301, "", {"location": "https://elsewhere.example"}), (Unclear,)),
    "a success without an id": (answer(201, {"ok": True}), (Unclear,)),
    "half a body": (HttpAnswer(201, URL, {}, b'{"id":'), (Unclear,)),
    "no connection": (NetworkTrouble(began=False), (Retry, SEND, None)),
    "a broken connection": (NetworkTrouble(began=True), (Unclear,)),
}


def lay(blog: FakeWordPress, what: HttpAnswer | NetworkTrouble, fits: Callable[[HttpRequest], bool]) -> None:
    how: dict[str, Any] = {"trouble": what} if isinstance(what, NetworkTrouble) else {"answer": what}
    blog.trap(fits, 10**6, **how)


async def error_of(doing: Awaitable[object]) -> tuple[object, ...]:
    with pytest.raises(ConnectorError) as raised:
        await doing
    return fact(raised.value)


@pytest.mark.parametrize("poll", ["fast", "watch", "sweep"])
@pytest.mark.parametrize("row", READING)
async def test_reading(blog: FakeWordPress, row: str, poll: str) -> None:
    what, expected = READING[row]
    reader, _ = await connected(blog)
    lay(blog, what, lambda _: True)
    watched = (Target(ExternalId("2"), ExternalId("4")),)
    if row == "rows in another order" and poll == "watch":
        odd = await reader.fetch(Pull(poll, "", watched, NOW))
        assert odd == Fetched(stale=True, doubt=Reason.CACHED)
        return
    assert await error_of(reader.fetch(Pull(poll, "", watched, NOW))) == expected


@pytest.mark.parametrize("row", WRITING)
async def test_replying(blog: FakeWordPress, row: str) -> None:
    what, expected = WRITING[row]
    asked = blog.add("Habt ihr offen?")
    writer, _ = await connected(blog)
    lay(blog, what, writes)
    reply = OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "Ja 🎄")
    assert await error_of(writer.send(reply)) == expected


@pytest.mark.parametrize(
    "row", [row for row in WRITING if row not in ("the comment is gone", "the same words stand there")]
)
async def test_acting(blog: FakeWordPress, row: str) -> None:
    what, expected = WRITING[row]
    asked = blog.add("Habt ihr offen?")
    writer, _ = await connected(blog)
    lay(blog, what, writes)
    if row == "a success without an id":
        expected = (Refused, Reason.UNKNOWN)
    elif expected[:2] in ((Refused, Reason.POLICY), (Refused, Reason.EMOJI)) and row != "empty":
        # No words are to blame for that.
        expected = (Refused, Reason.UNKNOWN, *expected[2:])
    doing = writer.act(Act.SPAM, Target(ExternalId(str(asked)), ExternalId("4")), None)
    assert await error_of(doing) == expected


@pytest.mark.parametrize("row", READING)
async def test_the_look_before_a_reply_dims_sending_and_nothing_is_posted(
    blog: FakeWordPress, row: str
) -> None:
    what, expected = READING[row]
    asked = blog.add("Habt ihr offen?")
    writer, _ = await connected(blog)
    lay(blog, what, lambda request: "comments/" in request.url.replace("%2F", "/"))
    reply = OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "Ja")
    told = await error_of(writer.send(reply))
    assert told == tuple(SEND if part is READ else part for part in expected)
    assert not [request for request in blog.requests if writes(request)]


@pytest.mark.parametrize("status", ["hold", "spam", "trash", "post-trashed", "a plugin's own"])
async def test_nothing_is_posted_under_a_comment_that_readers_do_not_see(
    blog: FakeWordPress, status: str
) -> None:
    asked = blog.add("Habt ihr offen?", status=status)
    writer, _ = await connected(blog)
    reply = OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "Ja")
    assert await error_of(writer.send(reply)) == (Refused, Reason.PARENT_HIDDEN)


async def test_a_comment_deleted_between_the_look_and_the_reply_is_not_answered_twice(
    blog: FakeWordPress,
) -> None:
    asked = blog.add("Habt ihr offen?")
    writer, _ = await connected(blog)
    reply = OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "Ja")
    sent = await writer.send(reply)
    assert isinstance(sent, SentReply)
    assert await error_of(writer.send(reply)) == (Refused, Reason.DUPLICATE, "look")
    assert len(await writer.find_sent(reply, NOW - timedelta(hours=1), frozenset())) == 1


async def test_a_status_changed_by_somebody_else_meanwhile_counts_as_done(blog: FakeWordPress) -> None:
    """500 rest_comment_failed_edit is what a fixed core will answer to a status that is already there (#64248)."""
    asked = blog.add("Gewinnspiel")
    writer, _ = await connected(blog)

    def somebody_else(request: HttpRequest) -> bool:
        if writes(request):
            blog.comments[asked].status = "spam"
        return writes(request)

    blog.trap(somebody_else, answer=code(500, "rest_comment_failed_edit"))
    seen = await writer.act(Act.SPAM, Target(ExternalId(str(asked)), ExternalId("4")), None)
    assert seen is not None and seen.visibility.value == "spam"


async def test_a_status_that_failed_and_is_not_there_is_tried_again_later(blog: FakeWordPress) -> None:
    asked = blog.add("Gewinnspiel")
    writer, _ = await connected(blog)
    blog.trap(writes, answer=code(500, "rest_comment_failed_edit"))
    told = await error_of(writer.act(Act.SPAM, Target(ExternalId(str(asked)), ExternalId("4")), None))
    assert told == (Retry, SEND, None)


async def test_a_changed_reply_that_an_old_table_cannot_store_is_refused_and_not_retried(
    blog: FakeWordPress,
) -> None:
    asked = blog.add("Was kostet das?")
    writer, _ = await connected(blog)
    to = Target(ExternalId(str(asked)), ExternalId("4"))
    sent = await writer.send(OutgoingReply(RowId(1), to, "5 Euro"))
    blog.trap(writes, answer=code(500, "rest_comment_failed_edit"))
    doing = writer.act(Act.EDIT_OWN, Target(sent.external_id, to.thread_id), "6 Euro 🎄")
    assert await error_of(doing) == (Refused, Reason.EMOJI, "look")


async def test_a_changed_reply_that_a_plugin_rewrote_is_done_and_reported_in_its_words(
    blog: FakeWordPress,
) -> None:
    asked = blog.add("Was kostet das?")
    writer, _ = await connected(blog)
    to = Target(ExternalId(str(asked)), ExternalId("4"))
    sent = await writer.send(OutgoingReply(RowId(1), to, "5 Euro"))
    blog.rewrites = ("6", "***")
    seen = await writer.act(Act.EDIT_OWN, Target(sent.external_id, to.thread_id), "6 Euro")
    assert seen is not None and seen.text == "*** Euro"


@pytest.mark.parametrize("total", ["0", "1", "7", "100", "10000000", "nonsense"])
async def test_reading_back_comes_to_an_end_whatever_the_count_says(blog: FakeWordPress, total: str) -> None:
    asked = blog.add("Was kostet das?")
    writer, _ = await connected(blog)
    reply = OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "5 Euro")
    sent = await writer.send(reply)
    row = {"id": int(sent.external_id), "parent": asked, "author": blog.me, "status": "approved"}
    row |= {"date_gmt": NOW.isoformat()[:19], "content": {"raw": "5 Euro"}}
    for rows in ([row], [row] * 100):
        before = len(blog.requests)
        with_count = said(HttpRequest("GET", URL), 200, rows, {"x-wp-total": total})
        trap = blog.trap(lambda _: True, 10**6, answer=with_count)
        found = await writer.find_sent(reply, NOW - timedelta(hours=1), frozenset())
        blog.traps.remove(trap)
        assert [one.external_id for one in found] == [sent.external_id]
        assert len(blog.requests) - before <= 2


async def test_a_list_of_answers_without_an_end_is_given_up(blog: FakeWordPress) -> None:
    asked = blog.add("Was kostet das?")
    writer, _ = await connected(blog)
    reply = OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "5 Euro")
    numbers = itertools.count(10**6, -1)

    def another_page() -> HttpAnswer:
        rows = [
            {"id": next(numbers), "parent": asked, "author": blog.me, "date_gmt": NOW.isoformat()[:19]}
            for _ in range(100)
        ]
        return said(HttpRequest("GET", URL), 200, rows, {"x-wp-total": "100"})

    before = len(blog.requests)
    trap = blog.trap(lambda _: True, 10**6, answer=another_page())

    def turn() -> None:
        trap.answer = another_page()

    blog.between = turn
    assert await error_of(writer.find_sent(reply, NOW - timedelta(hours=1), frozenset())) == (
        Retry,
        SEND,
        None,
    )
    assert len(blog.requests) - before <= 20


async def test_a_status_that_is_there_already_is_not_asked_for_again(blog: FakeWordPress) -> None:
    """A repeated status update overwrites the customer's address in core (seen on 6.1 to 7.1)."""
    asked = blog.add("Guten Morgen")
    writer, _ = await connected(blog)
    await writer.act(Act.APPROVE, Target(ExternalId(str(asked)), ExternalId("4")), None)
    assert not [request for request in blog.requests if writes(request)]


async def test_without_trash_on_the_site_our_reply_is_deleted_for_good(blog: FakeWordPress) -> None:
    asked = blog.add("Was kostet das?")
    writer, _ = await connected(blog)
    to = Target(ExternalId(str(asked)), ExternalId("4"))
    sent = await writer.send(OutgoingReply(RowId(1), to, "5 Euro"))
    blog.trap(
        lambda request: request.method == "DELETE" and "force" not in request.url,
        answer=code(501, "rest_trash_not_supported"),
    )
    assert await writer.act(Act.DELETE_OWN, Target(sent.external_id, to.thread_id), None) is None
    assert set(blog.comments) == {asked}


async def test_no_error_carries_the_platforms_words_in_its_facts(blog: FakeWordPress) -> None:
    asked = blog.add("Habt ihr offen?")
    writer, _ = await connected(blog)
    blog.trap(writes, answer=code(403, "rest_comment_closed"))
    with pytest.raises(Refused) as refused:
        await writer.send(OutgoingReply(RowId(1), Target(ExternalId(str(asked)), ExternalId("4")), "Ja"))
    assert "Nein" not in str(refused.value) and json.dumps(refused.value.reason) == '"closed"'


@pytest.mark.parametrize(
    ("headers", "clock"),
    [
        ({"date": "Sat, 21 Nov 2026 21:15:00 GMT"}, datetime(2026, 11, 21, 21, 15, tzinfo=UTC)),
        ({"date": "Sat, 21 Nov 2026 21:15:00 GMT", "age": "600"}, None),
        ({"date": "gestern"}, None),
        ({}, None),
    ],
)
async def test_a_list_says_what_the_blogs_clock_showed_unless_it_is_from_a_cache(
    blog: FakeWordPress, headers: dict[str, str], clock: datetime | None
) -> None:
    wordpress, _ = await connected(blog)
    blog.trap(
        lambda request: "/comments" in request.url, answer=answer(200, [], {"x-wp-total": "0", **headers})
    )
    assert (await wordpress.fetch(Pull("fast", "", (), NOW))).clock == clock


async def test_a_probe_is_one_request_for_one_id_and_is_refused_where_lists_are(blog: FakeWordPress) -> None:
    wordpress, _ = await connected(blog)
    blog.add("Habt ihr offen?")
    blog.requests.clear()
    await wordpress.probe()
    [request] = blog.requests
    assert "per_page=1&_fields=id" in request.url
    assert "status=any" in request.url
    blog.password = "ein anderes"
    with pytest.raises(Reconnect):
        await wordpress.probe()


@pytest.mark.parametrize(
    ("met", "reason"),
    [
        (NetworkTrouble(began=False), Reason.SILENT),
        (AddressRefused(), Reason.ADDRESS),
        (code(500, "internal_server_error"), Reason.SILENT),
        (page(None, 503, "<html>", {"retry-after": "600"}), Reason.MAINTENANCE),
        (answer(429, {"code": "rate_limited"}), Reason.RATE),
        (page(None, 429, "<html>"), Reason.RATE),
        (HTML, Reason.NOT_JSON),
        (of_sample("error_no_route"), Reason.API_OFF),
        (code(401, "rest_disabled"), Reason.API_OFF),
        (code(403, "rest_disabled"), Reason.API_OFF),
        (code(401, "rest_cannot_access"), Reason.API_OFF),
        (code(403, "rest_forbidden"), Reason.NO_RIGHT),
        (code(401, "rest_not_logged_in"), Reason.REVOKED),
        (answer(200, [{"id": 1}, {"id": 2}], {"x-wp-total": "2"}), Reason.UNKNOWN),
    ],
)
async def test_what_the_lamp_says_is_the_true_reason(
    blog: FakeWordPress, met: HttpAnswer | NetworkTrouble, reason: Reason
) -> None:
    wordpress, _ = await connected(blog)
    how = {"trouble": met} if isinstance(met, NetworkTrouble) else {"answer": met}
    blog.trap(lambda request: "/comments" in request.url or "rest_route" in request.url, times=9, **how)
    with pytest.raises((Retry, Reconnect)) as trouble:
        await wordpress.fetch(Pull("fast", "", (), NOW))
    error = trouble.value
    assert isinstance(error, Retry | Reconnect)
    assert error.reason is reason
