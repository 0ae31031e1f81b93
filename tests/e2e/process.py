"""The unmodified bot as a process of its own, with its data in a folder of the test's."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from bot.storage.credentials import new_key

ROOT = Path(__file__).resolve().parents[2]


class BotProcess:
    """`python -m bot …` in a folder without a .env; every start uses the same data."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.data = folder / "data"
        self.log = folder / "bot.log"
        self._folder = folder
        paths = [environment.get("PYTHONPATH", ""), str(ROOT)]
        self.environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **environment,
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "SHOPBELL_DATA": str(self.data),
            "SHOPBELL_SECRET_KEYS": new_key(),
            "PYTHONWARNINGS": "ignore::DeprecationWarning:discord.player",
        }
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def start(self, *arguments: str) -> None:
        """Starts `run`, or another command that stays."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *(arguments or ("run",)),
                cwd=self._folder,
                env=self.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def kill(self) -> None:
        """SIGKILL: nothing of it gets a chance to tidy up."""
        if self.running:
            os.killpg(self.pid, signal.SIGKILL)
        await self.ended()

    async def terminate(self) -> int:
        """SIGTERM, as systemd sends it; the exit code."""
        if self.running:
            os.kill(self.pid, signal.SIGTERM)
        return await self.ended()

    async def ended(self, within: float = 30.0) -> int:
        """Waits for the end; the exit code."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), within)

    async def command(self, *arguments: str, typed: str = "", within: float = 60.0) -> tuple[int, str]:
        """Another command beside it: exit code, and what it printed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self._folder,
            env=self.environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await asyncio.wait_for(process.communicate(typed.encode()), within)
        assert process.returncode is not None
        return process.returncode, printed.decode()

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
