"""Temporary files of the tests in memory: a commit of SQLite waits 3 ms for a disk and 0.02 ms for memory (measured), and
the suite makes hundreds of thousands.
"""

import os
import shutil
import tempfile
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")
ROOM = 3 * 2**30
"""Bytes that must be free there; a run of all tests has 1 GB of files at the same time at most."""


def use_memory() -> None:
    """Sets TMPDIR for this process and those that it starts, unless somebody chose a folder; where memory cannot be had,
    lacks room, or runs no programs, everything stays on disk.
    """
    if "TMPDIR" in os.environ or not _suits(SHARED_MEMORY):
        return
    os.environ["TMPDIR"] = str(SHARED_MEMORY)
    # pytest has asked for it already.
    tempfile.tempdir = None


def _suits(folder: Path) -> bool:
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        return False
    runs_programs = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return runs_programs and shutil.disk_usage(folder).free > ROOM
