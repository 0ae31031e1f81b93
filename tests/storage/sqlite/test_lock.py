"""One process at a time."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.sqlite.lock import Lock, Locked, lock_path

ROOT = Path(__file__).resolve().parents[3]
HOLD = "import pathlib, sys; from bot.storage.sqlite.lock import Lock; lock = Lock.take(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"


def test_a_second_process_learns_who_holds_it_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    database = tmp_path / "shopbell.db"
    command = [sys.executable, "-c", HOLD, str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(Locked) as caught:
            Lock.take(database)
        assert caught.value.pid == process.pid
        process.send_signal(signal.SIGKILL)
        process.wait()
    with Lock.take(database) as lock:
        assert lock.path.read_text() == f"{os.getpid()}\n"


def test_it_is_held_once_even_inside_one_process(tmp_path: Path) -> None:
    with Lock.take(tmp_path / "shopbell.db"):
        with pytest.raises(Locked) as caught:
            Lock.take(tmp_path / "shopbell.db")
        assert caught.value.pid == os.getpid()
    Lock.take(tmp_path / "shopbell.db").release()


def test_a_holder_that_did_not_come_to_write_its_number_still_holds(tmp_path: Path) -> None:
    with Lock.take(tmp_path / "shopbell.db") as lock:
        os.truncate(lock.path, 0)
        with pytest.raises(Locked) as caught:
            Lock.take(tmp_path / "shopbell.db")
        assert caught.value.pid is None


def test_the_preview_does_not_get_in_the_way_of_the_live_one(tmp_path: Path) -> None:
    assert lock_path(tmp_path / "shopbell.db") == tmp_path / "lock"
    with Lock.take(tmp_path / "shopbell.db") as live, Lock.take(tmp_path / "preview.db") as preview:
        assert live.holds(tmp_path / "shopbell.db")
        assert not live.holds(tmp_path / "preview.db")
        assert preview.holds(tmp_path / "preview.db")
    assert not live.holds(tmp_path / "shopbell.db")


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    with Lock.take(tmp_path / "data" / "shopbell.db") as lock:
        assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(lock.path.parent.stat().st_mode) == 0o700
    lock.release()
