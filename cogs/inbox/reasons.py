"""Panel [Why?]: the reasons of each suggestion, visible to the presser alone."""

from discord import ui

from bot.app import App
from bot.domain.card_facts import CommentCard, stamp
from bot.domain.example import WRITTEN, ExampleId
from bot.domain.suggestion import Confidence, Reason, Suggestion
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.inbox.wording import about, shown_suggestions, suggestion_label
from cogs.kit.markdown import cut, escape
from cogs.kit.names import snippet
from cogs.kit.routes import STAMP, Button, Press, in_rows, row

TITLE_LIMIT = 40
WORD_LIMIT = 24
EXAMPLE_LIMIT = 60
_SURE: dict[Confidence, Marked] = {
    Confidence.SURE: mark("quite sure"),
    Confidence.LIKELY: mark("likely"),
    Confidence.UNSURE: mark("perhaps"),
}


class Reasons:
    """Callbacks of [Why?], and of what can be said of suggestions."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def show(self, press: Press, facts: CommentCard) -> None:
        """Opens the panel."""
        shown = shown_suggestions(facts)
        reasons = await self._app.forms.reasons(press.business.id, facts.comment.id, shown)
        await press.show(draw(facts, reasons, press.texts))

    async def nothing_fits(self, press: Press, facts: CommentCard) -> None:
        """Keeps that none of the suggestions fits."""
        kept = await self._app.learning.nothing_fits(press.actor, facts.comment.id)
        if kept is None:
            await press.gone()
            return
        said = press.texts("Kept. I suggest nothing for this comment, and less for those like it.")
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said))
        await press.show(
            view.add_item(row(Button(press.texts("Learn nothing from that"), "example:undo", kept)))
        )

    async def undo(self, press: Press) -> None:
        """Ends that something is learnt from an earlier comment."""
        if await self._app.learning.undo(press.actor, ExampleId(press.number())) is None:
            await press.gone()
            return
        said = press.texts("I learn nothing from that any more.")
        await press.show(ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said)))


def draw(facts: CommentCard, reasons: tuple[Reason, ...], texts: Texts) -> ui.LayoutView:
    """Draws the panel: per suggestion how sure it is, whether a language model put it first or worded it, the words that
    decided, and the earlier comment that is most like this one. Those that come nearest where none fits can be taken.
    """
    lines = [about(facts, texts)]
    if not shown_suggestions(facts):
        lines.append(
            texts("No template really fits. The nearest:") if reasons else texts("No template fits.")
        )
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    for place, reason in enumerate(reasons, 1):
        view.add_item(ui.TextDisplay("\n".join(_lines(place, reason, facts, texts))))
    more = Button(texts("More"), "card:more", facts.card.id)
    buttons = _wrong(reasons, texts) if shown_suggestions(facts) else _nearest(facts, reasons)
    for line in in_rows([*buttons, more]):
        view.add_item(line)
    return view


def _wrong(reasons: tuple[Reason, ...], texts: Texts) -> list[Button]:
    """Buttons to end what was learnt from the comments that led to a suggestion."""
    return [
        Button(texts("{place} was wrong", place=place), "example:undo", reason.example.id)
        for place, reason in enumerate(reasons, 1)
        if reason.example is not None and reason.example.origin not in WRITTEN
    ]


def _nearest(facts: CommentCard, reasons: tuple[Reason, ...]) -> list[Button]:
    """Buttons to reply with those that are not suggested."""
    templates = [reason.suggestion.template for reason in reasons]
    return [
        Button(
            suggestion_label(place, one.short_name), "card:reply", facts.card.id, one.id, STAMP + stamp(facts)
        )
        for place, one in enumerate(templates, 1)
    ]


def _lines(place: int, reason: Reason, facts: CommentCard, texts: Texts) -> list[str]:
    one, example = reason.suggestion, reason.example
    title = escape(cut(one.template.title, TITLE_LIMIT))
    words = [texts("“{text}”", text=escape(cut(word, WORD_LIMIT))) for word in one.because]
    # "likely" of the nearest one contradicts that none really fits.
    sure = f" · {texts.marked(_SURE[one.confidence])}" if shown_suggestions(facts) else ""
    lines = [
        f"**{place} {title}**{sure}",
        *_by_model(one, texts),
        texts("Words: {words}", words=texts.all_of(words))
        if words
        else texts("By its meaning, no single word"),
    ]
    if example is not None:
        said = snippet(example.text, EXAMPLE_LIMIT)
        day = texts.date(example.created_at, facts.business.zone)
        lines.append(
            texts("Like your example: “{text}”", text=said)
            if example.origin in WRITTEN
            else texts("As on {day}: “{text}”", day=day, text=said)
        )
    return [lines[0], *(f"-# {line}" for line in lines[1:])]


def _by_model(suggestion: Suggestion, texts: Texts) -> list[str]:
    if suggestion.draft:
        return [texts("Draft by the language model.")]
    return [texts("Picked by the language model.")] if suggestion.picked else []
