"""Panels of /templates as the owner may meet them, by name, for pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from discord import ui

from bot.domain.business import MemberId
from bot.domain.example import Example, ExampleId, Origin
from bot.domain.placeholder import Values
from bot.domain.settings import Language
from bot.domain.template import Template, TemplateId, Variant, answer, variant_for
from bot.domain.template_file.records import Record
from bot.services.business.template_details import Details, Previewed
from bot.services.business.template_files import Trade
from bot.texts import speak
from cogs.templates.drawing import (
    draw_found,
    draw_list,
    draw_one,
    draw_preview,
    draw_question,
    draw_removed,
)
from cogs.templates.files import draw_home, draw_trade, draw_trades
from cogs.templates.learnt import draw as draw_learnt
from tests.support.clock import NOW
from tests.support.shown import channel, every_state

TITLES = ("Gutscheine kaufen oder einlösen", "Öffnungszeiten", "Kaffeekurs", "Versand", "Dank für Lob")
BODY = (
    "Hallo {vorname|du}, Gutscheine gibt es ab 10 € im Laden ({adresse}) und per Mail. "
    "Für {?Betrag} mache ich dir gern einen fertig."
)
ENGLISH = "Hello {firstname|there}, vouchers start at € 10. Shall I prepare one for {?amount}?"


def template(number: int) -> Template:
    """One of five, the first with everything."""
    title = TITLES[number % len(TITLES)]
    plain = Template(TemplateId(number + 1), title, title.split()[0][:14], BODY, 7 * number, NOW)
    if number:
        return plain
    return replace(
        plain,
        used=12,
        edited=3,
        last_used_at=NOW - timedelta(days=2),
        created_by=MemberId(42),
        category="Verkauf",
        goal=1,
        others=(Variant(Language.GERMAN_SIE, BODY), Variant(Language.ENGLISH, ENGLISH)),
    )


def template_panels(language: Language) -> Mapping[str, ui.LayoutView]:
    """One of each state."""
    texts = speak(language)
    every = tuple(map(template, range(5)))
    full = every[0]
    example = Example(ExampleId(1), full.id, "Habts Gutscheine?", Origin.GIVEN, 1, NOW)
    details = Details(
        full, (example,) * 3, 4, (channel(),), ("mehr Kursbuchungen im Frühjahr",), ("Verkauf", "Zeiten")
    )
    state = every_state()["open_long"]
    comment = getattr(state, "comment")  # noqa: B009
    filled = answer(full, "de", Language.GERMAN_DU, Values(comment.author, facts={"adresse": "Hauptplatz 3"}))
    preview = Previewed(full, comment, variant_for(full, "de", Language.GERMAN_DU), filled, 0, 10)
    words = (
        "Gibt’s bei euch auch Gutscheine für den Barista-Kurs, und wie lange gelten die?",
        "Habts Gutscheine?",
        "Kann man bei euch was Schönes zum Verschenken bekommen, für meine Schwester?",
        "Gutscheine auch online?",
    )
    origins = (Origin.PICK, Origin.EDITED, Origin.TYPED, Origin.OFFER)
    learnt = tuple(
        replace(example, id=ExampleId(number), text=text, origin=origin)
        for number, (text, origin) in enumerate(zip(words * 4, origins * 4, strict=True))
    )
    unfitted = tuple(
        replace(one, template_id=None, origin=origin)
        for one, origin in zip(learnt[:2], (Origin.FREE, Origin.NONE), strict=True)
    )
    records = tuple(Record(number, one.title, {Language.GERMAN_DU: BODY}) for number, one in enumerate(every))
    trades = tuple(
        Trade(name, name, records, records[place % 2 * 5 :])
        for place, name in enumerate(("Für alle Betriebe", "Café und Gasthaus", "Geschäft und Onlineshop"))
    )
    return {
        "templates_empty": draw_list((), texts, 0),
        "templates_list": draw_list(tuple(map(template, range(15))), texts, 0, texts("Saved.")),
        "templates_found": draw_found(every, "Gutschein", texts),
        "templates_one": draw_one(details, texts, "Europe/Vienna", texts("Saved.")),
        "templates_ask": draw_question(full, texts),
        "templates_preview": draw_preview(preview, texts),
        "templates_removed": draw_removed(every[:3], texts),
        "templates_learnt": draw_learnt(full, learnt, texts, "Europe/Vienna", 0),
        "templates_unlearnt": draw_learnt(
            full, (), texts, "Europe/Vienna", 0, texts("I learn nothing from that any more.")
        ),
        "templates_unfitted": draw_learnt(None, unfitted, texts, "Europe/Vienna", 0),
        "templates_file": draw_home(texts),
        "templates_trades": draw_trades(trades, texts),
        "templates_trade": draw_trade(trades[0], texts),
    }
