"""Erasing: forgetting a person (right to erasure), words that are older than they are kept (retention), and the same
once more in a restored backup. One act: facts stay, so that no figure of the past changes.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.actor import Actor
from bot.domain.business import BusinessId, ServerId
from bot.domain.comment import CommentId
from bot.domain.erasing import Why
from bot.domain.event import What
from bot.domain.forgetting import Forgetting, Known, Someone
from bot.domain.person import PersonId
from bot.loops import INDEXING, Wake
from bot.services.inbox.removing import Removing
from bot.storage.businesses import BusinessStore
from bot.storage.erasing import ErasingStore
from bot.storage.erasure_log import APPLIED, Entry, ErasureLog
from bot.storage.erasures import ErasureStore
from bot.storage.events import EventStore
from bot.storage.installation import InstallationStore
from bot.storage.people import PersonStore
from bot.storage.removals import RemovalStore
from bot.storage.searches import SearchStore
from bot.storage.sqlite.database import Database, Tx

logger = logging.getLogger(__name__)

FOUND_AT_MOST = 25
"""People that a search names; what a select of Discord's holds."""
ROWS_A_LOOK = 10_000


class Forget:
    """Finds people and forgets them."""

    def __init__(
        self,
        db: Database,
        log: ErasureLog,
        removing: Removing,
        remove_exports: Callable[[BusinessId], None],
        wake: Wake,
    ) -> None:
        """`remove_exports` deletes the files that a business was exported to."""
        self._db = db
        self._log = log
        self._removing = removing
        self._remove_exports = remove_exports
        self._wake = wake

    async def find(self, business: BusinessId, name: str) -> tuple[Known, ...]:
        """People whose name holds this text, newest first; at most 25."""
        name = name.strip()
        if not name:
            return ()
        return await self._db.read(lambda tx: PersonStore(tx).called(business, name, FOUND_AT_MOST))

    async def some(self, business: BusinessId, who: Sequence[Someone]) -> tuple[Known, ...]:
        """Those of these who can be forgotten."""
        return await self._db.read(lambda tx: PersonStore(tx).some(business, who))

    async def preview(self, business: BusinessId, who: Sequence[Someone]) -> Forgetting:
        """What forgetting them would come to now, and who of them there is."""

        def work(tx: Tx) -> Forgetting:
            known, (comments, _) = PersonStore(tx).some(business, who), _of(tx, business, who)
            return Forgetting(len(comments), ErasingStore(tx).blockers(business, comments), known)

        return await self._db.read(work)

    async def forget(self, actor: Actor, who: Sequence[Someone]) -> Forgetting:
        """Forgets them, at once and altogether; nobody where one of them waits for an answer, is held, or something of
        theirs is on its way. The order is the contract:

        1. Exports of the business go before any row: no kill in between leaves the words in one.
        2. The rows, as `erase` says.
        3. Exports once more: one that was begun meanwhile was of the moment before. Messages in Discord.
        """
        business, now = actor.business, actor.now

        def work(tx: Tx) -> Forgetting:
            comments, people = _of(tx, business, who)
            blockers = ErasingStore(tx).blockers(business, comments)
            if blockers or not (comments or people):
                return Forgetting(len(comments), blockers)
            self._remove_exports(business)
            erased = erase(tx, self._log, business, comments, people, Why.FORGOTTEN, now)
            EventStore(tx).add(business, now, What.FORGOTTEN, member=actor.member, comments=erased)
            return Forgetting(erased)

        done = await self._db.write(work)
        if done.comments and not done.blockers:
            self._remove_exports(business)
            self._removing.added()
            # Takes the words out of the file of the index.
            self._wake(INDEXING)
            # The old words are in the write-ahead log until then.
            await self._db.checkpoint()
        return done


def _of(
    tx: Tx, business: BusinessId, who: Sequence[Someone]
) -> tuple[tuple[CommentId, ...], tuple[PersonId, ...]]:
    """Their comments and rows as persons; of someone unknown nothing."""
    known = PersonStore(tx).some(business, who)
    people = tuple(one.who.person for one in known if one.who.person is not None)
    guests = tuple(one.who.comment for one in known if one.who.comment is not None)
    return (*ErasingStore(tx).of_people(business, people), *guests), people


def erase(
    tx: Tx,
    log: ErasureLog,
    business: BusinessId,
    comments: Sequence[CommentId],
    people: Sequence[PersonId],
    why: Why,
    now: datetime,
) -> int:
    """Erases comments and persons in one transaction; number of customers' comments. The order is the contract:

    1. What the log says and this database does not know yet, from a process that was killed.
    2. The log, synced to the disk: from then on every restored backup and every start erases the same.
    3. Digests by which intake drops what was erased, then the rows, then the messages in Discord, which the desk's loop
       deletes after the commit.

    A failure takes the line of the log back. Raises OSError where the log cannot be written; nothing is erased then.
    """
    record = BusinessStore(tx).get(business)
    if record is None:
        return 0
    catch_up(tx, log, now)
    numbers = ErasingStore(tx).numbers(business, comments, people, now)
    before = log.size()
    after = log.append(record.server_id, why, now, numbers.erased)
    try:
        ErasureStore(tx).add(business, numbers.erased)
        count = _empty(tx, business, numbers.comments, people, now)
        InstallationStore(tx).put_number(APPLIED, after)
    except BaseException:
        log.cut(before)
        raise
    return count


def _empty(
    tx: Tx, business: BusinessId, comments: Sequence[CommentId], people: Sequence[PersonId], now: datetime
) -> int:
    SearchStore(tx).forget(business, comments, now)
    count = ErasingStore(tx).empty(business, comments, people, now)
    removals = RemovalStore(tx)
    removals.take_cards(business, comments, now)
    removals.take_quotes(business, comments, now)
    return count


def catch_up(tx: Tx, log: ErasureLog, now: datetime) -> None:
    """Erases what the log says and these rows do not know, from a process that was killed in between. A log that is shorter
    than these rows know, because it was lost or cut, is written again. Raises OSError where it cannot be read.
    """
    applied, size = InstallationStore(tx).number(APPLIED), log.size()
    if applied != size:
        replay(tx, log, now, whole=size < applied)
    if size < applied:
        logger.warning("the erasure log was shorter than it should be, and is written again")
        try:
            _write_again(tx, log, now)
            applied = log.size()
        except OSError as error:
            # Tried again at the next start: until then only a restore would miss something.
            logger.error("it could not be written (%s)", type(error).__name__)
        InstallationStore(tx).put_number(APPLIED, applied)


def _write_again(tx: Tx, log: ErasureLog, now: datetime) -> None:
    """Appends everything that these rows know to be erased; the reasons are lost."""
    for business in BusinessStore(tx).all():
        after = ""
        while erased := ErasureStore(tx).all(business.id, after, ROWS_A_LOOK):
            log.append(business.server_id, Why.FORGOTTEN, now, erased)
            after = erased[-1].digest


def replay(tx: Tx, log: ErasureLog, now: datetime, *, whole: bool = False) -> int:
    """Erases what the log says and these rows do not know: after a crash in between, and, from its beginning (`whole`), in
    a restored backup. Number of customers' comments.
    """
    since = 0 if whole else InstallationStore(tx).number(APPLIED)
    entries = list(log.entries(since)) if log.size() > since else []
    count = 0
    for server in dict.fromkeys(entry.server for entry in entries):
        count += _replay_one(tx, server, [entry for entry in entries if entry.server == server], now)
    InstallationStore(tx).put_number(APPLIED, log.size())
    return count


def _replay_one(tx: Tx, server: ServerId, entries: Sequence[Entry], now: datetime) -> int:
    record = BusinessStore(tx).by_server(server)
    if record is None:
        return 0
    until: dict[str, datetime] = {}
    for entry in entries:
        ErasureStore(tx).add(record.id, entry.erased)
        for one in entry.erased:
            until[one.digest] = max(one.until, until.get(one.digest, one.until))
    store, after, found = ErasingStore(tx), 0, list[CommentId]()
    while rows := store.matching(record.id, after, ROWS_A_LOOK):
        after = rows[-1].id
        found += [row.id for row in rows if row.is_erased_by(until)]
    if not found:
        return 0
    every = store.numbers(record.id, found, (), now).comments
    store.settle(record.id, every, now)
    return _empty(tx, record.id, every, (), now)
