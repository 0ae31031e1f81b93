"""Rendering of the templates: the list, one template, its preview, removed ones; pure."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.domain.finding import STOPPING
from bot.domain.plaintext import one_line
from bot.domain.settings import LANGUAGES
from bot.domain.template import EXAMPLES, TITLE_LIMIT, Template
from bot.services.business.brand import CheckedTemplate
from bot.services.business.template_details import Details, Previewed
from bot.texts import Texts
from cogs.kit.findings import short
from cogs.kit.markdown import cut, escape, quote
from cogs.kit.names import NAME_LIMIT, SPOKEN
from cogs.kit.paging import page_buttons, page_of
from cogs.kit.routes import Button, Choice, row

DISPLAYED = 4000
"""What Discord draws in one message; only a text full of marks that need an escape is longer."""
LABEL = 90
FOUND = 24
"""Of a search, so many are offered, the best ones first."""
ASKED = 300
"""Characters of a comment in a preview."""
REPLY = 3000
"""Characters of a reply in a preview."""
TEXT = "text-"
"""Begins the option that opens the text in a language."""


def draw_list(every: Sequence[Template], texts: Texts, wanted: int, note: str = "") -> ui.LayoutView:
    """Draws the titles, ten a page; choosing one opens it. `note`: what has just been done."""
    view, said = ui.LayoutView(timeout=None), [f"-# {note}"] if note else []
    new = Button(texts("New template"), "templates:new", style=discord.ButtonStyle.primary)
    starter = Button(texts("Starter set"), "templates:starter")
    others = Button(texts("More …"), "templates:others")
    if not every:
        nothing = texts("A template is a reply that is ready. I suggest it where a comment asks for it.")
        view.add_item(ui.TextDisplay("\n".join([*said, "### " + texts("No templates yet"), nothing])))
        return view.add_item(row(new)).add_item(row(starter, others))
    page = page_of(every, wanted)
    shown = [template for _, template in page.numbered]
    lines = [*said, "### " + texts.n("{n} template", "{n} templates", len(every))]
    view.add_item(ui.TextDisplay("\n".join([*lines, *(_line(template, texts) for template in shown)])))
    view.add_item(row(_pick(shown, "templates:show", texts.p("template", "Open one …"))))
    view.add_item(row(new, *page_buttons(texts, page.number, page.pages, "templates:list")))
    find = [Button(texts("Search …"), "templates:find")] if page.pages > 1 else []
    return view.add_item(row(*find, starter, others))


def draw_found(found: Sequence[Template], words: str, texts: Texts) -> ui.LayoutView:
    """Draws what a search found, the best first."""
    shown, said = found[:FOUND], escape(cut(one_line(words), 60))
    view = ui.LayoutView(timeout=None)
    again = Button(texts("Search …"), "templates:find")
    back = Button(texts("All templates"), "templates:list", 0)
    if not shown:
        view.add_item(ui.TextDisplay(texts("No template with “{words}”.", words=said)))
        return view.add_item(row(again, back))
    heading = texts.n("{n} template with “{words}”", "{n} templates with “{words}”", len(found), words=said)
    view.add_item(ui.TextDisplay("\n".join(["### " + heading, *(_line(one, texts) for one in shown)])))
    view.add_item(row(_pick(shown, "templates:show", texts.p("template", "Open one …"))))
    return view.add_item(row(again, back))


def draw_one(details: Details, texts: Texts, zone: str, note: str = "") -> ui.LayoutView:
    """Draws the whole text, as it will be in the form, with what is known of it. `note`: what has just been done."""
    template = details.template
    lines = [f"-# {note}"] if note else []
    lines.append(f"### {escape(cut(template.title, TITLE_LIMIT))}")
    lines += [f"-# {line}" for line in _about(details, texts, zone) if line]
    unfitting = "\n".join(_unfitting(one, texts) for one in details.unfitting)
    room = DISPLAYED - len(unfitting)
    view = ui.LayoutView(timeout=None).add_item(
        ui.TextDisplay(cut("\n".join([*lines, quote(template.body)]), room))
    )
    if unfitting:
        # Apart from the quotation, or the lines would read as a part of it.
        view.add_item(ui.TextDisplay(unfitting))
    view.add_item(
        row(
            Button(texts("Change"), "templates:change", template.id, style=discord.ButtonStyle.primary),
            Button(texts("Preview"), "templates:preview", template.id, 0),
            Button(texts("All templates"), "templates:list", 0, template.id),
        )
    )
    return view.add_item(row(_more(details, texts)))


def _unfitting(checked: CheckedTemplate, texts: Texts) -> str:
    """What in one text does not keep to the brand; small where a reply would go out with it."""
    said = short(texts, checked.findings)
    line = texts("Does not fit your brand ({language}): {said}", language=SPOKEN[checked.language], said=said)
    return line if any(one.rule in STOPPING for one in checked.findings) else f"-# {line}"


def _about(details: Details, texts: Texts, zone: str) -> list[str]:
    """Small lines: the button, its use; category, place and goal; author, languages and examples."""
    template = details.template
    use = [texts("on the button: {name}", name=escape(template.short_name))]
    if template.used:
        use.append(texts.n("sent {n} time", "sent {n} times", template.used))
    if template.last_used_at is not None:
        use.append(texts("last on {day}", day=texts.date_short(template.last_used_at, zone)))
    if template.edited:
        use.append(texts.n("changed before {n} time", "changed before {n} times", template.edited))
    where = [texts("category: {name}", name=escape(template.category))] if template.category else []
    named = [
        escape(cut(one_line(one.title), NAME_LIMIT))
        for one in details.channels
        if one.id in template.channels
    ]
    if template.channels and not named:
        named = [texts("a removed connection")]
    if named:
        where.append(texts("only: {connections}", connections=", ".join(named)))
    if 0 < template.goal <= len(details.goals) and details.goals[template.goal - 1]:
        where.append(texts("goal: {goal}", goal=escape(details.goals[template.goal - 1])))
    rest = [texts("by {member}", member=f"<@{template.created_by}>")] if template.created_by else []
    if template.others:
        spoken = ", ".join(SPOKEN[one] for one in LANGUAGES.values() if template.text_in(one))
        rest.append(texts("in {languages}", languages=spoken))
    if details.examples:
        rest.append(texts.n("{n} example", "{n} examples", len(details.examples)))
    if details.learnt:
        rest.append(texts("{n} learnt", n=details.learnt))
    thanks = texts("thanks for praise: one tap in the walk through a bundle") if template.thanks else ""
    return [" · ".join(use), " · ".join(where), " · ".join(rest), thanks]


def _more(details: Details, texts: Texts) -> Choice:
    """Select of everything else that can be done to a template."""
    template = details.template
    missing = texts("not there yet")
    options = [
        discord.SelectOption(
            label=texts("Text: {language}", language=SPOKEN[language]),
            value=TEXT + key,
            description=cut(" ".join(template.text_in(language).split()), LABEL) or missing,
        )
        for key, language in LANGUAGES.items()
        if language is not template.language
    ]

    def option(label: str, value: str, about: str = "") -> None:
        options.append(discord.SelectOption(label=label, value=value, description=cut(about, LABEL) or None))

    written = texts("{n} of {most}", n=len(details.examples), most=EXAMPLES)
    option(texts("Comments it answers"), "examples", written)
    if details.learnt:
        option(texts("Learnt"), "learnt", texts.n("from {n} comment", "from {n} comments", details.learnt))
    option(texts("Category and place"), "place", template.category)
    if template.thanks:
        option(texts("No thanks for praise"), "no_thanks")
    else:
        option(texts("Thanks for praise"), "thanks")
    option(texts("Copy"), "copy")
    option(texts("Remove"), "remove")
    return Choice("templates:more", template.id, options=options, placeholder=texts("More …"))


def draw_question(template: Template, texts: Texts) -> ui.LayoutView:
    """Asks for confirmation before removing."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(texts("Remove “{title}”?", title=escape(cut(template.title, TITLE_LIMIT)))))
    remove = Button(texts("Remove"), "templates:remove", template.id, style=discord.ButtonStyle.danger)
    return view.add_item(row(remove, Button(texts("Keep"), "templates:show", template.id)))


def draw_preview(shown: Previewed, texts: Texts) -> ui.LayoutView:
    """Draws a recent comment with the reply that the template would begin with."""
    template, comment = shown.template, shown.comment
    name = escape(cut(one_line(comment.author), NAME_LIMIT)) or texts("a guest")
    lines = [
        "### " + texts("Preview: {title}", title=escape(cut(template.title, 40))),
        "-# " + texts("{name} wrote:", name=name),
        cut(quote(comment.text), ASKED),
        "-# " + texts("Your reply ({language}):", language=SPOKEN[shown.variant.language]),
        cut(quote(shown.filled.text), REPLY),
    ]
    if shown.filled.blanks:
        asked = texts.all_of([escape(blank) for blank in shown.filled.blanks])
        lines.append("-# " + texts("I ask for: {blanks}", blanks=asked))
    view = ui.LayoutView(timeout=None)
    # Apart, since a quotation of several lines goes on to the end of its text.
    for part in ("\n".join(lines[:3]), lines[3], *lines[4:]):
        view.add_item(ui.TextDisplay(part))
    another = Button(texts("Another comment"), "templates:preview", template.id, shown.place + 1)
    back = Button(texts("Back"), "templates:show", template.id)
    return view.add_item(row(*([another] if shown.among > 1 else []), back))


def draw_removed(gone: Sequence[Template], texts: Texts) -> ui.LayoutView:
    """Draws removed templates; choosing one brings it back."""
    view = ui.LayoutView(timeout=None)
    back = Button(texts("All templates"), "templates:list", 0)
    if not gone:
        return view.add_item(ui.TextDisplay(texts("No template was removed."))).add_item(row(back))
    shown = gone[:FOUND]
    heading = "### " + texts.n("{n} removed template", "{n} removed templates", len(gone))
    view.add_item(ui.TextDisplay("\n".join([heading, *(_line(one, texts) for one in shown)])))
    view.add_item(row(_pick(shown, "templates:restore", texts("Bring back …"))))
    return view.add_item(row(back))


def _pick(shown: Sequence[Template], route: str, placeholder: str) -> Choice:
    options = [
        discord.SelectOption(
            label=cut(one.title, LABEL), value=str(one.id), description=cut(" ".join(one.body.split()), LABEL)
        )
        for one in shown
    ]
    return Choice(route, options=options, placeholder=placeholder)


def _line(template: Template, texts: Texts) -> str:
    title = escape(cut(template.title, 48))
    sent = texts.n("sent {n} time", "sent {n} times", template.used) if template.used else ""
    return f"{title} · {sent}" if sent else title
