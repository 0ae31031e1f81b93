"""A restored backup: whatever was in flight may have gone out meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import BusinessId, DiscordChannelId, MemberId
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.services.inbox.learning import Learning
from bot.services.inbox.suggesting import Suggesting
from bot.services.upkeep.restoring import restore_backup
from bot.storage.lessons import LessonStore
from bot.storage.sqlite.backups import BackupKind, back_up
from bot.storage.sqlite.database import Database, Row, Tx, transact
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.migrate import migrate
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore
from tests.support.businesses import change_business
from tests.support.clock import NOW
from tests.support.embedding import CountingEmbedder, Given
from tests.support.polling import Polling
from tests.support.rows import fill, rows_of

LATER = NOW + timedelta(days=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shopbell.db"
    migrate(path, NOW)
    transact(path, lambda tx: fill(tx, 100, "words", to_ms(NOW)))
    return path


def restored(path: Path) -> None:
    backup = back_up(path, NOW, BackupKind.BY_HAND)
    with Lock.take(path) as lock:
        restore_backup(lock, path, backup.path, LATER)


def outbox(path: Path) -> list[Row]:
    return transact(path, lambda tx: tx.all("SELECT * FROM outbox ORDER BY id"))


def in_state(tx: Tx, state: str) -> None:
    tx.execute(
        "UPDATE outbox SET state = :state, external_id = NULL, first_attempt_at = NULL, last_attempt_at = NULL,"
        " attempts = 0, unclear = 0, final = 0",
        state=state,
    )


@pytest.mark.parametrize("state", ["queued", "sending", "verifying"])
def test_a_reply_in_flight_is_looked_for_before_anything_is_sent(path: Path, state: str) -> None:
    transact(path, lambda tx: in_state(tx, state))
    restored(path)
    (row,) = outbox(path)
    assert (row["state"], row["unclear"]) == ("verifying", 1)
    assert row["due_at"] == to_ms(LATER)
    assert row["first_attempt_at"] <= to_ms(NOW)


@pytest.mark.parametrize("state", ["sent", "failed", "needs_human", "cancelled"])
def test_a_reply_that_is_settled_stays_as_it_is(path: Path, state: str) -> None:
    transact(path, lambda tx: in_state(tx, state))
    before = tuple(outbox(path)[0])
    restored(path)
    assert tuple(outbox(path)[0]) == before


def test_several_replies_under_one_parent_do_not_stand_in_each_others_way(path: Path) -> None:
    def add_second(tx: Tx) -> None:
        in_state(tx, "queued")
        for table, change in (
            ("comment", {"external_id": "'another'"}),
            ("outbox", {"comment_id": "5000", "interaction_id": "NULL"}),
        ):
            columns = [row["name"] for row in tx.all(f"SELECT name FROM pragma_table_info('{table}')")]
            values = ["5000" if name == "id" else change.get(name, name) for name in columns]
            tx.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table}")

    transact(path, add_second)
    restored(path)
    states = [row["state"] for row in outbox(path)]
    assert states == ["verifying", "needs_human"]


def test_open_cards_are_redrawn_and_closed_ones_are_left_alone(path: Path) -> None:
    transact(
        path, lambda tx: tx.execute("UPDATE card SET version = 3, shown_version = 3, due_at = 90000000000000")
    )
    restored(path)
    (card,) = transact(path, lambda tx: tx.all("SELECT * FROM card"))
    assert card["version"] > 3
    assert card["due_at"] == to_ms(LATER)

    def close(tx: Tx) -> None:
        tx.execute("UPDATE card SET version = 3, shown_version = 3, closed_at = 1")
        tx.execute("UPDATE outbox SET state = 'sent'")

    transact(path, close)
    restored(path)
    (card,) = transact(path, lambda tx: tx.all("SELECT * FROM card"))
    assert card["version"] == 3


def test_what_comes_in_next_was_written_while_nobody_knows_and_does_not_ring(path: Path) -> None:
    transact(path, lambda tx: tx.execute("UPDATE cursor SET last_at = :now", now=to_ms(LATER)))
    restored(path)
    read_at = transact(path, lambda tx: tx.all("SELECT last_at FROM cursor"))
    assert read_at and {row["last_at"] for row in read_at} == {None}


OF_SUGGESTIONS = (
    *("template", "template_variant", "brand_entry", "example", "vector", "suggestion", "model_draft"),
    *("kind_correction", "offer", "offer_comment", "draft"),
)
SENT = (
    "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, body, body_norm, template_id, state, due_at,"
    " created_by, created_at) SELECT business_id, channel_id, id, 'reply', external_id, 'Im Laden, ab 10 Euro.', '', :template,"
    " 'sent', 1, 1, 1 FROM comment WHERE id = :comment"
)
WAX = "Kann man bei euch etwas mit Siegelwachs bekommen?"


async def test_what_was_learnt_is_in_a_backup_put_back_elsewhere_and_nothing_is_encoded_or_learnt_again(
    polling: Polling, tmp_path: Path
) -> None:
    business, elsewhere = polling.business.id, tmp_path / "fresh" / "shopbell.db"
    polling.loading = Given(CountingEmbedder())
    polling.start()
    ids = await polling.db.write(lambda tx: fill(tx, 9000, "words", to_ms(NOW)))
    other = BusinessId(ids["business"])

    def texts(tx: Tx) -> TemplateId:
        change_business(tx, business, inbox_id=DiscordChannelId(1), set_up_at=NOW, set_up_by=MemberId(1))
        store = TemplateStore(tx)
        made = store.add(business, "Gutscheine", "Gutscheine", "Im Laden, ab 10 Euro.", MemberId(1), NOW)
        store.translate(business, made, Language.ENGLISH, "In the shop, from 10 euros.")
        store.add(business, "Versand", "Versand", "Jeden Dienstag.", MemberId(1), NOW)
        return made

    vouchers = await polling.db.write(texts)
    first = polling.platform.write(WAX)
    second = polling.platform.write("Kann man etwas mit Siegelwachs bekommen?")
    await polling.poll()
    answered = (await polling.comment(first)).id
    await polling.db.write(lambda tx: tx.execute(SENT, template=vouchers, comment=answered))
    await Learning(polling.db, polling.woken.append).step(NOW)
    await polling.suggest()
    open_comment = (await polling.comment(second)).id

    async def state(db: Database) -> dict[str, object]:
        def read(tx: Tx) -> dict[str, object]:
            found = SuggestionStore(tx).of(business, open_comment)
            said: dict[str, object] = {table: rows_of(tx, business)[table] for table in OF_SUGGESTIONS}
            said |= {f"{table} elsewhere": rows_of(tx, other)[table] for table in OF_SUGGESTIONS}
            learnt = [(one.template.title, one.nearest is not None) for one in found if one.fits]
            return said | {"suggested": learnt}

        return await db.read(read)

    before = await state(polling.db)
    assert before["suggested"] == [("Gutscheine", True)]
    elsewhere.parent.mkdir()
    with Lock.take(elsewhere) as lock:
        restore_backup(
            lock, elsewhere, back_up(tmp_path / "shopbell.db", NOW, BackupKind.BY_HAND).path, LATER
        )
    db, again = await Database.open(elsewhere), CountingEmbedder()
    try:
        assert await db.read(lambda tx: LessonStore(tx).waiting(9)) is None
        await db.write(lambda tx: SuggestionStore(tx).library_changed(business))
        suggesting = Suggesting(db, polling.woken.append, Given(again))
        while await suggesting.step(LATER) is not None:
            pass
        assert again.counted() == []
        assert await state(db) == before
    finally:
        await db.close()
