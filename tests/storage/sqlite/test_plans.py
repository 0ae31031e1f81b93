"""Plans of the queries that a press, an arrival or a nightly step asks for: none reads all rows of a business."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.domain.business import Business, BusinessId
from bot.domain.card import CardId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.person import PersonId
from bot.storage.card_comments import CardCommentStore
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.erasing import ErasingStore
from bot.storage.events import EventStore
from bot.storage.open_comments import OpenCommentStore
from bot.storage.outbox import OutboxStore
from bot.storage.person_comments import PersonCommentStore
from bot.storage.removals import RemovalStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW
from tests.support.holders import ONLY

GROWS = ("comment", "outbox", "event", "card", "card_comment", "form_text", "person", "thread", "suggestion")
"""Tables that have a row for each comment, or nearly."""
WHOLE = re.compile(
    r"SCAN (\w+)|SEARCH (\w+) USING .*(?:\(business_id=\?\)|\(channel_id=\?\)|\(rowid[<>]\?\))$"
)
"""Step that reads all rows of a table, of a business, or of a channel."""
FEW = re.compile("USING INDEX (outbox_due|outbox_one_at_a_time|comment_open|comment_pressing) ")
"""Indexes over what waits alone."""

BUSINESS, CHANNEL, CARD, COMMENT = BusinessId(1), ChannelId(1), CardId(1), CommentId(1)
THESE = (CommentId(1), CommentId(2))

QUERIES: dict[str, Callable[[Any], object]] = {
    "comments of a card": lambda tx: CardStore(tx).comments(BUSINESS, CARD),
    "what a card shows": lambda tx: CommentStore(tx).on_card(BUSINESS, CARD),
    "what waits on a card": lambda tx: CommentStore(tx).waiting_on(BUSINESS, CARD),
    "events of a comment": lambda tx: EventStore(tx).of_comment(BUSINESS, COMMENT),
    "an open bundle": lambda tx: CardStore(tx).open_bundle(BUSINESS, NOW),
    "what rang lately": lambda tx: CardStore(tx).rang_lately(BUSINESS, NOW),
    "what a person waits for": lambda tx: CardCommentStore(tx).waiting(BUSINESS, [PersonId(1)], THESE),
    "the next to be sent": lambda tx: OutboxStore(tx).due(BUSINESS, CHANNEL, ONLY, NOW),
    "the next turn": lambda tx: OutboxStore(tx).next_turn(BUSINESS, CHANNEL, ONLY, NOW),
    "the last reply of a thread": lambda tx: OutboxStore(tx).last_reply(BUSINESS, COMMENT),
    "the reply that is there": lambda tx: SentReplyStore(tx).posted_reply(BUSINESS, COMMENT),
    "what is closed at once": lambda tx: OpenCommentStore(tx).to_close(BUSINESS, None, NOW),
    "what was closed at once": lambda tx: OpenCommentStore(tx).done_at(BUSINESS, NOW),
    "what a person has open": lambda tx: PersonCommentStore(tx).open(BUSINESS, PersonId(1), 5),
    "a person's comments": lambda tx: ErasingStore(tx).of_people(BUSINESS, [PersonId(1)]),
    "messages that go with words": lambda tx: RemovalStore(tx).take_cards(BUSINESS, THESE, NOW),
}


class Explained:
    """Transaction that notes the plan of each statement, and asks for it."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.plan: list[str] = []

    def _explain(self, sql: str, params: dict[str, Any]) -> None:
        self.plan += [row["detail"] for row in self._tx.all(f"EXPLAIN QUERY PLAN {sql}", **params)]

    def all(self, sql: str, **params: Any) -> object:
        self._explain(sql, params)
        return self._tx.all(sql, **params)

    def one(self, sql: str, **params: Any) -> object:
        self._explain(sql, params)
        return self._tx.one(sql, **params)

    def execute(self, sql: str, **params: Any) -> int:
        self._explain(sql, params)
        return self._tx.execute(sql, **params)


@pytest.mark.parametrize("name", QUERIES)
async def test_no_press_and_no_arrival_reads_all_rows_of_a_business(
    db: Database, shop: Business, name: str
) -> None:
    def work(tx: Tx) -> list[str]:
        explained = Explained(tx)
        QUERIES[name](explained)
        return explained.plan

    plan = await db.write(work)
    found = [
        (step, match[1] or match[2]) for step in plan if (match := WHOLE.match(step)) and not FEW.search(step)
    ]
    aliases = {"o": "outbox", "x": "outbox", "undone": "outbox", "c": "comment"}
    assert plan
    assert [step for step, table in found if aliases.get(table, table) in GROWS] == []


async def test_every_index_of_a_table_that_grows_has_its_statistics(db: Database) -> None:
    def missing(tx: Tx) -> set[str]:
        indexes = tx.all("SELECT name, tbl_name FROM sqlite_master WHERE type = 'index'")
        known = {row["idx"] for row in tx.all("SELECT idx FROM sqlite_stat1")}
        return {row["name"] for row in indexes if row["tbl_name"] in GROWS} - known

    assert await db.read(missing) == set()
