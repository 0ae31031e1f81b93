"""What an HTTP answer says: JSON bodies, Retry-After of rate limits, cache headers; the error where no answer came."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import AddressRefused, HttpAnswer, NetworkTrouble, Retry, Unclear

LONGEST_WAIT = timedelta(hours=6)
LONGEST_BUSY = timedelta(minutes=2)
"""WordPress's maintenance page says ten minutes for an update of seconds."""
_FRESH_SECONDS = 60
_BEFORE = b"\xef\xbb\xbf \t\r\n"
"""What careless files put before everything a server says: byte order marks and blank lines."""
_HIT = re.compile(r"(?:^|[\s,])hit\b", re.IGNORECASE)


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
    """Parses the body as a JSON object; None for any other body."""
    try:
        body = json_of(answer)
    except NotJson:
        return None
    return body if isinstance(body, dict) else None


def unreached(trouble: NetworkTrouble, side: Side) -> Retry:
    """Error for a request that got no answer, or that the address guard refused."""
    reason = Reason.ADDRESS if isinstance(trouble, AddressRefused) else Reason.SILENT
    return Retry(None, side, str(trouble), reason)


def unsent(trouble: NetworkTrouble) -> Retry | Unclear:
    """Error for a write that got no answer: unclear once the request had begun, since it may have had its effect."""
    return Unclear(str(trouble)) if trouble.began else unreached(trouble, Side.SEND)
