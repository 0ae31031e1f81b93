"""Teamwork on a card: saying that one is at it, and putting it off until a time."""

from bot.app import App
from bot.domain.card import CardId, CommentCard
from bot.domain.claim import CLAIM_LASTS
from bot.domain.times import from_ms
from bot.services.inbox.closing import Closed
from cogs.inbox.claims import at_it
from cogs.inbox.snoozed import when
from cogs.kit.routes import Press

_LAST = 2**47
"""Milliseconds far in the future; beyond it a forged number would be no date."""


class Teamwork:
    """Callbacks of what a private panel offers beside answering."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def mine(self, press: Press, facts: CommentCard) -> None:
        """Claims the card without a form."""
        others = await self._app.claiming.claim(press.actor, facts.card.id, press.name)
        if others is None:
            await press.settle(press.texts("Nothing in here is open any more."))
            return
        until = press.texts.time(press.now + CLAIM_LASTS, press.business.zone)
        lines = [press.texts("You are at it, until {time}.", time=until)]
        if others:
            lines.append(at_it(others, press.texts, press.business.zone))
        await press.settle("\n".join(lines))

    async def snooze(self, press: Press) -> None:
        """Puts a card or a bundle off until the chosen time."""
        until = from_ms(min(press.choice(), _LAST))
        outcome = await self._app.snoozing.snooze(press.actor, CardId(press.number()), until)
        match outcome:
            case Closed.YES:
                back = when(until, press.texts, press.business.zone, press.now)
                await press.settle(press.texts("It comes back: {time}.", time=back))
            case Closed.ALREADY:
                await press.settle(press.texts("Nothing in here is open any more, or that time is over."))
            case Closed.IN_FLIGHT:
                await press.settle(press.texts("A reply is on its way. Take it back first."))
            case Closed.GONE:
                await press.gone()
