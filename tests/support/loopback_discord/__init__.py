"""A Discord on 127.0.0.1 for end-to-end tests: real HTTP and websocket, Discord's rules, and people who use it.

async with LoopbackDiscord() as discord:
    start the bot with discord.environment() and discord.token
    await discord.ready()
    card = await discord.guild.channel("inbox").wait_for_message("Frage von")
    form = (await discord.owner.click(card, "Antworten")).modal
    await form.submit({"Deine Antwort": "Ja, bis 17 Uhr."})
    discord.assert_clean()
"""

from tests.support.loopback_discord.actors import Choice, Field, Modal, Outcome, Person
from tests.support.loopback_discord.gateway import GUILD_MEMBERS, MESSAGE_CONTENT, Gateway
from tests.support.loopback_discord.limits import Fault, Faults, RateLimits
from tests.support.loopback_discord.model import (
    COMPONENTS_V2,
    EPHEMERAL,
    SUPPRESS_NOTIFICATIONS,
    Attachment,
    Button,
    Channel,
    Guild,
    Member,
    Message,
    Notification,
    Option,
    Overwrite,
    RefusedPing,
    Revision,
    Role,
    Select,
    User,
)
from tests.support.loopback_discord.problems import (
    ApiError,
    InteractionFailed,
    NotOffered,
    Rejection,
    Violation,
)
from tests.support.loopback_discord.rights import ALL_RIGHTS, BOT_RIGHTS, EVERYONE_RIGHTS, Right
from tests.support.loopback_discord.server import LoopbackDiscord, Request
from tests.support.loopback_discord.world import World

__all__ = [
    "ALL_RIGHTS",
    "BOT_RIGHTS",
    "COMPONENTS_V2",
    "EPHEMERAL",
    "EVERYONE_RIGHTS",
    "GUILD_MEMBERS",
    "MESSAGE_CONTENT",
    "SUPPRESS_NOTIFICATIONS",
    "ApiError",
    "Attachment",
    "Button",
    "Channel",
    "Choice",
    "Fault",
    "Faults",
    "Field",
    "Gateway",
    "Guild",
    "InteractionFailed",
    "LoopbackDiscord",
    "Member",
    "Message",
    "Modal",
    "NotOffered",
    "Notification",
    "Option",
    "Outcome",
    "Overwrite",
    "Person",
    "RateLimits",
    "RefusedPing",
    "Rejection",
    "Request",
    "Revision",
    "Right",
    "Role",
    "Select",
    "User",
    "Violation",
    "World",
]
