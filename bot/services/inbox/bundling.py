"""Bundling: puts each comment on a card of its own, or on the open card of its author in the thread; a burst of many goes
into a bundle (batching), so that they notify once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.card import CardForm, CardId, Ringing, is_about_to_ring, rings_again
from bot.domain.comment import CommentId
from bot.domain.kind import URGENT_FROM
from bot.domain.person import PersonId
from bot.services.business.ringing import answerers_now
from bot.services.inbox.thank_yous import under_its_answer
from bot.storage.card_comments import Arrival, CardCommentStore, Waits, Where
from bot.storage.cards import CardStore
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
    """Puts every arrived comment on a card, in the transaction that stores it.

    1. What a known person wrote in one thread is one group, which shares a card; anything else is a group of its own.
    2. The third comment that a person waits for is urgent.
    3. A thank-you after our answer goes under the card of that answer, closed (see thank_yous).
    4. A group joins the person's open card in the thread. That rings again by the rule of bundles, and if it becomes urgent.
    5. The others. Caught up: more than three become one silent bundle, fewer are silent cards. Otherwise each rings, up to
       five in ten minutes; the sixth opens a bundle that rings once and takes what follows. A card of its own also takes what
       the person waits for in a bundle.

    Who answers and whom they ring is decided here, for all of them, and kept with each card. In quiet hours urgent ones
    may ring somebody that the others do not.
    """
    if arrived:
        _Placing(tx, business, now).put(arrived, caught_up=caught_up)


def on_own_card(
    tx: Tx, business: BusinessId, comment: CommentId, bundle: CardId | None, now: datetime
) -> CardId | None:
    """Puts one comment, out of a bundle or open again, on its person's open card in the thread or on a silent card of its
    own; with it goes what the person waits for in that bundle. None for an unknown comment.
    """
    return _Placing(tx, business, now).alone(comment, bundle)


@dataclass(slots=True)
class _Group:
    """Comments that share a card, in the order of their arrival."""

    comments: list[Arrival]
    waits: Waits | None
    """What the person waits for in the thread already."""

    @property
    def ids(self) -> list[CommentId]:
        return [one.id for one in self.comments]


class _Placing:
    """Places what arrived in one transaction."""

    def __init__(self, tx: Tx, business: BusinessId, now: datetime) -> None:
        self._tx = tx
        self._cards = CardStore(tx)
        self._shared = CardCommentStore(tx)
        self._business = business
        self._now = now
        answerers = answerers_now(tx, business, now)
        self._calm, self._urgent = answerers.ringing(), answerers.ringing(urgent=True)

    def put(self, arrived: Sequence[CommentId], *, caught_up: bool) -> None:
        groups = [
            one
            for one in self._grouped(arrived)
            if not self._join(one, rings=not caught_up) and not self._thanks(one)
        ]
        if caught_up:
            bundle = self._cards.open_bundle(self._business, self._now - RING_WINDOW)
            if groups and (bundle is not None or len(groups) > CAUGHT_UP_SINGLY):
                self._bundle(bundle, groups, rings=False)
            else:
                self._singly(groups, rings=False)
            return
        lately = self._cards.rang_lately(self._business, self._now - RING_WINDOW) if groups else 0
        room = max(0, RINGS_SINGLY - lately)
        self._singly(groups[:room], rings=True)
        if groups[room:]:
            bundle = self._cards.open_bundle(self._business, self._now - BUNDLE_WINDOW)
            self._bundle(bundle, groups[room:], rings=True)
            if bundle is not None:
                self._ring_again(bundle, [one for group in groups[room:] for one in group.comments])

    def alone(self, comment: CommentId, bundle: CardId | None) -> CardId | None:
        groups = self._grouped((comment,), counts=False)
        if not groups:
            return None
        (group,) = groups
        if group.waits is not None and group.waits.card is not None:
            self._cards.put(self._business, group.waits.card, (*self._beside(group, bundle), comment))
            self._cards.touch_card(self._business, group.waits.card, self._now)
            return group.waits.card
        return self._open(CardForm.COMMENT, group.comments, self._beside(group, bundle), rings=False)

    def _grouped(self, arrived: Sequence[CommentId], *, counts: bool = True) -> list[_Group]:
        """Groups in the order of their first comments; `counts`: the third that a person waits for becomes urgent."""
        comments: Sequence[Arrival] = self._shared.arrivals(self._business, arrived)
        people = {one.person for one in comments if one.person is not None}
        waiting = self._shared.waiting(self._business, people, arrived) if people else {}
        comments = self._with_thirds(comments, waiting) if counts else comments
        groups: dict[object, _Group] = {}
        for one in comments:
            group = groups.setdefault(
                one.where or one.id, _Group([], waiting.get(one.where) if one.where else None)
            )
            group.comments.append(one)
        return list(groups.values())

    def _with_thirds(self, comments: Sequence[Arrival], waiting: Mapping[Where, Waits]) -> Sequence[Arrival]:
        count: Counter[PersonId] = Counter()
        for (person, _), known in waiting.items():
            count[person] += known.count
        urgent: set[CommentId] = set()
        for one in comments:
            if one.person is not None:
                count[one.person] += 1
                if count[one.person] >= URGENT_FROM and not one.urgent:
                    urgent.add(one.id)
        if not urgent:
            return comments
        self._shared.make_urgent(self._business, urgent)
        return [replace(one, urgent=True) if one.id in urgent else one for one in comments]

    def _join(self, group: _Group, *, rings: bool) -> bool:
        """Puts a group on its person's open card in the thread, if there is one; whether there is."""
        known = group.waits
        if known is None or known.card is None:
            return False
        self._cards.put(self._business, known.card, group.ids)
        self._cards.touch_card(self._business, known.card, self._now)
        self._shared.surfaced(self._business, known.card, group.ids, self._now)
        if rings:
            became_urgent = not known.urgent and any(one.urgent for one in group.comments)
            self._ring_again(known.card, group.comments, surely=became_urgent)
        return True

    def _thanks(self, group: _Group) -> bool:
        """Puts a thank-you under the answer that it is for; whether it is one."""
        if group.waits is not None or len(group.comments) > 1:
            return False
        return under_its_answer(self._tx, self._business, group.comments[0], self._now)

    def _singly(self, groups: Sequence[_Group], *, rings: bool) -> None:
        due = self._now + (RINGS_WITHIN if rings else SUGGESTED_WITHIN)
        for group in groups:
            bundle = group.waits.bundle if group.waits is not None else None
            self._open(CardForm.COMMENT, group.comments, self._beside(group, bundle), rings=rings, due=due)

    def _beside(self, group: _Group, bundle: CardId | None) -> tuple[CommentId, ...]:
        """What the person of a group waits for in a bundle, which is drawn without that."""
        where = group.comments[0].where
        if bundle is None:
            return ()
        self._cards.touch_card(self._business, bundle, self._now)
        return () if where is None else self._shared.in_bundle(self._business, bundle, where)

    def _bundle(self, bundle: CardId | None, groups: Sequence[_Group], *, rings: bool) -> None:
        arrived = [one for group in groups for one in group.comments]
        if bundle is None:
            self._open(CardForm.BUNDLE, arrived, rings=rings)
        else:
            self._cards.put(self._business, bundle, [one.id for one in arrived])
            self._cards.touch_card(self._business, bundle, self._now)

    def _open(
        self,
        form: CardForm,
        arrived: Sequence[Arrival],
        beside: Sequence[CommentId] = (),
        *,
        rings: bool,
        due: datetime | None = None,
    ) -> CardId:
        comments = dict.fromkeys((*beside, *(one.id for one in arrived)))
        ringing = self._ringing(arrived)
        return self._cards.open(
            self._business, form, comments, self._now, rings=rings, ringing=ringing, due=due
        )

    def _ringing(self, comments: Sequence[Arrival]) -> Ringing:
        """Whom a card of these comments rings."""
        return self._urgent if any(one.urgent for one in comments) else self._calm

    def _ring_again(self, card_id: CardId, joined: Sequence[Arrival], *, surely: bool = False) -> None:
        """Rings a card again. Whom it rings is decided once more then: the people may have changed since it was opened."""
        card, ringing = self._cards.get(self._business, card_id), self._ringing(joined)
        if card is None or ringing.silent or is_about_to_ring(card):
            return
        if surely or rings_again(card, {one.kind for one in joined}, self._now):
            self._cards.ring_card(self._business, card_id, self._now, ringing)
