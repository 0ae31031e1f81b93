"""Configuration: reads .env and environment variables into a frozen, typed record; a wrong value is one
sentence.
"""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.config.env_file import ENV_FILE, PLATFORM, BadSetting, lines_of, shown_name, written
from bot.domain.allowance import MEGABYTES
from bot.domain.business import ServerId
from bot.domain.hours import is_zone
from bot.domain.language_model import ModelTask
from bot.domain.settings import Language
from bot.domain.tier import Wish
from bot.log import redact, redacted
from bot.ports import InstallationSetting
from bot.storage.credentials import BadKey, Vault
from bot.texts import Texts, language_for, speak

_LANGUAGES = {"en": Language.ENGLISH, "de": Language.GERMAN_DU, "de-sie": Language.GERMAN_SIE}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Timing(NamedTuple):
    """Shortened intervals for tests; refused unless Discord is on loopback. None: the real intervals."""

    poll: timedelta | None = None
    undo: timedelta | None = None
    settle: timedelta | None = None
    convert: timedelta | None = None


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Language model that is asked for drafts. `address`: up to and with /v1, without a slash at its end."""

    address: str
    name: str
    key: str = field(repr=False)
    task: ModelTask


class EmbeddingModel(NamedTuple):
    """Model whose server computes sentence vectors. `address`: up to and with /v1, without a slash at its end."""

    address: str
    name: str
    key: str


class DiscordAddress(NamedTuple):
    """Base addresses of a loopback Discord, for tests."""

    api: str
    gateway: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of an installation. Field names are those of .env.example, in lower case."""

    discord_token: str
    data: Path
    secret_keys: tuple[str, ...]
    """Newest first."""
    servers: frozenset[ServerId]
    """Discord servers that are served; empty: the first that finishes set-up."""
    private_hosts: frozenset[str]
    """host:port in the own network that channels may reach."""
    language: Language
    """What the terminal speaks, and the bot before set-up."""
    zone: ZoneInfo
    """Time zone of a new business, and of the nightly backup."""
    log_level: str
    daily_mb: int
    """Megabytes of text that a channel may bring in a day."""
    suggestions: Wish
    """How suggestions are computed."""
    preview_port: int
    web_port: int
    """Port of the web door on 127.0.0.1."""
    public_url: str
    """Address at which a proxy or tunnel shows the web door, without a slash at its end; empty: nobody does."""
    model: LanguageModel | None
    """None: no language model is asked for anything."""
    embeddings: EmbeddingModel | None = field(repr=False)
    """None: sentence vectors are computed on this machine."""
    discord: DiscordAddress | None
    timing: Timing
    platforms: Mapping[str, str] = field(default_factory=dict)
    """Settings of platforms, as they were written: KEY_NAME to value."""

    @property
    def database(self) -> Path:
        """Path of the live database file."""
        return self.data / "shopbell.db"


def load(env_file: Path = ENV_FILE, environment: Mapping[str, str] | None = None) -> Settings:
    """Loads the settings from the file and the environment; the environment wins. Raises BadSetting."""
    surroundings = os.environ if environment is None else environment
    given = written(env_file, speak(machine_language(surroundings, env_file)))
    values = dict(given) | {
        name: value
        for name, value in surroundings.items()
        if name == "DISCORD_TOKEN" or name.startswith("SHOPBELL_")
    }
    return _Reader(values, machine_language(surroundings, env_file)).settings()


def platform_settings(
    settings: Settings, declared: Mapping[str, tuple[InstallationSetting, ...]]
) -> Mapping[str, Mapping[str, str]]:
    """Settings of platforms by platform and name, as far as they are given. Raises BadSetting: a name that no platform
    declares, a value of another form, or one that is for tests alone.
    """
    texts, left, found = speak(settings.language), dict(settings.platforms), dict[str, dict[str, str]]()
    for key, one in ((key, one) for key, several in declared.items() for one in several):
        value = left.pop(f"{key.upper()}_{one.name}", None)
        if value is None:
            continue
        name = f"{PLATFORM}{key.upper()}_{one.name}"
        if one.only_tests and settings.discord is None:
            raise BadSetting(
                texts("{name} is for tests: it works only with a Discord on this machine.", name=name)
            )
        if not re.fullmatch(one.pattern, value):
            raise BadSetting(
                texts(
                    "{name} holds something else; write for example {example}.",
                    name=name,
                    example=one.default,
                )
            )
        found.setdefault(key, {})[one.name] = value
    for name in left:
        raise BadSetting(
            texts(
                "{name} in {file} is no setting; .env.example names them all.",
                name=shown_name(PLATFORM + name),
                file=str(ENV_FILE),
            )
        )
    return found


def machine_language(environment: Mapping[str, str], env_file: Path = ENV_FILE) -> Language:
    """Language of the terminal: SHOPBELL_LANGUAGE where it can be read, even if the rest is invalid; else the
    locale of the machine: German where that is German, English otherwise.
    """
    try:
        written = {line.key: line.value for line in lines_of(env_file)}
    except (OSError, UnicodeDecodeError):
        written = {}
    wanted = environment.get("SHOPBELL_LANGUAGE") or written.get("SHOPBELL_LANGUAGE") or ""
    if wanted.strip().lower() in _LANGUAGES:
        return _LANGUAGES[wanted.strip().lower()]
    tag = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return language_for(tag, Language.GERMAN_DU) if tag[:2].lower() == "de" else Language.ENGLISH


class _Reader:
    def __init__(self, values: Mapping[str, str], language: Language) -> None:
        self._values = values
        self._language = language
        self._texts: Texts = speak(language)

    def settings(self) -> Settings:
        self._language = self._spoken()
        self._texts = speak(self._language)
        discord = self._discord()
        return Settings(
            discord_token=self._value("DISCORD_TOKEN"),
            data=self._folder(),
            secret_keys=self._keys(),
            servers=frozenset(
                ServerId(self._id("SHOPBELL_SERVERS", one)) for one in self._list("SHOPBELL_SERVERS")
            ),
            private_hosts=frozenset(self._host(one) for one in self._list("SHOPBELL_PRIVATE_HOSTS")),
            language=self._language,
            zone=self._zone(),
            log_level=self._level(),
            daily_mb=self._daily(),
            suggestions=self._suggestions(),
            preview_port=self._port("SHOPBELL_PREVIEW_PORT", 8765),
            web_port=self._port("SHOPBELL_WEB_PORT", 8766, least=1),
            public_url=self._public_url(),
            model=self._model(),
            embeddings=self._embeddings(),
            discord=discord,
            timing=self._timing(discord),
            platforms={
                name.removeprefix(PLATFORM): self._value(name)
                for name in self._values
                if name.startswith(PLATFORM) and self._value(name)
            },
        )

    def _value(self, name: str) -> str:
        return self._values.get(name, "").strip()

    def _list(self, name: str) -> list[str]:
        return [part.strip() for part in self._value(name).split(",") if part.strip()]

    def _keys(self) -> tuple[str, ...]:
        """Encryption keys, checked here for everybody: whether there is a database yet or not."""
        keys = tuple(self._list("SHOPBELL_SECRET_KEYS"))
        try:
            Vault(keys)
        except BadKey:
            texts = self._texts
            raise BadSetting(
                texts(
                    "SHOPBELL_SECRET_KEYS holds something that is no key. Put the former key back; if there never was"
                    " one, leave it empty and type: python -m bot db rekey"
                )
            ) from None
        return keys

    def _folder(self) -> Path:
        """Data folder. Its name appears in many sentences, so a value that looks like a token is refused."""
        name = self._value("SHOPBELL_DATA") or "data"
        if redacted(name) != name:
            texts = self._texts
            raise BadSetting(
                texts("SHOPBELL_DATA holds something that looks like a token, not like a folder.")
            )
        return Path(name).expanduser()

    def _spoken(self) -> Language:
        wanted = self._value("SHOPBELL_LANGUAGE").lower()
        if wanted and wanted not in _LANGUAGES:
            texts = self._texts
            raise BadSetting(texts("SHOPBELL_LANGUAGE may be en, de or de-sie."))
        return _LANGUAGES.get(wanted, self._language)

    def _id(self, name: str, text: str) -> int:
        if text.isdecimal() and 15 <= len(text) <= 20:
            return int(text)
        texts = self._texts
        raise BadSetting(
            texts("{name} holds something that is not a Discord id: a number of 17 to 20 digits.", name=name)
        )

    def _host(self, text: str) -> str:
        host, _, port = text.rpartition(":")
        if host and port.isdecimal() and 0 < int(port) < 65536:
            return f"{host.strip('[]').lower()}:{int(port)}"
        texts = self._texts
        raise BadSetting(
            texts(
                "SHOPBELL_PRIVATE_HOSTS holds something else than host:port; write for example blog.local:8080."
            )
        )

    def _zone(self) -> ZoneInfo:
        name = self._value("SHOPBELL_ZONE") or "Europe/Vienna"
        if is_zone(name):
            return ZoneInfo(name)
        texts = self._texts
        raise BadSetting(texts("SHOPBELL_ZONE is no time zone; write for example Europe/Vienna."))

    def _level(self) -> str:
        level = (self._value("SHOPBELL_LOG_LEVEL") or "INFO").upper()
        if level in LEVELS:
            return level
        texts = self._texts
        raise BadSetting(texts("SHOPBELL_LOG_LEVEL may be {levels}.", levels=texts.any_of(LEVELS)))

    def _daily(self) -> int:
        text = self._value("SHOPBELL_DAILY_MB") or str(MEGABYTES)
        if text.isdecimal() and 0 < int(text[:9]) <= 100_000:
            return int(text)
        texts = self._texts
        raise BadSetting(texts("SHOPBELL_DAILY_MB must be a number of megabytes, for example 100."))

    def _suggestions(self) -> Wish:
        wish = self._value("SHOPBELL_SUGGESTIONS").lower() or Wish.AUTO.value
        if wish in list(Wish):
            return Wish(wish)
        texts = self._texts
        raise BadSetting(texts("SHOPBELL_SUGGESTIONS may be {values}.", values=texts.any_of(tuple(Wish))))

    def _port(self, name: str, usual: int, *, least: int = 0) -> int:
        text = self._value(name) or str(usual)
        if text.isdecimal() and least <= int(text[:6]) < 65536:
            return int(text)
        texts = self._texts
        raise BadSetting(texts("{name} must be a port number.", name=name))

    def _public_url(self) -> str:
        """Public address of the web door. Secrets are typed there, so that it has to be https."""
        text = self._value("SHOPBELL_PUBLIC_URL").rstrip("/")
        if not text or _is_https_origin(text):
            return text.lower().removesuffix(":443")  # browsers leave it out of the name they ask for
        texts = self._texts
        raise BadSetting(
            texts(
                "SHOPBELL_PUBLIC_URL must be an address with https and nothing behind the name, for example"
                " https://shopbell.example.com."
            )
        )

    def _model(self) -> LanguageModel | None:
        """Language model."""
        task, texts = self._value("SHOPBELL_MODEL_TASK") or ModelTask.RANK, self._texts
        if task not in set(ModelTask):
            raise BadSetting(texts("SHOPBELL_MODEL_TASK may be rank or polish."))
        given = (
            self._value("SHOPBELL_MODEL_URL"),
            self._value("SHOPBELL_MODEL_NAME"),
            self._value("SHOPBELL_MODEL_KEY"),
        )
        found = self._server("SHOPBELL_MODEL", *given, example="qwen2.5:7b")
        return None if found is None else LanguageModel(*found, ModelTask(task))

    def _embeddings(self) -> EmbeddingModel | None:
        """Server of sentence vectors."""
        given = (
            self._value("SHOPBELL_EMBEDDINGS_URL"),
            self._value("SHOPBELL_EMBEDDINGS_NAME"),
            self._value("SHOPBELL_EMBEDDINGS_KEY"),
        )
        found = self._server("SHOPBELL_EMBEDDINGS", *given, example="bge-m3")
        return None if found is None else EmbeddingModel(*found)

    def _server(
        self, of: str, address: str, model: str, key: str, *, example: str
    ) -> tuple[str, str, str] | None:
        """Address, model and key of a model server; the key is left out of every log line from here on."""
        address = address.rstrip("/")
        redact(key)
        texts, wrong = self._texts, ""
        if address and not re.fullmatch(r"https?://[^\s/@?#]+(?:/[^\s@?#]*)?", address):
            wrong = texts(
                "{name} must be an address that ends with /v1, for example http://127.0.0.1:11434/v1.",
                name=f"{of}_URL",
            )
        elif (address or model) and (
            not re.fullmatch(r"[\w.:/@+-]{1,200}", model) or redacted(model) != model
        ):
            wrong = texts(
                "{name} must be the name of the model as its server calls it, for example {example}.",
                name=f"{of}_NAME",
                example=example,
            )
        elif not key.isascii() or not key.isprintable() or " " in key:
            wrong = texts("{name} holds something that is no key.", name=f"{of}_KEY")
        if wrong:
            raise BadSetting(wrong)
        return (address, model, key) if address else None

    def _discord(self) -> DiscordAddress | None:
        api, gateway = self._value("SHOPBELL_DISCORD_API"), self._value("SHOPBELL_DISCORD_GATEWAY")
        if not api and not gateway:
            return None
        if _is_loopback(api) and _is_loopback(gateway):
            return DiscordAddress(api.rstrip("/"), gateway)
        texts = self._texts
        raise BadSetting(
            texts(
                "SHOPBELL_DISCORD_API and SHOPBELL_DISCORD_GATEWAY are for tests: both must be addresses of this"
                " machine, because the bot's token is sent there."
            )
        )

    def _timing(self, discord: DiscordAddress | None) -> Timing:
        given = [name for name in self._values if name.startswith("SHOPBELL_TEST_") and self._value(name)]
        if given and discord is None:
            texts = self._texts
            raise BadSetting(
                texts("{name} is for tests, and works only with a Discord on this machine.", name=given[0])
            )
        return Timing(
            poll=self._seconds("SHOPBELL_TEST_POLL"),
            undo=self._seconds("SHOPBELL_TEST_UNDO"),
            settle=self._seconds("SHOPBELL_TEST_SETTLE"),
            convert=self._seconds("SHOPBELL_TEST_CONVERT"),
        )

    def _seconds(self, name: str) -> timedelta | None:
        text = self._value(name)
        if not text:
            return None
        try:
            return timedelta(seconds=float(text))
        except (ValueError, OverflowError):
            texts = self._texts
            raise BadSetting(texts("{name} must be seconds.", name=name)) from None


def _is_https_origin(address: str) -> bool:
    """Whether this is scheme and host alone, with or without a port."""
    return bool(
        re.fullmatch(r"https://[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::[1-9][0-9]{0,4})?", address.lower())
    )


def _is_loopback(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "ws") or parts.hostname is None:
        return False
    try:
        return ipaddress.ip_address(parts.hostname).is_loopback
    except ValueError:
        return parts.hostname == "localhost"
