"""Restoring a backup: replaces the database, and makes sure that nothing is sent twice."""

from datetime import datetime
from pathlib import Path

from bot.domain.channel import ChannelState, is_example
from bot.services.sending.settling import after_restore
from bot.services.upkeep.erasing import replay
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.cursors import CursorStore
from bot.storage.erasure_log import ErasureLog
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.backups import Progress
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.restore import Restored, restore


class FromPreview(Exception):
    """The backup is of the preview, whose business and customers are invented."""


def restore_backup(
    lock: Lock, database: Path, backup: Path, now: datetime, progress: Progress | None = None
) -> Restored:
    """Restores a backup. Replies in flight are read back before anything is sent; open cards are redrawn;
    nothing rings again. What was erased since is erased again, by the erasure log beside the database.

    Raises FromPreview, and what `bot.storage.sqlite.restore.restore` raises; the database is then unchanged.
    """
    log = ErasureLog(database)
    return restore(lock, database, backup, now, lambda tx, at: _put_right(tx, at, log), progress)


def _put_right(tx: Tx, now: datetime, log: ErasureLog) -> None:
    if _is_preview(ChannelStore(tx)):
        raise FromPreview
    # Before anything that was on its way is looked for: what was erased is settled.
    replay(tx, log, now, whole=True)
    after_restore(tx, now)
    for business in BusinessStore(tx).all():
        CardStore(tx).touch_all(business.id, now)
        CursorStore(tx).catch_up(business.id)
    # An account names addresses that requests go to, and the backup may be anybody's file: it is checked again
    # before the first request.
    ChannelStore(tx).forget_accounts()
    InstallationStore(tx).put_time(RESTORED_AT, now)


def _is_preview(channels: ChannelStore) -> bool:
    """Whether anything there, also what was removed, is a connection that only the preview has."""
    every = (found for state in ChannelState for found in channels.in_state(state))
    known = (channels.get(business, channel) for business, channel in every)
    return any(channel is not None and is_example(channel.connector) for channel in known)
