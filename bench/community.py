"""Figures of a connected Discord channel: what a message costs that becomes nothing, and one that becomes a comment."""

import asyncio
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

import discord

from bench.figures import ROUNDS, Figure, Setting, measure
from bench.messages import CHANNEL, GUILD, MEMBER, SERVER, frame
from bot.app import App
from bot.config import load
from bot.domain.actor import Actor
from bot.domain.business import Business, MemberId, ServerId
from bot.domain.connecting import Connected
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.storage.channels import ChannelStore
from bot.storage.credentials import new_key
from cogs.community.cog import Community
from cogs.community.factories import platforms
from cogs.community.settings import KEY, PLACE, TAKES, Takes
from cogs.gateway.client import Shopbell
from cogs.gateway.line import Line

US = "700000000000000009"
CHATTER = "Schönen guten Morgen zusammen, heute ist ja wieder herrliches Wetter"
QUESTION = "Habt ihr am Samstag offen, und gibt es da noch den Kuchen von letzter Woche?"


@measure
async def community_messages(setting: Setting) -> list[Figure]:
    """CPU from the gateway's frame: to nothing, against a client without any handler (goal at most 1.2 times), and to the row
    and card of a comment (goal at most 1 ms).
    """
    settings = load(
        setting.place / "no.env",
        {"DISCORD_TOKEN": "x", "SHOPBELL_DATA": str(setting.place), "SHOPBELL_SECRET_KEYS": new_key()},
    )
    line = Line()
    line.content = True
    async with await App.open(settings, more=platforms(line)) as app:
        ours, bare = Shopbell(app, line), _bare()
        receive, nothing = _receiver(ours), _receiver(bare)
        line.connected(ours)
        cog = await _connected(app, ours)
        count = setting.size(5_000, 200)
        taken: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(ROUNDS):
            taken["ours"].append(_each(receive, count, CHATTER))
            taken["bare"].append(_each(nothing, count, CHATTER))
        assert not cog._news
        captured = await _captured(cog, receive, setting.size(1_000, 100))
    mine, theirs = (statistics.median(taken[name]) for name in ("ours", "bare"))
    detail = {"ours_us": round(mine * 1e6, 1), "bare_us": round(theirs * 1e6, 1)}
    return [
        Figure("an ignored community message, CPU", mine / theirs, "times a bare client", 1.2, detail),
        Figure("a captured community message, CPU", captured * 1000, "ms", 1.0),
    ]


def _bare() -> discord.Client:
    return discord.Client(
        intents=discord.Intents(guilds=True, guild_messages=True, message_content=True),
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
    )


def _receiver(client: discord.Client) -> Callable[[Mapping[str, Any]], None]:
    state: Any = client._connection
    client.loop = asyncio.get_running_loop()
    bot: Any = {"id": US, "username": "bot", "discriminator": "0", "avatar": None}
    state.user = discord.user.ClientUser(state=state, data=bot)
    me = {**MEMBER, "user": bot}
    everyone = {"id": GUILD, "name": "@everyone", "permissions": str(discord.Permissions.all().value), "position": 0, "colors": {"primary_color": 0}, "hoist": False, "managed": False, "mentionable": False, "flags": 0}  # fmt: skip
    state._add_guild_from_data({**SERVER, "owner_id": US, "members": [me], "roles": [everyone]})
    receive: Callable[[Mapping[str, Any]], None] = state.parsers["MESSAGE_CREATE"]
    return receive


async def _connected(app: App, client: Shopbell) -> Community:
    server, who, now = ServerId(int(GUILD)), MemberId(int(US)), app.now()
    begun = await app.setup.begin(server, "Rösterei", Language.GERMAN_DU, now)
    assert isinstance(begun, Business)
    actor = Actor(begun.id, who, Role.OWNER, now)
    made = await app.connect.add(actor, KEY, {PLACE: f"{GUILD}/{CHANNEL}", TAKES: Takes.QUESTIONS}, {})
    assert isinstance(made, Connected), made
    await app.db.write(lambda tx: ChannelStore(tx).synced(begun.id, made.channel.id, now))
    cog = Community(client)
    client.hears.append(cog.hears)
    await cog._refresh()
    return cog


def _each(receive: Callable[[Mapping[str, Any]], None], count: int, text: str) -> float:
    """Seconds a message."""
    frames = [frame(number, text) for number in range(count)]
    began = time.process_time()
    for each in frames:
        receive(each)
    return (time.process_time() - began) / count


async def _captured(cog: Community, receive: Callable[[Mapping[str, Any]], None], count: int) -> float:
    """Seconds a message, with its row and card. Ten at once, as in a busy conversation."""
    frames = [frame(100_000 + number, QUESTION) for number in range(count)]
    began = time.process_time()
    for number, each in enumerate(frames):
        receive(each)
        if number % 10 == 9:
            while cog._news:
                await asyncio.sleep(0)
    return (time.process_time() - began) / count
