"""Graph API client for one page: addresses, the page token, appsecret_proof, usage headers (rate limit), JSON answers."""

import hashlib
import hmac
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any, TypeGuard
from urllib.parse import quote, urlencode

from bot.connectors.facebook import errors, normalise
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.http import json_object, retry_after, unreached, unsent
from bot.ports import (
    AnswerTooLong,
    HttpAnswer,
    HttpRequest,
    Meter,
    Net,
    NetworkTrouble,
    Purpose,
    Retry,
    Unclear,
)

log = logging.getLogger(__name__)

VERSION = "v25.0"
"""Of 18 February 2026, ends on 29 July 2028 (changelog page, read November 2026)."""
HOST = "https://graph.facebook.com"
SMALL_PAGE = 10
"""So many comments of the longest texts surely fit into one answer (bot/http limits its size)."""
Fields = Mapping[str, str]


class TooMuch(Retry):
    """Answer larger than the limit, or more than Facebook computes at once: ask for less."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How much of a rate limit is used, in percent, and how long to stay away where it is used up."""

    percent: int = 0
    regain: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Successful answer."""

    body: Mapping[str, Any] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    @property
    def usage(self) -> Usage:
        """Usage by the headers of the answer."""
        return usage(self.headers)


@dataclass(frozen=True, slots=True)
class Graph:
    """Graph API with one token. `secret`: the app's, for appsecret_proof; empty: none is sent."""

    net: Net = field(repr=False)
    meter: Meter = field(repr=False)
    host: str
    version: str
    token: str = field(repr=False)
    secret: str = field(default="", repr=False)

    async def get(self, path: str, query: Fields, side: Side = Side.READ) -> Answer:
        """Reads a node or an edge. Raises Retry, Reconnect, or Refused(GONE) where it is deleted or not shown; trouble
        dims `side`.
        """
        await self.meter.spend(1, Purpose.READ)
        url = f"{self.host}/{self.version}/{quote(path)}"
        request = HttpRequest(
            "GET", f"{url}?{urlencode({**query, **self._proof()})}", headers=self._headers(), follow=False
        )
        try:
            answer = await self.net.request(request)
        except AnswerTooLong as trouble:
            raise TooMuch(None, side, str(trouble)) from trouble
        except NetworkTrouble as trouble:
            raise unreached(trouble, side) from trouble
        body = json_object(answer)
        if body is None:
            raise _no_answer(answer, side)
        error = errors.parse(body)
        if error is None and answer.status < 300:
            _note_version(self.version, answer.headers.get("facebook-api-version", "")[:20])
            return Answer(body, answer.headers)
        if error is None:
            raise _no_answer(answer, side)
        if error.code == errors.UNKNOWN and not error.subcode and path.endswith(("feed", "comments")):
            # "Please reduce the amount of data you're asking for" comes under this code, too.
            raise TooMuch(None, side, error.detail)
        raise errors.of_read(error, side, self._regain(answer))

    async def write(self, method: str, path: str, form: Fields, query: Fields | None = None) -> Answer:
        """Sends a change: one attempt, never repeated. Raises Retry (surely no effect), Reconnect, Refused or Unclear;
        an error with the id of what was made nevertheless is an answer.
        """
        await self.meter.spend(1, Purpose.SEND)
        typed = {"Content-Type": "application/x-www-form-urlencoded"} if method == "POST" else {}
        values = {**form, **self._proof()}
        asked = dict(query or {}) if method == "POST" else {**values, **(query or {})}
        request = HttpRequest(
            method,
            f"{self.host}/{self.version}/{quote(path)}" + (f"?{urlencode(asked)}" if asked else ""),
            headers={**self._headers(), **typed},
            body=urlencode(values).encode() if method == "POST" else None,
            secret_body=True,
            follow=False,
        )
        try:
            answer = await self.net.request(request)
        except NetworkTrouble as trouble:
            raise unsent(trouble) from trouble
        body = json_object(answer)
        if body is None and answer.status == 429:
            raise _no_answer(answer, Side.SEND)
        error = errors.parse(body) if body is not None else None
        if body is None or (error is None and answer.status >= 300):
            raise Unclear(f"{answer.status} without a usable answer")
        if error is None:
            return Answer(body, answer.headers)
        if error.made is not None:
            # Read-after-write: posted, but the fields asked for could not be read (graph-api/advanced, November 2026).
            return Answer(error.made, answer.headers)
        raise errors.of_write(error, self._regain(answer))

    def _regain(self, answer: HttpAnswer) -> timedelta | None:
        return usage(answer.headers).regain or retry_after(answer.status, answer.headers)

    def _headers(self) -> Fields:
        return {"Accept": "application/json", "Authorization": f"Bearer {self.token}"}

    def _proof(self) -> Fields:
        if not self.secret:
            return {}
        proof = hmac.new(self.secret.encode(), self.token.encode(), hashlib.sha256).hexdigest()
        return {"appsecret_proof": proof}


def usage(headers: Mapping[str, str]) -> Usage:
    """Usage by X-App-Usage and X-Business-Use-Case-Usage: the highest of their figures. They come only once enough calls
    were made.
    """
    numbers: list[dict[str, Any]] = []
    app = _header(headers, "x-app-usage")
    numbers.append(app)
    for cases in _header(headers, "x-business-use-case-usage").values():
        numbers += [case for case in cases if isinstance(case, dict)] if isinstance(cases, list) else []
    percents = [
        _count(case.get(key)) for case in numbers for key in ("call_count", "total_time", "total_cputime")
    ]
    minutes = [_count(case.get("estimated_time_to_regain_access")) for case in numbers]
    longest = min(max(minutes, default=0), 24 * 60)
    return Usage(max(percents, default=0), timedelta(minutes=longest) if longest > 0 else None)


def next_cursor(body: Mapping[str, Any], *, full: bool = False) -> str:
    """Cursor of the next page; empty on the last one. `full`: this page holds as many as were asked for. Only the cursor
    is taken: `paging.next` holds the token.
    """
    paging = body.get("paging")
    if not isinstance(paging, dict) or not (paging.get("next") or full):
        return ""
    cursors = paging.get("cursors")
    cursor = cursors.get("after") if isinstance(cursors, dict) else None
    return cursor if isinstance(cursor, str) and len(cursor) <= _CURSOR else ""


_CURSOR = 1_000
_TOKEN = 4_000
_MOST = 1_000_000


def rows(body: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Objects of a list; those without an id are left out."""
    data = body.get("data")
    if not isinstance(data, list):
        return ()
    return tuple(row for row in data if isinstance(row, dict) and normalise.is_id(row.get("id")))


def is_token(value: object) -> TypeGuard[str]:
    """Whether this can be a token: it becomes a header."""
    return isinstance(value, str) and 0 < len(value) <= _TOKEN and value.isascii() and value.isprintable()


@cache
def _note_version(asked: str, got: str) -> None:
    """Logs once that Facebook answers in another version than was asked for."""
    if got and got != asked:
        log.warning("facebook answers in version %s instead of %s", got, asked)


def _count(value: object) -> int:
    """Number of a header; JSON there may be too large, or none at all (NaN)."""
    return int(min(value, _MOST)) if isinstance(value, int | float) and value > 0 else 0


def _header(headers: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        value = json.loads(headers.get(name, "")[:20_000])
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _no_answer(answer: HttpAnswer, side: Side) -> Retry:
    """Error for an answer that is no JSON, or no error that Facebook describes."""
    reason = Reason.NOT_JSON if answer.status < 500 else Reason.SILENT
    if answer.status == 429:
        reason = Reason.RATE
    return Retry(retry_after(answer.status, answer.headers), side, f"{answer.status} without data", reason)
