"""What Discord refuses, through simcord too: two judges written by different people agree."""

from typing import Any

import discord
import pytest
import simcord
from discord.http import Route

from tests.support import wrong_messages as wrong
from tests.support.wrong_messages import Case, EditCase

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


async def code_of(client: discord.Client, method: str, path: str, body: object, **ids: Any) -> int | None:
    try:
        await client.http.request(Route(method, path, **ids), json=body)
    except discord.HTTPException as refused:
        return refused.code
    return None


SIMCORD_SAYS: dict[str, int | None] = {
    "nothing at all": 50035,
    "only white space": 50035,
    "neither label nor emoji": None,
    "a javascript link": None,
    "an empty container": None,
    "nonce of 26": None,
    "edited to nothing": None,
}
"""Where the two differ, simcord 3.2.1 is the milder one; the loopback Discord goes by Discord's documentation."""


@pytest.mark.parametrize("case", wrong.MESSAGES, ids=lambda case: case.name)
async def test_simcord_judges_a_message_as_the_loopback_discord_does(case: Case) -> None:
    client = discord.Client(intents=discord.Intents(guilds=True))
    async with simcord.run(client) as env:
        channel = env.create_guild().create_text_channel("x")
        found = await code_of(
            client, "POST", "/channels/{channel_id}/messages", case.body, channel_id=channel.id
        )
        assert found == SIMCORD_SAYS.get(case.name, case.code)


@pytest.mark.parametrize("case", wrong.EDITS, ids=lambda case: case.name)
async def test_simcord_judges_an_edit_as_the_loopback_discord_does(case: EditCase) -> None:
    client = discord.Client(intents=discord.Intents(guilds=True))
    async with simcord.run(client) as env:
        channel = env.create_guild().create_text_channel("x")
        path = "/channels/{channel_id}/messages"
        first = await client.http.request(Route("POST", path, channel_id=channel.id), json=case.first)
        found = await code_of(
            client,
            "PATCH",
            path + "/{message_id}",
            case.body,
            channel_id=channel.id,
            message_id=int(first["id"]),
        )
        assert found == SIMCORD_SAYS.get(case.name, case.code)
