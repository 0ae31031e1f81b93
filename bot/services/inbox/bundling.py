"""Bundling: puts each comment on a card of its own; a burst of many goes into a bundle (batching), so that they
notify once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.card import CardForm, CardId, Ringing, rings_again
from bot.domain.comment import CommentId
from bot.services.business.ringing import answerers_now
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Tx

CAUGHT_UP_SINGLY = 3
RINGS_SINGLY = 5
RING_WINDOW = timedelta(minutes=10)
BUNDLE_WINDOW = timedelta(hours=1)
RINGS_WITHIN = timedelta(milliseconds=250)
"""A card that rings waits so long at most for its suggestions, so that it has their buttons from the start."""
SUGGESTED_WITHIN = timedelta(seconds=3)
"""A silent card waits so long for its suggestions, to be posted once and not changed at once (see suggesting)."""


def place(
    tx: Tx, business: BusinessId, arrived: Sequence[CommentId], now: datetime, *, caught_up: bool
) -> None:
    """Puts every arrived comment on a card, in the transaction that stores it (design, "Cards").

    Caught up: more than three become one silent bundle, fewer are silent cards. Otherwise each rings,
    up to five in ten minutes; the sixth opens a bundle that rings once and takes what follows.

    Who answers and whom they ring is decided here, for all of them, and kept with each card. In quiet hours urgent ones
    may ring somebody that the others do not.
    """
    if arrived:
        _Placing(tx, business, now).put(arrived, caught_up=caught_up)


class _Placing:
    """Places what arrived in one transaction."""

    def __init__(self, tx: Tx, business: BusinessId, now: datetime) -> None:
        self._tx = tx
        self._cards = CardStore(tx)
        self._business = business
        self._now = now
        answerers = answerers_now(tx, business, now)
        self._calm, self._urgent = answerers.ringing(), answerers.ringing(urgent=True)

    def put(self, arrived: Sequence[CommentId], *, caught_up: bool) -> None:
        if caught_up:
            bundle = self._cards.open_bundle(self._business, self._now - RING_WINDOW)
            if bundle is not None or len(arrived) > CAUGHT_UP_SINGLY:
                self._bundle(bundle, arrived, rings=False)
            else:
                self._singly(arrived, rings=False)
            return
        room = max(0, RINGS_SINGLY - self._cards.rang_lately(self._business, self._now - RING_WINDOW))
        self._singly(arrived[:room], rings=True)
        if arrived[room:]:
            bundle = self._cards.open_bundle(self._business, self._now - BUNDLE_WINDOW)
            self._bundle(bundle, arrived[room:], rings=True)
            if bundle is not None:
                self._ring_again(bundle, arrived[room:])

    def _singly(self, arrived: Sequence[CommentId], *, rings: bool) -> None:
        due = self._now + (RINGS_WITHIN if rings else SUGGESTED_WITHIN)
        for comment in arrived:
            self._open(CardForm.COMMENT, (comment,), rings=rings, due=due)

    def _bundle(self, bundle: CardId | None, arrived: Sequence[CommentId], *, rings: bool) -> None:
        if bundle is None:
            self._open(CardForm.BUNDLE, arrived, rings=rings)
        else:
            self._cards.put(self._business, bundle, arrived)
            self._cards.touch_card(self._business, bundle, self._now)

    def _open(
        self, form: CardForm, comments: Sequence[CommentId], *, rings: bool, due: datetime | None = None
    ) -> None:
        ringing = self._ringing(comments)
        self._cards.open(self._business, form, comments, self._now, rings=rings, ringing=ringing, due=due)

    def _ringing(self, comments: Sequence[CommentId]) -> Ringing:
        """Whom a card of these comments rings. They are only read where an urgent one makes a difference."""
        if self._calm == self._urgent:
            return self._calm
        urgent = CommentStore(self._tx).any_urgent(self._business, comments)
        return self._urgent if urgent else self._calm

    def _ring_again(self, bundle: CardId, joined: Sequence[CommentId]) -> None:
        """Rings a bundle again. Whom it rings is decided once more then: the people may have changed since it
        was opened.
        """
        card = self._cards.get(self._business, bundle)
        if card is None:
            return
        ringing = self._ringing(joined)
        if ringing.silent:
            return
        if rings_again(card, CommentStore(self._tx).kinds(self._business, joined), self._now):
            self._cards.ring_card(self._business, bundle, self._now, ringing)
