"""Panels of the data command: what can be done, whom to forget, and how long words are kept."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.forgetting import Blockers, Forgetting, Known
from bot.domain.person import PersonId
from bot.domain.plaintext import one_line
from bot.domain.words_kept import WordsKept
from bot.services.upkeep.exporting import KEPT_FOR, Exported
from bot.services.upkeep.retention import Kept
from bot.texts import Texts
from bot.words.erasing import blocked_sentence, forgotten_sentence
from cogs.kit.form import Form
from cogs.kit.links import jump
from cogs.kit.markdown import cut, escape, link
from cogs.kit.names import NAME_LIMIT
from cogs.kit.routes import Button, Choice, row

NAME = "name"
NAME_AT_MOST = 100
LABEL, DESCRIPTION = 60, 90
"""Of an option; Discord takes 100."""


def draw_home(kept: Kept, texts: Texts) -> ui.LayoutView:
    """Draws the buttons for everything, with how long words are kept."""
    text = "### " + texts("Data") + f"\n{_words(kept.words_kept, texts)}"
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(text))
    view.add_item(row(Button(texts("Export"), "data:export"), Button(texts("Forget …"), "data:name")))
    return view.add_item(
        row(Button(texts("How long"), "data:keeping"), Button(texts("Who did what"), "data:audit"))
    )


def _words(words_kept: WordsKept, texts: Texts) -> str:
    if words_kept.span is None:
        return texts("Customers' words stay, however old.")
    months = int(words_kept.value)
    return texts.n("Customers' words stay for {n} month.", "Customers' words stay for {n} months.", months)


def exported_sentence(made: Exported, texts: Texts, *, attached: bool) -> str:
    """What was written, where, and for how long."""
    lines = [
        texts("Everything is in this file: comments as a table (CSV), the rest as JSON.")
        if attached
        else texts("The file is too large for Discord. It is on the computer that I run on:"),
        *([] if attached else [f"`{made.path}`"]),
        "-# "
        + texts("It holds names and words, so keep it safe.")
        + " "
        + texts.n(
            "I delete my copy after {n} day: {path}",
            "I delete my copy after {n} days: {path}",
            KEPT_FOR.days,
            path=f"`{made.path}`",
        )
        if attached
        else "-# "
        + texts("It holds names and words, so keep it safe.")
        + " "
        + texts.n("I delete it after {n} day.", "I delete it after {n} days.", KEPT_FOR.days),
    ]
    return "\n".join(lines)


def name_form(texts: Texts) -> Form:
    """Form with one field: whom to forget."""
    form = Form(texts("Forget a person"), "form:forget")
    return form.add_item(
        ui.Label(
            text=texts("Name"),
            description=texts("As it is on the card; a part is enough."),
            component=ui.TextInput(custom_id=NAME, max_length=NAME_AT_MOST, required=True),
        )
    )


def draw_found(
    found: Sequence[Known], name: str, at_once: int, business: Business, texts: Texts
) -> ui.LayoutView:
    """Draws a select of the people whom a name may mean, of whom so many may be chosen at once."""
    view = ui.LayoutView(timeout=None)
    again = Button(texts("Another name"), "data:name")
    back = Button(texts("Data"), "data:show")
    if not found:
        said = texts("I know nobody called “{name}”.", name=escape(cut(one_line(name), NAME_LIMIT)))
        return view.add_item(ui.TextDisplay(said)).add_item(row(again, back))
    title = texts("Who is to be forgotten?")
    several = texts("The same person may be on several connections: choose all that belong together.")
    view.add_item(ui.TextDisplay(f"### {title}" + (f"\n-# {several}" if len(found) > 1 else "")))
    options = [
        discord.SelectOption(
            label=cut(f"{one_line(one.name)}, {one_line(one.channel)}", LABEL),
            description=cut(_about(one, business, texts), DESCRIPTION),
            value=str(one.who),
        )
        for one in found
    ]
    most = min(len(options), at_once)
    view.add_item(row(Choice("data:person", options=options, placeholder=texts("Choose …"), most=most)))
    return view.add_item(row(again, back))


def _about(one: Known, business: Business, texts: Texts) -> str:
    day = texts.date_short(one.last_at, business.zone)
    count = texts.n("{n} comment", "{n} comments", one.comments)
    return f"{count}, {day}: {one_line(one.last_text)}"


def draw_question(
    preview: Forgetting, argument: str, business: Business, texts: Texts, person: PersonId | None = None
) -> ui.LayoutView:
    """Draws what goes and what stays, and asks once; or why that is not possible yet. `person`: whose card it was asked
    on, which comes back with "Keep".
    """
    names = texts.all_of(
        [escape(cut(one_line(one.name), NAME_LIMIT)) or texts("a guest") for one in preview.known]
    )
    view = ui.LayoutView(timeout=None)
    keep = Button(texts("Keep"), *(("data:show",) if person is None else ("comment:person", person)))
    if preview.blockers:
        said = "### " + texts("Not yet: {names}", names=names) + "\n"
        said += _in_the_way(preview.blockers, business, texts)
        asked = (argument,) if person is None else (argument, person)
        again = Button(texts("Try again"), "data:person", *asked, style=discord.ButtonStyle.primary)
        return view.add_item(ui.TextDisplay(said)).add_item(row(again, keep))
    lines = [
        "### " + texts("Forget {names}?", names=names),
        texts.n(
            "The name goes, and every word of {n} comment and of your answer, here and on the cards.",
            "The name goes, and every word of {n} comments and of your answers, here and on the cards.",
            preview.comments,
        ),
        texts("Figures stay. This can not be undone."),
        "-# " + texts("Where it was written, it stays until you delete it there."),
    ]
    forget = Button(texts("Forget"), "data:forget", argument, style=discord.ButtonStyle.danger)
    return view.add_item(ui.TextDisplay("\n".join(lines))).add_item(row(forget, keep))


def _in_the_way(blockers: Blockers, business: Business, texts: Texts) -> str:
    said = blocked_sentence(texts, blockers)
    if blockers.place is None or blockers.message is None:
        return said
    card = link(texts("To the card"), jump(business.server_id, blockers.place, blockers.message))
    return f"{said}\n{card}"


def forgotten_text(done: Forgetting, texts: Texts) -> str:
    """What was forgotten."""
    return f"**{forgotten_sentence(texts, done)}**\n" + texts(
        "Cards and reports that show it go at once. A backup from before is made to forget it when it is restored."
    )


def draw_kept(kept: Kept, texts: Texts) -> ui.LayoutView:
    """Draws how long words are kept, with what the next night takes, and a select."""
    lines = ["### " + texts("How long words stay"), _words(kept.words_kept, texts)]
    if kept.too_old:
        lines.append(
            texts.n(
                "Tonight the words of **{n} comment** go, and your answer to it.",
                "Tonight the words of **{n} comments** go, and your answers to them.",
                kept.too_old,
            )
        )
    lines.append("-# " + texts("Figures stay. What waits or is on its way is left alone."))
    options = [
        discord.SelectOption(label=_span(one, texts), value=one.value, default=one is kept.words_kept)
        for one in WordsKept
    ]
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    view.add_item(row(Choice("data:keep", options=options, placeholder=texts("Choose …"))))
    return view.add_item(row(Button(texts("Data"), "data:show")))


def _span(one: WordsKept, texts: Texts) -> str:
    if one.span is None:
        return texts("However old")
    return texts.n("{n} month", "{n} months", int(one.value))
