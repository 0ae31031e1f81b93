"""Permissions that the bot needs on a Discord server: the invitation link, and a sentence for each missing
one.
"""

from collections.abc import Iterable, Sequence

import discord

from bot.domain.business import Business
from bot.domain.role import MappedRole
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.kit.markdown import escape

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    manage_threads=True,
    read_message_history=True,
    attach_files=True,
    embed_links=True,
    manage_messages=True,
    manage_channels=True,
)
"""Permissions in the invitation."""

RIGHTS: dict[str, Marked] = {
    "view_channel": mark("I lack “View Channels”: without it I do not see where to write."),
    "send_messages": mark("I lack “Send Messages”: without it no comment reaches you."),
    "send_messages_in_threads": mark("I lack “Send Messages in Threads”: asking a colleague needs it."),
    "create_public_threads": mark("I lack “Create Public Threads”: asking a colleague needs it."),
    "manage_threads": mark("I lack “Manage Threads”: I could not close what was settled."),
    "read_message_history": mark(
        "I lack “Read Message History”: after a crash I could not find my own cards."
    ),
    "attach_files": mark("I lack “Attach Files”: customers’ pictures cannot go on their card."),
    "embed_links": mark("I lack “Embed Links”: pictures of customers would not show."),
    "manage_messages": mark("I lack “Manage Messages”: I can only tidy up slowly, one by one."),
    "manage_channels": mark("I lack “Manage Channels”. Give me that right, or pick a channel below."),
}


def missing_rights(permissions: discord.Permissions, texts: Texts) -> list[str]:
    """Sentence for each permission the bot lacks, in the order of the invitation."""
    return [texts.marked(sentence) for name, sentence in RIGHTS.items() if not getattr(permissions, name)]


def invitation(application: int) -> str:
    """Invitation link (OAuth2) that asks for exactly the needed permissions."""
    return discord.utils.oauth_url(application, permissions=NEEDED, scopes=("bot", "applications.commands"))


def blind_roles(
    business: Business, roles: Iterable[MappedRole], guild: discord.Guild, texts: Texts
) -> list[str]:
    """Warnings about roles of the business that do not see the inbox."""
    inbox = guild.get_channel(business.inbox_id) if business.inbox_id else None
    return [] if inbox is None else _blind(inbox, _known(roles, guild), texts)


def _known(roles: Iterable[MappedRole], guild: discord.Guild) -> list[discord.Role]:
    """Each once: the same role may mean two things."""
    found = (guild.get_role(number) for number in dict.fromkeys(mapped.discord_role_id for mapped in roles))
    return [role for role in found if role is not None]


def _blind(place: discord.abc.GuildChannel, roles: Iterable[discord.Role], texts: Texts) -> list[str]:
    return [
        texts(
            "The role {role} does not see <#{place}>. Add it in the channel’s settings under “Permissions”.",
            role=escape(role.name),
            place=str(place.id),
        )
        for role in roles
        if not place.permissions_for(role).view_channel
    ]


def _about_readers(
    place: discord.abc.GuildChannel, roles: Sequence[discord.Role], guild: discord.Guild, texts: Texts
) -> list[str]:
    """Warnings about who sees the inbox or digest channel and should not, or the other way round; reports
    quote customers too.
    """
    found, where = [], str(place.id)
    if place.permissions_for(guild.default_role).view_channel:
        found.append(
            texts(
                "<#{place}> can be read by everybody on this server. Close it: customers’ names and words are in it.",
                place=where,
            )
        )
    found += _blind(place, roles, texts)
    # Who answered before was let in by name, and the bot may not change that by itself.
    found += [
        texts(
            "The role {role} still sees <#{place}>. If it no longer answers: channel settings → Permissions →"
            " {role} → Remove.",
            role=escape(other.name),
            place=where,
        )
        for other, given in place.overwrites.items()
        if isinstance(other, discord.Role)
        and other not in (*roles, guild.default_role)
        and not other.managed
        and given.view_channel
    ]
    return found


def warnings(
    business: Business, roles: Iterable[MappedRole], guild: discord.Guild, texts: Texts
) -> list[str]:
    """Warnings about what Discord still has to allow, a sentence each. `roles`: those that mean something here."""
    inbox = guild.get_channel(business.inbox_id) if business.inbox_id else None
    permissions = inbox.permissions_for(guild.me) if inbox else guild.me.guild_permissions
    found = missing_rights(permissions, texts)
    role = guild.get_role(business.team_role_id) if business.team_role_id else None
    digest = guild.get_channel(business.digest_id) if business.digest_id else None
    readers = _known(roles, guild)
    for place in {place.id: place for place in (inbox, digest) if place is not None}.values():
        found += _about_readers(place, readers, guild, texts)
    if role is not None and not role.mentionable and not permissions.mention_everyone:
        found.append(
            texts(
                "I may not ring the role {role}. Under Server Settings → Roles → {role}, switch on “Allow anyone to"
                " mention this role”. Until then I ring who answered last.",
                role=escape(role.name),
            )
        )
    return found
