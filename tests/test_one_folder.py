"""A new platform is one folder and one line: proved in a temporary copy of the tree with a throw-away connector."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKET = ROOT / "tests" / "support" / "market"
REGISTRY = "bot/connectors/__init__.py"
STAGES = "tests/connectors/harness.py"
FOLDER = "bot/connectors/market/"


def add_line(file: Path, above: str, line: str) -> None:
    """Adds one line to a file, above another one."""
    text = file.read_text(encoding="utf-8")
    assert text.count(above) == 1, file
    file.write_text(text.replace(above, line + "\n" + above), encoding="utf-8")


def sums(tree: Path) -> Mapping[str, str]:
    """Checksum of every source file of bot/ and cogs/."""
    return {
        path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for room in ("bot", "cogs")
        for path in (tree / room).rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }


def test_a_platform_of_one_folder_and_one_line_keeps_the_contract_rings_and_is_logged_in_at(
    tmp_path: Path,
) -> None:
    tree = tmp_path / "tree"
    for room in ("bot", "cogs", "migrations", "tests"):
        shutil.copytree(ROOT / room, tree / room)
    shutil.copy(ROOT / "pyproject.toml", tree)
    package = tree / FOLDER
    package.mkdir()
    for name in ("__init__.py", "words.py", "login.py"):
        source = (MARKET / name).read_text(encoding="utf-8")
        (package / name).write_text(source.replace("tests.support.market", "bot.connectors.market"), "utf-8")
    add_line(tree / REGISTRY, '    "wordpress":', '    "market": "bot.connectors.market:Market",')
    add_line(
        tree / STAGES,
        '    "wordpress-in-memory":',
        '    "market": Staging("market", "tests.support.market.stage", "OnStage",'
        " frozenset({Able.WRITE, Able.ANSWER_THERE, Able.THREADS})),",
    )
    shutil.copy(MARKET / "stories.py", tree / "tests" / "test_market.py")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "market"),
            *("tests/connectors/test_contract.py", "tests/test_market.py"),
        ],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout
    before, after = sums(ROOT), sums(tree)
    changed = {name for name in after if before.get(name) != after[name] and not name.startswith(FOLDER)}
    assert changed == {REGISTRY}
    assert before.keys() <= after.keys()
    lines = (tree / REGISTRY).read_text(encoding="utf-8").splitlines()
    assert len(lines) == len((ROOT / REGISTRY).read_text(encoding="utf-8").splitlines()) + 1
