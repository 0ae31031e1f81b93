"""More: everything else that can be done with a comment, for the presser alone."""

from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.domain.card import CardId, CardState, CommentCard
from bot.domain.role import Right, may
from bot.domain.suggestion import rank
from bot.domain.template import TemplateId
from bot.ports import Act
from cogs.inbox.answering import Answering
from cogs.inbox.forms import search_form, template_options
from cogs.markdown import escape
from cogs.routes import Button, Choice, Press, link_button, row

_WAITING = (
    CardState.OPEN,
    CardState.HELD,
    CardState.HANDED_OVER,
    CardState.PROBABLE,
    CardState.NEEDS_HUMAN,
    CardState.FAILED,
)
_ANSWERED = (CardState.ANSWERED, CardState.ELSEWHERE)


class More:
    """The panel behind [More], and what is chosen in it."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._answering = Answering(app)

    async def show(self, press: Press) -> None:
        """A fresh panel each time, so that the same choice can be chosen twice."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if not isinstance(facts, CommentCard):
            await press.gone()
            return
        view = ui.LayoutView(timeout=None)
        for line in await self._rows(press, facts):
            view.add_item(line)
        if not view.children:
            view.add_item(ui.TextDisplay(press.texts("Nothing more can be done here.")))
        await press.show(view)

    async def template(self, press: Press) -> None:
        """Opens the form with the chosen template, or the search."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if not isinstance(facts, CommentCard) or not press.chosen:
            await press.gone()
        elif press.chosen[0] == "search":
            await press.interaction.response.send_modal(search_form(facts, press.texts))
        else:
            await self._answering.show_form(press, facts, TemplateId(press.choice()))

    async def search(self, press: Press) -> None:
        """Templates with the words of the search form."""
        words = press.field("words")
        templates = await self._app.templates.all(press.business.id)
        found = [s.template for s in rank(words, templates) if s.score > 0]
        needle = words.strip().casefold()
        found += [t for t in templates if t not in found and needle in f"{t.title}\n{t.body}".casefold()]
        view = ui.LayoutView(timeout=None)
        if not found:
            view.add_item(
                ui.TextDisplay(press.texts("No template with “{words}”.", words=escape(words[:60])))
            )
        options = template_options(found, press.texts)
        view.add_item(row(self._choice(press, press.number(), options)))
        await press.show(view)

    async def _rows(self, press: Press, facts: CommentCard) -> "list[ui.ActionRow[ui.LayoutView]]":
        rows: list[ui.ActionRow[ui.LayoutView]] = []
        if facts.state in _WAITING and may(press.role, Right.REPLY):
            templates = await self._app.templates.all(press.business.id)
            ranked = [s.template for s in rank(facts.comment.text, templates)]
            if ranked:
                rows.append(row(self._choice(press, facts.card.id, template_options(ranked, press.texts))))
        moderates = may(press.role, Right.MODERATE)
        buttons = self._buttons(press, facts) if moderates else []
        web = link_button(press.texts("On the web"), facts.comment.url)
        if web is not None:
            buttons.append(web)
        rows.extend(row(*buttons[i : i + 5]) for i in range(0, len(buttons), 5))
        return rows

    def _choice(self, press: Press, card: int, options: list[discord.SelectOption]) -> Choice:
        return Choice("card:template", card, options=options, placeholder=press.texts("Another template …"))

    def _buttons(self, press: Press, facts: CommentCard) -> "list[ui.Item[Any]]":
        """Only what the channel can."""
        texts, card, can = press.texts, facts.card.id, facts.can
        buttons: list[ui.Item[Any]] = []
        if facts.state in _ANSWERED:
            if facts.answer_is_ours and Act.EDIT_OWN in can:
                buttons.append(Button(texts("Change reply"), "card:edit_own", card))
            if facts.answer_is_ours and Act.DELETE_OWN in can:
                buttons.append(Button(texts("Delete reply"), "card:delete_own", card))
            buttons.append(Button(texts("Open again"), "card:reopen", card))
            return buttons
        if facts.state in (CardState.HANDED_OVER, CardState.PROBABLE):
            buttons.append(Button(texts("Reply"), "card:reply", card, 0))
            buttons.append(Button(texts("Done"), "card:done", card))
        if facts.state is CardState.HELD:
            buttons.append(Button(texts("Done"), "card:done", card))
        if Act.SPAM in can and facts.state is not CardState.HELD:
            buttons.append(Button(texts("Spam"), "card:act", card, Act.SPAM.value))
        if Act.TRASH in can:
            buttons.append(Button(texts("Trash"), "card:act", card, Act.TRASH.value))
        return buttons
