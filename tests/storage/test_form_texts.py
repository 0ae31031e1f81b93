"""Form texts: every word that was typed, once."""

from dataclasses import replace

from bot.domain.business import Business, MemberId, ServerId
from bot.domain.comment import CommentId
from bot.domain.form_text import FormText, FormTextId, Purpose
from bot.domain.template import TemplateId
from bot.storage.businesses import BusinessStore
from bot.storage.form_texts import FormTextStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.templates import TemplateStore
from tests.support.clock import NOW
from tests.support.outbox import HELPER, OWNER, add_channel, add_comment, add_thread, form


def a_comment(tx: Tx, shop: Business) -> CommentId:
    channel = add_channel(tx, shop.id)
    return add_comment(tx, shop.id, channel, add_thread(tx, shop.id, channel), "c1")


async def test_a_form_comes_back_as_it_was_typed(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        template = TemplateStore(tx).add(shop.id, "Gruß", "Gruß", "Hallo", OWNER, NOW)
        typed = form(a_comment(tx, shop), " Ja,\n gerne! ", template=template, purpose=Purpose.EDIT_OWN)
        typed = replace(typed, blanks=("Tag", "Uhr zeit"))
        kept = FormTextStore(tx).keep(shop.id, typed, NOW)
        assert kept is not None
        assert FormTextStore(tx).get(shop.id, kept) == FormText(
            kept,
            typed.comment_id,
            OWNER,
            template,
            Purpose.EDIT_OWN,
            " Ja,\n gerne! ",
            typed.interaction_id,
            ("Tag", "Uhr zeit"),
            NOW,
            None,
        )

    await db.write(work)


async def test_the_same_form_delivered_twice_is_kept_once_as_it_first_came(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        texts, typed = FormTextStore(tx), form(a_comment(tx, shop), "Ja")
        kept = texts.keep(shop.id, typed, NOW)
        assert kept is not None
        assert texts.keep(shop.id, replace(typed, body="Nein"), NOW) == kept
        found = texts.get(shop.id, kept)
        assert found is not None
        assert found.body == "Ja"

    await db.write(work)


async def test_what_is_typed_while_its_customer_is_forgotten_is_kept_nowhere(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        typed = form(a_comment(tx, shop), "Hallo Zdenka")
        tx.execute("UPDATE comment SET erased_at = 1, text = '', author = ''")
        for purpose in Purpose:
            assert FormTextStore(tx).keep(shop.id, replace(typed, purpose=purpose), NOW) is None
        assert tx.all("SELECT id FROM form_text") == []

    await db.write(work)


async def test_a_form_is_used_once(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        texts = FormTextStore(tx)
        kept = texts.keep(shop.id, form(a_comment(tx, shop), "Ja"), NOW)
        assert kept is not None
        assert texts.used(shop.id, kept, NOW)
        assert not texts.used(shop.id, kept, NOW)

    await db.write(work)


async def test_another_business_can_neither_keep_nor_see_nor_use_it(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        other = BusinessStore(tx).create(ServerId(2), "Nachbar", NOW).id
        texts, comment = FormTextStore(tx), a_comment(tx, shop)
        typed = form(comment, "Ja")
        kept = texts.keep(shop.id, typed, NOW)
        assert kept is not None
        assert texts.keep(other, typed, NOW) is None
        assert texts.keep(other, form(comment, "Nein"), NOW) is None
        assert texts.get(other, kept) is None
        assert not texts.used(other, kept, NOW)

    await db.write(work)


async def test_a_template_of_another_business_is_left_out_and_the_text_is_kept(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        other = BusinessStore(tx).create(ServerId(2), "Nachbar", NOW).id
        foreign = TemplateStore(tx).add(other, "Gruß", "Gruß", "Hallo", OWNER, NOW)
        texts, comment = FormTextStore(tx), a_comment(tx, shop)
        for template in (foreign, TemplateId(404)):
            kept = texts.keep(shop.id, form(comment, "Ja", template=template), NOW)
            assert kept is not None
            found = texts.get(shop.id, FormTextId(kept))
            assert found is not None
            assert found.template_id is None

    await db.write(work)


async def test_what_was_typed_before_is_used_with_what_is_sent_and_what_came_after_or_from_others_is_not(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        texts, comment = FormTextStore(tx), a_comment(tx, shop)

        def typed(text: str, member: MemberId = OWNER, purpose: Purpose = Purpose.REPLY) -> FormTextId:
            kept = texts.keep(shop.id, form(comment, text, member=member, purpose=purpose), NOW)
            assert kept is not None
            return kept

        before, theirs, edit = typed("Ja"), typed("Nein", HELPER), typed("Doch", purpose=Purpose.EDIT_OWN)
        sent, after = typed("Ja, gerne"), typed("Und noch was")
        assert texts.used(shop.id, sent, NOW)
        found = [texts.get(shop.id, one) for one in (before, theirs, edit, sent, after)]
        assert [one is not None and one.used_at is not None for one in found] == [
            True, False, False, True, False,
        ]  # fmt: skip

    await db.write(work)
