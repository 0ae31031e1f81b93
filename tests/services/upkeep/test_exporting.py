"""Exports in data/exports: how long a file stays there."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.business import BusinessId
from bot.services.upkeep.exporting import remove_exports, remove_old_exports

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def written(folder: Path, name: str, ago: timedelta) -> str:
    at = (NOW - ago).timestamp()
    (folder / name).write_bytes(b"words")
    os.utime(folder / name, (at, at))
    return name


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_an_export_stays_for_a_week_and_a_part_of_one_that_nobody_writes_any_more_for_an_hour(
    tmp_path: Path,
) -> None:
    hour, week = timedelta(hours=1), timedelta(days=7)
    kept = {
        written(tmp_path, "shopbell-1-2026-11-14.zip", week - hour),
        written(tmp_path, "shopbell-2-2026-11-21.zip.part", hour / 2),
        written(tmp_path, "shopbell-1-of-mine.zip", week * 9),
    }
    written(tmp_path, "shopbell-1-2026-11-13-2.zip", week + hour)
    written(tmp_path, "shopbell-1-2026-11-21.zip.part", hour * 2)
    remove_old_exports(tmp_path, NOW)
    assert names(tmp_path) == kept


def test_exports_of_one_business_go_with_every_part_and_those_of_others_stay(tmp_path: Path) -> None:
    for name in ("shopbell-1-2026-11-21.zip", "shopbell-1-2026-11-21-2.zip.part"):
        written(tmp_path, name, timedelta(0))
    other = written(tmp_path, "shopbell-11-2026-11-21.zip", timedelta(0))
    remove_exports(tmp_path, BusinessId(1))
    assert names(tmp_path) == {other}
