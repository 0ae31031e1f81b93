"""Settings file (.env): parsing, with one sentence for a slip in it; writing the first one with a new encryption key, and
replacing the keys in it.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.storage.credentials import new_key
from bot.texts import Texts

ENV_FILE = Path(".env")
EXAMPLE = Path(__file__).resolve().parents[2] / ".env.example"
KEYS = "SHOPBELL_SECRET_KEYS"
NAMES = frozenset(
    f"SHOPBELL_{name}"
    for name in (
        *("DATA", "SECRET_KEYS", "SERVERS", "PRIVATE_HOSTS", "LANGUAGE", "ZONE", "LOG_LEVEL"),
        *("PREVIEW_PORT", "DAILY_MB", "WEB_PORT", "PUBLIC_URL", "SUGGESTIONS"),
        *("MODEL_URL", "MODEL_NAME", "MODEL_KEY", "MODEL_TASK"),
        *("EMBEDDINGS_URL", "EMBEDDINGS_NAME", "EMBEDDINGS_KEY"),
        *("DISCORD_API", "DISCORD_GATEWAY", "TEST_POLL", "TEST_UNDO", "TEST_SETTLE", "TEST_CONVERT"),
    )
)
"""Every setting but DISCORD_TOKEN, and those of platforms."""
PLATFORM = "SHOPBELL_PLATFORM_"
"""Begins the settings that platforms declare: SHOPBELL_PLATFORM_{KEY}_{NAME}."""
_ALL_NAMES = NAMES | {"DISCORD_TOKEN"}
_NAME_OF_SETTING = re.compile(r"(?:SHOPBELL|DISCORD)(?:_[A-Z]{1,10}){1,3}(?![A-Za-z0-9])")
_BEGINNING_OF_NAME = re.compile(r"[A-Za-z]{1,8}_?")


class BadSetting(Exception):
    """Invalid configuration. The text is a whole sentence for the installer and quotes no value, since a
    token may be in the wrong line.
    """


def lines_of(env_file: Path) -> tuple[Binding, ...]:
    """Parsed lines of the settings file. Raises OSError, UnicodeDecodeError."""
    if not env_file.exists():
        return ()
    # Some editors begin a file with a byte order mark.
    with env_file.open(encoding="utf-8-sig") as file:
        return tuple(parse_stream(file))


def written(env_file: Path, texts: Texts) -> Mapping[str, str]:
    """Values in the settings file; a line that cannot be parsed is reported as a typing error."""
    try:
        lines = lines_of(env_file)
    except OSError:
        raise BadSetting(
            texts(
                "{file} can not be read. Is it a file, and does it belong to the user who starts Shopbell?",
                file=str(env_file),
            )
        ) from None
    except UnicodeDecodeError:
        raise BadSetting(
            texts(
                "{file} is not saved as UTF-8. Open it in an editor and save it with the encoding UTF-8.",
                file=str(env_file),
            )
        ) from None
    for line in lines:
        if line.error or (line.key is not None and line.value is None):
            raise BadSetting(
                texts(
                    "Line {n} of {file} is no setting. Write it like this: DISCORD_TOKEN=value",
                    n=_number(line),
                    file=str(env_file),
                )
            )
        if line.key is not None and _is_slip(line.key):
            raise BadSetting(
                texts(
                    "{name} in {file} is no setting; .env.example names them all.",
                    name=shown_name(line.key),
                    file=str(env_file),
                )
            )
    return {line.key: line.value for line in lines if line.key is not None and line.value is not None}


def _number(line: Binding) -> int:
    """Line number as an editor counts: a binding of python-dotenv begins with the empty lines before it."""
    text = line.original.string
    return line.original.line + text[: len(text) - len(text.lstrip())].count("\n")


def shown_name(name: str) -> str:
    """Name of a setting, safe to print: whatever else was pasted into the line is left out."""
    found = _NAME_OF_SETTING.match(name) or _BEGINNING_OF_NAME.match(name)
    return f"{found[0]}{'…' if found[0] != name else ''}" if found else "…"


def _is_slip(name: str) -> bool:
    """Whether somebody misspelt a setting; variables of other programs in the same file are ignored."""
    meant = name.upper()
    if name in _ALL_NAMES or name.startswith(PLATFORM):
        return False
    if meant.startswith(("SHOPBELL", "DISCORD")):
        return True
    # Imported here: few files name anything else, and every start would pay for difflib.
    from difflib import get_close_matches

    return bool(get_close_matches(meant, _ALL_NAMES, 1, 0.8))


def first_settings(env_file: Path = ENV_FILE, example: Path = EXAMPLE) -> bool:
    """Writes the first .env, mode 0600 and with a new encryption key, unless the file exists. Returns whether it
    did.
    """
    if env_file.exists():
        return False
    pattern = example.read_text(encoding="utf-8") if example.exists() else f"DISCORD_TOKEN=\n{KEYS}=\n"
    part = env_file.with_name(f"{env_file.name}.{os.getpid()}")
    try:
        part.unlink(missing_ok=True)
        # Atomic: half a file would be read as one without a key.
        _write_private(part, _with_keys(pattern, (new_key(),)))
        os.link(part, env_file)
    except FileExistsError:
        return False
    except OSError as error:
        raise _named(error, env_file) from error
    finally:
        part.unlink(missing_ok=True)
    return True


def write_keys(keys: tuple[str, ...], env_file: Path = ENV_FILE) -> None:
    """Replaces the encryption keys in the settings file (key rotation) and leaves every other line as it is.
    Raises OSError.
    """
    target = env_file.resolve()
    text = _with_keys(target.read_text(encoding="utf-8") if target.exists() else "", keys)
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _write_private(part, text)
        part.replace(target)
    except OSError as error:
        raise _named(error, env_file) from error


def _named(error: OSError, env_file: Path) -> OSError:
    """The same error with the name of the settings file: that of the passing file beside it tells nobody anything."""
    return OSError(error.errno, error.strerror, str(env_file))


def keys_from_file(env_file: Path = ENV_FILE, environment: Mapping[str, str] | None = None) -> bool:
    """Whether the encryption keys come from the file: those in the environment win over it."""
    return KEYS not in (os.environ if environment is None else environment) and env_file.exists()


def _write_private(path: Path, text: str) -> None:
    """Writes a new file with mode 0600 and syncs it to the disk before returning."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _with_keys(text: str, keys: tuple[str, ...]) -> str:
    line = f"{KEYS}={','.join(keys)}"
    found = re.compile(rf"^(?:export\s+)?{KEYS}\s*=.*$", re.MULTILINE)
    if found.search(text):
        return found.sub(lambda _: line, text)
    return f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{line}\n"
