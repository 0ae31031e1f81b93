"""Errors of the Graph API: which code and subcode mean what. Never decided by the text, nor by the HTTP status.

Rows of the table: error-handling guide and rate-limit page of Meta, read November 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.connectors.facebook.normalise import is_id
from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import ConnectorError, Reconnect, Refused, Retry, Unclear

UNKNOWN = 1
PARAMETER = 100
_GONE = 33
_TOKEN = frozenset({190, 102})
_TOKEN_REASONS = {
    458: Reason.APP_REMOVED,
    459: Reason.CHECKPOINT,
    460: Reason.SIGN_IN_CHANGED,
    463: Reason.EXPIRED,
    464: Reason.CHECKPOINT,
    467: Reason.REVOKED,
    492: Reason.ROLE_LOST,
}
_LIMITS = frozenset({4, 17, 32, 341, 613, 80001, 80002, 80006})
_SHORT_LIMITS = frozenset({341, 613})
"""Left to the usual back-off: they are about bursts."""
_LIMIT_WAIT = timedelta(minutes=30)
_PASSING = frozenset({UNKNOWN, 2})
_RIGHTS = frozenset({3, 10, *range(200, 300)})
_POLICY = 368
_DUPLICATE = 506
_NO_ALIAS = 803
_POLICY_WAIT = timedelta(hours=3)
_SLOWER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class GraphError:
    """Error as Facebook describes it. `made`: what a write returned before the read of its fields failed."""

    code: int
    subcode: int = 0
    transient: bool = False
    made: Mapping[str, Any] | None = None

    @property
    def detail(self) -> str:
        """For the log."""
        return f"{self.code}/{self.subcode}" if self.subcode else str(self.code)

    @property
    def is_gone(self) -> bool:
        """Whether it says that an object is deleted, or not shown to this token."""
        return (self.code, self.subcode) == (PARAMETER, _GONE) or self.code == _NO_ALIAS


class NotTaken(Retry):
    """Parameter, field or form of a question that Facebook does not take: ask in another way."""


def parse(body: Mapping[str, Any]) -> GraphError | None:
    """Parses the error in an answer; None for an answer without one."""
    error = body.get("error")
    if error is None:
        return None
    if not isinstance(error, dict):
        return GraphError(0)
    made = error.get("original_response", body.get("original_response"))
    made_id = made.get("id") if isinstance(made, dict) else None
    return GraphError(
        _number(error.get("code")),
        # debug_token calls it subcode.
        _number(error.get("error_subcode", error.get("subcode"))),
        error.get("is_transient") is True,
        {"id": made_id} if is_id(made_id) else None,
    )


def of_token(error: GraphError) -> Reconnect | None:
    """Error of a token that no longer works; None for any other."""
    if error.code not in _TOKEN:
        return None
    return Reconnect(_TOKEN_REASONS.get(error.subcode, Reason.REVOKED), error.detail)


def of_read(error: GraphError, side: Side, regain: timedelta | None) -> ConnectorError:
    """Error of a failed read. `regain`: how long to stay away, by the headers."""
    known = _of_either(error, side, regain)
    if known is not None:
        return known
    if error.code == _POLICY:
        # It is about what was written; reading only slows down.
        return Retry(_SLOWER, side, error.detail, Reason.RATE)
    if error.code in _PASSING or error.transient:
        return Retry(None, side, error.detail)
    if error.code in _RIGHTS:
        return Reconnect(Reason.NO_RIGHT, error.detail)
    if error.code in (PARAMETER, 12):
        return NotTaken(None, side, error.detail, Reason.UNKNOWN)
    return Retry(None, side, error.detail, Reason.UNKNOWN)


def of_write(error: GraphError, regain: timedelta | None) -> ConnectorError:
    """Error of a failed reply or act."""
    known = _of_either(error, Side.SEND, regain)
    if known is not None:
        return known
    if error.code == _POLICY:
        return Retry(_POLICY_WAIT, Side.SEND, error.detail, Reason.BLOCKED, rests=True)
    if error.code == _DUPLICATE:
        # Perhaps an earlier attempt got through.
        return Refused(Reason.DUPLICATE, error.detail, look=True)
    if error.code in _RIGHTS:
        return Refused(Reason.NO_RIGHT, error.detail)
    if error.code in _PASSING or error.transient or not error.code:
        return Unclear(error.detail)
    return Refused(Reason.UNKNOWN, error.detail, look=True)


def _of_either(error: GraphError, side: Side, regain: timedelta | None) -> ConnectorError | None:
    """Error that means the same for a read and a write: of the token, of what is gone, of a rate limit."""
    lost = of_token(error)
    if lost is not None:
        return lost
    if error.is_gone:
        return Refused(Reason.GONE, error.detail)
    if error.code in _LIMITS:
        return Retry(_wait(error, regain), side, error.detail, Reason.RATE)
    return None


def _wait(error: GraphError, regain: timedelta | None) -> timedelta | None:
    if regain is not None:
        return regain
    return None if error.code in _SHORT_LIMITS else _LIMIT_WAIT


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
