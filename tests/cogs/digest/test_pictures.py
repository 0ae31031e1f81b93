"""Digest, report, figures and own settings at the width of a phone, measured; kept as pictures where SHOPBELL_PICTURES names
a folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta

import discord
import pytest
import simcord
from discord import ui
from discord.ext import commands

from bot.domain.business import DiscordRoleId, MemberId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.digest import Only
from bot.domain.figures import Figure, MoreFigures, OfMember, Share
from bot.domain.kind import Kind
from bot.domain.member_setting import AS_USUAL, MemberSettings
from bot.domain.offer import Candidate, Offer, OfferId, OfferKind
from bot.domain.quiet_hours import FreeDays
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.domain.topic import Month, Said, Topic
from bot.services.reports.figures import Behind, Numbers, OfChannel, Scope
from bot.services.reports.quiet_ends import Ended, Woken
from bot.texts import Texts, speak
from cogs.digest import quiet_ends
from cogs.digest.drawing import draw, lines
from cogs.me import panel as me
from cogs.numbers.panel import draw as draw_numbers
from cogs.numbers.panel import draw_behind, draw_more
from cogs.report.month import draw as draw_month
from cogs.report.panel import draw_report
from tests.cogs.digest.test_drawing import (
    BLOG,
    BUSY,
    FULL,
    PRAISE,
    QUIET,
    SHOP,
    SUNDAY,
    WANTED,
    WORDS,
    listed,
)
from tests.cogs.inbox.test_pictures import SCROLLBAR, measured, picture
from tests.support.browser import PHONE, SCALE, phone
from tests.support.clock import NOW
from tests.support.provision import Chromium

BARE = 302
LINES, LINE = 25, 22
"""Lines that a digest takes at most, and their height in pixels."""
LANGUAGES = list(Language) if os.environ.get("SHOPBELL_PICTURES") else [Language.GERMAN_DU]
MINUTE = timedelta(minutes=1)
RESTS = MemberSettings(
    quiet_from=time(22), quiet_until=time(7, 30), free_days=FreeDays.WEEKEND, urgent_passes=True
)
GALLERY = replace(BLOG, id=ChannelId(4), title="Kaffeerösterei Lindgrün")
MEMBERS = tuple(OfMember(MemberId(number), n, n * MINUTE, Share(n, n)) for number, n in ((901, 7), (902, 4)))
NUMBERS = Numbers(
    business=SHOP,
    scope=Scope(7),
    figures=FULL.figures,
    more=MoreFigures(
        40 * MINUTE,
        tuple((n * MINUTE, Share(within, 12)) for n, within in ((15, 8), (60, 11), (240, 12), (1440, 12))),
        11 * MINUTE,
    ),
    before=FULL.figures,
    channels=(OfChannel(BLOG, WORDS, True, FULL.figures), OfChannel(GALLERY, WORDS, True, FULL.figures)),
    members=MEMBERS,
    only=None,
)


def topic(title: str, comments: int, said: str, *words: str) -> Topic:
    return Topic(title, comments, words, (Said(said, Kind.QUESTION),))


_THREE = tuple(map(CommentId, (1, 2, 3)))
OFFERS = (
    Offer(
        OfferId(1),
        Candidate(
            OfferKind.WORDING,
            _THREE,
            "ab 12 € im Laden oder bei uns im Netz, gern auch als Karte mit einem schönen Kuvert",
            "ab 10 € im Laden",
            TemplateId(1),
            Language.GERMAN_DU,
        ),
        3,
        title="Gutscheine kaufen oder einlösen",
    ),
    Offer(
        OfferId(2),
        Candidate(OfferKind.REPLY, _THREE, "Radständer"),
        3,
        said="Leider haben wir heuer keine Radständer mehr, im Frühling kommen neue von der Gemeinde.",
    ),
    Offer(OfferId(3), Candidate(OfferKind.TOPIC, _THREE, "Gutscheine"), 4),
)

MONTH = Month(
    business=SHOP,
    first=FULL.day.replace(day=1),
    now=SUNDAY,
    figures=replace(FULL.figures, new=57, answered=51, open=2, done=4),
    topics=(
        topic(
            "Gutscheine",
            14,
            "Habt ihr Gutscheine für zwei, die man gleich ausdrucken kann? lg […]",
            "Gutschein",
        ),
        topic("Öffnungszeiten am Wochenende", 11, "Wie lange habt ihr am Samstag offen?", "offen"),
        topic(
            "",
            6,
            "Liefert ihr auch in die Schweiz, und was kostet der Versand dorthin ungefähr?",
            "Schweiz",
            "Versand",
        ),
        topic("Wo ist mein Paket", 5, "hab am montag bestellt, […], wann kommt das", "bestellt"),
        topic("", 4, "Wo kann man bei euch parken?", "Parken"),
        topic("Danke für Lob", 4, "Bester Kaffee der Stadt!", "Kaffee"),
        topic("Kurse", 3, "Gibt es im Frühling wieder Kurse?", "Kurse"),
        topic("Mahlen", 2, "Könnt ihr die Bohnen mahlen?", "mahlen"),
    ),
    others=Topic("", 8, (), (Said("Ist der Kuchen vegan?", Kind.QUESTION),)),
)


def framed(text: list[str]) -> ui.LayoutView:
    """A text at 265 px, as the specification measures."""
    return ui.LayoutView(timeout=None).add_item(ui.Container(ui.TextDisplay("\n".join(text))))


def views(texts: Texts, rung: str) -> Mapping[str, ui.LayoutView]:
    """What is drawn, by name."""
    only = Only(BLOG, WORDS, True)
    busy = replace(BUSY, kinds=WANTED, praise=PRAISE)
    day = replace(FULL, kinds=WANTED, praise=PRAISE)
    report = replace(
        day,
        by_member=MEMBERS,
        channels=(only, Only(GALLERY, WORDS, True)),
        day=FULL.day - 3 * timedelta(days=1),
    )
    team = replace(SHOP, team_role_id=DiscordRoleId(5))
    behind = Behind(Figure.OPEN, Scope(7), 0, 2, 9, ((listed(), None), (listed("Anna"), 9 * MINUTE)))
    return {
        "digest_busy": draw(busy, texts, rung=rung),
        "digest_day": draw(day, texts, rung=rung),
        **{
            f"digest_offer_{one.candidate.kind.value}": draw(replace(busy, offer=one), texts, rung=rung)
            for one in OFFERS
        },
        "digest_offer_lines": framed(lines(replace(busy, offer=OFFERS[0]), texts, rung)),
        "digest_quiet": draw(QUIET, texts, named=True),
        "digest_lines": framed(lines(busy, texts, rung)),
        "digest_quiet_lines": framed(lines(QUIET, texts)),
        "report": draw_report(replace(report, now_too=False), texts),
        "report_only": draw_report(replace(report, now_too=False, only=only), texts),
        "month": draw_month(MONTH, texts),
        "month_empty": draw_month(
            replace(MONTH, figures=QUIET.figures, topics=(), others=Topic("", 0, (), ())), texts
        ),
        "numbers": draw_numbers(NUMBERS, texts, owner=True),
        "numbers_more": draw_more(NUMBERS, texts),
        "numbers_behind": draw_behind(behind, SHOP, texts),
        "me_usual": me.draw(AS_USUAL, SHOP, texts),
        "me_rests": me.draw(RESTS, team, texts),
        "me_direct": me.draw(replace(RESTS, digest_by_dm=True, lock_screen_text=False), SHOP, texts),
        "me_refused": me.draw(replace(AS_USUAL, dm_refused=True), SHOP, texts),
    }


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_busy_day_is_25_lines_and_a_quiet_one_two_and_no_row_is_too_wide(
    language: Language, chromium: Chromium
) -> None:
    bot = commands.Bot(command_prefix="!", intents=discord.Intents(guilds=True))
    found: list[str] = []
    texts = speak(language)
    async with (
        simcord.run(bot) as env,
        phone(chromium, scale=SCALE if "SHOPBELL_PICTURES" in os.environ else 1) as page,
    ):
        guild = env.create_guild(name="Rösterei Lindgrün")
        owner = guild.add_member(env.create_user("Inhaberin"))
        channel = guild.create_text_channel("tagesbericht")
        place = bot.get_channel(channel.id)
        assert isinstance(place, discord.TextChannel)
        none = discord.AllowedMentions.none()
        sent = {
            name: await place.send(view=view, allowed_mentions=none)
            for name, view in views(texts, f"<@{owner.id}>").items()
        }
        woken = Woken(Ended(SHOP, SUNDAY, (), False), (MemberId(owner.id),), 3)
        sent["quiet_end"] = await place.send(
            quiet_ends.wording(woken, SUNDAY, texts),
            view=quiet_ends.buttons(woken, texts),
            allowed_mentions=none,
        )
        width, height = PHONE["width"] + SCROLLBAR, PHONE["height"]
        async with env.preview(
            channel,
            viewers=[owner],
            layout="channel",
            locale="en-US" if language is Language.ENGLISH else "de",
            timezone="Europe/Vienna",
            presentation_time=NOW,
            width=width,
            height=height,
        ) as preview:
            await page.set_viewport_size({"width": width, "height": height})
            await page.goto(preview.url)
            for name, shown in sent.items():
                message = page.locator(f'#channel-message-list article[data-message-id="{shown.id}"]')
                await message.wait_for()
                await page.evaluate(
                    "Promise.all([...document.fonts].map(face => face.load())).then(() => true)"
                )
                await picture(message, name, language)
                if name == "quiet_end":
                    continue
                drawn = await measured(message)
                found += [f"{name}: {row.width:.0f} px" for row in drawn.rows if row.width > BARE]
                found += [f"{name}: buttons on {row.lines} lines" for row in drawn.rows if row.lines > 2]
                most = {"digest_lines": LINES, "digest_quiet_lines": 5}.get(name)
                if most is not None and drawn.height > (most + 2) * LINE:
                    found.append(f"{name}: {drawn.height:.0f} px high")
    assert not found, "\n".join(found)
