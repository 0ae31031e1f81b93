"""Managing connections: the list of the connected channels with both lamps (health), and checking, pausing, resuming,
limiting and removing one.
"""

import discord
from discord import ui

from bot.app import App
from bot.domain.card import CardId
from bot.domain.card_facts import StoppedCard
from bot.domain.channel import Channel, ChannelId, sharing
from bot.domain.meter import HIGHEST_LIMIT, amount
from bot.domain.refused_form import FormName
from bot.services.channels.connections import Connection
from bot.texts import Texts
from bot.words.connections import rest_sentence
from bot.words.sharing import remove_question
from cogs.connections.limit_form import AMOUNT, limit_form
from cogs.connections.panel import PAUSES, draw_list, draw_one, meaning, pause_end, title
from cogs.connections.wording import check_sentence
from cogs.kit.markdown import escape
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Press, row


class ManageCallbacks:
    """Callbacks of the list, of one connection, and of the cards about one."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def list(self, press: Press) -> None:
        """Lists every connection with both lamps."""
        channels = await self._app.connect.all(press.business.id)
        await press.show(self._list(channels, press))

    async def show(self, press: Press) -> None:
        """Shows one connection."""
        await self._draw(press, ChannelId(press.choice() or press.number()))

    async def _draw(self, press: Press, channel: ChannelId) -> None:
        found = await self._app.connections.of(press.business.id, channel)
        if found is None:
            await press.gone()
        else:
            await press.show(draw_one(found, press.business, press.texts, press.now))

    def _list(self, channels: tuple[Channel, ...], press: Press, note: str = "") -> ui.LayoutView:
        switchboard = self._app.switchboard
        shown = [(channel, switchboard.words(channel)) for channel in channels]
        model = self._app.model_state if press.business.model_drafts else None
        return draw_list(shown, switchboard.offered(), press.texts, press.business.zone, note, model)

    def _name(self, channel: Channel, texts: Texts) -> str:
        return title(channel, self._app.switchboard.words(channel), texts)

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
        said = check_sentence(press.texts, self._app.switchboard.words(channel), outcome)
        # A check finds that the access works; it does not end a rest of sending.
        rest = rest_sentence(press.texts, channel, press.business.zone, press.now)
        await press.say(f"{said}\n{rest}" if rest else said)

    async def pause(self, press: Press) -> None:
        """Pauses reading and sending."""
        channel = ChannelId(press.number())
        await press.seen()
        await self._app.pausing.pause(press.actor, channel)
        await self._draw(press, channel)

    async def pause_until(self, press: Press) -> None:
        """Pauses for a holiday: it goes on by itself, and catches up."""
        channel, days = ChannelId(press.number()), press.choice()
        if days not in PAUSES:
            await press.gone()
            return
        await press.seen()
        await self._app.pausing.pause(press.actor, channel, pause_end(days, press.business, press.now))
        await self._draw(press, channel)

    async def set_option(self, press: Press) -> None:
        """Changes a setting that is chosen from a few values."""
        channel, key = ChannelId(press.number()), press.argument(1)
        value = press.chosen[0] if press.chosen else ""
        await press.seen()
        if await self._app.connect.set_option(press.actor, channel, key, value):
            await self._draw(press, channel)
        else:
            await press.gone()

    async def resume(self, press: Press) -> None:
        """Resumes reading and sending, and catches up."""
        channel = ChannelId(press.number())
        await press.seen()
        await self._app.pausing.resume(press.actor, channel)
        await self._draw(press, channel)

    async def limit(self, press: Press) -> None:
        """Opens the form with what the connection may cost in a month."""
        await self._limit_form(press, ChannelId(press.number()))

    async def limit_from_card(self, press: Press) -> None:
        """Opens that form from the card that says why reading stopped."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, StoppedCard):
            await self._limit_form(press, facts.channel.id)
        else:
            await press.gone()

    async def _limit_form(self, press: Press, channel: ChannelId) -> None:
        found = await self._costs(press, channel)
        if found is None or found.spending is None:
            await press.gone()
            return
        refused = await self._app.refused_forms.get(press.actor, FormName.LIMIT, channel)
        form = limit_form(found.channel, found.spending, refused.get(AMOUNT, ""), press.texts)
        await press.interaction.response.send_modal(form)

    async def _costs(self, press: Press, channel: ChannelId) -> Connection | None:
        """The connection, where it costs anything."""
        found = await self._app.connections.of(press.business.id, channel)
        return None if found is None or found.spending is None else found

    async def limited(self, press: Press) -> None:
        """Saves the limit that was typed; what had stopped for want of money goes on at once."""
        channel, limit = ChannelId(press.number()), amount(press.field(AMOUNT))
        if limit is None and await self._costs(press, channel) is None:
            await press.gone()
            return
        if limit is None:
            again = await keep(self._app, press, FormName.LIMIT, "channel:limit", channel)
            await press.ask(
                press.texts(
                    "Write an amount like 5 or 7.50, at most {most}. Nothing was changed.", most=HIGHEST_LIMIT
                ),
                again,
            )
            return
        await press.seen()
        await self._app.budgets.set_limit(press.actor, channel, limit)
        await self._app.refused_forms.drop(press.actor, FormName.LIMIT, channel)
        await self._draw(press, channel)

    async def later(self, press: Press) -> None:
        """Puts the warning that an access ends off to the next threshold."""
        card = CardId(press.number())
        await press.seen()
        await self._app.dates.put_off(press.actor, card)

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
        removed = await self._app.pausing.remove(press.actor, number)
        if removed is None:
            channels = await self._app.connect.all(business)
            await press.show(self._list(channels, press))
            return
        channel, left = removed
        note = press.texts("{connection} is removed.", connection=self._name(channel, press.texts))
        await press.show(self._list(left, press, note))

    async def explain(self, press: Press) -> None:
        """Explains why a lamp is dark."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, StoppedCard):
            found = await self._app.connections.of(press.business.id, facts.channel.id)
            if found is None:
                await press.gone()
                return
            lines = meaning(found, press.business.zone, press.texts, press.now)
            await press.say("\n".join(lines))
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
