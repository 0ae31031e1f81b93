"""Answer to whoever opened a comment as a card of its own: a link to that card, also where it is yet to be posted."""

import logging
from datetime import timedelta

import discord
from discord import ui

from bot.app import App
from bot.domain.business import MessageId
from bot.domain.card import CardId
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.links import jump
from cogs.kit.routes import Press

log = logging.getLogger(__name__)

POSTED_WITHIN = timedelta(seconds=10)
"""A new card is there after a second; where Discord takes longer, the answer goes on naming the inbox."""


async def say_where(app: App, press: Press, card: CardId, *, keeps_panel: bool = False) -> None:
    """Says where the card is. One that is not posted yet is in the inbox; the answer becomes a link once it is, and the
    press ends meanwhile. `keeps_panel`: the pressed panel stays beside the answer.
    """
    message = await app.desk.message_of(press.business.id, card)
    said = _where(press, message)
    await (press.say(said) if keeps_panel else press.settle(said))
    if message is None:
        app.loops.aside(_link_once_posted(app, press, card, keeps_panel=keeps_panel))


async def _link_once_posted(app: App, press: Press, card: CardId, *, keeps_panel: bool) -> None:
    message = await app.desk.message_soon(press.business.id, card, POSTED_WITHIN)
    if message is None or press.interaction.is_expired():
        return
    said, none = _where(press, message), discord.AllowedMentions.none()
    try:
        if keeps_panel:
            await press.interaction.edit_original_response(content=said, allowed_mentions=none)
        else:
            view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(said))
            await press.interaction.edit_original_response(view=view, allowed_mentions=none)
    except (discord.HTTPException, *NETWORK_TROUBLE) as error:
        log.info("an answer could not link to its card (%s)", type(error).__name__)


def _where(press: Press, message: MessageId | None) -> str:
    place = press.business.inbox_id
    if message is None or place is None:
        return press.texts("The comment has a card of its own now, in <#{place}>.", place=str(place))
    address = jump(press.business.server_id, place, message)
    return press.texts("Here is its card: {address}", address=address)
