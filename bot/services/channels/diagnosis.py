"""Ailing: what a failed question means for a connection, and when it is asked again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from bot.domain.channel import Glow, Lamp, Side
from bot.domain.reason import Reason
from bot.ports import AccountRef, Connector, ConnectorError, Reconnect, Refused, Retry

T = TypeVar("T")
Span = tuple[timedelta, timedelta]

_MINUTE = timedelta(minutes=1)
SILENT_AGAIN: Span = (timedelta(seconds=60), timedelta(seconds=100))
"""Whoever does not answer is tried this often for as long as it lasts: with the fetch that follows, the
first card comes at most two minutes after it is back."""
ACCESS_STEPS = (1 * _MINUTE, 2 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE)
"""The first pauses of an access that is refused: most are mended within minutes, by whoever broke them."""
ACCESS_AGAIN: Span = (10 * _MINUTE, 15 * _MINUTE)
ENDED_AGAIN: Span = (20 * _MINUTE, 30 * _MINUTE)
"""An access that surely ended: hosts lock out who comes too often with a wrong password."""
ENDED = frozenset({Reason.REVOKED, Reason.EXPIRED, Reason.KEY_LOST})
HELD_BACK = frozenset({Reason.FLOOD, Reason.NO_ROOM})
"""Reading that we stopped ourselves: no answer of the platform's clears it."""
DOUBTS = frozenset({Reason.CACHED, Reason.EMPTIED}) | HELD_BACK
"""Out for what the lists say or for our own sake, not for the access: a good check does not clear it."""


class TurnedAway(Retry):
    """Refused, though the connector's own check of the same access finds nothing wrong."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail=detail, reason=Reason.TURNED_AWAY)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Which lamp how, and how long until the next try."""

    side: Side
    glow: Glow
    reason: Reason
    wait: timedelta


def is_shut(lamp: Lamp) -> bool:
    """Whether it is out for want of access."""
    return lamp.glow is Glow.OUT and lamp.reason not in DOUBTS


def is_mendable(lamp: Lamp) -> bool:
    """Whether a start may have mended it, so that it is looked at again; not where we were asked to wait."""
    return lamp.glow in (Glow.OUT, Glow.LATE) and lamp.reason not in DOUBTS | {Reason.RATE}


def is_refusal(error: ConnectorError) -> bool:
    """Whether it is trouble with the access, which backs off."""
    return isinstance(error, Reconnect | Refused | TurnedAway)


def diagnosis(error: ConnectorError, refusals: int, roll: float) -> Trouble:
    """What a failure means. `refusals`: in a row, with this one; `roll` in [0, 1) spreads the next try."""
    again = _within(SILENT_AGAIN, roll)
    match error:
        case Reconnect(reason=reason) | Refused(reason=reason):
            ended = isinstance(error, Reconnect) and reason in ENDED
            wait = _within(ENDED_AGAIN, roll) if ended else access_pause(refusals, roll)
            return Trouble(Side.READ, Glow.OUT, reason, wait)
        case TurnedAway(reason=reason):
            wait = again if refusals <= 1 else access_pause(refusals, roll)
            return Trouble(Side.READ, Glow.LATE, reason, wait)
        case Retry(after=after, side=side, reason=reason):
            return Trouble(side, Glow.LATE, reason, max(again, after or again))
        case _:
            return Trouble(Side.READ, Glow.LATE, Reason.UNKNOWN, again)


def access_pause(tries: int, roll: float) -> timedelta:
    """How long an access that was refused so often in a row is left alone."""
    if tries > len(ACCESS_STEPS):
        return _within(ACCESS_AGAIN, roll)
    return ACCESS_STEPS[max(tries, 1) - 1] * (0.9 + 0.1 * roll)


def shortened(wait: timedelta, at_most: timedelta | None) -> timedelta:
    """A pause, as much shorter as `at_most` makes the interval of a minute."""
    return wait if at_most is None else wait * min(1.0, at_most / _MINUTE)


async def answer_of(connector: Connector, call: Callable[[], Awaitable[T]]) -> T:
    """The answer. Raises ConnectorError; a refusal only as the connector's own check confirms it."""
    try:
        return await call()
    except (Reconnect, Refused) as refusal:
        raise await confirmed(connector, refusal) from refusal


async def confirmed(connector: Connector, refusal: Reconnect | Refused) -> ConnectorError:
    """What one refusal is worth: the connector's own check says, with the truer reason.

    One odd answer, of a host that restarts or of a firewall that counts, is no alarm.
    """
    try:
        ref = await connector.check()
    except ConnectorError as found:
        return found
    return lacking(ref) or TurnedAway(str(refusal))


def lacking(ref: AccountRef) -> Reconnect | None:
    """What a check that was answered says all the same against the access."""
    return Reconnect(Reason.NO_RIGHT, ", ".join(ref.missing)) if ref.missing else None


def _within(span: Span, roll: float) -> timedelta:
    return span[0] + (span[1] - span[0]) * roll
