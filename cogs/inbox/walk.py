"""Walk: callbacks of one comment after the other, for the presser alone; the whole place in it is in the custom ids."""

from dataclasses import replace

from bot.app import App
from bot.domain.act import Act
from bot.domain.card import CardId
from bot.domain.card_facts import stamp
from bot.domain.comment import CommentId, Visibility
from bot.domain.form_text import FormTextId, InteractionId
from bot.domain.outbox import RowId
from bot.domain.submission import (
    AlreadyOnItsWay,
    Changed,
    Handed,
    Lost,
    NotPossible,
    Objected,
    Proposed,
    Queued,
    Submitted,
    TakenBack,
    TooLate,
)
from bot.domain.template import TemplateId
from bot.domain.walk import read
from bot.services.inbox.closing import Closed
from bot.services.inbox.walking import Close, End, Stop, Where
from bot.words.reasons import reason_sentence
from cogs.inbox import walk_card
from cogs.inbox.answering import Answering, give_back, handed_sentence, objection_sentence, on_its_way
from cogs.inbox.walk_card import Said, place
from cogs.kit import handing_back
from cogs.kit.routes import Press, patience

_UNDOABLE = frozenset({Act.SPAM})
_ACTS = {act.value: act for act in (Act.APPROVE, Act.SPAM)}
_WAYS = {way.value: way for way in Close}


class Walk:
    """Callbacks of a walk's buttons and of the form that opens from it."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._answering = Answering(app)

    async def begin(self, press: Press) -> None:
        """Shows the first comment of a bundle; without one, of everything that is open."""
        bundle = CardId(press.number()) if press.number() else None
        await self._show(press, await self._app.walking.begin(press.actor, bundle))

    async def next(self, press: Press) -> None:
        """Passes the comment over."""
        await self._go_on(press, _where(press))

    async def reply(self, press: Press) -> None:
        """Opens the form, empty or with a template; after it is sent, the walk goes on in the same message."""
        where, template = _where(press), TemplateId(press.number(3))
        opening = await self._app.forms.opening(
            press.business.id, press.member, template, comment=where.comment
        )
        if opening.facts is not None and press.seen_as == stamp(opening.facts):
            await self._answering.open_with(press, opening.facts, opening, template, place(where))
        else:
            await self._changed(press, where)

    async def submitted(self, press: Press) -> None:
        """Handles the form: stores the text before anything else, then checks and queues it, and goes on."""
        comment, where = CommentId(press.number()), _where(press, 2)
        async with patience(press):
            form_text = await self._answering.keep(press, comment, TemplateId(press.number(1)) or None)
            if form_text is None:
                return
            outcome = await self._app.replies.send(press.actor, form_text)
        await self._answer(press, outcome, form_text, where)

    async def thank(self, press: Press) -> None:
        """Queues the thank-you that is shown, if it is still that text."""
        where = _where(press)
        outcome = await self._app.replies.thank(
            press.actor,
            where.comment,
            TemplateId(press.number(3)),
            press.seen_as,
            InteractionId(press.interaction.id),
        )
        if outcome is None:
            await self._changed(press, where)
        elif isinstance(outcome, Objected):
            await self._answer(press, outcome, outcome.form_text_id, where)
        else:
            await self._answer(press, outcome, FormTextId(0), where)

    async def change(self, press: Press) -> None:
        """Opens the form again with the kept text."""
        await self._open_kept(press, in_other_words=False)

    async def other_words(self, press: Press) -> None:
        """Opens the form with the template's next wording, instead of the kept text."""
        await self._open_kept(press, in_other_words=True)

    async def _open_kept(self, press: Press, *, in_other_words: bool) -> None:
        where = _where(press)
        kept = await self._app.forms.kept(press.business.id, FormTextId(press.number(3)))
        if kept is None or kept.facts is None or kept.form.used_at is not None:
            await self._go_on(press, where, Said(press.texts("That has been settled already.")))
        else:
            text, left = kept.form.body, kept.form.blanks
            if in_other_words and kept.other is not None:
                text, left = kept.other
            await self._answering.show_form(press, kept.facts, kept.template, text, left, place(where))

    async def send_anyway(self, press: Press) -> None:
        """Sends a kept text despite objections that may be overruled."""
        form_text, despite = FormTextId(press.number(3)), walk_card.overruled(press.argument(4))
        outcome = await self._app.replies.send(press.actor, form_text, despite=despite)
        await self._answer(press, outcome, form_text, _where(press))

    async def take_back(self, press: Press) -> None:
        """Undo: opens the form again with the text; an act has none, and its comment is shown again."""
        where, texts = _where(press), press.texts
        back = await self._app.decisions.take_back(press.actor, RowId(press.number(3)))
        if not isinstance(back, TakenBack):
            late = texts("Too late, it is out already.")
            said = late if isinstance(back, TooLate) else texts("That is no longer here.")
            await self._go_on(press, where, Said(said))
            return
        found = None
        if back.text:
            found = await self._app.forms.again(press.business.id, back.comment_id, back.template_id)
        if found is None:
            await self._go_on(press, replace(where, comment=back.comment_id))
        else:
            await self._answering.show_form(press, *found, back.text, back=place(where))

    async def close(self, press: Press) -> None:
        """Closes the comment without a reply from here: done, answered there, or the answer to "already answered?"."""
        where, way = _where(press), _WAYS.get(press.argument(3))
        if way is None:
            await self._go_on(press, where)
            return
        pressed = await self._app.walking.close(press.actor, where, press.seen_as, way)
        said, before = walk_card.NOTHING_SAID, pressed.before
        if pressed.closed is None:
            said = self._told(press, where, pressed.shown)
        elif pressed.closed is Closed.IN_FLIGHT:
            said = Said(press.texts("A reply is on its way. Take it back first."))
        elif pressed.closed is Closed.YES and way is Close.DONE and before is not None:
            said = Said(done=(before.comment, before.words))
        await self._show(press, pressed.shown, said)

    async def reopen(self, press: Press) -> None:
        """Undo: opens a comment again that was just closed, and shows it."""
        await self._show(press, await self._app.walking.reopen(press.actor, _where(press)))

    async def act(self, press: Press) -> None:
        """Approves a held comment, or makes it spam, which can be taken back for ten seconds."""
        where, act = _where(press), _ACTS.get(press.argument(3))
        if act is None:
            await self._go_on(press, where)
            return
        outcome = await self._app.acts.act(
            press.actor,
            where.comment,
            act,
            InteractionId(press.interaction.id),
            undo=act in _UNDOABLE,
            seen=Visibility.HELD,
        )
        match outcome:
            case NotPossible():
                await self._go_on(press, where, Said(reason_sentence(press.texts, outcome.reason)))
            case Changed() | AlreadyOnItsWay():
                await self._changed(press, where)
            case _:
                await self._go_on(press, where)

    async def _answer(self, press: Press, outcome: Submitted, form_text: FormTextId, where: Where) -> None:
        """Goes on after a reply was queued; else shows what is in its way, and gives a text back that cannot go."""
        texts = press.texts
        match outcome:
            case Queued():
                await self._go_on(press, where)
            case Proposed():
                await self._go_on(
                    press, where, Said(texts("Proposed. The owner or the team sends it, or not."))
                )
            case Objected(form_text_id=kept, objections=objections, other_words=other):
                note = "\n".join(objection_sentence(texts, one) for one in objections)
                objected = walk_card.KeptText(kept, objections, press.role, other)
                await self._go_on(press, where, Said(note, objected))
            case Handed():
                shown = await self._app.walking.show(press.actor, where)
                facts = shown.facts if isinstance(shown, Stop) else None
                await self._show(press, shown, Said(handed_sentence(facts, texts)))
            case AlreadyOnItsWay() | NotPossible() | Lost():
                await self._go_on(press, where, Said(self._refusal(press, outcome)))
                await give_back(press, await self._app.forms.kept(press.business.id, form_text))

    def _refusal(self, press: Press, outcome: AlreadyOnItsWay | NotPossible | Lost) -> str:
        match outcome:
            case AlreadyOnItsWay():
                return on_its_way(press.texts, outcome)
            case NotPossible(reason=reason):
                return reason_sentence(press.texts, reason)
            case Lost():
                return press.texts("That is no longer here.")

    async def _changed(self, press: Press, where: Where) -> None:
        shown = await self._app.walking.show(press.actor, where)
        await self._show(press, shown, self._told(press, where, shown))

    def _told(self, press: Press, where: Where, shown: Stop | End) -> Said:
        """What to say where the pressed comment was not what was seen: it changed, or is settled."""
        if isinstance(shown, Stop) and shown.where.comment == where.comment:
            return Said(press.texts("Something has changed here. Please look again."))
        return Said(press.texts("That has been settled already."))

    async def _go_on(self, press: Press, where: Where, said: Said = walk_card.NOTHING_SAID) -> None:
        await self._show(press, await self._app.walking.show(press.actor, where), said)

    async def _show(self, press: Press, shown: Stop | End, said: Said = walk_card.NOTHING_SAID) -> None:
        await press.show(walk_card.draw(shown, press.texts, said))
        if text := walk_card.long_text(shown):
            await handing_back.hand(press, text)


def _where(press: Press, first: int = 0) -> Where:
    """Place that the pressed button names."""
    bundle = press.number(first)
    return Where(
        CardId(bundle) if bundle else None,
        CommentId(press.number(first + 1)),
        read(press.argument(first + 2)),
    )
