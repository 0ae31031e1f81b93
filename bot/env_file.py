"""Settings file: writing the first .env with a new encryption key, and replacing the keys in it."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bot.config import ENV_FILE, EXAMPLE, KEYS
from bot.storage.credentials import new_key


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
