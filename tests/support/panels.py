"""Panels of connections as the owner may meet them, by name, for pictures and for sentences."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from discord import ui

from bot.connectors.wordpress import WordPress
from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.channel import ChannelId, ChannelState, CredentialId, Glow, Lamp
from bot.domain.connect_link import ConnectLink, LinkId
from bot.domain.language_model import ModelState, ModelTask, ModelTrouble
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.marks import Marked
from bot.ports import Steps
from bot.services.channels.arrivals import Awaited
from bot.services.channels.connections import Connection
from bot.texts import speak
from cogs.community.words import WORDS as COMMUNITY
from cogs.connections.panel import draw_list, draw_one
from cogs.connections.wording import at_machine, first_lines, linked_view, on_computer
from cogs.kit.connecting import draw_offers
from tests.support.clock import NOW
from tests.support.shown import SPENT, WORDS, business, channel

PAGE = channel(
    id=ChannelId(2),
    title="Kaffeerösterei Lindgrün",
    credential_id=CredentialId(1),
    access_ends_at=NOW + timedelta(days=60),
    reading=Lamp(Glow.ON, NOW - timedelta(days=30), None, 0),
)
REF = AccountRef("1", "Kaffeerösterei", can_write=True)
FULL = Connection(
    PAGE,
    replace(WORDS, not_given=Marked("…")),
    frozenset({Act.HIDE, Act.LIKE, Act.APPROVE, Act.SPAM}),
    REF,
    replace(SPENT, spent=840),
    (channel(id=ChannelId(3), title="Galerie"),),
    logs_in=True,
)


def on_discord(out: Reason | None = None) -> Connection:
    """A connected Discord channel; `out`: why it is not read."""
    glow = Lamp(Glow.ON if out is None else Glow.OUT, NOW - timedelta(days=3), out, 0)
    return Connection(
        replace(PAGE, title="#hilfe", credential_id=None, access_ends_at=None, reading=glow),
        COMMUNITY,
        frozenset({Act.LIKE, Act.UNLIKE, Act.EDIT_OWN, Act.DELETE_OWN}),
        AccountRef("7", "#hilfe", can_write=True),
        takes_secrets=False,
        settings={"takes": "usual"},
    )


def panels(language: Language) -> Mapping[str, ui.LayoutView]:
    """One of each state."""
    texts, shop = speak(language), business(language)
    out = replace(PAGE, reading=Lamp(Glow.OUT, NOW, Reason.NO_RIGHT, 1))
    paused = replace(PAGE, state=ChannelState.PAUSED, paused_until=NOW + timedelta(days=7))
    poor = replace(PAGE, reading=Lamp(Glow.LATE, NOW, Reason.BUDGET, 1))
    lacking = replace(REF, missing=("moderate_comments",))
    steps = Steps(minutes=20)
    button = texts.marked(Marked("Connect a blog"))
    link = ConnectLink(LinkId(1), "https://bell.example/connect/abc", NOW)
    command = "python -m bot channel add facebook"
    return {
        "panel_list": draw_list(
            [(PAGE, WORDS), (replace(paused, id=ChannelId(4)), WORDS)],
            (WordPress.info,),
            texts,
            shop.zone,
            model=ModelState("qwen2.5:7b", ModelTask.RANK, ModelTrouble.SLOW),
        ),
        "panel_full": draw_one(FULL, shop, texts, NOW),
        "panel_out": draw_one(replace(FULL, channel=out, ref=lacking), shop, texts, NOW),
        "panel_paused": draw_one(replace(FULL, channel=paused), shop, texts, NOW),
        "panel_budget": draw_one(replace(FULL, channel=poor, spending=SPENT), shop, texts, NOW),
        "panel_discord": draw_one(on_discord(), shop, texts, NOW),
        "panel_discord_off": draw_one(on_discord(Reason.API_OFF), shop, texts, NOW),
        "panel_offers": draw_offers((WordPress.info,), texts),
        "panel_link": on_computer(first_lines(button, steps, texts), link, texts),
        "panel_machine": at_machine(
            first_lines(button, steps, texts), command, Awaited("facebook", None, NOW), texts
        ),
        "panel_linked": linked_view(FULL, False, texts),
    }
