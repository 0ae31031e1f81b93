"""Panel of what was learnt: the comments from which a template is suggested, or that none fits, each with an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import ui

from bot.domain.example import Example, ExampleId, Origin
from bot.domain.template import Template, TemplateId
from bot.marks import Marked, mark
from cogs.kit.markdown import cut, escape
from cogs.kit.names import snippet
from cogs.kit.paging import page_buttons, page_of
from cogs.kit.routes import Button, Choice, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import App
    from bot.texts import Texts
    from cogs.kit.routes import Press

COMMENTS = 5
"""On one page: each takes three lines of a phone."""
SAID, LABEL = 60, 90
"""Characters of a comment in the list, and of an option in a select."""
TITLE = 40
_FROM: dict[Origin, Marked] = {
    Origin.PICK: mark("sent as it is"),
    Origin.EDITED: mark("sent, changed before"),
    Origin.TYPED: mark("written by hand, nearly the same"),
    Origin.OFFER: mark("the template was made for it"),
    Origin.FREE: mark("written by hand"),
    Origin.NONE: mark("nothing fitted"),
}


class Learnt:
    """Callbacks of the panel. Template 0: that none fits."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def list(self, press: Press) -> None:
        """Shows one page."""
        await self.show(press, press.number(), press.number(1))

    async def undo(self, press: Press) -> None:
        """Ends that something is learnt from the chosen comment."""
        undone = await self._app.learning.undo(press.actor, ExampleId(press.choice()))
        note = "" if undone is None else press.texts("I learn nothing from that any more.")
        await self.show(press, press.number(), note=note)

    async def show(self, press: Press, about: int, page: int = 0, note: str = "") -> None:
        """Shows what was learnt for a template. `note`: what has just been done."""
        wanted = TemplateId(about) if about else None
        template, learnt = await self._app.learning.learnt(press.business.id, wanted)
        if about and template is None:
            await press.gone()
        else:
            await press.show(draw(template, learnt, press.texts, press.business.zone, page, note))


def draw(
    template: Template | None, learnt: Sequence[Example], texts: Texts, zone: str, wanted: int, note: str = ""
) -> ui.LayoutView:
    """Draws what was learnt for a template, or that none fits: the comment's words, when, and from what. `note`: what has
    just been done.
    """
    view, page = ui.LayoutView(timeout=None), page_of(learnt, wanted, COMMENTS)
    heading = (
        texts("Comments that no template fitted")
        if template is None
        else texts("Learnt: {title}", title=escape(cut(template.title, TITLE)))
    )
    lines = [f"-# {note}"] if note else []
    lines.append(f"### {heading}")
    shown = [one for _, one in page.numbered]
    for one in shown:
        day = texts.date_short(one.created_at, zone)
        lines.append(texts("“{text}”", text=snippet(one.text, SAID)))
        lines.append(f"-# {day} · {texts.marked(_FROM[one.origin])}")
    if not shown:
        lines.append(texts("Nothing yet. I learn from what you send."))
    view.add_item(ui.TextDisplay("\n".join(lines)))
    about = 0 if template is None else template.id
    if shown:
        options = [
            discord.SelectOption(label=cut(" ".join(one.text.split()), LABEL) or "…", value=str(one.id))
            for one in shown
        ]
        forget = texts("Learn nothing from …")
        view.add_item(row(Choice("templates:unlearn", about, options=options, placeholder=forget)))
    back = (
        Button(texts("More …"), "templates:others")
        if template is None
        else Button(texts("Template"), "templates:show", template.id)
    )
    return view.add_item(row(back, *page_buttons(texts, page.number, page.pages, "templates:learnt", about)))
