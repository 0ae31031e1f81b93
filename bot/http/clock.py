"""Time of this machine and of a server, for what a platform compares with its own clock."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


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
