"""Errors of Discord and of the network to it: rate limits (429), and what a failed press says and logs."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from math import isfinite
from typing import Any

import aiohttp
import discord

from bot.texts import Texts
from cogs.kit.error_codes import TOO_MANY_REQUESTS, UNKNOWN_INTERACTION
from cogs.kit.handing_back import give_back
from cogs.kit.routes import say

log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
"""Seconds that discord.py itself waits for the rate limit of one channel, by its own rule no fewer: everything in the same loop
waits with it, cards of other businesses too. What takes longer is RateLimited.
"""
NETWORK_TROUBLE = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited)
"""What discord.py lets through when the network fails, or a rate limit is too long to be waited for."""

NOT_REACHED = (aiohttp.ClientConnectorError,)
"""Of these, what surely had no effect: no connection was made."""

REST = timedelta(minutes=1)
"""Where a 429 names no time."""
LONGEST_REST = timedelta(hours=6)


def asked_to_rest(error: BaseException | None) -> timedelta | None:
    """Rate limit (429): how long Discord wants no requests; None where the error asks for nothing.

    discord.py waits out Discord's own limits. A 429 without Via or JSON comes from Cloudflare, applies to
    everything from this machine's address, and grows longer with every further request.
    """
    if not isinstance(error, discord.HTTPException) or error.status != TOO_MANY_REQUESTS:
        return None
    try:
        seconds = float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return REST
    return (
        timedelta(seconds=min(max(seconds, 0.0), LONGEST_REST.total_seconds())) if isfinite(seconds) else REST
    )


async def answer_failure(
    interaction: discord.Interaction[Any], error: Exception, texts: Texts, typed: Sequence[str] = ()
) -> None:
    """Answers a press that failed with a sentence. Never raises: nothing runs after it. `typed`: what a form
    held.
    """
    cause = getattr(error, "original", error)
    if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_INTERACTION:
        log.warning("an interaction was answered too late")
        return
    if isinstance(cause, discord.HTTPException | aiohttp.ClientError):
        log.warning("Discord did not take an answer: %s", type(cause).__name__)
        # What was asked for may be done: a reply is in the outbox before it is acknowledged.
        sentence = texts(
            "Discord did not take my answer just now. Look whether it worked; if not, try again."
        )
    elif any(typed):
        log.error("a press went wrong", exc_info=cause)
        sentence = texts("That did not work just now. Please try again in a moment.")
    else:
        log.error("a press went wrong", exc_info=cause)
        sentence = texts("That did not work just now. Nothing is lost; please try again in a moment.")
    try:
        await say(interaction, sentence)
        await give_back(interaction, texts, typed)
    except (discord.HTTPException, *NETWORK_TROUBLE, RuntimeError):
        log.warning("and the sentence about it could not be shown")
