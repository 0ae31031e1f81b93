"""Panels of the set-up, of connecting a Discord channel and of capturing as the owner may meet them, by name, for pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time

import discord
from discord import ui

from bot.connectors.wordpress import WordPress
from bot.domain.business import DiscordChannelId, DiscordRoleId
from bot.domain.connecting import Connected, NotConnected
from bot.domain.reason import Reason
from bot.domain.role import MappedRole, Role
from bot.domain.settings import Language, TidyAfter
from bot.texts import Texts, speak
from cogs.community.connector import INFO
from cogs.connections.wording import connect_sentence
from cogs.gateway.rights import blind_roles
from cogs.gateway.role_page import draw_roles
from cogs.kit.connecting import draw_offers
from cogs.kit.routes import Button, row
from cogs.setup.page import draw_finished, draw_page
from cogs.setup.tidying import draw_tidying
from tests.support.panels import PAGE, REF
from tests.support.shown import business


def setup_panels(
    language: Language, guild: discord.Guild, inbox: int, role: int
) -> Mapping[str, ui.LayoutView]:
    """One of each state. `role`: one that does not see the inbox."""
    texts = speak(language)
    place, team = DiscordChannelId(inbox), DiscordRoleId(role)
    first = replace(business(language), set_up_at=None, inbox_id=None, digest_id=None)
    shop = replace(
        business(language),
        inbox_id=place,
        digest_id=place,
        team_role_id=team,
        zone="America/Los_Angeles",
        digest_at=time(18, 30),
        tidy_after=TidyAfter.WEEK,
    )
    roles = (MappedRole(team, Role.TEAM), MappedRole(team, Role.DRAFT))
    help_place = replace(PAGE, title="#hilfe-und-fragen")
    return {
        "panel_setup_first": draw_page(first, guild, texts),
        "panel_setup": draw_page(shop, guild, texts, saved=True),
        "panel_setup_finished": draw_finished(shop, roles, guild, texts),
        "panel_roles": draw_roles(roles, guild, blind_roles(shop, roles, guild, texts), texts),
        "panel_tidying": draw_tidying(shop, guild, texts),
        "panel_places": draw_offers((WordPress.info, INFO), texts),
        "panel_place_made": said(connect_sentence(texts, INFO.words, Connected(help_place, REF))),
        "panel_captured": said("\n\n".join(captured(inbox, guild.id, texts))),
        "panel_place_asked": said(
            connect_sentence(texts, INFO.words, NotConnected(Reason.MOST_SEE)),
            Button(texts("Change"), "channel:connect", INFO.key),
            Button(texts("Connect it"), "channel:confirm", INFO.key, Reason.MOST_SEE.value),
        ),
    }


def captured(inbox: int, server: int, texts: Texts) -> list[str]:
    """What capturing a message may answer."""
    return [
        texts("Captured. Its card comes to {inbox}.", inbox=f"<#{inbox}>"),
        texts(
            "That is captured already: {link}", link=f"https://discord.com/channels/{server}/{inbox}/{inbox}"
        ),
        texts("That is one of my own channels. Capture what your customers write elsewhere."),
        texts("That is from your own team. Capture what your customers write."),
        texts("There is no text in this message."),
        texts("I take nothing in just now. Look at /connections."),
    ]


def said(sentence: str, *buttons: Button) -> ui.LayoutView:
    """An answer in one sentence."""
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay(sentence))
    return view.add_item(row(*buttons)) if buttons else view
