"""Forms (modals) of the templates: the text in a language, example comments, category and place, search, and a file."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.domain.plaintext import one_line
from bot.domain.settings import Language
from bot.domain.template import (
    BODY_LIMIT,
    CATEGORY_LIMIT,
    EXAMPLE_LIMIT,
    EXAMPLES,
    SHORT_NAME_LIMIT,
    TITLE_LIMIT,
    Template,
)
from bot.services.business.template_details import Details
from bot.texts import Texts
from cogs.kit.form import Form
from cogs.kit.markdown import cut

LABELS: Mapping[Language, str] = {
    Language.GERMAN_DU: "du",
    Language.GERMAN_SIE: "Sie",
    Language.ENGLISH: "English",
}
"""Each in its own language."""
DESCRIPTION = 100
OPTIONS = 25
"""Of a select, by Discord's rule."""
EXAMPLE_FIELDS = tuple(f"example_{number}" for number in range(1, EXAMPLES + 1))


def template_fields(template: Template) -> Mapping[str, str]:
    """Values of the form's fields."""
    return {"title": template.title, "body": template.body, "short_name": template.short_name}


def template_form(about: int, fields: Mapping[str, str], texts: Texts, *, offered: bool = False) -> Form:
    """Form with title, text, and short name of the button. `about`: the template that is changed; 0 for a new
    one; of one that was `offered`, the offer.
    """
    title = texts("Change template") if about and not offered else texts("New template")
    form = Form(title, "form:offer" if offered else "form:template", about)
    _field(form, "title", texts("Title: what it is for"), fields.get("title", ""), TITLE_LIMIT)
    form.add_item(_body(texts("Text"), fields, texts, required=True))
    about_short = texts(
        "At most {n} characters. If it is empty, I take the beginning of the title.", n=SHORT_NAME_LIMIT
    )
    short = fields.get("short_name", "")
    label = texts("Short name for the button")
    _field(form, "short_name", label, short, SHORT_NAME_LIMIT, about=about_short, required=False)
    return form


def text_form(about: int, language: Language, fields: Mapping[str, str], texts: Texts) -> Form:
    """Form with the text of a template in another language; empty, the text is deleted."""
    form = Form(
        texts("Text: {language}", language=LABELS[language]), "form:template_text", about, _short(language)
    )
    return form.add_item(_body(texts("Text"), fields, texts, required=False))


def _short(language: Language) -> str:
    """Language as a custom id holds it."""
    return language.value.partition("@")[2] or language.value


def language_of(argument: str) -> Language:
    """Language of a custom id; German for anything unknown."""
    return next((one for one in Language if _short(one) == argument), Language.GERMAN_DU)


def _body(label: str, fields: Mapping[str, str], texts: Texts, *, required: bool) -> "ui.Label[Form]":
    described = texts("{{name}} and {{firstname|there}} I fill in; {{?day}} I ask for when you reply.")
    return ui.Label(
        text=label,
        description=cut(described, DESCRIPTION),
        component=ui.TextInput(
            custom_id="body",
            style=discord.TextStyle.paragraph,
            default=fields.get("body", "")[:BODY_LIMIT] or None,
            max_length=BODY_LIMIT,
            required=required,
        ),
    )


def examples_form(details: Details, texts: Texts) -> Form:
    """Form with five comments that a template answers."""
    form = Form(texts("Comments it answers"), "form:template_examples", details.template.id)
    known = [one.text for one in details.examples] + [""] * EXAMPLES
    for place, field in enumerate(EXAMPLE_FIELDS):
        about = texts("As customers write. They help me more than anything.") if place == 0 else ""
        label = texts("Example {n}", n=place + 1)
        _field(form, field, label, known[place], EXAMPLE_LIMIT, about=about, required=False, whole=True)
    return form


def place_form(details: Details, texts: Texts) -> Form:
    """Form with category, connections and goal."""
    template = details.template
    form = Form(texts("Category and place"), "form:template_place", template.id)
    hint = ", ".join(details.categories)
    _field(
        form,
        "category",
        texts("Category"),
        template.category,
        CATEGORY_LIMIT,
        about=cut(texts("So far: {categories}", categories=hint), DESCRIPTION) if hint else "",
        required=False,
    )
    channels = [
        discord.SelectOption(
            label=cut(one_line(one.title), 90) or "?", value=str(one.id), default=one.id in template.channels
        )
        for one in details.channels[:OPTIONS]
    ]
    if len(channels) > 1:
        about = texts("Nothing chosen: on all of them.")
        _choice(form, "channels", texts("Only on these connections"), channels, about, len(channels))
    goals = [
        discord.SelectOption(label=cut(goal, 90), value=str(place), default=place == template.goal)
        for place, goal in enumerate(details.goals, 1)
        if goal
    ]
    if goals:
        _choice(form, "goal", texts("Goal that it serves"), goals, "", 1)
    return form


def search_form(texts: Texts) -> Form:
    """Form with one field: words to look for in templates."""
    form = Form(texts("Find a template"), "form:find_template")
    _field(form, "words", texts("Words in it"), "", 100)
    return form


def file_form(texts: Texts) -> Form:
    """Form with one field: the file to be taken in."""
    form = Form(texts("Take in a file"), "form:template_file")
    upload: ui.FileUpload[Form] = ui.FileUpload(custom_id="file", min_values=1, max_values=1)
    return form.add_item(
        ui.Label(
            text=texts("File"),
            description=texts("A table (CSV) or YAML, at most 1 MB. I say first what would happen."),
            component=upload,
        )
    )


def _field(
    form: Form,
    field: str,
    label: str,
    value: str,
    most: int,
    *,
    about: str = "",
    required: bool = True,
    whole: bool = False,
) -> None:
    """Adds a text field; `whole`: of several lines."""
    typed: ui.TextInput[Form] = ui.TextInput(
        custom_id=field,
        style=discord.TextStyle.paragraph if whole else discord.TextStyle.short,
        default=value[:most] or None,
        max_length=most,
        required=required,
    )
    form.add_item(ui.Label(text=label, description=about or None, component=typed))


def _choice(
    form: Form, field: str, label: str, options: Sequence[discord.SelectOption], about: str, most: int
) -> None:
    """Adds a select that may stay empty."""
    chosen: ui.Select[Form] = ui.Select(
        custom_id=field, options=list(options), min_values=0, max_values=most, required=False
    )
    form.add_item(ui.Label(text=label, description=about or None, component=chosen))
