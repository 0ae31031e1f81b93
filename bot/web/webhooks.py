"""Webhook addresses: hands deliveries of platforms to the bot, and answers their subscription checks."""

import asyncio
import logging

from bot.app import App
from bot.services.reading.webhooks import LONGEST_BODY, Delivered
from bot.web.messages import BodyRefused, Reply, Request, plain

log = logging.getLogger(__name__)

ANSWER_WITHIN = 5.0
"""Seconds. A platform waits no longer, and delivers again."""
_NOTHING = plain(404, "Nothing here")
"""Also where a signature is wrong: an address that nobody has looks the same."""


class WebhookAddresses:
    """Answers at /hooks/{connector}/{random}."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._under_way: set[asyncio.Task[Delivered]] = set()

    async def answer(self, request: Request, connector: str, hook: str) -> Reply:
        """Answers a delivery (POST) or a subscription check (GET)."""
        match request.method:
            case "GET":
                said = await self._app.webhooks.challenge(connector, hook, request.query)
                return _NOTHING if said is None else plain(200, said)
            case "POST":
                try:
                    body = await request.body(LONGEST_BODY)
                except BodyRefused as refused:
                    return plain(refused.status, "Body refused")
                return await self._deliver(request, connector, hook, body)
        return plain(405, "Wrong method")

    async def _deliver(self, request: Request, connector: str, hook: str, body: bytes) -> Reply:
        """Delivers, within the time that a platform waits; what takes longer goes on, and comes once more."""
        task = asyncio.create_task(self._app.webhooks.deliver(connector, hook, request.headers, body))
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        done, _ = await asyncio.wait({task}, timeout=ANSWER_WITHIN)
        if not done:
            return plain(503, "Later")
        match task.result():
            case Delivered.TAKEN:
                return plain(200, "ok")
            case Delivered.LATER:
                return plain(503, "Later")
            case Delivered.UNVERIFIED:
                return _NOTHING

    def _ended(self, task: asyncio.Task[Delivered]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("a delivery failed: %s", type(task.exception()).__name__)

    async def close(self, grace: float) -> None:
        """Waits for deliveries under way."""
        if self._under_way:
            _, late = await asyncio.wait(self._under_way, timeout=grace)
            for task in late:
                task.cancel()
