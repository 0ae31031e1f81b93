"""Polling (poller): polls one channel for new comments, one request a step; fast polls go before long walks;
failures back off (retry) and dim a lamp.
"""

import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState, Glow, Side
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.loops import DESK, Wake, delivery_loop
from bot.ports import Connector, ConnectorError, Fetched, Poll, Pull, Retry, Target, within_patience
from bot.services.channels.diagnosis import (
    Lacking,
    answer_of,
    diagnosis,
    is_mendable,
    is_refusal,
    is_shut,
    shortened,
)
from bot.services.channels.lamps import apply_check, lamp, nothing_waits
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.reading import pacing
from bot.services.reading.access_checks import Checkups
from bot.services.reading.author_names import AuthorNames
from bot.services.reading.intake import Intake, untitled_threads
from bot.services.reading.page import Page, Taken
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.cursors import Cursor, CursorStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.threads import ThreadStore
from bot.storage.watched import WatchedStore

log = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
WATCH_ANSWERED = timedelta(days=30)
PAGES_IN_ONE_BREATH = 20
BREATH = timedelta(milliseconds=250)
"""Pause after so many pages in a row, so that a blog with endless pages leaves the others their turn."""


class _Plan(NamedTuple):
    """Work of a step. `due` None: nothing before `next_at`."""

    channel: Channel
    cursors: dict[str, Cursor]
    due: Poll | None
    watched: tuple[Target, ...]
    next_at: datetime | None
    held_until: datetime | None
    """Not before then, whatever is due: the daily quota is used up."""


class Poller:
    """Polling of all channels by one poller; steps of one channel must not overlap.

    `at_most` shortens every interval.
    """

    def __init__(
        self,
        db: Database,
        switchboard: Switchboard,
        intake: Intake,
        wake: Wake,
        rng: random.Random,
        process: Process,
        at_most: timedelta | None = None,
        has_room: Callable[[], bool] = lambda: True,
    ) -> None:
        self._db = db
        self._switchboard = switchboard
        self._intake = intake
        self._wake = wake
        self._rng = rng
        self._at_most = at_most
        self._has_room = has_room
        self._process = process
        self._names = AuthorNames(db, wake, process)
        self._checkups = Checkups(db, switchboard, wake, self._rng, process, at_most)

    async def step(self, business: BusinessId, channel: ChannelId, now: datetime) -> datetime | None:
        """Polling step: sends one request of the channel's most urgent due poll; returns when the next one is
        due (None: when woken).

        Trouble with the platform dims a lamp. So does an exception of this code over its answer: a connection
        that has stopped ringing must not look as if it rang. An error counts for nothing if the access was
        renewed meanwhile.
        """
        wired = self._switchboard.rewired(channel)
        try:
            if not self._has_room():
                return await self._hold(business, channel, now)
            return await self._step(business, channel, now)
        except ConnectorError as error:
            if self._switchboard.rewired(channel) != wired:
                return now
            return await self._failed(business, channel, error, now)
        except Exception as slip:
            if not self._process.noticed(channel).failures:
                log.exception("channel %d: unexpected error over the platform's answer", channel)
            trouble = Retry(detail=type(slip).__name__, reason=Reason.UNKNOWN)
            return await self._failed(business, channel, trouble, now)

    async def _step(self, business: BusinessId, channel: ChannelId, now: datetime) -> datetime | None:
        """Polls, in this order:
        1. a token that has lived four fifths of its life is refreshed;
        2. nothing while the channel is not active, or its daily quota is used up;
        3. a channel that only pushes: `_check_up` instead of what follows;
        4. a health check (`probe`) after failures, or while the reading lamp is out;
        5. a check-up of the account and its team, where that is due;
        6. one request of the due poll; after failures, replies that waited for the platform are released;
        7. a check-up of the team if an account wrote for the first time; then the page is fetched again;
        8. names of authors that come without one;
        9. the page is taken in (`Intake.take`);
        10. titles of unknown threads, after the last page of the fast poll.
        """
        await self._switchboard.keep_fresh(business, channel, now)
        connector = await self._switchboard.connector(business, channel)
        polls = tuple(pacing.shortened(poll, self._at_most) for poll in connector.polls())
        plan = await self._plan(business, channel, polls, now)
        if plan is None:
            return None
        if plan.held_until is not None:
            return plan.held_until
        if plan.channel.reading.reason is Reason.NO_ROOM:
            await self._go_on(business, channel, now)
        noticed = self._process.noticed(channel)
        starts_dim = not noticed.met and any(map(is_mendable, (plan.channel.reading, plan.channel.sending)))
        noticed.met = True
        if not polls:
            return await self._check_up(business, plan.channel, connector, now, at_once=starts_dim)
        if plan.due is None and not starts_dim:
            return plan.next_at
        if noticed.failures or is_shut(plan.channel.reading):
            await answer_of(connector, connector.probe)
        if await self._checkups.look(business, plan.channel, connector, now, at_once=starts_dim):
            return now
        if plan.due is None:
            return plan.next_at
        pull = self._pull(plan, plan.due, now)
        fetched = await answer_of(connector, lambda: connector.fetch(pull))
        await self._answers_again(business, plan.channel, now)
        await self._end_waiting(business, plan.channel, now)
        if await self._checkups.check_new_accounts(business, plan.channel, connector, fetched, now):
            # Their comments are read once more, by a connector that knows who is of the team now.
            return now
        info = self._switchboard.info(plan.channel.connector)
        await self._names.ask(business, plan.channel, connector, info, fetched.seen, now)
        taken = await self._take(business, plan, plan.due, polls, fetched, now)
        if taken.untitled:
            await self._titles(business, channel, connector, taken.untitled, now)
        return taken.next_due

    async def _check_up(
        self, business: BusinessId, channel: Channel, connector: Connector, now: datetime, *, at_once: bool
    ) -> datetime | None:
        """The step of a channel that only pushes, in this order:
        1. reading goes on where it had brought too much for a day;
        2. a check-up of the account and its team, where that is due, after failures or at the start;
        3. names of authors and titles of threads that came with a push.
        """
        if channel.reading.reason is Reason.FLOOD:
            await self._go_on(business, channel.id, now)
        failed = self._process.noticed(channel.id).failures > 0
        if await self._checkups.look(business, channel, connector, now, at_once=at_once or failed):
            await self._answers_again(business, channel, now)
            return now
        await self._end_waiting(business, channel, now)
        info = self._switchboard.info(channel.connector)
        await self._names.ask(business, channel, connector, info, (), now)
        untitled = await self._db.read(lambda tx: untitled_threads(tx, business, channel.id, now))
        if untitled:
            await self._titles(business, channel.id, connector, untitled, now)
        due = (self._checkups.next_at(channel, now), self._switchboard.refresh_at(channel.id))
        return min(at for at in due if at is not None)

    async def _end_waiting(self, business: BusinessId, channel: Channel, now: datetime) -> None:
        """Lights a sending lamp that was late, where no reply waits any more."""
        if channel.sending.glow is Glow.LATE and await self._db.write(
            lambda tx: nothing_waits(tx, business, channel.id, now)
        ):
            self._wake(DESK)

    async def _hold(self, business: BusinessId, channel_id: ChannelId, now: datetime) -> datetime | None:
        """Stops reading while the disk is nearly full, and reports that; sending goes on."""

        def write(tx: Tx) -> bool:
            channel = ChannelStore(tx).get(business, channel_id)
            if channel is None or channel.state is not ChannelState.ACTIVE:
                return False
            if channel.reading.reason is Reason.NO_ROOM:
                return False
            log.error("channel %d: the disk is nearly full, nothing is read", channel_id)
            return lamp(tx, business, channel_id, Side.READ, Glow.OUT, Reason.NO_ROOM, now)

        if await self._db.write(write):
            self._wake(DESK)
        return now + shortened(MINUTE, self._at_most)

    async def _go_on(self, business: BusinessId, channel: ChannelId, now: datetime) -> None:
        if await self._db.write(lambda tx: lamp(tx, business, channel, Side.READ, Glow.ON, None, now)):
            self._wake(DESK)

    async def _answers_again(self, business: BusinessId, channel: Channel, now: datetime) -> None:
        """Releases replies after failures: those that met the same trouble need not wait out their back-off,
        except for a rate limit.
        """
        noticed = self._process.noticed(channel.id)
        failures = noticed.failures
        noticed.failures = noticed.refusals = 0
        if not failures:
            return
        log.info("channel %d answers again after %d failures", channel.id, failures)
        if channel.sending.reason is not Reason.RATE:
            await self._db.write(lambda tx: OutboxStore(tx).release(business, channel.id, now))
            self._wake(delivery_loop(channel.id))

    # What is due.

    async def _plan(
        self, business: BusinessId, channel_id: ChannelId, polls: tuple[Poll, ...], now: datetime
    ) -> _Plan | None:
        def read(tx: Tx) -> _Plan | None:
            channel = ChannelStore(tx).get(business, channel_id)
            if channel is None or channel.state is not ChannelState.ACTIVE:
                return None
            cursors = dict(CursorStore(tx).all(business, channel_id))
            turns = pacing.in_turn(tx, business, channel, polls, now)
            known = [poll for poll in turns if poll.name in cursors]
            due = next((poll for poll in known if cursors[poll.name].next_at <= now), None)
            watched: tuple[Target, ...] = ()
            if due is not None and due.watch_batch and not cursors[due.name].is_unfinished:
                watched = WatchedStore(tx).watched(
                    business,
                    channel_id,
                    due.watch_batch,
                    pacing.looked_before(due, now),
                    now - WATCH_ANSWERED,
                )
            next_at = min((cursors[poll.name].next_at for poll in known), default=None)
            held_until = self._intake.held_until(tx, business, channel, now)
            return _Plan(channel, cursors, due, watched, next_at, held_until)

        plan = await self._db.read(read)
        if plan is None or all(poll.name in plan.cursors for poll in polls):
            return plan
        await self._db.write(lambda tx: pacing.add_cursors(tx, business, channel_id, polls, now))
        return await self._db.read(read)

    def _pull(self, plan: _Plan, poll: Poll, now: datetime) -> Pull:
        return Pull(poll=poll.name, cursor=plan.cursors[poll.name].cursor, watched=plan.watched, now=now)

    # Results.

    async def _take(
        self,
        business: BusinessId,
        plan: _Plan,
        poll: Poll,
        polls: tuple[Poll, ...],
        fetched: Fetched,
        now: datetime,
    ) -> Taken:
        # An unfinished answer is about the comments of the Pull before: it is given no others meanwhile.
        more_to_watch = poll.watch_batch > 0 and (
            len(plan.watched) == poll.watch_batch or plan.cursors[poll.name].is_unfinished
        )
        at_once = fetched.more or more_to_watch
        noticed = self._process.noticed(plan.channel.id)
        pages = noticed.pages = noticed.pages + 1 if fetched.more else 0
        breath = BREATH if pages and pages % PAGES_IN_ONE_BREATH == 0 else timedelta(0)
        least = within_patience(fetched.next_after) if fetched.next_after is not None else timedelta(0)
        jitter = self._rng.uniform(0.9, 1.1)
        every, pushed_every = (
            now
            + (max(least, breath) if at_once else max(least, pacing.interval(poll, pushed=pushed) * jitter))
            for pushed in (False, True)
        )
        page = Page(
            poll=poll,
            main=polls[0],
            fetched=fetched,
            next_at=every,
            next_at_if_pushed=pushed_every,
            asked=tuple(target.external_id for target in plan.watched),
            watching=pacing.watching(polls),
        )
        taken = await self._intake.take(business, plan.channel.id, page, now)
        for notice in taken.notices:
            log.warning("channel %d, %s: %d %s", plan.channel.id, poll.name, notice.count, notice.kind.value)
        if poll.watch_batch and not at_once:
            await self._db.write(
                lambda tx: WatchedStore(tx).retire(
                    business, plan.channel.id, pacing.looked_before(poll, now), now - WATCH_ANSWERED
                )
            )
        return taken

    async def _titles(
        self,
        business: BusinessId,
        channel: ChannelId,
        connector: Connector,
        ids: tuple[ExternalId, ...],
        now: datetime,
    ) -> None:
        """Fetches titles of unknown threads; a failure blocks nothing."""
        try:
            found = await connector.threads(ids)
        except ConnectorError as error:
            log.info("channel %d gives no titles: %s", channel, type(error).__name__)
            found = ()

        def write(tx: Tx) -> bool:
            threads, cards = ThreadStore(tx), CardStore(tx)
            threads.asked(business, channel, ids, now)
            redrawn = 0
            for thread in found:
                if threads.set_title(business, channel, thread.external_id, thread.title, thread.url):
                    redrawn += cards.touch_thread(business, channel, thread.external_id, now)
            return redrawn > 0

        if await self._db.write(write):
            self._wake(DESK)

    async def _failed(
        self, business: BusinessId, channel_id: ChannelId, error: ConnectorError, now: datetime
    ) -> datetime | None:
        """Handles a failed request, in this order:
        1. counts the failures in a row, and among them the refusals of the access;
        2. diagnoses the error (`diagnosis`): lamp, reason, and pause until the retry;
        3. if the lamp is to go out, makes the next check-up of the account due at once;
        4. dims the lamp, stores the account where its check named missing rights, so that the card names them, and
           postpones all polls of the channel, in one transaction;
        5. wakes the desk if a card changed, and returns when the retry is due.
        """
        noticed = self._process.noticed(channel_id)
        noticed.failures += 1
        log.log(
            logging.WARNING if noticed.failures == 1 else logging.DEBUG,
            "channel %d: %s, %d in a row: %s",
            channel_id,
            type(error).__name__,
            noticed.failures,
            error,
        )
        if is_refusal(error):
            noticed.refusals += 1
        trouble = diagnosis(error, noticed.refusals, self._rng.random())
        if trouble.glow is Glow.OUT:
            self._checkups.hasten(channel_id)
        until = now + shortened(trouble.wait, self._at_most)

        def write(tx: Tx) -> tuple[bool, datetime | None]:
            cursors = CursorStore(tx)
            redrawn = lamp(tx, business, channel_id, trouble.side, trouble.glow, trouble.reason, now)
            if isinstance(error, Lacking):
                redrawn |= apply_check(tx, business, channel_id, error.ref, now, asked=False)
            cursors.put_off(business, channel_id, cursors.all(business, channel_id), until)
            return redrawn, min(
                (cursor.next_at for cursor in cursors.all(business, channel_id).values()), default=until
            )

        redrawn, next_at = await self._db.write(write)
        if isinstance(error, Lacking):
            self._switchboard.forget(channel_id)
        if redrawn:
            self._wake(DESK)
        return next_at
