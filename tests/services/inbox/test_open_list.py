"""Order and parts of /open, and how many there are of each."""

from datetime import timedelta

import pytest

from bot.domain.business import MemberId
from bot.domain.comment import Visibility
from bot.domain.open_list import Narrowed, OpenList, Part
from bot.services.inbox.cards import Desk
from bot.services.inbox.open_list import OpenLists
from bot.storage.cards import CardStore
from bot.storage.open_comments import OpenCommentStore
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.polling import Polling

EVERYTHING = Narrowed()


async def listed(polling: Polling, narrowed: Narrowed = EVERYTHING, page: int = 0) -> OpenList:
    actor = acting(polling.business.id, MemberId(1), polling.clock())
    return await OpenLists(polling.db, polling.switchboard).page(actor, narrowed, page)


def texts(found: OpenList) -> list[str]:
    return [line.comment.text for line in found.lines]


async def written(polling: Polling, clock: Clock, *words: str) -> None:
    for text in words:
        polling.platform.write(text)
        clock.advance(timedelta(minutes=1))
    await polling.poll()


async def test_urgent_ones_come_first_then_buying_interest_then_questions_then_the_longest_wait(
    polling: Polling, clock: Clock
) -> None:
    await written(
        polling, clock, "Super!", "Wann habt ihr offen?", "Was kostet der Kurs?", "Wo seid ihr?", "Na ja"
    )
    await polling.db.write(
        lambda tx: tx.many(
            "UPDATE comment SET kind = :kind, urgent = :urgent WHERE text = :text",
            [
                {"kind": "buying", "urgent": 0, "text": "Was kostet der Kurs?"},
                {"kind": "complaint", "urgent": 1, "text": "Na ja"},
            ],
        )
    )
    found = await listed(polling)
    assert texts(found) == ["Na ja", "Was kostet der Kurs?", "Wann habt ihr offen?", "Wo seid ihr?", "Super!"]
    urgent = await listed(polling, Narrowed(Part.URGENT))
    assert texts(urgent) == ["Na ja"]
    assert (found.counts.open, found.counts.urgent, found.counts.sorted_out) == (5, 1, 0)
    walk = await polling.db.read(lambda tx: OpenCommentStore(tx).turns(polling.business.id, None))
    assert [one.comment for one in sorted(walk)] == [line.comment.id for line in found.lines]


async def test_each_line_knows_where_its_card_is_and_its_connection_how_many_wait(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    await written(polling, clock, "Wann?")
    found = await listed(polling)
    (line,) = found.lines
    assert (line.place_id, line.message_id) == (None, None)
    channel = await polling.channel()
    assert [(one.channel, one.count) for one in found.counts.channels] == [(channel, 1)]
    assert texts(await listed(polling, Narrowed(channel=channel.id))) == ["Wann?"]
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(polling.business.id, line.comment.id))
    assert card is not None
    await polling.db.write(
        lambda tx: tx.execute("UPDATE card SET place_id = 7, message_id = 50 WHERE id = :id", id=card.id)
    )
    (line,) = (await listed(polling)).lines
    assert (line.place_id, line.message_id) == (7, 50)


async def test_what_was_sorted_out_of_the_inbox_is_a_part_of_its_own_the_newest_first(
    polling: Polling, clock: Clock
) -> None:
    await written(polling, clock, "Hallo", "Gewinn dein iPhone", "Kredite!", "Grob")
    first, *others = polling.platform.comments
    for external, where in zip(others, (Visibility.SPAM, Visibility.TRASHED, Visibility.HIDDEN), strict=True):
        polling.platform.set(external, where)
    polling.platform.write("Nie gesehen", visibility=Visibility.SPAM)
    await polling.poll()
    found = await listed(polling, Narrowed(Part.SORTED_OUT))
    assert texts(found) == ["Grob", "Kredite!", "Gewinn dein iPhone"]
    assert found.counts.sorted_out == 3
    assert texts(await listed(polling)) == ["Hallo"]
    assert first


async def test_more_open_comments_than_the_list_holds_are_counted_all_the_same(
    polling: Polling, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("domain", "services.inbox"):
        monkeypatch.setattr(f"bot.{module}.open_list.LISTED", 12)
    await written(polling, clock, *(f"Frage {number}?" for number in range(15)))
    first, last = await listed(polling), await listed(polling, page=9)
    assert (len(first.lines), first.pages, first.counts.open, first.more) == (10, 2, 15, 3)
    assert (len(last.lines), last.page) == (2, 1)


async def test_the_list_and_its_counts_are_read_from_indexes_alone(polling: Polling) -> None:
    await written(polling, Clock(polling.clock()), "Wann?")
    asked: list[str] = []

    class Explained:
        def __init__(self, tx: object) -> None:
            self._tx = tx

        def all(self, sql: str, **params: object) -> object:
            plan = self._tx.all(f"EXPLAIN QUERY PLAN {sql}", **params)  # type: ignore[attr-defined]
            asked.extend(row["detail"] for row in plan)
            return self._tx.all(sql, **params)  # type: ignore[attr-defined]

        def one(self, sql: str, **params: object) -> object:
            self.all(sql, **params)
            return self._tx.one(sql, **params)  # type: ignore[attr-defined]

    def work(tx: object) -> None:
        store = OpenCommentStore(Explained(tx))  # type: ignore[arg-type]
        for part in Part:
            store.listed(polling.business.id, Narrowed(part), 200)
        store.counts(polling.business.id)

    await polling.db.read(work)
    assert not [one for one in asked if "ORDER BY" in one], asked
    ours = ("comment_pressing", "comment_sorted_out", "comment_spam_like")
    assert [one for one in asked if "SEARCH" in one and not any(name in one for name in ours)] == []
    assert not [one for one in asked if "SCAN" in one], asked
    assert len([one for one in asked if "USING COVERING INDEX" in one]) == 5, asked
