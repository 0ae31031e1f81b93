"""open command: lists the comments that wait for an answer, most pressing first, with a link to each card; all of them,
the urgent ones, those of one connection, or what was sorted out.
"""

from dataclasses import replace

import discord
from discord import ui

from bot.app import App
from bot.domain.business import ServerId
from bot.domain.channel import ChannelId
from bot.domain.line import Line
from bot.domain.open_list import Counts, Narrowed, OpenList, Part
from bot.domain.role import Right, may
from bot.texts import Texts
from cogs.inbox.closing_all import close_all
from cogs.kit.comment_lists import option, said, state_word, who, why_sorted_out
from cogs.kit.markdown import cut, escape
from cogs.kit.names import called, relative
from cogs.kit.paging import PAGE, page_buttons
from cogs.kit.routes import Button, Choice, Press, Routes, row, whole

SAID = 34
"""Characters of each comment: one line of a phone."""
WHY = 26
"""Characters of the words by which a comment was sorted out."""
CONNECTIONS = 20
"""Of the 25 options of a select."""
_PARTS = {part.value: part for part in Part}
_CHANNEL = "c"
"""Begins the name of a part that is a connection."""


class OpenPanel:
    """List with pagination, ten a page, visible to the presser alone. `routes`: those of the client, with those of a walk."""

    def __init__(self, app: App, routes: Routes) -> None:
        self._app = app
        self._routes = routes

    async def open(self, press: Press) -> None:
        """Shows everything that is open."""
        await self._show(press, Narrowed(), 0)

    async def show(self, press: Press) -> None:
        """Shows one page of the list."""
        # Buttons of before there were parts name the page alone.
        name, page = press.argument(), press.number(1)
        await self._show(press, _narrowed(name), page if len(press.arguments) > 1 else press.number())

    async def part(self, press: Press) -> None:
        """Shows the chosen part of the list."""
        await self._show(press, _narrowed(press.chosen[0] if press.chosen else ""), 0)

    async def _show(self, press: Press, narrowed: Narrowed, page: int) -> None:
        found = await self._app.open_lists.page(press.actor, narrowed, page)
        await press.show(draw(found, press.business.server_id, press.texts))

    async def work(self, press: Press) -> None:
        """Walks through what is open, one by one; who may not answer gets the list."""
        walk = self._routes.find("walk:begin:0") if may(press.role, Right.PROPOSE) else None
        if walk is None:
            await self.show(replace(press, arguments=()))
        else:
            await walk[0].answer(replace(press, arguments=walk[1]))


def draw(found: OpenList, server: ServerId, texts: Texts) -> ui.LayoutView:
    """Draws one page: each line leads to its card; a select shows another part; what was sorted out can be opened."""
    view, narrowed, counts = ui.LayoutView(timeout=None), found.narrowed, found.counts
    numbered = list(enumerate(found.lines, found.page * PAGE + 1))
    out, name = narrowed.part is Part.SORTED_OUT, _name(narrowed)
    lines = [_head(found, texts)]
    lines += [_line(number, line, server, texts, out=out) for number, line in numbered]
    if found.more and found.page == found.pages - 1:
        lines.append("-# " + texts.n("and {n} more", "and {n} more", found.more))
    view.add_item(ui.TextDisplay("\n".join(lines)))
    if out and numbered:
        options = [option(number, line, texts) for number, line in numbered]
        placeholder = texts("Open one …")
        view.add_item(
            row(Choice("comment:show", 0, "o", name, found.page, options=options, placeholder=placeholder))
        )
    parts = _options(counts, narrowed, texts)
    if len(parts) > 1:
        view.add_item(row(Choice("open:part", options=parts, placeholder=texts("Show …"))))
    turn = page_buttons(texts, found.page, found.pages, "open:show", name)
    for buttons in (turn, _all(narrowed, counts, texts)):
        if buttons:
            view.add_item(row(*buttons))
    return view


def _head(found: OpenList, texts: Texts) -> str:
    narrowed, counts = found.narrowed, found.counts
    total = counts.of(narrowed)
    if narrowed.channel is not None:
        place = next((one for one in counts.channels if one.channel.id == narrowed.channel), None)
        if place is not None:
            where = escape(called(place.channel, place.words, texts, several=place.several))
            return "### " + texts("{connection}: {n} open", connection=where, n=total)
    elif narrowed.part is Part.URGENT and total:
        return "### " + texts("{n} urgent", n=total)
    elif narrowed.part is Part.MINE and total:
        return "### " + texts("{n} with you", n=total)
    elif narrowed.part is Part.SORTED_OUT:
        return "### " + texts.n("{n} sorted out", "{n} sorted out", total)
    if not total:
        return "### " + texts("Nothing is open") + "\n" + texts("Nobody waits for an answer.")
    return "### " + texts.n("{n} open", "{n} open", total)


def _all(narrowed: Narrowed, counts: Counts, texts: Texts) -> list[Button]:
    """Buttons for everything that is open."""
    if narrowed != Narrowed() or not counts.open:
        return []
    walk = Button(texts("One by one"), "walk:begin", 0, style=discord.ButtonStyle.primary)
    return [walk, *([close_all(texts)] if counts.open > 1 else [])]


def _options(counts: Counts, narrowed: Narrowed, texts: Texts) -> list[discord.SelectOption]:
    """Parts with something in them, each with how many; and the one that is shown."""
    shown = _name(narrowed)
    named = [(Part.ALL.value, texts("All open ones"), counts.open)]
    named.append((Part.URGENT.value, texts("Urgent"), counts.urgent))
    named.append((Part.MINE.value, texts("With you"), counts.mine))
    if len(counts.channels) > 1:
        named += [
            (
                f"{_CHANNEL}{one.channel.id}",
                called(one.channel, one.words, texts, several=one.several),
                one.count,
            )
            for one in counts.channels[:CONNECTIONS]
        ]
    named.append((Part.SORTED_OUT.value, texts("Sorted out"), counts.sorted_out))
    return [
        discord.SelectOption(
            label=cut(f"{name} ({texts.number(n)})", 100), value=value, default=value == shown
        )
        for value, name, n in named
        if n or value in (shown, Part.ALL.value)
    ]


def _line(number: int, line: Line, server: ServerId, texts: Texts, *, out: bool) -> str:
    since = relative(line.comment.posted_at if out else line.comment.waits_since)
    small = said(line, texts, SAID)
    if out:
        why = why_sorted_out(line, texts, WHY)
        small = why or f"{state_word(line.comment, texts)} · {said(line, texts)}"
    return f"{number} {who(line, server, texts)} · {since}\n-# {small}"


def _name(narrowed: Narrowed) -> str:
    """Name of a part in a custom id."""
    return narrowed.part.value if narrowed.channel is None else f"{_CHANNEL}{narrowed.channel}"


def _narrowed(name: str) -> Narrowed:
    """Part of this name; everything for any other."""
    channel = whole(name.removeprefix(_CHANNEL)) if name.startswith(_CHANNEL) else 0
    return Narrowed(channel=ChannelId(channel)) if channel else Narrowed(_PARTS.get(name, Part.ALL))
