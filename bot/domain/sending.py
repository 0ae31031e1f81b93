"""Delivery state machine of an outbox row: the undo window, retry with back-off (backoff), idempotency,
read-back after an unclear attempt, failure; no reply goes out twice (at most once, not at least once).
Pure decisions from the row, what happened, and the time.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.outbox import OutboxRow, RowKind, RowState, Undecided
from bot.domain.reason import Reason

UNDO_WINDOW = timedelta(seconds=10)
"""How long what leaves may be taken back before it does."""
CLOCK_SKEW = timedelta(days=1)
"""How far this machine's clock may be ahead of a platform's: one that shows local time as UTC is hours ahead,
and a reply that is read back from too late a time is not found and goes out twice (duplicate). What the mirror
knew before the first attempt never counts as this reply, whatever its time."""
LOOK_AGAIN = (timedelta(seconds=5), timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60))
HELD_FOR = timedelta(hours=1)
"""A row without access waits this long unless the access is renewed before."""
ATTEMPTS = 8
FAILURES = 5
_BASE = timedelta(seconds=5)
_CAP = timedelta(minutes=10)
_LEAST = timedelta(seconds=1)

IN_FLIGHT = frozenset({RowState.QUEUED, RowState.SENDING, RowState.VERIFYING})
"""States of a row that is on its way by itself; the only definition, also for SQL."""
UNSETTLED = IN_FLIGHT | {RowState.NEEDS_HUMAN}
"""In flight, or a person has to decide."""


class Rules(NamedTuple):
    """Delivery rules that a platform declares. `settle`: longer than its latest effect plus its longest
    listing delay.
    """

    settle: timedelta
    read_back: bool = True
    keyed: timedelta | None = None
    """How long a repeated send with the same key has no second effect."""


@dataclass(frozen=True, slots=True)
class Posted:
    """Success: the platform has the reply.

    `posted_at` is the platform's time on our clock, `text` what it made of our words; empty: not known.
    """

    external_id: ExternalId
    url: str
    posted_at: datetime
    visibility: Visibility = Visibility.PUBLIC
    text: str = ""


@dataclass(frozen=True, slots=True)
class NotNow:
    """Temporary failure, surely without effect (rate limit, outage). Retry after `after`, or as usual.
    `reason`: None where the platform gave none. `rests`: nothing at all is sent on this channel meanwhile.
    """

    after: timedelta | None = None
    reason: Reason | None = None
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """Permanent refusal. `look`: it may have been posted all the same; `url`: where a person can do it."""

    reason: Reason
    look: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class NoAccess:
    """Access is missing: the owner must renew it first; nothing happened."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Unsure:
    """Unclear outcome: it may have happened (timeout after sending)."""


@dataclass(frozen=True, slots=True)
class Reached:
    """Success of an act: the state there is the one that was wanted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Read-back found these replies of our account that match, oldest first.

    `others`: how many more our account has there with other texts, none of them known before.
    """

    hits: tuple[Posted, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class NotListed:
    """Read-back failed."""

    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class NoList:
    """Read-back is not possible on this platform."""


Outcome = Posted | NotNow | Rejected | NoAccess | Unsure
Look = Listed | NotListed | NoList | NoAccess
ActOutcome = Reached | NotNow | Rejected | NoAccess | Unsure


def back_off(tries: int, roll: float) -> timedelta:
    """Exponential back-off with full jitter before the next retry: `roll` in [0, 1) of a span that doubles
    with every try, 1 s to 10 min.
    """
    span: timedelta = min(_CAP, _BASE * (1 << min(max(tries, 1), 10)))
    return max(_LEAST, roll * span)


def claimed(row: OutboxRow, prepared: str, now: datetime) -> OutboxRow:
    """Claims a row for sending; to be committed before the first byte goes out."""
    return replace(
        row,
        state=RowState.SENDING,
        attempts=row.attempts + 1,
        first_attempt_at=row.first_attempt_at or now,
        last_attempt_at=now,
        prepared=prepared,
        looks=0,
        verify_failures=0 if row.kind is RowKind.REPLY else row.verify_failures,
        reason=row.reason if row.final else None,
    )


def after_approve(row: OutboxRow, outcome: ActOutcome, now: datetime, roll: float) -> OutboxRow:
    """Next state after approving the comment, which comes before the reply; `queued` until the approval has
    been read back.
    """
    if isinstance(outcome, Reached):
        return replace(row, approved_at=now, verify_failures=0, reason=None)
    after = after_act(replace(row, attempts=row.attempts + 1), outcome, now, roll)
    return replace(after, reason=Reason.PARENT_HIDDEN) if after.reason is Reason.UNKNOWN else after


def after_send(row: OutboxRow, outcome: Outcome, now: datetime, roll: float) -> OutboxRow:
    """Next state after an attempt to send: sent, retry, read-back or failed. Never `failed` while an earlier
    attempt may have had an effect.
    """
    match outcome:
        case Posted():
            return posted(row, outcome, now)
        case NotNow(after):
            if row.unclear and row.attempts >= ATTEMPTS:
                return _ask(row, now)
            return _queued(row, _later(now, after, row.attempts, roll))
        case NoAccess(reason):
            return replace(_queued(row, now + HELD_FOR), reason=reason)
        case Rejected(reason, look, url):
            refused = replace(row, url=url)
            if row.unclear or look:
                return replace(refused, state=RowState.VERIFYING, due_at=now, final=True, reason=reason)
            return failed(refused, reason, now)
        case Unsure():
            return doubtful(row, now + LOOK_AGAIN[0])


def not_begun(row: OutboxRow, outcome: NotNow | Rejected | NoAccess, now: datetime, roll: float) -> OutboxRow:
    """Next state after trouble before the claim (preparing, approving): a retry, as after a send that had no
    effect.
    """
    return after_send(replace(row, attempts=row.attempts + 1), outcome, now, roll)


def doubtful(row: OutboxRow, look_at: datetime) -> OutboxRow:
    """Next state after an unclear attempt: read back from `look_at` on.

    Attempts that surely had no effect don't count towards asking the owner, so the first unclear one starts
    the count: a platform that was down for an hour must not use up all tries.
    """
    return replace(
        row,
        state=RowState.VERIFYING,
        due_at=look_at,
        attempts=row.attempts if row.unclear else 1,
        unclear=True,
        looks=0,
        verify_failures=0,
    )


def after_look(row: OutboxRow, look: Look, now: datetime, rules: Rules, roll: float) -> OutboxRow:
    """Next state after a read-back (`verifying`). Sends again only when the last attempt can't take effect any
    more. The order is the contract:

    1. A match was found: sent.
    2. No access: waits until that is renewed.
    3. The list was read, or the platform has no such list, and the platform still knows the key of the attempt: sent again.
    4. Read back only because of a refusal: `_after_refusal`.
    5. Before the settle time: looked at again; the attempt may yet take effect.
    6. Our account has something else there: a person decides.
    7. Nothing is there: failed where the platform refused, else sent again; after the last attempt a person
       decides.
    8. There is no list: a person decides; also after a list failed too often.
    """
    if isinstance(look, Listed) and look.hits:
        return posted(row, look.hits[0], now)
    if isinstance(look, NoAccess):
        return replace(row, due_at=now + HELD_FOR, reason=row.reason if row.final else look.reason)
    if not isinstance(look, NotListed) and not row.final and _key_holds(row, now, rules):
        return _ask(row, now) if row.attempts >= ATTEMPTS else _queued(row, now)
    if row.final and not row.unclear:
        return _after_refusal(row, look, now, roll)
    settled_at = (row.last_attempt_at or row.created_at) + rules.settle
    if now < settled_at:
        return _look_later(row, look, now, settled_at)
    match look:
        case Listed(others=others) if others:
            return replace(_ask(row, now), reason=Undecided.MAYBE_OURS)
        case Listed():
            if row.final:
                return failed(row, row.reason, now)
            return _ask(row, now) if row.attempts >= ATTEMPTS else _queued(row, now)
        case NoList():
            return _ask(row, now)
        case NotListed(after):
            failures = row.verify_failures + 1
            tried = replace(row, verify_failures=failures)
            if failures >= FAILURES:
                return _ask(tried, now)
            return replace(tried, due_at=_later(now, after, failures, roll))


def _after_refusal(row: OutboxRow, look: Look, now: datetime, roll: float) -> OutboxRow:
    """Next state after a refusal at the first attempt, read back only because it may have been posted all the
    same.
    """
    match look:
        case Listed(others=others) if others:
            return replace(_ask(row, now), reason=Undecided.MAYBE_OURS)
        case NotListed(after) if row.verify_failures + 1 < FAILURES:
            failures = row.verify_failures + 1
            return replace(row, verify_failures=failures, due_at=_later(now, after, failures, roll))
        case _:
            return failed(row, row.reason, now)


def after_act(row: OutboxRow, outcome: ActOutcome, now: datetime, roll: float) -> OutboxRow:
    """Next state after an act. Acts read the state first, so a retry is safe (idempotent)."""
    match outcome:
        case Reached():
            return replace(row, state=RowState.SENT, reason=None, posted_at=now, settled_at=now)
        case Rejected(reason, url=url):
            return failed(replace(row, url=url), reason, now)
        case NoAccess(reason):
            return replace(_queued(row, now + HELD_FOR), reason=reason)
        case NotNow(after):
            return _queued(row, _later(now, after, row.attempts, roll))
        case Unsure():
            failures = row.verify_failures + 1
            if failures >= FAILURES:
                return failed(replace(row, verify_failures=failures), Reason.UNKNOWN, now)
            return replace(_queued(row, now + back_off(failures, roll)), verify_failures=failures)


def interrupted(row: OutboxRow, now: datetime) -> OutboxRow:
    """Recovers a row in `sending` that nobody sends: the process died (crash recovery), or the settling
    failed.
    """
    return doubtful(row, now) if row.kind is RowKind.REPLY else _queued(row, now)


def restored(row: OutboxRow, now: datetime, crowded: bool = False) -> OutboxRow:
    """Next state of a row in flight in a restored backup; it may have gone out after the backup was made.

    Replies are read back, and go out only if they are surely not there. An edit of our own reply is not
    repeated by itself: it could undo a later one. Other acts repeat without harm. `crowded`: another reply
    under the same parent is read back already, and only one may be.
    """
    match row.kind:
        case RowKind.REPLY:
            begun = row.first_attempt_at or row.created_at
            looked_for = doubtful(replace(row, first_attempt_at=begun, last_attempt_at=now), now)
            return _ask(looked_for, now) if crowded else looked_for
        case RowKind.EDIT_OWN:
            return failed(row, Reason.UNKNOWN, now)
        case RowKind.DELETE_OWN | RowKind.ACT:
            return _queued(row, now)


def posted(row: OutboxRow, there: Posted, now: datetime) -> OutboxRow:
    """Sent: the platform has it, in the platform's words where those differ."""
    rewritten = there.text and not same(row.body, there.text)
    return replace(
        row,
        body=there.text if rewritten else row.body,
        state=RowState.SENT,
        external_id=there.external_id,
        url=there.url,
        posted_at=there.posted_at,
        visibility=there.visibility,
        final=False,
        reason=None,
        settled_at=now,
    )


def posted_by_hand(row: OutboxRow, now: datetime) -> OutboxRow:
    """Sent, as the owner found by looking; the last attempt's time is the best that is known."""
    at = row.last_attempt_at or now
    return replace(row, state=RowState.SENT, posted_at=at, final=False, reason=None, settled_at=now)


def answered_meanwhile(row: OutboxRow, now: datetime) -> OutboxRow:
    """Held back: the business has answered on the platform, and whether it says more is for a person to
    decide.
    """
    return replace(_ask(row, now), reason=Undecided.ANSWERED_MEANWHILE)


def failed(row: OutboxRow, reason: Reason | Undecided | None, now: datetime) -> OutboxRow:
    """Failed: surely not there, and no retry would change that."""
    return replace(row, state=RowState.FAILED, reason=reason, settled_at=now)


def cancelled(row: OutboxRow, now: datetime) -> OutboxRow:
    """Cancelled by the owner."""
    return replace(row, state=RowState.CANCELLED, settled_at=now)


def disconnected(row: OutboxRow, now: datetime) -> OutboxRow:
    """Ends a row in flight whose connection was removed: nobody can send it or read it back any more.

    A reply that may have gone out is asked about; everything else is given back.
    """
    if row.kind is RowKind.REPLY and not may_take_back(row):
        return _ask(row, now)
    return failed(row, Reason.REMOVED, now)


def send_again(row: OutboxRow, now: datetime) -> OutboxRow:
    """Retry on the owner's request: a new count of tries, nothing unclear. The first attempt's time stays for
    matching.
    """
    return replace(
        row,
        state=RowState.QUEUED,
        confirmed_at=now,
        due_at=now,
        attempts=0,
        unclear=False,
        final=False,
        verify_failures=0,
        looks=0,
        prepared="",
        reason=None,
        settled_at=None,
    )


def may_take_back(row: OutboxRow) -> bool:
    """Whether it can be undone (undo window): surely nothing has gone out yet."""
    return row.state is RowState.QUEUED and not row.unclear


def look_since(row: OutboxRow) -> datetime:
    """Earliest time of a reply on the platform that may be this row's."""
    return (row.first_attempt_at or row.created_at) - CLOCK_SKEW


def _queued(row: OutboxRow, due_at: datetime) -> OutboxRow:
    return replace(row, state=RowState.QUEUED, due_at=due_at, reason=None)


def _ask(row: OutboxRow, now: datetime) -> OutboxRow:
    return replace(row, state=RowState.NEEDS_HUMAN, settled_at=now)


def _later(now: datetime, after: timedelta | None, tries: int, roll: float) -> datetime:
    """Schedules the retry."""
    return now + max(after or timedelta(0), back_off(tries, roll))


def _key_holds(row: OutboxRow, now: datetime, rules: Rules) -> bool:
    if rules.keyed is None or not row.prepared or row.first_attempt_at is None:
        return False
    return now < row.first_attempt_at + rules.keyed


def _look_later(row: OutboxRow, look: Look, now: datetime, settled_at: datetime) -> OutboxRow:
    """Schedules the next read-back. Before the settle time nothing is counted; the last look is exactly when
    it has passed.
    """
    if isinstance(look, NoList):
        return replace(row, due_at=settled_at)
    wait = LOOK_AGAIN[min(row.looks, len(LOOK_AGAIN) - 1)]
    after = look.after if isinstance(look, NotListed) and look.after else timedelta(0)
    return replace(row, looks=row.looks + 1, due_at=max(now + after, min(now + wait, settled_at)))
