"""Placing: on which card a comment goes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.card import CardForm, CardId, rings_again
from bot.domain.comment import CommentId
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Tx

CAUGHT_UP_SINGLY = 3
RINGS_SINGLY = 5
RING_WINDOW = timedelta(minutes=10)
BUNDLE_WINDOW = timedelta(hours=1)


def place(
    tx: Tx, business: BusinessId, arrived: Sequence[CommentId], now: datetime, *, caught_up: bool
) -> None:
    """Puts every arrived comment on a card, in the transaction that stores it (design, "Cards").

    Caught up: more than three become one silent bundle, fewer are silent cards. Otherwise each rings,
    up to five in ten minutes; the sixth opens a bundle that rings once and takes what follows.
    """
    cards = CardStore(tx)
    if not arrived:
        return
    if caught_up:
        bundle = cards.open_bundle(business, now - RING_WINDOW)
        if bundle is not None or len(arrived) > CAUGHT_UP_SINGLY:
            _bundle(cards, business, bundle, arrived, now, rings=False)
            return
        for comment in arrived:
            cards.open(business, CardForm.COMMENT, (comment,), now, rings=False)
        return
    room = max(0, RINGS_SINGLY - cards.rang_lately(business, now - RING_WINDOW))
    for comment in arrived[:room]:
        cards.open(business, CardForm.COMMENT, (comment,), now, rings=True)
    if arrived[room:]:
        bundle = cards.open_bundle(business, now - BUNDLE_WINDOW)
        _bundle(cards, business, bundle, arrived[room:], now, rings=True)
        if bundle is not None:
            _ring_again(tx, business, bundle, arrived[room:], now)


def _bundle(
    cards: CardStore,
    business: BusinessId,
    bundle: CardId | None,
    arrived: Sequence[CommentId],
    now: datetime,
    *,
    rings: bool,
) -> None:
    if bundle is None:
        cards.open(business, CardForm.BUNDLE, arrived, now, rings=rings)
    else:
        cards.put(business, bundle, arrived)
        cards.touch_card(business, bundle, now)


def _ring_again(
    tx: Tx, business: BusinessId, bundle: CardId, joined: Sequence[CommentId], now: datetime
) -> None:
    cards = CardStore(tx)
    card = cards.get(business, bundle)
    if card is not None and rings_again(card, CommentStore(tx).kinds(business, joined), now):
        cards.ring_card(business, bundle, now)
