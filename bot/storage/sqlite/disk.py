"""Room on the disk: what is left there belongs to replies, backups and whoever else lives on the machine."""

import shutil
from pathlib import Path

_SHARE = 0.05
_BYTES = 300_000_000


def has_room(folder: Path) -> bool:
    """Whether its disk has more free than is kept back, 5 % or 300 MB; yes where it does not say."""
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return True
    return disk.free >= max(disk.total * _SHARE, _BYTES)
