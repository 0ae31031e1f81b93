"""Plain English: names that say what they hold, and no literary words in docstrings and comments."""

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("bot", "cogs", "tests", "bench")

# Each in every form of writing it, and over the end of a line.
LITERARY = re.compile(r"\b(told|stands|anew|ours|for\s+ever|forever)\b", re.IGNORECASE)


def names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names that a file gives or uses: variables, parameters, attributes, functions, classes, imports, keywords."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield node.lineno, name
            case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                yield node.lineno, name
            case ast.MatchMapping(rest=str(name)):
                yield node.lineno, name
            case ast.MatchClass(kwd_attrs=given):
                yield from ((node.lineno, name) for name in given)
            case ast.Global(names=given) | ast.Nonlocal(names=given):
                yield from ((node.lineno, name) for name in given)
            case ast.alias(asname=str(name)):
                yield node.lineno, name


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings that are a statement of their own: docstrings of modules, classes, functions and fields."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield node.lineno, text
            case ast.Expr(value=ast.JoinedStr()):
                yield node.lineno, ast.unparse(node)


def comments(source: str) -> Iterator[tuple[int, str]]:
    """Comments, those on lines that follow each other as one, so that a pair of words is found over the break."""
    last, start, text = -1, -1, ""
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        line, said = token.start[0], token.string.lstrip("#:").strip()
        if line == last + 1:
            text = f"{text} {said}"
        else:
            if text:
                yield start, text
            start, text = line, said
        last = line
    if text:
        yield start, text


def slips(source: str) -> list[str]:
    """What is to be put into plain English, each with the line where its name, docstring or comment begins."""
    tree = ast.parse(source)
    found = [(line, f"`{name}` as a name") for line, name in names(tree) if name == "it"]
    for line, text in (*docstrings(tree), *comments(source)):
        found += [(line, f"“{word.group()}”") for word in LITERARY.finditer(text)]
    return [f"{line}: {slip}" for line, slip in sorted(found)]


@pytest.mark.parametrize("room", ROOMS)
def test_names_docstrings_and_comments_are_plain_technical_english(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{slip}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for slip in slips(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "it = 1",
        "def f(it): ...",
        "def it(): ...",
        "f(it=1)",
        "a.it",
        "class C:\n    it: int",
        "names = [0 for it in ()]",
        "with a as it: ...",
        "import a as it",
        "match a:\n    case [it]: ...",
        "match a:\n    case C(it=1): ...",
        "def f():\n    global it",
        '"""What it Stands for."""',
        'def f():\n    """Drawn anew."""',
        'class C:\n    name: str\n    """What it is told."""',
        '"""Kept for\never."""',
        "# A reply of ours.",
        "# It waits for\n# ever.",
        "a = 1  # told once",
    ],
)
def test_each_slip_is_found(source: str) -> None:
    assert len(slips(source)) == 1


@pytest.mark.parametrize(
    "source",
    ["items = 1", '"""What it is. Hours, standing, untold."""', "# It is there.", 'told = "stands for ever"'],
)
def test_plain_english_is_let_through(source: str) -> None:
    assert slips(source) == []


STEPS = {
    "bot/domain/sending.py": ("after_look",),
    "bot/services/channels/connecting.py": ("Connecting.add", "Connecting.renew"),
    "bot/services/channels/pausing.py": ("Pausing._turn",),
    "bot/services/channels/token_rotation.py": ("Rotations.rotate",),
    "bot/services/inbox/closing.py": ("Closing._press_in",),
    "bot/services/inbox/card_facts.py": ("Showing._comment",),
    "bot/services/inbox/suggesting.py": ("_keep",),
    "bot/services/reading/intake.py": ("Intake._take", "_Taking.run"),
    "bot/services/reading/mirroring.py": ("Mirroring._take_in",),
    "bot/services/reading/poller.py": ("Poller._step", "Poller._check_up", "Poller._failed"),
    "bot/services/sending/acts.py": ("_put_once",),
    "bot/services/sending/undo_and_retry.py": ("Decisions._decide",),
    "bot/services/sending/delivery.py": tuple(
        f"Delivery.{name}" for name in ("recover", "_work", "_send", "_look", "_act")
    ),
    "bot/services/sending/replies.py": ("Replies._submit",),
    "cogs/digest/poster.py": ("Reporter._post",),
    "cogs/inbox/poster.py": ("Poster._post",),
}
"""Functions whose order of steps is the contract."""


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Functions with their qualified names and docstrings."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{node.name}", ast.get_docstring(node) or ""


@pytest.mark.parametrize("path", STEPS)
def test_a_function_whose_order_of_steps_is_the_contract_lists_them(path: str) -> None:
    docs = dict(functions(ast.parse((ROOT / path).read_text(encoding="utf-8"))))
    for name in STEPS[path]:
        numbers = re.findall(r"^(\d+)\. ", docs[name], re.MULTILINE)
        assert len(numbers) > 1, f"{name} lists no steps"
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)], name
