"""Ringing (notification): a mention, and exactly whom it may notify (AllowedMentions)."""

import discord

from bot.domain.business import Business, DiscordChannelId
from bot.domain.card import Ringing


def mention_of(
    guild: discord.Guild | None, place: DiscordChannelId | None, ringing: Ringing | None
) -> tuple[str, discord.AllowedMentions]:
    """Mention of the role where it can be mentioned in this channel, else of the members; nothing for nobody."""
    if ringing is None:
        return "", discord.AllowedMentions.none()
    role = guild.get_role(ringing.role) if guild and ringing.role else None
    if guild is not None and role is not None and (role.mentionable or _may_mention(guild, place)):
        return role.mention, discord.AllowedMentions(
            everyone=False, users=False, roles=[role], replied_user=False
        )
    people = [discord.Object(member) for member in ringing.members]
    if not people:
        return "", discord.AllowedMentions.none()
    names = " ".join(f"<@{member}>" for member in ringing.members)
    return names, discord.AllowedMentions(everyone=False, users=people, roles=False, replied_user=False)


def shows_words(business: Business, ringing: Ringing | None, allowed: discord.AllowedMentions) -> bool:
    """Whether a message's push notification carries the customer's words: one that rings a single member as they set,
    one that rings a role or several as the business set.
    """
    alone = isinstance(allowed.users, list) and len(allowed.users) == 1
    if ringing is None or ringing.words is None or not alone:
        return business.lock_screen_text
    return ringing.words


def _may_mention(guild: discord.Guild, place: DiscordChannelId | None) -> bool:
    """Whether the bot may mention any role: what a channel says goes before what the server says."""
    channel = guild.get_channel(place or 0)
    rights = guild.me.guild_permissions if channel is None else channel.permissions_for(guild.me)
    return rights.mention_everyone
