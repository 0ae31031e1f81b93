"""Settings: every one is in .env.example, and a wrong one is a sentence."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.config import NAMES, BadSetting, LanguageModel, load, machine_language
from bot.config import settings as settings_module
from bot.domain.business import ServerId
from bot.domain.language_model import ModelTask
from bot.domain.settings import Language
from bot.log import redacted

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / ".env.example"
MODEL = {"SHOPBELL_MODEL_URL": "http://127.0.0.1:11434/v1/", "SHOPBELL_MODEL_NAME": "qwen2.5:7b"}
LOOPBACK = {"SHOPBELL_DISCORD_API": "http://127.0.0.1:1", "SHOPBELL_DISCORD_GATEWAY": "ws://127.0.0.1:1"}


def test_env_example_has_every_setting_with_a_comment_and_no_other() -> None:
    source = Path(settings_module.__file__).read_text(encoding="utf-8")
    asked = set(re.findall(r'self\._(?:value|list|seconds|port)\(\s*"([A-Z_]+)"', source))
    shown = dotenv_values(EXAMPLE, interpolate=False)
    assert set(shown) == asked
    assert set(shown) == {"DISCORD_TOKEN", *NAMES}
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
        *(
            ({**MODEL, "SHOPBELL_MODEL_URL": url}, "SHOPBELL_MODEL_URL must be an address that ends with /v1")
            for url in (
                "localhost:11434",
                "ftp://a/v1",
                "http://me:key@a/v1",
                "https://a/v1?key=1",
                "http://a b/v1",
            )
        ),
        *(
            ({**MODEL, "SHOPBELL_MODEL_NAME": name}, "SHOPBELL_MODEL_NAME must be the name of the model")
            for name in (
                "",
                "two words",
                "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB",
            )
        ),
        ({"SHOPBELL_SUGGESTIONS": "sometimes"}, "SHOPBELL_SUGGESTIONS may be auto, lite, full, or off."),
        (
            {"SHOPBELL_EMBEDDINGS_URL": "http://127.0.0.1:11434/v1"},
            "SHOPBELL_EMBEDDINGS_NAME must be the name of the model as its server calls it, for example bge-m3.",
        ),
        ({**MODEL, "SHOPBELL_MODEL_TASK": "send"}, "SHOPBELL_MODEL_TASK may be rank or polish."),
        ({**MODEL, "SHOPBELL_MODEL_KEY": "two words"}, "SHOPBELL_MODEL_KEY holds something that is no key."),
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


def test_a_language_model_is_off_without_an_address_and_its_key_is_in_no_log_and_no_repr() -> None:
    assert load(Path("/nowhere/.env"), {"SHOPBELL_MODEL_KEY": "sk-0123456789"}).model is None
    model = load(Path("/nowhere/.env"), {**MODEL, "SHOPBELL_MODEL_KEY": "sk-9876543210"}).model
    assert model == LanguageModel("http://127.0.0.1:11434/v1", "qwen2.5:7b", "sk-9876543210", ModelTask.RANK)
    assert "sk-9876543210" not in repr(model)
    assert redacted("sent sk-9876543210 and sk-0123456789") == "sent ••• and •••"


TAKES_ANY_WORD = {
    *("SHOPBELL_DATA", "SHOPBELL_SECRET_KEYS", "SHOPBELL_MODEL_NAME", "SHOPBELL_MODEL_KEY"),
    *("SHOPBELL_EMBEDDINGS_NAME", "SHOPBELL_EMBEDDINGS_KEY"),
}
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB"


@pytest.mark.parametrize(
    "name",
    sorted(NAMES - TAKES_ANY_WORD),
)
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


def test_shortened_times_count_where_discord_is_on_this_machine() -> None:
    timing = load(Path("/nowhere/.env"), {**LOOPBACK, "SHOPBELL_TEST_POLL": "0.5"}).timing
    assert (timing.poll, timing.undo) == (timedelta(seconds=0.5), None)
