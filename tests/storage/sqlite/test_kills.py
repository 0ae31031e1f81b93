"""SIGKILL at random moments: what was acknowledged is there, and no transaction is half there."""

import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.storage.sqlite.committing import TABLES
from tests.support.counts import KILLS

ROOT = Path(__file__).resolve().parents[3]


def test_of_many_writers_killed_at_random_moments_no_acknowledged_row_is_lost_or_torn(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            connection.execute(f"CREATE TABLE {table} (number INTEGER PRIMARY KEY) STRICT")
    rng = random.Random(20261121)
    acknowledged: set[int] = set()
    for kill in range(KILLS):
        acknowledged |= run_and_kill(path, seed=kill, after=rng.randrange(20, 400))
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            first, second, third = (
                {number for (number,) in connection.execute(f"SELECT number FROM {table}")}
                for table in TABLES
            )
        assert first == second == third
        assert acknowledged <= first
    assert len(acknowledged) >= KILLS * 20


def run_and_kill(path: Path, seed: int, after: int) -> set[int]:
    """Kills once `after` rows were acknowledged; gives back all that were acknowledged until then."""
    command = [sys.executable, "-m", "tests.storage.sqlite.committing", str(path), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        heard = [process.stdout.readline() for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        heard += process.stdout.readlines()
        assert process.wait() == -signal.SIGKILL
    return {int(line) for line in heard if line.endswith(b"\n")}
