"""Form of the settings that have a default: time zone, time of the digest, language towards customers, lock screen."""

from collections.abc import Mapping
from dataclasses import replace

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.hours import TIME_AT_MOST
from bot.domain.language_model import ModelState
from bot.domain.settings import LANGUAGES
from bot.texts import Texts
from cogs.kit.form import OPTIONS, Form
from cogs.kit.names import SPOKEN

YES, NO = "yes", "no"
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


def details_form(
    business: Business, texts: Texts, refused: Mapping[str, str], model: ModelState | None = None
) -> Form:
    """Form with the defaults. `refused`: what was typed and chosen when it was refused; `model`: the language model that
    the business may refuse, where the installation has one.
    """
    business = replace(
        business,
        zone=refused.get("zone", business.zone),
        customer_language=LANGUAGES.get(refused.get("customers", ""), business.customer_language),
        lock_screen_text=refused.get("lock_screen", YES if business.lock_screen_text else NO) != NO,
        model_drafts=refused.get("model", YES if business.model_drafts else NO) != NO,
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
    form.add_item(
        ui.Label(
            text=texts("How you talk to customers"),
            component=ui.Select(custom_id="customers", options=_customers(business)),
        )
    )
    form.add_item(
        ui.Label(
            text=texts("Customers’ words on the lock screen"),
            component=ui.Select(
                custom_id="lock_screen", options=_yes_or_no(texts, yes=business.lock_screen_text)
            ),
        )
    )
    if model is not None:
        form.add_item(
            ui.Label(
                text=texts("Comments go to the language model"),
                description=texts("It helps to choose or word replies. Nothing is sent by itself."),
                component=ui.Select(custom_id="model", options=_yes_or_no(texts, yes=business.model_drafts)),
            )
        )
    return form


def _customers(business: Business) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(
            label=SPOKEN[language], value=key, default=language is business.customer_language
        )
        for key, language in LANGUAGES.items()
    ]


def _yes_or_no(texts: Texts, *, yes: bool) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=texts("Yes"), value=YES, default=yes),
        discord.SelectOption(label=texts("No"), value=NO, default=not yes),
    ]


def _zones(business: Business, texts: Texts) -> list[discord.SelectOption]:
    """Time zones to choose from: the present one first, which may be any; then those of where this bot's
    languages are spoken.
    """
    names = dict.fromkeys((business.zone, *ZONES))
    return [
        discord.SelectOption(label=texts.city(name), value=name, default=name == business.zone)
        for name in list(names)[:OPTIONS]
    ]


def defaults_line(business: Business, texts: Texts) -> str:
    """Line that says all of them; until set-up is finished, that this does not bind."""
    said = texts(
        "To customers: {address} · time zone {zone} · report {time}",
        address=SPOKEN[business.customer_language],
        zone=texts.city(business.zone),
        time=f"{business.digest_at.hour}:{business.digest_at.minute:02}",
    )
    return said if business.is_set_up else said + " · " + texts("all can be changed later")
