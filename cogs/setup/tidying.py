"""Panel of tidying (cleanup): when lines of closed cards leave the inbox channel."""

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.settings import TidyAfter
from bot.texts import Texts
from cogs.gateway.rights import RIGHTS
from cogs.kit.routes import Button, Choice, row


def draw_tidying(business: Business, guild: discord.Guild | None, texts: Texts) -> ui.LayoutView:
    """Draws the panel: what happens, the choice, and what it lacks."""
    lines = [
        "### " + texts("Tidying up"),
        texts(
            "What is answered or done leaves <#{inbox}> after a while. It stays stored.",
            inbox=str(business.inbox_id),
        ),
    ]
    inbox = None if guild is None or business.inbox_id is None else guild.get_channel(business.inbox_id)
    if guild is not None and inbox is not None and not inbox.permissions_for(guild.me).manage_messages:
        lines.append("-# " + texts.marked(RIGHTS["manage_messages"]))
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        discord.SelectOption(
            label=_when(after, texts), value=after.value, default=after is business.tidy_after
        )
        for after in TidyAfter
    ]
    view.add_item(row(Choice("setup:tidy", options=options, placeholder=texts("It leaves …"))))
    return view.add_item(row(Button(texts("Back"), "setup:start")))


def tidying_line(business: Business, texts: Texts) -> str:
    """Line of the set-up's page about it."""
    if business.tidy_after is TidyAfter.NEVER:
        return texts("What is done stays in the channel")
    return texts("What is done leaves the channel {when}", when=_when(business.tidy_after, texts))


def _when(after: TidyAfter, texts: Texts) -> str:
    match after:
        case TidyAfter.AT_ONCE:
            return texts("at once")
        case TidyAfter.DAY:
            return texts("after 1 day")
        case TidyAfter.WEEK:
            return texts("after 7 days")
        case TidyAfter.MONTH:
            return texts("after 30 days")
        case TidyAfter.NEVER:
            return texts("never")
