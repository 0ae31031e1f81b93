"""run: what it says when it starts, and how it ends; the Discord here is our own on loopback."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.cli.terminal import PATIENCE, Terminal
from tests.support.loopback_discord import LoopbackDiscord


@asynccontextmanager
async def started(
    terminal: Terminal, discord: LoopbackDiscord, token: str, *before: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    terminal.environment |= {**discord.environment(), "DISCORD_TOKEN": token}
    bot = await asyncio.create_subprocess_exec(
        *before,
        *terminal.command("run"),
        cwd=terminal.folder,
        env=terminal.surroundings(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.kill()
        await bot.wait()


async def said(bot: asyncio.subprocess.Process, part: str) -> list[str]:
    """The lines on stderr up to one with this part."""
    assert bot.stderr is not None
    lines: list[str] = []
    async with asyncio.timeout(PATIENCE):
        while not (lines and part in lines[-1]):
            line = await bot.stderr.readline()
            assert line, lines
            lines.append(line.decode().rstrip("\n"))
    return lines


async def test_the_first_login_prints_the_invitation_with_exactly_the_needed_rights(
    terminal: Terminal,
) -> None:
    async with LoopbackDiscord() as discord:
        discord.world.remove_bot(discord.guild)
        async with started(terminal, discord, discord.token) as bot:
            lines = await said(bot, "Without “Manage Server” there, ask whoever owns the server")
            assert lines[-4].startswith("Logged in as ") and lines[-4].endswith(". Invite me:")
            assert "client_id=" in lines[-3] and "permissions=" in lines[-3] and "bot" in lines[-3]
            assert lines[-2].startswith("Only whoever made me in the portal can open it")
            assert "There is a Discord token, so Shopbell goes live." in lines
            assert sum("permissions=" in line for line in lines) == 1
            assert discord.token not in "\n".join(lines)
            bot.send_signal(signal.SIGTERM)
            assert await bot.wait() == 0


async def test_on_a_server_without_set_up_the_first_login_names_the_command(terminal: Terminal) -> None:
    async with LoopbackDiscord() as discord, started(terminal, discord, discord.token) as bot:
        lines = await said(bot, "Logged in as")
        assert lines[-1].endswith("Type /setup on your Discord server.")
        bot.send_signal(signal.SIGINT)
        assert await bot.wait() == 0


@pytest.mark.usefixtures("default_hangup")
async def test_a_terminal_that_is_closed_ends_it_tidily_unless_nohup_keeps_it(terminal: Terminal) -> None:
    async with LoopbackDiscord() as discord, started(terminal, discord, discord.token) as bot:
        await said(bot, "Logged in as")
        bot.send_signal(signal.SIGHUP)
        bot.send_signal(signal.SIGHUP)
        assert await asyncio.wait_for(bot.wait(), PATIENCE) == 0
    assert list((terminal.folder / "data").glob("*-wal")) == []
    async with LoopbackDiscord() as discord, started(terminal, discord, discord.token, "nohup") as bot:
        await said(bot, "Logged in as")
        bot.send_signal(signal.SIGHUP)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(bot.wait(), 1)
        bot.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(bot.wait(), PATIENCE) == 0


async def test_a_token_that_discord_does_not_know_is_a_sentence_and_exit_code_2(terminal: Terminal) -> None:
    async with LoopbackDiscord() as discord, started(terminal, discord, "not-the-token") as bot:
        out, err = await asyncio.wait_for(bot.communicate(), PATIENCE)
        assert (bot.returncode, out) == (2, b"")
        assert "Discord does not know this token." in err.decode() and b"Traceback" not in err
