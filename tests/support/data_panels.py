"""Panels of /data as the owner may meet them, by name, for pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from discord import ui

from bot.domain.actor import NOBODY
from bot.domain.business import DiscordChannelId, MemberId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.event import By, Event, Subject, What
from bot.domain.forgetting import Blockers, Forgetting, Known, Someone
from bot.domain.person import PersonId
from bot.domain.settings import Language
from bot.domain.words_kept import WordsKept
from bot.services.reports.audit import Entry, Page
from bot.services.upkeep.retention import Kept
from bot.texts import speak
from cogs.data.audit import draw_audit
from cogs.data.panel import draw_found, draw_home, draw_kept, draw_question
from tests.support.clock import NOW
from tests.support.shown import business

PERSON = Known(
    Someone(person=PersonId(12)),
    "Kundin K.",
    ChannelId(1),
    "Blog",
    3,
    NOW - timedelta(days=4),
    "Wo bleibt mein Paket?",
)
LONG = "Maria-Theresia von Lindgrün-Hohenfels"


def data_panels(language: Language) -> Mapping[str, ui.LayoutView]:
    """One of each state."""
    texts, shop = speak(language), business(language)
    others = tuple(
        replace(PERSON, who=Someone(person=PersonId(number)), name=LONG) for number in range(13, 16)
    )
    whats = (What.SENT, What.FORGOTTEN, What.DONE, What.CHANGED, What.SETTLED_BY_HAND, What.TEMPLATE_CHANGED)
    entries = tuple(
        Entry(
            Event(
                100 - n,
                NOW - n * timedelta(hours=5),
                what,
                None,
                None,
                None,
                NOBODY if n == 1 else MemberId(42),
            ),
            DiscordChannelId(1) if n == 0 else None,
            MessageId(2) if n == 0 else None,
        )
        for n, what in enumerate((*whats, *whats[:2]))
    )
    return {
        "panel_data": draw_home(Kept(WordsKept.TWENTY_FOUR, 0), texts),
        "panel_data_found": draw_found((PERSON, *others), "k", 8, shop, texts),
        "panel_data_nobody": draw_found((), LONG, 8, shop, texts),
        "panel_data_question": draw_question(Forgetting(3, known=(PERSON,)), "p12", shop, texts),
        "panel_data_several": draw_question(Forgetting(3, known=(PERSON, *others)), "p12", shop, texts),
        "panel_data_waits": draw_question(
            Forgetting(3, Blockers(2, 0, DiscordChannelId(1), MessageId(2)), (PERSON,)), "p12", shop, texts
        ),
        "panel_data_kept": draw_kept(Kept(WordsKept.TWELVE, 1234), texts),
        "panel_data_audit": draw_audit(Page(By.ANYONE, None, entries, False, 92), shop, texts),
        "panel_data_audit_none": draw_audit(Page(MemberId(42), Subject.DATA, (), True, None), shop, texts),
    }
