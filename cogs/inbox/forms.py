"""Forms (modals) of the inbox: the reply to a customer, the edit of a reply, and the search for a template."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.domain.act import Act
from bot.domain.card_facts import CommentCard
from bot.domain.comment import Visibility
from bot.domain.greeting import name_to_greet
from bot.domain.placeholder import BLANKS
from bot.domain.template import Template
from bot.texts import Texts, speak
from bot.words.connections import public_sentence
from cogs.inbox.wording import no_text
from cogs.kit.form import Form
from cogs.kit.markdown import cut, escape
from cogs.kit.names import connection, name, plain_connection

LABEL = 45
DESCRIPTION = 100
FIELD = 4000
WORDS = 3000
SMALL_PRINT = 3900
"""Of the 4,000 characters that Discord draws in a form."""
LINE = 40
"""Less room than this holds no line worth beginning."""

ANSWER = "answer"
OPTIONS = 24


def blank_field(blank: str) -> str:
    """Custom id of the field of a blank. By its name: the owner may delete another one from the text."""
    return f"blank {blank}"


def reply_form(
    facts: CommentCard,
    texts: Texts,
    template: Template | None,
    text: str | None = None,
    left: Sequence[str] = (),
    back: Sequence[int | str] = (),
    note: str = "",
) -> Form:
    """Reply form: blanks first, then the answer, then the customer's words. Without a text it opens with the greeting.

    `text` is the template filled in, or what somebody typed; `left` are the blanks that are open in it; `back` is the
    place in a walk that the form was opened from; `note` is said above the field.
    """
    comment = facts.comment
    who = name(comment, facts.words, texts)
    place = connection(facts, texts)
    held = comment.visibility is Visibility.HELD and Act.APPROVE in facts.can
    title = (
        texts("Approve and reply: {name} ({connection})", name=who, connection=place)
        if held
        else texts("Reply to {name} ({connection})", name=who, connection=place)
    )
    route = "form:walk" if back else "form:reply"
    form = Form(_plain(title), route, comment.id, template.id if template else 0, *back)
    body = greeting(facts) if text is None else text
    for blank in left[:BLANKS]:
        form.add_item(ui.Label(text=cut(blank, LABEL), component=_line(blank_field(blank))))
    described = " ".join(filter(None, (_plain(note), _described(facts, texts))))
    form.add_item(
        ui.Label(
            text=texts("Your reply"),
            description=cut(described, DESCRIPTION),
            component=ui.TextInput(
                custom_id=ANSWER,
                style=discord.TextStyle.paragraph,
                default=body[:FIELD] or None,
                max_length=max(1, facts.field),
                required=True,
            ),
        )
    )
    form.add_item(ui.TextDisplay(_customer(facts, texts)))
    return form


def _described(facts: CommentCard, texts: Texts) -> str:
    """Where the reply will be read, and how long it may be."""
    if facts.words.about_reply is not None:
        return texts.marked(facts.words.about_reply, limit=facts.limit)
    if facts.writes:
        alone = None if facts.several else facts.words.inside
        return public_sentence(texts, alone, plain_connection(facts, texts), facts.limit)
    if facts.by_link:
        return texts("You post it there yourself, by a link. At most {limit} characters.", limit=facts.limit)
    return texts("To copy: I may only read along there. At most {limit} characters.", limit=facts.limit)


def greeting(facts: CommentCard) -> str:
    """Greeting with the customer's name that a reply without a template begins with; never Liebe or Lieber, which would be
    a guess.
    """
    texts, who = speak(facts.business.customer_language), name_to_greet(facts.comment.author)
    return (texts("Hello {name},", name=who) if who else texts("Hello,")) + "\n"


def edit_form(facts: CommentCard, texts: Texts, text: str) -> Form:
    """Form to edit our posted reply."""
    title = texts("Change your reply to {name}", name=name(facts.comment, facts.words, texts))
    form = Form(_plain(title), "form:edit_own", facts.comment.id, 0)
    form.add_item(
        ui.Label(
            text=texts("Your reply"),
            component=ui.TextInput(
                custom_id=ANSWER,
                style=discord.TextStyle.paragraph,
                default=text[:FIELD] or None,
                max_length=max(1, facts.field),
            ),
        )
    )
    form.add_item(ui.TextDisplay(_customer(facts, texts)))
    return form


def search_form(facts: CommentCard, texts: Texts) -> Form:
    """Search form with one field: words to look for in templates."""
    form = Form(texts("Find a template"), "form:search", facts.card.id)
    form.add_item(ui.Label(text=texts("Words in it"), component=_line("words")))
    return form


def answers(fields: Mapping[str, str]) -> dict[str, str]:
    """Values of the blanks that the form asked for."""
    asked = blank_field("")
    return {name.removeprefix(asked): value for name, value in fields.items() if name.startswith(asked)}


def template_options(ranked: Sequence[Template], texts: Texts) -> list[discord.SelectOption]:
    """Options of the template select: the best by score, the last of at most 25 options a search."""
    options = [
        discord.SelectOption(
            label=cut(template.title, 90),
            value=str(template.id),
            description=cut(" ".join(template.body.split()), 90),
        )
        for template in ranked[:OPTIONS]
    ]
    return [*options, discord.SelectOption(label=texts("Search …"), value="search")]


def _customer(facts: CommentCard, texts: Texts) -> str:
    """Customer's words as small print, cut at a word."""
    words = facts.comment.text.strip()
    shown = cut(words, WORDS)
    small, whole = _small_print(shown)
    more = "\n-# " + texts("more on the web") if shown != words or not whole else ""
    return (small or no_text(facts.comment, texts)) + more


def _small_print(words: str) -> tuple[str, bool]:
    """Escaped small print; escapes and the mark of every line count against Discord's limit too; whether all
    of it found room.
    """
    lines: list[str] = []
    room = SMALL_PRINT
    for line in filter(str.strip, words.splitlines()):
        small = f"-# {escape(line)}"
        lines.append(cut(small, room))
        if lines[-1] != small:
            return "\n".join(lines), False
        room -= len(small) + 1
        if room < LINE:
            return "\n".join(lines), False
    return "\n".join(lines), True


def _line(field: str) -> ui.TextInput[Form]:
    return ui.TextInput(custom_id=field, style=discord.TextStyle.short, max_length=200, required=False)


def _plain(text: str) -> str:
    """Plain text for titles and descriptions of forms, which are not markdown: escapes would show."""
    return text.replace("\\", "")
