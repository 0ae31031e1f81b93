"""connections command: lists the connected channels with both lamps (health), and lets the owner connect,
check, pause, resume, renew and remove them.
"""

from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.card import CardId, StoppedCard
from bot.domain.channel import Channel, ChannelId, ChannelState, Glow, sharing
from bot.domain.connecting import Already, Connected, NotConnected, Outcome, TooWeak
from bot.domain.reason import Reason
from bot.domain.refused_form import FormName
from bot.domain.role import Right
from bot.texts import Texts
from bot.words.access import team_sentence
from bot.words.connections import state_words
from bot.words.reasons import connection_sentence, refusal_sentence
from bot.words.sharing import one_access_sentence, renews_sentence, stays_sentence
from cogs.gateway.client import Shopbell
from cogs.kit.form import Form
from cogs.kit.markdown import cut, escape
from cogs.kit.names import relative
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, Press, link_button, row
from cogs.kit.translator import word

TITLE = 60


class Connections(commands.Cog):
    """Panel of the connections: the list, one connection, and connecting a blog read-only by its address."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        add = bot.routes.add
        add("channel:list", Right.LOOK, self.list)
        add("channel:show", Right.LOOK, self.show)
        add("channel:connect", Right.ADMINISTER, self.connect)
        add("form:connect", Right.ADMINISTER, self.connected)
        add("channel:check", Right.ADMINISTER, self.check)
        add("channel:pause", Right.ADMINISTER, self.pause)
        add("channel:resume", Right.ADMINISTER, self.resume)
        add("channel:ask", Right.ADMINISTER, self.ask)
        add("channel:remove", Right.ADMINISTER, self.remove)
        add("channel:renew", Right.ADMINISTER, self.renew)
        add("card:check", Right.ADMINISTER, self.check_from_card)
        add("card:read_on", Right.ADMINISTER, self.read_on)
        add("card:renew", Right.ADMINISTER, self.renew_from_card)
        add("card:explain", Right.LOOK, self.explain)

    @app_commands.command(
        name=word("command", "connections"),
        description=word("description", "Where customers write, and whether it works"),
    )
    @app_commands.guild_only()
    async def connections(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the list."""
        press = await self._bot.admit(interaction, Right.LOOK, self._app.now())
        if press is not None:
            await self.list(press)

    async def list(self, press: Press) -> None:
        """Lists every connection with both lamps."""
        channels = await self._app.connect.all(press.business.id)
        await press.show(draw_list(channels, press.texts))

    async def show(self, press: Press) -> None:
        """Shows one connection."""
        channel = await self._channel(press)
        if channel is not None:
            await press.show(draw_one(channel, press.texts, await self._sharing(press, channel)))

    async def connect(self, press: Press) -> None:
        """Opens a form (modal) with the address only: reading needs no secret. A refused one comes back in
        it.
        """
        texts = press.texts
        refused = await self._app.refused_forms.get(press.business.id, press.member, FormName.CONNECTION, 0)
        form = Form(texts("Connect a blog"), "form:connect")
        address = ui.TextInput[Form](
            custom_id="address", placeholder="https://…", max_length=300, default=refused.get("address")
        )
        form.add_item(
            ui.Label(
                text=texts("Address of the blog"),
                description=texts("I read along. To answer from here, it is unlocked once on the computer."),
                component=address,
            )
        )
        await press.interaction.response.send_modal(form)

    async def connected(self, press: Press) -> None:
        """Connects a blog read-only, if there is one at the address."""
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        outcome = await self._app.connect.add(
            press.business.id,
            "wordpress",
            {"url": press.field("address").strip()},
            {},
            press.member,
            press.now,
        )
        sentence = connect_sentence(press.texts, outcome)
        if isinstance(outcome, Connected | Already):
            await self._app.refused_forms.drop(press.business.id, press.member, FormName.CONNECTION, 0)
            await press.say(sentence, view=_how_to_answer(outcome.channel, press.texts))
        else:
            again = await keep(self._app, press, FormName.CONNECTION, "channel:connect")
            await press.say(sentence, view=again)

    async def check(self, press: Press) -> None:
        """Checks the connection now."""
        channel = await self._channel(press)
        if channel is not None:
            await self._check(press, channel)

    async def check_from_card(self, press: Press) -> None:
        """Checks the connection, from its "stopped" card."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, StoppedCard):
            await self._check(press, facts.channel)
        else:
            await press.gone()

    async def read_on(self, press: Press) -> None:
        """Lifts the daily quota, for an owner who knows that a flood is real."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if not isinstance(facts, StoppedCard):
            await press.gone()
        elif await self._app.connect.read_on(press.business.id, facts.channel.id, press.now):
            await press.say(press.texts("All right, I read on."))
        else:
            await press.say(press.texts("I am reading there already."))

    async def _check(self, press: Press, channel: Channel) -> None:
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        outcome = await self._app.connect.check(press.business.id, channel.id, press.now)
        await press.say(check_sentence(press.texts, outcome))

    async def pause(self, press: Press) -> None:
        """Pauses reading and sending."""
        channel = ChannelId(press.number())
        await press.seen()
        await self._app.connect.pause(press.business.id, channel, press.member, press.now)
        await self.show(press)

    async def resume(self, press: Press) -> None:
        """Resumes reading and sending, and catches up."""
        channel = ChannelId(press.number())
        await press.seen()
        await self._app.connect.resume(press.business.id, channel, press.member, press.now)
        await self.show(press)

    async def ask(self, press: Press) -> None:
        """Asks for confirmation before removing."""
        channel = await self._channel(press)
        if channel is None:
            return
        texts, others = press.texts, await self._sharing(press, channel)
        question = texts(
            "Remove {connection}? Its access is forgotten; its comments stay in your numbers.",
            connection=_title(channel),
        )
        if others:
            question = "\n".join(
                (
                    texts(
                        "Remove {connection}? Its comments stay in your numbers.", connection=_title(channel)
                    ),
                    stays_sentence(texts, others, escape),
                )
            )
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(question))
        remove = Button(
            texts.p("connection", "Remove"), "channel:remove", channel.id, style=discord.ButtonStyle.danger
        )
        await press.show(view.add_item(row(remove, Button(texts("Keep"), "channel:show", channel.id))))

    async def remove(self, press: Press) -> None:
        """Removes the connection."""
        business, number, note = press.business.id, ChannelId(press.number()), ""
        channel = await self._app.connect.get(business, number)
        await press.seen()
        if channel is not None and await self._app.connect.remove(business, number, press.member, press.now):
            note = press.texts("{connection} is removed.", connection=_title(channel))
        await press.show(draw_list(await self._app.connect.all(business), press.texts, note))

    async def renew(self, press: Press) -> None:
        """Shows the command that renews access: secrets are never asked for in Discord."""
        channel = await self._channel(press)
        if channel is not None:
            await self._renew(press, channel)

    async def renew_from_card(self, press: Press) -> None:
        """Shows the command that renews access, from the "stopped" card."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, StoppedCard):
            await self._renew(press, facts.channel)
        else:
            await press.gone()

    async def _renew(self, press: Press, channel: Channel) -> None:
        texts = press.texts
        lines = [
            texts("Run this on the computer where I run, and paste the new password there:"),
            f"```\npython -m bot channel login {channel.id}\n```",
            texts("I never ask for a password here: Discord itself warns of that."),
        ]
        others = await self._sharing(press, channel)
        if others:
            lines.append(renews_sentence(texts, others, escape))
        page = link_button(texts("Make the password"), self._app.connect.password_page(channel))
        await press.say("\n".join(lines), view=None if page is None else ui.View(timeout=None).add_item(page))

    async def explain(self, press: Press) -> None:
        """Explains why a lamp is dark."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, StoppedCard):
            await press.say("\n".join(_meaning(facts.channel, press.texts)))
        else:
            await press.gone()

    async def _sharing(self, press: Press, channel: Channel) -> tuple[Channel, ...]:
        """The other connections with the same access; asked for only where there is one."""
        if channel.credential_id is None:
            return ()
        return sharing(channel, await self._app.connect.all(press.business.id))

    async def _channel(self, press: Press) -> Channel | None:
        number = press.choice() or press.number()
        channel = await self._app.connect.get(press.business.id, ChannelId(number))
        if channel is None:
            await press.gone()
        return channel


def draw_list(channels: tuple[Channel, ...], texts: Texts, note: str = "") -> ui.LayoutView:
    """Draws the list: name and both lamps, in words. `note`: what has just been done."""
    view, said = ui.LayoutView(timeout=None), [f"-# {note}"] if note else []
    connect = Button(texts("Connect a blog"), "channel:connect", style=discord.ButtonStyle.primary)
    if not channels:
        nothing = texts("Tell me the address of your blog, and I ring when somebody comments there.")
        view.add_item(ui.TextDisplay("\n".join([*said, "### " + texts("Nothing connected yet"), nothing])))
        return view.add_item(row(connect))
    lines = [*said, "### " + texts.n("{n} connection", "{n} connections", len(channels))]
    lines += [f"**{_title(channel)}**\n-# {state_words(texts, channel)}" for channel in channels[:20]]
    view.add_item(ui.TextDisplay("\n".join(lines)))
    options = [discord.SelectOption(label=cut(c.title or "?", 90), value=str(c.id)) for c in channels[:25]]
    view.add_item(
        row(Choice("channel:show", options=options, placeholder=texts.p("connection", "Open one …")))
    )
    return view.add_item(row(connect))


def draw_one(channel: Channel, texts: Texts, others: tuple[Channel, ...] = ()) -> ui.LayoutView:
    """Draws one connection and what can be done. `others`: those with the same access."""
    lines = [f"### {_title(channel)}", *_meaning(channel, texts)]
    if others:
        lines.append("-# " + one_access_sentence(texts, others, escape))
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    paused = channel.state is ChannelState.PAUSED
    first = (
        Button(texts("Go on"), "channel:resume", channel.id, style=discord.ButtonStyle.primary)
        if paused
        else Button(texts("Check now"), "channel:check", channel.id, style=discord.ButtonStyle.primary)
    )
    buttons = [first]
    if channel.credential_id is not None:
        buttons.append(Button(texts("Renew access"), "channel:renew", channel.id))
    elif channel.sending.glow is Glow.OFF:
        buttons.append(Button(texts("Unlock answering"), "channel:renew", channel.id))
    if not paused:
        buttons.append(Button(texts("Pause"), "channel:pause", channel.id))
    buttons.append(Button(texts.p("connection", "Remove"), "channel:ask", channel.id))
    return view.add_item(row(*buttons)).add_item(row(Button(texts("All connections"), "channel:list")))


def _how_to_answer(channel: Channel, texts: Texts) -> ui.View | None:
    """Button to the command that unlocks answering, beside the sentence that says so."""
    if channel.sending.glow is not Glow.OFF:
        return None
    return ui.View(timeout=None).add_item(Button(texts("How does that work?"), "channel:renew", channel.id))


def connect_sentence(texts: Texts, outcome: Outcome) -> str:
    """Sentence for the result of connecting."""
    match outcome:
        case Connected(channel=channel, ref=ref):
            said = texts(
                "{connection}: I read along from now on. To answer from Discord, it is unlocked once on the computer.",
                connection=_title(channel),
            )
            return said if ref.knows_team else said + "\n" + team_sentence(texts)
        case Already(channel=channel):
            return texts("{connection} is connected already.", connection=_title(channel))
        case TooWeak():
            return texts("The account there may not do enough.")
        case NotConnected(reason=reason):
            return refusal_sentence(texts, reason)


def check_sentence(texts: Texts, outcome: Outcome) -> str:
    """Sentence for the result of a check."""
    match outcome:
        case Connected(ref=ref) if ref.missing:
            return texts(
                "It answers, but {rights} is missing there. Give the account that right.",
                rights=texts.all_of([escape(right) for right in ref.missing]),
            )
        case Connected(ref=ref) if ref.can_write:
            return texts("All good: I read along, and you can answer from here.")
        case Connected():
            return texts("All good: I read along. Answers go by hand.")
        case NotConnected(reason=reason):
            return connection_sentence(texts, reason)
        case _:
            return texts("The account there may not do enough.")


def _title(channel: Channel) -> str:
    return escape(cut(channel.title.strip() or channel.connector, TITLE))


def _meaning(channel: Channel, texts: Texts) -> list[str]:
    """Both lamps and, where one is dark, why and what to do."""
    lines = [state_words(texts, channel)]
    if channel.last_read_at is not None:
        lines.append("-# " + texts("last checked: {checked_ago}", checked_ago=relative(channel.last_read_at)))
    if channel.dark is not None:
        lines.append(connection_sentence(texts, channel.dark.reason or Reason.SILENT))
    return lines


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Connections(bot))
