"""Panels of /brand as the owner may meet them, by name, for pictures."""

from collections.abc import Mapping

from discord import ui

from bot.domain.brand import PLAIN, Brand, Fact, Gender, Voice, Wording
from bot.domain.brand_check.checking import check_body
from bot.domain.settings import Language
from bot.domain.template import TemplateId
from bot.services.business.brand import CheckedTemplate, CheckedTemplates
from bot.texts import speak
from cogs.brand.checking import draw as draw_checked
from cogs.brand.panel import draw

FULL = Brand(
    gender=Gender.STAR,
    emoji_most=1,
    emoji_which="☕🌱",
    sentence_words=20,
    greeting="Servus {name},",
    sign_off="Liebe Grüße aus der Rösterei Lindgrün",
    values="Ehrlich, freundlich, ohne Fachsprache.",
    audience="Menschen aus dem Grätzel, die guten Kaffee mögen.",
    words=(Wording("billig", "günstig"), Wording("Kunde", "Gast"), Wording("Rabatt"), Wording("Problem")),
    facts=(Fact("öffnungszeiten", "Mo–Fr 8–18"), Fact("telefon", "01 234 56 78"), Fact("adresse", "Gasse 1")),
    goals=("mehr Kursbuchungen", "mehr Gutscheine"),
    team=("Anna", "Bert"),
)


def brand_panels(language: Language) -> Mapping[str, ui.LayoutView]:
    """One of each state."""
    texts = speak(language)
    voice = Voice(Language.GERMAN_DU, FULL)
    bodies = {
        "Gutscheine": "Hallo {name}! Gutscheine für unsere Kunden gibt es ab 10 €. 🎉🎉🎉",
        "Öffnungszeiten am Feiertag": "Servus {name}, kommen Sie gern vorbei, es ist billig. Können Sie am {?Tag}?",
    }
    found = tuple(
        CheckedTemplate(TemplateId(number), title, voice.address, check_body(body, voice, voice.address))
        for number, (title, body) in enumerate(bodies.items(), 1)
    )
    return {
        "panel_brand_plain": draw(Voice(Language.GERMAN_SIE, PLAIN), texts),
        "panel_brand": draw(voice, texts, texts("Saved.")),
        "panel_brand_fits": draw_checked(CheckedTemplates(21, ()), texts, 0),
        "panel_brand_check": draw_checked(CheckedTemplates(21, found), texts, 0),
    }
