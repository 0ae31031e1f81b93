"""Offers: one a day, decided once, gone with the comments that they were made from."""

from datetime import date

from bot.domain.business import Business
from bot.domain.comment import CommentId
from bot.domain.offer import Candidate, Offer, OfferKind
from bot.storage.erasing import ErasingStore
from bot.storage.offers import OfferStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW
from tests.support.outbox import OWNER, add_channel, add_comment, add_thread

DAY, NEXT = date(2026, 11, 21), date(2026, 11, 22)


def made(tx: Tx, shop: Business, day: date, *comments: CommentId) -> Offer:
    store = OfferStore(tx)
    assert store.add(shop.id, Candidate(OfferKind.TOPIC, comments, "Gutscheine"), day, NOW)
    found = store.of_day(shop.id, day)
    assert found is not None
    return found


async def test_a_day_has_one_offer_and_it_is_decided_once(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)
        comment = add_comment(tx, shop.id, channel, add_thread(tx, shop.id, channel), "c1")
        offer, store = made(tx, shop, DAY, comment), OfferStore(tx)
        assert not store.add(shop.id, Candidate(OfferKind.TOPIC, (comment,), "Versand"), DAY, NOW)
        assert store.decide(shop.id, offer.id, OWNER, NOW, accepted=False)
        assert not store.decide(shop.id, offer.id, OWNER, NOW, accepted=True)
        assert store.of_day(shop.id, DAY) is None and store.get(shop.id, offer.id) is None
        assert [one.decided for one in store.known(shop.id)] == [True]

    await db.write(work)


async def test_of_a_forgotten_comment_no_offer_keeps_words_and_a_declined_one_is_known_still(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)
        comment = add_comment(tx, shop.id, channel, add_thread(tx, shop.id, channel), "c1")
        store = OfferStore(tx)
        store.decide(shop.id, made(tx, shop, DAY, comment).id, OWNER, NOW, accepted=False)
        made(tx, shop, NEXT, comment)
        ErasingStore(tx).empty(shop.id, [comment], [], NOW)
        rows = tx.all("SELECT shown_on, old, new FROM offer")
        assert [tuple(row) for row in rows] == [(DAY.isoformat(), "", "")]
        (known,) = store.known(shop.id)
        assert known.decided and known.comments == {comment}

    await db.write(work)
