"""Form of the settings that have a default: time zone, time of the digest, language towards customers, lock screen."""

from collections.abc import Mapping
from dataclasses import replace

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.hours import TIME_AT_MOST
from bot.domain.settings import Language
from bot.texts import Texts
from cogs.kit.form import Form

LANGUAGES = {"du": Language.GERMAN_DU, "sie": Language.GERMAN_SIE, "en": Language.ENGLISH}
LABELS = {"du": "du", "sie": "Sie", "en": "English"}
YES, NO = "yes", "no"
CHOICES = 25
"""What a select of Discord's holds."""
ZONES = (
    "Europe/Vienna",
    "Europe/Berlin",
    "Europe/Zurich",
    "Europe/Luxembourg",
    "Europe/Brussels",
    "Europe/Amsterdam",
    "Europe/Paris",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Madrid",
    "Atlantic/Canary",
    "Europe/Rome",
    "Europe/Prague",
    "Europe/Budapest",
    "Europe/Warsaw",
    "Europe/Copenhagen",
    "Europe/Stockholm",
    "Europe/Athens",
    "Europe/Istanbul",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "Australia/Sydney",
)


def details_form(business: Business, texts: Texts, refused: Mapping[str, str]) -> Form:
    """Form with the defaults. `refused`: what was typed and chosen when it was refused."""
    business = replace(
        business,
        zone=refused.get("zone", business.zone),
        customer_language=LANGUAGES.get(refused.get("customers", ""), business.customer_language),
        lock_screen_text=refused.get("lock_screen", YES if business.lock_screen_text else NO) != NO,
    )
    form = Form(texts("Defaults"), "form:details")
    form.add_item(
        ui.Label(
            text=texts("Time zone"),
            component=ui.Select(custom_id="zone", options=_zones(business, texts)),
        )
    )
    at = f"{business.digest_at.hour}:{business.digest_at.minute:02}"
    form.add_item(
        ui.Label(
            text=texts("Time of the daily report"),
            component=ui.TextInput(
                custom_id="digest_at", default=refused.get("digest_at", at), max_length=TIME_AT_MOST
            ),
        )
    )
    customers = [
        discord.SelectOption(label=label, value=key, default=LANGUAGES[key] is business.customer_language)
        for key, label in LABELS.items()
    ]
    form.add_item(
        ui.Label(
            text=texts("How you talk to customers"),
            component=ui.Select(custom_id="customers", options=customers),
        )
    )
    lock = [
        discord.SelectOption(label=texts("Yes"), value=YES, default=business.lock_screen_text),
        discord.SelectOption(label=texts("No"), value=NO, default=not business.lock_screen_text),
    ]
    form.add_item(
        ui.Label(
            text=texts("Customers’ words on the lock screen"),
            component=ui.Select(custom_id="lock_screen", options=lock),
        )
    )
    return form


def _zones(business: Business, texts: Texts) -> list[discord.SelectOption]:
    """Time zones to choose from: the present one first, which may be any; then those of where this bot's
    languages are spoken.
    """
    names = dict.fromkeys((business.zone, *ZONES))
    return [
        discord.SelectOption(label=texts.city(name), value=name, default=name == business.zone)
        for name in list(names)[:CHOICES]
    ]


def defaults_line(business: Business, texts: Texts) -> str:
    """Line that says all of them; until set-up is finished, that this does not bind."""
    key = next(key for key, language in LANGUAGES.items() if language is business.customer_language)
    said = texts(
        "To customers: {address} · time zone {zone} · report {time}",
        address=LABELS[key],
        zone=texts.city(business.zone),
        time=f"{business.digest_at.hour}:{business.digest_at.minute:02}",
    )
    return said if business.is_set_up else said + " · " + texts("all can be changed later")
