"""Typed hints: a message typed straight into the inbox channel reaches no customer; says so once a day, and deletes
the hint later.
"""

import logging
from datetime import datetime, timedelta

import discord

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, MessageId, ServerId
from bot.loops import DESK
from bot.texts import speak
from cogs.gateway.access import role_of
from cogs.gateway.client import Shopbell
from cogs.kit.errors import NETWORK_TROUBLE

log = logging.getLogger(__name__)

SHOWN_FOR = timedelta(seconds=20)
TRY_AGAIN = timedelta(seconds=5)
LEFT_BEHIND = timedelta(minutes=10)
_TYPED = (discord.MessageType.default, discord.MessageType.reply)


class Hints:
    """Listener for messages that members of the business type into an inbox; everything else is dropped
    before any work.
    """

    def __init__(self, client: Shopbell) -> None:
        self._client = client
        client.hears.append(self.concerns)
        client.add_listener(self._typed, "on_message")
        for event in ("on_ready", "on_set_up", "on_inbox_chosen"):
            client.add_listener(self.refresh, event)
        self._inboxes: frozenset[DiscordChannelId] = frozenset()
        self._under_way: set[tuple[BusinessId, MemberId]] = set()
        self._shown: list[tuple[datetime, DiscordChannelId, MessageId]] = []
        """Until when, in which channel, which message."""

    def concerns(self, message: discord.Message) -> bool:
        """Whether it was typed into an inbox. Called for every message of the server: no database, no task."""
        return message.channel.id in self._inboxes and not message.author.bot and message.type in _TYPED

    async def refresh(self) -> None:
        """Loads which channels are inboxes, and hints that were left behind by a crash."""
        app = self._client.app
        known, now = {message for _, _, message in self._shown}, app.now()
        inboxes = await app.hinting.inboxes(now, LEFT_BEHIND)
        self._inboxes = frozenset(inbox for inbox, _ in inboxes)
        for inbox, left in inboxes:
            self._shown += [(now, inbox, message) for message in left if message not in known]
        app.loops.wake(DESK)

    async def _typed(self, message: discord.Message) -> None:
        """Shows the hint once a day and member."""
        author = message.author
        if message.guild is None or not isinstance(author, discord.Member):
            return
        entry = await self._client.app.directory.look_up(ServerId(message.guild.id))
        business = entry.business
        if business is None:
            return
        if role_of(entry.roles, author, author.guild_permissions) is None:
            return
        who = (business.id, MemberId(author.id))
        if who in self._under_way:
            return
        self._under_way.add(who)
        try:
            await self._say(business, message, self._client.app.now())
        finally:
            self._under_way.discard(who)

    async def _say(self, business: Business, message: discord.Message, now: datetime) -> None:
        app, member = self._client.app, MemberId(message.author.id)
        if not await app.hinting.due(business, member, now):
            return
        texts = speak(business.language)
        text = texts("Only this server has seen that. To reply: the button on the card.")
        try:
            said = await message.channel.send(
                text, silent=True, allowed_mentions=discord.AllowedMentions.none()
            )
        except (discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.warning("a hint could not be shown (%s)", type(error).__name__)
            return
        await app.hinting.shown(business.id, member, MessageId(said.id), now)
        self._shown.append((now + SHOWN_FOR, DiscordChannelId(message.channel.id), MessageId(said.id)))
        app.loops.wake(DESK)

    async def tidy(self, now: datetime) -> datetime | None:
        """Deletes hints that were there long enough; when the next one is due."""
        left = []
        for until, channel, message in self._shown:
            if until > now or self._client.rests_until(now) is not None:
                left.append((until, channel, message))
                continue
            try:
                place = self._client.get_partial_messageable(channel)
                await place.get_partial_message(message).delete()
            except (discord.NotFound, discord.Forbidden):
                continue
            except (discord.HTTPException, *NETWORK_TROUBLE) as error:
                log.warning("a hint could not be taken away yet (%s)", type(error).__name__)
                self._client.rest(error, now)
                left.append((now + TRY_AGAIN, channel, message))
        self._shown = left
        return min((until for until, _, _ in left), default=None)
