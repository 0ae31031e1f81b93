"""Checked callbacks: a private panel's button runs only while its comment is unchanged since the panel was drawn (stamp)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.domain.card import CardId
from bot.domain.card_facts import CommentCard, stamp

if TYPE_CHECKING:
    from bot.app import App
    from bot.services.inbox.forms import Opening
    from cogs.inbox.more import More
    from cogs.kit.routes import Answer, Press

    CardAnswer = Callable[[Press, CommentCard], Awaitable[None]]
    FormAnswer = Callable[[Press, CommentCard, Opening], Awaitable[None]]


class Checked:
    """Wraps callbacks. Where something changed, the panel is redrawn instead, and asks. A card's own buttons carry no
    stamp and pass.
    """

    def __init__(self, app: App, more: More) -> None:
        self._app = app
        self._more = more

    def card(self, answer: CardAnswer) -> Answer:
        """Wraps a callback that gets what the card shows."""

        async def check(press: Press) -> None:
            facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
            if isinstance(facts, CommentCard) and await self._unchanged(press, facts):
                await answer(press, facts)

        return check

    def form(self, answer: FormAnswer) -> Answer:
        """Wraps a callback that opens the reply form: what that holds is read in the same trip."""

        async def check(press: Press) -> None:
            from cogs.inbox.answering import wanted_template

            opening = await self._app.forms.opening(
                press.business.id,
                press.member,
                wanted_template(press),
                card=CardId(press.number()),
                drafted=not press.chosen,
            )
            facts = opening.facts
            if facts is not None and await self._unchanged(press, facts):
                await answer(press, facts, opening)

        return check

    async def _unchanged(self, press: Press, facts: CommentCard) -> bool:
        """Whether the pressed panel shows the comment as it is; else it is redrawn, and asks."""
        if not press.seen_as or stamp(facts) == press.seen_as:
            return True
        await self._more.changed(press, facts)
        return False
