"""numbers command (statistics): how many came, how fast they were answered, and the comments behind each
figure.
"""

from datetime import timedelta
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.business import Business
from bot.domain.figures import Figure, Figures
from bot.domain.refused_form import FormName
from bot.domain.role import Right, Role
from bot.domain.settings import LONGEST_TARGET
from bot.marks import Marked, mark
from bot.services.reports.figures import Behind, Numbers, OfChannel
from bot.texts import Texts
from cogs.gateway.client import Shopbell
from cogs.kit.comment_lists import said, who
from cogs.kit.figures import conversations, counts, in_target, join
from cogs.kit.form import Form
from cogs.kit.markdown import escape
from cogs.kit.names import called
from cogs.kit.paging import page_buttons
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, Press, row
from cogs.kit.translator import word

PERIODS = (7, 30, 90)
MINUTES = "minutes"
MINUTE = timedelta(minutes=1)

_TITLES: dict[Figure, Marked] = {
    Figure.NEW: mark("New"),
    Figure.ANSWERED: mark("Answered"),
    Figure.OPEN: mark("Still open"),
    Figure.DONE: mark("Done without an answer"),
    Figure.SLOWEST: mark("Answered, longest wait first"),
    Figure.MISSED: mark("Not within the target, or not yet"),
}


class NumbersCog(commands.Cog):
    """Panel of the figures, visible to the presser alone; the target is changed in it."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        bot.routes.add("numbers:show", Right.LOOK, self.show)
        bot.routes.add("numbers:behind", Right.LOOK, self.behind)
        bot.routes.add("numbers:page", Right.LOOK, self.page)
        bot.routes.add("numbers:target", Right.ADMINISTER, self.target)
        bot.routes.add("form:target", Right.ADMINISTER, self.retarget)

    @app_commands.command(
        name=word("command", "numbers"),
        description=word("description", "How many comments came and how fast they were answered"),
    )
    @app_commands.guild_only()
    async def numbers(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the panel."""
        press = await self._bot.admit(interaction, Right.LOOK, self._app.now())
        if press is not None:
            await self._show(press, PERIODS[0])

    async def show(self, press: Press) -> None:
        """Shows the figures of a period of days."""
        await self._show(press, _days(press))

    async def behind(self, press: Press) -> None:
        """Lists the comments behind the chosen figure."""
        await self._list(press, press.chosen[0] if press.chosen else "", 0)

    async def page(self, press: Press) -> None:
        """Shows another page of them."""
        await self._list(press, press.argument(1), press.number(2))

    async def target(self, press: Press) -> None:
        """Opens the form to change the target."""
        refused = await self._app.refused_forms.get(press.actor, FormName.TARGET, 0)
        minutes = refused.get(MINUTES) or str(press.business.target // MINUTE)
        await press.interaction.response.send_modal(target_form(minutes, press.texts))

    async def retarget(self, press: Press) -> None:
        """Saves the changed target."""
        text = press.field(MINUTES).strip()
        minutes = int(text) if text.isdecimal() and len(text) < 7 else 0
        changed = await self._app.setup.set_target(press.actor, minutes * MINUTE)
        if changed:
            await self._app.refused_forms.drop(press.actor, FormName.TARGET, 0)
            await self._show(press, PERIODS[0], saved=True)
        else:
            most = LONGEST_TARGET // MINUTE
            again = await keep(self._app, press, FormName.TARGET, "numbers:target")
            await press.say(
                press.texts("Write the target in minutes, from 1 to {most}. Nothing was changed.", most=most),
                view=again,
            )

    async def _show(self, press: Press, days: int, *, saved: bool = False) -> None:
        found = await self._app.figures.numbers(press.business.id, days, press.now)
        if found is not None:
            await press.show(draw(found, press.texts, owner=press.role is Role.OWNER, saved=saved))

    async def _list(self, press: Press, figure: str, page: int) -> None:
        if figure not in {known.value for known in Figure}:
            return
        found = await self._app.figures.behind(
            press.business.id, _days(press), Figure(figure), page, press.now
        )
        if found is not None:
            await press.show(draw_behind(found, press.business, press.texts))


def draw(found: Numbers, texts: Texts, *, owner: bool, saved: bool = False) -> ui.LayoutView:
    """Draws figures, each connection, the periods, and the select for the comments behind a figure. `saved`:
    a form has just been.
    """
    view = ui.LayoutView(timeout=None)
    said = ["-# " + texts("Saved.")] if saved else []
    view.add_item(ui.TextDisplay("\n".join([*said, *lines(found, texts)])))
    view.add_item(
        row(
            *(
                Button(
                    texts.n("{n} day", "{n} days", days),
                    "numbers:show",
                    days,
                    style=discord.ButtonStyle.primary
                    if days == found.days
                    else discord.ButtonStyle.secondary,
                )
                for days in PERIODS
            )
        )
    )
    options = [
        discord.SelectOption(label=f"{texts.marked(title)}", value=figure.value)
        for figure, title in _TITLES.items()
    ]
    placeholder = texts("Show the comments behind …")
    view.add_item(row(Choice("numbers:behind", found.days, options=options, placeholder=placeholder)))
    if owner:
        view.add_item(row(Button(texts("Change the target"), "numbers:target")))
    return view


def lines(found: Numbers, texts: Texts) -> list[str]:
    """Text of the panel."""
    figures, target = found.figures, found.business.target
    told = [
        "### " + texts.n("Numbers of the last {n} day", "Numbers of the last {n} days", found.days),
        counts(figures, texts),
        *_times(figures, target, texts),
        join(_asides(found, texts)),
    ]
    if found.channels:
        told += ["", "**" + texts("By connection") + "**"]
        told += [_channel_line(one, target, texts) for one in found.channels]
    told += [
        "",
        "-# "
        + texts(
            "From the comment to the first answer, around the clock. What was closed without an answer does"
            " not count; who still waits counts as not yet answered."
        ),
    ]
    return [line for i, line in enumerate(told) if line or (i and told[i - 1])]


def _times(figures: Figures, target: timedelta, texts: Texts) -> list[str]:
    if figures.early:
        return []
    share = in_target(figures.share, target, texts)
    if figures.half is None:
        return [texts("Fewer than half have an answer yet"), share]
    half = texts("Half had an answer after **{time}**", time=figures.half)
    if figures.ninety is None:
        return [half, texts("Fewer than 90% have one yet"), share]
    return [half, texts("90% had one after **{time}**", time=figures.ninety), share]


def _asides(found: Numbers, texts: Texts) -> list[str]:
    parts = conversations(found.figures, texts)
    if found.figures.done:
        parts.append(texts("{n} done without an answer", n=found.figures.done))
    before = found.before
    if before.new:
        parts.append(
            texts.n("the day before: {new} new", "the {n} days before: {new} new", found.days, new=before.new)
        )
    if before.half is not None:
        parts.append(texts("half after {time}", time=before.half))
    return parts


def _channel_line(one: OfChannel, target: timedelta, texts: Texts) -> str:
    shown = escape(called(one.channel, one.words, texts, several=one.several))
    parts = [texts("{n} new", n=one.figures.new)]
    if one.figures.half is not None:
        parts.append(texts("half after {time}", time=one.figures.half))
    if not one.figures.early:
        parts.append(in_target(one.figures.share, target, texts))
    return f"{shown}: {' · '.join(parts)}"


def draw_behind(found: Behind, business: Business, texts: Texts) -> ui.LayoutView:
    """Draws one page of comments with links to their cards."""
    title = texts.marked(_TITLES[found.figure])
    told = [f"### {title}: {texts.number(found.total)}"]
    if not found.total:
        told.append(texts("Nothing there."))
    for listed, took in found.lines:
        comment = listed.comment
        at = texts.date_short(comment.waits_since, business.zone) + ", "
        at += texts.time(comment.waits_since, business.zone)
        parts = [at]
        if took is not None:
            parts.append(texts("answered after {time}", time=took))
        told.append(f"{who(listed, business.server_id, texts)}: {said(listed, texts)}")
        told.append(join(parts))
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(told)))
    back = Button(texts("Numbers"), "numbers:show", found.days)
    turn = page_buttons(texts, found.page, found.pages, "numbers:page", found.days, found.figure.value)
    return view.add_item(row(*turn, back))


def target_form(minutes: str, texts: Texts) -> Form:
    """Form with one field: minutes."""
    form = Form(texts("How fast shall customers have an answer?"), "form:target")
    form.add_item(
        ui.Label(
            text=texts("Minutes"),
            description=texts("Around the clock, from the comment to the first answer."),
            component=ui.TextInput(custom_id=MINUTES, default=minutes, max_length=5, required=True),
        )
    )
    return form


def _days(press: Press) -> int:
    return press.number() if press.number() in PERIODS else PERIODS[0]


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(NumbersCog(bot))
