"""Model server: an OpenAI-compatible HTTP API (Ollama, llama.cpp, vLLM), asked through the address guard, with a time
limit, a size limit and a circuit breaker.
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.domain.language_model import ModelTrouble
from bot.http import Http, NotJson, json_of, retry_after
from bot.ports import AddressRefused, AnswerTooLong, HttpAnswer, HttpRequest, NetworkTrouble

log = logging.getLogger(__name__)

ANSWER_LIMIT = 64 * 1024
"""Bytes of an answer that are read; a longer one is given up."""
FAILURES = 3
"""In a row, before the server is left alone for a while."""
FIRST_REST = timedelta(minutes=1)
LONGEST_REST = timedelta(minutes=30)
_OF_STATUS = {
    401: ModelTrouble.KEY,
    403: ModelTrouble.KEY,
    404: ModelTrouble.NOT_FOUND,
    429: ModelTrouble.BUSY,
    503: ModelTrouble.BUSY,
}


class ModelFailed(Exception):
    """No usable answer. The text names no word of anybody: it is for the log."""

    def __init__(self, trouble: ModelTrouble, detail: str = "") -> None:
        super().__init__(f"{trouble.value} {detail}".strip())
        self.trouble = trouble


@dataclass(slots=True)
class Breaker:
    """Circuit breaker: after several failures in a row nothing is asked for a minute, then for twice as long each time; a
    server that says when to come back is believed.
    """

    failures: int = 0
    rests_until: datetime | None = None

    def rests(self, now: datetime) -> bool:
        """Whether nothing is to be asked now."""
        return self.rests_until is not None and now < self.rests_until

    def worked(self) -> None:
        """Records an answer."""
        self.failures, self.rests_until = 0, None

    def failed(self, now: datetime, wait: timedelta | None = None) -> None:
        """Records a failure. `wait`: the server asked for that."""
        self.failures += 1
        over = self.failures - FAILURES
        rest = min(FIRST_REST * 2 ** min(over, 10), LONGEST_REST) if over >= 0 else None
        if wait is not None:
            rest = max(wait, rest or FIRST_REST)
        if rest is not None:
            self.rests_until = now + rest


@dataclass(slots=True)
class ModelServer:
    """One server with one key. `address`: up to and with /v1; `within`: for a whole answer, from the connection on; `most`:
    bytes of an answer that are read.
    """

    http: Http
    address: str
    key: str = field(repr=False)
    within: timedelta
    breaker: Breaker = field(default_factory=Breaker)
    most: int = ANSWER_LIMIT

    async def post(self, path: str, question: Mapping[str, Any], now: datetime) -> Mapping[str, Any]:
        """Posts a JSON object to this path below the address, and returns the JSON object that was answered, of at most
        `most` bytes. Raises ModelFailed, at once while the server rests.
        """
        if self.breaker.rests(now):
            raise ModelFailed(ModelTrouble.RESTS)
        wait = None
        try:
            answer = await self._ask(path, question)
            wait = retry_after(answer.status, answer.headers)
            found = _object(answer)
        except ModelFailed:
            self.breaker.failed(now, wait)
            raise
        self.breaker.worked()
        return found

    async def _ask(self, path: str, question: Mapping[str, Any]) -> HttpAnswer:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            # Not compressed: how large a compressed body becomes is known too late.
            "Accept-Encoding": "identity",
        }
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        # Customers' words: over plain http only to a host that the installation names.
        request = HttpRequest(
            "POST",
            f"{self.address}/{path}",
            headers,
            json.dumps(question).encode(),
            secret_body=True,
            follow=False,
        )
        try:
            async with asyncio.timeout(self.within.total_seconds()):
                return await self.http.request(request, most=self.most)
        except TimeoutError:
            raise ModelFailed(ModelTrouble.SLOW) from None
        except AddressRefused as refused:
            raise ModelFailed(ModelTrouble.ADDRESS, f"is not in SHOPBELL_PRIVATE_HOSTS: {refused}") from None
        except AnswerTooLong:
            raise ModelFailed(ModelTrouble.NOT_UNDERSTOOD, "too long") from None
        except NetworkTrouble as trouble:
            raise ModelFailed(ModelTrouble.SILENT, str(trouble)) from None


def _object(answer: HttpAnswer) -> Mapping[str, Any]:
    """JSON object of an answer; a redirect is an answer like any other and is not followed. Raises ModelFailed."""
    if answer.status != 200:
        trouble = _OF_STATUS.get(answer.status, ModelTrouble.REFUSED)
        raise ModelFailed(trouble, f"status {answer.status}")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ModelFailed(ModelTrouble.NOT_UNDERSTOOD, "no JSON by its type")
    try:
        found = json_of(answer)
    except NotJson:
        raise ModelFailed(ModelTrouble.NOT_UNDERSTOOD, "no JSON") from None
    if not isinstance(found, dict):
        raise ModelFailed(ModelTrouble.NOT_UNDERSTOOD, "no object")
    return found
