"""Teamwork on a card: saying that one is at it, and putting it off until a time."""

from bot.app import App
from bot.domain.card import CardId
from bot.domain.card_facts import CommentCard
from bot.domain.claim import CLAIM_LASTS
from bot.domain.draft import DraftId
from bot.domain.form_text import FormTextId, InteractionId
from bot.domain.role import Right, may
from bot.domain.submission import Lost, Objected
from bot.domain.times import from_ms
from bot.marks import Marked, mark
from bot.services.inbox.closing import Closed
from cogs.inbox.answering import Answering, objection_sentence
from cogs.inbox.claims import at_it
from cogs.inbox.snoozed import when
from cogs.inbox.wording import about
from cogs.kit import handing_back
from cogs.kit.routes import Press

_LAST = 2**47
"""Milliseconds far in the future; beyond it a forged number would be no date."""


class Teamwork:
    """Callbacks of what a private panel offers beside answering."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._answering = Answering(app)

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

    async def accept(self, press: Press) -> None:
        """Sends the draft that the card shows, as the presser's own reply; what is objected to may be sent all the same."""
        card, draft = CardId(press.number()), DraftId(press.number(1))
        named, interaction = press.argument(2), InteractionId(press.interaction.id)
        despite = handing_back.overruled(named) if named else ()
        outcome = await self._app.replies.send_draft(press.actor, draft, interaction, despite=despite)
        if isinstance(outcome, Lost):
            await press.say(press.texts("That draft is settled already."))
        elif isinstance(outcome, Objected):
            facts = await self._app.desk.facts(press.business.id, card)
            lines = [about(facts, press.texts)] if isinstance(facts, CommentCard) else []
            lines += [objection_sentence(press.texts, one) for one in outcome.objections]
            change, send = ("card:redraft", card, draft), ("card:accept", card, draft)
            ways = handing_back.objected(press.texts, outcome.objections, press.role, change, send)
            await press.ask("\n".join(lines), ways)
        else:
            await self._answering.say(press, outcome, FormTextId(0))

    async def redraft(self, press: Press, facts: CommentCard) -> None:
        """Opens the form with a draft's words: for whoever may send them, and for its author."""
        draft = next((one for one in facts.drafts if one.id == press.number(1)), None)
        if draft is None:
            await press.say(press.texts("That draft is settled already."))
        elif not may(press.role, Right.REPLY) and draft.member_id != press.member:
            await press.say(
                press.texts("Somebody else proposed that. Under “More” you can propose your own.")
            )
        else:
            await self._answering.show_form(press, facts, None, draft.text)

    async def decline(self, press: Press, facts: CommentCard) -> None:
        """Declines a draft."""
        declined = await self._app.drafts.decline(press.actor, DraftId(press.number(1)))
        await self._settled(press, declined, mark("The draft is declined."))

    async def withdraw(self, press: Press, facts: CommentCard) -> None:
        """Withdraws the presser's own draft."""
        withdrawn = await self._app.drafts.withdraw(press.actor, DraftId(press.number(1)))
        await self._settled(press, withdrawn, mark("Your draft is withdrawn."))

    async def _settled(self, press: Press, done: bool, said: Marked) -> None:
        if done:
            await press.settle(press.texts.marked(said))
        else:
            await press.settle(press.texts("That draft is settled already."))

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
