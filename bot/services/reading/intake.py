"""Intake: takes a page or push from a platform into the database, with everything that follows, in one
transaction.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.allowance import MEGABYTES
from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId, ChannelState, Glow, Side
from bot.domain.clock import clock_ahead
from bot.domain.comment import Change, CommentId
from bot.domain.event import What
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.loops import DESK, INDEXING, SUGGESTING, Wake
from bot.ports import ConnectorInfo, Fetched, Poll, Received
from bot.services.channels.lamps import lamp
from bot.services.channels.switchboard import UnknownChannel
from bot.services.inbox.bundling import place
from bot.services.inbox.removing import Removing
from bot.services.inbox.thank_yous import reworded
from bot.services.reading.answered_there import Answers
from bot.services.reading.context import without_context
from bot.services.reading.mirroring import Mirroring, Outcome
from bot.services.reading.pacing import watching
from bot.services.reading.page import Page, Taken
from bot.services.reading.progress import Progress
from bot.storage.allowances import AllowanceStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.events import EventStore
from bot.storage.mirror import Mirror
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.threads import ThreadStore
from bot.storage.watched import WatchedStore

OWN_LOOKED_FOR = timedelta(days=1)
"""Our own reply that no complete list has shown since it was sent proves for this long that lists are old (cache)."""

TITLES_A_STEP = 50
TITLE_AGAIN = timedelta(hours=1)
"""A title that did not come is asked for again after this time."""

_EVENTS = {
    Change.EDITED: What.EDITED,
    Change.APPROVED: What.APPROVED,
    Change.HIDDEN: What.HIDDEN,
    Change.RESTORED: What.RESTORED,
    Change.MOVED: What.MOVED,
    Change.DELETED: What.DELETED,
}


class Intake:
    """Takes pages into the database."""

    def __init__(
        self,
        db: Database,
        wake: Wake,
        info: Callable[[str], ConnectorInfo],
        megabytes: int = MEGABYTES,
        removing: Removing | None = None,
    ) -> None:
        """`megabytes` of text, and 200 comments for each, are the daily quota of a channel. `removing`: deletes messages
        that quote what customers deleted.
        """
        self._db = db
        self._wake = wake
        self._info = info
        self._megabytes = megabytes
        self._removing = removing

    async def take(self, business: BusinessId, channel: ChannelId, page: Page, now: datetime) -> Taken:
        """Stores rows, cursor, cards and settled replies in one transaction; then wakes the desk where it has
        work.
        """
        taken = await self._take(business, channel, page, now)
        return taken or Taken()

    async def take_push(
        self,
        business: BusinessId,
        channel: ChannelId,
        received: Received,
        polls: tuple[Poll, ...],
        now: datetime,
    ) -> Taken | None:
        """Takes in what a platform pushed; `polls` are the channel's, none where it only pushes.

        None: not now, since the channel is paused or brought more than is taken in on a day. Raises UnknownChannel.
        """
        fetched = Fetched(seen=received.seen, gone=received.gone, also=received.also, stale=received.stale)
        main = polls[0] if polls else None
        page = Page(None, main, fetched, now, watching=watching(polls), received=received)
        return await self._take(business, channel, page, now)

    async def _take(
        self, business: BusinessId, channel: ChannelId, page: Page, now: datetime
    ) -> Taken | None:
        """Takes in a page or a push, in one transaction. The order is the contract:

        1. Nothing where the channel is removed, a push raises UnknownChannel then; a push is refused where the
           channel is paused or its daily quota is used up.
        2. The clock difference, before any time in it is used.
        3. Rows, cards, replies and cursor (`_Taking.run`).
        4. The daily quota, which may put the reading lamp out.
        5. The loops of suggestions, cards and the search index are woken, after the commit; that of cards also deletes
           messages.
        """

        def work(tx: Tx) -> tuple[Taken | None, bool]:
            known = ChannelStore(tx).get(business, channel)
            if known is None or known.state is ChannelState.REMOVED:
                if page.poll is None:
                    raise UnknownChannel(f"channel {channel} was removed")
                return None, False
            if page.poll is None and not self._takes_pushes(tx, business, known, now):
                return None, False
            known = _on_time(tx, business, known, page.fetched, now)
            taken, has_work = _Taking(tx, business, known, page, self._info(known.connector), now).run()
            return taken, self._count(tx, business, channel, taken, now) or has_work

        taken, desk_has_work = await self._db.write(work)
        if desk_has_work:
            self._wake(SUGGESTING)
            self._wake(DESK)
        if taken is not None and taken.rows:
            self._wake(INDEXING)
        if self._removing is not None and taken is not None and taken.gone:
            self._removing.added()
        return taken

    def _takes_pushes(self, tx: Tx, business: BusinessId, channel: Channel, now: datetime) -> bool:
        return channel.state is ChannelState.ACTIVE and self.held_until(tx, business, channel, now) is None

    def held_until(self, tx: Tx, business: BusinessId, channel: Channel, now: datetime) -> datetime | None:
        """Until when nothing more is read of a channel whose daily quota is used up; None: now."""
        kept = AllowanceStore(tx).get(business, channel.id)
        return kept.spent_until(self._megabytes, now, first_walk=channel.first_synced_at is None)

    def _count(
        self, tx: Tx, business: BusinessId, channel_id: ChannelId, taken: Taken, now: datetime
    ) -> bool:
        """Adds a page to the daily quota; whether that is used up and a card says so."""
        if not taken.rows:
            return False
        allowances = AllowanceStore(tx)
        after = allowances.get(business, channel_id).after(taken.rows, taken.size, now)
        allowances.put(business, channel_id, after)
        if after.spent_until(self._megabytes, now, first_walk=False) is None:
            return False
        channel = ChannelStore(tx).get(business, channel_id)
        if channel is None or self.held_until(tx, business, channel, now) is None:
            return False
        return lamp(tx, business, channel_id, Side.READ, Glow.OUT, Reason.FLOOD, now)


def untitled_threads(
    tx: Tx, business: BusinessId, channel: ChannelId, now: datetime
) -> tuple[ExternalId, ...]:
    """Threads whose titles are to be asked for now."""
    return ThreadStore(tx).untitled(business, channel, now - TITLE_AGAIN, TITLES_A_STEP)


def _on_time(tx: Tx, business: BusinessId, channel: Channel, fetched: Fetched, now: datetime) -> Channel:
    """Channel with the clock difference that this answer shows, before any time of it is used."""
    ahead = (
        channel.clock_ahead if fetched.clock is None else clock_ahead(channel.clock_ahead, fetched.clock, now)
    )
    if ahead == channel.clock_ahead:
        return channel
    ChannelStore(tx).set_clock(business, channel.id, ahead)
    return replace(channel, clock_ahead=ahead)


class _Taking:
    """Taking in of one page."""

    def __init__(
        self,
        tx: Tx,
        business: BusinessId,
        channel: Channel,
        page: Page,
        info: ConnectorInfo,
        now: datetime,
    ) -> None:
        self._tx = tx
        self._business = business
        self._channel = channel
        self._page = page
        self._info = info
        self._now = now
        self._progress = Progress(tx, business, channel, page, now)

    def run(self) -> tuple[Taken, bool]:
        """Takes in what was fetched; what came of that, and whether the desk has work. The order is the
        contract:

        1. Context that answers nothing we know is left out; whether this is catching up, by the cursor as it was before.
        2. Rows: comments are stored or changed (`Mirroring`), surely deleted ones emptied; messages that quote them are
           to be deleted, as their words are on Discord still.
        3. Our own replies settle their outbox rows. Only what is left counts as an answer given there and
           closes its comment; one that customers no longer see opens it again.
        4. What is new goes on a card: silently where somebody has answered before it was seen here, and while
           catching up; otherwise it rings.
        5. What changed is recorded: edited, approved, hidden, restored, moved, deleted. A thank-you that became something
           else is placed like a new comment; nobody is at a deleted one any more.
        6. What a covered range should have held, and what was shown otherwise than an act from here left it, is asked for
           next by the watching polls.
        7. The cursor moves on; a push only leaves its time, and may make polls due.
        8. After the last page of the main poll: end of the first sync, then the reading lamp.
        9. Titles that are to be asked for: after that page, or after a push where nothing is polled.
        10. Cards that show something else now are marked to be redrawn.
        """
        fetched = self._page.fetched
        seen = without_context(self._tx, self._business, self._channel.id, fetched.seen)
        late, walked_since = self._progress.since_when()
        mirroring = self._mirroring(walked_since)
        newer = self._progress.pushed_since()
        if self._page.poll is None:
            outcome = mirroring.pushed(seen, stale=fetched.stale)
        else:
            outcome = mirroring.seen(seen, stale=fetched.stale, newer=newer)
        gone = mirroring.gone([one for one in fetched.gone if one not in newer], outcome)
        answers = Answers(self._tx, self._business, self._channel, self._now)
        self._answer(answers, outcome)
        answered = answers.answered_before(outcome.new, outcome.answering) if outcome.new else frozenset()
        self._arrive([outcome.ids[e] for e in outcome.new if e in answered], caught_up=True)
        self._arrive([outcome.ids[e] for e in outcome.new if e not in answered], caught_up=late)
        self._changed(outcome, caught_up=late)
        missing = self._cover([one.external_id for one in fetched.seen], outcome.doubted)
        next_due = None
        if self._page.received is not None:
            self._progress.push(self._page.received, missing)
        else:
            next_due = self._progress.advance(missing, unpushed=bool(outcome.new))
        new = [outcome.ids[external] for external in outcome.new]
        redrawn, untitled = False, tuple[ExternalId, ...]()
        if self._page.poll is not None and self._page.poll == self._page.main and not fetched.more:
            new.extend(self._end_first_walk())
            redrawn = self._light()
        if self._page.main is None or (self._page.poll == self._page.main and not fetched.more):
            untitled = untitled_threads(self._tx, self._business, self._channel.id, self._now)
        redraw = dict.fromkeys((*outcome.redraw, *answers.closed))
        if redraw:
            CardStore(self._tx).touch(self._business, redraw, self._now)
        written = (one for one in seen if one.external_id in outcome.ids)
        taken = Taken(
            new=tuple(new),
            changes=tuple(outcome.changes),
            settled=answers.settled,
            missing=missing,
            untitled=untitled,
            notices=fetched.notices,
            next_due=next_due,
            rows=len(outcome.ids),
            size=sum(len(one.text.encode(errors="replace")) for one in written),
            gone=gone,
        )
        return taken, bool(new or redraw or redrawn or answers.settled)

    def _mirroring(self, walked_since: datetime | None) -> Mirroring:
        received = self._page.received
        asked = received is not None and received.asked
        return Mirroring(
            self._tx, self._business, self._channel, self._info, self._now, walked_since, asked=asked
        )

    def _light(self) -> bool:
        """Sets the reading lamp after a complete walk: on if no poll of the channel doubts; whether a card
        changed.
        """
        doubt = self._progress.doubt
        if not doubt and self._info.lists_own and self._never_listed():
            doubt = Reason.CACHED
        if not doubt and self._channel.reading.glow is Glow.ON:
            return False
        glow = Glow.OUT if doubt else Glow.ON
        return lamp(self._tx, self._business, self._channel.id, Side.READ, glow, doubt, self._now)

    def _never_listed(self) -> bool:
        """Whether a reply that was sent from here is in no list though it was sent long enough ago."""
        since, until = self._now - OWN_LOOKED_FOR, self._now - self._info.settle
        return SentReplyStore(self._tx).never_listed(self._business, self._channel.id, since, until)

    def _answer(self, answers: Answers, outcome: Outcome) -> None:
        """Settles our own replies first; only what is left counts as answered elsewhere."""
        own = {one.external_id for one in outcome.ours if answers.settle_ours(one)}
        for one in outcome.answering:
            if one.external_id not in own:
                answers.close(one)
        for hidden in outcome.hidden:
            answers.hide(hidden)

    def _arrive(self, comments: list[CommentId], *, caught_up: bool) -> None:
        if comments:
            EventStore(self._tx).add_each(
                self._business, self._now, What.ANNOUNCED, comments, self._channel.id
            )
            place(self._tx, self._business, comments, self._now, caught_up=caught_up)

    def _changed(self, outcome: Outcome, *, caught_up: bool) -> None:
        """Records what changed, and places thank-yous that were edited into something else."""
        edited = [comment for comment, what in outcome.changes if what is Change.EDITED]
        if edited and (opened := reworded(self._tx, self._business, edited, self._now)):
            place(self._tx, self._business, opened, self._now, caught_up=caught_up)
        for comment in (comment for comment, what in outcome.changes if what is Change.DELETED):
            CommentStateStore(self._tx).deleted(self._business, comment, self._now)
        for change in {change for _, change in outcome.changes} & _EVENTS.keys():
            changed = [comment for comment, what in outcome.changes if what is change]
            EventStore(self._tx).add_each(
                self._business, self._now, _EVENTS[change], changed, self._channel.id
            )

    def _cover(self, there: Sequence[ExternalId], doubted: Sequence[ExternalId]) -> int:
        """Marks what is missing in a covered range, and what is doubted: neither proves anything, but the watching poll asks
        for them first, and soon.
        """
        watched = WatchedStore(self._tx)
        missing = 0
        for covered in self._page.fetched.covered:
            missing += watched.ask_for_missing(self._business, self._channel.id, covered, there)
        if self._page.asked:
            watched.looked(self._business, self._channel.id, self._page.asked, self._now)
        if doubted:
            missing += len(watched.ask_for(self._business, self._channel.id, doubted))
        return missing

    def _end_first_walk(self) -> tuple[CommentId, ...]:
        """Ends the first sync: from now on unknown comments are new; lately written ones without an answer
        come as caught up.
        """
        if self._channel.first_synced_at is not None:
            return ()
        since = self._channel.connected_at - self._info.backfill + self._channel.clock_ahead
        backlog = Mirror(self._tx).surface_backlog(self._business, self._channel.id, since)
        ChannelStore(self._tx).synced(self._business, self._channel.id, self._now)
        self._arrive(list(backlog), caught_up=True)
        return backlog
