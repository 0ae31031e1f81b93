"""Disk space: how much must stay free for replies, backups and other programs on the machine."""

import shutil
from pathlib import Path

_SHARE = 0.05
_BYTES = 300_000_000


def has_room(folder: Path) -> bool:
    """Whether the disk has more free space than the reserve, 5 % or 300 MB; yes where it does not say."""
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return True
    return not disk.total or disk.free >= max(disk.total * _SHARE, _BYTES)
