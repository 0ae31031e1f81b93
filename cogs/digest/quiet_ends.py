"""Lines at the end of quiet hours (do not disturb): posted once into the inbox, ringing, and deleted half a day later."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.domain.business import BusinessId, DiscordChannelId, MemberId, MessageId
from bot.texts import Texts, speak
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.message_parsing import custom_ids, find_posted
from cogs.kit.routes import Button

if TYPE_CHECKING:
    from bot.services.reports.quiet_ends import Ended, Ends, QuietEnds, Woken
    from cogs.gateway.client import Shopbell

log = logging.getLogger(__name__)

LOOK_BACK = 50
"""Messages of history in which a line that may have been posted is looked for."""


class QuietEndLines:
    """Posts those lines. A plain message: the push notification shows what it says."""

    def __init__(self, client: Shopbell, ends: QuietEnds) -> None:
        self._client = client
        self._ends = ends
        self._not_before: dict[tuple[BusinessId, datetime], datetime] = {}

    async def step(self, work: Ends, now: datetime) -> list[datetime]:
        """Posts what is due and deletes what was there long enough; when to try again what Discord did not take."""
        again = []
        for ended in work.ended:
            key = (ended.business.id, ended.end)
            if self._not_before.get(key, now) <= now:
                self._not_before.pop(key, None)
                try:
                    await self._bring(ended, now)
                except (discord.HTTPException, *NETWORK_TROUBLE) as error:
                    log.warning("the end of quiet hours was not taken (%s)", type(error).__name__)
                    self._not_before[key] = self._client.put_off_until(error, now)
            if key in self._not_before:
                again.append(self._not_before[key])
        for business, run in work.stale:
            if run.place_id is not None and run.message_id is not None:
                await self._delete(run.place_id, run.message_id)
                await self._ends.deleted(business, run)
        return again

    async def _bring(self, ended: Ended, now: datetime) -> None:
        """Posts one line. One that may have been posted before a crash is looked for first."""
        woken, place_id = await self._ends.begin(ended, now), ended.business.inbox_id
        if woken is None or place_id is None:
            return
        place = self._client.get_partial_messageable(place_id)
        message = None
        if ended.again:
            message = await find_posted(
                self._client, place, ended.end, LOOK_BACK, lambda one: f"e{_minute(ended.end)}" in _named(one)
            )
        if message is None:
            people = [discord.Object(member) for member in woken.members]
            message = await place.send(
                wording(woken, now, speak(ended.business.language)),
                view=buttons(woken, speak(ended.business.language)),
                allowed_mentions=discord.AllowedMentions(everyone=False, users=people, roles=False),
                nonce=f"e{ended.business.id}.{_minute(ended.end)}"[:25],
            )
        await self._ends.done(ended, place_id, MessageId(message.id), now)

    async def _delete(self, place: DiscordChannelId, message: MessageId) -> None:
        """Deletes a line; one that Discord does not let go stays there."""
        try:
            await self._client.get_partial_messageable(place).get_partial_message(message).delete()
        except (discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.info("a line of the inbox stays (%s)", type(error).__name__)


def wording(woken: Woken, now: datetime, texts: Texts) -> str:
    """Text of the line: @Anna Good morning! 3 came while you rested"""
    from cogs.digest.drawing import greeting

    hello = greeting(now, woken.ended.business.zone, texts)
    if len(woken.members) > 1:
        said = texts.pn(
            "to several people",
            "{greeting} {n} came while you rested",
            "{greeting} {n} came while you rested",
            woken.count,
            greeting=hello,
        )
    else:
        said = texts.n(
            "{greeting} {n} came while you rested",
            "{greeting} {n} came while you rested",
            woken.count,
            greeting=hello,
        )
    return f"{_mentions(woken.members)} {said}"


def buttons(woken: Woken, texts: Texts) -> discord.ui.View:
    """Button to what waits. The minute in its id makes the message findable."""
    work = Button(
        texts("Work on open ones"),
        "open:work",
        f"e{_minute(woken.ended.end)}",
        style=discord.ButtonStyle.primary,
    )
    return discord.ui.View(timeout=None).add_item(work)


def _mentions(members: Sequence[MemberId]) -> str:
    return " ".join(f"<@{member}>" for member in members)


def _minute(end: datetime) -> int:
    return int(end.timestamp()) // 60


def _named(message: discord.Message) -> frozenset[str]:
    """Last arguments of its buttons' ids."""
    return frozenset(custom_id.rpartition(":")[2] for custom_id in custom_ids(message))
