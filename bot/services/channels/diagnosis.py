"""Diagnosis of a failed request to a platform: which lamp it dims (health), and when to retry (back-off, rate
limit).
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import NamedTuple, TypeVar

from bot.domain.channel import Glow, Lamp, Side
from bot.domain.reason import ACCESS_ENDED, Reason
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
"""An access that surely ended (ACCESS_ENDED): hosts lock out who comes too often with a wrong password."""
HELD_BACK = frozenset({Reason.FLOOD, Reason.NO_ROOM})
"""Reading that the bot stopped itself: no answer of the platform clears it."""
DOUBTS = frozenset({Reason.CACHED, Reason.EMPTIED}) | HELD_BACK
"""Out for what the lists say or because the bot stopped reading, not for the access: a successful check does not clear it."""


class TurnedAway(Retry):
    """Refused, though the connector's own check of the same access finds nothing wrong."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail=detail, reason=Reason.TURNED_AWAY)


class Lacking(Reconnect):
    """Refused, and the connector's own check names the rights that are missing. `ref`: the account that it found."""

    def __init__(self, ref: AccountRef) -> None:
        super().__init__(Reason.NO_RIGHT, ", ".join(ref.missing))
        self.ref = ref


class Trouble(NamedTuple):
    """Diagnosis: which lamp, its new health, and how long to wait until the retry."""

    side: Side
    glow: Glow
    reason: Reason
    wait: timedelta


def is_shut(lamp: Lamp) -> bool:
    """Whether a lamp is out for lack of access."""
    return lamp.glow is Glow.OUT and lamp.reason not in DOUBTS


def is_mendable(lamp: Lamp) -> bool:
    """Whether a restart may have solved it, so that it is checked again; not where the platform asked to wait
    (rate limit), or the owner set a limit (budget).
    """
    return lamp.in_trouble and lamp.reason not in DOUBTS | {Reason.RATE, Reason.BUDGET}


def is_refusal(error: ConnectorError) -> bool:
    """Whether an error is about the access, so that retries back off."""
    return isinstance(error, Reconnect | Refused | TurnedAway)


def diagnosis(error: ConnectorError, refusals: int, roll: float) -> Trouble:
    """Diagnoses a failed request; `refusals`: in a row, with this one; `roll` in [0, 1) is the jitter of the
    retry.

    By kind of error:
    1. Reconnect or Refused: the reading lamp is OUT, the owner must act. The retry backs off with every
       refusal; an access that has ended is retried rarely.
    2. TurnedAway (refused once, but the check is fine): the lamp is LATE; the first time it is retried soon,
       then with the back-off of refusals.
    3. Retry: the lamp of its `side` is LATE; retried after its `after` (rate limit), at least after the usual
       pause.
    4. Anything else: the reading lamp is LATE, with the usual pause.
    """
    again = _within(SILENT_AGAIN, roll)
    match error:
        case Reconnect(reason=reason) | Refused(reason=reason):
            ended = isinstance(error, Reconnect) and reason in ACCESS_ENDED
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
    """Back-off after so many refusals in a row."""
    if tries > len(ACCESS_STEPS):
        return _within(ACCESS_AGAIN, roll)
    return ACCESS_STEPS[max(tries, 1) - 1] * (0.9 + 0.1 * roll)


def shortened(wait: timedelta, at_most: timedelta | None) -> timedelta:
    """Pause, as much shorter as `at_most` makes the interval of a minute."""
    return wait if at_most is None else wait * min(1.0, at_most / _MINUTE)


async def answer_of(connector: Connector, call: Callable[[], Awaitable[T]]) -> T:
    """Calls the connector. Raises ConnectorError; a refusal only if the connector's own check confirms it."""
    try:
        return await call()
    except (Reconnect, Refused) as refusal:
        raise await confirmed(connector, refusal) from refusal


async def confirmed(connector: Connector, refusal: Reconnect | Refused) -> ConnectorError:
    """Confirms a refusal with the connector's own check, which may give a truer reason.

    One odd answer, of a host that restarts or of a firewall that counts requests, is no alarm.
    """
    try:
        ref = await connector.check()
    except ConnectorError as found:
        return found
    return Lacking(ref) if ref.missing else TurnedAway(str(refusal))


def _within(span: Span, roll: float) -> timedelta:
    return span[0] + (span[1] - span[0]) * roll
