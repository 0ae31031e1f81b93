"""Buttons of a card that need no form: moderation (approve, spam, trash, hide), closing, and the decisions on
an unclear reply.
"""

from discord import ui

from bot.app import App
from bot.domain.act import Act
from bot.domain.card import CardId
from bot.domain.card_facts import BundleCard, CommentCard
from bot.domain.comment import AuthorRole, CommentId, Visibility
from bot.domain.form_text import InteractionId
from bot.domain.outbox import RowId
from bot.domain.submission import (
    AlreadyOnItsWay,
    Asked,
    Changed,
    Decided,
    Lost,
    Noted,
    NotPossible,
    Queued,
    TooLate,
)
from bot.marks import Marked, mark
from bot.services.inbox.closing import Closed
from bot.words.connections import rest_end
from cogs.inbox import bundle, bundle_more
from cogs.inbox.closing_all import milliseconds, moment
from cogs.inbox.own_card import say_where
from cogs.inbox.wording import THEM, US, about, reply_link
from cogs.kit import handing_back
from cogs.kit.links import jump
from cogs.kit.markdown import link
from cogs.kit.names import name
from cogs.kit.routes import Button, Press

_UNDOABLE = frozenset({Act.SPAM, Act.TRASH, Act.HIDE, Act.LIKE})
"""What a slip of the thumb must not do to a customer: these wait for the undo window, like a reply."""


_DONE = mark("Done. The card shows it.")
_SETTLED = mark("That has been settled already.")
_DELETED_SOON = mark("Your reply is deleted in a moment. On {card} you can still take that back.")
_SOON: dict[Act, Marked] = {
    Act.SPAM: mark("It goes into spam in a moment. On {card} you can still take that back."),
    Act.TRASH: mark("It goes to the trash in a moment. On {card} you can still take that back."),
    Act.HIDE: mark("It will be hidden in a moment. On {card} you can still take that back."),
    Act.LIKE: mark("Your like goes out in a moment. On {card} you can still take that back."),
}
_SORTED_OUT = mark("It is sorted out already.")
_IS_NOW: dict[Visibility, Marked] = {
    Visibility.PUBLIC: mark("It is visible there already."),
    Visibility.HELD: mark("It waits for approval there."),
    Visibility.HIDDEN: _SORTED_OUT,
    Visibility.SPAM: _SORTED_OUT,
    Visibility.TRASHED: _SORTED_OUT,
    Visibility.GONE: mark("The comment is no longer there."),
}


_PLACED: dict[str, Marked] = {
    US: mark("Noted: {name} is one of you. I don’t ring for that any more."),
    THEM: mark("Noted: {name} is a customer. I ring for that from now on."),
}
_ROLES = {US: AuthorRole.TEAM, THEM: AuthorRole.CUSTOMER}
_THIS_ONE = mark("Noted, for this comment alone: a name is no proof.")


class Actions:
    """Callbacks of these buttons."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def act(self, press: Press, facts: CommentCard) -> None:
        """Moderates: approve, hide, like, spam, trash and their opposites."""
        name = press.argument(1)
        if name not in {act.value for act in Act}:
            return
        act = Act(name)
        outcome = await self._app.acts.act(
            press.actor,
            facts.comment.id,
            act,
            InteractionId(press.interaction.id),
            undo=act in _UNDOABLE,
            seen=facts.comment.visibility,
        )
        until = facts.channel.rests_until(press.now)
        if isinstance(outcome, Queued) and until is not None:
            end = rest_end(press.texts, until, press.business.zone, press.now)
            await self._acknowledge(press, said=press.texts("Waits until {time}", time=end))
        else:
            await self._asked(press, outcome, _soon(press, _SOON.get(act, _DONE), facts))

    async def reveal(self, press: Press, facts: CommentCard) -> None:
        """Makes our answer visible to customers who don't see it."""
        interaction = InteractionId(press.interaction.id)
        outcome = await self._app.acts.reveal(press.actor, facts.comment.id, interaction)
        await self._asked(press, outcome, press.texts.marked(_DONE))

    async def delete_own(self, press: Press, facts: CommentCard) -> None:
        """Deletes our own reply on the platform, after the undo window."""
        interaction = InteractionId(press.interaction.id)
        outcome = await self._app.acts.delete_own(press.actor, facts.comment.id, interaction)
        await self._asked(press, outcome, _soon(press, _DELETED_SOON, facts))

    async def done(self, press: Press, facts: CommentCard) -> None:
        """Closes without an answer what the pressed card showed: not what has joined since. Older buttons name no
        comment: they close what is there.
        """
        seen = next((one.id for one in facts.others if one.id == press.number(1)), facts.comment.id)
        closed = await self._app.closing.done(press.actor, seen)
        await self._closed(press, closed, mark("Closed without an answer."))

    async def reopen(self, press: Press, facts: CommentCard) -> None:
        """Opens a comment again."""
        closed = await self._app.closing.reopen(press.actor, facts.comment.id)
        await self._closed(press, closed, mark("It is open again."))

    async def no_thanks(self, press: Press) -> None:
        """Opens what was taken for a thank-you."""
        card, comment = CardId(press.number()), CommentId(press.number(1))
        await self._closed(press, await self._app.closing.no_thanks(press.actor, card, comment))

    async def is_answered(self, press: Press, facts: CommentCard) -> None:
        """Marks as answered a reply that was posted by hand."""
        closed = await self._app.closing.is_answered(press.actor, facts.comment.id)
        await self._closed(press, closed)

    async def probably(self, press: Press, facts: CommentCard) -> None:
        """Takes yes or no to "already answered?"."""
        yes = press.arguments[-1] == "yes"
        closed = await self._app.closing.probably(press.actor, facts.comment.id, yes=yes)
        await self._closed(press, closed)

    async def author(self, press: Press, facts: CommentCard) -> None:
        """Marks an author as team or customer."""
        word = press.argument(2)
        named = (facts.comment, facts.answered_by)
        written = next((one for one in named if one is not None and one.id == press.number(1)), None)
        if written is None or word not in _PLACED:
            await press.gone()
            return
        closed = await self._app.closing.mark_author(press.actor, written.id, _ROLES[word])
        if closed in (Closed.YES, Closed.ALREADY):
            said = _PLACED[word] if written.has_account else _THIS_ONE
            await press.settle(press.texts.marked(said, name=name(written, facts.words, press.texts)))
        else:
            await self._closed(press, closed)

    async def is_there(self, press: Press) -> None:
        """Records that the owner found the reply on the platform."""
        reply = RowId(press.number(1))
        await self._decided(press, await self._app.decisions.is_there(press.actor, reply))

    async def missing(self, press: Press, facts: CommentCard) -> None:
        """Asks once what to do about a reply that is missing there."""
        card, reply = press.number(), press.number(1)
        view = ui.View(timeout=None)
        view.add_item(Button(press.texts("Send once more"), "card:again", card, reply))
        view.add_item(Button(press.texts("Leave it"), "card:leave", card, reply))
        asks = press.texts("Shall I send it once more?")
        await press.say(f"{about(facts, press.texts)}\n{asks}", view=view)

    async def send_again(self, press: Press) -> None:
        """Sends a missing reply as a new attempt."""
        reply = RowId(press.number(1))
        outcome = await self._app.decisions.send_again(press.actor, reply)
        await self._decided(press, outcome, done=press.texts("It goes out once more."))

    async def leave(self, press: Press) -> None:
        """Gives up a missing reply; the comment is open."""
        reply = RowId(press.number(1))
        outcome = await self._app.decisions.drop(press.actor, reply)
        await self._decided(press, outcome, done=press.texts("I leave it. The comment is open again."))

    async def retry(self, press: Press) -> None:
        """Retries a failed row as a new attempt."""
        reply = RowId(press.number(1))
        await self._decided(press, await self._app.decisions.retry(press.actor, reply))

    async def close(self, press: Press) -> None:
        """Gives up a failed row."""
        reply = RowId(press.number(1))
        await self._decided(press, await self._app.decisions.close(press.actor, reply))

    async def show_text(self, press: Press, facts: CommentCard) -> None:
        """Shows the text of a reply, to be copied; of one that was handed over with the page to post it on."""
        if facts.handed_text:
            link = handing_back.beside(reply_link(facts, press.texts, facts.handed_url))
            await handing_back.hand(press, facts.handed_text, link, first=about(facts, press.texts))
        elif facts.reply and facts.reply.body:
            await handing_back.hand(press, facts.reply.body, first=about(facts, press.texts))
        else:
            await press.gone()

    async def bundle_list(self, press: Press) -> None:
        """Lists the comments of a bundle, ten lines a page."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, BundleCard):
            await self._app.desk.looked(press.business.id, facts.card.id, press.now)
            await press.show(bundle.draw_list(facts, press.texts, press.number(1)))
        else:
            await press.gone()

    async def bundle_close(self, press: Press) -> None:
        """Closes the chosen comments of a bundle without an answer, and shows what is left of the list."""
        chosen = frozenset(bundle.option_id(value) for value in press.chosen)
        count = await self._app.closing.close_chosen(press.actor, CardId(press.number()), chosen)
        closed = press.texts.n(
            "{n} comment closed without an answer.", "{n} comments closed without an answer.", count
        )
        await self._list_again(press, closed, milliseconds(press.now) if count else 0)

    async def bundle_reopen(self, press: Press) -> None:
        """Undo: opens again what one choice closed."""
        count = await self._app.closing.reopen_all(press.actor, moment(press.number(2)))
        again = press.texts.n("{n} comment is open again.", "{n} comments are open again.", count)
        await self._list_again(press, again if count else press.texts.marked(_SETTLED))

    async def _list_again(self, press: Press, note: str, undo: int = 0) -> None:
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, BundleCard):
            page, texts = press.number(1), press.texts
            await press.show(bundle.draw_list(facts, texts, page, note=note, undo=undo))
        else:
            await press.gone()

    async def bundle_more(self, press: Press) -> None:
        """Shows what else can be done with a bundle."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, BundleCard):
            await press.show(bundle_more.draw(facts, press.texts, press.now))
        else:
            await press.gone()

    async def bundle_open(self, press: Press) -> None:
        """Opens the chosen comment of a bundle as a card of its own."""
        comment = bundle.option_id(press.chosen[0] if press.chosen else "")
        opened = await self._app.closing.open_from_bundle(press.business.id, comment, press.now)
        if opened is None:
            await press.gone()
            return
        await say_where(self._app, press, opened, keeps_panel=True)

    async def _closed(self, press: Press, closed: Closed, done: Marked | None = None) -> None:
        match closed:
            case Closed.YES:
                await self._acknowledge(press, done)
            case Closed.ALREADY:
                await self._acknowledge(press, _SETTLED)
            case Closed.IN_FLIGHT:
                await press.settle(press.texts("A reply is on its way. Take it back first."))
            case Closed.GONE:
                await press.gone()

    async def _asked(self, press: Press, outcome: Asked, said: str) -> None:
        match outcome:
            case Queued():
                await self._acknowledge(press, said=said)
            case AlreadyOnItsWay():
                await press.settle(press.texts("A reply is on its way. Take it back first."))
            case NotPossible():
                await handing_back.refuse(press, outcome)
            case Changed(visibility=now):
                await press.settle(press.texts.marked(_IS_NOW[now]))
            case Lost():
                await press.gone()

    async def _decided(self, press: Press, outcome: Decided, done: str = "") -> None:
        message = press.interaction.message
        match outcome:
            case Noted() if done and message is not None and message.flags.ephemeral:
                await press.settle(done)
            case Noted():
                await self._acknowledge(press)
            case AlreadyOnItsWay():
                await press.settle(press.texts("Another reply is already on its way."))
            case NotPossible():
                await handing_back.refuse(press, outcome)
            case TooLate():
                await press.settle(press.texts.marked(_SETTLED))
            case Lost():
                await press.gone()

    async def _acknowledge(self, press: Press, done: Marked | None = None, said: str = "") -> None:
        """Answers a press: a card changes by itself; a private panel says what was done, and loses its
        buttons.
        """
        message = press.interaction.message
        if message is not None and message.flags.ephemeral:
            await press.settle(said or press.texts.marked(done or _DONE))
        else:
            await press.seen()


def _soon(press: Press, said: Marked, facts: CommentCard) -> str:
    """Sentence about what happens in a moment, with the way to the card: ten seconds are short for a search."""
    card, place, message = press.texts("the card"), facts.card.place_id, facts.card.message_id
    if place is not None and message is not None:
        card = link(card, jump(press.business.server_id, place, message))
    return press.texts.marked(said, card=card)
