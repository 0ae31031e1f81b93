"""Templates: their texts in other languages, where they are offered, removing and restoring, counts."""

from bot.domain.business import Business
from bot.domain.channel import ChannelId
from bot.domain.settings import Language
from bot.domain.template import Template, TemplateId, Variant
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.clock import NOW
from tests.support.outbox import OWNER, add_channel, add_comment, add_thread

EN, DU, SIE = Language.ENGLISH, Language.GERMAN_DU, Language.GERMAN_SIE


def found(tx: Tx, shop: Business, template: TemplateId) -> Template:
    one = TemplateStore(tx).get(shop.id, template)
    assert one is not None
    return one


async def test_its_texts_in_other_languages_come_with_it_wherever_it_is_read(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        store = TemplateStore(tx)
        template = store.add(shop.id, "Gruß", "Gruß", "Hallo", OWNER, NOW, SIE)
        store.add(shop.id, "Abschied", "Abschied", "Baba", OWNER, NOW)
        store.translate(shop.id, template, EN, "Hi")
        store.translate(shop.id, template, EN, "Hello")
        store.translate(shop.id, template, DU, "Servus")
        texts = (Variant(EN, "Hello"), Variant(DU, "Servus"), Variant(SIE, "Hallo"))
        assert found(tx, shop, template).variants == texts
        assert [(one.title, one.variants) for one in store.all(shop.id)] == [
            ("Abschied", (Variant(DU, "Baba"),)),
            ("Gruß", texts),
        ]
        store.translate(shop.id, template, EN, "")
        assert found(tx, shop, template).variants == texts[1:]

    await db.write(work)


async def test_where_it_is_offered_is_kept(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        store = TemplateStore(tx)
        template = store.add(shop.id, "Gruß", "Gruß", "Hallo", OWNER, NOW)
        assert found(tx, shop, template).offered_on(ChannelId(7))
        store.place(shop.id, template, "Verkauf", {ChannelId(12), ChannelId(3)}, 2)
        one = found(tx, shop, template)
        assert (one.category, one.channels, one.goal) == (
            "Verkauf",
            frozenset({ChannelId(3), ChannelId(12)}),
            2,
        )
        assert [one.offered_on(ChannelId(channel)) for channel in (3, 7, 12)] == [True, False, True]

    await db.write(work)


async def test_what_was_removed_comes_back_with_everything_but_its_thanks(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        store = TemplateStore(tx)
        template = store.add(shop.id, "Gruß", "Gruß", "Hallo", OWNER, NOW)
        store.translate(shop.id, template, EN, "Hello")
        store.mark_thanks(shop.id, template)
        assert not store.restore(shop.id, template, "Gruß")
        assert store.remove(shop.id, template, NOW)
        assert [one.title for one in store.removed(shop.id)] == ["Gruß"]
        store.mark_thanks(shop.id, store.add(shop.id, "Gruß", "Gruß", "Servus", OWNER, NOW))
        assert store.restore(shop.id, template, "Gruß 2")
        one = found(tx, shop, template)
        assert (one.title, one.text_in(EN), one.thanks) == ("Gruß 2", "Hello", False)
        assert store.removed(shop.id) == ()

    await db.write(work)


async def test_what_went_out_is_counted_with_its_time_and_whether_its_words_were_changed(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        store = TemplateStore(tx)
        template = store.add(shop.id, "Gruß", "Gruß", "Hallo", OWNER, NOW)
        channel = add_channel(tx, shop.id)
        comment = add_comment(tx, shop.id, channel, add_thread(tx, shop.id, channel), "c1")
        store.went_out(shop.id, template, comment, NOW, edited=True)
        store.went_out(shop.id, template, comment, NOW, edited=False)
        one = found(tx, shop, template)
        assert (one.used, one.edited, one.last_used_at, one.created_by) == (2, 1, NOW, OWNER)

    await db.write(work)
