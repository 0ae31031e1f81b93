"""The settings file: slips in it, the first one, new keys."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bot.config import BadSetting, load
from bot.config.env_file import first_settings, keys_from_file, write_keys
from bot.storage.credentials import Vault

EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"


def test_a_misspelt_name_in_the_file_is_a_sentence_and_in_the_environment_none(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SHOPBELL_SERVER=700000000000000001\n")
    with pytest.raises(
        BadSetting, match=r"SHOPBELL_SERVER in .*\.env is no setting; \.env\.example names them all\."
    ):
        load(file, {})
    assert load(Path("/nowhere/.env"), {"SHOPBELL_CACHE": "/elsewhere"}).servers == frozenset()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("DISCORD_TOKN=1", "DISCORD_TOKN"),
        ("DISCORD_BOT_TOKEN=1", "DISCORD_BOT_TOKEN"),
        ("discord_token=1", "discord_…"),
        ("SHOPBEL_ZONE=1", "SHOPBEL_…"),
        (f"DISCORD{TOKEN}=1", "DISCORD…"),
    ],
)
def test_a_slip_in_the_name_of_the_token_or_of_the_program_is_one_too(
    tmp_path: Path, line: str, shown: str
) -> None:
    file = tmp_path / ".env"
    file.write_text(f"{line}\n")
    with pytest.raises(BadSetting) as wrong:
        load(file, {})
    said = str(wrong.value)
    assert said.startswith(shown) or (said.startswith("DISCORD") and TOKEN[:8] not in said)
    assert said.endswith("is no setting; .env.example names them all.")


@pytest.mark.parametrize("line", [TOKEN, f"DISCORD_TOKEN: {TOKEN}", f"DISCORD_TOKEN {TOKEN}", f"={TOKEN}"])
def test_a_line_that_sets_nothing_is_named_by_its_number_and_never_passed_over(
    tmp_path: Path, line: str
) -> None:
    file = tmp_path / ".env"
    file.write_text(f"# Discord\nDISCORD_TOKEN=\n\n{line}\n")
    with pytest.raises(BadSetting) as wrong:
        load(file, {})
    assert str(wrong.value) == f"Line 4 of {file} is no setting. Write it like this: DISCORD_TOKEN=value"


def test_what_other_programs_keep_in_the_file_and_the_marks_of_editors_are_no_slip(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(
        b"\xef\xbb\xbf# Settings\r\nCOMPOSE_PROJECT_NAME=shop\r\nexport DISCORD_TOKEN = 'a b' # mine\r\nTZ=\r\n"
    )
    assert load(file, {}).discord_token == "a b"


def test_a_file_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"DISCORD_TOKEN=\xff\xfe\n")
    with pytest.raises(BadSetting, match="is not saved as UTF-8"):
        load(file, {})


def test_the_first_file_is_for_its_owner_alone_and_holds_a_fresh_key(tmp_path: Path) -> None:
    keys: list[str] = []
    for name in ("one", "two"):
        file = tmp_path / name
        assert first_settings(file)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        settings = load(file, {})
        Vault(settings.secret_keys)
        assert settings.discord_token == ""
        keys += settings.secret_keys
        rest = [
            line for line in file.read_text().splitlines() if not line.startswith("SHOPBELL_SECRET_KEYS=")
        ]
        assert rest == [
            line for line in EXAMPLE.read_text().splitlines() if not line.startswith("SHOPBELL_SECRET_KEYS=")
        ]
    assert len(set(keys)) == 2


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("DISCORD_TOKEN=mine\n")
    assert not first_settings(file)
    assert file.read_text() == "DISCORD_TOKEN=mine\n"


def test_new_keys_leave_every_other_line_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    for before, after in (
        (
            "# mine\nDISCORD_TOKEN=t\nSHOPBELL_SECRET_KEYS=old\nSHOPBELL_ZONE=",
            "# mine\nDISCORD_TOKEN=t\nSHOPBELL_SECRET_KEYS=a,b\nSHOPBELL_ZONE=",
        ),
        ("export SHOPBELL_SECRET_KEYS = 'old'\n", "SHOPBELL_SECRET_KEYS=a,b\n"),
        ("DISCORD_TOKEN=t", "DISCORD_TOKEN=t\nSHOPBELL_SECRET_KEYS=a,b\n"),
    ):
        file.write_text(before)
        write_keys(("a", "b"), file)
        assert file.read_text() == after
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert [path.name for path in tmp_path.iterdir()] == [".env"]


def test_new_keys_go_into_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    real, link = tmp_path / "kept" / "settings", tmp_path / ".env"
    real.write_text("SHOPBELL_SECRET_KEYS=old\n")
    link.symlink_to(real)
    write_keys(("new",), link)
    assert link.is_symlink() and real.read_text() == "SHOPBELL_SECRET_KEYS=new\n"


def test_keys_of_the_environment_are_not_the_files_business(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    assert not keys_from_file(file, {})
    file.write_text("")
    assert keys_from_file(file, {})
    assert not keys_from_file(file, {"SHOPBELL_SECRET_KEYS": "from outside"})


def test_a_settings_file_that_can_not_be_written_is_named_itself(tmp_path: Path) -> None:
    """Not the passing file beside it, which nobody knows."""
    file = tmp_path / "missing" / ".env"
    for write in (lambda: first_settings(file), lambda: write_keys(("a",), file)):
        with pytest.raises(FileNotFoundError) as refused:
            write()
        assert refused.value.filename == str(file)


def test_a_kill_while_the_first_file_is_written_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"

    def killed(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        first_settings(file, EXAMPLE)
    monkeypatch.undo()
    assert not file.exists()
    assert first_settings(file, EXAMPLE)
    assert [path.name for path in tmp_path.iterdir()] == [".env"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
