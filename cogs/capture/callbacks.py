"""Capturing by hand: makes a comment of a message on the server, or says why that cannot be."""

import discord

from bot.domain.actor import Actor
from bot.domain.business import Business
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole
from bot.ports import SeenComment
from bot.services.reading.capturing import Captured, Known, NotTaken, StaysAway
from cogs.community.settings import BY_HAND, KEY, SERVER, Place
from cogs.gateway.client import Shopbell
from cogs.kit.links import jump
from cogs.kit.routes import Press


class CaptureCallbacks:
    """Answer of the message command."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app

    async def capture(self, press: Press, message: discord.Message) -> None:
        """Takes the message in, and says where its card is."""
        guild = press.interaction.guild
        if guild is None:
            return
        if BY_HAND not in self._app.switchboard.keys():  # noqa: SIM118  (no mapping)
            await press.say(press.texts("That works where I run for real."))
            return
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        refusal = await self._refusal(press, guild, message)
        await press.say(refusal or await self._take(press, guild, message))

    async def _refusal(self, press: Press, guild: discord.Guild, message: discord.Message) -> str | None:
        """Why this message is no comment; None where it may be one."""
        texts, business = press.texts, press.business
        place = {message.channel.id, getattr(message.channel, "parent_id", None)}
        if not place.isdisjoint({business.inbox_id, business.digest_id} - {None}):
            return texts("That is one of my own channels. Capture what your customers write elsewhere.")
        us = self._bot.user.id if self._bot.user is not None else 0
        if message.author.id == us:
            return texts("That is from me. Capture what your customers write.")
        if message.is_system():
            return texts("That is from Discord itself. Capture what your customers write.")
        if not message.content.strip() and not message.attachments:
            return texts("There is no text in this message.")
        if message.author.bot or message.webhook_id is not None:
            return None
        from cogs.community.circle import Members, circle

        ours = circle(guild, us, await self._app.directory.look_up(business.server_id))
        roles = await Members().roles(guild, message.author.id, press.now)
        if ours.holds(message.author.id, roles):
            return texts("That is from your own team. Capture what your customers write.")
        return None

    async def _take(self, press: Press, guild: discord.Guild, message: discord.Message) -> str:
        from cogs.community.normalise import comment

        texts, actor = press.texts, press.actor
        connected = await self._connected(press.business, message)
        seen = comment(message, AuthorRole.CUSTOMER)
        outcome: Captured | Known | NotTaken | StaysAway
        if connected is not None:
            built = [
                each.channel
                for each in await self._app.catching_up.active(BY_HAND)
                if each.business == actor.business
            ]
            outcome = await self._app.capturing.capture(actor, connected, seen, *built)
        else:
            built_in = await self._app.capturing.connection(actor, BY_HAND, {SERVER: str(guild.id)})
            if built_in is None:
                return texts("Discord does not answer just now. Try it again in a moment.")
            outcome = await self._by_hand(actor, built_in, guild, message, seen)
        match outcome:
            case Captured():
                return texts("Captured. Its card comes to {inbox}.", inbox=_mention(press.business.inbox_id))
            case Known(place=place, message=card) if place is not None and card is not None:
                link = jump(press.business.server_id, place, card)
                return texts("That is captured already: {link}", link=link)
            case Known():
                return texts("That is captured already.")
            case StaysAway():
                return texts("That was forgotten here, or is older than words are kept. It stays away.")
            case _:
                return texts("I take nothing in just now. Look at /connections.")

    async def _connected(self, business: Business, message: discord.Message) -> ChannelId | None:
        """Connection of the channel that the message is in; None in a private thread, which belongs to no connection."""
        if message.channel.type is discord.ChannelType.private_thread:
            return None
        places = {message.channel.id, getattr(message.channel, "parent_id", None)}
        for each in await self._app.catching_up.active(KEY):
            if each.business == business.id and Place.of(each.settings).channel in places:
                return each.channel
        return None

    async def _by_hand(
        self,
        actor: Actor,
        channel: ChannelId,
        guild: discord.Guild,
        message: discord.Message,
        seen: SeenComment,
    ) -> Captured | Known | NotTaken | StaysAway:
        from cogs.community.normalise import by_hand
        from cogs.community.writing import may_reply

        writable = may_reply(message.channel, guild.me)
        outcome = await self._app.capturing.capture(actor, channel, by_hand(seen, writable=writable))
        self._bot.line.reading()
        return outcome


def _mention(channel: int | None) -> str:
    return "" if channel is None else f"<#{channel}>"
