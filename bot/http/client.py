"""HTTP client: one session for all connectors, timeouts, redirects, allowlist of private hosts."""

import base64
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

import bot
from bot.http.guard import WEB_PORTS, Attempt, current_attempt, guarded_socket
from bot.http.names import Names
from bot.ports import (
    AddressRefused,
    AnswerTooLong,
    ConnectorInfo,
    HttpAnswer,
    HttpRequest,
    NetworkTrouble,
    NoSuchHost,
)

BODY_LIMIT = 2 * 1024 * 1024
REDIRECTS = 3
_NOBODY = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_TIMEOUT = aiohttp.ClientTimeout(total=20, sock_connect=5, sock_read=10)
# Less than the 5 s after which common servers hang up, so that a write seldom meets a dead connection.
_KEEP_ALIVE = 4.0
_CHUNK = 64 * 1024
_CONNECTIONS = 400
"""At once. Whoever waits for one uses up the time of the request, so a crowd that hangs must not fill it; and of the
1,024 open files that systems usually grant, the database and Discord need some."""
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": f"Shopbell/{bot.__version__}", "Accept-Encoding": "gzip, deflate"}


class _TooLong(aiohttp.ClientPayloadError):
    """Body larger than what is read."""


async def _note_start(
    session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestHeadersSentParams
) -> None:
    """Marks a request as begun. Runs before the first byte is written, and after the connection and its TLS
    handshake.
    """
    context.trace_request_ctx.began = True


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    """Switches automatic retries off: aiohttp repeats GET, PUT and DELETE by itself when a connection breaks."""
    try:
        return await handler(request)
    except aiohttp.ClientConnectorError:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as broken:
        raise aiohttp.ClientPayloadError(type(broken).__name__) from broken


class Http:
    """HTTP session shared by all connectors; made on first use, because it belongs to the running event loop."""

    def __init__(self, private_hosts: frozenset[str], *, resolver: AbstractResolver | None = None) -> None:
        """`private_hosts`: allowlist as host:port, lower case, without brackets. There any address and plain
        http are allowed.
        """
        self._private_hosts = private_hosts
        self._names = resolver or Names()
        self._session: aiohttp.ClientSession | None = None

    def net_for(self, info: ConnectorInfo) -> "ChannelNet":
        """HTTP access of one channel, limited to the ports of its platform."""
        return ChannelNet(self, WEB_PORTS | info.ports)

    def unguarded(self) -> aiohttp.TCPConnector:
        """TCP connector without the address guard, for Discord's own client; it uses our DNS resolver."""
        return aiohttp.TCPConnector(limit=0, resolver=self._names)

    async def aclose(self) -> None:
        """Closes all connections."""
        if self._session is not None:
            await self._session.close()

    async def request(
        self, request: HttpRequest, ports: frozenset[int] = WEB_PORTS, *, most: int = BODY_LIMIT
    ) -> HttpAnswer:
        """Sends one request and, for GET and HEAD with `follow`, up to three redirects within the same host. `most` bytes of
        the body are read; a larger one is AnswerTooLong.

        A redirect that is not followed is returned as the answer. Raises NetworkTrouble or AddressRefused.
        """
        url = _parsed(request.url)
        left = REDIRECTS if request.follow and request.method in ("GET", "HEAD") else 0
        while True:
            answer, target = await self._ask(request, url, ports, most)
            if not left or target is None or target.host != url.host:
                return answer
            if (url.scheme, target.scheme) == ("https", "http"):
                return answer
            url = target
            left -= 1

    async def _ask(
        self, request: HttpRequest, url: URL, ports: frozenset[int], most: int
    ) -> tuple[HttpAnswer, URL | None]:
        attempt = Attempt(ports, named=f"{(url.host or '').rstrip('.')}:{url.port}" in self._private_hosts)
        headers = _with_proof(request)
        secret = request.secret_body or any(name.lower() == "authorization" for name in headers)
        if secret and url.scheme == "http" and not attempt.named:
            raise AddressRefused("a password over plain http")
        token = current_attempt.set(attempt)
        try:
            async with self._open().request(
                request.method,
                url,
                headers=headers,
                data=request.body,
                allow_redirects=False,
                trace_request_ctx=attempt,
            ) as response:
                return await _read(response, most)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as trouble:
            if attempt.refused and not attempt.began:
                raise AddressRefused(f"{url.host}: {attempt.refused}") from trouble
            if isinstance(trouble, aiohttp.ClientConnectorDNSError) and trouble.os_error.errno in _NOBODY:
                raise NoSuchHost(attempt.began, f"{url.host}: no such name") from trouble
            if isinstance(trouble, _TooLong):
                raise AnswerTooLong(attempt.began, f"{request.method} {url.host}: too long") from trouble
            # Never the text of aiohttp's errors: they hold whole addresses, and those may hold tokens.
            raise NetworkTrouble(
                attempt.began, f"{request.method} {url.host}: {type(trouble).__name__}"
            ) from trouble
        finally:
            current_attempt.reset(token)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            trace = aiohttp.TraceConfig()
            trace.on_request_headers_sent.append(_note_start)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=_CONNECTIONS,
                    limit_per_host=4,
                    ttl_dns_cache=300,
                    keepalive_timeout=_KEEP_ALIVE,
                    resolver=self._names,
                    socket_factory=guarded_socket,
                ),
                timeout=_TIMEOUT,
                headers=_HEADERS,
                cookie_jar=aiohttp.DummyCookieJar(),
                trace_configs=[trace],
                middlewares=(_once,),
            )
        return self._session


@dataclass(frozen=True, slots=True)
class ChannelNet:
    """HTTP access of a connector: implements ports.Net."""

    http: Http
    ports: frozenset[int] = field(default=WEB_PORTS)

    async def request(self, request: HttpRequest) -> HttpAnswer:
        """See Http.request."""
        return await self.http.request(request, self.ports)


def _parsed(address: str) -> URL:
    """URL, sent as written where that is possible: some platforms sign their addresses."""
    try:
        url = URL(address, encoded=address.isascii() and address.isprintable() and " " not in address)
        plain = bool(url.scheme in ("http", "https") and url.host and url.port) and url.user is None
    except ValueError:
        raise AddressRefused("not an address") from None
    if not plain or url.password is not None:
        raise AddressRefused("not a plain http(s) address")
    return url


def _with_proof(request: HttpRequest) -> Mapping[str, str]:
    if request.basic is None:
        return request.headers
    proof = base64.b64encode(":".join(request.basic).encode()).decode("ascii")
    return {**request.headers, "Authorization": f"Basic {proof}"}


async def _read(response: aiohttp.ClientResponse, most: int) -> tuple[HttpAnswer, URL | None]:
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > most:
            response.close()
            raise _TooLong("too long")
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    answer = HttpAnswer(response.status, str(response.url), headers, bytes(body), _links(response))
    return answer, _target(response) if response.status in _REDIRECT else None


def _target(response: aiohttp.ClientResponse) -> URL | None:
    try:
        return _parsed(str(response.url.join(URL(response.headers["Location"], encoded=True))))
    except (KeyError, ValueError, AddressRefused):
        return None


def _links(response: aiohttp.ClientResponse) -> dict[str, str]:
    try:
        return {rel: str(link["url"]) for rel, link in response.links.items()}
    except (ValueError, KeyError):
        return {}
