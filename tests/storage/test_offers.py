"""Offers: one a day, decided once, gone with the comments that they were made from."""

from datetime import date, timedelta

from bot.domain.business import Business
from bot.domain.card import CardForm, Ringing
from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.offer import Candidate, Offer, OfferKind
from bot.domain.suggestion import Compared
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.erasing import ErasingStore
from bot.storage.offers import OfferStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
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


async def test_what_nothing_fitted_may_become_a_template_but_no_praise_and_no_chatter(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)
        thread = add_thread(tx, shop.id, channel)
        comments = {kind: add_comment(tx, shop.id, channel, thread, kind.value) for kind in Kind}
        for kind, comment in comments.items():
            CommentStateStore(tx).set_kind(shop.id, comment, kind, urgent=False)
            CardStore(tx).open(shop.id, CardForm.COMMENT, (comment,), NOW, rings=False, ringing=Ringing())
        store = OfferStore(tx)
        assert store.unfitted(shop.id, NOW - timedelta(days=1), 10) == (), "before anything is computed"
        SuggestionStore(tx).put(shop.id, 1, {comment: Compared() for comment in comments.values()})
        found = {one.comment for one in store.unfitted(shop.id, NOW - timedelta(days=1), 10)}
        wanted = (Kind.QUESTION, Kind.BUYING, Kind.COMPLAINT, Kind.OTHER)
        assert found == {comments[kind] for kind in wanted}

    await db.write(work)


async def test_nothing_is_offered_of_comments_that_were_forgotten_while_it_was_looked_for(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        channel = add_channel(tx, shop.id)
        thread = add_thread(tx, shop.id, channel)
        comments = tuple(add_comment(tx, shop.id, channel, thread, name) for name in ("c1", "c2", "c3"))
        ErasingStore(tx).empty(shop.id, comments[:1], [], NOW)
        assert not OfferStore(tx).add(shop.id, Candidate(OfferKind.TOPIC, comments, "Gutscheine"), DAY, NOW)
        assert tx.all("SELECT * FROM offer") == []
        made(tx, shop, DAY, *comments[1:])

    await db.write(work)
