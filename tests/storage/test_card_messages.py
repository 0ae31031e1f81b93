"""Messages of cards in rows: what is to be posted again when a message, or a Discord channel with everything in it, was
deleted.
"""

from collections.abc import Callable

import pytest

from bot.domain.business import Business, BusinessId, DiscordChannelId, MessageId
from bot.domain.card import CardForm, CardId, Ringing
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.businesses import change_business
from tests.support.clock import NOW
from tests.support.holders import ONLY

GONE, NEW = DiscordChannelId(5), DiscordChannelId(6)


async def test_of_a_deleted_channel_open_cards_are_posted_again_and_closed_ones_stay_away(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        cards, messages = CardStore(tx), CardMessageStore(tx)
        change_business(tx, shop.id, inbox_id=NEW, set_up_at=NOW)

        def shown(message: int, *, closed: bool) -> CardId:
            card = cards.open(shop.id, CardForm.BUNDLE, (), NOW, rings=False, ringing=Ringing())
            messages.posting(shop.id, card, GONE, ONLY, NOW)
            messages.posted(shop.id, card, MessageId(message), NOW, version=1, rang=None, convert_at=None)
            messages.shown(shop.id, card, 1, closed, NOW)
            return card

        waiting, done = shown(7, closed=False), shown(8, closed=True)
        cards.touch_card(shop.id, done, NOW)
        assert [card.id for _, card in messages.due(NOW, 9, ONLY)] == [done]
        messages.place_lost(shop.id, GONE, NOW)
        assert [(card.id, card.message_id, card.rings) for _, card in messages.due(NOW, 9, ONLY)] == [
            (waiting, None, False)
        ]

    await db.write(work)


Loss = Callable[[CardMessageStore, BusinessId, CardId], None]
LOSSES: dict[str, Loss] = {
    "message": lambda messages, business, card: messages.lost(business, card),
    "channel": lambda messages, business, card: messages.place_lost(business, GONE, NOW),
}


@pytest.mark.parametrize("lost", LOSSES)
@pytest.mark.parametrize("again", [True, False])
async def test_only_a_card_that_was_to_ring_again_rings_after_its_message_was_deleted(
    db: Database, shop: Business, lost: str, *, again: bool
) -> None:
    def work(tx: Tx) -> None:
        cards, messages = CardStore(tx), CardMessageStore(tx)
        change_business(tx, shop.id, inbox_id=NEW, set_up_at=NOW)
        card = cards.open(shop.id, CardForm.BUNDLE, (), NOW, rings=True, ringing=Ringing())
        messages.posting(shop.id, card, GONE, ONLY, NOW)
        messages.posted(shop.id, card, MessageId(7), NOW, version=1, rang=Ringing(), convert_at=None)
        if again:
            cards.ring_card(shop.id, card, NOW, Ringing())
        LOSSES[lost](messages, shop.id, card)
        assert [(one.message_id, one.rings, one.again) for _, one in messages.due(NOW, 9, ONLY)] == [
            (None, again, again)
        ]

    await db.write(work)
