"""A discord.py client that does nothing, with the bot's intents and caches: what Discord itself costs a process.

`python -m bench.bare API GATEWAY TOKEN`
"""

import asyncio
import sys

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


async def main(api: str, gateway: str, token: str) -> None:
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)
    client = discord.Client(
        intents=discord.Intents(guilds=True, guild_messages=True),
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
    )
    await client.start(token)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
