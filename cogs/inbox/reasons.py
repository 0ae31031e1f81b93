"""Panel [Why?]: the reasons of each suggestion, visible to the presser alone."""

from discord import ui

from bot.app import App
from bot.domain.card_facts import CommentCard
from bot.domain.example import WRITTEN
from bot.domain.suggestion import Confidence, Reason
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.inbox.wording import about, shown_suggestions
from cogs.kit.markdown import cut, escape
from cogs.kit.names import snippet
from cogs.kit.routes import Button, Press, row

TITLE_LIMIT = 40
WORD_LIMIT = 24
EXAMPLE_LIMIT = 60
_SURE: dict[Confidence, Marked] = {
    Confidence.SURE: mark("quite sure"),
    Confidence.LIKELY: mark("likely"),
    Confidence.UNSURE: mark("perhaps"),
}


class Reasons:
    """Callback of [Why?]."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def show(self, press: Press, facts: CommentCard) -> None:
        """Opens the panel."""
        shown = shown_suggestions(facts)
        reasons = await self._app.forms.reasons(press.business.id, facts.comment.id, shown)
        await press.show(draw(facts, reasons, press.texts))


def draw(facts: CommentCard, reasons: tuple[Reason, ...], texts: Texts) -> ui.LayoutView:
    """Draws the panel: per suggestion how sure it is, the words that decided, and the earlier comment that is most like
    this one.
    """
    lines = [about(facts, texts)]
    if not shown_suggestions(facts):
        lines.append(
            texts("No template really fits. These come nearest:") if reasons else texts("No template fits.")
        )
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    for place, reason in enumerate(reasons, 1):
        view.add_item(ui.TextDisplay("\n".join(_lines(place, reason, facts, texts))))
    return view.add_item(row(Button(texts("More"), "card:more", facts.card.id)))


def _lines(place: int, reason: Reason, facts: CommentCard, texts: Texts) -> list[str]:
    one, example = reason.suggestion, reason.example
    title = escape(cut(one.template.title, TITLE_LIMIT))
    words = [texts("“{text}”", text=escape(cut(word, WORD_LIMIT))) for word in one.because]
    lines = [
        f"**{place} {title}** · {texts.marked(_SURE[one.confidence])}",
        texts("Words: {words}", words=texts.all_of(words))
        if words
        else texts("By its meaning, no single word"),
    ]
    if example is None:
        return [lines[0], f"-# {lines[1]}"]
    said = snippet(example.text, EXAMPLE_LIMIT)
    if example.origin in WRITTEN:
        lines.append(texts("Like your example: “{text}”", text=said))
    else:
        day = texts.date(example.created_at, facts.business.zone)
        lines.append(texts("As on {day}: “{text}”", day=day, text=said))
    return [lines[0], *(f"-# {line}" for line in lines[1:])]
