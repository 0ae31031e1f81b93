"""Samples of answers of platforms: each names its source."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("folder", sorted(HERE.glob("*/samples")), ids=lambda folder: folder.parent.name)
def test_each_sample_names_its_source_and_each_source_a_sample(folder: Path) -> None:
    rows = [
        line.split("|") for line in (folder / "README.md").read_text().splitlines() if line.startswith("| `")
    ]
    sources = {row[1].strip().strip("`"): row[2].strip() for row in rows}
    assert sources.keys() == {file.name for file in folder.glob("*.json")}
    assert all(sources.values())
