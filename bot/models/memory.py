"""Memory that is free for this process: what the machine has left, and what the limit of its control group (cgroup v2,
as of a container or a service) leaves, whichever is less.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_ROOT = Path("/")
_RECLAIMABLE = ("active_file", "inactive_file")
"""Files in memory that the kernel drops as soon as a process asks for room (memory.stat)."""


def available(root: Path = _ROOT) -> int | None:
    """Bytes that this process may still take; None where the system does not say (macOS)."""
    found = [*_free_on_machine(root), *_free_in_groups(root)]
    return max(0, min(found)) if found else None


def _free_on_machine(root: Path) -> Iterator[int]:
    for line in _read(root / "proc/meminfo").splitlines():
        name, _, rest = line.partition(":")
        if name == "MemAvailable" and rest.split()[:1] and rest.split()[0].isdecimal():
            yield int(rest.split()[0]) * 1024


def _free_in_groups(root: Path) -> Iterator[int]:
    """Of the group of this process and of each group around it; in a container the innermost is the root itself."""
    group = next(
        (line[3:] for line in _read(root / "proc/self/cgroup").splitlines() if line.startswith("0::")), ""
    )
    inside = PurePosixPath(group.removeprefix("/"))
    for place in (inside, *inside.parents) if ".." not in inside.parts else (PurePosixPath(),):
        folder = root / "sys/fs/cgroup" / place
        most, used = _read(folder / "memory.max").strip(), _read(folder / "memory.current").strip()
        if most.isdecimal() and used.isdecimal():
            yield int(most) - int(used) + _reclaimable(folder)


def _reclaimable(folder: Path) -> int:
    pairs = (line.split() for line in _read(folder / "memory.stat").splitlines())
    return sum(int(pair[1]) for pair in pairs if len(pair) == 2 and pair[0] in _RECLAIMABLE)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
