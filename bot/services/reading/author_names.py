"""Names of authors whose comments come without one: asked for before the page is taken in, once in 30 days for each."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel
from bot.domain.comment import AuthorRole
from bot.loops import DESK, Wake
from bot.ports import Connector, ConnectorError, ConnectorInfo, SeenComment
from bot.services.channels.process_memory import Process
from bot.services.reading.erased import without_erased
from bot.services.reading.sanitizing import storable_ids, storable_name
from bot.storage.cards import CardStore
from bot.storage.mirror import Mirror
from bot.storage.people import PersonStore
from bot.storage.sqlite.database import Database, Tx

log = logging.getLogger(__name__)

ASKED_EVERY = timedelta(days=30)
"""Names cost money on some platforms, also where none is given."""
NAMES_A_REQUEST = 100
AGAIN_AFTER = timedelta(minutes=10)
"""After a failure; meanwhile cards show that there is no name."""


class AuthorNames:
    """Asks for names of authors and keeps them. One serves all channels; steps of one channel must not overlap."""

    def __init__(self, db: Database, wake: Wake, process: Process) -> None:
        self._db = db
        self._wake = wake
        self._process = process

    async def ask(
        self,
        business: BusinessId,
        channel: Channel,
        connector: Connector,
        info: ConnectorInfo,
        seen: Sequence[SeenComment],
        now: datetime,
    ) -> None:
        """Asks for names of authors of these comments and of open ones, with at most one request; what comes is stored,
        and cards that show it are redrawn.

        Who was asked for within 30 days is not asked for again, whatever the answer was, also after a restart. A failure
        delays nothing: it is tried again later.
        """
        noticed = self._process.noticed(channel.id)
        if not info.names_authors or (noticed.names_again_at is not None and now < noticed.names_again_at):
            return
        ids = await self._db.read(lambda tx: _unknown(tx, business, channel, info, seen, now))
        if not ids:
            return
        # Before the request: where it ends in an exception of the connector, the next page is taken in without names.
        noticed.names_again_at = now + AGAIN_AFTER
        try:
            found = await connector.authors(ids)
        except ConnectorError as error:
            log.info("channel %d gives no names: %s", channel.id, type(error).__name__)
            return
        noticed.names_again_at = None
        names = {one.id: storable_name(one.name) for one in found if one.id in ids}

        def write(tx: Tx) -> bool:
            PersonStore(tx).asked(business, channel.id, {each: names.get(each, "") for each in ids}, now)
            redraw = Mirror(tx).name_authors(business, channel.id, names)
            CardStore(tx).touch(business, redraw, now)
            return bool(redraw)

        if await self._db.write(write):
            self._wake(DESK)


def with_names(
    tx: Tx, business: BusinessId, channel: Channel, comments: Sequence[SeenComment]
) -> Sequence[SeenComment]:
    """Comments of customers that come without a name, with the one that is known of their author."""
    nameless = {one.author_id for one in comments if one.author_id and _is_nameless(one)}
    names = PersonStore(tx).names(business, channel.id, nameless)
    return tuple(
        replace(one, author=names.get(one.author_id or "", "")) if _is_nameless(one) else one
        for one in comments
    )


def _is_nameless(one: SeenComment) -> bool:
    return one.role is AuthorRole.CUSTOMER and not one.author


def _unknown(
    tx: Tx,
    business: BusinessId,
    channel: Channel,
    info: ConnectorInfo,
    seen: Sequence[SeenComment],
    now: datetime,
) -> tuple[str, ...]:
    """Ids of authors to ask for: of comments that are no history, then of those that wait for an answer."""
    nameless = [
        one
        for one in storable_ids(seen)
        if _is_nameless(one) and channel.at_latest(one.posted_at) >= now - info.backfill
    ]
    young = without_erased(tx, business, channel, info, nameless, now)
    new = dict.fromkeys(one.author_id for one in young if one.author_id)
    people = PersonStore(tx)
    ids = [*people.to_ask(business, channel.id, new, now - ASKED_EVERY)][:NAMES_A_REQUEST]
    waiting = people.unnamed(business, channel.id, NAMES_A_REQUEST)
    return tuple(dict.fromkeys((*ids, *waiting)))[:NAMES_A_REQUEST]
