"""Posting: error codes of Discord, and a message without links."""

import re
from datetime import timedelta

from discord import ui

BROKEN = timedelta(minutes=10)

BAD_REQUEST = 400

UNKNOWN_MESSAGE = 10008

UNKNOWN_CHANNEL = 10003

UNAUTHORIZED = 401

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
