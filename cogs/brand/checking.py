"""Brand check on demand: the list of templates with findings, and the form that checks a text."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.domain.finding import Finding
from bot.domain.template import BODY_LIMIT, TITLE_LIMIT
from bot.services.business.brand import CheckedTemplate, CheckedTemplates
from bot.texts import Texts
from cogs.kit.findings import hints, short, stops
from cogs.kit.form import Form
from cogs.kit.markdown import cut, escape
from cogs.kit.names import SPOKEN
from cogs.kit.paging import page_buttons, page_of
from cogs.kit.routes import Button, Choice, row

TEXT = "text"
TITLE = 40
DISPLAYED = 4000
"""What Discord draws in one message; titles and words full of marks that need an escape are longer."""


def draw(checked: CheckedTemplates, texts: Texts, wanted: int) -> ui.LayoutView:
    """Draws ten templates with what was found in each; choosing one opens it."""
    view = ui.LayoutView(timeout=None)
    page = page_of(checked.found, wanted)
    shown = [one for _, one in page.numbered]
    lines = "\n".join([_head(checked, texts), *(_line(one, texts) for one in shown)])
    view.add_item(ui.TextDisplay(cut(lines, DISPLAYED)))
    if shown:
        several = {one.template: one for one in shown}.values()
        options = [
            discord.SelectOption(label=cut(one.title, TITLE_LIMIT), value=str(one.template))
            for one in several
        ]
        opens = Choice("templates:show", options=options, placeholder=texts.p("template", "Open one …"))
        view.add_item(row(opens))
    view.add_item(
        row(
            Button(texts("Check a text"), "brand:text", style=discord.ButtonStyle.primary),
            Button(texts("Brand"), "brand:show"),
        )
    )
    turn = page_buttons(texts, page.number, page.pages, "brand:check")
    return view.add_item(row(*turn)) if turn else view


def _head(checked: CheckedTemplates, texts: Texts) -> str:
    if not checked.templates:
        return texts("No templates yet")
    if not checked.found:
        return "### " + texts.n(
            "{n} template, and it fits your brand", "{n} templates, and all fit your brand", checked.templates
        )
    differing = len({one.template for one in checked.found})
    return "### " + texts.n(
        "{n} template does not fit your brand", "{n} templates do not fit your brand", differing
    )


def _line(one: CheckedTemplate, texts: Texts) -> str:
    return f"**{escape(cut(one.title, TITLE))}** ({SPOKEN[one.language]})\n-# {short(texts, one.findings)}"


def text_form(texts: Texts, last: Mapping[str, str]) -> Form:
    """Form with one field for a text. `last`: what was checked last, by field."""
    return Form(texts("Check a text"), "form:brand_text").add_text(
        TEXT,
        texts("Text"),
        last.get(TEXT, ""),
        BODY_LIMIT,
        about=texts("Nothing is sent. I only look whether it fits your brand."),
        required=True,
        several_lines=True,
    )


def result(findings: Sequence[Finding], texts: Texts) -> str:
    """What was found in a text, a line for each kind; or that it fits."""
    lines = [*stops(texts, findings), *(texts("Note: {said}", said=one) for one in hints(texts, findings))]
    return "\n".join(lines) if lines else texts("It fits your brand.")
