"""The erasure log: what is appended is read again, also after a crash in between."""

from datetime import timedelta
from pathlib import Path

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


def test_what_is_no_line_of_it_is_passed_over(tmp_path: Path) -> None:
    log = ErasureLog(tmp_path / "shopbell.db")
    log.path.write_bytes(
        b'\xff\n[]\n{"server": 1}\n{"server": 1, "why": "x", "at": 1, "erased": {}}\nnull\n{"server": 1, "why": "age", "at": 1e99, "erased": {"a": 1}}\n'
    )
    assert list(log.entries()) == []
    assert list(ErasureLog(tmp_path / "none.db").entries()) == []
