"""Retry-After of rate limits, JSON bodies, and requests that got no answer."""

import json
from datetime import timedelta

import pytest

from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.http import NotJson, json_of, retry_after, unsent
from bot.ports import AddressRefused, HttpAnswer, NetworkTrouble, Retry, Unclear


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "120"}, timedelta(minutes=2)),
        ({"retry-after": " 0 "}, timedelta()),
        ({"retry-after": "9" * 30}, timedelta(hours=6)),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "１２"}, None),
        (
            {"retry-after": "Sat, 21 Nov 2026 20:15:00 GMT", "date": "Sat, 21 Nov 2026 20:14:00 GMT"},
            timedelta(minutes=1),
        ),
        (
            {"retry-after": "Sat, 21 Nov 2026 20:14:00 GMT", "date": "Sat, 21 Nov 2026 20:15:00 GMT"},
            timedelta(),
        ),
        ({"retry-after": "Sat, 21 Nov 2026 20:14:00 GMT"}, None),
    ],
)
def test_retry_after_is_read_in_both_forms(headers: dict[str, str], wait: timedelta | None) -> None:
    assert retry_after(429, headers) == wait


def test_what_a_failing_server_says_of_itself_is_believed_for_two_minutes() -> None:
    assert retry_after(503, {"retry-after": "600"}) == timedelta(minutes=2)
    assert retry_after(503, {"retry-after": "5"}) == timedelta(seconds=5)
    told = {"retry-after": "Sat, 21 Nov 2026 20:15:00 GMT", "date": "Sat, 21 Nov 2026 20:05:00 GMT"}
    assert retry_after(500, told) == timedelta(minutes=2)
    assert retry_after(429, told) == timedelta(minutes=10)


@pytest.mark.parametrize("body", [b"", b"<html>", b'"x"', b"1", b"[" * 100_000, b"\xff", b"{"])
def test_a_page_is_not_json(body: bytes) -> None:
    with pytest.raises(NotJson):
        json_of(HttpAnswer(200, "https://shop.example/", {}, body))


def test_an_object_or_a_list_is_json() -> None:
    assert json_of(HttpAnswer(200, "", {}, json.dumps({"a": [1]}).encode())) == {"a": [1]}


def test_a_write_without_an_answer_is_unclear_once_it_began() -> None:
    late, early = unsent(NetworkTrouble(True, "hung up")), unsent(NetworkTrouble(False, "nobody"))
    assert isinstance(late, Unclear)
    assert isinstance(early, Retry) and (early.side, early.reason) == (Side.SEND, Reason.SILENT)
    refused = unsent(AddressRefused("127.0.0.1"))
    assert isinstance(refused, Retry) and refused.reason is Reason.ADDRESS
