"""Examples: written down or learnt; a learnt one has the words of its comment and goes with them."""

from bot.domain.business import Business
from bot.domain.comment import CommentId
from bot.domain.example import Origin
from bot.domain.template import TemplateId
from bot.storage.erasing import ErasingStore
from bot.storage.examples import ExampleStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.clock import NOW
from tests.support.outbox import OWNER, add_channel, add_comment, add_thread


def made(tx: Tx, shop: Business) -> tuple[TemplateId, CommentId]:
    """A template and a comment."""
    channel = add_channel(tx, shop.id)
    comment = add_comment(tx, shop.id, channel, add_thread(tx, shop.id, channel), "c1")
    return TemplateStore(tx).add(shop.id, "Gruß", "Gruß", "Hallo", OWNER, NOW), comment


def told(tx: Tx, shop: Business) -> list[tuple[str, Origin]]:
    return [(one.text, one.origin) for one in ExampleStore(tx).all(shop.id)]


async def test_what_is_written_down_replaces_what_was_and_leaves_what_was_learnt(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        template, comment = made(tx, shop)
        store = ExampleStore(tx)
        words = tx.all("SELECT text FROM comment")[0]["text"]
        store.write(shop.id, template, ["Habts offen?", "Offen?"], Origin.STARTER, NOW)
        store.learn(shop.id, comment, template, Origin.PICK, 0.5, NOW)
        store.write(shop.id, template, ["Wann offen?"], Origin.GIVEN, NOW)
        assert sorted(told(tx, shop)) == sorted([(words, Origin.PICK), ("Wann offen?", Origin.GIVEN)])
        assert tx.all("SELECT text FROM example WHERE comment_id IS NOT NULL")[0]["text"] == ""
        TemplateStore(tx).remove(shop.id, template, NOW)
        assert told(tx, shop) == []
        assert len(store.of(shop.id, template)) == 2

    await db.write(work)


async def test_what_was_learnt_twice_is_there_once_and_can_be_undone(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        template, comment = made(tx, shop)
        store = ExampleStore(tx)
        store.learn(shop.id, comment, template, Origin.PICK, 1.0, NOW)
        store.learn(shop.id, comment, template, Origin.EDITED, 0.4, NOW)
        (learnt,) = store.all(shop.id)
        assert (learnt.origin, learnt.weight, learnt.comment_id) == (Origin.EDITED, 0.4, comment)
        assert store.undo(shop.id, learnt.id, NOW)
        assert not store.undo(shop.id, learnt.id, NOW)
        assert store.all(shop.id) == ()

    await db.write(work)


async def test_the_words_of_a_forgotten_comment_are_no_example_any_more(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        template, comment = made(tx, shop)
        ExampleStore(tx).learn(shop.id, comment, template, Origin.PICK, 1.0, NOW)
        ExampleStore(tx).write(shop.id, template, ["Wann offen?"], Origin.GIVEN, NOW)
        ErasingStore(tx).empty(shop.id, [comment], [], NOW)
        assert told(tx, shop) == [("Wann offen?", Origin.GIVEN)]
        assert tx.all("SELECT id FROM example WHERE comment_id IS NOT NULL") == []
        ExampleStore(tx).learn(shop.id, comment, template, Origin.PICK, 1.0, NOW)
        assert told(tx, shop) == [("Wann offen?", Origin.GIVEN)]

    await db.write(work)


async def test_that_somebody_said_nothing_fits_outlasts_the_reply_that_says_the_same(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        template, comment = made(tx, shop)
        store = ExampleStore(tx)
        assert store.learn(shop.id, comment, None, Origin.NONE, 1.0, NOW)
        assert not store.learn(shop.id, comment, None, Origin.FREE, 1.0, NOW)
        assert not store.unlearn(shop.id, comment)
        assert [one.origin for one in store.of(shop.id, None)] == [Origin.NONE]
        assert store.learn(shop.id, comment, template, Origin.PICK, 1.0, NOW)
        assert store.of(shop.id, None) == ()
        assert store.unlearn(shop.id, comment) and store.all(shop.id) == ()

    await db.write(work)


async def test_what_was_undone_stays_undone_until_another_template_is_sent(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        template, comment = made(tx, shop)
        other, store = (
            TemplateStore(tx).add(shop.id, "Zeiten", "Zeiten", "9 bis 18", OWNER, NOW),
            ExampleStore(tx),
        )
        store.learn(shop.id, comment, template, Origin.PICK, 1.0, NOW)
        store.undo(shop.id, store.all(shop.id)[0].id, NOW)
        store.learn(shop.id, comment, template, Origin.EDITED, 0.5, NOW)
        assert store.all(shop.id) == () and not store.unlearn(shop.id, comment)
        store.learn(shop.id, comment, other, Origin.PICK, 1.0, NOW)
        assert [one.template_id for one in store.all(shop.id)] == [other]

    await db.write(work)
