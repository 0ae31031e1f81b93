"""Corrections of kinds in the database: what still teaches."""

from collections.abc import AsyncIterator

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.kind import Kind
from bot.storage.kind_corrections import KindCorrectionStore, ReadBefore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    await made.connected()
    yield made
    await made.switchboard.aclose()


async def test_only_what_was_not_taken_back_and_still_has_words_teaches(
    polling: Polling, clock: Clock
) -> None:
    written = [polling.platform.write(text) for text in ("Wo ist es?", "Was jetzt?", "Und nun?")]
    await polling.poll()
    kept, undone, erased = [(await polling.comment(one)).id for one in written]
    business = polling.business.id

    def work(tx: Tx) -> None:
        store = KindCorrectionStore(tx)
        for comment, was in ((kept, None), (undone, Kind.QUESTION), (erased, Kind.QUESTION)):
            read = ReadBefore(was, urgent=True)
            store.add(business, MemberId(7), comment, Kind.COMPLAINT, read, clock())
        assert store.undo(business, undone, clock()) == (Kind.QUESTION, True)
        assert store.undo(business, undone, clock()) is None
        tx.execute("UPDATE comment SET text = '' WHERE id = :comment", comment=erased)
        (only,) = store.learnt(business)
        assert (only.comment, only.text, only.was, only.kind) == (kept, "Wo ist es?", None, Kind.COMPLAINT)

    await polling.db.write(work)
