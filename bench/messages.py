"""Figure of foreign messages: what a busy server costs a bot that wants none of its messages."""

import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

import discord

from bench.figures import ROUNDS, Figure, Setting, measure
from bot.app import App
from bot.config import load
from bot.storage.credentials import new_key
from cogs.gateway.client import Shopbell

GUILD, CHANNEL, AUTHOR = "700000000000000001", "700000000000000002", "700000000000000003"
MEMBER: Mapping[str, Any] = {
    "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0,
}  # fmt: skip
PLACE: Mapping[str, Any] = {
    "id": CHANNEL, "type": 0, "name": "plausch", "position": 0, "permission_overwrites": [], "nsfw": False,
}  # fmt: skip
SERVER: Mapping[str, Any] = {
    "id": GUILD, "name": "Rösterei", "owner_id": AUTHOR, "roles": [], "emojis": [], "stickers": [], "features": [],
    "channels": [PLACE], "threads": [], "members": [], "member_count": 2, "verification_level": 0, "nsfw_level": 0,
    "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0, "system_channel_flags": 0,
    "premium_tier": 0, "preferred_locale": "de", "afk_timeout": 300,
}  # fmt: skip


@measure
async def foreign_messages(setting: Setting) -> list[Figure]:
    """CPU from the gateway's frame to nothing, against a client without any handler: goal at most 1.2 times."""
    settings = load(
        setting.place / "no.env",
        {"DISCORD_TOKEN": "x", "SHOPBELL_DATA": str(setting.place), "SHOPBELL_SECRET_KEYS": new_key()},
    )
    async with await App.open(settings) as app:
        ours, bare = Shopbell(app), _bare()
        count = setting.size(5_000, 200)
        taken: dict[str, list[float]] = {"ours": [], "bare": []}
        for _ in range(ROUNDS):
            taken["ours"].append(_each(_receiver(ours), count))
            taken["bare"].append(_each(_receiver(bare), count))
    mine, theirs = (statistics.median(taken[name]) for name in ("ours", "bare"))
    detail = {"ours_us": round(mine * 1e6, 1), "bare_us": round(theirs * 1e6, 1)}
    return [Figure("a foreign message, CPU", mine / theirs, "times a bare client", 1.2, detail)]


def _bare() -> discord.Client:
    return discord.Client(
        intents=discord.Intents(guilds=True, guild_messages=True),
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
    )


def _receiver(client: discord.Client) -> Callable[[Mapping[str, Any]], None]:
    state = client._connection
    state._add_guild_from_data(dict(SERVER))  # type: ignore[arg-type]
    receive: Callable[[Mapping[str, Any]], None] = state.parsers["MESSAGE_CREATE"]
    return receive


def _each(receive: Callable[[Mapping[str, Any]], None], count: int) -> float:
    """Seconds a message."""
    frames = [frame(number) for number in range(count)]
    began = time.process_time()
    for one in frames:
        receive(one)
    return (time.process_time() - began) / count


def frame(number: int, text: str = "") -> Mapping[str, Any]:
    """MESSAGE_CREATE of the gateway."""
    return {
        "id": str(700000000000001000 + number), "channel_id": CHANNEL, "guild_id": GUILD, "type": 0, "content": text,
        "author": {"id": AUTHOR, "username": "wer", "discriminator": "0", "avatar": None, "global_name": "Wer"},
        "member": dict(MEMBER), "timestamp": "2026-11-28T12:00:00+00:00", "edited_timestamp": None, "tts": False,
        "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
        "pinned": False, "flags": 0, "components": [],
    }  # fmt: skip
