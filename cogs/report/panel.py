"""Panel of a day: the digest of any past day, on demand, of all connections or of one."""

from datetime import date, timedelta

import discord
from discord import ui

from bot.app import App
from bot.domain.channel import ChannelId
from bot.domain.digest import Digest
from bot.domain.hours import local_date, typed_date
from bot.domain.refused_form import FormName
from bot.domain.role import Right, may
from bot.services.reports.day_facts import Asked
from bot.texts import Texts
from cogs.digest.drawing import draw
from cogs.kit.form import OPTIONS, Form
from cogs.kit.markdown import cut
from cogs.kit.names import called
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, Press, row

EARLIER = "earlier"
DAY = timedelta(days=1)
LAST_DAYS = 7
"""Days to choose from, besides today; earlier ones are typed."""
LONGEST_AGO = 3660 * DAY
LABEL = 100


class ReportPanel:
    """Callbacks of the panel, visible to the presser alone."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def open(self, press: Press, typed: str, *, today: bool) -> None:
        """Shows the typed day; where none was typed, yesterday or `today`."""
        this_day = _today(press)
        chosen = this_day if today else this_day - DAY
        if typed:
            found = typed_date(typed, this_day)
            if found is None or found < this_day - LONGEST_AGO:
                await press.say(_unreadable(press.texts))
                return
            chosen = found
        await self._show(press, chosen, 0)

    async def show(self, press: Press) -> None:
        """Shows the day that the button names."""
        await self._show(press, _day(press.argument(), _today(press)), press.number(1))

    async def day(self, press: Press) -> None:
        """Shows the chosen day, or opens the form for an earlier one."""
        chosen = press.chosen[0] if press.chosen else ""
        if chosen == EARLIER:
            await self.earlier(press)
        else:
            await self._show(press, _day(chosen, _today(press)), press.number())

    async def earlier(self, press: Press) -> None:
        """Opens the form for an earlier day, with what was refused last time."""
        refused = await self._app.refused_forms.get(press.actor, FormName.DAY, 0)
        await press.interaction.response.send_modal(
            day_form(refused.get("day", ""), press.number(), press.texts)
        )

    async def typed(self, press: Press) -> None:
        """Shows the day that was typed."""
        today = _today(press)
        found = typed_date(press.field("day"), today)
        if found is None or found < today - LONGEST_AGO:
            again = await keep(self._app, press, FormName.DAY, "report:earlier")
            await press.ask(_unreadable(press.texts), again)
            return
        await self._app.refused_forms.drop(press.actor, FormName.DAY, 0)
        await self._show(press, found, press.number())

    async def of_channel(self, press: Press) -> None:
        """Shows the same day of the chosen connection, or of all."""
        await self._show(press, _day(press.argument(), _today(press)), press.choice())

    async def _show(self, press: Press, day: date, channel: int) -> None:
        owner = may(press.role, Right.ADMINISTER)
        asked = Asked(channel=ChannelId(channel) or None, by_member=owner)
        digest = await self._app.figures.day(press.business.id, day, press.now, asked)
        if digest is not None:
            await press.show(draw_report(digest, press.texts))


def draw_report(digest: Digest, texts: Texts) -> ui.LayoutView:
    """Draws the digest without a greeting, with buttons to the days before and after it and to its month, and the selects of
    another day and of a connection.
    """
    today = local_date(digest.now, digest.business.zone)
    channel = 0 if digest.only is None else digest.only.channel.id
    view = draw(digest, texts, greet=False)
    before, after = ((digest.day + step).isoformat() for step in (-DAY, DAY))
    view.add_item(
        row(
            Button(texts("Day before"), "report:show", before, channel),
            Button(texts("Day after"), "report:show", after, channel, disabled=digest.day >= today),
            Button(texts.p("report", "Month"), "report:month", f"{digest.day:%Y-%m}"),
        )
    )
    view.add_item(row(_days(digest, today, channel, texts)))
    return view.add_item(row(_connections(digest, texts))) if digest.channels else view


def _days(digest: Digest, today: date, channel: int, texts: Texts) -> Choice:
    """Select of the last days, the shown one chosen; the last option is for an earlier one."""
    zone = digest.business.zone
    options = [discord.SelectOption(label=texts("Today so far"), value=today.isoformat())]
    for day in (today - number * DAY for number in range(1, LAST_DAYS + 1)):
        label = f"{texts.weekday(day, zone)}, {texts.day_and_month(day, zone)}"
        options.append(discord.SelectOption(label=label, value=day.isoformat()))
    for option in options:
        option.default = option.value == digest.day.isoformat()
    options.append(discord.SelectOption(label=texts("An earlier day …"), value=EARLIER))
    return Choice("report:day", channel, options=options, placeholder=texts("Another day …"))


def _connections(digest: Digest, texts: Texts) -> Choice:
    """Select of the connection that the report is about; the first option is all."""
    options = [discord.SelectOption(label=texts("All connections"), value="0", default=digest.only is None)]
    options += [
        discord.SelectOption(
            label=cut(called(one.channel, one.words, texts, several=one.several), LABEL),
            value=str(one.channel.id),
            default=digest.only is not None and one.channel.id == digest.only.channel.id,
        )
        for one in digest.channels[: OPTIONS - 1]
    ]
    return Choice("report:of", digest.day.isoformat(), options=options, placeholder=texts("Connection …"))


def day_form(typed: str, channel: int, texts: Texts) -> Form:
    """Form with one field: a date."""
    form = Form(texts("Which day?"), "form:day", channel)
    field: ui.TextInput[Form] = ui.TextInput(
        custom_id="day", default=typed, max_length=10, placeholder="21.11."
    )
    form.add_item(
        ui.Label(text=texts("Day"), description=texts("Like 21.11. or 21.11.2026"), component=field)
    )
    return form


def _unreadable(texts: Texts) -> str:
    return texts("Write the day like 21.11. or 21.11.2026; not one to come.")


def _today(press: Press) -> date:
    return local_date(press.now, press.business.zone)


def _day(text: str, today: date) -> date:
    """Parses an ISO date up to today; yesterday for anything else."""
    try:
        return min(max(date.fromisoformat(text), today - LONGEST_AGO), today)
    except ValueError:
        return today - DAY
