"""Connecting from Discord: the button to all that can be connected, the select, and the form of a platform whose settings
are no secret.
"""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.domain.business import ServerId
from bot.domain.words import Pick, SettingWords, Words
from bot.ports import ConnectorInfo
from bot.texts import Texts
from cogs.kit.form import OPTIONS, Form
from cogs.kit.markdown import cut
from cogs.kit.routes import Button, Choice, row, whole

_ADDRESS = "address"
"""The only field of forms that were drawn before platforms named their own."""
CUSTOMERS_WRITE = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
    discord.ChannelType.news_thread,
]
"""Kinds of Discord channels that can be picked as a place where customers write."""


def connect_button(texts: Texts, style: discord.ButtonStyle = discord.ButtonStyle.primary) -> Button:
    """Button to what can be connected."""
    return Button(texts("Connect"), "channel:offer", style=style)


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
    for info in easiest_first(offered)[:OPTIONS]:
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
        before = refused.get(words.key, refused.get(_ADDRESS))
        hint = texts.marked(words.hint) if words.hint is not None else None
        field = _field(words, before, texts)
        form.add_item(ui.Label(text=texts.marked(words.label), description=hint, component=field))
    return form


def _field(words: SettingWords, before: str | None, texts: Texts) -> ui.Item[Form]:
    """Field of one setting: a text, or something to pick."""
    match words.pick:
        case Pick.DISCORD_CHANNEL:
            chosen = [discord.Object(whole(before))] if before and whole(before) else []
            return ui.ChannelSelect[Form](
                custom_id=words.key, channel_types=CUSTOMERS_WRITE, default_values=chosen
            )
        case Pick.OPTION:
            return ui.Select[Form](custom_id=words.key, options=options(words, before or "", texts))
        case None:
            return ui.TextInput[Form](
                custom_id=words.key, placeholder=words.example or None, max_length=300, default=before
            )


def options(words: SettingWords, chosen: str, texts: Texts) -> list[discord.SelectOption]:
    """Values of a setting to choose from; the first is chosen where none is."""
    known = chosen if any(each.value == chosen for each in words.options) else words.options[0].value
    return [
        discord.SelectOption(
            label=texts.marked(each.name),
            value=each.value,
            description=None if each.about is None else cut(texts.marked(each.about), 100),
            default=each.value == known,
        )
        for each in words.options
    ]


def typed_settings(words: Words, fields: Mapping[str, str], server: ServerId) -> dict[str, str]:
    """Settings as they were typed into the form, or picked; a picked channel is one of this Discord server."""
    given = {}
    for one in words.settings:
        if one.label is None:
            continue
        value = fields.get(one.key, fields.get(_ADDRESS, "")).strip()
        given[one.key] = f"{server}/{whole(value)}" if one.pick is Pick.DISCORD_CHANNEL else value
    return given
