"""connections command: lists the connected channels with both lamps (health), and lets the owner connect,
check, pause, resume, renew and remove them.
"""

from collections.abc import Sequence
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
from bot.domain.words import Words
from bot.ports import ConnectorInfo
from bot.texts import Texts
from bot.words.access import team_sentence, weakness_sentences
from bot.words.connections import state_words
from bot.words.reasons import connection_sentence, refusal_sentence
from bot.words.sharing import one_access_sentence, remove_question, renews_sentence
from cogs.gateway.client import Shopbell
from cogs.kit.connecting import connect_buttons, draw_form, typed_settings
from cogs.kit.markdown import escape
from cogs.kit.names import called, relative
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, Press, in_rows, link_button, row
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
        await press.show(self._list(channels, press.texts))

    async def show(self, press: Press) -> None:
        """Shows one connection."""
        channel = await self._channel(press)
        if channel is not None:
            await self._draw(press, channel)

    async def _draw(self, press: Press, channel: Channel) -> None:
        others = await self._sharing(press, channel)
        words = self._app.switchboard.words(channel)
        await press.show(draw_one(channel, words, press.texts, others))

    async def connect(self, press: Press) -> None:
        """Opens a form (modal) with the settings that are no secret: reading needs none. A refused one comes
        back in it.
        """
        offer = self._offer(press)
        if offer is None:
            await press.gone()
            return
        refused = await self._app.refused_forms.get(press.actor, FormName.CONNECTION, 0)
        await press.interaction.response.send_modal(draw_form(offer, refused, press.texts))

    async def connected(self, press: Press) -> None:
        """Asks the platform whether there is such a channel, and reads along from now on."""
        offer = self._offer(press)
        if offer is None:
            await press.gone()
            return
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        given = typed_settings(offer.words, press.fields or {})
        outcome = await self._app.connect.add(press.actor, offer.key, given, {})
        sentence = connect_sentence(press.texts, offer.words, outcome)
        if isinstance(outcome, Connected | Already):
            await self._app.refused_forms.drop(press.actor, FormName.CONNECTION, 0)
            await press.say(sentence, view=_how_to_answer(outcome.channel, press.texts))
        else:
            again = await keep(self._app, press, FormName.CONNECTION, "channel:connect", platform=offer.key)
            await press.say(sentence, view=again)

    def _offer(self, press: Press) -> ConnectorInfo | None:
        """Platform that a button or form names; one that was drawn before several were offered names none."""
        offered = self._app.switchboard.offered()
        key = press.argument()
        return next((info for info in offered if key in ("", info.key)), None)

    def _list(self, channels: tuple[Channel, ...], texts: Texts, note: str = "") -> ui.LayoutView:
        switchboard = self._app.switchboard
        shown = [(channel, switchboard.words(channel)) for channel in channels]
        return draw_list(shown, switchboard.offered(), texts, note)

    def _name(self, channel: Channel, texts: Texts) -> str:
        return _title(channel, self._app.switchboard.words(channel), texts)

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
        await press.say(check_sentence(press.texts, self._app.switchboard.words(channel), outcome))

    async def pause(self, press: Press) -> None:
        """Pauses reading and sending."""
        channel = ChannelId(press.number())
        await press.seen()
        turned = await self._app.connect.pause(press.actor, channel)
        await (self.show(press) if turned is None else self._draw(press, turned))

    async def resume(self, press: Press) -> None:
        """Resumes reading and sending, and catches up."""
        channel = ChannelId(press.number())
        await press.seen()
        turned = await self._app.connect.resume(press.actor, channel)
        await (self.show(press) if turned is None else self._draw(press, turned))

    async def ask(self, press: Press) -> None:
        """Asks for confirmation before removing."""
        channel = await self._channel(press)
        if channel is None:
            return
        texts, others = press.texts, await self._sharing(press, channel)
        question = remove_question(texts, self._name(channel, texts), others, escape)
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(question))
        remove = Button(
            texts.p("connection", "Remove"), "channel:remove", channel.id, style=discord.ButtonStyle.danger
        )
        await press.show(view.add_item(row(remove, Button(texts("Keep"), "channel:show", channel.id))))

    async def remove(self, press: Press) -> None:
        """Removes the connection."""
        business, number = press.business.id, ChannelId(press.number())
        await press.seen()
        removed = await self._app.connect.remove(press.actor, number)
        if removed is None:
            await press.show(self._list(await self._app.connect.all(business), press.texts))
            return
        channel, left = removed
        note = press.texts("{connection} is removed.", connection=self._name(channel, press.texts))
        await press.show(self._list(left, press.texts, note))

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
            await press.say("\n".join(_meaning(facts.channel, facts.words, press.texts)))
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


def draw_list(
    shown: Sequence[tuple[Channel, Words]], offered: Sequence[ConnectorInfo], texts: Texts, note: str = ""
) -> ui.LayoutView:
    """Names and both lamps, in words. `note`: what has just been done."""
    view, said = ui.LayoutView(timeout=None), [f"-# {note}"] if note else []
    if not shown:
        said.append("### " + texts("Nothing connected yet"))
        said += [texts.marked(info.words.connect.invitation) for info in offered if info.words.connect]
        view.add_item(ui.TextDisplay("\n".join(said)))
        return _with(view, in_rows(connect_buttons(offered, texts)))
    lines = [*said, "### " + texts.n("{n} connection", "{n} connections", len(shown))]
    lines += [
        f"**{_title(channel, words, texts)}**\n-# {state_words(texts, channel)}"
        for channel, words in shown[:20]
    ]
    view.add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        discord.SelectOption(label=called(c, w, texts, several=True, limit=90), value=str(c.id))
        for c, w in shown[:25]
    ]
    view.add_item(
        row(Choice("channel:show", options=options, placeholder=texts.p("connection", "Open one …")))
    )
    return _with(view, in_rows(connect_buttons(offered, texts)))


def _with(view: ui.LayoutView, rows: "Sequence[ui.ActionRow[ui.LayoutView]]") -> ui.LayoutView:
    for line in rows:
        view.add_item(line)
    return view


def draw_one(channel: Channel, words: Words, texts: Texts, others: tuple[Channel, ...] = ()) -> ui.LayoutView:
    """Draws one connection and what can be done. `others`: those with the same access."""
    lines = [f"### {_title(channel, words, texts)}", *_meaning(channel, words, texts)]
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


def connect_sentence(texts: Texts, words: Words, outcome: Outcome, *, installer: bool = False) -> str:
    """Sentence for the result of connecting. `installer`: the reader can change the settings."""
    match outcome:
        case Connected(channel=channel, ref=ref):
            said = texts(
                "{connection}: I read along from now on. To answer from Discord, it is unlocked once on the computer.",
                connection=_title(channel, words, texts),
            )
            return said if ref.knows_team else said + "\n" + team_sentence(texts)
        case Already(channel=channel):
            return texts("{connection} is connected already.", connection=_title(channel, words, texts))
        case TooWeak():
            return texts("The account there may not do enough.")
        case NotConnected(reason=reason):
            return refusal_sentence(texts, reason, words, installer=installer)


def check_sentence(texts: Texts, words: Words, outcome: Connected | NotConnected) -> str:
    """Sentence for the result of a check."""
    match outcome:
        case Connected(ref=ref) if ref.missing:
            return escape("\n".join(weakness_sentences(texts, words, ref)))
        case Connected(ref=ref) if ref.can_write:
            return texts("All good: I read along, and you can answer from here.")
        case Connected():
            return texts("All good: I read along. Answers go by hand.")
        case NotConnected(reason=reason):
            return connection_sentence(texts, reason, words)


def _title(channel: Channel, words: Words, texts: Texts) -> str:
    return escape(called(channel, words, texts, several=True, limit=TITLE))


def _meaning(channel: Channel, words: Words, texts: Texts) -> list[str]:
    """Both lamps and, where one is dark, why and what to do."""
    lines = [state_words(texts, channel)]
    checked_at = channel.last_read_at or channel.checked_at
    if checked_at is not None:
        lines.append("-# " + texts("last checked: {checked_ago}", checked_ago=relative(checked_at)))
    if channel.dark is not None:
        lines.append(connection_sentence(texts, channel.dark.reason or Reason.SILENT, words))
    return lines


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Connections(bot))
