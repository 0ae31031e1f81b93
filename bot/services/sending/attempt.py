"""Guarded call of a connector: every error becomes a value to decide over (retry, access, refused, unclear)."""

import logging
from collections.abc import Awaitable
from typing import TypeVar

from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.reason import Reason
from bot.domain.sending import ActOutcome, NoAccess, NotNow, Reached, Rejected, Unsure
from bot.ports import Connector, Reconnect, Refused, Retry, SeenComment, Unclear, UseLink
from bot.services.channels.diagnosis import confirmed

log = logging.getLogger(__name__)
T = TypeVar("T")

Trouble = NotNow | NoAccess | Rejected | Unsure
TROUBLE = (NotNow, NoAccess, Rejected, Unsure)

_GONE_IS_FINE = frozenset({Act.HIDE, Act.HOLD, Act.SPAM, Act.TRASH, Act.DELETE_OWN})
_WANTED = {
    Act.APPROVE: frozenset({Visibility.PUBLIC}),
    Act.UNHIDE: frozenset({Visibility.PUBLIC}),
    Act.HOLD: frozenset({Visibility.HELD}),
    Act.HIDE: frozenset({Visibility.HIDDEN}),
    Act.SPAM: frozenset({Visibility.SPAM}),
    Act.TRASH: frozenset({Visibility.TRASHED}),
    Act.UNSPAM: frozenset(Visibility) - {Visibility.SPAM},
    Act.UNTRASH: frozenset(Visibility) - {Visibility.TRASHED},
    Act.DELETE_OWN: frozenset(Visibility) - {Visibility.PUBLIC, Visibility.HELD},
}


async def ask(connector: Connector, call: Awaitable[T]) -> T | Trouble:
    """Calls a connector and returns its answer, or the kind of trouble. Anything unforeseen may have had an
    effect; lost access is believed when the connector's own check confirms it.
    """
    try:
        return await call
    except Retry as trouble:
        return NotNow(trouble.after, trouble.reason, trouble.rests)
    except Reconnect as trouble:
        return await _access(connector, trouble)
    except Refused as trouble:
        log.info("refused: %s (%s)", trouble.reason.value, trouble)
        return Rejected(trouble.reason, trouble.look)
    except UseLink as trouble:
        log.info("a person is wanted there (%s)", trouble)
        return Rejected(Reason.USE_LINK, url=trouble.url)
    except Unclear as trouble:
        log.warning("unclear: %s", trouble)
        return Unsure()
    # The supervised end of a delivery: a bug in a connector must not keep a reply from being read back.
    except Exception:
        log.exception("a connector raised what it must not")
        return Unsure()


async def _access(connector: Connector, refusal: Reconnect) -> NotNow | NoAccess:
    """Outcome of a refusal, which surely had no effect: no access, or one odd answer that passes."""
    match await confirmed(connector, refusal):
        case Reconnect(reason=reason) | Refused(reason=reason):
            log.warning("no access: %s", reason.value)
            return NoAccess(reason)
        case Retry(after=after, reason=reason):
            return NotNow(after, reason)
        case _:
            return NotNow()


def outcome_of(act: Act, answer: SeenComment | Trouble | None) -> ActOutcome:
    """Outcome of an act: whether the state read back is the one that was wanted."""
    if isinstance(answer, TROUBLE):
        return answer
    if answer is None:
        return Reached() if act in _GONE_IS_FINE else Rejected(Reason.GONE)
    if act in (Act.LIKE, Act.UNLIKE):
        return Reached() if answer.liked is (act is Act.LIKE) else Unsure()
    return Reached() if answer.visibility in _WANTED.get(act, frozenset(Visibility)) else Unsure()
