"""Mirroring: stores incoming comments, deduplicated by their ids (upsert), and derives what is new, changed,
or to be redrawn.
"""

from collections.abc import Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel
from bot.domain.comment import AuthorRole, Change, CommentId, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import Classified, Kind
from bot.domain.language import UNKNOWN, language_of
from bot.domain.mirror import Difference, Snapshot, announceable, compare
from bot.domain.outbox import OutboxRow
from bot.domain.person import PersonId
from bot.domain.sayings import Read
from bot.domain.times import from_ms, to_ms
from bot.ports import ConnectorInfo, PostedAt, SeenComment
from bot.services.inbox.team_or_customer import with_given_roles
from bot.services.reading.acts_here import as_left_here, replies_changed_here
from bot.services.reading.answered_there import Hidden, is_answer, is_hidden, may_answer, was_seen
from bot.services.reading.author_names import with_names
from bot.services.reading.classifying import Classifying
from bot.services.reading.erased import FIRST_COMMENTS, without_erased
from bot.services.reading.sanitizing import storable, storable_ids
from bot.storage.mirror import Entry, Kept, Mirror, fingerprint
from bot.storage.people import PersonStore
from bot.storage.removals import RemovalStore
from bot.storage.sqlite.database import Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.threads import ThreadStore

CLOCKS_DIFFER = timedelta(minutes=5)
"""Clock skew: a platform's clock may be this far ahead; a wait does not start at a time beyond that."""

_UNSORTED = Classified(Kind.OTHER)
_NEW = Difference((Change.NEW,), redraw=True)
_QUIET = Difference(())
_REWORDED = (Change.EDITED, Change.RESTORED)
_Place = tuple[int, PersonId | None, bytes]
"""Thread row, person and fingerprint."""


@dataclass(slots=True)
class Outcome:
    """Changes by a page. `new`: external ids to announce, in their order."""

    ids: dict[ExternalId, CommentId] = field(default_factory=dict)
    """Rows of everything that was new or different."""
    new: list[ExternalId] = field(default_factory=list)
    changes: list[tuple[CommentId, Change]] = field(default_factory=list)
    """Of customers' comments that were announced before."""
    redraw: list[CommentId] = field(default_factory=list)
    answering: list[SeenComment] = field(default_factory=list)
    """By the business, public only since now."""
    hidden: list[Hidden] = field(default_factory=list)
    """By the business, invisible to customers only since now."""
    ours: list[SeenComment] = field(default_factory=list)
    """By our account, new or different."""
    doubted: list[ExternalId] = field(default_factory=list)
    """Shown otherwise than an act from here left them, perhaps as they were before: to be looked at again at once."""


class Mirroring:
    """Brings the stored comments of one channel up to date in one transaction."""

    def __init__(
        self,
        tx: Tx,
        business: BusinessId,
        channel: Channel,
        info: ConnectorInfo,
        now: datetime,
        walked_since: datetime | None,
        *,
        asked: bool = False,
    ) -> None:
        """`walked_since`: when the last complete walk of the channel began. `asked`: a member asked for what comes: none of that is
        sorted out.
        """
        self._tx = tx
        self._business = business
        self._channel = channel
        self._info = info
        self._now = now
        self._history = channel.connected_at - info.backfill if channel.first_synced_at is None else None
        self._known_until = None if walked_since is None else min(walked_since, now - info.backfill)
        self._mirror = Mirror(tx)
        self._classifying = Classifying(tx, business, channel, asked=asked)

    def seen(
        self, comments: Sequence[SeenComment], *, stale: bool = False, newer: Set[ExternalId] = frozenset()
    ) -> Outcome:
        """Stores the present state of comments. Rows that did not change cost one look-up.

        `stale`: the state is some time old (from a cache), so known rows know better; `newer`: these do.
        """
        different, marks = self._different(comments)
        if stale:
            different = {external: one for external, one in different.items() if external not in marks}
        elif newer:
            different = {external: one for external, one in different.items() if external not in newer}
        return self._store(different, self._kept(different, marks))

    def pushed(self, comments: Sequence[SeenComment], *, stale: bool = False) -> Outcome:
        """Stores comments as they were pushed. Deliveries may come in any order: an edit older than the one that is
        known changes nothing, and nothing known is changed by what is `stale`.
        """
        if stale:
            return self.seen(comments, stale=True)
        different, marks = self._different(comments)
        kept = self._kept(different, marks)
        current = {
            external: (one, mark)
            for external, (one, mark) in different.items()
            if not _is_older(one, kept.get(external))
        }
        return self._store(current, kept)

    def _different(
        self, comments: Sequence[SeenComment]
    ) -> tuple[dict[ExternalId, tuple[SeenComment, bytes]], Mapping[ExternalId, tuple[CommentId, bytes]]]:
        """Comments that are new or differ from their rows, with their fingerprints; and what is known of all."""
        placed = with_given_roles(self._tx, self._business, self._channel.id, storable_ids(comments))
        if self._info.names_authors:
            placed = with_names(self._tx, self._business, self._channel, placed)
        there = {one.external_id: (one, fingerprint(one)) for one in placed}
        marks = self._mirror.fingerprints(self._business, self._channel.id, there)
        different = {
            external: (storable(one), mark)
            for external, (one, mark) in there.items()
            if external not in marks or marks[external][1] != mark
        }
        self._drop_erased(different, marks)
        return different, marks

    def _drop_erased(
        self, different: dict[ExternalId, tuple[SeenComment, bytes]], marks: Container[ExternalId]
    ) -> None:
        unknown = [one for external, (one, _) in different.items() if external not in marks]
        taken = without_erased(self._tx, self._business, self._channel, self._info, unknown, self._now)
        if len(taken) < len(unknown):
            for external in {one.external_id for one in unknown} - {one.external_id for one in taken}:
                del different[external]

    def _kept(
        self, different: Iterable[ExternalId], marks: Mapping[ExternalId, tuple[CommentId, bytes]]
    ) -> Mapping[ExternalId, Kept]:
        known = [marks[external][0] for external in different if external in marks]
        return self._mirror.kept(self._business, known) if known else {}

    def _store(
        self,
        different: Mapping[ExternalId, tuple[SeenComment, bytes]],
        kept: Mapping[ExternalId, Kept],
    ) -> Outcome:
        outcome = Outcome()
        if different:
            self._take_in(different, kept, outcome)
        return outcome

    def gone(self, externals: Sequence[ExternalId], outcome: Outcome) -> int:
        """Records surely deleted comments; how many were not known to be. Digests that quote them go, too."""
        if not externals:
            return 0
        removed = self._mirror.remove(self._business, self._channel.id, externals)
        if removed:
            RemovalStore(self._tx).take_quotes(self._business, [kept.id for kept in removed], self._now)
        for kept in removed:
            outcome.redraw.append(kept.id)
            if is_answer(kept):
                above = kept.mirrored.snapshot.in_reply_to
                answered = (above,) if above else ()
                seen = was_seen(kept)
                outcome.hidden.append(Hidden(kept.external_id, answered, Visibility.GONE, was_seen=seen))
            if kept.mirrored.announced and kept.mirrored.snapshot.role is AuthorRole.CUSTOMER:
                outcome.changes.append((kept.id, Change.DELETED))
        return len(removed)

    def _take_in(
        self,
        different: Mapping[ExternalId, tuple[SeenComment, bytes]],
        kept: Mapping[ExternalId, Kept],
        outcome: Outcome,
    ) -> None:
        """Stores new and different comments, in the platform's order. The order of steps is the contract:

        1. Threads and people get their rows.
        2. Each comment is compared with its row; acts from here are not undone by what was read before them
           (`_not_undone`). Where the id belongs to another comment now, the old row gives the id up and a new
           one begins.
        3. What a customer wrote and no card has shown is to be announced, but for history and during the
           first sync.
        4. Comments of the business are sorted out for intake: by our account, new answers, answers that
           disappeared.
        5. New rows are inserted before known ones are updated; what is spam-like among them is new to nobody.
        6. Suggestions are computed again for what was reworded.
        """
        in_order = sorted(different.values(), key=lambda pair: pair[0].order)
        comments = [one for one, _ in in_order]
        threads = ThreadStore(self._tx).on_sight(
            self._business, self._channel.id, [one.thread_id for one in comments]
        )
        people = PersonStore(self._tx).merge(
            self._business,
            self._channel.id,
            {c.author_id: c.author for c in comments if c.author_id and c.role is AuthorRole.CUSTOMER},
            self._now,
        )
        replies = replies_changed_here(self._tx, self._business, self._channel.id, comments, kept)
        fresh: list[Entry] = []
        changed: list[Entry] = []
        for read, read_mark in in_order:
            before, reply = kept.get(read.external_id), replies.get(read.external_id)
            known = before is not None or reply is not None
            one, mark = (
                self._not_undone(read, read_mark, before, reply, outcome) if known else (read, read_mark)
            )
            person = people.get(one.author_id) if one.author_id and one.role is AuthorRole.CUSTOMER else None
            place = (threads[one.thread_id], person, mark)
            history = before is None and self._is_history(one)
            found = self._compared(before, one) if before else _unknown(one)
            if before is not None and found.another:
                self._mirror.part(self._business, before.id, self._now)
                outcome.redraw.append(before.id)
                before = None
            is_new = not history and self._is_new(one, before, found.changes)
            if is_new:
                outcome.new.append(one.external_id)
            if before is None:
                may_ring = Change.NEW in found.changes
                fresh.append(self._first_sight(one, place, is_new, old=history and may_ring))
            else:
                changed.append(self._changed(one, place, before, found.changes, is_new))
                self._note(before, one, found.changes, outcome, redraw=found.redraw)
            _of_the_business(one, before, outcome)
        outcome.ids = {external: row.id for external, row in kept.items()}
        outcome.ids |= self._insert(fresh, outcome)
        self._mirror.update(self._business, self._channel.id, changed, self._now)
        reworded = [comment for comment, change in outcome.changes if change in _REWORDED]
        if reworded:
            SuggestionStore(self._tx).reworded(self._business, reworded)

    def _not_undone(
        self,
        seen: SeenComment,
        mark: bytes,
        before: Kept | None,
        reply: OutboxRow | None,
        outcome: Outcome,
    ) -> tuple[SeenComment, bytes]:
        """Comment to store, and its fingerprint. What the first page or push after an act from here shows otherwise than the
        act left is not believed; the fingerprint then differs from what was read, so that the next one is compared.
        """
        if before is not None and not self._info.says_visibility:
            known = before.mirrored.snapshot.visibility
            seen = seen if known is Visibility.GONE else replace(seen, visibility=known)
        if reply is None and (before is None or not before.changed_here):
            return seen, mark
        left = as_left_here(seen, before, reply)
        if left == seen or (before is not None and self._compared(before, seen).another):
            return seen, mark
        if left.visibility is not Visibility.GONE:
            outcome.doubted.append(seen.external_id)
        return left, fingerprint(left)

    def _compared(self, before: Kept, seen: SeenComment) -> Difference:
        return compare(before.mirrored, _snapshot(seen), self._channel.clock_ahead)

    def _is_history(self, seen: SeenComment) -> bool:
        """Whether a comment that is seen for the first time needs no answer from here.

        Until the first walk is complete that is everything older than the backfill. Later it is what should
        have been seen already and is that old: an import. Never on a sender's word or an unusable date alone.
        """
        posted_at = self._channel.on_our_clock(seen.posted_at)
        if self._history is not None:
            return posted_at < self._history
        if self._known_until is None or self._info.posted_at is PostedAt.CLAIMED:
            return False
        return posted_at > FIRST_COMMENTS and self._channel.at_latest(seen.posted_at) < self._known_until

    def _first_sight(self, seen: SeenComment, place: _Place, is_new: bool, *, old: bool) -> Entry:
        """Values of a new row. Until the first walk is complete nothing is announced."""
        read, classified, learnt_from = Read(seen.text), _UNSORTED, None
        if seen.role is AuthorRole.CUSTOMER and not old:
            classified, learnt_from = self._classifying.read(seen, read)
        return Entry(
            seen,
            *place,
            announced=is_new or old,
            state=CommentState.OPEN if is_new else CommentState.SILENT,
            waits_since=self._waits_since(seen),
            edited_at=seen.edited_at,
            classified=classified,
            language=language_of(read),
            learnt_from=learnt_from,
        )

    def _is_new(self, seen: SeenComment, before: Kept | None, changes: tuple[Change, ...]) -> bool:
        """Whether a comment is to be announced now; one that was sorted out, if somebody restored it there, or if its words became
        others.
        """
        if before is not None and before.spam_like:
            reworded = Change.EDITED in changes and not self._classifying.read(seen)[0].spam
            restored = Change.RESTORED in changes
            return (reworded or restored) and announceable(seen.role, seen.visibility, seen.audience)
        return Change.NEW in changes and self._history is None

    def _insert(self, fresh: Sequence[Entry], outcome: Outcome) -> Mapping[ExternalId, CommentId]:
        """Inserts new rows, without what is sorted out among what is to be announced; their ids."""
        entries, out = self._classifying.fresh(fresh)
        if out:
            outcome.new = [one for one in outcome.new if one not in out]
        return self._mirror.insert(self._business, self._channel.id, entries, self._now)

    def _changed(
        self, seen: SeenComment, place: _Place, before: Kept, changes: tuple[Change, ...], is_new: bool
    ) -> Entry:
        """Values of a changed row; its state here stays."""
        edited = Change.EDITED in changes
        customer = seen.role is AuthorRole.CUSTOMER
        state = CommentState.OPEN if is_new else before.state
        if not customer and state is CommentState.OPEN:
            # Somebody of the business after all: nothing to answer.
            state = CommentState.SILENT
        classified, learnt_from = before.classified, before.learnt_from
        if customer and edited:
            classified, learnt_from = self._classifying.again(seen, before)
        return Entry(
            seen,
            *place,
            announced=before.mirrored.announced or is_new,
            state=state,
            waits_since=before.waits_since,
            edited_at=seen.edited_at or (self._now if edited else before.edited_at),
            classified=classified,
            language=language_of(seen.text) if edited else UNKNOWN,
            spam_like=before.spam_like and not is_new,
            learnt_from=learnt_from,
        )

    def _note(
        self, before: Kept, seen: SeenComment, changes: tuple[Change, ...], outcome: Outcome, *, redraw: bool
    ) -> None:
        if redraw:
            outcome.redraw.append(before.id)
        if before.mirrored.announced and seen.role is AuthorRole.CUSTOMER:
            outcome.changes.extend((before.id, change) for change in changes)

    def _waits_since(self, seen: SeenComment) -> datetime:
        """Start of the wait: posted_at; a claimed time counts from the last successful fetch at least, a
        future time from now.
        """
        since = self._channel.on_our_clock(seen.posted_at)
        if self._info.posted_at is PostedAt.CLAIMED and self._channel.last_read_at is not None:
            since = max(since, self._channel.last_read_at)
        return since if FIRST_COMMENTS < since <= self._now + CLOCKS_DIFFER else self._now


def _of_the_business(seen: SeenComment, before: Kept | None, outcome: Outcome) -> None:
    if seen.role is AuthorRole.US:
        outcome.ours.append(seen)
    if is_hidden(seen, before):
        was_seen = before is not None
        outcome.hidden.append(Hidden(seen.external_id, seen.answers, seen.visibility, was_seen))
    if may_answer(seen, before):
        outcome.answering.append(seen)


def _unknown(seen: SeenComment) -> Difference:
    """Whether a comment has no row yet. Cheap, since it runs for every comment that comes in."""
    return _NEW if announceable(seen.role, seen.visibility, seen.audience) else _QUIET


def _snapshot(seen: SeenComment) -> Snapshot:
    return Snapshot(
        author=seen.author,
        author_key=seen.author_id or seen.author,
        role=seen.role,
        text=seen.text,
        media=seen.media,
        stars=seen.stars,
        audience=seen.audience,
        visibility=seen.visibility,
        thread=seen.thread_id,
        in_reply_to=seen.in_reply_to,
        posted_at=from_ms(to_ms(seen.posted_at)),
        liked=seen.liked,
    )


def _is_older(seen: SeenComment, before: Kept | None) -> bool:
    edited_at = None if before is None else before.edited_at
    return seen.edited_at is not None and edited_at is not None and seen.edited_at < edited_at
