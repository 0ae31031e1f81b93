"""Full disk: the message in Discord while nothing can be written to the database."""

import logging
from datetime import datetime, timedelta

import discord

from bot.app import App
from bot.domain.business import Business, BusinessId
from bot.texts import speak
from cogs.gateway.client import Shopbell
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.ringing import mention_of

log = logging.getLogger(__name__)

LOOK_EVERY = timedelta(seconds=15)


class FullDisk:
    """Reports a full disk. Outlives the clients: who was informed is kept in memory, since nothing can be
    written.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._informed: set[BusinessId] = set()

    async def step(self, client: Shopbell, now: datetime) -> datetime:
        """Says once in every inbox that nothing can be stored, and once that it works again."""
        full = self._app.db.full
        if client.is_ready() and (full or self._informed):
            for business in await self._app.directory.with_inbox():
                if client.rests_until(now) is None and full is (business.id not in self._informed):
                    await self._say(client, business, now, full=full)
        return now + LOOK_EVERY

    async def _say(self, client: Shopbell, business: Business, now: datetime, *, full: bool) -> None:
        texts = speak(business.language)
        guild = client.get_guild(business.server_id)
        sentence = texts("There is room on the disk again: I read and write as before, and catch up.")
        mention, allowed = "", discord.AllowedMentions.none()
        if full:
            mention, allowed = mention_of(guild, business.inbox_id, await self._app.desk.rung(business, now))
            sentence = texts(
                "The disk of the computer I run on is full. I can neither read nor send until there is room; "
                "keep what you write yourself meanwhile. Make room there, then I go on by myself."
            )
        inbox = client.get_partial_messageable(business.inbox_id or 0)
        try:
            await inbox.send(f"{mention} {sentence}".strip(), allowed_mentions=allowed)
        except (discord.HTTPException, *NETWORK_TROUBLE) as trouble:
            # The next step retries where the network failed; a channel that refuses messages is left alone.
            log.warning("nobody could be informed of the disk: %s", type(trouble).__name__)
            client.rest(trouble, now)
            if not isinstance(trouble, discord.Forbidden | discord.NotFound):
                return
        (self._informed.add if full else self._informed.discard)(business.id)
