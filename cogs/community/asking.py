"""Errors of Discord's interface as the errors of a connector: which refusal is which reason, and what may have had an effect."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import discord

from bot.domain.channel import Side
from bot.domain.reason import Reason
from bot.ports import ConnectorError, Reconnect, Refused, Retry, Unclear
from cogs.kit.error_codes import BAD_REQUEST, TOO_MANY_REQUESTS, UNAUTHORIZED, UNKNOWN_MESSAGE
from cogs.kit.errors import NETWORK_TROUBLE, NOT_REACHED, asked_to_rest

_ARCHIVED, _LOCKED = 50083, 160005
_NO_HISTORY = 160002
_SLOW_MODE = 20016
_MODERATED = frozenset({200000, 200001, 240000})
"""Refused by the server's own rules (AutoMod), or a link that Discord does not let through."""
_SOON = timedelta(seconds=10)


@contextmanager
def asking(side: Side) -> Iterator[None]:
    """Turns what discord.py raises into the errors of a connector. `side` SEND: a request that changes something."""
    try:
        yield
    except discord.HTTPException as error:
        raise _of_answer(error, side) from error
    except discord.RateLimited as error:
        raise Retry(timedelta(seconds=error.retry_after), side, "429", Reason.RATE) from error
    except NOT_REACHED as error:
        raise Retry(side=side, detail=type(error).__name__) from error
    except NETWORK_TROUBLE as error:
        if side is Side.SEND:
            raise Unclear(type(error).__name__) from error
        raise Retry(side=side, detail=type(error).__name__) from error
    except RuntimeError as error:
        # aiohttp, before any byte: the session was closed with its connection.
        raise Retry(side=side, detail=str(error)) from error


def _of_answer(error: discord.HTTPException, side: Side) -> ConnectorError:
    what = f"{error.status} {error.code}"
    rest = asked_to_rest(error)
    if rest is not None or error.code == _SLOW_MODE:
        return Retry(rest or _SOON, side, what, Reason.RATE)
    if error.status >= 500:
        return Unclear(what) if side is Side.SEND else Retry(side=side, detail=what)
    if error.status == UNAUTHORIZED:
        return Retry(side=side, detail=what)
    if side is Side.READ:
        return Reconnect(Reason.GONE if isinstance(error, discord.NotFound) else Reason.NO_RIGHT, what)
    return Refused(_refusal(error), what)


def _refusal(error: discord.HTTPException) -> Reason:
    if error.code in (_ARCHIVED, _LOCKED):
        return Reason.CLOSED
    if error.code in _MODERATED:
        return Reason.POLICY
    if isinstance(error, discord.NotFound) or error.code == UNKNOWN_MESSAGE:
        return Reason.GONE
    if isinstance(error, discord.Forbidden) or error.code == _NO_HISTORY:
        return Reason.NO_RIGHT
    if error.status == BAD_REQUEST and "message_reference" in error.text:
        return Reason.GONE
    if error.status == BAD_REQUEST and "2000" in error.text:
        return Reason.TOO_LONG
    return Reason.UNKNOWN if error.status != TOO_MANY_REQUESTS else Reason.RATE
