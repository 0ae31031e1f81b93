"""Answering: the reply form (modal), what is stored of it, objections, undo (taking back within the undo
window), and editing a sent reply.
"""

from collections.abc import Sequence

from bot.app import App
from bot.domain.card_facts import CommentCard
from bot.domain.channel import ChannelState
from bot.domain.checks import Doubt, Objection
from bot.domain.claim import Claim
from bot.domain.comment import CommentId
from bot.domain.form_text import FormInput, FormTextId, InteractionId, Purpose
from bot.domain.outbox import RowId, RowKind
from bot.domain.placeholder import put_in
from bot.domain.reason import Reason
from bot.domain.role import Right, may
from bot.domain.submission import (
    AlreadyOnItsWay,
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
from bot.domain.template import Template, TemplateId
from bot.services.inbox.forms import Kept, Opening
from bot.services.sending.replies import UnknownComment
from bot.texts import Texts
from cogs.inbox.claims import at_it, several_answer
from cogs.inbox.forms import ANSWER, answers, edit_form, reply_form
from cogs.inbox.wording import about, reply_link
from cogs.kit import handing_back
from cogs.kit.findings import stops
from cogs.kit.markdown import cut, escape
from cogs.kit.routes import Button, Press, patience


class Answering:
    """Callbacks from a tap on a suggestion to a reply that goes out."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def open_form(self, press: Press, facts: CommentCard, opening: Opening) -> None:
        """The form first: a form cannot follow any other answer. [Reply] goes on with what was not sent; a template
        opens the form with its text.
        """
        await self.open_with(press, facts, opening, wanted_template(press))

    async def open_with(
        self,
        press: Press,
        facts: CommentCard,
        opening: Opening,
        wanted: TemplateId,
        back: Sequence[int | str] = (),
    ) -> None:
        """The same for a given template, or 0. `back`: the place in a walk that it was opened from."""
        unsent, filled = opening.unsent, opening.filled
        if unsent is not None:
            await self.show_form(press, facts, opening.template, unsent.body, unsent.blanks, back)
        elif filled is not None and (opening.template is not None or not _rests(facts)):
            await self.show_form(
                press, facts, opening.template, filled.text, filled.blanks, back, drafted=opening.drafted
            )
        elif wanted and opening.template is None and not _rests(facts):
            await press.say(
                press.texts("That template was removed. Tap on “Reply”, or take another one under “More”.")
            )
        else:
            await self.show_form(press, facts, opening.template, back=back)

    async def throw_away(self, press: Press, facts: CommentCard) -> None:
        """Discards what was typed and not sent."""
        await self._app.replies.throw_away(press.actor, facts.comment.id)
        await press.settle(press.texts("Your text is thrown away."))

    async def show_form(
        self,
        press: Press,
        facts: CommentCard,
        template: Template | None,
        text: str | None = None,
        left: tuple[str, ...] = (),
        back: Sequence[int | str] = (),
        *,
        drafted: bool = False,
    ) -> None:
        """Opens the reply form, filled from a template or with a kept text, and claims the card; on a paused
        connection says so. `drafted`: the template has the words of a language model.
        """
        if _rests(facts):
            await self._rest(press, facts, text or "")
            return
        others = [one for one in facts.claims if one.member_id != press.member and one.ends_at > press.now]
        await press.interaction.response.send_modal(
            reply_form(
                facts, press.texts, template, text, left, back, _note(press, facts, others, drafted=drafted)
            )
        )
        if several_answer(facts) and may(press.role, Right.REPLY):
            found = await self._app.claiming.claim(
                press.actor, facts.card.id, press.name, None if template is None else template.id
            )
            if found and not others:
                # Somebody opened it in the same moment; the form is open already.
                await press.say(at_it(found, press.texts, press.business.zone))

    async def submitted(self, press: Press) -> None:
        """Handles the submit: stores the text before anything else, then checks and queues it."""
        comment, template = CommentId(press.number()), TemplateId(press.number(1))
        async with patience(press):
            form_text = await self.keep(press, comment, template or None)
            if form_text is None:
                return
            outcome = await self._app.replies.send(press.actor, form_text)
        await self.say(press, outcome, form_text)

    async def open_edit(self, press: Press, facts: CommentCard) -> None:
        """Opens the form to edit our posted reply."""
        unsent = await self._app.replies.unsent(
            press.business.id, facts.comment.id, press.member, Purpose.EDIT_OWN
        )
        await self._show_edit(press, facts, unsent.body if unsent else facts.answer_text)

    async def _show_edit(self, press: Press, facts: CommentCard, text: str) -> None:
        if facts.channel.state is not ChannelState.ACTIVE:
            await self._rest(press, facts, text)
            return
        await press.interaction.response.send_modal(edit_form(facts, press.texts, text))

    async def _rest(self, press: Press, facts: CommentCard, text: str) -> None:
        """Explains that nothing goes out while the connection is paused: why, the way on, and the text to
        copy.
        """
        paused = facts.channel.state is ChannelState.PAUSED
        reason = Reason.PAUSED if paused else Reason.REMOVED
        why = NotPossible(reason, facts.channel.id if paused else None)
        # With a text to copy the link is under that.
        by_hand = None if paused or text.strip() else facts.comment.url
        await handing_back.refuse(press, why, [about(facts, press.texts)], by_hand)
        if text.strip():
            await handing_back.hand(press, text, handing_back.link(press.texts, facts.comment.url))

    async def reword(self, press: Press, facts: CommentCard) -> None:
        """Opens the form with a reply or an edit that the platform has already, to say them in another way: in the template's
        next wording where nobody changed the words of this one.
        """
        row = facts.reply
        if row is None or row.id != press.number(1) or not row.body:
            await press.gone()
        elif row.kind is RowKind.EDIT_OWN:
            await self._show_edit(press, facts, row.body)
        else:
            template, other = None, None
            if row.template_id is not None:
                found = await self._app.forms.other_words(
                    press.business.id, row.comment_id, row.template_id, row.body
                )
                template, other = found if found[1] is not None else (None, None)
            text, left = (row.body, ()) if other is None else other
            await self.show_form(press, facts, template, text, left)

    async def edited(self, press: Press) -> None:
        """Stores the edited text and queues the edit."""
        comment = CommentId(press.number())
        async with patience(press):
            form_text = await self.keep(press, comment, None, Purpose.EDIT_OWN)
            if form_text is None:
                return
            outcome = await self._app.acts.edit_own(press.actor, form_text)
        await self.say(press, outcome, form_text, anyway="text:edit")

    async def change(self, press: Press) -> None:
        """Opens the form again with the kept text."""
        kept = await self._app.forms.kept(press.business.id, FormTextId(press.number()))
        if kept is None or kept.facts is None:
            await press.settle(press.texts("That text is no longer here."))
        elif kept.form.used_at is not None:
            await press.settle(press.texts("That has been settled already."))
        elif kept.form.purpose is Purpose.EDIT_OWN:
            await self._show_edit(press, kept.facts, kept.form.body)
        else:
            await self.show_form(press, kept.facts, kept.template, kept.form.body, kept.form.blanks)

    async def other_words(self, press: Press) -> None:
        """Opens the form with the template's next wording, instead of the kept text."""
        kept = await self._app.forms.kept(press.business.id, FormTextId(press.number()))
        if kept is None or kept.facts is None or kept.form.used_at is not None or kept.other is None:
            await self.change(press)
        else:
            await self.show_form(press, kept.facts, kept.template, kept.other.text, kept.other.blanks)

    async def send_anyway(self, press: Press) -> None:
        """Sends a kept text despite objections that may be overruled."""
        form_text = FormTextId(press.number())
        despite = handing_back.overruled(press.argument(1))
        outcome = await self._app.replies.send(press.actor, form_text, despite=despite)
        await self.say(press, outcome, form_text)

    async def edit_anyway(self, press: Press) -> None:
        """Gives a sent reply a kept text despite objections that may be overruled."""
        form_text = FormTextId(press.number())
        despite = handing_back.overruled(press.argument(1))
        outcome = await self._app.acts.edit_own(press.actor, form_text, despite=despite)
        await self.say(press, outcome, form_text, anyway="text:edit")

    async def take_back(self, press: Press) -> None:
        """Undo: cancels what has not gone out, and opens the form again with its text."""
        reply = RowId(press.number(1))
        outcome = await self._app.decisions.take_back(press.actor, reply)
        match outcome:
            case TakenBack():
                await self._open_again(press, outcome)
            case TooLate():
                await press.say(
                    press.texts("Too late, it is out already. Under “More” you can change or delete it.")
                )
            case Lost():
                await press.gone()

    async def _open_again(self, press: Press, back: TakenBack) -> None:
        """Opens the form with the text that was taken back; an act has none."""
        business, found = press.business.id, None
        if back.text:
            found = await self._app.forms.again(business, back.comment_id, back.template_id)
        if found is None:
            await press.seen()
        elif back.kind is RowKind.EDIT_OWN:
            await self._show_edit(press, found[0], back.text)
        else:
            await self.show_form(press, *found, back.text)

    async def keep(
        self,
        press: Press,
        comment: CommentId,
        template: TemplateId | None,
        purpose: Purpose = Purpose.REPLY,
    ) -> FormTextId | None:
        """Stores the form text; None where the comment is gone; then the text was given back."""
        body, left = _filled(press)
        form = FormInput(
            comment_id=comment,
            member_id=press.member,
            body=body,
            interaction_id=InteractionId(press.interaction.id),
            purpose=purpose,
            template_id=template,
            blanks=left,
        )
        try:
            return await self._app.replies.keep_text(press.business.id, form, press.now)
        except UnknownComment:
            await press.gone()
            await handing_back.hand(press, body)
            return None

    async def say(
        self, press: Press, outcome: Submitted, form_text: FormTextId, anyway: str = "text:send"
    ) -> None:
        """Answers a press that submitted a text: what became of it. `anyway`: route that overrules objections."""
        if isinstance(outcome, Queued):
            await self._goes_out(press)
            return
        if isinstance(outcome, Proposed):
            await press.settle(press.texts("Proposed. The owner or the team sends it, or not."))
            return
        kept = await self._app.forms.kept(press.business.id, form_text)
        texts, lines = press.texts, _about(press, kept)
        match outcome:
            case Objected(form_text_id=form_text, objections=objections, other_words=other):
                lines += [objection_sentence(texts, objection) for objection in objections]
                change, send = ("text:change", form_text), (anyway, form_text)
                ways = handing_back.objected(texts, objections, press.role, change, send)
                if other:
                    ways.add_item(Button(texts("Other words"), "text:other", form_text))
                await press.ask("\n".join(lines), ways)
            case Handed():
                await _hand_over(press, outcome, None if kept is None else kept.facts, lines)
            case AlreadyOnItsWay():
                lines.append(on_its_way(texts, outcome))
                await press.settle("\n".join(lines))
                await give_back(press, kept)
            case NotPossible():
                await handing_back.refuse(press, outcome, lines)
                await give_back(press, kept)
            case Lost():
                await press.gone()
                await give_back(press, kept)

    async def _goes_out(self, press: Press) -> None:
        """Answers a press that queued a reply: the card shows it; a private panel from which it was sent says
        so, and loses its buttons.
        """
        message = press.interaction.message
        if message is not None and message.flags.ephemeral:
            await press.settle(
                press.texts(
                    "It goes out in a moment. On {card} you can still take that back.",
                    card=press.texts("the card"),
                )
            )
        else:
            await press.seen()


def handed_sentence(facts: CommentCard | None, texts: Texts) -> str:
    """Sentence above a text that a person posts: by a link that opens the field with it, or by pasting it."""
    if facts is not None and facts.by_link:
        return texts(
            "Only a person may answer there. The link opens the field with your text; if that is empty, paste this:"
        )
    return texts("I may only read along there. Copy this and post it yourself:")


async def _hand_over(press: Press, handed: Handed, facts: CommentCard | None, lines: list[str]) -> None:
    """Hands a reply over to be posted by a person, with the page for that."""
    texts, link = press.texts, handing_back.link(press.texts, handed.url)
    if facts is not None and facts.by_link:
        link = handing_back.beside(reply_link(facts, texts, handed.url or ""))
    lines.append(handed_sentence(facts, texts))
    await press.settle("\n".join(lines))
    await handing_back.hand(press, handed.text, link)


def _about(press: Press, kept: Kept | None) -> list[str]:
    """Line that names whom a kept text is for; nothing where the comment is on no card any more."""
    return [] if kept is None or kept.facts is None else [about(kept.facts, press.texts)]


async def give_back(press: Press, kept: Kept | None) -> None:
    """Gives the typed text back to be copied, as it was stored; as it came with the press where it was
    forgotten on request.
    """
    text = _filled(press)[0] if kept is None else kept.form.body
    if text.strip():
        await handing_back.hand(press, text)


def on_its_way(texts: Texts, other: AlreadyOnItsWay) -> str:
    """Sentence that another reply was faster."""
    shown = escape(cut(" ".join(other.reply.body.split()), 80))
    return texts("Another reply is already on its way: “{text}”. Yours is kept here:", text=shown)


def _note(press: Press, facts: CommentCard, others: Sequence[Claim], *, drafted: bool) -> str:
    """What to know before writing: that a language model worded it, that it will be a draft, or who is at it already."""
    said = [press.texts("Draft by the language model.")] if drafted else []
    if not may(press.role, Right.REPLY):
        said.append(press.texts("You propose it, others send it."))
    elif others:
        said.append(at_it(others, press.texts, facts.business.zone))
    return " ".join(said)


def wanted_template(press: Press) -> TemplateId:
    """Template that a button or a select names; 0 for none."""
    return TemplateId(press.choice() if press.chosen else press.number(1))


def _filled(press: Press) -> tuple[str, tuple[str, ...]]:
    """Text of a form with its blanks filled in, and the blanks that were left open."""
    return put_in(press.field(ANSWER), answers(press.fields or {}))


def _rests(facts: CommentCard) -> bool:
    """Whether a reply would have to go out over a connection that somebody paused or removed."""
    return facts.writes and facts.channel.state is not ChannelState.ACTIVE


def objection_sentence(texts: Texts, objection: Objection) -> str:
    """Sentence about what is wrong with a text, and what to do about it."""
    match objection.doubt:
        case Doubt.EMPTY:
            return texts("There is no text in it yet.")
        case Doubt.BLANK_OPEN:
            names = [blank.removeprefix("{?").removesuffix("}") for blank in objection.blanks]
            shown = texts.all_of([escape(name) for name in names])
            return texts("Not filled in yet: {blanks}", blanks=shown)
        case Doubt.TOO_LONG:
            return texts(
                "Too long for it: {used} of at most {limit}.", used=objection.used, limit=objection.limit
            )
        case Doubt.SAME_TEXT:
            return texts("You said exactly this last, under the same post.")
        case Doubt.SORTED_OUT:
            return texts("Somebody is just sorting this comment out. Take that back first.")
        case Doubt.ANSWERED_MEANWHILE:
            return texts("The comment has been answered meanwhile.")
        case Doubt.ADDRESS | Doubt.TABOO:
            return "\n".join(stops(texts, objection.findings))
