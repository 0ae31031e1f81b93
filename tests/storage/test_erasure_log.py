"""The erasure log: what is appended is read again, also after a crash in between."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import ServerId
from bot.domain.erasing import Erasure, Why
from bot.storage.erasure_log import ErasureLog
from tests.support.clock import NOW

SERVER = ServerId(7)
ONE, OTHER = Erasure("a" * 32, NOW), Erasure("b" * 32, NOW + timedelta(days=1))


def test_what_was_appended_is_read_from_any_line_on(tmp_path: Path) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    first = log.append(SERVER, Why.FORGOTTEN, NOW, [ONE])
    second = log.append(SERVER, Why.AGE, NOW, [ONE, OTHER])
    assert [(entry.server, entry.why, entry.erased, entry.end) for entry in log.entries()] == [
        (SERVER, Why.FORGOTTEN, (ONE,), first),
        (SERVER, Why.AGE, (ONE, OTHER), second),
    ]
    assert [entry.why for entry in log.entries(first)] == [Why.AGE]
    assert log.size() == second


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    log.append(SERVER, Why.FORGOTTEN, NOW, [ONE])
    assert log.path.stat().st_mode & 0o777 == 0o600
    assert log.path.parent == tmp_path


def test_a_line_that_was_cut_off_costs_no_other(tmp_path: Path) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    log.append(SERVER, Why.FORGOTTEN, NOW, [ONE])
    whole = log.path.read_bytes()
    for cut in range(1, len(whole)):
        log.path.write_bytes(whole + whole[:cut])
        log.append(SERVER, Why.AGE, NOW, [OTHER])
        assert [entry.why for entry in log.entries()][-1] is Why.AGE
        assert len(list(log.entries())) in (2, 3)


def test_a_disk_that_is_full_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    log.append(SERVER, Why.FORGOTTEN, NOW, [ONE])
    before, write = log.path.read_bytes(), os.write

    def half(handle: int, data: bytes) -> int:
        if len(data) < 50:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, data[: len(data) // 2])

    def refused(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    for name, full in (("write", half), ("fsync", refused)):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, full)
            with pytest.raises(OSError, match=r"No space|Input/output"):
                log.append(SERVER, Why.AGE, NOW, [ONE, OTHER])
        assert log.path.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        "[" * 100_000,
        '{"server": [], "why": "age", "at": 1, "erased": {}}',
        '{"server": 1e400, "why": "age", "at": 1, "erased": {}}',
        f'{{"server": {2**64}, "why": "age", "at": 1, "erased": {{}}}}',
        '{"server": 7, "why": "age", "at": 1, "erased": {"' + "\\ud800" * 32 + '": 1}}',
        '{"server": 7, "why": "age", "at": 1, "erased": {"' + "x" * 32 + '": 1}}',
        '{"server": 7, "why": "age", "at": NaN, "erased": {}}',
        '{"server": 7, "why": "age", "at": 1, "erased": {"' + "a" * 32 + '": Infinity}}',
        '{"server": 7, "why": {}, "at": 1, "erased": {}}',
    ],
)
def test_a_line_that_somebody_wrote_into_it_stops_nothing(tmp_path: Path, line: str) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    log.path.write_text(line + "\n")
    log.append(SERVER, Why.AGE, NOW, [ONE])
    assert [entry.erased for entry in log.entries()] == [(ONE,)]


def test_what_is_no_line_of_it_is_passed_over(tmp_path: Path) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    log.path.write_bytes(
        b'\xff\n[]\n{"server": 1}\n{"server": 1, "why": "x", "at": 1, "erased": {}}\nnull\n{"server": 1, "why": "age", "at": 1e99, "erased": {"a": 1}}\n'
    )
    assert list(log.entries()) == []
    assert list(ErasureLog(tmp_path / "none.db").entries()) == []
