"""Refused forms: kept whole, and opened again with everything in them by [Change]."""

import discord
from discord import ui

from bot.app import App
from bot.domain.refused_form import FormName
from cogs.routes import Button, Press


async def keep(app: App, press: Press, form: FormName, route: str, about: int = 0) -> ui.View:
    """Keeps what the form held; the button that opens it again. `about`: the row it was to change."""
    business, member = press.business.id, press.member
    await app.refused_forms.keep(business, member, form, about, press.fields or {}, press.now)
    again = Button(
        press.texts("Change"), route, *((about,) if about else ()), style=discord.ButtonStyle.primary
    )
    return ui.View(timeout=None).add_item(again)
