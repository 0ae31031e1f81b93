"""Panel of a search: comments by words, person, period and connection, newest first, each with a link to its card."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands, ui

from bot.domain.business import Business
from bot.domain.channel import Channel, ChannelId
from bot.domain.person import PersonId
from bot.domain.plaintext import one_line
from bot.domain.search import PERIODS, Found, Hit, Search
from bot.texts import Texts
from bot.words.connections import display_name
from cogs.gateway.client import Shopbell
from cogs.kit.comment_lists import option, said, said_and_answered, state_word, who
from cogs.kit.form import OPTIONS, Form
from cogs.kit.markdown import cut, escape
from cogs.kit.names import NAME_LIMIT, called
from cogs.kit.paging import PAGE, page_buttons
from cogs.kit.routes import Button, Choice, Press, row, whole
from cogs.kit.search_id import BYTES, arguments, fitting, search_in

WORDS, DAYS, CHANNEL = "words", "days", "channel"
"""Fields of the form."""
SUGGESTION = 100
_ID = "#"
"""Begins the value of a person or connection that was chosen among the suggestions; anything else was typed."""


class FindPanel:
    """Callbacks of the panel, visible to the presser alone; what is looked for is in the ids of its buttons."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app

    async def open(
        self, press: Press, words: str, person: str | None, period: int | None, connection: str | None
    ) -> None:
        """Lists what fits the options of the command; without options the newest comments."""
        chosen, typed = _chosen(person), "" if _chosen(person) else person or ""
        channel = _chosen(connection)
        if connection and not channel:
            channel = await self._named(press, connection)
        search = Search(
            words=fitting(f"{words} {typed}"),
            person=PersonId(chosen) if chosen else None,
            channel=ChannelId(channel) if channel else None,
            days=period if period in PERIODS else 0,
        )
        if connection and not channel:
            await press.say(
                press.texts(
                    "I know no connection of that name: {command}",
                    command=self._bot.tappable("connections", press.texts),
                )
            )
            return
        await self._show(press, search, 0)

    async def people(self, business: Business, texts: Texts, typed: str) -> list[app_commands.Choice[str]]:
        """Suggests known people by what is typed of their name."""
        found = await self._app.searches.people(business.id, typed)
        return [
            app_commands.Choice(
                name=cut(f"{one_line(person.name)} ({self._called(channel, texts)})", SUGGESTION),
                value=f"{_ID}{person.id}",
            )
            for person, channel in found
        ]

    async def connections(
        self, business: Business, texts: Texts, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Suggests connections."""
        named = await self._channels(business, texts)
        fits = [(channel, name) for channel, name in named if typed.casefold().strip() in name.casefold()]
        return [
            app_commands.Choice(name=cut(name, SUGGESTION), value=f"{_ID}{channel.id}")
            for channel, name in fits[:OPTIONS]
        ]

    async def page(self, press: Press) -> None:
        """Shows a page of a search."""
        await self._show(press, search_in(press.arguments), press.number(4))

    async def form(self, press: Press) -> None:
        """Opens the form, with what was looked for last."""
        search = search_in(press.arguments)
        channels = await self._channels(press.business, press.texts)
        await press.interaction.response.send_modal(find_form(search, channels, press.texts))

    async def submitted(self, press: Press) -> None:
        """Searches for what the form says; the person stays."""
        days, channel = whole(press.field(DAYS)), whole(press.field(CHANNEL))
        search = Search(
            words=fitting(press.field(WORDS)),
            person=search_in(press.arguments).person,
            channel=ChannelId(channel) if channel else None,
            days=days if days in PERIODS else 0,
        )
        await self._show(press, search, 0)

    async def _show(self, press: Press, search: Search, page: int) -> None:
        found = await self._app.searches.find(press.business.id, search, page, press.now)
        await press.show(draw(found, press.business, press.texts))

    async def _named(self, press: Press, typed: str) -> int:
        """Connection whose name begins as typed; 0 for none."""
        wanted = typed.casefold().strip()
        named = await self._channels(press.business, press.texts)
        return next((int(channel.id) for channel, name in named if name.casefold().startswith(wanted)), 0)

    async def _channels(self, business: Business, texts: Texts) -> list[tuple[Channel, str]]:
        channels = await self._app.searches.channels(business.id)
        return [(channel, self._called(channel, texts)) for channel in channels]

    def _called(self, channel: Channel, texts: Texts) -> str:
        return display_name(texts, channel, self._app.switchboard.words(channel), several=True)


def draw(found: Found, business: Business, texts: Texts) -> ui.LayoutView:
    """Draws one page: two lines each with a link to the card, a select that opens one, and the way to a new search."""
    search, state = found.search, arguments(found.search)
    title = texts("“{text}”", text=escape(search.words)) if search.words else texts("Newest comments")
    lines = ["### " + title, *_narrowed(found, texts)]
    if found.filled < 1:
        share = texts.percent(found.filled)
        lines.append("-# " + texts("I am still searching older ones ({share})", share=share))
    numbered = list(enumerate(found.hits, found.page * PAGE + 1))
    lines += [_line(number, hit, business, texts) for number, hit in numbered]
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    if numbered:
        options = [option(number, hit.line, texts) for number, hit in numbered]
        placeholder = texts("Open one …")
        view.add_item(
            row(Choice("comment:show", 0, "f", *state, found.page, options=options, placeholder=placeholder))
        )
    turn = page_buttons(texts, found.page, found.pages, "find:page", *state)
    style = discord.ButtonStyle.secondary if search.words else discord.ButtonStyle.primary
    return view.add_item(row(*turn, Button(texts("Search …"), "find:form", *state, style=style)))


def _narrowed(found: Found, texts: Texts) -> list[str]:
    """How many were found, and what the search is narrowed to."""
    filters = found.filters
    parts = [] if not filters.person else [escape(cut(one_line(filters.person), NAME_LIMIT))]
    if filters.channel is not None and filters.channel_words is not None:
        parts.append(escape(called(filters.channel, filters.channel_words, texts, several=True)))
    if found.search.days:
        parts.append(period(found.search.days, texts))
    small = ["-# " + " · ".join(parts)] if parts else []
    if not found.total:
        return [*small, texts("Nothing found.")]
    if found.search == Search():
        return []
    many = texts("the newest {n}", n=found.total)
    count = many if found.more else texts.n("{n} comment", "{n} comments", found.total)
    return ["-# " + " · ".join([count, *parts])]


def _line(number: int, hit: Hit, business: Business, texts: Texts) -> str:
    comment = hit.line.comment
    state = state_word(comment, texts)
    # An answer says itself what became of the comment.
    small = (
        said_and_answered(hit.line, hit.answer, texts) if hit.answer else f"{state} · {said(hit.line, texts)}"
    )
    at = texts.date_short(comment.posted_at, business.zone)
    first = f"{number} {who(hit.line, business.server_id, texts)} · {at}"
    return f"{first}\n-# {small}"


def period(days: int, texts: Texts) -> str:
    """Name of a period."""
    if days == PERIODS[-1]:
        return texts("one year")
    return texts.n("{n} day", "{n} days", days) if days else texts("Any time")


def find_form(search: Search, channels: Sequence[tuple[Channel, str]], texts: Texts) -> Form:
    """Form with words, period, and connection where there are several. `channels` come with their names."""
    form = Form(texts("Search"), "form:find", arguments(search)[0])
    words: ui.TextInput[Any] = ui.TextInput(
        custom_id=WORDS, default=search.words or None, max_length=BYTES, required=False
    )
    explained = texts("In comments, names and answers. Empty finds all.")
    form.add_item(ui.Label(text=texts("Words"), description=explained, component=words))
    periods = [
        discord.SelectOption(label=period(days, texts), value=str(days), default=days == search.days)
        for days in (0, *PERIODS)
    ]
    form.add_item(ui.Label(text=texts("Period"), component=ui.Select(custom_id=DAYS, options=periods)))
    if len(channels) > 1:
        options = [discord.SelectOption(label=texts("All"), value="0", default=search.channel is None)]
        options += [
            discord.SelectOption(
                label=cut(name, SUGGESTION), value=str(channel.id), default=channel.id == search.channel
            )
            for channel, name in channels[: OPTIONS - 1]
        ]
        form.add_item(
            ui.Label(text=texts("Connection"), component=ui.Select(custom_id=CHANNEL, options=options))
        )
    return form


def _chosen(value: str | None) -> int:
    """Id of what was chosen among the suggestions; 0 for what was typed."""
    return whole(value.removeprefix(_ID)) if value is not None and value.startswith(_ID) else 0
