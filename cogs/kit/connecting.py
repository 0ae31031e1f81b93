"""Connecting from Discord: the button to all that can be connected, the select, and the form of a platform whose settings
are no secret.
"""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.domain.words import Words
from bot.ports import ConnectorInfo
from bot.texts import Texts
from cogs.kit.form import Form
from cogs.kit.routes import Button, Choice, row

_ADDRESS = "address"
"""The only field of forms that were drawn before platforms named their own."""
OFFERED = 25
"""What a select of Discord's holds."""


def connect_button(texts: Texts) -> Button:
    """Button to what can be connected."""
    return Button(texts("Connect"), "channel:offer", style=discord.ButtonStyle.primary)


def form_buttons(offered: Sequence[ConnectorInfo], texts: Texts) -> list[Button]:
    """Button to the form of each platform that has one."""
    return [
        Button(
            texts.marked(info.words.connect.button),
            "channel:connect",
            info.key,
            style=discord.ButtonStyle.primary,
        )
        for info in offered
        if info.words.connect is not None and info.words.connect.form
    ]


def draw_offers(offered: Sequence[ConnectorInfo], texts: Texts) -> ui.LayoutView:
    """Select of what can be connected, the easiest first, each with what it takes."""
    options = []
    for info in easiest_first(offered)[:OFFERED]:
        words = info.words.connect
        if words is None:
            continue
        name = texts.marked(words.name) if words.name is not None else info.title
        takes = [texts.marked(words.takes)] if words.takes is not None else []
        about = " · ".join([*takes, texts("{min} min", min=words.minutes)])
        options.append(discord.SelectOption(label=name[:100], value=info.key, description=about[:100]))
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("### " + texts("What shall I connect?")))
    return view.add_item(
        row(Choice("channel:choose", options=options, placeholder=texts("Where customers write …")))
    )


def easiest_first(offered: Sequence[ConnectorInfo]) -> list[ConnectorInfo]:
    """Platforms that Discord offers: what costs nothing first, and of these the quickest."""

    def effort(info: ConnectorInfo) -> tuple[bool, int]:
        minutes = info.words.connect.minutes if info.words.connect is not None else 0
        return any(quota.currency for quota in info.quotas), minutes

    return sorted((info for info in offered if info.words.connect is not None), key=effort)


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
