"""Offers of a digest: [Take it over] and [Make template], and declining one for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.offer import OfferId
from bot.domain.template import Flaw, Proposal
from bot.marks import mark
from cogs.digest.decided import show_decided
from cogs.kit.handing_back import hand
from cogs.kit.routes import patience
from cogs.templates import forms
from cogs.templates.panel import TemplatesPanel, flaw_sentence

if TYPE_CHECKING:
    from bot.app import App
    from cogs.kit.routes import Press

ACCEPTED, MADE, DECLINED = mark("Offer accepted."), mark("Template made."), mark("Offer declined.")
"""What a digest says in place of the buttons."""


class OfferCallbacks:
    """Callbacks of an offer's buttons and form."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._panel = TemplatesPanel(app)

    async def accept(self, press: Press) -> None:
        """Changes the template, and shows it; or opens the form of the new one."""
        accepted = await self._app.offers.accept(press.actor, OfferId(press.number()))
        if accepted is None:
            await press.gone()
            await show_decided(press, None)
        elif isinstance(accepted, Proposal):
            fields = forms.template_fields(accepted)
            form = forms.template_form(press.number(), fields, press.texts, offered=True)
            await press.interaction.response.send_modal(form)
        else:
            await self._panel.show_one(press, accepted, press.texts("Saved."))
            await show_decided(press, ACCEPTED)

    async def decline(self, press: Press) -> None:
        """Declines it for good."""
        if await self._app.offers.decline(press.actor, OfferId(press.number())):
            await press.say(press.texts("Fine, I will not offer that again."))
            await show_decided(press, DECLINED)
        else:
            await press.gone()
            await show_decided(press, None)

    async def saved(self, press: Press) -> None:
        """Adds the template, with the comments of the offer as examples; a refused one is handed back."""
        title, body = press.field("title"), press.field("body")
        async with patience(press):
            outcome = await self._app.offers.save(
                press.actor, OfferId(press.number()), title, press.field("short_name"), body
            )
        if isinstance(outcome, Flaw):
            await hand(press, body, None, flaw_sentence(press.texts, outcome, body))
        elif outcome is None:
            await press.gone()
            await hand(press, body)
            await show_decided(press, None)
        else:
            await self._panel.show_one(press, outcome, press.texts("Saved."))
            await show_decided(press, MADE)
