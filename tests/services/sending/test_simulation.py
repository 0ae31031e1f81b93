"""The real sender on real rows against a platform full of faults, with a crash possible at every step."""

from collections.abc import Callable

import pytest

from tests.support.counts import SEEDS
from tests.support.faulty_platform import BLIND, BY_LINK, KEYED, READS_BACK, RESTING, REWRITING
from tests.support.simulation import simulated

FEWER = max(10, SEEDS // 3)
Record = Callable[[str, object], None]


@pytest.mark.timeout(0)
async def test_with_read_back_nothing_is_doubled_or_lost_and_hardly_anybody_is_asked(
    record_property: Record,
) -> None:
    tally = await simulated(READS_BACK, SEEDS, record_property)
    assert tally.asked <= max(1, tally.replies // 100)


@pytest.mark.timeout(0)
async def test_with_a_key_nothing_is_doubled_or_lost_and_hardly_anybody_is_asked(
    record_property: Record,
) -> None:
    tally = await simulated(KEYED, FEWER, record_property)
    assert tally.asked <= max(1, tally.replies // 100)


@pytest.mark.timeout(0)
async def test_where_the_platform_rewrites_our_words_nothing_is_doubled_and_the_owner_is_asked(
    record_property: Record,
) -> None:
    tally = await simulated(REWRITING, FEWER, record_property)
    assert tally.asked > 0


@pytest.mark.timeout(0)
async def test_without_key_and_read_back_the_owner_is_asked_instead_of_guessing(
    record_property: Record,
) -> None:
    tally = await simulated(BLIND, FEWER, record_property)
    assert tally.asked > 0


@pytest.mark.timeout(0)
async def test_where_sending_rests_for_hours_nothing_is_doubled_or_lost(record_property: Record) -> None:
    await simulated(RESTING, FEWER, record_property)


@pytest.mark.timeout(0)
async def test_where_a_person_is_wanted_nothing_is_doubled_or_lost(record_property: Record) -> None:
    await simulated(BY_LINK, FEWER, record_property)
