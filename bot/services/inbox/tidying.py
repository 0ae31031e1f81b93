"""Tidying (cleanup): which messages of closed cards are to leave the inbox, by the setting of each business."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime

from bot.domain.business import Business, BusinessId, DiscordChannelId, MessageId
from bot.domain.card import CardId
from bot.domain.tidying import Leaving, ToTidy, kept_for
from bot.services.inbox.removing import Removing
from bot.storage.businesses import BusinessStore
from bot.storage.practice import PracticeStore
from bot.storage.removals import RemovalStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.tidying import TidyingStore

AT_ONCE = 100
"""Most messages that Discord deletes in one request."""


class Tidying:
    """Hands out messages that are to leave, and records those that left. Nothing is kept in memory: after a crash the
    next step finds the same messages, as far as Discord still has them.
    """

    def __init__(self, db: Database, sync_loops: Callable[[], Awaitable[None]], removing: Removing) -> None:
        self._db = db
        self._removing = removing
        self._sync_loops = sync_loops

    async def due(self, now: datetime, spare: Collection[DiscordChannelId] = ()) -> ToTidy:
        """What is to leave now; `spare`: Discord channels in which nothing can be deleted for a while."""

        def work(tx: Tx) -> ToTidy:
            businesses = [one for one in BusinessStore(tx).all() if one.inbox_id is not None]
            found = [leaving for one in businesses if (leaving := _leaving(tx, one, now, spare)) is not None]
            nexts = [at for one in businesses if (at := _next(tx, one)) is not None]
            return ToTidy(tuple(found), min(nexts, default=None))

        return await self._db.read(work)

    async def left(self, business: BusinessId, messages: Mapping[MessageId, CardId], now: datetime) -> None:
        """Records that these messages are gone from Discord; threads under them go, too. Test comments go altogether with theirs."""

        def work(tx: Tx) -> tuple[int, bool]:
            threads = sum(
                RemovalStore(tx).take_thread(business, card, message, now)
                for message, card in messages.items()
            )
            TidyingStore(tx).left(business, messages, now)
            return threads, PracticeStore(tx).remove_gone(business)

        threads, practised = await self._db.write(work)
        if threads:
            self._removing.added()
        if practised:
            await self._sync_loops()


def _leaving(
    tx: Tx, business: Business, now: datetime, spare: Collection[DiscordChannelId]
) -> Leaving | None:
    """Messages of one Discord channel: what has a time of its own first, then what was closed first."""
    store, kept = TidyingStore(tx), kept_for(business.tidy_after)
    places = [store.leaving(business.id, now, AT_ONCE)]
    if kept is not None:
        places.append(store.closed(business.id, now - kept, AT_ONCE))
    for found in places:
        for place, messages in found.items():
            if place not in spare:
                return Leaving(business.id, business.server_id, place, messages)
    return None


def _next(tx: Tx, business: Business) -> datetime | None:
    """When the next message of a business is to leave."""
    store, kept = TidyingStore(tx), kept_for(business.tidy_after)
    closed = None if kept is None else store.next_closed(business.id)
    own = store.next_leaving(business.id)
    times = [own] if own is not None else []
    if closed is not None and kept is not None:
        times.append(closed + kept)
    return min(times, default=None)
