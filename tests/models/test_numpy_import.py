"""Import of numpy: what it needs from the disk is there before, so that the event loop turns on."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from bot.models import numpy_import
from bot.models.numpy_import import TURN, import_numpy

opened = numpy_import._open

def see(library):
    assert "numpy" not in sys.modules
    opened(library)
    # The system names the file itself, where a link leads to it.
    assert str(library.resolve()) in open("/proc/self/maps").read(), library
    print(library.name.partition(".")[0])

numpy_import._open = see
import_numpy()
import_numpy()
assert "numpy" in sys.modules and sys.getswitchinterval() == TURN
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_shared_libraries_are_open_before_numpy_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    names = done.stdout.split()
    assert names[-2:] == ["_multiarray_umath", "_umath_linalg"]
    assert len(names) == len(set(names))
