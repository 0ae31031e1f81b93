"""A terminal for each test."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    folder = tmp_path / "shop"
    folder.mkdir()
    return Terminal(folder)
