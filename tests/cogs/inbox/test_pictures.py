"""Every state of a card drawn at the width of a phone, measured, and kept as a picture where SHOPBELL_PICTURES names a folder."""

from __future__ import annotations

import asyncio
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import discord
import pytest
import simcord
from discord import ui
from discord.ext import commands

from bot.domain.card_facts import CardFacts, CommentCard
from bot.domain.settings import Language
from bot.texts import speak
from cogs.gateway.rights import NEEDED
from cogs.inbox.card import draw
from tests.support.brand_panels import brand_panels
from tests.support.browser import PHONE, SCALE, phone
from tests.support.clock import NOW
from tests.support.counts import SOAK
from tests.support.data_panels import data_panels
from tests.support.panels import panels
from tests.support.provision import Chromium
from tests.support.reason_panels import reason_panels
from tests.support.search_panels import search_panels
from tests.support.setup_panels import setup_panels
from tests.support.shown import every_state
from tests.support.simcord_bed import Shown, message_in, simcord_bed
from tests.support.template_panels import template_panels
from tests.support.walks import walks

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

WHOLE_CARD, FIRST_BUTTON_ENDS, ROOM, BARE = 620, 300, 265, 302
WITHOUT_ROWS = 0
TALL = {"panel_help": 850}
"""Panels that are read by scrolling."""
BOT_MAY = NEEDED & ~discord.Permissions(manage_messages=True, manage_channels=True)
"""In the inbox: two rights are lacking."""
WORST = {
    "open_long",
    "open_several_long",
    "needs_human",
    "held",
    "stopped",
    "bundle",
    "panel_full",
    "panel_help",
}
"""States with the most text and the widest buttons: outside the soak Sie and English draw only these."""
SHOWN_AT_ONCE = 40
"""Messages in one channel: the preview shows the newest fifty."""
SCROLLBAR = 15
"""A phone has none; the preview's list of messages has one."""
PANELS = {"panel_full", "panel_out", "panel_paused", "panel_budget"}
"""Panels with four buttons in a row, by the specification."""
WRAPS = {
    "held",
    "failed",
    "removed",
    "needs_human",
    "maybe_ours",
    "stopped",
    "sending_rests",
    "budget",
    "walk_sent",
    "panel_help",
} | PANELS
"""States whose buttons the specification names and a phone draws on two lines."""
SUGGESTS = {
    "noted",
    "open",
    "open_drafted",
    "open_picked",
    "open_long",
    "open_several",
    "open_several_long",
    "open_known_team",
    "open_team",
    "edited",
    "reply_deleted",
    "asks_who",
    "liked",
}
"""States with three suggestions: a phone draws the third below the other two."""

MEASURE = """message => {
    const card = message.querySelector('.message-components');
    const top = card.getBoundingClientRect().top;
    const rows = [...card.querySelectorAll('.component-row')].map(row => {
        const items = [...row.children].map(item => item.getBoundingClientRect());
        return {
            lines: new Set(items.map(item => Math.round(item.top))).size,
            width: Math.max(...items.map(item => item.right)) - Math.min(...items.map(item => item.left)),
            ends: items[0].bottom - top,
            primary: row.querySelector('.button-style-1') !== null,
        };
    });
    const cut = [...card.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
        && getComputedStyle(e).display !== 'inline');
    return {room: Math.max(...[...card.querySelectorAll('.component-container .component-row')].map(
        row => row.getBoundingClientRect().width), 0), height: card.getBoundingClientRect().height, rows, cut: cut.map(e => e.className)};
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of buttons, in pixels; `ends`: where the first of them ends below the card's top."""

    lines: int
    width: float
    ends: float
    primary: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as the browser laid it out, in pixels; `cut`: what does not fit into its box."""

    height: float
    rows: tuple[Row, ...]
    cut: tuple[str, ...]


async def measured(message: Locator) -> Drawn:
    """One message of the channel, once its frame has the room that it has on a phone."""
    async with asyncio.timeout(20):
        # While the page loads, a second scroll bar comes and goes beside the one of the list.
        while (found := await message.evaluate(MEASURE))["room"] not in (ROOM, WITHOUT_ROWS):
            await asyncio.sleep(0.05)
    rows = tuple(Row(**row) for row in found["rows"])
    return Drawn(found["height"], rows, tuple(found["cut"]))


async def picture(message: Locator, name: str, language: Language) -> None:
    """Of one message."""
    folder = os.environ.get("SHOPBELL_PICTURES")
    if folder:
        file = Path(folder) / f"{language.value.replace('@', '-')}-{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        await message.screenshot(path=file, animations="disabled")


def objections(name: str, drawn: Drawn) -> list[str]:
    """What the specification would not let pass."""
    found = []
    if drawn.height > TALL.get(name, WHOLE_CARD):
        found.append(f"{name}: {drawn.height:.0f} px high")
    for row in drawn.rows:
        room = BARE if name.startswith(("panel_", "list_", "bundle_more", "templates_")) else ROOM
        if row.width > room or row.lines > 2:
            found.append(f"{name}: a row of {row.width:.0f} px on {row.lines} lines")
        third = name in SUGGESTS and row is drawn.rows[0]
        if row.lines > 1 and name not in WRAPS and not third:
            found.append(f"{name}: a row wraps")
    # A command is scrolled in the preview; Discord wraps it.
    return found + [f"{name}: {what} is cut" for what in drawn.cut if "code-block" not in what]


@pytest.mark.parametrize("name", sorted(every_state()))
def test_a_picture_is_made_of_what_services_hand_over(name: str) -> None:
    """A plain string where a word of the domain belongs draws another card than the bot's."""
    facts = every_state()[name]
    if not isinstance(facts, CommentCard):
        return
    row = facts.reply
    words: list[object] = [facts.reveal]
    if row is not None:
        words += [row.reason, row.act, row.kind, row.state]
    assert [word for word in words if type(word) is str] == []


@pytest.mark.parametrize("language", list(Language))
async def test_every_state_fits_a_phone(
    language: Language, chromium: Chromium, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with simcord_bed(tmp_path, monkeypatch, language=language) as bed:
        await bed.asked("Habt ihr offen?")
        helping = message_in(await bed.owner.command("help"))
    bot = commands.Bot(command_prefix="!", intents=discord.Intents(guilds=True))
    found: list[str] = []
    async with (
        simcord.run(bot) as env,
        phone(chromium, scale=SCALE if "SHOPBELL_PICTURES" in os.environ else 1) as page,
    ):
        guild = env.create_guild(name="Rösterei Lindgrün")
        owner = guild.add_member(env.create_user("Inhaberin"))
        role = guild.create_role("Laden-Team")
        assert bot.user is not None
        seen_by: dict[Any, discord.PermissionOverwrite] = {
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            owner: discord.PermissionOverwrite(view_channel=True),
            bot.user: discord.PermissionOverwrite.from_pair(BOT_MAY, discord.Permissions.none()),
        }
        inbox = guild.create_text_channel("kundenkommentare", overwrites=seen_by)
        cards: dict[str, CardFacts] = dict(every_state(language))
        views = (
            {name: draw(facts, speak(language), NOW, f"<@{owner.id}>") for name, facts in cards.items()}
            | dict(panels(language))
            | dict(walks(language))
            | dict(data_panels(language))
            | dict(template_panels(language))
            | dict(reason_panels(language))
            | dict(search_panels(language))
            | dict(brand_panels(language))
            | dict(setup_panels(language, bot.guilds[0], inbox.id, role.id))
            | {"panel_help": redrawn(helping)}
        )
        names = [name for name in views if SOAK or language is Language.GERMAN_DU or name in WORST]
        for first in range(0, len(names), SHOWN_AT_ONCE):
            channel = guild.create_text_channel(f"kundenkommentare-{first}")
            place = bot.get_channel(channel.id)
            assert isinstance(place, discord.TextChannel)
            sent: dict[str, discord.Message] = {}
            for name in names[first : first + SHOWN_AT_ONCE]:
                none = discord.AllowedMentions.none()
                sent[name] = await place.send(view=views[name], allowed_mentions=none)
            async with env.preview(
                channel,
                viewers=[owner],
                layout="channel",
                width=PHONE["width"] + SCROLLBAR,
                height=PHONE["height"],
                locale="en-US" if language is Language.ENGLISH else "de",
                timezone="Europe/Vienna",
                presentation_time=NOW,
            ) as preview:
                await page.set_viewport_size({"width": PHONE["width"] + SCROLLBAR, "height": PHONE["height"]})
                await page.goto(preview.url)
                for name, shown in sent.items():
                    found += await judged(page, name, shown, language)
    assert not found, "\n".join(found)


def redrawn(shown: Shown) -> ui.LayoutView:
    """The texts and buttons of an answer, to be drawn elsewhere."""
    view = ui.LayoutView(timeout=None)
    line: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for part in shown.parts:
        match part["type"]:
            case 10:
                # Elsewhere the command's id is not known.
                view.add_item(ui.TextDisplay(re.sub(r"</(\w+):\d+>", r"**/\1**", part["content"])))
            case 1:
                line = ui.ActionRow()
                view.add_item(line)
            case 2:
                style = discord.ButtonStyle(part["style"])
                line.add_item(ui.Button(label=part["label"], style=style, custom_id=part["custom_id"]))
    return view


async def judged(page: Page, name: str, shown: discord.Message, language: Language) -> list[str]:
    """What is wrong with one message; a picture of it is kept."""
    message = page.locator(f'#channel-message-list article[data-message-id="{shown.id}"]')
    await message.wait_for()
    await page.evaluate("Promise.all([...document.fonts].map(face => face.load())).then(() => true)")
    drawn = await measured(message)
    await picture(message, name, language)
    found = objections(name, drawn)
    if name == "open":
        assert drawn.rows[0].primary
        if drawn.rows[0].ends > FIRST_BUTTON_ENDS:
            found.append(f"the first suggestion ends at {drawn.rows[0].ends:.0f} px")
    return found
