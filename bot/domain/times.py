"""Timestamps as stored: whole milliseconds since 1970 in UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_FIRST = (datetime.min.replace(tzinfo=UTC) - _EPOCH) // _MILLISECOND
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // _MILLISECOND


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970, rounded down. Raises ValueError for a time without a zone.

    A time whose zone puts it before the year 1 or after 9999 becomes the nearest that can be read again.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    milliseconds = (moment - _EPOCH) // _MILLISECOND
    return milliseconds if _FIRST <= milliseconds <= _LAST else max(_FIRST, min(milliseconds, _LAST))


def from_ms(milliseconds: int) -> datetime:
    """Aware UTC time from milliseconds."""
    return _EPOCH + milliseconds * _MILLISECOND


def to_ms_or_none(moment: datetime | None) -> int | None:
    """As `to_ms`, None for None."""
    return None if moment is None else to_ms(moment)


def from_ms_or_none(milliseconds: int | None) -> datetime | None:
    """As `from_ms`, None for None."""
    return None if milliseconds is None else from_ms(milliseconds)


def duration_to_ms(duration: timedelta) -> int:
    """Duration as whole milliseconds, rounded down."""
    return duration // _MILLISECOND


def duration_from_ms(milliseconds: int) -> timedelta:
    """Duration from milliseconds."""
    return milliseconds * _MILLISECOND
