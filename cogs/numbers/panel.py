"""Panel of the figures: how many came, how fast they were answered, of all connections or one, and the comments behind
each figure; of each member for owners.
"""

from datetime import timedelta

import discord
from discord import ui

from bot.app import App
from bot.domain.business import Business, MemberId
from bot.domain.channel import ChannelId
from bot.domain.digest import Only
from bot.domain.figures import Figure, Figures, OfMember
from bot.domain.refused_form import FormName
from bot.domain.role import Right, may
from bot.domain.settings import LONGEST_TARGET
from bot.marks import Marked, mark
from bot.services.reports.figures import Behind, Numbers, OfChannel, Scope
from bot.texts import Texts
from cogs.kit.comment_lists import said, who
from cogs.kit.figures import conversations, counts, in_target, join
from cogs.kit.form import OPTIONS, Form
from cogs.kit.markdown import cut, escape
from cogs.kit.names import called
from cogs.kit.paging import page_buttons
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, MemberPick, Press, row

PERIODS = (7, 30, 90)
MEMBERS = 10
"""Members with a line of their own."""
LABEL = 100
"""Characters of an option."""
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


class NumbersPanel:
    """Callbacks of the panel, which is visible to the presser alone; the target is changed in it."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def open(self, press: Press) -> None:
        """Opens the panel."""
        await self._show(press, Scope(PERIODS[0]))

    async def show(self, press: Press) -> None:
        """Shows the figures of a period of days. The second argument is the day in a digest's button."""
        await self._show(press, _scope(press, 2))

    async def of_channel(self, press: Press) -> None:
        """Shows the figures of the chosen connection, or of all."""
        await self._show(press, Scope(_scope(press, 1).days, ChannelId(press.choice()) or None))

    async def more(self, press: Press) -> None:
        """Shows further figures of the same period."""
        found = await self._app.figures.numbers(press.business.id, _scope(press, 1), press.now)
        if found is not None:
            await press.show(draw_more(found, press.texts))

    async def behind(self, press: Press) -> None:
        """Lists the comments behind the chosen figure."""
        await self._list(press, _scope(press, 1), press.chosen[0] if press.chosen else "", 0)

    async def page(self, press: Press) -> None:
        """Shows another page of them."""
        # Before connections could be chosen, the page was the third argument.
        late = len(press.arguments) > 3
        scope = _scope(press, 2) if late else Scope(_scope(press, 2).days)
        await self._list(press, scope, press.argument(1), press.number(3 if late else 2))

    async def member(self, press: Press) -> None:
        """Lists what the chosen member answered."""
        await self._list(press, _scope(press, 1), Figure.ANSWERED.value, 0, MemberId(press.choice()))

    async def answers(self, press: Press) -> None:
        """Shows another page of that."""
        member = MemberId(press.number(2))
        await self._list(press, _scope(press, 1), Figure.ANSWERED.value, press.number(3), member)

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
            await self._show(press, Scope(PERIODS[0]), saved=True)
        else:
            most = LONGEST_TARGET // MINUTE
            again = await keep(self._app, press, FormName.TARGET, "numbers:target")
            await press.ask(
                press.texts("Write the target in minutes, from 1 to {most}. Nothing was changed.", most=most),
                again,
            )

    async def _show(self, press: Press, scope: Scope, *, saved: bool = False) -> None:
        owner = may(press.role, Right.ADMINISTER)
        found = await self._app.figures.numbers(press.business.id, scope, press.now, by_member=owner)
        if found is not None:
            # Discord offers nobody to pick in a direct message.
            picks = press.interaction.guild_id is not None
            await press.show(draw(found, press.texts, owner=owner, picks=picks, saved=saved))

    async def _list(
        self, press: Press, scope: Scope, figure: str, page: int, member: MemberId | None = None
    ) -> None:
        if figure not in {known.value for known in Figure}:
            return
        found = await self._app.figures.behind(
            press.business.id, scope, Figure(figure), page, press.now, member
        )
        if found is not None:
            await press.show(draw_behind(found, press.business, press.texts))


def draw(
    found: Numbers, texts: Texts, *, owner: bool, picks: bool = True, saved: bool = False
) -> ui.LayoutView:
    """Draws figures, each connection and member, the periods, and the selects. `picks`: whether members can be picked;
    `saved`: a form has just been.
    """
    view = ui.LayoutView(timeout=None)
    said = ["-# " + texts("Saved.")] if saved else []
    view.add_item(ui.TextDisplay("\n".join([*said, *lines(found, texts)])))
    scope = found.scope
    channel = scope.channel or 0
    view.add_item(row(*(_period(days, scope, texts) for days in PERIODS)))
    options = [
        discord.SelectOption(label=f"{texts.marked(title)}", value=figure.value)
        for figure, title in _TITLES.items()
    ]
    placeholder = texts("Show the comments behind …")
    view.add_item(
        row(Choice("numbers:behind", scope.days, channel, options=options, placeholder=placeholder))
    )
    if found.channels:
        view.add_item(row(_connections(found, texts)))
    if found.members and several_answer(found) and picks:
        view.add_item(
            row(MemberPick("numbers:member", scope.days, channel, placeholder=texts("Answers of …")))
        )
    last = [Button(texts("More numbers"), "numbers:more", scope.days, channel)]
    if owner:
        last.append(Button(texts("Change the target"), "numbers:target"))
    return view.add_item(row(*last))


def several_answer(found: Numbers) -> bool:
    """Whether figures of members say more than the sum: alone they would be the same."""
    return len(found.members) > 1


def _period(days: int, scope: Scope, texts: Texts) -> Button:
    chosen = days == scope.days
    style = discord.ButtonStyle.primary if chosen else discord.ButtonStyle.secondary
    return Button(
        texts.n("{n} day", "{n} days", days), "numbers:show", days, 0, scope.channel or 0, style=style
    )


def _connections(found: Numbers, texts: Texts) -> Choice:
    """Select of the connection that the figures are of; the first option is all."""
    chosen = found.scope.channel
    options = [discord.SelectOption(label=texts("All connections"), value="0", default=found.only is None)]
    options += [
        discord.SelectOption(
            label=cut(called(one.channel, one.words, texts, several=one.several), LABEL),
            value=str(one.channel.id),
            default=one.channel.id == chosen,
        )
        for one in found.channels[: OPTIONS - 1]
    ]
    return Choice("numbers:of", found.scope.days, options=options, placeholder=texts("Connection …"))


def lines(found: Numbers, texts: Texts) -> list[str]:
    """Text of the panel."""
    figures, target = found.figures, found.business.target
    written = [
        "### " + texts.n("Numbers of the last {n} day", "Numbers of the last {n} days", found.scope.days),
        _only(found.only, texts),
        counts(figures, texts),
        *_times(figures, target, texts),
        join(_asides(found, texts)),
    ]
    written = [line for line in written if line]
    if found.channels and found.only is None:
        written += ["", "**" + texts("By connection") + "**"]
        written += [_channel_line(one, target, texts) for one in found.channels]
    if several_answer(found):
        written += ["", "**" + texts("By member") + "**"]
        written += [_member_line(one, target, texts) for one in found.members[:MEMBERS]]
    return written


def _only(only: Only | None, texts: Texts) -> str:
    """Line that names the connection that figures are of alone."""
    if only is None:
        return ""
    return "-# " + escape(called(only.channel, only.words, texts, several=only.several))


def _times(figures: Figures, target: timedelta, texts: Texts) -> list[str]:
    if figures.early:
        return []
    share = in_target(figures.share, target, texts, few=figures.few)
    if figures.half is None:
        return [texts("Fewer than half have an answer yet"), share]
    return [texts("Half had an answer after **{time}**", time=figures.half), share]


def draw_more(found: Numbers, texts: Texts) -> ui.LayoutView:
    """Draws the figures for whoever wants more of them."""
    more, scope = found.more, found.scope
    written = [
        "### " + texts.n("More numbers of the last {n} day", "More numbers of the last {n} days", scope.days),
        _only(found.only, texts),
    ]
    if found.figures.answers:
        written.append(
            texts("Fewer than 90% have an answer yet")
            if more.ninety is None
            else texts("90% had an answer after **{time}**", time=more.ninety)
        )
        written += [in_target(share, limit, texts, few=found.figures.few) for limit, share in more.shares]
    if more.quickest_mean is not None:
        written.append(texts("The quickest 90% took {time} on average", time=more.quickest_mean))
    if not found.figures.answers:
        written.append(texts("Nobody has an answer yet."))
    base = texts(
        "From the comment to the first answer, around the clock. What was closed without an answer does"
        " not count; who still waits counts as not yet answered."
    )
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join([*(line for line in written if line), f"-# {base}"])))
    return view.add_item(row(Button(texts("Numbers"), "numbers:show", scope.days, 0, scope.channel or 0)))


def _asides(found: Numbers, texts: Texts) -> list[str]:
    parts = conversations(found.figures, texts)
    if found.figures.done:
        parts.append(texts("{n} done without an answer", n=found.figures.done))
    before = found.before
    if before.new:
        parts.append(
            texts.n(
                "the day before: {new} new",
                "the {n} days before: {new} new",
                found.scope.days,
                new=before.new,
            )
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
        parts.append(in_target(one.figures.share, target, texts, few=one.figures.few))
    return f"{shown}: {' · '.join(parts)}"


def _member_line(one: OfMember, target: timedelta, texts: Texts) -> str:
    parts = [texts("{n} answered", n=one.answered)]
    if one.half is not None:
        parts.append(texts("half after {time}", time=one.half))
        parts.append(in_target(one.share, target, texts))
    return f"<@{one.member}>: {' · '.join(parts)}"


def draw_behind(found: Behind, business: Business, texts: Texts) -> ui.LayoutView:
    """Draws one page of comments with links to their cards."""
    title = texts.marked(_TITLES[found.figure])
    written = [f"### {title}: {texts.number(found.total)}"]
    if found.member is not None:
        written.append(f"-# <@{found.member}>")
    if not found.total:
        written.append(texts("Nothing there."))
    for listed, took in found.lines:
        comment = listed.comment
        at = texts.date_short(comment.waits_since, business.zone) + ", "
        at += texts.time(comment.waits_since, business.zone)
        parts = [at]
        if took is not None:
            parts.append(texts("answered after {time}", time=took))
        written.append(f"{who(listed, business.server_id, texts)}: {said(listed, texts)}")
        written.append(join(parts))
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(written)))
    days, channel = found.scope.days, found.scope.channel or 0
    back = Button(texts("Numbers"), "numbers:show", days, 0, channel)
    pages = (texts, found.page, found.pages)
    if found.member is None:
        turn = page_buttons(*pages, "numbers:page", days, found.figure.value, channel)
    else:
        turn = page_buttons(*pages, "numbers:answers", days, channel, found.member)
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


def _scope(press: Press, channel: int) -> Scope:
    """Days and connection of a custom id; `channel`: the place of the connection among its arguments, 0 in it for all."""
    days = press.number() if press.number() in PERIODS else PERIODS[0]
    return Scope(days, ChannelId(press.number(channel)) or None)
