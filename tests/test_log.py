"""No secret reaches the log, in whatever form and from whatever corner it comes."""

import io
import logging
import sys
import threading
import warnings
from collections.abc import Iterator

import pytest

from bot import log
from bot.log import HIDDEN, redact, redacted, set_up

WORD = "Xq7 pR9t Zk2 wL4m"
"""An application password as WordPress shows it."""


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret of another test: one that is a part of a token here would leave the rest of that."""
    monkeypatch.setattr(log, "_secrets", frozenset())


@pytest.fixture
def out(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The log of a process that was just set up; everything is put back afterwards."""
    root = logging.getLogger()
    names = ("aiosqlite", "discord", "aiohttp", "asyncio", "simcord", "aiohttp.access")
    levels = {name: logging.getLogger(name).level for name in names}
    handlers, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    stream = io.StringIO()
    set_up("DEBUG", stream)
    yield stream
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


def test_an_entry_is_one_line_with_time_level_and_source(out: io.StringIO) -> None:
    logging.getLogger("bot.services.reading.poller").info("Channel %s reads again", 7)
    line = out.getvalue()
    assert line.endswith(" INFO    bot.services.reading.poller: Channel 7 reads again\n")
    assert line.count("\n") == 1


def test_a_registered_secret_is_hidden_in_every_form(out: io.StringIO) -> None:
    redact(WORD)
    redact('quo"te\\d')
    for text in (
        WORD,
        WORD.replace(" ", ""),
        "Xq7%20pR9t%20Zk2%20wL4m",
        "Xq7+pR9t+Zk2+wL4m",
        'quo"te\\d',
        repr('quo"te\\d'),
    ):
        logging.getLogger("bot").warning("it was <%s>", text)
    text = out.getvalue()
    assert text.count(HIDDEN) == 6
    for part in ("pR9t", "te\\d"):
        assert part not in text


def test_a_secret_in_an_exception_its_cause_and_its_notes_is_hidden(out: io.StringIO) -> None:
    redact(WORD)
    try:
        try:
            raise OSError(f"cannot reach https://x.example/?p={WORD}")
        except OSError as cause:
            cause.add_note(f"note {WORD}")
            raise ValueError(f"got {WORD}") from cause
    except ValueError:
        logging.getLogger("bot").exception("failed")
    text = out.getvalue()
    assert text.count(HIDDEN) == 3
    assert WORD not in text
    assert "Traceback" in text


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Bearer abcdef.SECRET-123",
        "authorization: basic dXNlcjpTRUNSRVQ=",
        "{'Authorization': 'Bot SECRETSECRET.x'}",
        "GET https://graph.example/me?access_token=SECRET&fields=id",
        '{"refresh_token": "SECRET", "a": 1}',
        "client_secret=SECRET",
        "DISCORD_TOKEN=SECRET.abc.def",
        "password: SECRET",
        "MTIzNDU2Nzg5MDEyMzQ1Njc4.GSECRE.SECRET_abcdefghijklmnopqrstuvwxyz",
        "PATCH /api/v10/webhooks/1234567890/SECRETaW50ZXJhY3Rpb24-_x/messages/@original",
        "POST /interactions/1234567890/SECRETaW50ZXJhY3Rpb24/callback",
        "https://user:SECRET@x.example/",
        "key SECRETabcdefghijklmnopqrstuvwxyz0123456789-= ends",
    ],
)
def test_what_looks_like_a_secret_is_hidden_without_being_known(text: str) -> None:
    assert "SECRET" not in redacted(text)
    assert HIDDEN in redacted(text)
    assert redacted(redacted(text)) == redacted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Channel 7 of business 3: 12 comments in 0.4 s",
        "The token has run out, connect again",
        "see https://x.example/a:b and bot/log.py:12",
        "Basic settings are fine",
    ],
)
def test_an_ordinary_sentence_stays_whole(text: str) -> None:
    assert redacted(text) == text


def test_a_short_secret_does_not_blot_out_words(out: io.StringIO) -> None:
    redact("a")
    redact("")
    logging.getLogger("bot").info("all well")
    assert "all well" in out.getvalue()


def test_an_entry_cannot_forge_another_or_steer_the_terminal(out: io.StringIO) -> None:
    logging.getLogger("bot").info("%s", "x\n2026-01-01 00:00:00 INFO bot: all well\r\x1b[2J\x9b")
    assert out.getvalue().count("\n") == 1
    assert "\x1b" not in out.getvalue()
    assert "\\n2026" in out.getvalue()


def test_libraries_that_print_what_customers_write_never_go_below_info(out: io.StringIO) -> None:
    for name in ("aiosqlite", "discord.gateway", "discord.http", "aiohttp.client", "asyncio"):
        logging.getLogger(name).debug("a customer's words")
    logging.getLogger("aiohttp.access").info("GET /hooks/key")
    logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
    assert out.getvalue() == ""
    logging.getLogger("discord.client").warning("something else")
    logging.getLogger("bot").debug("detail")
    assert out.getvalue().count("\n") == 2


def test_uncaught_errors_and_warnings_pass_through_the_log(out: io.StringIO) -> None:
    redact(WORD)
    error = ValueError(WORD)
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=lambda: int(f"{WORD}"))
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(WORD, stacklevel=1)
    assert WORD not in out.getvalue()
    assert out.getvalue().count(HIDDEN) >= 3


def test_setting_up_twice_writes_every_entry_once(out: io.StringIO) -> None:
    set_up("INFO", out)
    logging.getLogger("bot").info("once")
    assert out.getvalue().count("once") == 1


def test_a_long_answer_of_a_platform_is_cut_before_anything_is_looked_for_in_it() -> None:
    redact(WORD)
    text = redacted(f"500 {'a-' * 15_000} {WORD} token=SECRET {'b' * 40_000}")
    assert len(text) < 17_000
    assert "pR9t" not in text
    assert redacted("x " * 7_000 + "token=SECRET").endswith(f"token={HIDDEN}")
    assert "SECRET" not in redacted("x " * 7_999 + "token=SECRET-" + "y" * 9_000)


def test_a_traceback_can_not_forge_an_entry_nor_move_the_cursor(out: io.StringIO) -> None:
    words = "oh\n2026-11-28 10:00:00 INFO    bot: all is well\r\x1b[2Jgone\x9b1A"
    try:
        try:
            raise ValueError(words)
        except ValueError as inner:
            raise LookupError(words) from inner
    except LookupError:
        logging.getLogger("bot").exception("it broke", stack_info=True)
    text = out.getvalue()
    lines = text.splitlines()
    assert lines[0].endswith("ERROR   bot: it broke")
    assert len(lines) > 5 and all(line.startswith("  ") for line in lines[1:])
    assert not set(text) & {"\r", "\x1b", "\x9b"}
    assert "\\x1b[2Jgone" in text
