"""No text from outside makes a regular expression of this code slow, nor the reading of HTML, nor the log."""

import ast
import builtins
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest

import bot
import cogs
from bot.connectors.wordpress import normalise
from bot.domain.matching import norm
from bot.domain.plaintext import clean, from_html
from bot.log import redacted
from bot.models.chat import masked
from cogs.kit.markdown import cut, escape

OF_PATTERNS, OF_WORKS = (2_000, 8_000), (5_000, 20_000)
"""Characters of the small and the large text; a work's go beyond the limits of what is cut."""
MOST = 6.0
"""Times as long for four times as much: linear is 4, square is 16."""
TOO_SHORT = 0.000_1
UNITS = (
    *(
        "a",
        "a-",
        "-",
        "A1",
        "9",
        " ",
        "\n",
        "\r",
        " \n",
        "a ",
        "a\n",
        ".",
        ",",
        "@",
        "=",
        "a?",
        '"',
        "'",
        "\\",
    ),
    *(
        "[",
        "](",
        "{a",
        "{{",
        "<",
        "<p>x",
        "<b a=1>",
        "</",
        "<!--",
        "<a b='",
        '<a b="',
        "<img src=",
        "&#9",
        "&amp;",
    ),
    *(
        "/*",
        "--",
        "://a:",
        "www.",
        "token",
        "token=",
        "Bearer ",
        "\u200d",
        "\ufe0f",
        "\u0301",
        "ä",
        "> ",
        "- ",
    ),
)
ENDS = ("", "\x00")
CALLS = ("compile", "search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer")

NAMES_RE = re.compile(r"\bre\s*\.\s*\w")
"""Cheaper than parsing a source without one, which every worker would do."""


class Word(str):
    """Ordinary word; so is everything that it holds."""

    __slots__ = ()

    def __getattr__(self, name: str) -> str:
        return "word"


class Known(dict[str, object]):
    """What a module knows; what only a function of it knows is taken for an ordinary word."""

    def __missing__(self, name: str) -> object:
        return getattr(builtins, name, Word("word"))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every one that the source names, by file and line."""
    for room in (bot, cogs):
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if found.name.endswith("__main__"):
                continue
            module = importlib.import_module(found.name)
            assert module.__file__ is not None
            source = Path(module.__file__).read_text("utf-8")
            for node in ast.walk(ast.parse(source)) if NAMES_RE.search(source) else ():
                match node:
                    case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=call)) if call in CALLS:
                        pass
                    case _:
                        continue
                if any(isinstance(name, ast.Name) and name.id == "self" for name in ast.walk(node.args[0])):
                    continue  # Each object has its own; they follow below.
                flags = [k.value for k in node.keywords if k.arg == "flags"]
                if call == "compile":
                    flags += node.args[1:2]
                else:
                    flags += [
                        arg
                        for arg in node.args
                        if ast.unparse(arg).startswith("re.") and not isinstance(arg, ast.Call)
                    ]
                known = Known(vars(module))
                pattern = eval(ast.unparse(node.args[0]), {}, known)
                meant = eval(" | ".join(map(ast.unparse, flags)) or "0", {}, known)
                if isinstance(pattern, bytes):
                    pattern, meant = pattern.decode("latin-1"), meant | re.ASCII
                yield f"{found.name}:{node.lineno}", re.compile(pattern, meant)
            yield from held_by(module)


def held_by(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those that objects of a module made for themselves."""
    for name, value in vars(module).items():
        if type(value).__module__ == module.__name__:
            for field, held in getattr(value, "__dict__", {}).items():
                if isinstance(held, re.Pattern):
                    yield f"{module.__name__}:{name}.{field}", held


FOUND = dict(patterns())


def words_of(pattern: str) -> tuple[str, ...]:
    """What it is written of: runs of literal characters, anywhere in it."""
    runs: list[str] = []

    def walk(parsed: object) -> None:
        run = ""
        for operation, value in parsed:  # type: ignore[attr-defined]
            if operation is _constants.LITERAL:
                run += chr(value)
                continue
            runs.append(run)
            run = ""
            for part in value if isinstance(value, tuple | list) else (value,):
                for inner in part if isinstance(part, list) else (part,):
                    if isinstance(inner, _parser.SubPattern):
                        walk(inner)
        runs.append(run)

    walk(_parser.parse(pattern))
    return tuple(dict.fromkeys(run for run in runs if run))


def growth(work: Callable[[str], object], frame: Callable[[int], str], sizes: tuple[int, int]) -> float:
    """How many times as long the large text takes; 1 where that is too short to be measured."""
    small, large = map(frame, sizes)
    longer = took(work, large)
    if longer < TOO_SHORT:
        return 1.0
    grown = longer / max(took(work, small), 1e-9)
    for _ in range(2):
        if grown > MOST:
            # In turns, so that a machine that gets slower for a while is slower for both.
            turns = [(took(work, large), took(work, small)) for _ in range(7)]
            grown = min(large for large, _ in turns) / max(min(small for _, small in turns), 1e-9)
    return grown


def took(work: Callable[[str], object], text: str) -> float:
    """Seconds that it takes, of this thread alone."""
    began = time.thread_time()
    work(text)
    return time.thread_time() - began


def slow(
    work: Callable[[str], object],
    units: tuple[str, ...],
    begins: tuple[str, ...],
    sizes: tuple[int, int] = OF_PATTERNS,
) -> list[str]:
    found = []
    for unit in dict.fromkeys(units):
        for begin in begins:
            for end in ENDS:
                frame = lambda n, u=unit, b=begin, e=end: b + u * (n // len(u)) + e  # noqa: E731
                grown = growth(work, frame, sizes)
                if grown > MOST:
                    found.append(f"{begin!r} {unit!r} … {end!r}: {grown:.1f} times")
    return found


def test_every_pattern_of_the_source_is_found() -> None:
    assert len(FOUND) >= 50
    assert {name.partition(":")[0] for name in FOUND} >= {"bot.log", "bot.domain.markup", "cogs.kit.markdown"}
    assert any(name.startswith("bot.domain.sayings:") for name in FOUND)


@pytest.mark.parametrize("where", FOUND)
def test_four_times_the_text_takes_a_pattern_at_most_six_times_as_long(where: str) -> None:
    pattern = FOUND[where]
    words = words_of(pattern.pattern)[:12]
    begins = ("", *words[:1])
    assert slow(lambda text: sum(1 for _ in pattern.finditer(text)), (*UNITS, *words), begins) == []
    assert slow(pattern.fullmatch, (*UNITS, *words), ("",)) == []


def pictures_and_words(markup: str) -> object:
    row = {"id": 1, "post": 1, "type": "comment", "content": {"rendered": markup, "raw": markup}}
    return normalise.comment(row, normalise.Who(frozenset(), frozenset(), b"k"))


WORKS: dict[str, Callable[[str], object]] = {
    "the log": redacted,
    "HTML": from_html,
    "raw HTML": lambda text: from_html(text, line_breaks=True),
    "clean": clean,
    "compared": norm,
    "a comment": pictures_and_words,
    "escape": escape,
    "cut": lambda text: cut(text, 4_000),
    "a comment for a language model": masked,
}


@pytest.mark.parametrize("name", WORKS)
def test_four_times_the_text_takes_what_reads_it_at_most_six_times_as_long(name: str) -> None:
    # The first character bars the short cut that everyday text takes below a third of the limit.
    assert slow(WORKS[name], UNITS, ("\ufeff",), OF_WORKS) == []
