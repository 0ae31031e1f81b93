"""Panel of a month: what customers wrote about, and their words as a text file for the owner."""

from datetime import date
from io import BytesIO

import discord
from discord import ui

from bot.app import App
from bot.domain.hours import local_date
from bot.domain.topic import Month, Topic, last_months, month_of
from bot.texts import Texts
from cogs.kit.figures import counts, join
from cogs.kit.markdown import cut, escape
from cogs.kit.phone import phone_lines
from cogs.kit.routes import Button, Choice, Press, row
from cogs.report.words_file import WordsFile, comments_of

LINES = 21
"""Lines of a phone, without the gaps between topics."""
TITLE, WORDS = 40, 2
"""Characters of a title; words that name a topic."""
QUOTE, SHORT = 68, 36
"""Characters of a quotation: two lines of small print, or one."""


class MonthPanel:
    """Callbacks of the panel, visible to the presser alone."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def open(self, press: Press) -> None:
        """Shows this month so far."""
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        await self._show(press, last_months(press.now, press.business.zone)[0])

    async def show(self, press: Press) -> None:
        """Shows the chosen month."""
        await press.seen()
        await self._show(press, _month(press))

    async def words(self, press: Press) -> None:
        """Hands the words of the month over as a text file; nothing of that is stored."""
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        month = await self._app.topics.month(press.business.id, _month(press), press.now)
        if month is None or not month.has_words:
            await press.say(press.texts("There are no words of that month."))
            return
        written = WordsFile(month, press.texts)
        await self._app.topics.handed_over(press.actor, month)
        text = press.texts(
            "What customers asked and said in {month}, by topic.", month=month_name(month, press.texts)
        )
        look = press.texts(
            "Names, numbers and addresses are left out, as far as I recognise them. Read the file before you pass it on."
        )
        file = discord.File(BytesIO(written.text.encode()), written.name)
        await press.say(f"{text}\n-# {look}", file=file)

    async def _show(self, press: Press, first: date) -> None:
        month = await self._app.topics.month(press.business.id, first, press.now)
        if month is not None:
            await press.show(draw(month, press.texts))


def draw(month: Month, texts: Texts) -> ui.LayoutView:
    """Draws the topics, those with most comments first, as far as a phone shows them; a select of the month, the button
    for the words (owners), and the way to the report of a day.
    """
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines(month, texts))))
    zone = month.business.zone
    options = [
        discord.SelectOption(
            label=texts("This month so far") if not number else _name(first, month, texts),
            value=f"{first:%Y-%m}",
            default=first == month.first,
        )
        for number, first in enumerate(last_months(month.now, zone))
    ]
    view.add_item(row(Choice("report:month", options=options, placeholder=texts("Another month …"))))
    words = [Button(texts("Export words"), "report:words", f"{month.first:%Y-%m}")] if month.has_words else []
    today = local_date(month.now, zone).isoformat()
    return view.add_item(row(*words, Button(texts.p("report", "Day"), "report:show", today, 0)))


def lines(month: Month, texts: Texts) -> list[str]:
    """Text of the panel, as much of it as a phone shows: shorter quotations, where otherwise topics would be left out."""
    title = texts("What it was about: {month}", month=month_name(month, texts))
    head = [f"### {title}"]
    if not month.figures.new:
        return [*head, texts("Nobody wrote.")]
    grouped = texts("By template, else by what is alike") if month.alike else texts("By template")
    head += [counts(month.figures, texts), join([grouped])]
    whole = _filled(head, month, QUOTE, texts)
    return (
        whole
        if whole[-1:] == _foot(month, len(month.topics), texts)[-1:]
        else _filled(head, month, SHORT, texts)
    )


def _filled(head: list[str], month: Month, quote: int, texts: Texts) -> list[str]:
    """Head, as many topics as fit with quotations of this length, and the foot."""
    written = list(head)
    shown = 0
    for topic in month.topics:
        block = _block(topic, quote, texts)
        if (
            phone_lines([line for line in (*written, *block, *_foot(month, shown + 1, texts)) if line])
            > LINES
        ):
            break
        written += ["", *block]
        shown += 1
    return [*written, *_foot(month, shown, texts)]


def _block(topic: Topic, quote: int, texts: Texts) -> list[str]:
    """Title and number of a topic, and the words in its middle."""
    head = f"**{escape(cut(topic_name(topic, texts), TITLE))}** · {comments_of(topic, texts)}"
    quoted = " ".join(topic.said[0].text.split()) if topic.said else ""
    said = [join([texts("“{text}”", text=escape(cut(quoted, quote)))])] if quoted else []
    return [head, *said]


def _foot(month: Month, shown: int, texts: Texts) -> list[str]:
    """Line about what has no line of its own."""
    more = month.topics[shown:]
    parts = []
    if more:
        parts.append(texts.n("{n} more topic", "{n} more topics", len(more)))
    if month.others.comments:
        parts.append(texts("{n} on something else", n=month.others.comments))
    return ["", join(parts)] if parts else []


def topic_name(topic: Topic, texts: Texts) -> str:
    """Title of the template, else the most telling words. Plain text."""
    return topic.title or ", ".join(topic.words[:WORDS]) or texts("Without words")


def month_name(month: Month, texts: Texts) -> str:
    """Name of the month, with its year where that is not this one."""
    return _name(month.first, month, texts)


def _name(first: date, month: Month, texts: Texts) -> str:
    zone = month.business.zone
    return texts.month(month_of(first, zone).start, month.now, zone)


def _month(press: Press) -> date:
    """First day of the month that a select or a button names; this month for any other value."""
    named = press.chosen[0] if press.chosen else press.argument()
    months = last_months(press.now, press.business.zone)
    return next((first for first in months if f"{first:%Y-%m}" == named), months[0])
