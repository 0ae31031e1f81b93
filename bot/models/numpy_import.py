"""Import of numpy beside a running event loop: its shared libraries are opened while other threads run on.

Python itself holds its lock (the GIL) while it opens an extension module: reading 35 MB from a disk, linking and
relocating them is one piece of work then, in which no message of Discord is answered.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

TURN = 0.001
"""Seconds after which a thread that computes makes way for the event loop, instead of 5 ms. That costs something only while
both have work: a few microseconds a turn.
"""
_OPENED = ("_core/_multiarray_umath*.so", "linalg/_umath_linalg*.so")
_READ = 1 << 20


def import_numpy() -> None:
    """Imports numpy, with the first call. Blocks; run in a thread."""
    if "numpy" in sys.modules:
        return
    sys.setswitchinterval(TURN)
    for library in _libraries():
        _read(library)
        _open(library)
    import_module("numpy")


def _libraries() -> Iterator[Path]:
    """What the wheel brings beside the package (OpenBLAS), then the extension modules that need that."""
    found = find_spec("numpy")
    for folder in map(Path, (found and found.submodule_search_locations) or ()):
        yield from sorted(folder.with_name("numpy.libs").glob("*openblas*"))
        for pattern in _OPENED:
            yield from sorted(folder.glob(pattern))


def _read(library: Path) -> None:
    """Reads a file to have it in memory: a page that is not there when its code runs is waited for with the lock held."""
    try:
        with library.open("rb", buffering=0) as file:
            while file.read(_READ):
                pass
    except OSError:
        return


def _open(library: Path) -> None:
    """Opens a shared library through a C call, for which Python gives up its lock, unlike for ctypes' own opening. What
    cannot be opened is named by the import that follows.
    """
    ctypes.CDLL(None).dlopen(os.fsencode(library), os.RTLD_NOW | os.RTLD_LOCAL)
