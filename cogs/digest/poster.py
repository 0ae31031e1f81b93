"""Posting digests (reporter): posts each once, and finds a posted one again after a crash."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.domain.business import BusinessId, MessageId
from bot.domain.job_run import Job, JobRunId
from bot.services.reports.digest import LATEST, Begun, Digests, Waiting
from bot.texts import speak
from cogs.digest.direct import Direct
from cogs.digest.quiet_ends import QuietEndLines
from cogs.gateway.access import NotSaidError
from cogs.kit.error_codes import (
    BAD_REQUEST,
    BROKEN,
    DIRECT_MESSAGES_CLOSED,
    UNAUTHORIZED,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
)
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.links import without_addresses
from cogs.kit.message_parsing import custom_ids, find_posted
from cogs.kit.ringing import mention_of
from cogs.kit.routes import home_of, in_direct_message

if TYPE_CHECKING:
    from cogs.gateway.client import Shopbell

log = logging.getLogger(__name__)

TROUBLE = timedelta(seconds=5)
FORBIDDEN = timedelta(minutes=5)
NEVER = datetime.min.replace(tzinfo=UTC)
LOOK_BACK = 50
"""Messages of history in which a digest that may have been posted is looked for."""


class Reporter:
    """Posts what is due. A digest that notifies is plain for a moment, like a card, or its push notification
    would be empty.
    """

    def __init__(self, client: Shopbell, digests: Digests, convert_after: timedelta) -> None:
        self._client = client
        self._digests = digests
        self._direct = Direct(client, digests)
        self._ends = QuietEndLines(client, digests.ends)
        self._convert_after = convert_after
        self._not_before: dict[JobRunId, datetime] = {}
        self._refused: set[JobRunId] = set()
        """Digests that Discord refused: they come without links."""

    async def step(self, now: datetime) -> datetime | None:
        """Posts what is due, longest untried first, until Discord cannot be reached; returns when there is more to do."""
        if not self._client.is_ready():
            return None
        if (until := self._client.rests_until(now)) is not None:
            return until
        work = await self._digests.due(now)
        nexts = [] if work.next_due is None else [work.next_due]
        nexts += await self._ends.step(work.ends, now)
        nexts += await self._all(work.waiting, now)
        if any(one.run.job is Job.DIGEST for one in work.waiting):
            # Those that became due as direct messages with them.
            work = await self._digests.due(now)
            nexts += await self._all([one for one in work.waiting if one.run.job is Job.DIRECT_DIGEST], now)
        return min(nexts, default=None)

    async def _all(self, work: Sequence[Waiting], now: datetime) -> list[datetime]:
        """Brings each one step further, longest untried first, until Discord cannot be reached; when to go on."""
        nexts = []
        for waiting in sorted(work, key=lambda one: self._not_before.get(one.run.id, NEVER)):
            again, reached = self._not_before.get(waiting.run.id), True
            if again is None or again <= now:
                again, reached = await self._bring(waiting, now)
            if again is not None:
                self._not_before[waiting.run.id] = again
                nexts.append(again)
            else:
                self._not_before.pop(waiting.run.id, None)
            if not reached:
                break
        return nexts

    async def _bring(self, waiting: Waiting, now: datetime) -> tuple[datetime | None, bool]:
        """One step further: when to go on, None at its end; and whether Discord can be reached for the others."""
        try:
            direct = None if waiting.place is not None else await self._direct.open(waiting, now)
            begun = await self._digests.begin(waiting, now, direct)
            return None if begun is None else await self._post(begun, now), True
        except NotSaidError as error:
            return self._put_off(waiting, now + FORBIDDEN, error), True
        except discord.DiscordServerError as error:
            return self._put_off(waiting, now + TROUBLE, error), False
        except discord.HTTPException as error:
            return await self._not_taken(waiting, now, error)
        except discord.RateLimited as error:
            return self._put_off(waiting, now + timedelta(seconds=error.retry_after), error), True
        except NETWORK_TROUBLE as error:
            return self._put_off(waiting, now + TROUBLE, error), False
        except Exception as slip:
            if self._client.is_closed():
                # Our own reconnect came in between: the next connection shows it.
                return self._put_off(waiting, now + TROUBLE, slip), False
            log.exception("digest %s could not be shown", waiting.run.id)
            return self._put_off(waiting, now + BROKEN, slip), True

    async def _not_taken(
        self, waiting: Waiting, now: datetime, error: discord.HTTPException
    ) -> tuple[datetime | None, bool]:
        """Handles a refusal; returns as `_bring`."""
        run, business = waiting.run, waiting.business
        if error.code == DIRECT_MESSAGES_CLOSED:
            await self._digests.unsubscribe(business.id, run, now, refused=True)
            return None, True
        if (until := self._client.rest(error, now)) is not None:
            return self._put_off(waiting, until, error), False
        if error.status == UNAUTHORIZED:
            self._client.refuse()
            return self._put_off(waiting, now + FORBIDDEN, error), False
        if run.member_id is None and error.code == UNKNOWN_CHANNEL:
            self._client.dispatch("place_lost", business.server_id, waiting.place)
        if run.member_id is None and isinstance(error, discord.Forbidden):
            self._client.dispatch("place_shut", business.server_id, waiting.place)
        gone = error.code in (UNKNOWN_MESSAGE, UNKNOWN_CHANNEL) or now - run.due_at > LATEST
        if run.message_id is not None and gone:
            # It was there to be read: deleted within seconds by somebody, or out of reach for good.
            await self._digests.given_up(business.id, run, now)
            return None, True
        if error.status == BAD_REQUEST and run.id not in self._refused:
            self._refused.add(run.id)
            return self._put_off(waiting, now, error), True
        return self._put_off(waiting, now + FORBIDDEN, error), True

    def _view(self, begun: Begun, rung: str = "") -> discord.ui.LayoutView:
        from cogs.digest.drawing import draw

        texts, direct = speak(begun.language), begun.run.member_id is not None
        with in_direct_message(begun.business) if direct else nullcontext():
            view = draw(begun.digest, texts, rung=rung, named=direct)
        return without_addresses(view) if begun.run.id in self._refused else view

    def _plain(self, begun: Begun) -> discord.ui.View:
        """Buttons beside the plain line that notifies."""
        from cogs.digest.drawing import buttons

        plain = discord.ui.View(timeout=None)
        with in_direct_message(begun.business) if begun.run.member_id is not None else nullcontext():
            for button in buttons(begun.digest, speak(begun.language)):
                plain.add_item(button)
        return plain

    def _mention(self, begun: Begun) -> tuple[str, discord.AllowedMentions]:
        guild = self._client.get_guild(begun.digest.business.server_id)
        return mention_of(guild, begun.place, begun.rung)

    def _put_off(self, waiting: Waiting, until: datetime, error: Exception) -> datetime:
        code = error.code if isinstance(error, discord.HTTPException) else ""
        log.warning("digest %s was not taken (%s %s)", waiting.run.id, type(error).__name__, code)
        return until

    async def _post(self, begun: Begun, now: datetime) -> datetime | None:
        """Posts a digest that was begun; when to go on, None at its end. The order is the contract:

        1. One that may have been posted before a crash is looked for in the channel.
        2. A message that is there is converted to the whole digest: done.
        3. Where nothing is overdue, or nobody is to be rung, the whole digest is posted silently: done.
        4. Else a plain line is posted and its id recorded; it is converted in a later step.
        """
        run, digest = begun.run, begun.digest
        message = run.message_id
        if message is None and begun.again:
            message = await self._find(begun)
        if message is not None:
            await self._convert(begun, message)
            await self._digests.done(begun.business, run, begun.place, message, now, digest.quoted)
            return None
        place = self._client.get_partial_messageable(begun.place)
        mention, allowed = self._mention(begun)
        nonce = f"d{begun.business}.{digest.day:%y%m%d}.{begun.run.id}"[:25]
        notifies = bool(mention) or (run.member_id is not None and digest.overdue)
        if not notifies:
            view = self._view(begun)
            sent = await place.send(view=view, silent=True, allowed_mentions=allowed, nonce=nonce)
            await self._digests.done(begun.business, run, begun.place, MessageId(sent.id), now, digest.quoted)
            return None
        from cogs.digest.drawing import lock_screen

        words = lock_screen(digest, speak(begun.language), mention)
        sent = await place.send(words, view=self._plain(begun), allowed_mentions=allowed, nonce=nonce)
        await self._digests.posted(begun.business, run, begun.place, MessageId(sent.id), now, digest.quoted)
        return now + self._convert_after

    async def _convert(self, begun: Begun, message: MessageId) -> None:
        """Replaces the plain line with the whole digest. Edits never notify."""
        mention, allowed = self._mention(begun)
        view = self._view(begun, mention)
        place = self._client.get_partial_messageable(begun.place)
        await place.get_partial_message(message).edit(content=None, view=view, allowed_mentions=allowed)

    async def _find(self, begun: Begun) -> MessageId | None:
        """Finds its message in the history by the day in its button; the nonce is not kept with a message."""
        place = self._client.get_partial_messageable(begun.place)
        found = await find_posted(
            self._client,
            place,
            begun.run.started_at,
            LOOK_BACK,
            lambda message: begun.digest.day in days_of(message, begun.direct_of),
        )
        return None if found is None else MessageId(found.id)


def days_of(message: discord.Message, direct_of: BusinessId | None = None) -> frozenset[date]:
    """Days that a digest's buttons name. Unlike ids of rows, they mean the same after a restore. `direct_of`: in direct
    messages, of which business, since there may be those of others.
    """
    found = set()
    for custom_id in custom_ids(message):
        if home_of(custom_id) != direct_of:
            continue
        custom_id = custom_id.rpartition(".")[2]
        route, _, arguments = custom_id.partition(":show:")
        named = re.fullmatch(r"\A\d+:(\d{4})(\d\d)(\d\d)", arguments, re.ASCII)
        if route == "numbers" and named:
            with suppress(ValueError):
                found.add(date(int(named[1]), int(named[2]), int(named[3])))
    return frozenset(found)
