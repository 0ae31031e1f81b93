"""Requests and replies of the web door: bounded reading of a body, where a request comes from, cookies."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from aiohttp import web

BODY_WITHIN = 10.0
"""Seconds for a body to arrive whole."""
FORM_BYTES = 64 * 1024
MOST_FIELDS = 32


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer to a request. `body`: not sent to HEAD."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class BodyRefused(Exception):
    """Body that is too long (413), too slow (408), or no form (400)."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class Request:
    """One request, as the pages need it."""

    def __init__(self, request: web.BaseRequest) -> None:
        self._request = request
        self.method = request.method
        self.host = request.headers.get("Host", "").lower()
        raw, _, self.query_text = request.rel_url.raw_path_qs.partition("?")
        self.path = [unquote(part) for part in raw.split("/")[1:]]

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers, lower case; the last where one comes twice."""
        return {name.lower(): value for name, value in self._request.headers.items()}

    @property
    def query(self) -> Mapping[str, str]:
        """Query parameters."""
        return _pairs(self.query_text)

    @property
    def cookies(self) -> Mapping[str, str]:
        """Cookies by name."""
        return self._request.cookies

    @property
    def place(self) -> str:
        """Where it comes from: the address that the proxy saw, which it writes last; empty without a proxy."""
        return self.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()[:64]

    @property
    def is_from_here(self) -> bool:
        """Whether a page of this door sent it, and no other site (CSRF). Browsers write "null" as the origin of a page
        that gives no referrer, so that "null" alone proves nothing, and a secret of the page is asked for too.
        """
        site, origin = self.headers.get("sec-fetch-site"), self.headers.get("origin")
        if site is not None and site != "same-origin":
            return False
        if origin is None or origin == "null":
            return True
        return origin.lower().partition("://")[2] == self.host

    @property
    def is_embedded(self) -> bool:
        """Whether a page of another site draws it or fetches it (picture, frame, script), by what the browser says; a
        person who follows a link opens a document.
        """
        site, use = self.headers.get("sec-fetch-site"), self.headers.get("sec-fetch-dest")
        return site in ("cross-site", "same-site") and use is not None and use != "document"

    async def body(self, most: int) -> bytes:
        """Body as it came, at most so many bytes. Raises BodyRefused."""
        length = self._request.content_length
        if length is not None and length > most:
            raise BodyRefused(413)
        read = bytearray()
        try:
            async with asyncio.timeout(BODY_WITHIN):
                async for chunk in self._request.content.iter_any():
                    read += chunk
                    if len(read) > most:
                        raise BodyRefused(413)
        except TimeoutError:
            raise BodyRefused(408) from None
        except web.RequestPayloadError:
            raise BodyRefused(400) from None
        return bytes(read)

    async def form(self) -> Mapping[str, str]:
        """Form that was sent. Raises BodyRefused."""
        if self._request.content_type != "application/x-www-form-urlencoded":
            raise BodyRefused(400)
        return _pairs((await self.body(FORM_BYTES)).decode("ascii", errors="replace"))


def plain(status: int, text: str) -> Reply:
    """Answer for programs."""
    return Reply(status, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})


def see(address: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Sends the browser to an address of this door."""
    return Reply(303, b"", {"Location": address, **(headers or {})})


def _pairs(text: str) -> Mapping[str, str]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}
