"""Forms (modals) of the brand: address and style, taboo words, greeting and sign-off, facts, goals."""

from collections.abc import Callable, Mapping, Sequence

import discord

from bot.domain.brand import (
    EMOJI_LIMIT,
    GOAL_LIMIT,
    GOALS,
    GREETING_LIMIT,
    MOST_EMOJI,
    PROSE_LIMIT,
    SIGN_OFF_LIMIT,
    Gender,
    Voice,
    typed_facts,
    typed_words,
)
from bot.domain.settings import LANGUAGES
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.kit.form import Form
from cogs.kit.names import SPOKEN

GENDERS: Mapping[Gender, Marked] = {
    Gender.FREE: mark("As it comes"),
    Gender.STAR: mark("Kund*innen"),
    Gender.COLON: mark("Kund:innen"),
    Gender.INNER_I: mark("KundInnen"),
    Gender.PAIR: mark("Kundinnen und Kunden"),
    Gender.NONE: mark("Kunden"),
}
ANY = "any"
EMOJI_CHOICES = (0, 1, 2, 3, 5)
FIELD = 4000
"""What Discord takes."""
GOAL_FIELDS = tuple(f"goal_{place}" for place in range(1, GOALS + 1))
FormOf = Callable[[Voice, Texts, Mapping[str, str]], Form]
"""Form of the present rules; the last argument is what was refused, by field."""


def gender_of(value: str) -> Gender:
    """Chosen gendered form; no rule for anything else."""
    return Gender(value) if value in set(Gender) else Gender.FREE


def emoji_of(value: str) -> int | None:
    """Chosen number of emoji; None for any."""
    return min(int(value), MOST_EMOJI) if value.isascii() and value.isdigit() and len(value) < 3 else None


def style_form(voice: Voice, texts: Texts, refused: Mapping[str, str]) -> Form:
    """Form of address, gendered forms, emoji and length of sentences."""
    brand, form = voice.brand, Form(texts("Form of address, style"), "form:brand_style")
    address = LANGUAGES.get(refused.get("address", ""), voice.address)
    addresses = [
        discord.SelectOption(label=SPOKEN[language], value=key, default=language is address)
        for key, language in LANGUAGES.items()
    ]
    form.add_choice("address", texts("To customers"), addresses)
    genders = {gender.value: texts.marked(label) for gender, label in GENDERS.items()}
    gender = refused.get("gender", brand.gender.value)
    form.add_choice("gender", texts("For people of every gender"), _options(genders, gender))
    emoji = {ANY: texts("As many as fit")} | {
        str(most): texts("At most {n}", n=most) if most else texts("None at all") for most in EMOJI_CHOICES
    }
    chosen = ANY if brand.emoji_most is None else str(brand.emoji_most)
    form.add_choice("emoji", texts("Emoji"), _options(emoji, refused.get("emoji", chosen)))
    which = refused.get("which", brand.emoji_which)
    form.add_text("which", texts("Only these emoji"), which, EMOJI_LIMIT, about=texts("Empty: any."))
    words = str(brand.sentence_words) if brand.sentence_words else ""
    form.add_text(
        "sentence",
        texts("Words in a sentence at most"),
        refused.get("sentence", words),
        3,
        about=texts("Empty: any number."),
        example="20",
    )
    return form


def words_form(voice: Voice, texts: Texts, refused: Mapping[str, str]) -> Form:
    """Taboo words, one a line, with the word to use instead."""
    form = Form(texts("Words we do not use"), "form:brand_words")
    words = refused.get("words", typed_words(voice.brand.words))
    form.add_text(
        "words",
        texts("One a line"),
        words,
        FIELD,
        about=texts("With the better word behind it. A * stands for any ending."),
        example=texts("cheap = good value"),
        several_lines=True,
    )
    return form


def greeting_form(voice: Voice, texts: Texts, refused: Mapping[str, str]) -> Form:
    """How a reply begins and ends, and who signs."""
    brand, form = voice.brand, Form(texts("Greeting and sign-off"), "form:brand_greeting")
    form.add_text(
        "greeting",
        texts("How a reply begins"),
        refused.get("greeting", brand.greeting),
        GREETING_LIMIT,
        about=texts("{{name}} becomes the customer’s name. Empty: Hello."),
        example=texts("Hello {{name}},"),
    )
    form.add_text(
        "sign_off",
        texts("How a reply ends"),
        refused.get("sign_off", brand.sign_off),
        SIGN_OFF_LIMIT,
        about=texts("I remind you where it is missing. Empty: end as you like."),
        several_lines=True,
    )
    form.add_text(
        "team",
        texts("Who signs"),
        refused.get("team", ", ".join(brand.team)),
        FIELD // 2,
        about=texts("First names, with commas."),
    )
    return form


def facts_form(voice: Voice, texts: Texts, refused: Mapping[str, str], missing: Sequence[str]) -> Form:
    """What templates fill in by its name, one a line; `missing` are names to be filled in."""
    form = Form(texts("Facts for templates"), "form:brand_facts")
    form.add_text(
        "facts",
        texts("One a line: name, colon, text"),
        refused.get("facts", typed_facts(voice.brand.facts, missing)),
        FIELD,
        about=texts("Templates say {{phone}}, and I fill it in."),
        example=texts("phone: 01 234 56 78"),
        several_lines=True,
    )
    return form


def goals_form(voice: Voice, texts: Texts) -> Form:
    """Up to three goals, values and audience."""
    brand, form = voice.brand, Form(texts("Goals, values, audience"), "form:brand_goals")
    goals = [*brand.goals, *[""] * GOALS]
    for place, field in enumerate(GOAL_FIELDS):
        example = texts("more bookings of courses") if place == 0 else ""
        form.add_text(field, texts("Goal {n}", n=place + 1), goals[place], GOAL_LIMIT, example=example)
    form.add_text("values", texts("What we stand for"), brand.values, PROSE_LIMIT, several_lines=True)
    form.add_text("audience", texts("For whom we are there"), brand.audience, PROSE_LIMIT, several_lines=True)
    return form


def _options(names: Mapping[str, str], chosen: str) -> list[discord.SelectOption]:
    """Options with these names, by value."""
    return [
        discord.SelectOption(label=name, value=value, default=value == chosen)
        for value, name in names.items()
    ]
