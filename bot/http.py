"""HTTP client, the only way out to the internet: one session, timeouts, DNS look-ups, the address guard
against SSRF (allowlist of private hosts), redirects, Retry-After of rate limits, cache and Date headers.
"""

import asyncio
import base64
import ipaddress
import json
import re
import socket
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Thread
from types import SimpleNamespace
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

import bot
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import (
    AddressRefused,
    AnswerTooLong,
    ConnectorInfo,
    HttpAnswer,
    HttpRequest,
    NetworkTrouble,
    NoSuchHost,
    Retry,
)

BODY_LIMIT = 2 * 1024 * 1024
REDIRECTS = 3
WEB_PORTS = frozenset({80, 443})
LONGEST_WAIT = timedelta(hours=6)
_NOBODY = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})
_FRESH_SECONDS = 60
_BEFORE = b"\xef\xbb\xbf \t\r\n"
"""What careless files put before everything a server says: byte order marks and blank lines."""
_HIT = re.compile(r"(?:^|[\s,])hit\b", re.IGNORECASE)
LONGEST_BUSY = timedelta(minutes=2)
"""WordPress's maintenance page says ten minutes for an update of seconds."""

_TIMEOUT = aiohttp.ClientTimeout(total=20, sock_connect=5, sock_read=10)
# Less than the 5 s after which common servers hang up, so that a write seldom meets a dead connection.
_KEEP_ALIVE = 4.0
_CHUNK = 64 * 1024
_CONNECTIONS = 400
"""At once. Whoever waits for one uses up the time of the request, so a crowd that hangs must not fill it; and of the
1,024 open files that systems usually grant, the database and Discord need some."""
_LOOK_UPS = 256
"""Names looked up at once, a thread each."""
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_HEADERS = {"User-Agent": f"Shopbell/{bot.__version__}", "Accept-Encoding": "gzip, deflate"}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Called global by some versions of Python, though nothing public lives there: NAT64 for local use, the old
# site-local block, documentation, the protocol block of RFC 6890, relays of 6to4. And addresses that are public by
# their number, where clouds answer their own machines only: Azure's platform, Equinix Metal's metadata, IBM's two
# service networks (their documentation, November 2026). All others are link-local, shared or in the blocks above.
_NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            *("64:ff9b:1::/48", "fec0::/10", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"),
            *("168.63.129.16/32", "192.80.8.124/32", "161.26.0.0/16", "166.8.0.0/14"),
        ),
    )
)
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


def allowed(address: str, port: int, ports: frozenset[int] = WEB_PORTS) -> bool:
    """Address guard (SSRF protection): whether a connection to this IP address and port may be opened; for
    every protocol, mail too.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return port in ports and all(map(_is_public, _meant(ip)))


def _is_public(ip: _Ip) -> bool:
    if any(ip in net for net in _NEVER if net.version == ip.version):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _meant(ip: _Ip) -> tuple[_Ip, ...]:
    """IPv4 address behind an IPv6 address that represents one (mapped, NAT64) or carries it (6to4, Teredo)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return (ip,)
    if ip in _NAT64:
        return (ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF),)
    if ip.ipv4_mapped:
        return (ip.ipv4_mapped,)
    return (ip, *filter(None, (ip.sixtofour, *(ip.teredo or ()))))


@dataclass(slots=True)
class _Attempt:
    """One HTTP request on its way. `named`: the installation's allowlist names its host and port, so it may
    be private.
    """

    ports: frozenset[int]
    named: bool
    began: bool = False
    refused: str = ""


_attempt: ContextVar[_Attempt | None] = ContextVar("attempt", default=None)


class _TooLong(aiohttp.ClientPayloadError):
    """Body larger than BODY_LIMIT."""


class _Forbidden(OSError):
    """Address refused by the guard. Raised within aiohttp, which treats it as a failed connection."""


def _guarded_socket(address: tuple[Any, ...]) -> socket.socket:
    """Opens a socket if the address guard allows it. aiohttp calls this for every connection with the address
    it is about to open, literals and redirects included (a resolver would not see those, and with DNS
    rebinding a name may answer otherwise the second time).
    """
    family, kind, protocol, _, where = address
    attempt = _attempt.get()
    if attempt is None or not (attempt.named or allowed(where[0], where[1], attempt.ports)):
        if attempt is not None:
            attempt.refused = f"{where[0]} port {where[1]}"
        raise _Forbidden("the address guard refused it")
    return socket.socket(family, kind, protocol)


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


class Names(AbstractResolver):
    """DNS resolver: asks the system for the addresses of a host name, each name in a thread of its own.

    A name server that does not answer keeps a thread for half a minute and longer. In asyncio's own small
    thread pool, six such names would stop every look-up, and shutdown would wait for them.
    """

    def __init__(self) -> None:
        self._asked: dict[tuple[str, int, int], asyncio.Future[list[ResolveResult]]] = {}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Resolves a host name; concurrent callers for the same name share one look-up. Raises OSError."""
        key = (host, port, int(family))
        if key not in self._asked:
            if len(self._asked) >= _LOOK_UPS:
                raise OSError("too many names are being looked up")
            answer = asyncio.get_running_loop().create_future()
            Thread(target=_look_up, args=(answer, *key), name="name", daemon=True).start()
            answer.add_done_callback(lambda done: self._ended(key, done))
            self._asked[key] = answer
        return list(await asyncio.shield(self._asked[key]))

    def _ended(self, key: tuple[str, int, int], answer: asyncio.Future[list[ResolveResult]]) -> None:
        del self._asked[key]
        answer.exception()  # nobody may be waiting any more, and that is no error

    async def close(self) -> None:
        """Does nothing: the threads end with their answers, or with the process."""


def _look_up(answer: asyncio.Future[list[ResolveResult]], host: str, port: int, family: int) -> None:
    found: list[ResolveResult] = []
    trouble: OSError | None = None
    try:
        for kind, _, protocol, _, address in socket.getaddrinfo(
            host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
        ):
            number, _ = socket.getnameinfo(address, socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
            flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
            found.append(
                ResolveResult(hostname=host, host=number, port=port, family=kind, proto=protocol, flags=flags)
            )
    except (OSError, UnicodeError) as error:
        # UnicodeError: a name that cannot be one.
        trouble = error if isinstance(error, OSError) else socket.gaierror(socket.EAI_NONAME, "no name")

    def settle() -> None:
        if answer.done():
            return
        if trouble is None:
            answer.set_result(found)
        else:
            answer.set_exception(trouble)

    with suppress(RuntimeError):  # the loop has ended meanwhile
        answer.get_loop().call_soon_threadsafe(settle)


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

    async def request(self, request: HttpRequest, ports: frozenset[int] = WEB_PORTS) -> HttpAnswer:
        """Sends one request and, for GET and HEAD with `follow`, up to three redirects within the same host.

        A redirect that is not followed is returned as the answer. Raises NetworkTrouble or AddressRefused.
        """
        url = _parsed(request.url)
        left = REDIRECTS if request.follow and request.method in ("GET", "HEAD") else 0
        while True:
            answer, target = await self._ask(request, url, ports)
            if not left or target is None or target.host != url.host:
                return answer
            if (url.scheme, target.scheme) == ("https", "http"):
                return answer
            url = target
            left -= 1

    async def _ask(
        self, request: HttpRequest, url: URL, ports: frozenset[int]
    ) -> tuple[HttpAnswer, URL | None]:
        attempt = _Attempt(ports, named=f"{(url.host or '').rstrip('.')}:{url.port}" in self._private_hosts)
        headers = _with_proof(request)
        secret = request.secret_body or any(name.lower() == "authorization" for name in headers)
        if secret and url.scheme == "http" and not attempt.named:
            raise AddressRefused("a password over plain http")
        token = _attempt.set(attempt)
        try:
            async with self._open().request(
                request.method,
                url,
                headers=headers,
                data=request.body,
                allow_redirects=False,
                trace_request_ctx=attempt,
            ) as response:
                return await _read(response)
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
            _attempt.reset(token)

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
                    socket_factory=_guarded_socket,
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


async def _read(response: aiohttp.ClientResponse) -> tuple[HttpAnswer, URL | None]:
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > BODY_LIMIT:
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


def retry_after(status: int, headers: Mapping[str, str]) -> timedelta | None:
    """Delay that a rate limit (429) or an overloaded server asks for: Retry-After in seconds or as a date,
    which is measured against the answer's own Date header.

    A rate limit is respected for up to six hours; what a failing server says of itself is a guess.
    """
    longest = LONGEST_WAIT if status == 429 else LONGEST_BUSY
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(timedelta(seconds=int(value[:9])), longest)
    try:
        until = parsedate_to_datetime(value)
        since = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError, OverflowError):
        return None
    wait = until.replace(tzinfo=until.tzinfo or UTC) - since.replace(tzinfo=since.tzinfo or UTC)
    return min(max(wait, timedelta()), longest)


def from_cache(headers: Mapping[str, str]) -> bool:
    """Whether an answer came from a cache and is older than a minute, by its headers; for an address never
    requested before.

    The Age header counts where there is one; else the headers that caches add, as in X-Cache,
    CF-Cache-Status, X-LiteSpeed-Cache, X-FastCGI-Cache or X-Proxy-Cache: HIT (November 2026).
    """
    age = headers.get("age", "").strip()
    if age.isascii() and age.isdigit():
        return len(age) > 9 or int(age) > _FRESH_SECONDS
    return any(
        "cache" in name and name != "cache-control" and _HIT.search(value) for name, value in headers.items()
    )


def machine_time() -> datetime:
    """Time of this machine, aware UTC: for what a platform compares with its own clock (signatures, ends of tokens)."""
    return datetime.now(UTC)


def server_time(headers: Mapping[str, str]) -> datetime | None:
    """Server time from the Date header; None where it is missing or unreadable."""
    try:
        said = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError, OverflowError):
        return None
    return said.replace(tzinfo=said.tzinfo or UTC)


class NotJson(ValueError):
    """HTML page where JSON was expected: maintenance, a firewall, a login form."""


def json_of(answer: HttpAnswer) -> dict[str, Any] | list[Any]:
    """Parses the body as a JSON object or list. Raises NotJson."""
    try:
        body = json.loads(answer.body.lstrip(_BEFORE))
    except (ValueError, RecursionError) as wrong:
        raise NotJson(f"{answer.status} {answer.headers.get('content-type', '')}") from wrong
    if not isinstance(body, dict | list):
        raise NotJson(f"{answer.status}, neither object nor list")
    return body


def json_object(answer: HttpAnswer) -> dict[str, Any] | None:
    """Parses the body as a JSON object; None where there is none."""
    try:
        body = json_of(answer)
    except NotJson:
        return None
    return body if isinstance(body, dict) else None


def unreached(trouble: NetworkTrouble, side: Side) -> Retry:
    """Error for a request that got no answer, or that the address guard refused."""
    reason = Reason.ADDRESS if isinstance(trouble, AddressRefused) else Reason.SILENT
    return Retry(None, side, str(trouble), reason)
