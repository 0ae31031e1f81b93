"""Read-back: which of the replies that are there an attempt perhaps posted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowState
from bot.domain.reason import Reason
from bot.domain.sending import CLOCK_SKEW, Listed, NoAccess, NotListed, NotNow, Posted, Unsure
from bot.ports import SentReply
from bot.services.sending.read_back import look_of, read_back_from
from tests.support.clock import NOW
from tests.support.shown import channel, reply

ROW = replace(reply(RowState.VERIFYING), body="Ja, gerne", first_attempt_at=NOW)
DUPLICATE = replace(ROW, final=True, reason=Reason.DUPLICATE)
AHEAD = channel(clock_ahead=timedelta(hours=1))
KNOWN = frozenset({ExternalId("known")})


def there(external_id: str, text: str = "Ja,  gerne", *, by_us: bool = True) -> SentReply:
    return SentReply(ExternalId(external_id), "", NOW + timedelta(hours=1), text=text, by_us=by_us)


def found(*ids: str, others: int = 0) -> Listed:
    """Replies of that time on this machine's clock."""
    return Listed(tuple(Posted(ExternalId(each), "", NOW, text="Ja,  gerne") for each in ids), others)


def test_a_reply_of_ours_in_the_same_words_is_the_rows_and_one_in_other_words_may_be() -> None:
    listed = (there("a"), there("b", "Nein"), there("c", by_us=False), there("d", "Nein", by_us=False))
    assert look_of(listed, ROW, AHEAD, KNOWN) == found("a", others=1)


def test_a_reply_that_was_known_before_is_the_rows_only_where_the_platform_called_it_a_duplicate() -> None:
    assert look_of((there("known"),), ROW, AHEAD, KNOWN) == found()
    assert look_of((there("known"),), DUPLICATE, AHEAD, KNOWN) == found("known")
    assert look_of((there("known", "Nein"),), DUPLICATE, AHEAD, KNOWN) == found()


@pytest.mark.parametrize(
    ("answer", "look"),
    [
        (NotNow(timedelta(minutes=1)), NotListed(timedelta(minutes=1))),
        (Unsure(), NotListed()),
        (NoAccess(Reason.REVOKED), NoAccess(Reason.REVOKED)),
    ],
)
def test_a_list_that_does_not_come_is_no_empty_list(answer: NotNow, look: NotListed) -> None:
    assert look_of(answer, ROW, AHEAD, KNOWN) == look


def test_a_duplicate_is_looked_for_however_old_it_is_and_others_from_the_first_attempt_on() -> None:
    behind = channel(clock_ahead=-timedelta(hours=1))
    assert read_back_from(ROW, AHEAD) == NOW - CLOCK_SKEW
    assert read_back_from(ROW, behind) == NOW - CLOCK_SKEW - timedelta(hours=1)
    assert read_back_from(DUPLICATE, AHEAD).year == 1970
