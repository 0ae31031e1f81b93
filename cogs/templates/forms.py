"""Forms (modals) of the templates: the text in a language, example comments, category and place, search, and a file."""

from collections.abc import Mapping

import discord
from discord import ui

from bot.domain.plaintext import one_line
from bot.domain.settings import LANGUAGES, Language
from bot.domain.template import (
    BODY_LIMIT,
    CATEGORY_LIMIT,
    EXAMPLE_LIMIT,
    EXAMPLES,
    SHORT_NAME_LIMIT,
    TITLE_LIMIT,
    Proposal,
    Template,
)
from bot.services.business.template_details import Details
from bot.texts import Texts
from cogs.kit.form import OPTIONS, Form
from cogs.kit.markdown import cut
from cogs.kit.names import SPOKEN

DESCRIPTION = 100
EXAMPLE_FIELDS = tuple(f"example_{number}" for number in range(1, EXAMPLES + 1))


def template_fields(template: Template | Proposal) -> Mapping[str, str]:
    """Values of the form's fields."""
    return {"title": template.title, "body": template.body, "short_name": template.short_name}


def template_form(about: int, fields: Mapping[str, str], texts: Texts, *, offered: bool = False) -> Form:
    """Form with title, text, and short name of the button. `about`: the template that is changed; 0 for a new
    one; of one that was `offered`, the offer.
    """
    title = texts("Change template") if about and not offered else texts("New template")
    form = Form(title, "form:offer" if offered else "form:template", about)
    title_label = texts("Title: what it is for")
    form.add_text("title", title_label, fields.get("title", ""), TITLE_LIMIT, required=True)
    _add_body(form, fields, texts, required=True)
    about_short = texts(
        "At most {n} characters. If it is empty, I take the beginning of the title.", n=SHORT_NAME_LIMIT
    )
    short = fields.get("short_name", "")
    label = texts("Short name for the button")
    return form.add_text("short_name", label, short, SHORT_NAME_LIMIT, about=about_short)


def text_form(about: int, language: Language, fields: Mapping[str, str], texts: Texts) -> Form:
    """Form with the text of a template in another language; empty, the text is deleted."""
    key = next(key for key, one in LANGUAGES.items() if one is language)
    title = texts("Text: {language}", language=SPOKEN[language])
    return _add_body(Form(title, "form:template_text", about, key), fields, texts, required=False)


def _add_body(form: Form, fields: Mapping[str, str], texts: Texts, *, required: bool) -> Form:
    described = texts("{{name}} and {{firstname|there}} I fill in; {{?day}} I ask for when you reply.")
    return form.add_text(
        "body",
        texts("Text"),
        fields.get("body", ""),
        BODY_LIMIT,
        about=cut(described, DESCRIPTION),
        required=required,
        several_lines=True,
    )


def examples_form(details: Details, texts: Texts) -> Form:
    """Form with five comments that a template answers."""
    form = Form(texts("Comments it answers"), "form:template_examples", details.template.id)
    known = [one.text for one in details.examples] + [""] * EXAMPLES
    for place, field in enumerate(EXAMPLE_FIELDS):
        about = texts("As customers write. They help me more than anything.") if place == 0 else ""
        label = texts("Example {n}", n=place + 1)
        form.add_text(field, label, known[place], EXAMPLE_LIMIT, about=about, several_lines=True)
    return form


def place_form(details: Details, texts: Texts) -> Form:
    """Form with category, connections and goal."""
    template = details.template
    form = Form(texts("Category and place"), "form:template_place", template.id)
    hint = ", ".join(details.categories)
    so_far = cut(texts("So far: {categories}", categories=hint), DESCRIPTION) if hint else ""
    form.add_text("category", texts("Category"), template.category, CATEGORY_LIMIT, about=so_far)
    channels = [
        discord.SelectOption(
            label=cut(one_line(one.title), 90) or "?", value=str(one.id), default=one.id in template.channels
        )
        for one in details.channels[:OPTIONS]
    ]
    if len(channels) > 1:
        about = texts("Nothing chosen: on all of them.")
        label = texts("Only on these connections")
        form.add_choice("channels", label, channels, about=about, most=len(channels), required=False)
    goals = [
        discord.SelectOption(label=cut(goal, 90), value=str(place), default=place == template.goal)
        for place, goal in enumerate(details.goals, 1)
        if goal
    ]
    if goals:
        form.add_choice("goal", texts("Goal that it serves"), goals, required=False)
    return form


def search_form(texts: Texts) -> Form:
    """Form with one field: words to look for in templates."""
    form = Form(texts("Find a template"), "form:find_template")
    return form.add_text("words", texts("Words in it"), "", 100, required=True)


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
