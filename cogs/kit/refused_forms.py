"""Refused forms (modals): stored whole, and opened again with everything in them by [Change]."""

import discord
from discord import ui

from bot.app import App
from bot.domain.refused_form import FormName, without_login
from cogs.kit.routes import Button, Press


async def keep(
    app: App, press: Press, form: FormName, route: str, about: int = 0, *, platform: str = ""
) -> ui.View:
    """Stores what the form held, and returns the button that opens it again. `about`: the row it was to
    change; `platform`: the one it was to connect.
    """
    fields = press.fields or {}
    if form is FormName.CONNECTION:
        fields = {name: without_login(text) for name, text in fields.items()}
    await app.refused_forms.keep(press.actor, form, about, fields)
    arguments = [argument for argument in (about, platform) if argument]
    again = Button(press.texts("Change"), route, *arguments, style=discord.ButtonStyle.primary)
    return ui.View(timeout=None).add_item(again)
