"""Answers given on the platform: what each of them answers, and never what is only above it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.business import Business
from bot.domain.external_id import ExternalId
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling


def thread(platform: FakePlatform) -> tuple[ExternalId, ExternalId]:
    """A comment that nobody answered, and below it a reply that was: our answer is below the comment and names the
    other one, as Facebook flattens its threads.
    """
    above = platform.write("Habt ihr offen?", author="Anna", author_id="a")
    below = platform.write("Und Gutscheine?", author="Berta", author_id="b", parent=above)
    answer = platform.answer(above, "Ja, Berta!", team=False)
    platform.comments[answer].answers = (below,)
    return above, below


async def states(polling: Polling, *comments: ExternalId) -> list[str]:
    rows = dict(await polling.rows("SELECT external_id, state FROM comment"))
    return [rows[one] for one in comments]


@pytest.mark.parametrize("after", [timedelta(seconds=70), timedelta(hours=5)])
async def test_an_answer_that_names_somebody_closes_that_one_and_not_what_stands_above_it(
    polling: Polling, after: timedelta
) -> None:
    """All three are seen for the first time at once, as after a while without polling."""
    above, below = thread(polling.platform)
    await polling.poll(after)
    assert await states(polling, above, below) == ["open", "elsewhere"]
    rung = [rings for _, rings, _ in await polling.cards()]
    assert len(rung) == 2 and rung.count(1) == (after < timedelta(hours=1)), "what was answered rings nobody"


async def test_what_stands_above_an_answer_to_another_is_among_the_unanswered_of_a_new_connection(
    db: Database, shop: Business, clock: Clock
) -> None:
    polling = Polling(db, shop, clock, FakePlatform(clock))
    above, below = thread(polling.platform)
    clock.advance(timedelta(minutes=5))
    await polling.connected()
    assert (await states(polling, above))[0] == "open"
    assert above in await polling.announced() and below not in await polling.announced()
