"""Diagnosis: the pauses after every kind of failure, and what an access refusal is worth."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.channel import Glow
from bot.domain.reason import ACCESS_ENDED, Reason
from bot.ports import ConnectorError, Reconnect, Refused, Retry, Unclear
from bot.services.channels.diagnosis import TurnedAway, diagnosis

MINUTE = timedelta(minutes=1)
ROLLS = st.floats(0, 1, exclude_max=True)
REASONS = st.sampled_from(Reason)
REFUSALS = st.one_of(REASONS.map(Reconnect), REASONS.map(Refused), st.just("a firewall's").map(TurnedAway))


@given(st.lists(st.tuples(REFUSALS, ROLLS), min_size=1, max_size=30))
def test_refusals_back_off_to_a_quarter_of_an_hour_and_ends_to_half_an_hour(
    met: list[tuple[ConnectorError, float]],
) -> None:
    for number, (error, roll) in enumerate(met, start=1):
        trouble = diagnosis(error, number, roll)
        if isinstance(error, Reconnect) and error.reason in ACCESS_ENDED:
            assert 20 * MINUTE <= trouble.wait <= 30 * MINUTE
        elif number > 4:
            assert 10 * MINUTE <= trouble.wait <= 15 * MINUTE
        else:
            assert 0.9 * MINUTE <= trouble.wait <= 10 * MINUTE
        assert (trouble.glow is Glow.OUT) is not isinstance(error, TurnedAway)


@given(ROLLS, st.integers(0, 1000), st.sampled_from([None, timedelta(0), MINUTE, timedelta(hours=5)]))
def test_silence_never_backs_off_and_a_named_wait_is_kept(
    roll: float, refusals: int, after: timedelta | None
) -> None:
    for error in (Retry(after), Unclear()):
        trouble = diagnosis(error, refusals, roll)
        assert trouble.glow is Glow.LATE
        least = after if isinstance(error, Retry) and after else MINUTE
        assert max(least, MINUTE) <= trouble.wait <= max(least, 100 * MINUTE / 60)
