"""What becomes of an outbox row: pure decisions over the row, what happened, and the time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.comment import ExternalId, Visibility
from bot.domain.matching import same
from bot.domain.reason import Reason
from bot.domain.reply import Errand, Reply, ReplyState, Undecided

CLOCK_SKEW = timedelta(days=1)
"""How far our clock may be ahead of a platform's: one that shows local time as UTC is hours ahead, and a
reply that is looked for too late in the day is not found and goes out twice. What the mirror knew before
the first attempt is never taken for ours, whatever its time."""
LOOK_AGAIN = (timedelta(seconds=5), timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60))
HELD_FOR = timedelta(hours=1)
"""A row without access waits this long unless the access is renewed before."""
ATTEMPTS = 8
FAILURES = 5
_BASE = timedelta(seconds=5)
_CAP = timedelta(minutes=10)
_LEAST = timedelta(seconds=1)

IN_FLIGHT = frozenset({ReplyState.QUEUED, ReplyState.SENDING, ReplyState.VERIFYING})


@dataclass(frozen=True, slots=True)
class Rules:
    """What a platform declares. `settle`: longer than its latest effect plus its longest listing delay."""

    settle: timedelta
    read_back: bool = True
    keyed: timedelta | None = None
    """How long a repeated send with the same key has no second effect."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The platform holds it.

    `posted_at` is the platform's time on our clock, `text` what it made of our words; empty: not known.
    """

    external_id: ExternalId
    url: str
    posted_at: datetime
    visibility: Visibility = Visibility.PUBLIC
    text: str = ""


@dataclass(frozen=True, slots=True)
class NotNow:
    """Passing trouble, and surely nothing happened. Try again after `after`, or as usual. `reason`: None where
    the platform gave none."""

    after: timedelta | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """No, for good. `look`: it may stand there all the same."""

    reason: Reason
    look: bool = False


@dataclass(frozen=True, slots=True)
class NoAccess:
    """The owner must renew the access first; nothing happened."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may have happened."""


@dataclass(frozen=True, slots=True)
class Reached:
    """An act is done: what is there now is what was wanted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Read-back answered with the replies of ours that match, oldest first.

    `others`: how many more our account has there in other words, none of which was known before.
    """

    hits: tuple[Posted, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class NotListed:
    """Read-back did not answer."""

    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class NoList:
    """This platform can't be asked."""


Outcome = Posted | NotNow | Rejected | NoAccess | Unsure
Look = Listed | NotListed | NoList | NoAccess
ActOutcome = Reached | NotNow | Rejected | NoAccess | Unsure


def back_off(tries: int, roll: float) -> timedelta:
    """Full jitter: `roll` in [0, 1) of a span that doubles with every try, 1 s to 10 min."""
    span: timedelta = min(_CAP, _BASE * (1 << min(max(tries, 1), 10)))
    return max(_LEAST, roll * span)


def claimed(row: Reply, prepared: str, now: datetime) -> Reply:
    """The intent to send, to be committed before the first byte goes out."""
    return replace(
        row,
        state=ReplyState.SENDING,
        attempts=row.attempts + 1,
        first_attempt_at=row.first_attempt_at or now,
        last_attempt_at=now,
        prepared=prepared,
        looks=0,
        verify_failures=0 if row.errand is Errand.REPLY else row.verify_failures,
        reason=row.reason if row.final else None,
    )


def after_approve(row: Reply, outcome: ActOutcome, now: datetime, roll: float) -> Reply:
    """The comment is to be approved before it is answered; `queued` until that has been read back."""
    if isinstance(outcome, Reached):
        return replace(row, approved_at=now, verify_failures=0, reason=None)
    after = after_act(replace(row, attempts=row.attempts + 1), outcome, now, roll)
    return replace(after, reason=Reason.PARENT_HIDDEN) if after.reason is Reason.UNKNOWN else after


def after_send(row: Reply, outcome: Outcome, now: datetime, roll: float) -> Reply:
    """From `sending` to what follows. Never `failed` while an earlier attempt may have had an effect."""
    match outcome:
        case Posted():
            return posted(row, outcome, now)
        case NotNow(after):
            if row.unclear and row.attempts >= ATTEMPTS:
                return _ask(row, now)
            return _queued(row, _later(now, after, row.attempts, roll))
        case NoAccess(reason):
            return replace(_queued(row, now + HELD_FOR), reason=reason)
        case Rejected(reason, look):
            if row.unclear or look:
                return replace(row, state=ReplyState.VERIFYING, due_at=now, final=True, reason=reason)
            return failed(row, reason, now)
        case Unsure():
            return doubtful(row, now + LOOK_AGAIN[0])


def not_begun(row: Reply, outcome: NotNow | Rejected | NoAccess, now: datetime, roll: float) -> Reply:
    """For trouble before the claim (preparing, approving): as after a send that had no effect."""
    return after_send(replace(row, attempts=row.attempts + 1), outcome, now, roll)


def doubtful(row: Reply, look_at: datetime) -> Reply:
    """An attempt whose effect is not known: look for it from `look_at` on.

    Attempts that surely had no effect don't count towards asking the owner, so the first doubtful
    one starts the count: a platform that was down for an hour must not use up all tries.
    """
    return replace(
        row,
        state=ReplyState.VERIFYING,
        due_at=look_at,
        attempts=row.attempts if row.unclear else 1,
        unclear=True,
        looks=0,
        verify_failures=0,
    )


def after_look(row: Reply, look: Look, now: datetime, rules: Rules, roll: float) -> Reply:
    """From `verifying` to what follows. Sends again only when the last attempt can't take effect any more."""
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


def _after_refusal(row: Reply, look: Look, now: datetime, roll: float) -> Reply:
    """Refused at the first attempt, and looked for only because it may stand there all the same."""
    match look:
        case Listed(others=others) if others:
            return replace(_ask(row, now), reason=Undecided.MAYBE_OURS)
        case NotListed(after) if row.verify_failures + 1 < FAILURES:
            failures = row.verify_failures + 1
            return replace(row, verify_failures=failures, due_at=_later(now, after, failures, roll))
        case _:
            return failed(row, row.reason, now)


def after_act(row: Reply, outcome: ActOutcome, now: datetime, roll: float) -> Reply:
    """Acts read the state first, so whatever went wrong they are simply repeated."""
    match outcome:
        case Reached():
            return replace(row, state=ReplyState.SENT, reason=None, posted_at=now, settled_at=now)
        case Rejected(reason):
            return failed(row, reason, now)
        case NoAccess(reason):
            return replace(_queued(row, now + HELD_FOR), reason=reason)
        case NotNow(after):
            return _queued(row, _later(now, after, row.attempts, roll))
        case Unsure():
            failures = row.verify_failures + 1
            if failures >= FAILURES:
                return failed(replace(row, verify_failures=failures), Reason.UNKNOWN, now)
            return replace(_queued(row, now + back_off(failures, roll)), verify_failures=failures)


def interrupted(row: Reply, now: datetime) -> Reply:
    """A row found in `sending` although nobody sends it: the process died, or the settling failed."""
    return doubtful(row, now) if row.errand is Errand.REPLY else _queued(row, now)


def restored(row: Reply, now: datetime, crowded: bool = False) -> Reply:
    """A row in flight in a restored backup; it may have gone out after the backup was made.

    Replies are looked for, and go out only if they are surely not there. A change to a reply of
    ours is not repeated by itself: it could undo a later one. Other acts repeat without harm.
    `crowded`: another reply under the same parent is looked for already, and only one may be.
    """
    match row.errand:
        case Errand.REPLY:
            begun = row.first_attempt_at or row.created_at
            looked_for = doubtful(replace(row, first_attempt_at=begun, last_attempt_at=now), now)
            return _ask(looked_for, now) if crowded else looked_for
        case Errand.EDIT_OWN:
            return failed(row, Reason.UNKNOWN, now)
        case Errand.DELETE_OWN | Errand.ACT:
            return _queued(row, now)


def posted(row: Reply, there: Posted, now: datetime) -> Reply:
    """It stands on the platform, in the platform's words where those are others."""
    rewritten = there.text and not same(row.body, there.text)
    return replace(
        row,
        body=there.text if rewritten else row.body,
        state=ReplyState.SENT,
        external_id=there.external_id,
        url=there.url,
        posted_at=there.posted_at,
        visibility=there.visibility,
        final=False,
        reason=None,
        settled_at=now,
    )


def posted_by_hand(row: Reply, now: datetime) -> Reply:
    """The owner looked and found it; the last attempt's time is the best that is known."""
    at = row.last_attempt_at or now
    return replace(row, state=ReplyState.SENT, posted_at=at, final=False, reason=None, settled_at=now)


def answered_meanwhile(row: Reply, now: datetime) -> Reply:
    """Not sent: the business has answered there, and whether it says more is for a person to say."""
    return replace(_ask(row, now), reason=Undecided.ANSWERED_MEANWHILE)


def failed(row: Reply, reason: Reason | Undecided | None, now: datetime) -> Reply:
    """It is surely not there and never will be by itself."""
    return replace(row, state=ReplyState.FAILED, reason=reason, settled_at=now)


def cancelled(row: Reply, now: datetime) -> Reply:
    """Given up by the owner."""
    return replace(row, state=ReplyState.CANCELLED, settled_at=now)


def parted(row: Reply, now: datetime) -> Reply:
    """Ends a row under way whose connection was removed: nobody can send it or look for it any more.

    A reply that may have gone out is asked about; everything else is given back.
    """
    if row.errand is Errand.REPLY and not may_take_back(row):
        return _ask(row, now)
    return failed(row, Reason.REMOVED, now)


def anew(row: Reply, now: datetime) -> Reply:
    """The owner sends it once more: a new count, nothing unclear. The first attempt's time stays for matching."""
    return replace(
        row,
        state=ReplyState.QUEUED,
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


def may_take_back(row: Reply) -> bool:
    """Whether surely nothing has gone out yet."""
    return row.state is ReplyState.QUEUED and not row.unclear


def look_since(row: Reply) -> datetime:
    """From when on a reply that stands there may be this row's."""
    return (row.first_attempt_at or row.created_at) - CLOCK_SKEW


def _queued(row: Reply, due_at: datetime) -> Reply:
    return replace(row, state=ReplyState.QUEUED, due_at=due_at, reason=None)


def _ask(row: Reply, now: datetime) -> Reply:
    return replace(row, state=ReplyState.NEEDS_HUMAN, settled_at=now)


def _later(now: datetime, after: timedelta | None, tries: int, roll: float) -> datetime:
    return now + max(after or timedelta(0), back_off(tries, roll))


def _key_holds(row: Reply, now: datetime, rules: Rules) -> bool:
    if rules.keyed is None or not row.prepared or row.first_attempt_at is None:
        return False
    return now < row.first_attempt_at + rules.keyed


def _look_later(row: Reply, look: Look, now: datetime, settled_at: datetime) -> Reply:
    """Before the settle time nothing is counted; the last look is exactly when it has passed."""
    if isinstance(look, NoList):
        return replace(row, due_at=settled_at)
    wait = LOOK_AGAIN[min(row.looks, len(LOOK_AGAIN) - 1)]
    after = look.after if isinstance(look, NotListed) and look.after else timedelta(0)
    return replace(row, looks=row.looks + 1, due_at=max(now + after, min(now + wait, settled_at)))
