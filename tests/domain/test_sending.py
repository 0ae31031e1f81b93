"""What becomes of a row, whatever happens in whatever order."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.act import Act
from bot.domain.business import MemberId
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId, RowKind, RowState
from bot.domain.reason import Reason
from bot.domain.sending import (
    ATTEMPTS,
    CLOCK_SKEW,
    FAILURES,
    HELD_FOR,
    LOOK_AGAIN,
    Listed,
    NoAccess,
    NoList,
    NotListed,
    NotNow,
    Outcome,
    Posted,
    Reached,
    Rejected,
    Rules,
    Unsure,
    after_act,
    after_approve,
    after_look,
    after_send,
    back_off,
    cancelled,
    claimed,
    interrupted,
    look_since,
    may_take_back,
    not_begun,
    posted_by_hand,
    restored,
    send_again,
)
from tests.support.clock import NOW
from tests.support.shown import reply

SETTLE = timedelta(seconds=125)
RULES = Rules(SETTLE)
THERE = Posted(ExternalId("r1"), "https://blog.example/r1", NOW)
ROW = replace(
    reply(RowState.QUEUED),
    id=RowId(1),
    parent=ExternalId("c1"),
    body="Ja",
    due_at=NOW,
    created_by=MemberId(1),
)
SENDING = claimed(ROW, "", NOW)
UNCLEAR = after_send(SENDING, Unsure(), NOW, 0.5)

outcomes = st.sampled_from(
    [
        THERE,
        NotNow(),
        NotNow(timedelta(seconds=90)),
        Rejected(Reason.GONE),
        NoAccess(Reason.REVOKED),
        Unsure(),
    ]
)
looks = st.sampled_from(
    [Listed(()), Listed((THERE,)), NotListed(), NotListed(timedelta(seconds=90)), NoAccess(Reason.REVOKED)]
)
rolls = st.floats(0, 1, exclude_max=True)


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_the_reasons_named_here_are_those_of_the_seam() -> None:
    assert (Reason.UNKNOWN.value, Reason.PARENT_HIDDEN.value) == (Reason.UNKNOWN, Reason.PARENT_HIDDEN)


def test_the_claim_is_the_intent_and_its_time_before_the_first_byte() -> None:
    assert (
        replace(ROW, state=RowState.SENDING, attempts=1, first_attempt_at=NOW, last_attempt_at=NOW) == SENDING
    )
    again = claimed(replace(SENDING, state=RowState.QUEUED), '["k", ""]', at(60))
    assert (again.attempts, again.first_attempt_at, again.last_attempt_at) == (2, NOW, at(60))


def test_what_is_there_is_sent_at_the_platforms_time() -> None:
    after = after_send(SENDING, replace(THERE, posted_at=at(3), visibility=Visibility.HELD), at(5), 0.5)
    assert (after.state, after.external_id, after.posted_at, after.settled_at) == (
        RowState.SENT,
        "r1",
        at(3),
        at(5),
    )
    assert after.visibility is Visibility.HELD
    assert not after.seen_by_customers


def test_trouble_without_effect_waits_as_long_as_the_platform_asks_or_longer() -> None:
    assert after_send(SENDING, NotNow(timedelta(minutes=30)), NOW, 0.9).due_at == at(1800)
    assert after_send(SENDING, NotNow(), NOW, 0.5).due_at == at(5)
    assert after_send(SENDING, NotNow(), NOW, 0.0).due_at == at(1)
    assert after_send(SENDING, NotNow(), NOW, 0.5).state is RowState.QUEUED


def test_a_platform_that_is_down_for_a_day_never_makes_the_owner_look() -> None:
    row, now = ROW, NOW
    for _ in range(200):
        row = after_send(claimed(row, "", now), NotNow(), now, 0.99)
        now = row.due_at
        assert row.state is RowState.QUEUED
    assert now - NOW > timedelta(days=1)
    assert after_send(claimed(row, "", now), Unsure(), now, 0.5).attempts == 1


def test_a_refusal_is_final_only_if_no_earlier_attempt_may_have_gone_out() -> None:
    assert after_send(SENDING, Rejected(Reason.CLOSED), NOW, 0.5).state is RowState.FAILED
    doubt = after_send(replace(SENDING, unclear=True), Rejected(Reason.CLOSED), NOW, 0.5)
    assert (doubt.state, doubt.final, doubt.reason, doubt.due_at) == (
        RowState.VERIFYING,
        True,
        "closed",
        NOW,
    )
    assert after_look(doubt, Listed((THERE,)), at(1), RULES, 0.5).state is RowState.SENT
    late = after_look(doubt, Listed(()), at(125), RULES, 0.5)
    assert (late.state, late.reason) == (RowState.FAILED, "closed")


def test_without_access_the_row_waits_and_says_why() -> None:
    held = after_send(SENDING, NoAccess(Reason.REVOKED), NOW, 0.5)
    assert (held.state, held.reason, held.due_at) == (RowState.QUEUED, "revoked", NOW + HELD_FOR)
    looking = after_look(UNCLEAR, NoAccess(Reason.REVOKED), at(5), RULES, 0.5)
    assert (looking.state, looking.reason, looking.due_at) == (
        RowState.VERIFYING,
        "revoked",
        at(5) + HELD_FOR,
    )


def test_it_is_looked_for_after_5_15_30_and_60_seconds_and_once_more_when_settled() -> None:
    row, now, waits = UNCLEAR, UNCLEAR.due_at, []
    while row.state is RowState.VERIFYING:
        waits.append((now - NOW).total_seconds())
        row = after_look(row, Listed(()), now, RULES, 0.5)
        now = row.due_at
    assert waits == [5, 10, 25, 55, 115, 125]
    assert (row.state, row.due_at, row.unclear) == (RowState.QUEUED, at(125), True)
    assert LOOK_AGAIN[0] == timedelta(seconds=5)


def test_a_lookup_that_fails_counts_only_after_the_settle_time() -> None:
    row = UNCLEAR
    for _ in range(20):
        row = after_look(row, NotListed(), at(20), RULES, 0.5)
    assert (row.state, row.verify_failures) == (RowState.VERIFYING, 0)
    for failures in range(1, FAILURES):
        row = after_look(row, NotListed(), at(200), RULES, 0.5)
        assert (row.state, row.verify_failures) == (RowState.VERIFYING, failures)
    assert after_look(row, NotListed(), at(200), RULES, 0.5).state is RowState.NEEDS_HUMAN


def test_a_lookup_waits_as_long_as_the_platform_asks() -> None:
    assert after_look(UNCLEAR, NotListed(timedelta(minutes=5)), at(5), RULES, 0.5).due_at == at(305)
    assert after_look(UNCLEAR, NotListed(timedelta(minutes=5)), at(200), RULES, 0.5).due_at == at(500)


def test_eight_unclear_attempts_are_enough() -> None:
    row, now = ROW, NOW
    for attempt in range(1, ATTEMPTS + 1):
        row = after_send(claimed(row, "", now), Unsure(), now, 0.5)
        assert row.attempts == attempt
        now += SETTLE
        row = after_look(row, Listed(()), now, RULES, 0.5)
    assert row.state is RowState.NEEDS_HUMAN


def test_where_nothing_can_be_read_back_the_owner_is_asked_after_the_settle_time() -> None:
    waiting = after_look(UNCLEAR, NoList(), at(5), Rules(SETTLE, read_back=False), 0.5)
    assert (waiting.state, waiting.due_at) == (RowState.VERIFYING, at(125))
    assert (
        after_look(waiting, NoList(), at(125), Rules(SETTLE, read_back=False), 0.5).state
        is RowState.NEEDS_HUMAN
    )


def test_a_key_that_still_holds_lets_it_go_out_at_once_and_a_spent_one_does_not() -> None:
    keyed, row = Rules(SETTLE, keyed=timedelta(hours=1)), replace(UNCLEAR, prepared='["k", ""]')
    assert after_look(row, Listed(()), at(5), keyed, 0.5).state is RowState.QUEUED
    assert after_look(row, NoList(), at(5), keyed, 0.5).state is RowState.QUEUED
    spent = replace(row, first_attempt_at=NOW - timedelta(hours=1))
    assert after_look(spent, Listed(()), at(5), keyed, 0.5).state is RowState.VERIFYING
    assert after_look(replace(row, final=True), Listed(()), at(5), keyed, 0.5).state is RowState.VERIFYING
    assert after_look(row, NotListed(), at(5), keyed, 0.5).state is RowState.VERIFYING


def test_the_oldest_of_two_counts() -> None:
    younger = replace(THERE, external_id=ExternalId("r2"))
    assert after_look(UNCLEAR, Listed((THERE, younger)), at(5), RULES, 0.5).external_id == "r1"


def test_a_reply_found_half_sent_is_looked_for_and_an_act_is_repeated() -> None:
    reply = interrupted(SENDING, at(60))
    assert (reply.state, reply.unclear, reply.due_at) == (RowState.VERIFYING, True, at(60))
    assert interrupted(replace(SENDING, kind=RowKind.ACT), at(60)).state is RowState.QUEUED


@pytest.mark.parametrize("state", [RowState.QUEUED, RowState.SENDING, RowState.VERIFYING])
def test_after_a_restore_nothing_goes_out_before_it_was_looked_for(state: RowState) -> None:
    row = restored(replace(ROW, state=state), at(86_400))
    assert (row.state, row.unclear, look_since(row)) == (
        RowState.VERIFYING,
        True,
        NOW - CLOCK_SKEW,
    )
    assert after_look(row, Listed(()), at(86_410), RULES, 0.5).state is RowState.VERIFYING
    edit = restored(replace(ROW, state=state, kind=RowKind.EDIT_OWN, act=Act.EDIT_OWN), at(86_400))
    assert (edit.state, edit.reason) == (RowState.FAILED, Reason.UNKNOWN)
    assert restored(replace(ROW, state=state, kind=RowKind.ACT), at(86_400)).state is RowState.QUEUED


def test_an_act_that_stays_unsure_fails_and_one_without_effect_goes_on() -> None:
    act = replace(ROW, kind=RowKind.ACT, act=Act.SPAM)
    row = act
    for _ in range(FAILURES - 1):
        row = after_act(claimed(row, "", NOW), Unsure(), NOW, 0.5)
        assert row.state is RowState.QUEUED
    assert after_act(claimed(row, "", NOW), Unsure(), NOW, 0.5).state is RowState.FAILED
    row = act
    for _ in range(50):
        row = after_act(claimed(row, "", NOW), NotNow(), NOW, 0.5)
    assert row.state is RowState.QUEUED
    assert after_act(claimed(row, "", NOW), Reached(), NOW, 0.5).state is RowState.SENT


def test_a_comment_that_will_not_be_approved_fails_the_reply_with_that_reason() -> None:
    row = replace(ROW, approve_first=True)
    for _ in range(FAILURES):
        row = after_approve(row, Unsure(), NOW, 0.5)
    assert (row.state, row.reason) == (RowState.FAILED, "parent_hidden")
    done = after_approve(replace(ROW, approve_first=True), Reached(), at(1), 0.5)
    assert (done.state, done.approved_at, done.attempts) == (RowState.QUEUED, at(1), 0)
    assert after_approve(row, Rejected(Reason.GONE), NOW, 0.5).reason == "gone"


def test_sent_again_by_the_owner_it_starts_a_new_count_and_stays_findable() -> None:
    asked = replace(
        UNCLEAR, state=RowState.NEEDS_HUMAN, attempts=8, final=True, verify_failures=5, reason=Reason.GONE
    )
    fresh = send_again(asked, at(900))
    assert (fresh.state, fresh.attempts, fresh.unclear, fresh.final, fresh.reason) == (
        RowState.QUEUED, 0, False, False, None,
    )  # fmt: skip
    assert claimed(fresh, "", at(900)).first_attempt_at == NOW
    assert posted_by_hand(asked, at(900)).posted_at == NOW


@given(st.integers(0, 40), rolls)
def test_a_back_off_lies_between_a_second_and_ten_minutes(tries: int, roll: float) -> None:
    assert timedelta(seconds=1) <= back_off(tries, roll) <= timedelta(minutes=10)


@given(outcomes, rolls, st.booleans(), st.integers(1, 10))
def test_after_sending_no_reply_fails_while_it_may_be_there(
    outcome: Outcome, roll: float, unclear: bool, attempts: int
) -> None:
    row = replace(SENDING, unclear=unclear, attempts=attempts)
    after = after_send(row, outcome, NOW, roll)
    assert after.state is not RowState.SENDING
    assert after.due_at >= NOW
    assert not (after.state is RowState.FAILED and after.unclear)
    assert after.unclear >= unclear
    if isinstance(outcome, Unsure):
        assert after.state is RowState.VERIFYING
    assert not (may_take_back(after) and unclear)


@given(looks, rolls, st.floats(0, 400), st.booleans(), st.integers(1, 10), st.integers(0, 5))
def test_after_a_look_nothing_is_decided_before_the_settle_time_without_a_hit(
    look: Listed | NotListed | NoAccess,
    roll: float,
    seconds: float,
    final: bool,
    attempts: int,
    failures: int,
) -> None:
    row = replace(UNCLEAR, final=final, attempts=attempts, verify_failures=failures)
    after = after_look(row, look, at(seconds), RULES, roll)
    hit = isinstance(look, Listed) and bool(look.hits)
    assert (after.state is RowState.SENT) == hit
    if not hit and seconds < SETTLE.total_seconds():
        assert after.state is RowState.VERIFYING
    if not hit and isinstance(look, NotListed | NoAccess):
        assert after.state in (RowState.VERIFYING, RowState.NEEDS_HUMAN)
    if after.state is RowState.VERIFYING:
        assert after.due_at > at(seconds)
    if after.state is RowState.QUEUED:
        assert not final


@given(st.lists(st.tuples(outcomes, st.lists(looks, min_size=1, max_size=8)), max_size=12), rolls)
def test_every_history_ends_or_goes_on_with_its_facts_in_order(
    history: list[tuple[Outcome, list[Listed | NotListed | NoAccess]]], roll: float
) -> None:
    row, now = ROW, NOW
    for outcome, answers in history:
        if row.state is not RowState.QUEUED:
            break
        row = claimed(row, "", now)
        assert row.first_attempt_at is not None
        assert row.last_attempt_at is not None
        assert row.first_attempt_at <= row.last_attempt_at
        row = after_send(row, outcome, now, roll)
        now = max(now, row.due_at)
        for look in answers:
            if row.state is not RowState.VERIFYING:
                break
            row = after_look(row, look, now, RULES, roll)
            now = max(now, row.due_at)
    ended = row.state in (RowState.SENT, RowState.FAILED, RowState.NEEDS_HUMAN)
    assert ended == (row.settled_at is not None)
    assert (row.state is RowState.SENT) == (row.external_id is not None)
    assert row.attempts <= max(ATTEMPTS, len(history))


def test_given_up_is_given_up() -> None:
    assert cancelled(ROW, at(1)).state is RowState.CANCELLED
    assert not may_take_back(cancelled(ROW, at(1)))
    assert may_take_back(ROW)
    assert not may_take_back(SENDING)
    assert not may_take_back(replace(ROW, unclear=True))


def test_trouble_before_the_claim_counts_as_a_try_without_effect() -> None:
    assert not_begun(ROW, NotNow(), NOW, 0.5).attempts == 1
    assert may_take_back(not_begun(ROW, NotNow(), NOW, 0.5))
    assert not_begun(ROW, Rejected(Reason.GONE), NOW, 0.5).state is RowState.FAILED
