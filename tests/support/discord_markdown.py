"""A second reading of Discord's markdown: which marks a client would draw, for judging what cogs/kit/markdown.py writes.

Written from the rules of simple-markdown and Discord's additions, generous on purpose: where clients
differ, everything that any of them might take for a mark is one.
"""

import re
from dataclasses import dataclass

_LINE_RULES = (
    ("heading", re.compile(r"[ \t]*#{1,6}(?:\s+|$)")),
    ("small", re.compile(r"[ \t]*-#")),
    ("quote", re.compile(r"[ \t]*>")),
    ("list", re.compile(r"[ \t]*(?:[-*+]|\d+[.)])(?:\s|$)")),
)
_RULES = (
    ("code", re.compile(r"```|`+[\s\S]*?`")),
    ("autolink", re.compile(r"<[^: >]+:/[^ >]+>")),
    ("angle", re.compile(r"<(?:@[!&]?\d+|@?everyone|#\d+|/[^\n>]+:\d+|a?:\w+:\d+|t:-?\d+(?::\w)?|id:[\w:-]+|sound:[\d:]+|\+\d+|[^\s<>@]+@[^\s<>]+)>")),
    ("mention", re.compile(r"@(?:everyone|here)", re.IGNORECASE)),
    ("address", re.compile(r"(?:https?|steam|ftp|discord|spotify)://[^\s<]+", re.IGNORECASE)),
    ("address", re.compile(r"(?:mailto|tel|sms):\S", re.IGNORECASE)),
    ("invite", re.compile(r"discord(?:app)?\.(?:gg|com|new|gift)/\w", re.IGNORECASE)),
    ("link", re.compile(r"\[(?:\[[^\]]*\]|\\[\s\S]|[^\[\]\\])*\]\([^)\n]*\)")),
    ("emoji", re.compile(r":(?:[+-]1|100|1234|[\w+-]*[A-Za-z_][\w+-]*)(?:::skin-tone-\d)?:")),
    ("spoiler", re.compile(r"\|\|")),
    ("strike", re.compile(r"~~")),
    ("style", re.compile(r"[*_]")),
)  # fmt: skip
# What lies between two characters that any of these could begin with, where no line begins.
_PLAIN = re.compile(r"[^`<@\[:|~*_hsfdmt\\\n]+", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_BARE = re.compile(r"\\[\s\S]|(\*)")
_INSIDE = re.compile(r"(?<!_)_(?=[0-9A-Za-z])")
_RAW_MENTION = re.compile(r"@everyone|@here|<@[!&]?\d+>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """`text`: what a reader sees of it, but for marks; `marks`: name and source of each; `pings`: what
    Discord's servers would find in the raw text."""

    text: str
    marks: tuple[tuple[str, str], ...]
    pings: tuple[str, ...]


def read(source: str, *, strict: bool = True) -> Drawn:
    """Draws a whole message. Not `strict`: an asterisk that has no other, and an underscore before a letter, are text, as
    all clients draw them.
    """
    lone = not strict and sum(found[1] == "*" for found in _BARE.finditer(source)) == 1
    text: list[str] = []
    marks: list[tuple[str, str]] = []
    at = 0
    line_start = True
    while at < len(source):
        plain = None if line_start else _PLAIN.match(source, at)
        if plain:
            text.append(plain[0])
            at = plain.end()
            continue
        name, end = _mark_at(source, at, line_start)
        if name == "style" and not strict and ((source[at] == "*" and lone) or _INSIDE.match(source, at)):
            name = ""
        if name:
            marks.append((name, source[at:end]))
            # After a mark of the line another may follow: "> # x".
            line_start = line_start and name in ("quote", "list", "small")
            at = end
            continue
        escaped = _ESCAPE.match(source, at)
        character = escaped[1] if escaped else source[at]
        text.append(character)
        at = escaped.end() if escaped else at + 1
        line_start = character == "\n" or (line_start and character in " \t")
    return Drawn("".join(text), tuple(marks), tuple(_RAW_MENTION.findall(source)))


def _mark_at(source: str, at: int, line_start: bool) -> tuple[str, int]:
    for name, rule in (*(_LINE_RULES if line_start else ()), *_RULES):
        found = rule.match(source, at)
        if found:
            return name, found.end()
    return "", at
