"""REST client for WordPress: URLs, authentication with an application password, caches, and what each HTTP
error means (rate limit, firewall, missing rights).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from secrets import token_hex
from typing import Any
from urllib.parse import quote, urlencode

from bot.connectors.wordpress import pages
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.http import NotJson, from_cache, json_of, retry_after, unreached, unsent
from bot.ports import (
    AnswerTooLong,
    ConnectorError,
    HttpAnswer,
    HttpRequest,
    Meter,
    Net,
    NetworkTrouble,
    Purpose,
    Reconnect,
    Refused,
    Retry,
    Unclear,
)

Query = Mapping[str, str]
_FLOOD_WAIT = timedelta(seconds=20)
# WordPress localises its messages; only the codes are the same everywhere (checked on 6.1, 6.8, 7.1).
_REFUSALS = {
    "comment_content_column_length": Reason.TOO_LONG,
    "rest_comment_content_invalid": Reason.POLICY,
    "rest_comment_closed": Reason.CLOSED,
    "rest_comment_draft_post": Reason.CLOSED,
    "rest_comment_trash_post": Reason.CLOSED,
    "rest_comment_invalid_post_id": Reason.GONE,
    "rest_comment_invalid_id": Reason.GONE,
    "rest_comment_disabled": Reason.CLOSED,
}
_CODE = 80
"""Characters; WordPress' own are half as long at most."""
GONE = "rest_comment_invalid_id"
# Disable REST API, Disable WP REST API, Solid Security and WordPress itself (checked November 2026).
_SHUT_CODES = frozenset({"rest_cannot_access", "rest_login_required"})
_SHUT_WORDS = ("disabled", "access_restricted")
_PASSING = (408, 425)
_FATAL = "internal_server_error"
"""PHP died on the way, perhaps after the comment was stored (checked on 6.1 to 7.1)."""
_NOT_STORED = ("rest_comment_failed_create", "rest_comment_failed_edit")
COUNT = "x-wp-total"


class TooMuch(Retry):
    """Answer larger than the limit: ask for less."""


@dataclass(frozen=True, slots=True)
class Answer:
    """JSON answer. `code` is WordPress' own error code, empty otherwise."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: Any = field(repr=False)
    root: str = ""
    """The REST root that gave it."""

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def cached(self) -> bool:
        """Whether it comes from a cache, older than the request."""
        return from_cache(self.headers)

    @property
    def code(self) -> str:
        code = self.body.get("code") if isinstance(self.body, dict) else None
        return code[:_CODE] if isinstance(code, str) else ""


@dataclass(frozen=True, slots=True)
class Client:
    """REST client of one site. `root` is the REST root as discovered, `home` the site; `proof` user name and
    application password.
    """

    net: Net
    meter: Meter
    root: str
    home: str
    proof: tuple[str, str] | None = field(repr=False)

    async def get(self, route: str, query: Query, side: Side = Side.READ) -> Answer:
        """Gets any JSON answer, errors included. Raises Retry where none came, on `side`.

        After a change of permalinks the discovered address answers with a page (measured: 301 to HTML); the
        other form works with both kinds.
        """
        answer = await self._read(self.root, route, query, side)
        parsed = decoded(answer)
        root, plain = self.root, plain_root(self.home)
        if root != plain and (parsed is None or parsed.code == "rest_no_route"):
            root = plain
            answer = await self._read(root, route, query, side)
            parsed = decoded(answer)
        if parsed is None:
            reason = None if answer.status == 429 else pages.why(answer)
            if reason is not None:
                raise Retry(
                    retry_after(answer.status, answer.headers), side, f"{answer.status}: a page", reason
                )
            raise no_answer(answer.status, answer.headers, side, json=False)
        return replace(parsed, root=root)

    async def ask(self, route: str, query: Query, side: Side = Side.READ) -> Answer:
        """Gets a successful JSON answer; raises Retry or Reconnect for anything else."""
        answer = await self.get(route, query, side)
        if not answer.ok:
            raise self.refusal(answer, side)
        return answer

    async def listed(self, route: str, query: Query, side: Side = Side.READ) -> Answer:
        """Gets a list of which the count matters (X-WP-Total).

        Where the header with the count is lost on the way (a proxy, or bytes before the headers), WordPress
        puts its headers into the body if asked for an envelope (6.1 to 7.1).
        """
        answer = await self.ask(route, query, side)
        if COUNT in answer.headers or not isinstance(answer.body, list):
            return answer
        wrapped = await self.ask(route, {**query, "_envelope": "1"}, side)
        return _unwrapped(wrapped) or answer

    async def write(self, method: str, route: str, query: Query, body: Mapping[str, object] | None) -> Answer:
        """Sends a change: one attempt, never repeated. A JSON answer, errors included; Retry or Unclear where
        none came.
        """
        await self.meter.spend(1, Purpose.SEND)
        request = HttpRequest(
            method,
            address(self.root, route, query),
            headers={"Accept": "application/json", "Content-Type": "application/json"},
            body=json.dumps(body).encode() if body is not None else None,
            basic=self.proof,
            follow=False,
        )
        try:
            answer = await self.net.request(request)
        except NetworkTrouble as trouble:
            raise unsent(trouble) from trouble
        if answer.status == 429:
            raise no_answer(answer.status, answer.headers, Side.SEND)
        parsed = decoded(answer)
        if parsed is None and 400 <= answer.status < 500 and answer.status not in _PASSING:
            # A page instead of WordPress' own answer: something in front of it (a firewall) blocked this one. Some
            # look at the answer only (ModSecurity, phase 4), so it may have been posted all the same.
            raise Refused(Reason.FIREWALL, f"{answer.status} without JSON", look=True)
        if parsed is None or (parsed.status >= 500 and not parsed.code) or 300 <= parsed.status < 400:
            raise Unclear(f"{answer.status} without a usable answer")
        return parsed

    def refusal(self, answer: Answer, side: Side = Side.READ) -> ConnectorError:
        """Error for a failed read; never that comments are gone."""
        detail = f"{answer.status} {answer.code}"
        if answer.code == "rest_no_route":
            return Retry(None, side, detail, Reason.API_OFF)
        if answer.status == 429 or answer.status >= 500:
            return no_answer(answer.status, answer.headers, side, answer.code)
        if answer.status in (401, 403):
            if self.proof is None:
                return Reconnect(Reason.API_OFF, detail)
            return Reconnect(no_access(answer), detail)
        return Retry(None, side, detail, Reason.UNKNOWN)

    async def _read(self, root: str, route: str, query: Query, side: Side) -> HttpAnswer:
        await self.meter.spend(1, Purpose.READ)
        # Caches that ignore the password, or keep for hours what strangers may read, are passed by with a
        # parameter that nobody knows and that is never the same.
        url = address(root, route, {**query, "shopbell": token_hex(6)})
        headers = {"Accept": "application/json", "Cache-Control": "no-cache"}
        try:
            return await self.net.request(HttpRequest("GET", url, headers=headers, basic=self.proof))
        except AnswerTooLong as trouble:
            raise TooMuch(None, side, str(trouble)) from trouble
        except NetworkTrouble as trouble:
            raise unreached(trouble, side) from trouble


def no_answer(
    status: int, headers: Mapping[str, str], side: Side = Side.READ, detail: str = "", *, json: bool = True
) -> Retry:
    """Error for what passes by itself: a rate limit, a maintenance page, a server error."""
    reason = Reason.SILENT
    if status == 429:
        reason = Reason.RATE
    elif status == 503:
        reason = Reason.MAINTENANCE
    elif status < 500 and not json:
        reason = Reason.NOT_JSON
    return Retry(retry_after(status, headers), side, f"{status} {detail}", reason)


def no_access(answer: Answer) -> Reason:
    """Reason of a 401 or 403 with credentials. A wrong password makes us an anonymous visitor, not an error:
    see the reference, section 2; plugins that close the REST API have codes of their own.
    """
    if answer.code in _SHUT_CODES or any(word in answer.code for word in _SHUT_WORDS):
        return Reason.API_OFF
    return Reason.REVOKED if answer.status == 401 else Reason.NO_RIGHT


def write_refusal(answer: Answer, text: str = "") -> ConnectorError:
    """Error for a failed reply or act; `text`: the words of it, if any.

    A 403 is about this comment or these words, not about the account: a moment ago the account was shown the
    comment with context=edit, which only moderators are.
    """
    detail = f"{answer.status} {answer.code}"
    if answer.code == "comment_duplicate":
        # Either an earlier attempt got through, or the words are there already (duplicate).
        return Refused(Reason.DUPLICATE, detail, look=True)
    if answer.code == "comment_flood":
        return Retry(_FLOOD_WAIT, Side.SEND, detail, Reason.RATE)
    if answer.code in _REFUSALS:
        return Refused(_REFUSALS[answer.code], detail)
    if answer.code == "rest_no_route":
        return Retry(None, Side.SEND, detail)
    if answer.status == 401 or (answer.status == 403 and no_access(answer) is Reason.API_OFF):
        return Reconnect(no_access(answer), detail)
    if answer.status == 403 and answer.code.startswith("rest_"):
        return Refused(Reason.NO_RIGHT, detail)
    if answer.status in (404, 410):
        return Refused(Reason.GONE, detail)
    if answer.status == 500 and answer.code in _NOT_STORED and any(letter > "\uffff" for letter in text):
        # An old table (utf8, not utf8mb4) takes no character of four bytes.
        return Refused(Reason.EMOJI, detail, look=True)
    if answer.code and answer.code != _FATAL and answer.status <= 500:
        # A plugin's own word; without a status of its own WordPress makes a 500 of it.
        return Refused(Reason.POLICY if text else Reason.UNKNOWN, detail, look=answer.status == 500)
    return Unclear(detail)


def address(root: str, route: str, query: Query) -> str:
    """URL of a route: a root that says rest_route= takes the query behind an ampersand, a pretty one behind a
    question mark.
    """
    joined = root.rstrip("/") + quote(route)
    encoded = urlencode(query)
    if not encoded:
        return joined
    return joined + ("&" if "?" in root else "?") + encoded


def plain_root(home: str) -> str:
    """REST root in the form that works with every kind of permalinks."""
    return home.rstrip("/") + "/?rest_route=/"


def decoded(answer: HttpAnswer) -> Answer | None:
    """Parsed JSON; None where the body is not a JSON object or list: a maintenance page, a firewall's, a
    login form.

    With bytes before the headers PHP loses the status too: every error comes as 200, and says so in its body.
    """
    try:
        parsed = Answer(answer.status, answer.headers, json_of(answer))
    except NotJson:
        return None
    data = parsed.body.get("data") if parsed.ok and parsed.code else None
    meant = data.get("status") if isinstance(data, dict) else None
    return replace(parsed, status=meant) if isinstance(meant, int) and 400 <= meant < 600 else parsed


def _unwrapped(answer: Answer) -> Answer | None:
    """Content of an envelope; None for an answer without an envelope."""
    if not isinstance(answer.body, dict):
        return None
    body, inner = answer.body.get("body"), answer.body.get("headers")
    if not isinstance(body, list) or not isinstance(inner, dict):
        return None
    headers = {str(name).lower(): str(value) for name, value in inner.items()}
    return replace(answer, body=body, headers={**answer.headers, **headers})
