"""Connecting from Discord: a button for each platform that offers a form, and the form."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.domain.words import Words
from bot.ports import ConnectorInfo
from bot.texts import Texts
from cogs.kit.form import Form
from cogs.kit.routes import Button

_ADDRESS = "address"
"""The only field of forms that were drawn before platforms named their own."""


def connect_buttons(offered: Sequence[ConnectorInfo], texts: Texts) -> list[Button]:
    """Buttons to connect a channel."""
    style = discord.ButtonStyle.primary
    return [
        Button(texts.marked(info.words.connect.button), "channel:connect", info.key, style=style)
        for info in offered
        if info.words.connect is not None
    ]


def draw_form(offer: ConnectorInfo, refused: Mapping[str, str], texts: Texts) -> Form:
    """Form with the settings that are no secret. `refused`: what was typed before."""
    title = texts.marked(offer.words.connect.button) if offer.words.connect is not None else offer.title
    form = Form(title, "form:connect", offer.key)
    for words in offer.words.settings:
        if words.label is None:
            continue
        field = ui.TextInput[Form](
            custom_id=words.key,
            placeholder=words.example or None,
            max_length=300,
            default=refused.get(words.key, refused.get(_ADDRESS)),
        )
        hint = texts.marked(words.hint) if words.hint is not None else None
        form.add_item(ui.Label(text=texts.marked(words.label), description=hint, component=field))
    return form


def typed_settings(words: Words, fields: Mapping[str, str]) -> dict[str, str]:
    """Settings as they were typed into the form."""
    asked = [one.key for one in words.settings if one.label is not None]
    return {key: fields.get(key, fields.get(_ADDRESS, "")).strip() for key in asked}
