"""Errors: one sentence for the owner and one entry for the log; rate limits of Discord (429)."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from math import isfinite
from typing import Any

import aiohttp
import discord

from bot.domain.reason import Reason
from bot.texts import Marked, Texts, mark
from cogs.kit.markdown import code_block, pieces
from cogs.kit.routes import say

log = logging.getLogger(__name__)

NETWORK_TROUBLE = (aiohttp.ClientError, OSError, TimeoutError)
"""What discord.py lets through when the network fails."""

REST = timedelta(minutes=1)
"""Where a 429 names no time."""
LONGEST_REST = timedelta(hours=6)

_REASONS: dict[Reason, Marked] = {
    Reason.GONE: mark("The comment is no longer there."),
    Reason.CLOSED: mark("Comments are closed there. Open them on the platform, or answer another way."),
    Reason.NO_RIGHT: mark("The account may not do that there. Give it the right, then try again."),
    Reason.TOO_LONG: mark("The text is too long for it. Shorten it and send it again."),
    Reason.DUPLICATE: mark("The same text stands there already."),
    Reason.BLOCKED: mark("The account is blocked there. Look at it on the platform."),
    Reason.POLICY: mark("The platform does not accept this text. Change it and send it again."),
    Reason.FIREWALL: mark(
        "A firewall in front of it did not let this text through. Change it, leave out links for example, "
        "or ask whoever looks after the site."
    ),
    Reason.EMOJI: mark("It cannot store the emojis in this text. Take them out and send it again."),
    Reason.PARENT_HIDDEN: mark("The comment is not visible there. Approve it first."),
    Reason.REVOKED: mark("The access was withdrawn. Renew it, then I go on."),
    Reason.EXPIRED: mark("The access has run out. Renew it, then I go on."),
    Reason.STRIPPED_HEADER: mark(
        "The web host swallows the password on its way. Ask the host to pass on the Authorization header."
    ),
    Reason.NOT_JSON: mark("A web page came back where data should be. Is the site being maintained?"),
    Reason.API_OFF: mark(
        "The site lets no programs in: its REST interface or its application passwords are switched off. "
        "Ask whoever looks after it to switch them on."
    ),
    Reason.ADDRESS: mark(
        "I don't go to private or unusual addresses. If this one is meant, whoever installed me can allow it."
    ),
    Reason.USE_LINK: mark("Only a person can do that, at the platform's own page."),
    Reason.CACHED: mark(
        "A cache of the site shows me an old list of comments, so I may notice new ones late. "
        "Ask whoever looks after it to keep the cache away from addresses with wp-json or rest_route."
    ),
    Reason.FLOOD: mark(
        "Far more came from there than I take in on one day. I go on tomorrow where I stopped; "
        "if all of it is real, let me read on now."
    ),
    Reason.NO_ROOM: mark(
        "The disk of the computer I run on is nearly full, so I read nothing new. Replies still go out. "
        "Make room there, then I go on by myself."
    ),
    Reason.EMPTIED: mark(
        "The site answers with an empty list, though its comments are still there. Something there hides them, "
        "often a plugin that switches comments off. Ask whoever looks after it; I keep what I know meanwhile."
    ),
    Reason.CHALLENGE: mark(
        "A protection page in front of the site tests whether I am human, and I am not. "
        "Ask whoever looks after it to let addresses with wp-json or rest_route pass without that."
    ),
    Reason.MESSAGES: mark(
        "Messages of the site's own (PHP notices) stand before its data, so I can't read it. "
        "Ask whoever looks after it to switch off that they are shown (WP_DEBUG_DISPLAY)."
    ),
    Reason.NO_COUNT: mark(
        "The site does not say how many comments it has, so I could miss some. "
        "Ask whoever looks after it to let the header X-WP-Total through."
    ),
    Reason.USERS_HIDDEN: mark(
        "The site does not tell who I am there, so I could not know my own replies. A security plugin or a firewall "
        "shuts wp-json/wp/v2/users/me. Ask whoever looks after it to open this one address."
    ),
    Reason.NO_ADDRESS: mark(
        "That is no address of a website. Copy it from the browser, with https:// in front."
    ),
    Reason.NO_HOST: mark("Nobody on the internet has this name. Check the address letter by letter."),
    Reason.SILENT: mark(
        "It does not answer just now. That usually passes; I keep trying, and nothing is lost."
    ),
    Reason.MAINTENANCE: mark(
        "The site is being worked on just now. That takes minutes mostly; I keep looking, and nothing is lost."
    ),
    Reason.RATE: mark("I am asked to come less often. I go on as soon as I am let in again."),
    Reason.TURNED_AWAY: mark(
        "Something in front of the site turns me away, most likely a firewall. "
        "Ask whoever looks after it to let Shopbell through."
    ),
    Reason.KEY_LOST: mark(
        "I can't open the stored password, because I was started with another key. "
        "Put the former key back and start me again, or give the password once more."
    ),
    Reason.PAUSED: mark(
        "The connection is paused, so nothing goes out from here. Let it go on, then it works."
    ),
    Reason.REMOVED: mark(
        "The connection was removed, so nothing goes out from here. Answer there yourself, or connect it again."
    ),
    Reason.UNKNOWN: mark("I don't know why. Look at it on the platform, or try again later."),
}


def team_sentence(texts: Texts) -> str:
    """Sentence at connecting where the platform does not show every team member."""
    return texts(
        "I may not recognise all of you there. Where somebody comments while logged in for the first time, "
        "the card asks: is that you?"
    )


def reason_sentence(texts: Texts, reason: Reason | None) -> str:
    """Sentence with what to do next; without a reason that of UNKNOWN."""
    return texts.marked(_REASONS[reason or Reason.UNKNOWN])


def asked_to_rest(error: BaseException | None) -> timedelta | None:
    """Rate limit (429): how long Discord wants no requests; None where the error asks for nothing.

    discord.py waits out Discord's own limits. A 429 without Via or JSON comes from Cloudflare, applies to
    everything from this machine's address, and grows longer with every further request.
    """
    if not isinstance(error, discord.HTTPException) or error.status != 429:
        return None
    try:
        seconds = float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return REST
    return (
        timedelta(seconds=min(max(seconds, 0.0), LONGEST_REST.total_seconds())) if isfinite(seconds) else REST
    )


async def give_back(interaction: discord.Interaction[Any], texts: Texts, typed: Sequence[str]) -> None:
    """Gives back what was typed into a form that failed, to be copied; in as many messages as it needs."""
    if not any(text.strip() for text in typed):
        return
    first, *more = pieces("\n\n".join(typed))
    await say(interaction, texts("What you typed, so that it is not lost:") + "\n" + code_block(first))
    for piece in more:
        await say(interaction, code_block(piece))


async def answer_failure(
    interaction: discord.Interaction[Any], error: Exception, texts: Texts, typed: Sequence[str] = ()
) -> None:
    """Answers a press that failed with a sentence. Never raises: nothing runs after it. `typed`: what a form
    held.
    """
    cause = getattr(error, "original", error)
    if isinstance(cause, discord.NotFound) and cause.code == 10062:
        log.warning("an interaction was answered too late")
        return
    if isinstance(cause, aiohttp.ClientError | discord.HTTPException):
        log.warning("Discord did not take an answer: %s", type(cause).__name__)
    else:
        log.error("a press went wrong", exc_info=cause)
    sentence = (
        texts("That did not work just now. Please try again in a moment.")
        if any(typed)
        else texts("That did not work just now. Nothing is lost; please try again in a moment.")
    )
    try:
        await say(interaction, sentence)
        await give_back(interaction, texts, typed)
    except (discord.HTTPException, *NETWORK_TROUBLE, RuntimeError):
        log.warning("and the sentence about it could not be shown")
