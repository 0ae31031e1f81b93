"""A way out for connector tests that passes no guard: blocking HTTP in a thread, one request each."""

from __future__ import annotations

import asyncio
import base64
import re
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from bot.ports import HttpAnswer, HttpRequest, NetworkTrouble

_LINK = re.compile(r'<([^>]*)>;\s*rel="?([^",;]+)"?')


class PlainNet:
    """Implements ports.Net."""

    async def request(self, request: HttpRequest) -> HttpAnswer:
        return await asyncio.to_thread(self._ask, request)

    def _ask(self, request: HttpRequest) -> HttpAnswer:
        parts = urlsplit(request.url)
        headers = dict(request.headers)
        if request.basic:
            headers["Authorization"] = "Basic " + base64.b64encode(":".join(request.basic).encode()).decode()
        began = False
        try:
            with closing(HTTPConnection(parts.hostname or "", parts.port or 80, timeout=60)) as connection:
                connection.connect()
                began = True
                connection.request(
                    request.method, f"{parts.path or '/'}?{parts.query}", body=request.body, headers=headers
                )
                response = connection.getresponse()
                given = {name.lower(): value for name, value in response.getheaders()}
                links = {rel: url for url, rel in _LINK.findall(given.get("link", ""))}
                return HttpAnswer(response.status, request.url, given, response.read(), links)
        except (OSError, HTTPException) as broken:
            raise NetworkTrouble(began, type(broken).__name__) from broken
