"""make says in one sentence what is missing, and keeps one environment in order: moved, or made twice at once."""

import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("sh", "cat", "cksum", "basename", "cut", "grep", "rm", "sleep")

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


def make_run(checkout: Path, *words: str, language: str = "") -> list[str]:
    """What `make run` says before it gives up; make's own line about the failed target is left out."""
    make = shutil.which("make")
    assert make is not None
    said = subprocess.run(
        [make, "run", *words],
        cwd=checkout,
        env={"PATH": str(checkout / "bin"), "HOME": str(checkout), "LANG": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    return [line for line in said.stderr.splitlines() if not line.startswith("make")]


def test_on_a_german_machine_it_speaks_german(checkout: Path) -> None:
    [sentence] = make_run(checkout, language="de_AT.UTF-8")
    assert sentence.startswith("Shopbell braucht Python ab 3.11, und python3 ist hier keines, das läuft")
    put(checkout, "python3", BARE.format(python=sys.executable))
    [sentence] = make_run(checkout, language="de_AT.UTF-8")
    assert "fehlt sein Modul venv" in sentence


def test_without_any_python_it_names_what_to_install(checkout: Path) -> None:
    [sentence] = make_run(checkout)
    assert sentence.startswith("Shopbell needs Python 3.11 or newer, and python3 here is not one that runs")
    assert "apt install python3 python3-venv" in sentence


def test_a_shim_without_a_version_does_not_count_as_python(checkout: Path) -> None:
    put(checkout, "python3.13", SHIM)
    put(checkout, "python3", OLD)
    [sentence] = make_run(checkout)
    assert sentence.startswith("Shopbell needs Python 3.11 or newer, and python3 here is 3.9.2:")


def test_an_interpreter_that_was_asked_for_is_named_where_it_is_too_old(checkout: Path) -> None:
    put(checkout, "python3.9", OLD)
    assert make_run(checkout, "PYTHON=python3.9") == [
        "Shopbell needs Python 3.11 or newer, and PYTHON=python3.9 is 3.9.2."
    ]


def test_a_python_without_its_venv_module_is_reported_with_the_package_to_install(checkout: Path) -> None:
    put(checkout, "python3", BARE.format(python=sys.executable))
    [sentence] = make_run(checkout)
    assert "came without its venv module" in sentence
    assert "apt install python3-venv" in sentence
    assert not (checkout / ".venv").exists()


@pytest.fixture
def bare(checkout: Path) -> Path:
    """A checkout with this Python and nothing to install; its path is one that a person may choose."""
    place = checkout.rename(checkout.with_name("Mein Geschäft"))
    (place / "run.lock").write_text("", encoding="utf-8")
    (place / "setup.lock").write_text("", encoding="utf-8")
    # Outside, as a machine's own tools are: they stay where they are when the folder moves.
    tools = (place / "bin").rename(place.with_name("tools"))
    (tools / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    return place


def setting_up(folder: Path, *words: str) -> subprocess.Popen[str]:
    make = shutil.which("make")
    assert make is not None
    return subprocess.Popen(
        [make, "setup", *words],
        cwd=folder,
        env={"PATH": str(folder.with_name("tools")), "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def made(making: subprocess.Popen[str]) -> str:
    """What it says at the end."""
    out, err = making.communicate(timeout=120)
    assert making.returncode == 0, err
    return out


def activated(folder: Path) -> str:
    """Which Python somebody has who typed what the README says."""
    return subprocess.run(
        ["sh", "-c", ". .venv/bin/activate && command -v python"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_an_asked_for_interpreter_two_makes_at_once_and_a_new_folder_name_end_in_one_environment(
    bare: Path,
) -> None:
    first = setting_up(bare, f"PYTHON={bare.with_name('tools')}/python3")
    until = time.monotonic() + 60
    while not (bare / ".venv" / "bin" / "python").exists() and time.monotonic() < until:
        time.sleep(0.01)
    second = setting_up(bare)
    assert [made(first), made(second)] == ["Ready: .venv\n"] * 2
    assert activated(bare) == f"{bare}/.venv/bin/python"
    moved = bare.rename(bare.with_name("umgezogen"))
    made(setting_up(moved))
    assert activated(moved) == f"{moved}/.venv/bin/python"
    # Whoever watches sees no word of an installer's but the reason where packages cannot be had.
    (moved / "run.lock").write_text(f"nirgends==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    beginning, *dots, reason, sentence, _ = watched(moved)
    assert beginning.startswith("Lade und installiere, was nötig ist")
    assert set("".join(dots)) <= {"."}
    assert reason == "ERROR: No matching distribution found for nirgends==1.0"
    assert sentence.startswith("Die Pakete ließen sich nicht installieren. Ist der Rechner online")


def watched(folder: Path) -> list[str]:
    """What a German terminal shows of `make setup`, with no package index to be reached."""
    ours, its = pty.openpty()
    make = shutil.which("make")
    assert make is not None
    env = {"PATH": str(folder.with_name("tools")), "HOME": str(folder), "LANG": "de_AT.UTF-8"}
    with subprocess.Popen(
        [make, "setup"], cwd=folder, env=env | {"PIP_NO_INDEX": "1"}, stdout=its, stderr=its
    ) as making:
        os.close(its)
        said = b""
        try:
            while some := os.read(ours, 4096):
                said += some
        except OSError:  # Linux: the other side is closed
            pass
        os.close(ours)
        assert making.wait(60) == 2
    return [line for line in said.decode().splitlines() if line and "from versions: none" not in line]
