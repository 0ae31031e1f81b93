"""Outbox rows."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from sqlite3 import IntegrityError
from typing import Any
from zipfile import ZipFile

import pytest

from bot.domain.act import Act
from bot.domain.business import Business, BusinessId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.external_id import ExternalId
from bot.domain.outbox import OutboxRow, RowId, RowKind, RowState, newest
from bot.domain.reason import Reason
from bot.domain.search import Search
from bot.domain.sending import Posted, Unsure, after_send, cancelled, claimed, failed, posted
from bot.storage.businesses import BusinessStore
from bot.storage.comment_table import write_comments
from bot.storage.members import Known, MemberStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.search_index import SearchIndexStore
from bot.storage.searches import SearchStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW
from tests.support.holders import ONLY
from tests.support.outbox import HELPER, OWNER, add_channel, add_comment, add_thread, interaction

SECOND = timedelta(seconds=1)
MODERATOR = MemberId(13)


class Bench:
    """A channel with comments to answer, inside one transaction."""

    def __init__(self, tx: Tx, business: BusinessId) -> None:
        self.tx = tx
        self.business = business
        self.outbox = OutboxStore(tx)
        self.sent_replies = SentReplyStore(tx)
        self.members = MemberStore(tx)
        self.channel: ChannelId = add_channel(tx, business, f"blog-{business}")
        self.thread = add_thread(tx, business, self.channel)

    def comment(self, external_id: str) -> CommentId:
        return add_comment(self.tx, self.business, self.channel, self.thread, external_id)

    def new(self, comment: CommentId, external_id: str, **changes: Any) -> NewRow:
        row = NewRow(
            channel_id=self.channel,
            comment_id=comment,
            kind=RowKind.REPLY,
            parent=ExternalId(external_id),
            due_at=NOW,
            created_by=OWNER,
            interaction_id=interaction(),
            body="Ja, bis 18 Uhr!",
        )
        return replace(row, **changes)

    def add(self, external_id: str, **changes: Any) -> OutboxRow:
        reply = self.outbox.add(
            self.business, self.new(self.comment(external_id), external_id, **changes), NOW
        )
        assert reply is not None
        return self.row(reply)

    def row(self, reply: RowId) -> OutboxRow:
        row = self.outbox.get(self.business, reply)
        assert row is not None
        return row

    def become(self, before: OutboxRow, after: OutboxRow) -> OutboxRow:
        assert self.outbox.put(self.business, before, after)
        assert self.row(before.id) == after
        return after

    def sent(self, row: OutboxRow, external_id: str, at: int = 1) -> OutboxRow:
        claim = self.become(row, claimed(row, "", NOW))
        there = Posted(ExternalId(external_id), f"https://blog.example/{external_id}", NOW + at * SECOND)
        return self.become(claim, posted(claim, there, NOW + at * SECOND))


async def test_a_row_comes_back_as_it_was_put_in_and_as_it_became(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        row = bench.add("c1", due_at=NOW + 10 * SECOND, approve_first=True)
        assert (row.state, row.attempts, row.due_at) == (RowState.QUEUED, 0, NOW + 10 * SECOND)
        assert (row.created_by, row.created_at, row.approve_first) == (OWNER, NOW, True)
        claim = bench.become(row, claimed(row, '["k","r"]', NOW + 10 * SECOND))
        unclear = bench.become(claim, after_send(claim, Unsure(), NOW + 10 * SECOND, 0.5))
        bench.become(unclear, failed(replace(unclear, final=True), Reason.GONE, NOW + 200 * SECOND))

    await db.write(work)


async def test_a_row_that_moved_on_is_not_written_over(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        row = bench.add("c1")
        claim = bench.become(row, claimed(row, "", NOW))
        assert not bench.outbox.put(shop.id, row, cancelled(row, NOW))
        assert not bench.outbox.put(shop.id, replace(claim, attempts=2), failed(claim, Reason.GONE, NOW))
        assert bench.row(row.id) == claim

    await db.write(work)


@pytest.mark.parametrize(
    "meanwhile",
    [
        {"state": RowState.VERIFYING},
        {"attempts": 2},
        {"last_attempt_at": NOW + SECOND},
        {"last_attempt_at": None},
        {"looks": 1},
        {"verify_failures": 1},
    ],
    ids=lambda changed: " ".join(f"{name} {value}" for name, value in changed.items()),
)
async def test_whatever_was_tried_meanwhile_keeps_an_older_answer_from_being_written(
    db: Database, shop: Business, meanwhile: dict[str, Any]
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        row = bench.add("c1")
        claim = bench.become(row, claimed(row, "", NOW))
        now = bench.become(claim, replace(claim, **meanwhile))
        assert now != claim
        assert not bench.outbox.put(shop.id, claim, failed(claim, Reason.GONE, NOW))
        assert bench.row(row.id) == now

    await db.write(work)


async def test_the_same_interaction_makes_one_row(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        new = bench.new(bench.comment("c1"), "c1")
        first = bench.outbox.add(shop.id, new, NOW)
        assert bench.outbox.add(shop.id, new, NOW) is None
        found = bench.outbox.by_interaction(shop.id, new.interaction_id)
        assert found is not None
        assert found.id == first

    await db.write(work)


async def test_a_second_reply_in_flight_to_a_comment_is_refused_by_the_table(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        row = bench.add("c1")
        bench.outbox.add(shop.id, bench.new(row.comment_id, "c1"), NOW)

    with pytest.raises(IntegrityError):
        await db.write(work)


async def test_under_one_parent_only_one_row_is_worked_on_in_the_order_asked(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        reply = bench.add("c1", due_at=NOW + 10 * SECOND)
        act = bench.new(reply.comment_id, "c1", kind=RowKind.ACT, act=Act.HIDE)
        second = bench.outbox.add(shop.id, act, NOW)
        other = bench.add("c2", due_at=NOW + 20 * SECOND)
        due = bench.outbox.due(shop.id, bench.channel, ONLY, NOW + 30 * SECOND)
        assert due == reply
        assert bench.outbox.due(shop.id, bench.channel, ONLY, NOW) is None
        assert bench.outbox.next_due(shop.id, bench.channel) == NOW + 10 * SECOND
        claim = bench.become(reply, claimed(reply, "", NOW + 10 * SECOND))
        unclear = bench.become(claim, after_send(claim, Unsure(), NOW + 10 * SECOND, 0.5))
        assert bench.outbox.due(shop.id, bench.channel, ONLY, NOW + 12 * SECOND) is None
        assert bench.outbox.due(shop.id, bench.channel, ONLY, NOW + 15 * SECOND) == unclear
        bench.become(unclear, cancelled(unclear, NOW))
        due = bench.outbox.due(shop.id, bench.channel, ONLY, NOW + 15 * SECOND)
        assert due is not None
        assert due.id == second
        bench.become(due, cancelled(due, NOW))
        assert bench.outbox.due(shop.id, bench.channel, ONLY, NOW + 20 * SECOND) == other

    await db.write(work)


async def test_release_makes_due_what_was_held_for_access_and_nothing_else(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        held, waiting = bench.add("c1"), bench.add("c2", due_at=NOW + 60 * SECOND)
        bench.become(held, replace(held, due_at=NOW + timedelta(hours=1), reason=Reason.REVOKED))
        assert bench.outbox.release(shop.id, bench.channel, NOW + SECOND) == 1
        assert bench.row(held.id).due_at == NOW + SECOND
        assert bench.row(waiting.id).due_at == NOW + 60 * SECOND

    await db.write(work)


DAY = 86_400


async def test_an_own_reply_is_found_by_parent_text_and_time(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        row = bench.add("c1", body="Ja & gerne, bis 18 Uhr!")
        claim = bench.become(row, claimed(row, "", NOW + 10 * SECOND))

        def match(parent: str, text: str, seconds: int) -> OutboxRow | None:
            at = NOW + seconds * SECOND
            return bench.outbox.match_own(shop.id, bench.channel, {ExternalId(parent)}, text, at)

        assert match("c1", "<p>Ja &amp; gerne, bis 18&nbsp;Uhr!</p>", 11) == claim
        assert match("c1", "Ja & gerne, bis 18 Uhr!", 11 - DAY) == claim
        assert match("c1", "Ja & gerne, bis 18 Uhr!", 9 - DAY) is None
        assert match("c2", "Ja & gerne, bis 18 Uhr!", 11) is None
        assert match("c1", "Ja & gerne, bis 19 Uhr!", 11) is None
        asked = bench.become(claim, replace(claim, state=RowState.NEEDS_HUMAN))
        assert match("c1", "Ja & gerne, bis 18 Uhr!", 11) == asked
        bench.become(asked, cancelled(asked, NOW))
        assert match("c1", "Ja & gerne, bis 18 Uhr!", 11) is None

    await db.write(work)


async def test_what_was_never_attempted_is_only_found_in_what_came_after_it(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        row = bench.add("c1")
        parents = {ExternalId("c1")}
        assert bench.outbox.match_own(shop.id, bench.channel, parents, row.body, NOW - SECOND) is None
        assert bench.outbox.match_own(shop.id, bench.channel, parents, row.body, NOW + SECOND) == row

    await db.write(work)


async def test_an_id_on_the_platform_belongs_to_one_reply(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        first = bench.sent(bench.add("c1"), "review-1")
        assert bench.sent_replies.owned(shop.id, bench.channel, NOW) == {"review-1"}
        assert bench.sent_replies.owned(shop.id, bench.channel, NOW + 2 * SECOND) == frozenset()
        assert bench.sent_replies.owner(shop.id, bench.channel, ExternalId("review-1")) == first
        parents = {ExternalId("c1")}
        assert bench.outbox.match_own(shop.id, bench.channel, parents, first.body, NOW) is None
        again = bench.outbox.add(shop.id, bench.new(first.comment_id, "c1"), NOW)
        assert again is not None
        second = bench.sent(bench.row(again), "review-1")
        assert bench.sent_replies.owner(shop.id, bench.channel, ExternalId("review-1")) == second
        assert bench.row(first.id).external_id is None

    await db.write(work)


async def test_the_newest_row_and_the_answer_that_is_public(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        reply = bench.sent(bench.add("c1"), "r1")
        comment = reply.comment_id
        assert newest(bench.outbox.of_comment(shop.id, comment)) == reply
        assert bench.sent_replies.posted_reply(shop.id, comment) == reply
        delete = bench.new(comment, "r1", kind=RowKind.DELETE_OWN, act=Act.DELETE_OWN)
        deleting = bench.outbox.add(shop.id, delete, NOW)
        assert deleting is not None
        row = bench.row(deleting)
        assert newest(bench.outbox.of_comment(shop.id, comment)) == row
        assert bench.sent_replies.posted_reply(shop.id, comment) == reply
        claim = bench.become(row, claimed(row, "", NOW))
        bench.become(claim, replace(claim, state=RowState.SENT))
        assert newest(bench.outbox.of_comment(shop.id, comment)) == reply
        assert bench.sent_replies.posted_reply(shop.id, comment) is None

    await db.write(work)


async def test_an_answer_deleted_on_the_platform_does_not_stand(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        reply = bench.sent(bench.add("c1"), "r1")
        bench.comment("r1")
        assert bench.sent_replies.posted_reply(shop.id, reply.comment_id) == reply
        tx.execute("UPDATE comment SET visibility = 'gone' WHERE external_id = 'r1'")
        assert bench.sent_replies.posted_reply(shop.id, reply.comment_id) is None

    await db.write(work)


async def test_words_of_an_answer_deleted_on_the_platform_are_neither_found_nor_exported(
    db: Database, shop: Business
) -> None:
    def known(tx: Tx) -> tuple[bool, bool]:
        SearchIndexStore(tx).take(100, NOW)
        found = SearchStore(tx).find(shop.id, Search("Uhr"))
        table = BytesIO()
        with ZipFile(table, "w") as archive:
            write_comments(tx, shop.id, archive)
        return bool(found), b"bis 18 Uhr" in ZipFile(table).read("comments.csv")

    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        bench.sent(bench.add("c1"), "r1")
        bench.comment("r1")
        tx.execute("UPDATE comment SET role = 'us', in_reply_to = 'c1' WHERE external_id = 'r1'")
        assert known(tx) == (True, True)
        tx.execute("UPDATE comment SET visibility = 'gone', text = '' WHERE external_id = 'r1'")
        assert known(tx) == (False, False)

    await db.write(work)


async def test_the_last_thing_said_is_looked_for_in_its_thread_alone(db: Database, shop: Business) -> None:
    class Explained:
        def __init__(self, tx: Tx) -> None:
            self._tx = tx
            self.plan: list[str] = []

        def one(self, sql: str, **params: Any) -> object:
            self.plan += [row["detail"] for row in self._tx.all(f"EXPLAIN QUERY PLAN {sql}", **params)]
            return self._tx.one(sql, **params)

    def work(tx: Tx) -> None:
        bench, explained = Bench(tx, shop.id), Explained(tx)
        OutboxStore(explained).last_reply(shop.id, bench.comment("c1"))  # type: ignore[arg-type]
        SentReplyStore(explained).posted_reply(shop.id, bench.comment("c2"))  # type: ignore[arg-type]
        of_outbox = [step for step in explained.plan if "outbox" in step or step.startswith("SEARCH undone")]
        assert of_outbox
        assert [step for step in of_outbox if "outbox_comment (comment_id=?" not in step] == []

    await db.write(work)


async def test_the_last_thing_said_is_of_the_same_thread_and_was_not_given_up(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        first = bench.sent(bench.add("c1", body="Eins"), "r1", at=5)
        dropped = bench.add("c2", body="Zwei")
        here = bench.comment("c3")
        said = bench.outbox.last_reply(shop.id, here)
        assert said is not None
        assert said.body == "Zwei"
        bench.become(dropped, cancelled(dropped, NOW))
        said = bench.outbox.last_reply(shop.id, here)
        assert said is not None
        assert (said.body, said.at) == ("Eins", first.posted_at)
        bench.thread = add_thread(tx, shop.id, bench.channel, "t2")
        assert bench.outbox.last_reply(shop.id, bench.comment("c4")) is None

    await db.write(work)


async def test_who_answered_last_comes_first_and_once_and_who_only_moderated_not_at_all(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        bench = Bench(tx, shop.id)
        bench.sent(bench.add("c1"), "r1", at=1)
        bench.sent(bench.add("c2", created_by=HELPER), "r2", at=2)
        bench.sent(bench.add("c3"), "r3", at=3)
        act = bench.add("c4", created_by=MODERATOR, kind=RowKind.ACT, act=Act.APPROVE)
        claim = bench.become(act, claimed(act, "", NOW))
        bench.become(claim, replace(claim, state=RowState.SENT, settled_at=NOW + 4 * SECOND))
        known = bench.members.known(shop.id, NOW, NOW)
        assert [member for member, _ in known.answered] == [OWNER, HELPER]
        assert known.several
        assert bench.members.known(shop.id, NOW, NOW, answered=False) == known._replace(answered=())
        later = bench.members.known(shop.id, NOW + SECOND, NOW + 2 * SECOND)
        assert not later.several

    await db.write(work)


async def test_no_method_reaches_into_another_business(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        other = BusinessStore(tx).create(ServerId(2), "Nachbar", NOW).id
        bench = Bench(tx, shop.id)
        sent = bench.sent(bench.add("c1"), "r1")
        row = bench.add("c2")
        held = bench.become(row, replace(row, reason=Reason.REVOKED, due_at=NOW + 60 * SECOND))
        outbox, channel, key = bench.outbox, bench.channel, {ExternalId("c2")}
        assert outbox.get(other, row.id) is None
        assert not outbox.put(other, held, cancelled(held, NOW))
        assert outbox.due(other, channel, ONLY, NOW + 90 * SECOND) is None
        assert outbox.next_due(other, channel) is None
        assert outbox.release(other, channel, NOW) == 0
        assert outbox.all_in_flight(other) == ()
        assert outbox.interrupted(other, channel, ONLY, NOW) == ()
        assert outbox.unsettled(other, row.comment_id) is None
        assert outbox.of_comment(other, row.comment_id) == ()
        assert bench.sent_replies.posted_reply(other, sent.comment_id) is None
        assert bench.sent_replies.owner(other, channel, ExternalId("r1")) is None
        assert bench.sent_replies.owned(other, channel, NOW - SECOND) == frozenset()
        assert outbox.match_own(other, channel, key, row.body, NOW + SECOND) is None
        assert outbox.last_reply(other, row.comment_id) is None
        assert bench.members.known(other, NOW, NOW) == Known((), several=False, settings={})
        outbox.reword(other, sent.id, "anders")
        assert (bench.row(sent.id), bench.row(row.id)) == (sent, held)

    await db.write(work)


async def test_a_row_can_not_name_a_comment_of_another_business(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        other = BusinessStore(tx).create(ServerId(2), "Nachbar", NOW).id
        bench = Bench(tx, shop.id)
        bench.outbox.add(other, bench.new(bench.comment("c1"), "c1"), NOW)

    with pytest.raises(IntegrityError):
        await db.write(work)
