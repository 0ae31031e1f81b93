"""Pictures on cards: uploads what customers sent to the messages of their cards, after these were posted; no address of a stranger is
handed to Discord.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.ports import Retry
from bot.texts import speak
from cogs.kit.error_codes import TOO_MANY_REQUESTS, UNAUTHORIZED
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.ringing import mention_of

if TYPE_CHECKING:
    from bot.domain.card_facts import CommentCard
    from bot.domain.picture import Picture
    from bot.services.inbox.pictures import Wanted
    from cogs.gateway.client import Shopbell

log = logging.getLogger(__name__)


class CardPictures:
    """Fetches the pictures of one card after the other and puts them into its message."""

    def __init__(self, client: Shopbell) -> None:
        self._client = client
        self._pictures = client.app.pictures

    async def step(self, now: datetime) -> datetime | None:
        """Pictures of the next card; returns when there is more to do."""
        if not self._client.is_ready():
            return None
        if (until := self._client.rests_until(now)) is not None:
            return until
        wanted = await self._pictures.next(now)
        if wanted is None:
            return await self._pictures.next_due()
        try:
            addresses = await self._pictures.addresses(wanted)
        except Retry as error:
            await self._pictures.put_off(wanted, self._client.put_off_until(error, now))
            return now
        found = await self._pictures.fetch(addresses)
        facts = await self._pictures.facts(wanted)
        if facts is None:
            # It changed meanwhile: whatever it wants now is next.
            return now
        if not found:
            await self._pictures.shown(wanted, (), facts.card.version)
            return now
        try:
            await self._upload(facts, found, now)
        except discord.HTTPException as error:
            return await self._refused(wanted, facts, error, now)
        except NETWORK_TROUBLE as error:
            log.warning(
                "pictures of card %s could not be sent yet (%s)", wanted.card.id, type(error).__name__
            )
            await self._pictures.put_off(wanted, self._client.put_off_until(error, now))
            return now
        await self._pictures.shown(wanted, found, facts.card.version)
        return now

    async def _upload(self, facts: CommentCard, found: Sequence[Picture], now: datetime) -> None:
        """Edits the message: the same card with its pictures. Whom it mentions is allowed again, and nobody else."""
        place, message = facts.card.place_id or facts.business.inbox_id, facts.card.message_id
        assert place is not None
        assert message is not None
        guild = self._client.get_guild(facts.business.server_id)
        rung, allowed = mention_of(guild, place, facts.card.rang)
        from cogs.inbox.card import draw

        shown = replace(facts, pictures=tuple(one.name for one in found))
        await (
            self._client.get_partial_messageable(place)
            .get_partial_message(message)
            .edit(
                content=None,
                view=draw(shown, speak(facts.business.language), now, rung),
                attachments=[discord.File(io.BytesIO(one.body), one.name) for one in found],
                allowed_mentions=allowed,
            )
        )

    async def _refused(
        self, wanted: Wanted, facts: CommentCard, error: discord.HTTPException, now: datetime
    ) -> datetime:
        """Handles a refusal: trouble at Discord passes, anything else leaves the card without pictures."""
        log.warning("pictures of card %s were not taken (%s %s)", wanted.card.id, error.status, error.code)
        if error.status >= 500 or error.status in (TOO_MANY_REQUESTS, UNAUTHORIZED):
            await self._pictures.put_off(wanted, self._client.put_off_until(error, now))
        else:
            await self._pictures.shown(wanted, (), facts.card.version)
        return now
