"""Progress of a channel's polls (cursors): whether a page comes late, how far each poll has read and when the next is due,
and which of them a push makes due.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Received
from bot.services.reading.pacing import is_late, pushes_work
from bot.services.reading.page import Page
from bot.storage.channels import ChannelStore
from bot.storage.cursors import Cursor, CursorStore
from bot.storage.mirror import Mirror
from bot.storage.sqlite.database import Tx
from bot.storage.watched import WatchedStore

SOONEST = timedelta(seconds=30)
"""A delivery about an unknown comment makes no poll come sooner than this after the one before."""

LONGEST_ANSWER = timedelta(minutes=5)
"""No platform takes longer to answer; a push of later than that was stored by a clock that ran ahead."""


class Progress:
    """Cursors of a channel while one page or push is taken in."""

    def __init__(self, tx: Tx, business: BusinessId, channel: Channel, page: Page, now: datetime) -> None:
        self._tx = tx
        self._business = business
        self._channel = channel
        self._page = page
        self._now = now
        self._cursors = dict(CursorStore(tx).all(business, channel.id))

    @property
    def doubt(self) -> Reason | None:
        """Why a poll of the channel may not have read everything."""
        return next((cursor.doubt for cursor in self._cursors.values() if cursor.doubt), None)

    def since_when(self) -> tuple[bool, datetime | None]:
        """Whether the last complete look was so long ago that this is catching up, and when that look began. A
        channel that only pushes is never late, and looked at since it was connected.
        """
        main = self._page.main
        if self._page.received is not None and self._page.received.asked:
            return False, None
        if main is None:
            return False, self._channel.connected_at
        cursor = self._cursors.get(main.name)
        if cursor is None or cursor.last_at is None:
            return True, cursor.walked_since if cursor else None
        pushed = pushes_work(self._channel, self._now)
        return is_late(main, cursor.last_at, self._now, pushed=pushed), cursor.walked_since

    def pushed_since(self) -> Set[ExternalId]:
        """Comments that the platform pushed after this page was asked for: what is known of them is newer."""
        pushed_at, asked_at = self._channel.pushed_at, self._now
        if self._page.poll is None or pushed_at is None or pushed_at <= asked_at:
            return frozenset()
        return Mirror(self._tx).pushed_between(
            self._business, self._channel.id, asked_at, asked_at + LONGEST_ANSWER
        )

    def push(self, received: Received, missing: int) -> None:
        """A push has no cursor; it may ask for polls, and for a look at single comments, as what is `missing` does. Where one
        of these is unknown, the main poll brings it. While reading is in trouble no push makes a request come sooner.
        """
        ChannelStore(self._tx).pushed(self._business, self._channel.id, self._now)
        there = [*(one.external_id for one in received.seen), *received.gone]
        cursors = CursorStore(self._tx)
        Mirror(self._tx).pushed(self._business, self._channel.id, there, self._now)
        soon = [*received.also, *(self._page.watching if missing else ())]
        main = self._page.main
        if received.ask:
            known = WatchedStore(self._tx).ask_for(self._business, self._channel.id, received.ask)
            soon += self._page.watching if known else ()
            if (
                main is not None
                and not known.issuperset(received.ask)
                and not self._channel.reading.in_trouble
            ):
                cursor = self._cursors.get(main.name)
                last_at = cursor.last_at if cursor else None
                at = self._now if last_at is None else max(self._now, last_at + SOONEST)
                cursors.hasten(self._business, self._channel.id, (main.name,), at)
        if soon and not self._channel.reading.in_trouble:
            cursors.hasten(self._business, self._channel.id, soon, self._now)

    def advance(self, missing: int, *, unpushed: bool) -> datetime:
        """Saves how far the poll has read; when the next one is due. `unpushed`: it brought something new, so that pushes
        are not to be relied on.
        """
        page, fetched = self._page, self._page.fetched
        assert page.poll is not None
        pushed = pushes_work(self._channel, self._now) and not unpushed
        if unpushed and self._channel.pushed_at is not None:
            ChannelStore(self._tx).missed_push(self._business, self._channel.id)
        next_at = page.next_at_if_pushed if pushed and page.next_at_if_pushed else page.next_at
        cursors = CursorStore(self._tx)
        before = self._cursors.get(page.poll.name)
        began_at = (before.began_at if before else None) or self._now
        after = Cursor(
            page.poll.name,
            fetched.cursor,
            next_at,
            last_at=before.last_at if before else None,
            began_at=began_at,
            walked_since=before.walked_since if before else None,
            doubt=before.doubt if before else None,
        )
        if not fetched.more:
            after = replace(after, last_at=self._now, began_at=None, doubt=fetched.doubt)
        if not fetched.more and not fetched.stale:
            after = replace(after, walked_since=began_at)
        cursors.advance(self._business, self._channel.id, after)
        self._cursors[after.poll] = after
        soon = (*fetched.also, *(page.watching if missing else ()))
        if soon:
            cursors.hasten(self._business, self._channel.id, soon, self._now)
        ChannelStore(self._tx).read_well(self._business, self._channel.id, self._now)
        return min(
            min(cursor.next_at, self._now) if name in soon else cursor.next_at
            for name, cursor in self._cursors.items()
        )
