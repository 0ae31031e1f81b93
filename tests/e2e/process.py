"""The unmodified bot as a process of its own, with its data in a folder of the test's."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.storage.credentials import new_key
from tests.support.forked import Command, forked
from tests.support.loopback_discord import LoopbackDiscord

ROOT = Path(__file__).resolve().parents[2]


class BotProcess:
    """`python -m bot …` in a folder without a .env; every start uses the same data."""

    def __init__(self, folder: Path, environment: Mapping[str, str], discord: LoopbackDiscord) -> None:
        self._discord = discord
        self.data = folder / "data"
        self.log = folder / "bot.log"
        self._folder = folder
        paths = [environment.get("PYTHONPATH", ""), str(ROOT)]
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "SHOPBELL_SUGGESTIONS": "lite",
            **environment,
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "SHOPBELL_DATA": str(self.data),
            "SHOPBELL_SECRET_KEYS": new_key(),
            "PYTHONWARNINGS": "ignore::DeprecationWarning:discord.player",
        }
        # Other modules are found only by a Python that starts from nothing.
        self._fresh = "PYTHONPATH" in environment
        self._process: BaseProcess | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.exitcode is None

    @property
    def pid(self) -> int:
        assert self._process is not None and self._process.pid is not None
        return self._process.pid

    async def start(self, *arguments: str) -> None:
        """Starts `run`, or another command that stays."""
        self._process = self._started(arguments or ("run",), Path(os.devnull), self.log)

    def _started(self, words: tuple[str, ...], typed: Path, out: Path) -> BaseProcess:
        return forked(Command(self._folder, self.environment, words, typed, out, out, fresh=self._fresh))

    async def kill(self) -> None:
        """SIGKILL: nothing of it gets a chance to tidy up."""
        if self.running:
            os.kill(self.pid, signal.SIGKILL)
        await self.ended()

    async def terminate(self) -> int:
        """SIGTERM, as systemd sends it; the exit code."""
        if self.running:
            os.kill(self.pid, signal.SIGTERM)
        return await self.ended()

    async def ended(self, within: float = 30.0) -> int:
        """Waits for the end, also as Discord sees it, or the next start would seem connected at once; the exit code."""
        assert self._process is not None
        code = await _code(self._process, within)
        await self._discord.disconnected()
        return code

    async def command(self, *arguments: str, typed: str = "", within: float = 60.0) -> tuple[int, str]:
        """Another command beside it: exit code, and what it printed."""
        with TemporaryDirectory() as folder:
            keys, screen = Path(folder) / "typed", Path(folder) / "printed"
            keys.write_text(typed, encoding="utf-8")
            code = await _code(self._started(arguments, keys, screen), within)
            return code, screen.read_text(encoding="utf-8")

    def words(self) -> str:
        """Everything that the bot logged."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """Rows of its database as they are now."""
        database = self.data / "shopbell.db"
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(sql, values).fetchall()

    def change(self, sql: str, *values: Any) -> None:
        """Changes the bot's database from outside; the bot may be running."""
        with closing(sqlite3.connect(self.data / "shopbell.db", timeout=10)) as connection, connection:
            connection.execute(sql, values)


async def _code(process: BaseProcess, within: float) -> int:
    """The exit code, waited for. Raises TimeoutError."""
    async with asyncio.timeout(within):
        while process.exitcode is None:
            await asyncio.sleep(0.02)
    return process.exitcode
