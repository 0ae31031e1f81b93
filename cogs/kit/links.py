"""Links: to a message or a channel in Discord, and a message without links and pictures."""

import re

from discord import ui

from bot.domain.business import DiscordChannelId, MessageId, ServerId

_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*+)\]\(https?://[^)\s]*\)")


def without_addresses(view: ui.LayoutView) -> ui.LayoutView:
    """View without pictures and links: Discord refuses URLs most often."""
    for item in list(view.walk_children()):
        if isinstance(item, ui.TextDisplay):
            item.content = _LINK.sub(r"\1", item.content)
        elif isinstance(item, ui.MediaGallery):
            _remove(item)
        elif isinstance(item, ui.Button) and item.url is not None:
            line = item.parent
            _remove(item)
            if isinstance(line, ui.ActionRow) and not line.children:
                _remove(line)
    return view


def _remove(item: "ui.Item[ui.LayoutView]") -> None:
    holder = item.parent or item.view
    if isinstance(holder, ui.Container | ui.ActionRow | ui.LayoutView):
        holder.remove_item(item)


def jump(server: ServerId, place: DiscordChannelId, message: MessageId) -> str:
    """Link to a message in Discord."""
    return f"https://discord.com/channels/{server}/{place}/{message}"


def place_link(server: ServerId, place: DiscordChannelId) -> str:
    """Link to a channel or a thread in Discord."""
    return f"https://discord.com/channels/{server}/{place}"
