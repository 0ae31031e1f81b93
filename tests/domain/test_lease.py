"""Leases: nobody takes what a live process renews, and a dead one's rows are taken within a minute."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.lease import LASTS, RENEWED_EVERY, Holder, HolderId, Lease
from tests.support.clock import NOW
from tests.support.holders import one_of_many

ME, OTHER = one_of_many("me"), one_of_many("other")
moments = st.integers(0, 10**8).map(lambda ms: NOW + timedelta(milliseconds=ms))


@given(at=moments, now=moments, alone=st.booleans())
def test_a_process_may_always_take_its_own_rows_and_those_of_nobody(at, now, alone: bool) -> None:
    me = Holder(HolderId("me"), alone)
    assert me.may_take(None, now)
    assert me.may_take(me.lease(at), now)


@given(at=moments, now=moments)
def test_who_is_alone_takes_at_once_whatever_former_starts_held(at, now) -> None:
    assert Holder(HolderId("new start"), alone=True).may_take(OTHER.lease(at), now)


@given(at=moments, after=st.integers(0, 10**6).map(lambda ms: timedelta(milliseconds=ms)))
def test_without_a_lock_the_end_of_a_lease_is_waited_for_and_no_longer(at, after: timedelta) -> None:
    assert ME.may_take(OTHER.lease(at), at + after) is (after >= LASTS)


@given(
    start=moments,
    late=st.lists(st.integers(0, int(RENEWED_EVERY.total_seconds() * 1000)), min_size=1, max_size=20),
)
def test_nobody_takes_what_is_renewed_each_time_even_if_every_other_renewal_fails(
    start, late: list[int]
) -> None:
    lease, now = OTHER.lease(start), start
    for delay in late:
        # One renewal failed, and the next came late by less than its own interval.
        now += RENEWED_EVERY + timedelta(milliseconds=delay)
        assert not ME.may_take(lease, now)
        lease = OTHER.lease(now)


@given(until=moments, now=moments)
def test_two_processes_never_both_may_take_a_row_that_one_of_them_holds_still(until, now) -> None:
    lease = Lease(ME.id, until)
    assert OTHER.may_take(lease, now) is (until <= now)
