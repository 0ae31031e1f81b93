"""Discord channels of the set-up: creating the inbox and the digest's channel, closed to strangers, and picking one that
exists.
"""

import logging

import discord

from bot.app import App
from bot.domain.business import Business, DiscordChannelId, MemberId
from bot.domain.role import MappedRole
from bot.texts import speak
from cogs.kit.routes import Press

log = logging.getLogger(__name__)


async def make_places(
    app: App, press: Press, business: Business, roles: tuple[MappedRole, ...], guild: discord.Guild
) -> None:
    """Creates the channels that are missing, where the bot may."""
    texts = speak(business.language)
    may_make = guild.me.guild_permissions.manage_channels
    for kind, place_id in (("inbox", business.inbox_id), ("digest", business.digest_id)):
        if (place_id is not None and guild.get_channel(place_id) is not None) or not may_make:
            continue
        name = texts("customer-comments") if kind == "inbox" else texts("daily-report")
        try:
            made = await guild.create_text_channel(
                name, overwrites=_closed_to_strangers(roles, guild, press.member)
            )
        except discord.Forbidden:
            log.warning("a channel could not be made")
            return
        place = DiscordChannelId(made.id)
        chosen = {"inbox": place} if kind == "inbox" else {"digest": place}
        await app.setup.set_places(press.actor, **chosen)


def _closed_to_strangers(
    roles: tuple[MappedRole, ...], guild: discord.Guild, owner: MemberId
) -> dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]:
    """Permission overwrites: nobody but the bot, the roles of the business, whoever finishes set-up and administrators
    read what customers write.
    """
    shut = discord.PermissionOverwrite(view_channel=False)
    bot = discord.PermissionOverwrite(
        view_channel=True, send_messages=True, read_message_history=True, embed_links=True, attach_files=True
    )
    reader = discord.PermissionOverwrite(view_channel=True, read_message_history=True)
    # "Manage Server" alone does not open a closed channel.
    given: dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite] = {
        guild.default_role: shut,
        guild.me: bot,
        discord.Object(owner): reader,
    }
    for mapped in roles:
        role = guild.get_role(mapped.discord_role_id)
        if role is not None:
            given[role] = reader
    return given


def picked(press: Press) -> DiscordChannelId | None:
    """Picked channel, only of this server: what customers write here never goes to another one."""
    chosen, guild = press.choice(), press.interaction.guild
    is_here = guild is not None and guild.get_channel(chosen) is not None
    return DiscordChannelId(chosen) if is_here else None
