"""Logging for a terminal or the journal: levels, formatting, and redaction of secrets (tokens, passwords) in
every entry.
"""

import logging
import re
import sys
import threading
from types import TracebackType
from typing import Any, TextIO
from urllib.parse import quote, quote_plus

HIDDEN = "•••"
_SHORTEST = 6
"""A shorter secret would blot out ordinary words."""
_LONGEST = 16_000
"""Characters of one entry; what platforms answer has no end of its own."""

_PATTERNS = (
    (re.compile(r"\b((?i:Bearer|Basic|Bot|DPoP))\s+(?=\S*[A-Z0-9=])[\w.~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    (
        re.compile(
            r"(?i)((?:token|password|passwd|secret|api_?key|signature)"
            r"[\"']?\s*[=:]\s*[\"']?)(?!\s|•)[^\s&\"',;)}\]]+"
        ),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]{16,}"), rf"\1{HIDDEN}"),
    (re.compile(r"(://[^/\s:@]*:)[^/\s@]+(?=@)"), rf"\1{HIDDEN}"),
    # A Discord bot's token, and a Fernet key.
    (re.compile(r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"), HIDDEN),
    (re.compile(r"(?<![\w-])[\w-]{43}=(?![\w=])"), HIDDEN),
)
# At DEBUG these print parameters and payloads: customers' words.
_TALKATIVE = ("aiosqlite", "discord", "aiohttp", "asyncio", "simcord")
# Every access line holds an address, and an address may hold a token.
_SILENT = ("aiohttp.access",)
_NOISE = ("voice will NOT be supported", "Guilds intent seems to be disabled")
_CONTROL = {number: f"\\x{number:02x}" for number in (*range(32), *range(127, 160))} | {
    9: " ",
    10: "\\n",
    13: "\\r",
}

_secrets: frozenset[str] = frozenset()
_learning = threading.Lock()


def redact(secret: str) -> None:
    """Registers a secret for redaction: from now on the log leaves it out, in every form it takes in URLs."""
    global _secrets  # noqa: PLW0603  (one set for the process, as logging itself is)
    forms = {secret, secret.replace(" ", ""), quote(secret, safe=""), quote_plus(secret), repr(secret)[1:-1]}
    with _learning:
        _secrets |= {form for form in forms if len(form) >= _SHORTEST}


def redacted(text: str) -> str:
    """Text without registered secrets and without anything that looks like a token."""
    for secret in sorted((secret for secret in _secrets if secret in text), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    cut = text[:_LONGEST]
    if len(cut) < len(text):
        # Not within a word: half a token is a token no pattern knows.
        cut = f"{cut.rpartition(' ')[0]} … ({len(text)} characters)"
    for pattern, hidden in _PATTERNS:
        cut = pattern.sub(hidden, cut)
    return cut


class _Lines(logging.Formatter):
    """Formatter that redacts the whole entry, exception texts included; a filter would run before those
    exist.
    """

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (logging's name)
        return super().formatMessage(record).translate(_CONTROL)

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return _indented(super().formatException(ei))

    def formatStack(self, stack_info: str) -> str:  # noqa: N802
        return _indented(super().formatStack(stack_info))


def _indented(trace: str) -> str:
    """Traceback with every line indented, so that none looks like a log entry or moves a cursor: an exception
    may quote what strangers wrote (log injection).
    """
    return "\n".join(f"  {line.translate(_CONTROL)}" for line in trace.split("\n"))


def _wanted(record: logging.LogRecord) -> bool:
    # discord.py warns at every start that voice is missing, and where simcord tries it out without intents.
    return not any(noise in str(record.msg) for noise in _NOISE)


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Configures logging: one handler at the root, on stderr; `level` as logging names it. A second call
    replaces the first handler.
    """
    to = stream or sys.stderr
    handler = logging.StreamHandler(to)
    handler.setFormatter(
        _Lines(
            "%(asctime)s %(levelname)-7s %(name)s: %(message)s",
            "%H:%M:%S" if to.isatty() else "%Y-%m-%d %H:%M:%S",
        )
    )
    handler.addFilter(_wanted)
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(root.level, logging.INFO))
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(__name__).critical("The process ends on an error", exc_info=(kind, error, trace))


def _uncaught_in_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None and what.exc_type is not SystemExit:
        info = (what.exc_type, what.exc_value, what.exc_traceback)
        logging.getLogger(__name__).critical("A thread ends on an error", exc_info=info)
