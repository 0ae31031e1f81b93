"""More panel: everything else that can be done with a comment (other templates, moderation), visible to the
presser alone.
"""

from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.domain.act import Act
from bot.domain.card import CardId
from bot.domain.card_facts import CardState, CommentCard, stamp
from bot.domain.comment import AuthorRole, Comment
from bot.domain.role import Right, may
from bot.marks import Marked, mark
from bot.services.inbox.correcting import Taught
from bot.services.inbox.forms import Opening
from bot.texts import Texts
from cogs.inbox.acts import hide_and_like
from cogs.inbox.answering import Answering
from cogs.inbox.claims import several_answer
from cogs.inbox.drafts import drafted
from cogs.inbox.forms import search_form, template_options
from cogs.inbox.kinds import forget_button, kind_select, taught_line
from cogs.inbox.notes import note_buttons
from cogs.inbox.snoozed import later_select
from cogs.inbox.wording import THEM, US, about, shown_suggestions
from cogs.kit.markdown import escape
from cogs.kit.names import plain_name
from cogs.kit.routes import STAMP, Button, Choice, Press, in_rows, link_button, row

_WAITING = (
    CardState.OPEN,
    CardState.SNOOZED,
    CardState.HELD,
    CardState.HANDED_OVER,
    CardState.PROBABLE,
    CardState.NOT_VISIBLE,
    CardState.NEEDS_HUMAN,
    CardState.FAILED,
)
_PUT_OFF = (CardState.OPEN, CardState.SNOOZED, CardState.HELD, CardState.HANDED_OVER, CardState.NOT_VISIBLE)
"""States that may be put off: nothing waits for a decision that the card asks for."""
_ANSWERED = (CardState.ANSWERED, CardState.ELSEWHERE)

_NOW: dict[CardState, Marked] = {
    CardState.OPEN: mark("The comment is open."),
    CardState.HANDED_OVER: mark("The text was handed over."),
    CardState.SNOOZED: mark("The comment was put off."),
    CardState.HELD: mark("The comment waits for approval."),
    CardState.PROBABLE: mark("Perhaps the comment is answered already."),
    CardState.NOT_VISIBLE: mark("Nobody sees your reply there."),
    CardState.SENDING: mark("Something is on its way."),
    CardState.NEEDS_HUMAN: mark("Somebody has to look whether a reply arrived."),
    CardState.FAILED: mark("Something did not go out."),
    CardState.ANSWERED: mark("The comment is answered."),
    CardState.ELSEWHERE: mark("The comment is answered."),
    CardState.OURS: mark("The comment is from you."),
    CardState.DONE: mark("The comment was closed without an answer."),
    CardState.SORTED_OUT: mark("The comment was sorted out."),
    CardState.DELETED: mark("The comment was deleted there."),
}


class More:
    """Callbacks of [More] and of what is chosen in it."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._answering = Answering(app)

    async def show(self, press: Press) -> None:
        """Opens a new panel each time, so that the same choice can be chosen twice."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, CommentCard):
            await self._draw(press, facts)
        else:
            await press.gone()

    async def changed(self, press: Press, facts: CommentCard) -> None:
        """Redraws a panel whose comment is not as it was when the panel was drawn."""
        await self._draw(press, facts, changed=True)

    async def _draw(self, press: Press, facts: CommentCard, *, changed: bool = False) -> None:
        view, texts = ui.LayoutView(timeout=None), press.texts
        taught = await self._app.correcting.taught(press.business.id, facts.leading)
        rows = await self._rows(press, facts, taught)
        lines = [line for line in (about(facts, texts), taught_line(facts, taught, texts)) if line]
        if changed:
            lines.append(texts("Something has changed here. {now}", now=texts.marked(_NOW[facts.state])))
        if not rows:
            lines.append(texts("Nothing more can be done here."))
        elif changed:
            lines.append(texts("What shall I do?"))
        view.add_item(ui.TextDisplay("\n".join(lines)))
        for line in rows:
            view.add_item(line)
        await press.show(view)

    async def template(self, press: Press, facts: CommentCard, opening: Opening) -> None:
        """Opens the form with the chosen template, or the search."""
        if not press.chosen:
            await press.gone()
        elif press.chosen[0] == "search":
            await press.interaction.response.send_modal(search_form(facts, press.texts))
        else:
            await self._answering.open_form(press, facts, opening)

    async def search(self, press: Press) -> None:
        """Lists templates with the words of the search form."""
        words = press.field("words")
        found = await self._app.templates.search(press.business.id, words)
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if not isinstance(facts, CommentCard):
            await press.gone()
            return
        heading = press.texts.n(
            "{n} template with “{words}”",
            "{n} templates with “{words}”",
            len(found),
            words=escape(words[:60]),
        )
        if not found:
            heading = press.texts("No template with “{words}”.", words=escape(words[:60]))
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(f"{about(facts, press.texts)}\n{heading}"))
        view.add_item(row(self._choice(press, facts, template_options(found, press.texts))))
        for line in self._button_rows(press, facts, compared=bool(found)):
            view.add_item(line)
        await press.show(view)

    async def _rows(
        self, press: Press, facts: CommentCard, taught: Taught | None
    ) -> "list[ui.ActionRow[ui.LayoutView]]":
        rows: list[ui.ActionRow[ui.LayoutView]] = []
        beginnings = None
        if may(press.role, Right.PROPOSE):
            beginnings = await self._app.forms.beginnings(press.business.id, facts.comment.id, press.member)
        if beginnings is not None and facts.state in _WAITING:
            ranked = beginnings.templates
            if ranked:
                rows.append(row(self._choice(press, facts, template_options(ranked, press.texts))))
        if facts.state in _PUT_OFF:
            select = later_select(facts.card.id, press.business, press.texts, press.now)
            rows.insert(0, row(select))
        if facts.state in _WAITING:
            rows.append(row(kind_select(facts, press.texts, _stamped(facts))))
        compared = beginnings is not None and bool(beginnings.templates)
        rows += self._button_rows(press, facts, compared=compared)
        if taught is not None:
            rows.append(row(forget_button(taught, press.texts)))
        own = any(one.member_id == press.member for one in facts.drafts)
        if beginnings is not None and beginnings.unsent and not own:
            rows.append(row(Button(press.texts("Throw my text away"), "card:throw_away", facts.card.id)))
        return rows

    def _button_rows(
        self, press: Press, facts: CommentCard, *, compared: bool
    ) -> "list[ui.ActionRow[ui.LayoutView]]":
        """`compared`: there are templates, so that it can be said why one is suggested or none."""
        now = _stamped(facts)
        buttons = [
            *drafted(facts, press.member, press.texts, now),
            *self._buttons(press, facts, compared=compared),
        ]
        web = link_button(press.texts("On the web"), facts.comment.url)
        if web is not None:
            buttons.append(web)
        buttons += _authors(facts, press.texts)
        if facts.comment.person_id is not None:
            buttons.append(Button(press.texts("Person"), "comment:person", facts.comment.person_id))
        return in_rows(buttons)

    def _choice(self, press: Press, facts: CommentCard, options: list[discord.SelectOption]) -> Choice:
        placeholder = press.texts("Another template …")
        return Choice(
            "card:template", facts.card.id, _stamped(facts), options=options, placeholder=placeholder
        )

    def _buttons(self, press: Press, facts: CommentCard, *, compared: bool) -> "list[ui.Item[Any]]":
        """Buttons for what the channel can do."""
        texts, card, can, now = press.texts, facts.card.id, facts.can, _stamped(facts)
        buttons: list[ui.Item[Any]] = []
        if facts.state in _ANSWERED:
            if facts.answer_is_ours and Act.EDIT_OWN in can:
                buttons.append(Button(texts("Change reply"), "card:edit_own", card, now))
            if facts.answer_is_ours and Act.DELETE_OWN in can:
                buttons.append(Button(texts("Delete reply"), "card:delete_own", card, now))
            buttons.append(Button(texts("Open again"), "card:reopen", card, now))
            if facts.answer_is_ours and facts.reply is not None and facts.reply.template_id is None:
                buttons.append(Button(texts("Template from this"), "templates:from", facts.comment.id))
            noting = note_buttons(facts, texts, now)
            return [*buttons, *noting, *hide_and_like(facts, texts, now)]
        if facts.state in (CardState.HANDED_OVER, CardState.PROBABLE, CardState.NOT_VISIBLE) or facts.drafts:
            buttons.append(Button(texts("Reply"), "card:reply", card, 0, now))
            buttons.append(Button(texts("Done"), "card:done", card, now))
        elif facts.state in (CardState.HELD, CardState.SNOOZED) or facts.claims:
            buttons.append(Button(texts("Done"), "card:done", card, now))
        if facts.state in _PUT_OFF and several_answer(facts):
            buttons.insert(0, Button(texts("I’ll do it"), "card:mine", card, now))
        if compared and facts.state in (CardState.OPEN, CardState.HELD) and facts.suggested:
            buttons.append(Button(texts("Why?"), "card:why", card, now))
        if facts.state in (CardState.OPEN, CardState.HELD) and shown_suggestions(facts):
            buttons.append(Button(texts("Nothing fits"), "card:nothing_fits", card, now))
        buttons += [*note_buttons(facts, texts, now), *hide_and_like(facts, texts, now)]
        if Act.SPAM in can and facts.state is not CardState.HELD:
            buttons.append(Button(texts("Spam"), "card:act", card, Act.SPAM.value, now))
        if Act.TRASH in can:
            buttons.append(Button(texts("Trash"), "card:act", card, Act.TRASH.value, now))
        return buttons


def _authors(facts: CommentCard, texts: Texts) -> list[Button]:
    """Buttons to mark who wrote it, and who answered it there, as team or customer, where the platform does
    not say.
    """
    comment, answer, now = facts.comment, facts.answered_by, _stamped(facts)
    by_team = comment.role is AuthorRole.TEAM

    def button(label: str, written: Comment, who: str) -> Button:
        return Button(label, "card:author", facts.card.id, written.id, who, now)

    buttons = []
    if comment.identity and comment.role is AuthorRole.CUSTOMER:
        buttons.append(button(texts("That’s us"), comment, US))
    if comment.identity and (facts.asks_who or by_team):
        buttons.append(button(texts("A customer"), comment, THEM))
    if answer is not None:
        who = plain_name(answer, facts.words, texts)
        if facts.state is CardState.PROBABLE:
            buttons.append(button(texts("{name} is one of us", name=who), answer, US))
        buttons.append(button(texts("{name} is a customer", name=who), answer, THEM))
    return buttons


def _stamped(facts: CommentCard) -> str:
    return STAMP + stamp(facts)
