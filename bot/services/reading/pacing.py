"""Pacing: how often each poll of a channel runs (polling interval), while its platform pushes, and while nothing waits
for an answer.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId
from bot.ports import Poll
from bot.storage.cursors import CursorStore
from bot.storage.sqlite.database import Tx
from bot.storage.watched import WatchedStore

PUSHES_LAST = timedelta(days=1)
"""A platform that pushed nothing for longer is polled as if it did not push."""
LATE_AFTER = timedelta(minutes=10)
"""What comes in after a longer time without polling is caught up: it does not ring one by one."""
POSTED_ELSEWHERE = timedelta(days=1)
"""An answer that was handed over to be posted by hand is looked for so long, also where its comment was closed."""


def shortened(poll: Poll, at_most: timedelta | None) -> Poll:
    """Poll with intervals of at most so long."""
    if at_most is None:
        return poll
    pushed = None if poll.pushed_every is None else min(poll.pushed_every, at_most)
    return replace(poll, every=min(poll.every, at_most), pushed_every=pushed)


def pushes_work(channel: Channel, now: datetime) -> bool:
    """Whether the platform pushes what is new: it did within a day, and no poll found anything since that it had not
    pushed.
    """
    return channel.pushed_at is not None and now - channel.pushed_at <= PUSHES_LAST


def interval(poll: Poll, *, pushed: bool) -> timedelta:
    """Interval of a poll; `pushed`: while pushes work."""
    return poll.every if poll.pushed_every is None or not pushed else max(poll.every, poll.pushed_every)


def is_late(poll: Poll, last_at: datetime, now: datetime, *, pushed: bool) -> bool:
    """Whether the last complete look was so long ago that this is catching up."""
    usual = max(LATE_AFTER, 3 * poll.every)
    longest = max(usual, LATE_AFTER + poll.pushed_every) if pushed and poll.pushed_every else usual
    return now - last_at > longest


def in_turn(
    tx: Tx, business: BusinessId, channel: Channel, polls: Sequence[Poll], now: datetime
) -> tuple[Poll, ...]:
    """Polls that run now.

    Those that look for answers given there rest while nothing waits for one.
    """
    others = tuple(poll for poll in polls if not poll.awaits)
    if len(others) == len(polls) or WatchedStore(tx).awaits_answer(
        business, channel.id, now - POSTED_ELSEWHERE
    ):
        return tuple(polls)
    return others


def add_cursors(
    tx: Tx, business: BusinessId, channel: ChannelId, polls: Sequence[Poll], now: datetime
) -> None:
    """Adds cursors: the first poll is due at once, since its first walk reads everything; the others are spread out."""
    for poll in polls:
        wait = timedelta(0) if poll is polls[0] else poll.every * (0.9 + 0.2 * _spread(channel, poll.name))
        CursorStore(tx).add(business, channel, poll.name, now + wait)


def watching(polls: Iterable[Poll]) -> tuple[str, ...]:
    """Names of the polls that look after single comments."""
    return tuple(poll.name for poll in polls if poll.watch_batch)


def looked_before(poll: Poll, now: datetime) -> datetime:
    """Time before which a watched comment must have been read last: in one round everything is read once."""
    return now - poll.every / 2


def _spread(channel: ChannelId, poll: str) -> float:
    """Jitter between 0 and 1, always the same for this channel and poll."""
    mark = hashlib.blake2b(f"{channel}:{poll}".encode(), digest_size=4).digest()
    return int.from_bytes(mark, "big") / 2**32
