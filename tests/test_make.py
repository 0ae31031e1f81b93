"""Where make finds no Python to work with, it says in one sentence what is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("sh", "cat", "cksum", "basename", "cut", "rm")

# Stand-ins for interpreters: the question is what make says, not what they can do.
SHIM = "#!/bin/sh\necho 'no such version' >&2\nexit 127\n"
OLD = '#!/bin/sh\ncase "$1" in -I) exit 1 ;; *) echo 3.9.2 ;; esac\n'
BARE = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1 ;; *) exec {python} "$@" ;; esac\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a PATH of its own in `bin`: the tools of the Makefile and no Python."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    folder = tmp_path / "checkout"
    (folder / "bin").mkdir(parents=True)
    for name in ("Makefile", "run.lock", "setup.lock"):
        shutil.copy(ROOT / name, folder)
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (folder / "bin" / tool).symlink_to(found)
    return folder


def put(checkout: Path, name: str, script: str) -> None:
    file = checkout / "bin" / name
    file.write_text(script, encoding="utf-8")
    file.chmod(0o755)


def make_run(checkout: Path, *words: str) -> list[str]:
    """What `make run` says before it gives up; make's own line about the failed target is left out."""
    make = shutil.which("make")
    assert make is not None
    said = subprocess.run(
        [make, "run", *words],
        cwd=checkout,
        env={"PATH": str(checkout / "bin"), "HOME": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    return [line for line in said.stderr.splitlines() if not line.startswith("make")]


def test_without_any_python_it_names_what_to_install(checkout: Path) -> None:
    [sentence] = make_run(checkout)
    assert sentence.startswith("Shopbell needs Python 3.11 or newer, and python3 here is not one that runs")
    assert "apt install python3 python3-venv" in sentence


def test_a_shim_that_stands_for_no_version_does_not_count_as_python(checkout: Path) -> None:
    put(checkout, "python3.13", SHIM)
    put(checkout, "python3", OLD)
    [sentence] = make_run(checkout)
    assert sentence.startswith("Shopbell needs Python 3.11 or newer, and python3 here is 3.9.2:")


def test_an_interpreter_that_was_asked_for_is_named_where_it_is_too_old(checkout: Path) -> None:
    put(checkout, "python3.9", OLD)
    assert make_run(checkout, "PYTHON=python3.9") == [
        "Shopbell needs Python 3.11 or newer, and PYTHON=python3.9 is 3.9.2."
    ]


def test_a_python_without_its_venv_module_is_told_with_the_package_to_install(checkout: Path) -> None:
    put(checkout, "python3", BARE.format(python=sys.executable))
    [sentence] = make_run(checkout)
    assert "came without its venv module" in sentence
    assert "apt install python3-venv" in sentence
    assert not (checkout / ".venv").exists()
