"""Servers (allowlist): greets on a new server, leaves one that is not served, and warns when the inbox or
digest channel is gone.
"""

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

import discord
from discord import ui
from discord.ext import commands

from bot.domain.business import Business, DiscordChannelId, MemberId, ServerId
from bot.marks import Marked
from bot.services.business.directory import Entry
from bot.texts import Texts, language_for, speak
from cogs.gateway.client import Shopbell
from cogs.gateway.rights import missing_rights
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.markdown import cut, escape
from cogs.kit.routes import Button

log = logging.getLogger(__name__)

SETUP = "setup"
SERVER_NAME = 60
"""Characters of a server's name in a sentence."""
TRIES = 3
"""Channels that are tried before the owner is written to directly."""


class Servers(commands.Cog):
    """Listener for events of servers and channels; nothing here is pressed."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        self._one_at_a_time = asyncio.Lock()
        """A message that is sent once must not be sent by two events at the same moment."""

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Greets and leaves servers that it joined while it was off."""
        for guild in self._bot.guilds:
            entry = await self._entry(guild)
            known = entry.known
            if known is None or not entry.served:
                await self.on_guild_join(guild)
            elif known.inbox_id is not None and guild.get_channel(known.inbox_id) is None:
                await self.on_place_lost(ServerId(guild.id), known.inbox_id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greets once with a button, so that nobody has to wait for commands; leaves a server that is not on
        the allowlist.
        """
        async with self._one_at_a_time:
            await self._greet(guild)

    async def _greet(self, guild: discord.Guild) -> None:
        texts = speak(language_for(str(guild.preferred_locale), self._app.language))
        entry = await self._entry(guild)
        if not entry.served:
            await _write(guild, texts("I already work for another server, so I leave again."))
            await guild.leave()
            return
        business = entry.business
        if business is not None:
            self._bot.dispatch("place_open", business.inbox_id)
            await self._app.desk.hasten(business.id, self._app.now())
            return
        if await self._app.setting(f"greeted.{guild.id}") is not None:
            return
        if await _write(
            guild, texts("Hello! Tap on “Set up”, it takes a minute."), _set_up(texts), texts=texts
        ):
            await self._app.set_setting(f"greeted.{guild.id}", "1")

    @commands.Cog.listener()
    async def on_set_up(self) -> None:
        """Leaves other servers once one is set up, unless the settings name them."""
        for guild in self._bot.guilds:
            if not (await self._entry(guild)).served:
                await self.on_guild_join(guild)

    async def _entry(self, guild: discord.Guild) -> Entry:
        return await self._app.directory.look_up(ServerId(guild.id))

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Handles the deletion of a channel, perhaps the inbox or the digest's."""
        await self.on_place_lost(ServerId(channel.guild.id), DiscordChannelId(channel.id))

    @commands.Cog.listener()
    async def on_place_lost(self, server: ServerId, place: DiscordChannelId) -> None:
        """Informs the owner once that the inbox or the digest's channel is gone; cards wait."""
        async with self._one_at_a_time:
            await self._warn_lost(server, place)

    async def _warn_lost(self, server: ServerId, place: DiscordChannelId) -> None:
        business, guild = await self._bot.business_of(server), self._bot.get_guild(server)
        if business is None or guild is None or place not in (business.inbox_id, business.digest_id):
            return
        await self._app.setup.place_lost(business.id, place, self._app.now())
        texts = speak(business.language)
        gone = (
            texts("The channel for comments is gone. Nothing is lost: tap on “Set up” and I make a new one.")
            if place == business.inbox_id
            else texts("The channel for reports is gone. Tap on “Set up” and I make a new one.")
        )
        await _write(guild, gone, _set_up(texts), whom=business.set_up_by, texts=texts)

    @commands.Cog.listener()
    async def on_place_shut(self, server: ServerId, place: DiscordChannelId) -> None:
        """Informs the owner, at most once a day, which permission is missing in the inbox or the digest's channel,
        because Discord accepts no card or no digest.
        """
        async with self._one_at_a_time:
            await self._warn_shut(server, place)

    async def _warn_shut(self, server: ServerId, place: DiscordChannelId) -> None:
        business, guild = await self._bot.business_of(server), self._bot.get_guild(server)
        if business is None or guild is None or place not in (business.inbox_id, business.digest_id):
            return
        today, name = str(self._app.now().date()), f"shut.{place}"
        if await self._app.setting(name) == today:
            return
        texts, shut = speak(business.language), _shut(guild, business, place)
        if await _write(guild, shut, _set_up(texts), whom=business.set_up_by, texts=texts):
            await self._app.set_setting(name, today)

    @commands.Cog.listener()
    async def on_right_missing(self, server: ServerId, place: DiscordChannelId, what: Marked) -> None:
        """Informs the owner, once for each place, what Discord refuses there and which permission is missing; that is tried
        again all the time.
        """
        async with self._one_at_a_time:
            business, guild = await self._bot.business_of(server), self._bot.get_guild(server)
            name = f"refused.{place}"
            if business is None or guild is None or await self._app.setting(name) is not None:
                return
            texts = speak(business.language)
            said = _with_rights(texts.marked(what, place=str(place)), guild, business, place)
            if await _write(guild, said, whom=business.set_up_by):
                await self._app.set_setting(name, "1")


def _with_rights(said: str, guild: discord.Guild, business: Business, place: DiscordChannelId) -> str:
    """Sentence with the permissions that are missing in a place below it, in the inbox where that is not known."""
    channel = guild.get_channel_or_thread(place) or guild.get_channel(business.inbox_id or 0)
    lacking = (
        [] if channel is None else missing_rights(channel.permissions_for(guild.me), speak(business.language))
    )
    return "\n".join([said, *(f"- {sentence}" for sentence in lacking)])


def _shut(guild: discord.Guild, business: Business, place: DiscordChannelId) -> str:
    """Permissions that are missing in the inbox or the digest's channel, or that Discord did not say."""
    texts = speak(business.language)
    head = (
        texts("I can't write into <#{inbox}>. Nothing is lost; I try again every minute.", inbox=str(place))
        if place == business.inbox_id
        else texts(
            "I can't write reports into <#{place}>. As soon as I may, the next one comes.", place=str(place)
        )
    )
    return _with_rights(head, guild, business, place)


def _set_up(texts: Texts) -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(Button(texts("Set up"), "setup:start", style=discord.ButtonStyle.primary))
    return view


async def _write(
    guild: discord.Guild,
    text: str,
    view: ui.View | None = None,
    *,
    whom: MemberId | None = None,
    texts: Texts | None = None,
) -> bool:
    """Writes to the system channel, else where the bot may write, else to the owner of the server (DM);
    whether it was sent. A button of a server cannot be pressed in a direct message: `texts` say there what to type.
    """
    given: dict[str, Any] = {} if view is None else {"view": view}
    allowed = discord.AllowedMentions.none()
    if whom is not None:
        text, allowed = f"<@{whom}> {text}", discord.AllowedMentions(users=[discord.Object(whom)])
        allowed.everyone = allowed.roles = allowed.replied_user = False
    places = [place for place in (guild.system_channel, *guild.text_channels) if place is not None]
    for channel in [place for place in places if _may_write(place, guild.me)][:TRIES]:
        if await _sent(channel.send(text, allowed_mentions=allowed, **given)):
            return True
    if guild.owner_id is None:
        return False
    try:
        owner = await guild.fetch_member(guild.owner_id)
    except (discord.HTTPException, *NETWORK_TROUBLE) as error:
        log.warning("the owner of a server could not be asked for (%s)", type(error).__name__)
        return False
    if texts is not None:
        text = f"{text}\n{_typed(guild, texts)}"
    return await _sent(owner.send(text, allowed_mentions=allowed))


def _typed(guild: discord.Guild, texts: Texts) -> str:
    """Where the button is not: the command that does the same."""
    spoken = texts.word("command", SETUP)
    command = f"/{SETUP}" if spoken == SETUP else f"/{spoken} (/{SETUP})"
    name = escape(cut(guild.name, SERVER_NAME))
    return texts("For that, type {command} on your server {server}.", command=command, server=name)


def _may_write(channel: discord.TextChannel, me: discord.Member) -> bool:
    rights = channel.permissions_for(me)
    return rights.view_channel and rights.send_messages


async def _sent(message: Awaitable[object]) -> bool:
    try:
        await message
    except (discord.HTTPException, *NETWORK_TROUBLE) as error:
        log.warning("a message about the server was not taken (%s)", type(error).__name__)
        return False
    return True


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Servers(bot))
