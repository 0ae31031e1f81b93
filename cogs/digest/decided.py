"""What was decided about an offer, on the digest that was pressed: a line in place of the buttons."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.marks import Marked
from bot.texts import speak
from cogs.kit.errors import NETWORK_TROUBLE
from cogs.kit.routes import home_of

if TYPE_CHECKING:
    from cogs.kit.routes import Press


async def show_decided(press: Press, said: Marked | None) -> None:
    """Takes the offer's buttons off the pressed digest. `said`: what was decided; None where the offer is no more.

    An edit, after the press was answered, that mentions nobody who is not mentioned already. Where Discord does not take the
    edit, the buttons stay and answer that there is nothing to decide any more.
    """
    message = press.interaction.message
    if message is None or message.flags.ephemeral or not message.flags.components_v2:
        return
    view = ui.LayoutView.from_message(message, timeout=None)
    # What can be pressed in it is found by its custom ids; stopped, the view is not kept in memory.
    view.stop()
    offered = [line for line in view.children if isinstance(line, ui.ActionRow) and _is_offer(line)]
    if not offered:
        return
    direct = any(home_of(_custom_id(button)) is not None for button in offered[0].children)
    for line in offered:
        view.remove_item(line)
    if said is not None:
        texts = press.texts if direct else speak(press.business.language)
        view.add_item(ui.TextDisplay("-# " + texts.marked(said)))
    allowed = discord.AllowedMentions(
        everyone=False,
        users=list(message.mentions),
        roles=list(message.role_mentions),
        replied_user=False,
    )
    with suppress(discord.HTTPException, *NETWORK_TROUBLE):
        await message.edit(view=view, allowed_mentions=allowed)


def _is_offer(line: ui.ActionRow[Any]) -> bool:
    return any(_custom_id(button).rpartition(".")[2].startswith("offer:") for button in line.children)


def _custom_id(item: ui.Item[Any]) -> str:
    return getattr(item, "custom_id", None) or ""
