"""Files of templates in Discord: export, import (what would happen first), and the starter library."""

from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.domain.settings import Language
from bot.domain.template import BODY_LIMIT, CATEGORY_LIMIT, EXAMPLE_LIMIT, EXAMPLES, Flaw
from bot.domain.template_file.records import (
    MOST,
    SIZE_LIMIT,
    FileFlaw,
    FileForm,
    Problem,
    RowFlaw,
    Unreadable,
)
from bot.services.business.template_files import Plan, Trade, form_of
from bot.texts import Texts
from cogs.kit.form import OPTIONS
from cogs.kit.markdown import cut, escape
from cogs.kit.routes import Button, Choice, Press, row, whole
from cogs.templates.drawing import draw_list
from cogs.templates.forms import file_form

SHOWN = 1900
"""Characters of a plain message, with room for the file's name."""
NAMED, PROBLEMS = 5, 12
"""So many titles and problems are named; the rest is a number."""
LABEL, TITLE = 90, 48
LISTED = 15
"""Of a trade, so many titles are listed; the select has more."""


class TemplateFileCallbacks:
    """Callbacks of files and of the starter library."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def others(self, press: Press) -> None:
        """Shows what can be done with files, and the way to removed templates."""
        await press.show(draw_home(press.texts))

    async def export(self, press: Press) -> None:
        """Hands all templates over as a file."""
        form = FileForm(press.argument()) if press.argument() in set(FileForm) else FileForm.CSV
        german = press.business.language is not Language.ENGLISH
        data = await self._app.template_files.export(press.business.id, form, german=german)
        if data is None:
            await press.say(press.texts("No templates yet"))
            return
        name = f"{'vorlagen' if german else 'templates'}.{form.value}"
        said = press.texts("All your templates. Change what you like, and take the file in again.")
        await press.say(said, file=discord.File(BytesIO(data), name))

    async def open(self, press: Press) -> None:
        """Opens the form with the field for a file."""
        await press.interaction.response.send_modal(file_form(press.texts))

    async def planned(self, press: Press) -> None:
        """Says what taking the file in would do, with the file attached to be taken from there."""
        data: Any = press.interaction.data or {}
        files = (data.get("resolved") or {}).get("attachments") or {}
        found = files.get(press.field("file"))
        if found is None:
            await press.gone()
            return
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        # discord.py gives those of a form to the form alone, which a restart forgets.
        file = discord.Attachment(data=found, state=press.interaction.client)
        name, body = file.filename, await _download(file)
        plan = await self._app.template_files.plan(press.business.id, body, form_of(name))
        if isinstance(plan, Unreadable):
            await press.say(unreadable_sentence(press.texts, plan), view=_another(press.texts))
            return
        view = ui.View(timeout=None)
        if plan.added or plan.replaced:
            take = Button(press.texts("Take in"), "templates:take_in", style=discord.ButtonStyle.primary)
            view.add_item(take).add_item(Button(press.texts("Leave it"), "templates:list", 0))
        else:
            view.add_item(Button(press.texts("All templates"), "templates:list", 0))
        attached = discord.File(BytesIO(body), f"templates.{form_of(name).value}")
        await press.say(plan_text(plan, press.texts), view=view, file=attached)

    async def take_in(self, press: Press) -> None:
        """Takes in the file that is attached to the pressed message."""
        message = press.interaction.message
        if message is None or not message.attachments:
            await press.gone()
            return
        file = message.attachments[0]
        await press.seen()
        body = await _download(file)
        done = await self._app.template_files.take_in(press.actor, body, form_of(file.filename))
        if isinstance(done, Unreadable):
            await press.say(unreadable_sentence(press.texts, done), view=_another(press.texts))
            return
        every = await self._app.templates.all(press.business.id)
        n = len(done.added) + len(done.replaced)
        note = press.texts.n("{n} template taken in.", "{n} templates taken in.", n)
        await press.show(draw_list(every, press.texts, 0, note))

    async def starter(self, press: Press) -> None:
        """Shows the starter library: trades, or the templates of the chosen one."""
        trades = await self._app.template_files.trades(press.business.id, press.business.language)
        chosen = press.chosen[0] if press.chosen else press.argument()
        trade = next((one for one in trades if one.key == chosen), None)
        drawn = draw_trades(trades, press.texts) if trade is None else draw_trade(trade, press.texts)
        await press.show(drawn)

    async def take(self, press: Press) -> None:
        """Adds the starter templates of a trade, all or the chosen ones."""
        places = {whole(one) for one in press.chosen} or None
        language = press.business.language
        taken = await self._app.template_files.take(press.actor, language, press.argument(), places)
        every = await self._app.templates.all(press.business.id)
        note = press.texts.n("{n} template taken.", "{n} templates taken.", taken.added)
        if taken.missing:
            names = _titles(taken.missing, press.texts)
            note += " " + press.texts("Still missing in /brand: {names}", names=names)
        drawn = draw_list(every, press.texts, 0, note)
        if taken.missing:
            drawn.add_item(row(Button(press.texts.p("brand", "Facts"), "brand:facts")))
        await press.show(drawn)


async def _download(file: discord.Attachment) -> bytes:
    """Body of an attachment; one that is too large is not downloaded, and is as large as that."""
    return bytes(SIZE_LIMIT + 1) if file.size > SIZE_LIMIT else await file.read()


def _another(texts: Texts) -> ui.View:
    """Buttons below a file that cannot be read: another file, or back to the list."""
    view = ui.View(timeout=None)
    view.add_item(Button(texts("Take in …"), "templates:import", style=discord.ButtonStyle.primary))
    return view.add_item(Button(texts("All templates"), "templates:list", 0))


def draw_home(texts: Texts) -> ui.LayoutView:
    """Draws what can be done with files, and the way to removed templates."""
    view, head = ui.LayoutView(timeout=None), "### " + texts("More about templates")
    about = texts("As a file: a table (CSV) for a spreadsheet, or YAML for a text editor.")
    view.add_item(ui.TextDisplay(f"{head}\n{about}"))
    table = Button(texts("Table"), "templates:export", FileForm.CSV.value)
    written = Button("YAML", "templates:export", FileForm.YAML.value)
    view.add_item(row(table, written, Button(texts("Take in …"), "templates:import")))
    gone = Button(texts("Removed ones"), "templates:removed", 0)
    unfitted = Button(texts("Nothing fitted"), "templates:learnt", 0, 0)
    view.add_item(row(gone, unfitted))
    return view.add_item(row(Button(texts("All templates"), "templates:list", 0)))


def draw_trades(trades: Sequence[Trade], texts: Texts) -> ui.LayoutView:
    """Draws the parts of the starter library to choose from."""
    view = ui.LayoutView(timeout=None)
    head = "### " + texts("Starter templates")
    about = texts("Replies for small businesses, in German and English. What fits you?")
    view.add_item(ui.TextDisplay(f"{head}\n{about}"))
    options = [
        discord.SelectOption(
            label=cut(one.name, LABEL),
            value=one.key,
            description=texts.n("{n} template", "{n} templates", len(one.fresh))
            if one.fresh
            else texts("You have all of them."),
        )
        for one in trades
    ]
    if options:
        view.add_item(row(Choice("templates:starter", options=options, placeholder=texts("Choose …"))))
    return view.add_item(row(Button(texts("All templates"), "templates:list", 0)))


def draw_trade(trade: Trade, texts: Texts) -> ui.LayoutView:
    """Draws the templates of one trade that the business does not have yet, to be taken one by one or all at once."""
    view = ui.LayoutView(timeout=None)
    back = Button(texts("Back"), "templates:starter")
    lines = ["### " + escape(trade.name)]
    if not trade.fresh:
        view.add_item(ui.TextDisplay("\n".join([*lines, texts("You have all of them.")])))
        return view.add_item(row(back))
    lines += [escape(one.title) for one in trade.fresh[:LISTED]]
    if len(trade.fresh) > LISTED:
        lines.append("-# " + texts("{n} more", n=len(trade.fresh) - LISTED))
    view.add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        discord.SelectOption(
            label=cut(one.title, LABEL),
            value=str(place),
            description=cut(" ".join(next(iter(one.texts.values())).split()), LABEL),
        )
        for place, one in enumerate(trade.records)
        if one in trade.fresh
    ][:OPTIONS]
    pick = Choice(
        "templates:take", trade.key, options=options, placeholder=texts("Some of them …"), most=len(options)
    )
    every = texts.n("Take it", "Take all {n}", len(trade.fresh))
    view.add_item(row(pick))
    take = Button(every, "templates:take", trade.key, style=discord.ButtonStyle.primary)
    return view.add_item(row(take, back))


def plan_text(plan: Plan, texts: Texts) -> str:
    """What taking a file in would do, and what is wrong in which line."""
    lines = []
    added, replaced = _titles(plan.added, texts), _titles(plan.replaced, texts)
    if plan.added:
        n = len(plan.added)
        lines.append(texts.n("**{n} new one:** {titles}", "**{n} new ones:** {titles}", n, titles=added))
    if plan.replaced:
        lines.append(
            texts.n(
                "**{n} of the same title** gets the words of the file: {titles}",
                "**{n} of the same title** get the words of the file: {titles}",
                len(plan.replaced),
                titles=replaced,
            )
        )
    wrong = sum(one.hinders for one in plan.problems)
    if wrong:
        lines.append(texts.n("**{n} stays out:**", "**{n} stay out:**", wrong))
    # A file may name a hundred thousand connections that there are not.
    hinders = (one for one in plan.problems if one.hinders)
    hints = (one for one in plan.problems if not one.hinders)
    lines += [f"- {_problem(one, texts)}" for one in islice(hinders, PROBLEMS)]
    lines += [f"-# {_problem(one, texts)}" for one in islice(hints, PROBLEMS)]
    return cut("\n".join(lines), SHOWN)


def _titles(titles: Sequence[str], texts: Texts) -> str:
    named = [escape(cut(title, TITLE)) for title in titles[:NAMED]]
    if len(titles) > NAMED:
        named.append(texts("{n} more", n=len(titles) - NAMED))
    return texts.all_of(named)


def _problem(problem: Problem, texts: Texts) -> str:
    """Line, title and what is wrong there."""
    title = escape(cut(problem.title, TITLE))
    where = (
        texts("Line {n} ({title}):", n=problem.line, title=title)
        if title
        else texts("Line {n}:", n=problem.line)
    )
    return f"{where} {_why(problem, texts)}"


def _why(problem: Problem, texts: Texts) -> str:
    match problem.why:
        case Flaw.NO_TITLE:
            return texts("no title")
        case Flaw.NO_BODY:
            return texts("no text")
        case Flaw.TOO_LONG:
            return texts("longer than {limit} characters", limit=BODY_LIMIT)
        case Flaw.TOO_MANY_BLANKS:
            return texts("more than three blanks")
        case Flaw.TITLE_TAKEN | RowFlaw.TWICE:
            return texts("this title was in the file before")
        case RowFlaw.SURPLUS:
            cell = escape(cut(problem.what, TITLE))
            return texts(
                "more cells than columns, from “{cell}” on: put the text in quotation marks", cell=cell
            )
        case RowFlaw.TOO_MANY_EXAMPLES:
            return texts("more than {most} examples", most=EXAMPLES)
        case RowFlaw.EXAMPLE_TOO_LONG:
            return texts("an example longer than {limit} characters", limit=EXAMPLE_LIMIT)
        case RowFlaw.CATEGORY_TOO_LONG:
            return texts("a category longer than {limit} characters", limit=CATEGORY_LIMIT)
        case RowFlaw.NO_CONNECTION:
            return texts("there is no connection “{name}”", name=escape(cut(problem.what, TITLE)))
        case RowFlaw.NO_GOAL:
            return texts("there is no goal “{goal}”", goal=escape(cut(problem.what, TITLE)))


def unreadable_sentence(texts: Texts, unreadable: Unreadable) -> str:
    """Why a file cannot be read, and what to do."""
    at = texts("Line {n}:", n=unreadable.line) + " " if unreadable.line else ""
    match unreadable.why:
        case FileFlaw.TOO_LARGE:
            return texts("The file is too large: at most 1 MB.")
        case FileFlaw.TOO_MANY:
            return texts("A file may hold at most {most} templates. Split it.", most=MOST)
        case FileFlaw.NO_TEXT:
            return at + texts("I can not read this file. Save it as CSV (UTF-8) or as YAML.")
        case FileFlaw.NO_COLUMNS:
            return at + texts("The table needs a column “title” and one of “du”, “sie”, “en”.")
        case FileFlaw.NOT_YAML:
            return at + texts("This is no YAML that I can read. Export a file and compare.")
        case FileFlaw.REFERENCES:
            return at + texts("Anchors, references and tags are not allowed in it. Write everything out.")
        case FileFlaw.EMPTY:
            return texts("There are no templates in it.")
