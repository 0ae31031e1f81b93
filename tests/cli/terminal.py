"""The commands as a person at a terminal uses them: real processes in a folder of their own."""

from __future__ import annotations

import os
import pty
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.settings import Language
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from bot.storage.sqlite.database import Tx, transact
from tests.support.businesses import change_business
from tests.support.clock import NOW
from tests.support.forked import Command, forked
from tests.support.fresh import new_database
from tests.support.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
NO_DISCORD = "127.0.0.1:9"
"""An address where nothing listens: a bot that is pointed to it runs and keeps trying."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it said where."""

    code: int
    out: str
    err: str


@dataclass
class Terminal:
    """A terminal; `environment` holds all variables that the commands get."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "shopbell.db"

    def env(self, **settings: str) -> None:
        """Writes the .env of this installation."""
        file = self.folder / ".env"
        file.write_text("".join(f"{name}={value}\n" for name, value in settings.items()), encoding="utf-8")
        file.chmod(0o600)

    def keyed(self, **settings: str) -> str:
        """A whole .env; gives back its key."""
        key = new_key()
        self.env(
            DISCORD_TOKEN="there-is-a-token",
            SHOPBELL_SECRET_KEYS=key,
            SHOPBELL_DISCORD_API=f"http://{NO_DISCORD}",
            SHOPBELL_DISCORD_GATEWAY=f"ws://{NO_DISCORD}",
            **{"SHOPBELL_WEB_PORT": str(free_port()), **settings},
        )
        return key

    def surroundings(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "ignore::DeprecationWarning",
            **self.environment,
        }

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "bot", *words]

    def run(self, *words: str, typed: str = "") -> Ended:
        """Until its end; `typed` comes as a file would. Raises AssertionError where it does not end in time."""
        return self._forked(words, typed)

    def run_and_modules(self, *words: str) -> tuple[Ended, frozenset[str]]:
        """Like `run`; also the modules that the command has loaded at its end."""
        modules = self.folder.with_name(f"{self.folder.name}-modules")
        ended = self._forked(words, modules=modules)
        return ended, frozenset(modules.read_text(encoding="utf-8").split())

    def _forked(self, words: tuple[str, ...], typed: str = "", modules: Path | None = None) -> Ended:
        typing, out, err = (
            self.folder.with_name(f"{self.folder.name}-{name}") for name in ("typed", "out", "err")
        )
        for stream in (typing, out, err):
            stream.write_text(typed if stream is typing else "", encoding="utf-8")
        process = forked(Command(self.folder, self.surroundings(), words, typing, out, err, modules))
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
        assert process.exitcode is not None, words
        return Ended(process.exitcode, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

    def started(self, *words: str) -> Ended:
        """Like `run`, in a Python that starts from nothing: for surroundings that Python itself reads at its start."""
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())

    def rows(self, sql: str) -> list[sqlite3.Row]:
        """Rows of the database as they are now; a bot may run."""
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return connection.execute(sql).fetchall()

    def shop(self, name: str = "Rösterei Lindgrün", server: int = 700_000_000_000_000_001) -> Business:
        """A business that finished set-up; the database is made where there is none."""
        new_database(self.database)

        def work(tx: Tx) -> Business:
            businesses = BusinessStore(tx)
            made = businesses.create(ServerId(server), name, NOW)
            change_business(
                tx,
                made.id,
                language=Language.GERMAN_DU,
                inbox_id=DiscordChannelId(server + 1),
                digest_id=DiscordChannelId(server + 2),
                set_up_at=NOW,
                set_up_by=MemberId(1),
                target=timedelta(hours=1),
            )
            return found(businesses, made.id)

        return transact(self.database, work)

    @contextmanager
    def running(self) -> Iterator[BaseProcess]:
        """A bot that runs; its socket answers inside the block."""
        log, said = self.folder / "bot.log", self.folder / "bot.said"
        log.write_bytes(b"")
        said.write_bytes(b"")
        bot = forked(Command(self.folder, self.surroundings(), ("run",), Path(os.devnull), log, said))
        try:
            end = time.monotonic() + PATIENCE
            # It says so after the socket is bound.
            while "DISCORD IS REPLACED" not in said.read_text(encoding="utf-8"):
                assert bot.exitcode is None and time.monotonic() < end, said.read_text(encoding="utf-8")
                time.sleep(0.01)
            yield bot
        finally:
            bot.terminate()
            bot.join(PATIENCE)
            code = bot.exitcode
            if code is None:
                bot.kill()
            assert code is not None

    def typing(self, *words: str, answers: dict[str, str]) -> Ended:
        """At a terminal of its own: each answer is typed when its question shows. `out` is all that was seen."""
        screen, theirs = pty.openpty()
        name = Path(os.ttyname(theirs))
        process = forked(Command(self.folder, self.surroundings(), words, name, name, name))
        seen, waiting = b"", dict(answers)
        try:
            while True:
                ready, _, _ = select.select([screen, process.sentinel], [], [], PATIENCE)
                assert ready, seen.decode()
                if screen not in ready:
                    break
                seen += os.read(screen, 65536)
                for question, answer in list(waiting.items()):
                    if question.encode() in seen:
                        del waiting[question]
                        os.write(screen, answer.encode() + b"\n")
        finally:
            os.close(screen)
            os.close(theirs)
            process.join(PATIENCE)
            if process.exitcode is None:
                process.kill()
        assert process.exitcode is not None, words
        return Ended(process.exitcode, seen.decode(), "")


def found(businesses: BusinessStore, business: BusinessId) -> Business:
    row = businesses.get(business)
    assert row is not None
    return row
