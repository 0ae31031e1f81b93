"""Settings: every one is in .env.example, a wrong one is a sentence, and the first file is written safely."""

from __future__ import annotations

import os
import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot import config
from bot.config import NAMES, BadSetting, load, machine_language
from bot.domain.business import ServerId
from bot.domain.settings import Language
from bot.env_file import first_settings, keys_from_file, write_keys
from bot.storage.credentials import Vault

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / ".env.example"
LOOPBACK = {"SHOPBELL_DISCORD_API": "http://127.0.0.1:1", "SHOPBELL_DISCORD_GATEWAY": "ws://127.0.0.1:1"}


def test_env_example_has_every_setting_with_a_comment_and_no_other() -> None:
    source = Path(config.__file__).read_text(encoding="utf-8")
    asked = set(re.findall(r'self\._(?:value|list|seconds|port)\(\s*"([A-Z_]+)"', source))
    shown = dotenv_values(EXAMPLE, interpolate=False)
    assert set(shown) == asked
    assert set(shown) == {"DISCORD_TOKEN", *config.NAMES}
    blocks = re.split(r"\n\s*\n", EXAMPLE.read_text(encoding="utf-8"))
    bare = [
        block
        for block in blocks
        if re.search(r"^[A-Z_]+=", block, re.MULTILINE) and not block.startswith("#")
    ]
    assert bare == []


def test_env_example_as_it_is_means_every_default() -> None:
    settings = load(EXAMPLE, {})
    assert settings == load(Path("/nowhere/.env"), {})
    assert (settings.discord_token, settings.secret_keys, settings.servers) == ("", (), frozenset())
    assert settings.database == Path("data/shopbell.db")
    assert settings.zone.key == "Europe/Vienna" and settings.language is Language.ENGLISH


def test_the_web_door_has_its_usual_port_and_a_public_address_loses_its_last_slash() -> None:
    usual = load(Path("/nowhere/.env"), {})
    assert (usual.web_port, usual.public_url) == (8766, "")
    given = {"SHOPBELL_WEB_PORT": "9000", "SHOPBELL_PUBLIC_URL": "https://Shop.Example:8443/"}
    settings = load(Path("/nowhere/.env"), given)
    assert (settings.web_port, settings.public_url) == (9000, "https://shop.example:8443")
    given["SHOPBELL_PUBLIC_URL"] = "https://shop.example:443"
    assert load(Path("/nowhere/.env"), given).public_url == "https://shop.example"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SHOPBELL_ZONE=Europe/Berlin\nDISCORD_TOKEN=written\n")
    settings = load(file, {"SHOPBELL_ZONE": "Europe/Zurich", "SHOPBELL_SERVERS": "700000000000000001"})
    assert (settings.zone.key, settings.discord_token) == ("Europe/Zurich", "written")
    assert settings.servers == {ServerId(700_000_000_000_000_001)}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"SHOPBELL_LANGUAGE": "fr"}, "SHOPBELL_LANGUAGE may be en, de or de-sie."),
        ({"SHOPBELL_SERVERS": "my server"}, "SHOPBELL_SERVERS holds something that is not a Discord id"),
        (
            {"SHOPBELL_PRIVATE_HOSTS": "blog.local"},
            "SHOPBELL_PRIVATE_HOSTS holds something else than host:port; write",
        ),
        ({"SHOPBELL_LOG_LEVEL": "loud"}, "SHOPBELL_LOG_LEVEL may be"),
        ({"SHOPBELL_PREVIEW_PORT": "-1"}, "SHOPBELL_PREVIEW_PORT must be a port number."),
        ({"SHOPBELL_WEB_PORT": "0"}, "SHOPBELL_WEB_PORT must be a port number."),
        ({"SHOPBELL_WEB_PORT": "65536"}, "SHOPBELL_WEB_PORT must be a port number."),
        *(
            (
                {"SHOPBELL_PUBLIC_URL": address},
                "SHOPBELL_PUBLIC_URL must be an address with https and nothing",
            )
            for address in (
                "http://shop.example",
                "shop.example",
                "https://shop.example/connect",
                "https://a:b@shop.example",
                "https://shop.example:0",
                "https://-shop.example",
                "https://shop.example?x",
                "https://",
                "https://shop .example",
            )
        ),
        (
            {"SHOPBELL_TEST_UNDO": "1"},
            "SHOPBELL_TEST_UNDO is for tests, and works only with a Discord on this",
        ),
        ({**LOOPBACK, "SHOPBELL_TEST_UNDO": "soon"}, "SHOPBELL_TEST_UNDO must be seconds."),
        (
            {**LOOPBACK, "SHOPBELL_DISCORD_API": "https://discord.example"},
            "SHOPBELL_DISCORD_API and SHOPBELL_DISCORD_GATEWAY are for tests",
        ),
    ],
)
def test_a_wrong_value_is_one_sentence(given: dict[str, str], sentence: str) -> None:
    with pytest.raises(BadSetting) as wrong:
        load(Path("/nowhere/.env"), given)
    assert str(wrong.value).startswith(sentence) and "\n" not in str(wrong.value)


TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"


@pytest.mark.parametrize("name", sorted(NAMES - {"SHOPBELL_DATA", "SHOPBELL_SECRET_KEYS"}))
@pytest.mark.parametrize("secret", [TOKEN, "abcd EFGH ijkl", "hunter2", "Sup3r:geheim"])
def test_no_sentence_quotes_what_may_be_a_secret_in_the_wrong_line(
    tmp_path: Path, name: str, secret: str
) -> None:
    surroundings = LOOPBACK if name.startswith("SHOPBELL_TEST_") else {}
    for given in ({name: secret}, {name: f"123456789012345678,{secret}"}):
        with pytest.raises(BadSetting) as wrong:
            load(Path("/nowhere/.env"), {**surroundings, **given})
        assert secret not in str(wrong.value) and secret.upper() not in str(wrong.value)
        assert wrong.value.__cause__ is None


@pytest.mark.parametrize(
    "line", [f"SHOPBELL_{TOKEN}=", f"SHOPBELL_SECRET_KEYS{TOKEN}=x", f"SHOPBELL_KEY_{TOKEN}"]
)
def test_nor_is_a_token_quoted_that_was_pasted_into_a_name(tmp_path: Path, line: str) -> None:
    file = tmp_path / ".env"
    file.write_text(line + "\n")
    with pytest.raises(BadSetting) as wrong:
        load(file, {})
    assert not any(part in str(wrong.value) for part in TOKEN.split("."))


@pytest.mark.parametrize("secret", [TOKEN, f"{TOKEN}/data", f"{'k' * 43}="])
def test_a_token_becomes_no_folder_whose_name_every_sentence_would_say(secret: str) -> None:
    with pytest.raises(BadSetting) as wrong:
        load(Path("/nowhere/.env"), {"SHOPBELL_DATA": secret})
    assert str(wrong.value) == "SHOPBELL_DATA holds something that looks like a token, not like a folder."


def test_even_the_sentence_about_a_wrong_setting_is_in_the_language_that_is_set(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SHOPBELL_LANGUAGE=de-sie\nSHOPBELL_SERVER=1\n")
    with pytest.raises(BadSetting, match="ist keine Einstellung"):
        load(file, {"LANG": "en_US.UTF-8"})
    with pytest.raises(BadSetting, match="is no setting"):
        load(file, {"LANG": "de_AT.UTF-8", "SHOPBELL_LANGUAGE": "en"})
    assert machine_language({"LANG": "C"}, file) is Language.GERMAN_SIE
    assert machine_language({"LANG": "de_AT"}, tmp_path / "none") is Language.GERMAN_DU


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


def test_shortened_times_count_where_discord_is_on_this_machine() -> None:
    timing = load(Path("/nowhere/.env"), {**LOOPBACK, "SHOPBELL_TEST_POLL": "0.5"}).timing
    assert (timing.poll, timing.undo) == (timedelta(seconds=0.5), None)


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
