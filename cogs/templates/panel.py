"""Panel of the templates: lists, adds, changes and removes reply templates."""

from collections.abc import Mapping

import discord
from discord import ui

from bot.app import App
from bot.domain.comment import CommentId
from bot.domain.placeholder import BLANKS, most_blanks, single
from bot.domain.refused_form import FormName
from bot.domain.template import (
    BODY_LIMIT,
    SHORT_NAME_LIMIT,
    TITLE_LIMIT,
    Flaw,
    Template,
    TemplateId,
    in_order,
)
from bot.texts import Texts
from cogs.kit.form import Form
from cogs.kit.handing_back import hand
from cogs.kit.markdown import cut, escape, quote
from cogs.kit.paging import PAGE, page_buttons, page_of
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, Press, patience, row

DESCRIPTION = 100
DISPLAYED = 4000
"""What Discord draws in one message; only a text full of marks that need an escape is longer."""


class TemplatesPanel:
    """Callbacks of the panel: owner and team write templates, whoever proposes replies reads them."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def list(self, press: Press) -> None:
        """Shows one page of all templates; from one template the page that it is on."""
        every = await self._app.templates.all(press.business.id)
        last = next((place for place, one in enumerate(every) if one.id == press.number(1)), None)
        page = press.number() if last is None else last // PAGE
        await press.show(draw_list(every, press.texts, page))

    async def show(self, press: Press) -> None:
        """Shows one template, with what can be done to it."""
        await self._show(press, TemplateId(press.choice() or press.number()))

    async def _show(self, press: Press, template_id: TemplateId, note: str = "") -> None:
        template = await self._app.templates.get(press.business.id, template_id)
        if template is None:
            await press.gone()
        else:
            await press.show(draw_one(template, press.texts, note))

    async def new(self, press: Press) -> None:
        """Opens the empty form, or what could not be saved last time."""
        await self._open(press, TemplateId(0), {})

    async def new_from(self, press: Press) -> None:
        """Opens the form with a template proposed from the reply to a comment."""
        found = await self._app.templates.proposal(press.business.id, CommentId(press.number()))
        if found is None:
            await press.gone()
            return
        fields = {"title": found.title, "body": found.body, "short_name": found.short_name}
        await press.interaction.response.send_modal(template_form(0, fields, press.texts))

    async def change(self, press: Press) -> None:
        """Opens the form with a template."""
        template = await self._app.templates.get(press.business.id, TemplateId(press.number()))
        fields = {} if template is None else _template_fields(template)
        await self._open(press, TemplateId(press.number()), fields)

    async def _open(self, press: Press, about: TemplateId, fields: Mapping[str, str]) -> None:
        """Opens the form: what was typed and not saved comes first, also for a template that somebody has
        removed since.
        """
        kept = await self._app.refused_forms.get(press.actor, FormName.TEMPLATE, about)
        if about and not kept and not fields:
            await press.gone()
        else:
            await press.interaction.response.send_modal(template_form(about, kept or fields, press.texts))

    async def thanks(self, press: Press) -> None:
        """Makes it the template that thanks for praise with one tap, or no longer."""
        marked, texts = press.number(1) == 1, press.texts
        template = await self._app.templates.mark_thanks(
            press.actor, TemplateId(press.number()), marked=marked
        )
        if template is None:
            await press.gone()
        elif marked and not template.thanks:
            await press.show(draw_one(template, texts, texts("It has blanks: one tap cannot fill them in.")))
        elif marked and not template.used:
            first = texts("Send it through the form once, then one tap is enough.")
            await press.show(draw_one(template, texts, first))
        else:
            await press.show(draw_one(template, texts, texts("Saved.")))

    async def ask(self, press: Press) -> None:
        """Asks for confirmation before removing."""
        template = await self._app.templates.get(press.business.id, TemplateId(press.number()))
        if template is None:
            await press.gone()
            return
        texts = press.texts
        view = ui.LayoutView(timeout=None)
        view.add_item(
            ui.TextDisplay(texts("Remove “{title}”?", title=escape(cut(template.title, TITLE_LIMIT))))
        )
        remove = Button(texts("Remove"), "templates:remove", template.id, style=discord.ButtonStyle.danger)
        await press.show(view.add_item(row(remove, Button(texts("Keep"), "templates:show", template.id))))

    async def remove(self, press: Press) -> None:
        """Removes a template from the list and from cards; replies made from it stay."""
        removed = await self._app.templates.remove(press.actor, TemplateId(press.number()))
        every = await self._app.templates.all(press.business.id)
        if removed is None:
            await press.show(draw_list(every, press.texts, 0))
            return
        before = sum(in_order(one.title) < in_order(removed.title) for one in every)
        note = press.texts("“{title}” is removed.", title=escape(cut(removed.title, TITLE_LIMIT)))
        await press.show(draw_list(every, press.texts, before // PAGE, note))

    async def saved(self, press: Press) -> None:
        """Adds or changes a template; a refused form gets a sentence, and [Change] opens it with everything
        in it.
        """
        template = TemplateId(press.number()) if press.number() else None
        title, body = press.field("title"), press.field("body")
        async with patience(press):
            outcome = await self._app.templates.save(
                press.actor, template, title, press.field("short_name"), body
            )
            if isinstance(outcome, Flaw):
                await self._refused(press, outcome, template or 0)
                return
            await self._app.refused_forms.drop(press.actor, FormName.TEMPLATE, template or 0)
        lost = template is not None and outcome != template
        again = press.texts("Somebody had removed the template meanwhile. Now it is back.")
        await self._show(press, outcome, again if lost else press.texts("Saved."))

    async def _refused(self, press: Press, why: Flaw, about: int) -> None:
        route, body = "templates:change" if about else "templates:new", press.field("body")
        view = await keep(self._app, press, FormName.TEMPLATE, route, about)
        sentence = flaw_sentence(press.texts, why, body)
        if body.strip():
            await hand(press, body, view, sentence)
        else:
            await press.say(sentence, view=view)


def draw_list(every: tuple[Template, ...], texts: Texts, wanted: int, note: str = "") -> ui.LayoutView:
    """Draws the titles, ten a page; choosing one opens it. `note`: what has just been done."""
    view, said = ui.LayoutView(timeout=None), [f"-# {note}"] if note else []
    new = Button(texts("New template"), "templates:new", style=discord.ButtonStyle.primary)
    if not every:
        nothing = texts("A template is a reply that is ready. I suggest it where a comment asks for it.")
        view.add_item(ui.TextDisplay("\n".join([*said, "### " + texts("No templates yet"), nothing])))
        return view.add_item(row(new))
    page = page_of(every, wanted)
    shown = [template for _, template in page.numbered]
    lines = [*said, "### " + texts.n("{n} template", "{n} templates", len(every))]
    lines += [_line(template, texts) for template in shown]
    view.add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        discord.SelectOption(
            label=cut(t.title, 90), value=str(t.id), description=cut(" ".join(t.body.split()), 90)
        )
        for t in shown
    ]
    view.add_item(
        row(Choice("templates:show", options=options, placeholder=texts.p("template", "Open one …")))
    )
    return view.add_item(row(new, *page_buttons(texts, page.number, page.pages, "templates:list")))


def draw_one(template: Template, texts: Texts, note: str = "") -> ui.LayoutView:
    """Draws the whole text, as it will be in the form. `note`: what has just been done."""
    said = [f"-# {note}"] if note else []
    small = "-# " + texts("on the button: {name}", name=escape(template.short_name))
    if template.used:
        small += " · " + texts.n("sent {n} time", "sent {n} times", template.used)
    if template.thanks:
        small += "\n-# " + texts("thanks for praise: one tap in the walk through a bundle")
    head = f"### {escape(cut(template.title, TITLE_LIMIT))}\n{small}"
    view = ui.LayoutView(timeout=None).add_item(
        ui.TextDisplay(cut("\n".join([*said, head, quote(template.body)]), DISPLAYED))
    )
    return view.add_item(
        row(
            Button(texts("Change"), "templates:change", template.id, style=discord.ButtonStyle.primary),
            Button(texts("Remove"), "templates:ask", template.id),
            Button(texts("All templates"), "templates:list", 0, template.id),
        )
    ).add_item(row(_thanks(template, texts)))


def _thanks(template: Template, texts: Texts) -> Button:
    label = texts("No thanks for praise") if template.thanks else texts("Thanks for praise")
    return Button(label, "templates:thanks", template.id, int(not template.thanks))


def _template_fields(template: Template) -> Mapping[str, str]:
    """Values of the form's fields."""
    return {"title": template.title, "body": template.body, "short_name": template.short_name}


def template_form(about: int, fields: Mapping[str, str], texts: Texts) -> Form:
    """Form with title, text, and short name of the button. `about`: the template that is changed; 0 for a new
    one.
    """
    title = texts("Change template") if about else texts("New template")
    form = Form(title, "form:template", about)
    form.add_item(
        ui.Label(
            text=texts("Title: what it is for"),
            component=ui.TextInput(
                custom_id="title", default=fields.get("title") or None, max_length=TITLE_LIMIT
            ),
        )
    )
    form.add_item(
        ui.Label(
            text=texts("Text"),
            description=cut(
                texts("{{name}} and {{firstname|there}} I fill in; {{?day}} I ask for when you reply."),
                DESCRIPTION,
            ),
            component=ui.TextInput(
                custom_id="body",
                style=discord.TextStyle.paragraph,
                default=fields.get("body", "")[:BODY_LIMIT] or None,
                max_length=BODY_LIMIT,
            ),
        )
    )
    form.add_item(
        ui.Label(
            text=texts("Short name for the button"),
            description=texts(
                "At most {n} characters. If it is empty, I take the beginning of the title.",
                n=SHORT_NAME_LIMIT,
            ),
            component=ui.TextInput(
                custom_id="short_name",
                default=fields.get("short_name") or None,
                max_length=SHORT_NAME_LIMIT,
                required=False,
            ),
        )
    )
    return form


def flaw_sentence(texts: Texts, flaw: Flaw, body: str) -> str:
    """Sentence that says why it was not saved, and what to do."""
    match flaw:
        case Flaw.NO_TITLE:
            return texts("It needs a title. Your text:")
        case Flaw.NO_BODY:
            return texts("There is no text in it yet.")
        case Flaw.TOO_LONG:
            return texts("The text may have at most {limit} characters. Yours:", limit=BODY_LIMIT)
        case Flaw.TOO_MANY_BLANKS:
            return texts(
                "It has {n} blanks, and a form has room for {most}. Write some of them out. Your text:",
                n=most_blanks(single(body)),
                most=BLANKS,
            )
        case Flaw.TITLE_TAKEN:
            return texts("There is a template with this title already. Choose another. Your text:")


def _line(template: Template, texts: Texts) -> str:
    title = escape(cut(template.title, 48))
    return title + " · " + texts.n("{n} time", "{n} times", template.used) if template.used else title
