"""Server of the web door (aiohttp.web): connections with limits, which requests are let in, headers of every answer,
routing.
"""

import asyncio
import logging
from collections.abc import Mapping
from urllib.parse import urlsplit

from aiohttp import hdrs, web

from bot.app import App
from bot.web.connect import ConnectPages
from bot.web.messages import Reply, Request, plain
from bot.web.webhooks import WebhookAddresses

log = logging.getLogger(__name__)

CONNECTIONS = 64
"""At once; a proxy in front needs one for each request under way, a person two."""
HEADERS_WITHIN = 10.0
"""Seconds for the head of a request."""
GRACE = 5.0
"""Seconds that requests under way may take when the door closes."""
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
}


class _Request(web.BaseRequest):
    """Request whose answer names no server."""

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        response.headers.popall(hdrs.SERVER, None)


class _Connection(web.RequestHandler):
    """Connection of one client."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer to what is no HTTP. Says nothing of what came or of what is inside."""
        return _response(plain(status, "Bad request" if status < 500 else "Error"))


class _Refused(asyncio.Protocol):
    """Connection that is one too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.Transport):
            transport.abort()


class Server:
    """Listens on one port. Each opening makes one."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._pages = ConnectPages(app)
        self._webhooks = WebhookAddresses(app)
        self._hosts = frozenset[str]()
        self._server = web.Server(
            self._serve,
            request_factory=lambda message, payload, protocol, writer, task: _Request(
                message, payload, protocol, writer, task, asyncio.get_running_loop()
            ),
        )
        self._listening: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> None:
        """Begins to listen. Raises OSError where the port is taken."""
        names = {f"{host}:{port}", f"localhost:{port}", urlsplit(self._app.connect_site.base).netloc}
        self._hosts = frozenset(names)
        self._listening = await asyncio.get_running_loop().create_server(self._connection, host, port)

    async def close(self) -> None:
        """Ends: no new connection, requests under way may finish."""
        if self._listening is not None:
            self._listening.close()
        self._server.pre_shutdown()
        await self._server.shutdown(GRACE)
        await self._webhooks.close(GRACE)

    def _connection(self) -> asyncio.BaseProtocol:
        if len(self._server.connections) >= CONNECTIONS:
            return _Refused()
        return _Connection(
            self._server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=HEADERS_WITHIN,
            access_log=None,  # type: ignore[arg-type]  # none is kept: an address may hold a link
            max_line_size=4096,
            max_headers=64,
            max_field_size=8190,
            lingering_time=1.0,
            auto_decompress=False,
        )

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        try:
            reply = await self._answer(Request(request))
        except Exception:
            # The address may hold a link, so that it is not logged.
            log.exception("a request to the web door failed")
            reply = plain(500, "Error")
        return _response(reply)

    async def _answer(self, request: Request) -> Reply:
        """Answers a request. Another host name would mean that a page elsewhere has this one under its own name
        (DNS rebinding).
        """
        if request.host not in self._hosts:
            return plain(421, "Wrong host")
        match request.path:
            case ["health"]:
                return plain(200, "ok") if request.method in ("GET", "HEAD") else plain(405, "Wrong method")
            case ["hooks", connector, hook]:
                return await self._webhooks.answer(request, connector, hook)
            case ["connect", *rest] if rest:
                return await self._pages.answer(request, rest)
        return plain(404, "Nothing here")


def _response(reply: Reply) -> web.Response:
    """Response after which the connection ends: a proxy keeps open ones for longer than this door would, and a delivery
    that it sends into one that is just being closed is lost.
    """
    response = web.Response(status=reply.status, body=reply.body, headers={**HEADERS, **reply.headers})
    response.force_close()
    return response
