"""Connecting and renewing from Discord: the select of platforms, the form where no secret is needed, and one-time links to
the page where an access is given; the message with the link changes when that is done.
"""

import logging
from collections.abc import Mapping
from datetime import timedelta

import discord

from bot.app import App
from bot.domain.card import CardId
from bot.domain.card_facts import StoppedCard
from bot.domain.channel import Channel, ChannelId
from bot.domain.connect_link import ConnectLink, LinkId
from bot.domain.connecting import Already, Connected, NotConnected
from bot.domain.refused_form import FormName
from bot.domain.times import from_ms, to_ms
from bot.ports import CONFIRMED, ConnectorInfo, Steps
from bot.services.channels.arrivals import Awaited
from bot.services.channels.connections import Connection
from bot.words.sharing import renews_sentence
from cogs.connections.panel import title
from cogs.connections.wording import (
    AGAIN,
    at_machine,
    connect_sentence,
    door_sentence,
    first_lines,
    how_to_answer,
    linked_view,
    look_button,
    on_computer,
)
from cogs.kit.connecting import draw_form, draw_offers, typed_settings
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.markdown import escape
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Press, link_button

log = logging.getLogger(__name__)

MESSAGE_CHANGES = timedelta(minutes=15)
"""How long Discord lets a private message be changed after the press that it answers."""


class ConnectCallbacks:
    """Callbacks of [Connect], [Renew] and of what they open. Only the owner gets here."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def offer(self, press: Press) -> None:
        """Shows what can be connected."""
        await press.show(draw_offers(self._app.switchboard.offered(), press.texts))

    async def choose(self, press: Press) -> None:
        """Goes on with the chosen platform: its form, or what has to be done on a computer."""
        chosen = press.chosen[0] if press.chosen else ""
        info = next((each for each in self._app.switchboard.offered() if each.key == chosen), None)
        if info is None or info.words.connect is None:
            await press.gone()
        elif info.words.connect.form:
            await self._form(press, info)
        else:
            command = f"python -m bot channel add {info.key}"
            headline = press.texts.marked(info.words.connect.button)
            await self._give(press, info.key, None, headline, command)

    async def connect(self, press: Press) -> None:
        """Opens the form of the platform that a button names."""
        offer = self._offer(press)
        if offer is None:
            await press.gone()
        else:
            await self._form(press, offer)

    async def _form(self, press: Press, offer: ConnectorInfo) -> None:
        """Opens the form (modal) with the settings that are no secret: reading needs none. A refused one comes back in
        it.
        """
        refused = await self._app.refused_forms.get(press.actor, FormName.CONNECTION, 0)
        await press.interaction.response.send_modal(draw_form(offer, refused, press.texts))

    async def connected(self, press: Press) -> None:
        """Asks the platform whether there is such a channel, and reads along from now on."""
        offer = self._offer(press)
        if offer is None:
            await press.gone()
            return
        await self._connect(press, offer, press.fields or {}, {})

    async def confirmed(self, press: Press) -> None:
        """Connects what the owner was asked about, with what the form held."""
        offer, reason = self._offer(press), press.argument(1)
        fields = await self._app.refused_forms.get(press.actor, FormName.CONNECTION, 0)
        may = offer is not None and offer.words.connect is not None and reason in offer.words.connect.confirms
        if offer is None or not may or not fields:
            await press.gone()
            return
        await self._connect(press, offer, fields, {CONFIRMED: reason})

    async def _connect(
        self, press: Press, offer: ConnectorInfo, fields: Mapping[str, str], more: Mapping[str, str]
    ) -> None:
        in_place = await _waits(press)
        given = typed_settings(offer.words, fields, press.business.server_id) | dict(more)
        outcome = await self._app.connect.add(press.actor, offer.key, given, {})
        sentence = connect_sentence(press.texts, offer.words, outcome)
        if isinstance(outcome, Connected | Already):
            await self._app.refused_forms.drop(press.actor, FormName.CONNECTION, 0)
            help_offered = how_to_answer(outcome.channel, press.texts) if offer.takes_secrets else None
            await _answer(press, sentence, help_offered, in_place=in_place)
            return
        again = await keep(self._app, press, FormName.CONNECTION, "channel:connect", platform=offer.key)
        confirms = offer.words.connect.confirms if offer.words.connect is not None else frozenset()
        if isinstance(outcome, NotConnected) and outcome.reason is not None and outcome.reason in confirms:
            again.add_item(
                Button(press.texts("Connect it"), "channel:confirm", offer.key, outcome.reason.value)
            )
        await _answer(press, sentence, again, in_place=in_place)

    def _offer(self, press: Press) -> ConnectorInfo | None:
        """Platform with a form that a button names; one that was drawn before several were offered names none."""
        key = press.argument()
        offered = (each for each in self._app.switchboard.offered() if each.words.connect is not None)
        return next(
            (
                each
                for each in offered
                if each.words.connect and each.words.connect.form and key in ("", each.key)
            ),
            None,
        )

    async def renew(self, press: Press) -> None:
        """Shows how access is renewed: secrets are never asked for in Discord."""
        await self._renew(press, ChannelId(press.number()))

    async def renew_from_card(self, press: Press) -> None:
        """Shows how access is renewed, from a card about the channel."""
        facts = await self._app.desk.facts(press.business.id, CardId(press.number()))
        if isinstance(facts, StoppedCard):
            await self._renew(press, facts.channel.id)
        else:
            await press.gone()

    async def _renew(self, press: Press, channel: ChannelId) -> None:
        found = await self._app.connections.of(press.business.id, channel)
        if found is None:
            await press.gone()
        elif found.logs_in and not _by_password(found):
            name = title(found.channel, found.words, press.texts)
            headline = press.texts("{connection}: renew the access", connection=name)
            command = f"python -m bot channel login {channel}"
            await self._give(press, found.channel.connector, channel, headline, command, found.others)
        else:
            await self._by_command(press, found)

    async def _by_command(self, press: Press, found: Connection) -> None:
        """The command that takes a password, and the page where the platform makes one."""
        texts = press.texts
        lines = [
            texts("Run this on the computer where I run, and paste the new password there:"),
            f"```\npython -m bot channel login {found.channel.id}\n```",
            texts("I never ask for a password here: Discord itself warns of that."),
        ]
        if found.others:
            lines.append(renews_sentence(texts, found.others, escape))
        pages = [link_button(texts("Make the password"), self._app.connect.password_page(found.channel))]
        link = await self._page_for(press, found)
        if link is not None:
            lines.append(texts("Or do it on a page that only you can open, once, for 30 minutes."))
            pages.append(link_button(texts("Go on at the computer"), link.url))
        awaited = Awaited(found.channel.connector, found.channel.id, press.now)
        view = discord.ui.View(timeout=None)
        for page in (each for each in pages if each is not None):
            view.add_item(page)
        await press.say("\n".join(lines), view=view.add_item(look_button(awaited, texts)))
        self._watch(press, awaited, plain=True)

    async def _page_for(self, press: Press, found: Connection) -> ConnectLink | None:
        """Link to the page on which a password can be given, too; None for a platform without such a page."""
        links, channel = self._app.connect_links, found.channel
        if not found.logs_in or not self._app.connect_site.reachable:
            return None
        link = await links.make(press.actor, channel.connector, channel.id, press.texts.language)
        return link if isinstance(link, ConnectLink) else None

    async def _give(
        self,
        press: Press,
        connector: str,
        channel: ChannelId | None,
        headline: str,
        command: str,
        others: tuple[Channel, ...] = (),
    ) -> None:
        """Says what to do on a computer, with a one-time link where a browser reaches this installation, else with the
        line to type.
        """
        texts, links = press.texts, self._app.connect_links
        said = first_lines(headline, self._steps(connector), texts, renews=channel is not None)
        if others:
            said.append(renews_sentence(texts, others, escape))
        awaited = Awaited(connector, channel, press.now)
        if not self._app.connect_site.reachable:
            await press.show(at_machine(said, command, awaited, texts))
            self._watch(press, awaited)
            return
        await _hold(press)
        link = await links.make(press.actor, connector, channel, texts.language)
        if not isinstance(link, ConnectLink):
            await press.show(at_machine([*said, door_sentence(link, texts)], command, awaited, texts))
            self._watch(press, awaited)
            return
        await press.show(on_computer(said, link, texts, renews=channel is not None))
        self._wait(press, link, renewed=channel is not None)

    def _steps(self, connector: str) -> Steps:
        return self._app.logins.steps(connector, {}, self._app.connect_site.redirect)

    def _wait(self, press: Press, link: ConnectLink, *, renewed: bool) -> None:
        """Changes the message when the link is done; the press ends meanwhile."""
        self._app.loops.aside(self._until_done(press, link, renewed=renewed))

    async def _until_done(self, press: Press, link: ConnectLink, *, renewed: bool) -> None:
        made = await self._app.connect_links.wait(press.business.id, link, press.now)
        await self._change(press, made, renewed=renewed)

    def _watch(self, press: Press, awaited: Awaited, *, plain: bool = False) -> None:
        """Changes the message once something is connected or renewed at the machine; the press ends meanwhile. `plain`: the
        message is text without a layout.
        """
        self._app.loops.aside(self._until_made(press, awaited, plain=plain))

    async def _until_made(self, press: Press, awaited: Awaited, *, plain: bool) -> None:
        made = await self._app.connect.arrivals.wait(press.business.id, awaited, MESSAGE_CHANGES)
        await self._change(press, made, renewed=awaited.channel is not None, plain=plain)

    async def _change(
        self, press: Press, made: ChannelId | None, *, renewed: bool, plain: bool = False
    ) -> None:
        """Changes the message into what came of it, as long as Discord allows that."""
        if made is None or press.interaction.is_expired():
            return
        view = await self._linked(press, made, renewed=renewed)
        if view is None:
            return
        none = discord.AllowedMentions.none()
        try:
            if plain:
                # A layout takes no text beside it.
                await press.interaction.edit_original_response(
                    view=view, content=None, attachments=[], allowed_mentions=none
                )
            else:
                await press.interaction.edit_original_response(view=view, allowed_mentions=none)
        except (discord.HTTPException, *NETWORK_TROUBLE) as error:
            log.info("a message could not say that a link is done (%s)", type(error).__name__)

    async def linked(self, press: Press) -> None:
        """Looks whether a link is done: Discord lets a private message change by itself for 15 minutes only."""
        link = LinkId(press.number())
        made = await self._app.connect_links.made(press.business.id, link, press.now)
        view = None if made is None else await self._linked(press, made, renewed=press.argument(1) == AGAIN)
        if view is None:
            await press.say(
                press.texts("Not yet. Go on at the computer; where the link has ended, get a new one here.")
            )
        else:
            await press.show(view)

    async def arrived(self, press: Press) -> None:
        """Looks whether something was connected or renewed at the machine since the message was shown."""
        channel = ChannelId(press.number(1)) or None
        since = from_ms(min(press.number(2), to_ms(press.now)))
        awaited = Awaited(press.argument(), channel, since)
        made = await self._app.connect.arrivals.made(press.business.id, awaited)
        view = None if made is None else await self._linked(press, made, renewed=channel is not None)
        if view is None:
            await press.say(press.texts("Not yet. Type the line on the machine that I run on."))
        else:
            await press.show(view)

    async def _linked(
        self, press: Press, channel: ChannelId, *, renewed: bool
    ) -> discord.ui.LayoutView | None:
        found = await self._app.connections.of(press.business.id, channel)
        return None if found is None else linked_view(found, renewed, press.texts)


async def _hold(press: Press) -> None:
    """Gives the answer time: in place of the private message that was pressed, or as a new one."""
    message, response = press.interaction.message, press.interaction.response
    if message is not None and message.flags.ephemeral:
        await press.seen()
    else:
        await response.defer(ephemeral=True, thinking=True)


def _by_password(found: Connection) -> bool:
    """Whether a form in Discord connects it, so that what is typed for answering is a password."""
    connect = found.words.connect
    return connect is None or connect.form


async def _waits(press: Press) -> bool:
    """Shows that the platform is asked. A refusal from which it was tried again stays, with its button, until the answer is
    in its place: then True.
    """
    message, response = press.interaction.message, press.interaction.response
    if message is None or not message.flags.ephemeral or message.flags.components_v2:
        await response.defer(ephemeral=True, thinking=True)
        return False
    none = discord.AllowedMentions.none()
    await response.edit_message(content=press.texts("One moment …"), allowed_mentions=none)
    return True


async def _answer(press: Press, sentence: str, view: discord.ui.View | None, *, in_place: bool) -> None:
    if in_place:
        none = discord.AllowedMentions.none()
        await press.interaction.edit_original_response(content=sentence, view=view, allowed_mentions=none)
    else:
        await press.say(sentence, view=view)
