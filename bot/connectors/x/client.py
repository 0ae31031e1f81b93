"""Client of the X API: signs requests, counts what they cost, renews tokens, and says which refusal is which error."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from bot.connectors.x import oauth
from bot.connectors.x.dialect import Query, Row, rows, text
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.http import json_object, machine_time, retry_after, server_time, unreached, unsent
from bot.ports import (
    ConnectorError,
    Granted,
    HttpAnswer,
    HttpRequest,
    Meter,
    Net,
    NetworkTrouble,
    Purpose,
    Reconnect,
    Retry,
    Secrets,
    Unclear,
)

PROBLEMS = "https://api.x.com/2/problems/"
# Twitter's own address is in older documents of the same problems.
_FORMER_PROBLEMS = "https://api.twitter.com/2/problems/"
_SECOND = timedelta(seconds=1)
_RESETS = (
    ("x-rate-limit-remaining", "x-rate-limit-reset"),
    ("x-user-limit-24hour-remaining", "x-user-limit-24hour-reset"),
    ("x-app-limit-24hour-remaining", "x-app-limit-24hour-reset"),
)

Refresh = Callable[[Mapping[str, str]], Awaitable[Granted]]


class BadRequest(Retry):
    """400: a name or value of the request that X does not take."""


class Answer:
    """JSON answer, errors included. `problem`: the last part of the type of a problem, for example client-forbidden."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, headers: Mapping[str, str], body: Row) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def problem(self) -> str:
        kind = text(self.body, "type")
        for before in (PROBLEMS, _FORMER_PROBLEMS):
            if kind.startswith(before):
                return kind.removeprefix(before)[:80]
        return ""

    @property
    def detail(self) -> str:
        """X's own words, in lower case: only to tell refusals apart that nothing else tells apart."""
        said = [text(self.body, "detail"), *(text(each, "message") for each in rows(self.body.get("errors")))]
        return " ".join(said)[:500].lower()


@dataclass(frozen=True, slots=True)
class Client:
    """Client of one access."""

    net: Net
    meter: Meter
    secrets: Secrets = field(repr=False)
    host: str
    refresh: Refresh

    async def get(
        self,
        path: str,
        query: Query,
        at_most: int,
        price: Callable[[Row], int],
        purpose: Purpose = Purpose.READ,
    ) -> Answer:
        """Gets a successful answer and counts its price. Raises Retry, Reconnect, or BadRequest where a name is unknown."""
        side = Side.SEND if purpose is Purpose.SEND else Side.READ
        await self.meter.allow(purpose, at_most)
        cost = 0
        try:
            answer = await self._got(path, query, side)
            cost = price(answer.body)
        finally:
            await self.meter.spend(cost, purpose)
        return answer

    async def write(self, method: str, path: str, body: Mapping[str, object] | None, price: int) -> Answer:
        """Sends a change that the meter allowed: one attempt. Its price is counted unless X surely refused.

        Any JSON answer but a rate limit, a failing server and a missing access, which are errors: Retry, Unclear, Reconnect.
        """
        cost = 0
        try:
            answer = await self._written(method, path, body)
            cost = price if answer.ok else 0
        except Unclear:
            cost = price
            raise
        finally:
            await self.meter.spend(cost, Purpose.SEND)
        return answer

    async def _written(self, method: str, path: str, body: Mapping[str, object] | None) -> Answer:
        try:
            got = await self._ask(method, path, {}, body)
        except NetworkTrouble as trouble:
            raise unsent(trouble) from trouble
        if got.status == 429:
            raise no_answer(got, Side.SEND)
        answer = _decoded(got)
        if answer is None or got.status >= 500 or 300 <= got.status < 400:
            raise Unclear(f"{got.status} without a usable answer")
        if answer.status in (401, 402):
            raise refusal(answer, Side.SEND)
        return answer

    async def _got(self, path: str, query: Query, side: Side) -> Answer:
        try:
            got = await self._ask("GET", path, query, None)
        except NetworkTrouble as trouble:
            raise unreached(trouble, side) from trouble
        answer = _decoded(got)
        if answer is None:
            raise no_answer(got, side)
        if not answer.ok:
            raise refusal(answer, side)
        return answer

    async def _ask(
        self, method: str, path: str, query: Query, body: Mapping[str, object] | None
    ) -> HttpAnswer:
        """Sends a request; once more with a new token where the old one has run out, which surely had no effect."""
        secrets = self.secrets.load()
        answer = await self.net.request(self._signed(method, path, query, body, secrets))
        if answer.status != 401 or not secrets.get("refresh_token"):
            return answer
        fresh = await self.secrets.rotate(secrets, lambda: self.refresh(secrets))
        return await self.net.request(self._signed(method, path, query, body, fresh))

    def _signed(
        self,
        method: str,
        path: str,
        query: Query,
        body: Mapping[str, object] | None,
        secrets: Mapping[str, str],
    ) -> HttpRequest:
        headers = {
            "Accept": "application/json",
            "Authorization": proof(method, self.host + path, query, secrets),
        }
        if body is not None:
            headers["Content-Type"] = "application/json"
        return HttpRequest(
            method,
            address(self.host + path, query),
            headers=headers,
            body=None if body is None else json.dumps(body).encode(),
            follow=False,
        )


def proof(method: str, url: str, query: Query, secrets: Mapping[str, str]) -> str:
    """Authorization header by what the access is: OAuth 1.0a (four values) or OAuth 2.0. Raises Reconnect without one."""
    token = secrets.get("access_token", "")
    if not token:
        raise Reconnect(Reason.REVOKED, "there is no token")
    if not secrets.get("access_secret"):
        return f"Bearer {token}"
    keys = oauth.Keys(
        secrets.get("api_key", ""), secrets.get("api_secret", ""), token, secrets["access_secret"]
    )
    return oauth.authorization(
        method, url, query, keys, nonce=token_hex(16), timestamp=int(machine_time().timestamp())
    )


def address(url: str, query: Query) -> str:
    """URL with the query as it is signed."""
    return f"{url}?{oauth.query_string(query)}" if query else url


def refusal(answer: Answer, side: Side) -> ConnectorError:
    """Error of a refused request that is about the account or about all requests."""
    detail = f"{answer.status} {answer.problem}"
    match answer.status:
        case 400:
            return BadRequest(None, side, detail, Reason.UNKNOWN)
        case 401:
            return Reconnect(Reason.REVOKED, detail)
        case 402:
            return Reconnect(Reason.CREDIT, detail)
        case 403:
            return Reconnect(Reason.NO_RIGHT, detail)
        case 404:
            return Reconnect(Reason.GONE, detail)
        case _:
            return no_answer(HttpAnswer(answer.status, "", answer.headers, b"{}"), side)


def no_answer(answer: HttpAnswer, side: Side) -> Retry:
    """Error of what passes by itself: a rate limit, a failing server, a page where data should be."""
    if answer.status == 429:
        wait = _until_reset(answer.headers) or retry_after(429, answer.headers)
        return Retry(wait, side, "429", Reason.RATE)
    wait = retry_after(answer.status, answer.headers)
    if answer.status == 503:
        return Retry(wait, side, "503", Reason.MAINTENANCE)
    reason = Reason.SILENT if answer.status >= 500 else Reason.NOT_JSON
    return Retry(wait, side, f"{answer.status} without a usable answer", reason)


def _until_reset(headers: Mapping[str, str]) -> timedelta | None:
    """Time until the limit that is used up begins again, by X's own clock where the answer shows it."""
    resets = [
        int(headers.get(reset, "0"))
        for remaining, reset in _RESETS
        if headers.get(reset, "").isascii()
        and headers.get(reset, "").isdigit()
        and len(headers[reset]) <= 12
        and (headers.get(remaining, "0") == "0" or reset == _RESETS[0][1])
    ]
    if not resets:
        return None
    now = server_time(headers) or machine_time()
    return timedelta(seconds=max(resets)) - (now - datetime.fromtimestamp(0, UTC)) + _SECOND


def _decoded(answer: HttpAnswer) -> Answer | None:
    """JSON object of an answer; None for any other body."""
    body = json_object(answer)
    return None if body is None else Answer(answer.status, answer.headers, body)
