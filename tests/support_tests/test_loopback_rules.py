"""The loopback Discord refuses what Discord refuses, with Discord's codes, and takes what Discord takes."""

from __future__ import annotations

import io
import json
from typing import Any

import aiohttp
import discord
import pytest
from discord.http import Route

from tests.support import wrong_messages as wrong
from tests.support.loopback_discord import LoopbackDiscord
from tests.support_tests.sample_bot import SampleBot


async def refused_with(
    server: LoopbackDiscord, bot: SampleBot, method: str, path: str, body: object
) -> int | None:
    """The code of the refusal, None if it was taken."""
    try:
        await bot.http.request(Route(method, path), json=body)
    except discord.HTTPException as error:
        return error.code
    return None


@pytest.mark.parametrize("case", wrong.MESSAGES, ids=lambda case: case.name)
async def test_a_new_message_is_taken_or_refused_as_discord_does(
    server: LoopbackDiscord, bot: SampleBot, case: wrong.Case
) -> None:
    inbox = server.guild.channel("allgemein")
    code = await refused_with(server, bot, "POST", f"/channels/{inbox.id}/messages", case.body)
    assert code == case.code, case.name
    assert len(inbox.messages) == (1 if case.code is None else 0)


@pytest.mark.parametrize("case", wrong.EDITS, ids=lambda case: case.name)
async def test_an_edit_is_taken_or_refused_and_a_refused_one_changes_nothing(
    server: LoopbackDiscord, bot: SampleBot, case: wrong.EditCase
) -> None:
    inbox = server.guild.channel("allgemein")
    await bot.http.request(Route("POST", f"/channels/{inbox.id}/messages"), json=case.first)
    [message] = inbox.messages
    before = message.history[-1]
    code = await refused_with(server, bot, "PATCH", f"/channels/{inbox.id}/messages/{message.id}", case.body)
    assert code == case.code, case.name
    if case.code is not None:
        assert message.history == [before]
        assert (message.text, message.flags, len(message.components)) == (
            before.text,
            before.flags,
            len(before.components),
        )


@pytest.mark.parametrize("case", wrong.FORMS, ids=lambda case: case.name)
async def test_a_form_is_taken_or_refused_as_discord_does(
    server: LoopbackDiscord, bot: SampleBot, case: wrong.Case
) -> None:
    inbox = server.guild.channel("allgemein")
    await bot.http.request(
        Route("POST", f"/channels/{inbox.id}/messages"),
        json={"content": "x", "components": [wrong.row(wrong.button("raw"))]},
    )
    outcome = server.owner.press(inbox.messages[-1], "A")
    item = outcome.interaction
    path = f"/interactions/{item.id}/{item.token}/callback"
    code = await refused_with(server, bot, "POST", path, {"type": 9, "data": case.body})
    assert code == case.code, case.name
    assert outcome.has_modal == (case.code is None)


@pytest.mark.parametrize("case", wrong.CHOICES, ids=lambda case: case.name)
async def test_proposals_are_taken_or_refused_as_discord_does(
    server: LoopbackDiscord, bot: SampleBot, case: wrong.Case
) -> None:
    outcome = server.owner.start_autocomplete("raw", "part", "x")
    item = outcome.interaction
    path = f"/interactions/{item.id}/{item.token}/callback"
    assert await refused_with(server, bot, "POST", path, {"type": 8, "data": case.body}) == case.code


@pytest.mark.parametrize("case", wrong.COMMANDS, ids=lambda case: case.name)
async def test_commands_are_taken_or_refused_as_discord_does(
    server: LoopbackDiscord, bot: SampleBot, case: wrong.Case
) -> None:
    path = f"/applications/{bot.application_id}/commands"
    before = server.world.commands[None]
    assert await refused_with(server, bot, "PUT", path, [case.body]) == case.code
    assert (server.world.commands[None] is before) == (case.code is not None)


@pytest.mark.parametrize("case", wrong.FILES, ids=lambda case: case.name)
async def test_a_file_is_taken_or_refused_as_discord_does(
    server: LoopbackDiscord, bot: SampleBot, case: wrong.FileCase
) -> None:
    inbox = server.guild.channel("allgemein")
    form: list[dict[str, Any]] = [
        {"name": "payload_json", "value": json.dumps(case.body)},
        {
            "name": "files[0]",
            "value": io.BytesIO(b"x" * case.size),
            "filename": "a.bin",
            "content_type": "application/octet-stream",
        },
    ]
    code: int | None = None
    try:
        await bot.http.request(Route("POST", f"/channels/{inbox.id}/messages"), form=form)
    except discord.HTTPException as error:
        code = error.code
    assert code == case.code
    if code is None:
        assert [(a.filename, a.size) for a in inbox.messages[-1].attachments] == [("a.bin", case.size)]


async def test_an_unknown_route_is_held_against_the_bot(server: LoopbackDiscord, bot: SampleBot) -> None:
    with pytest.raises(discord.NotFound):
        await bot.http.request(Route("GET", "/guilds/1/soundboard-sounds"))
    assert [v.kind for v in server.violations] == ["unknown-route"]
    with pytest.raises(AssertionError):
        server.assert_clean()


async def test_a_body_of_another_content_type_is_held_against_the_bot(server: LoopbackDiscord) -> None:
    path = f"{server.api_url}/channels/{server.guild.channel('allgemein').id}/messages"
    headers = {"Authorization": f"Bot {server.token}", "Content-Type": "application/json; charset=utf-8"}
    async with aiohttp.ClientSession(headers=headers) as session:
        await session.post(path, data=b'{"content": "x"}')
    assert [v.kind for v in server.violations] == ["content-type"]


async def test_a_refused_body_is_not_clean_unless_refusals_are_expected(
    server: LoopbackDiscord, bot: SampleBot
) -> None:
    path = f"/channels/{server.guild.channel('allgemein').id}/messages"
    assert await refused_with(server, bot, "POST", path, {"content": "x" * 2001}) == 50035
    server.assert_clean(rejections=True)
    with pytest.raises(AssertionError):
        server.assert_clean()
