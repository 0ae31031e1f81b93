"""Temporary files of the tests: in memory where it has room, on disk elsewhere, and where somebody chose."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.support import memory


def test_memory_is_used_only_where_it_has_room_and_nobody_chose_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tempfile.gettempdir()
    monkeypatch.setattr(tempfile, "tempdir", before)
    monkeypatch.setattr(memory, "SHARED_MEMORY", tmp_path)
    monkeypatch.setattr(memory, "ROOM", 2**62)
    monkeypatch.delenv("TMPDIR", raising=False)
    memory.use_memory()
    assert ("TMPDIR" in os.environ, tempfile.gettempdir()) == (False, before)
    monkeypatch.setattr(memory, "ROOM", 0)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "chosen"))
    memory.use_memory()
    assert os.environ["TMPDIR"] == str(tmp_path / "chosen")
    monkeypatch.delenv("TMPDIR")
    memory.use_memory()
    # A folder of pytest's may forbid programs where it is on such a disk.
    expected = str(tmp_path) if not os.statvfs(tmp_path).f_flag & os.ST_NOEXEC else before
    assert tempfile.gettempdir() == expected
