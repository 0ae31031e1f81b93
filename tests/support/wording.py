"""What the catalogues and the calls in the code are held to."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_from_dir

KEYWORDS = {
    "texts": (1,),
    "mark": (1,),
    "word": ((1, "c"), 2),
    "n": (1, 2),
    "p": ((1, "c"), 2),
    "pn": ((1, "c"), 2, 3),
}
_FIELD = re.compile(r"\{\{|\}\}|\{(\w+)(?::(\w+))?\}")
_QUOTED = re.compile(r"„[^“]*“|`[^`]*`|\{\w+(?::\w+)?\}")
_ALLOWED = re.compile(
    r"\bper (?:du|Sie)\b|\bdu ?(?:/|oder) ?Sie\b|\((?:du|Sie)\)|\b(?:das|mit|von|auf) (?:Du|Sie)\b"
)
_DU = re.compile(
    r"\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[rsmn]?|s)?|[Ee]uch|[Ee]uer|[Ee]ure[rsmn]?|ihr(?! eigen))\b"
    r"|(?:^|[.!?:]\s+|\bbitte )(?:Gib|Hol|Trag|Stell|Schreib|Wähl|Tipp|Öffne|Nimm|Sieh|Lies|Mach|Lass|Leg|Klick|Füg|Schau|"
    r"Geh|Drück|Versuch|Probier|Prüf|Lösch|Starte|Ruf|Frag(?!e)|Bitte die|Änder|Setz|Verbinde|Melde|Beende|Kopier)e?\b(?! Sie)"
)
_SIE = re.compile(r"\bSie\b|\bIhnen\b|(?<![.!?:“] )(?<!^)(?<!\n)\bIhr(?:e[rsmn]?)?\b", re.MULTILINE)
_BEFORE_RELATIVE = re.compile(
    r"(?:\b(?:wartet|warten|wartend|gewartet|seit|since|waiting|waits|waited|for|vor|in)\b)[^·\n.{}]*"
    r"\{\w+_(?:ago|in)\}"
    r"|\{\w+_ago\}\s+ago\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One string of the code. `ids`: singular, and the plural if there is one."""

    ids: tuple[str, ...]
    context: str | None
    where: str


def in_code(root: Path, folders: Iterable[str]) -> Iterator[Found]:
    """Every source string, in the order of the files."""
    for folder in folders:
        for file, line, message, _, context in extract_from_dir(
            root / folder, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=False
        ):
            yield Found(
                message if isinstance(message, tuple) else (message,), context, f"{folder}/{file}:{line}"
            )


def placeholders(text: str) -> frozenset[str]:
    """Names in braces; a doubled brace is a plain one."""
    return frozenset(match[1] for match in _FIELD.finditer(text) if match[1])


def stray_braces(text: str) -> bool:
    """Whether a brace is left that is neither a placeholder nor doubled."""
    return bool(re.search(r"[{}]", _FIELD.sub("", text)))


def relative_time_faults(text: str) -> list[str]:
    """A relative timestamp already says "7 minutes ago" or "in 10 seconds", so no such word may precede it."""
    return [f"word before a relative time: {found[0]!r}" for found in _BEFORE_RELATIVE.finditer(text)]


def faults(locale: str, ids: Sequence[str], translations: Sequence[str]) -> list[str]:
    """What is wrong with a translation; empty if nothing."""
    wrong: list[str] = []
    needed = placeholders(ids[-1]) | placeholders(ids[0])
    for text in translations:
        if not text.strip():
            wrong.append("empty")
        optional = {"n"} if len(ids) > 1 and text is translations[0] else set()
        if placeholders(text) - needed or needed - placeholders(text) - optional:
            wrong.append(f"placeholders {sorted(placeholders(text))} instead of {sorted(needed)}")
        if stray_braces(text):
            wrong.append(f"single brace in {text!r}")
        if any(match[2] not in (None, "dat") for match in _FIELD.finditer(text)):
            wrong.append(f"unknown format in {text!r}")
        wrong += relative_time_faults(text)
        bare = _ALLOWED.sub("", _QUOTED.sub("…", text))
        address = (_DU if "sie" in locale else _SIE).search(bare)
        if address:
            wrong.append(f"wrong form of address {address[0]!r} in {text!r}")
    return wrong


def call_faults(root: Path, folders: Iterable[str]) -> list[str]:
    """Calls that are not literal, or whose named values are not exactly the placeholders."""
    wrong: list[str] = []
    for folder in folders:
        for file in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                place = f"{file.relative_to(root)}:{getattr(node, 'lineno', 0)}"
                if isinstance(node, ast.Call):
                    wrong += (f"{place} {fault}" for fault in _call_faults(node))
                elif isinstance(node, ast.JoinedStr) and any(map(_takes, ast.walk(node))):
                    wrong.append(f"{place} is inside an f-string, where Python 3.11 lets nobody find it")
    return wrong


def _takes(node: ast.AST) -> str:
    """Which kind of call with a sentence it is; empty for anything else."""
    match node:
        case ast.Call(func=ast.Name(id="mark")):
            return "mark"
        case ast.Call(func=ast.Name(id="texts") | ast.Attribute(attr="texts")):
            return "texts"
        case (
            ast.Call(func=ast.Call(func=ast.Name(id="speak")))
            | ast.Call(func=ast.Attribute(attr="n" | "p" | "pn", value=ast.Call(func=ast.Name(id="speak"))))
        ):
            return "speak"
        case ast.Call(
            func=ast.Attribute(
                attr="n" | "p" | "pn" as takes, value=ast.Name(id="texts") | ast.Attribute(attr="texts")
            )
        ):
            return takes
        case _:
            return ""


def _call_faults(call: ast.Call) -> Iterator[str]:
    takes = _takes(call)
    if not takes:
        return
    if takes == "speak":
        yield "is not called through the name `texts`, by which sentences are found"
        return
    first = 1 if takes.startswith("p") else 0
    count = {"mark": 1, "texts": 1, "n": 2, "p": 2, "pn": 3}[takes]
    literals = call.args[:count]
    if len(literals) < count or any(
        not (isinstance(arg, ast.Constant) and isinstance(arg.value, str)) for arg in literals
    ):
        yield "is not a literal string"
        return
    sentences = [str(arg.value) for arg in literals[first:] if isinstance(arg, ast.Constant)]
    for sentence in sentences:
        if stray_braces(sentence):
            yield f"has a single brace: {sentence!r}"
        yield from relative_time_faults(sentence)
    if takes == "mark" or any(keyword.arg is None for keyword in call.keywords):
        return
    given = {keyword.arg for keyword in call.keywords if keyword.arg}
    if takes in ("n", "pn"):
        given.add("n")
    used = frozenset[str]().union(*map(placeholders, sentences))
    if given - used - {"n"} or used - given:
        yield f"gives {sorted(given)} for {sorted(used)}: {sentences[0]!r}"
