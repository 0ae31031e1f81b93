"""Panel of a member: what each sets for themselves: quiet hours (do not disturb), language, digest as a direct message,
words on the lock screen.
"""

from collections.abc import Mapping

import discord
from discord import ui

from bot.domain.business import Business
from bot.domain.hours import TIME_AT_MOST
from bot.domain.member_setting import MemberSettings
from bot.domain.quiet_hours import FreeDays
from bot.domain.refused_form import FormName
from bot.domain.settings import LANGUAGES
from bot.marks import Marked, mark
from bot.services.business.member_settings import Quiet
from bot.texts import Texts
from cogs.digest.direct import open_direct
from cogs.gateway.client import Shopbell
from cogs.kit.error_codes import DIRECT_MESSAGES_CLOSED
from cogs.kit.form import Form
from cogs.kit.markdown import escape
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, Choice, Press, in_direct_message, row

LIKE_DISCORD = "discord"
_LABELS = {"du": "Deutsch, du", "sie": "Deutsch, Sie", "en": "English"}
"""Each in its own language."""
_FREE: dict[FreeDays, Marked] = {
    FreeDays.NONE: mark("None"),
    FreeDays.SUNDAY: mark("Sundays"),
    FreeDays.WEEKEND: mark("Saturdays and Sundays"),
}
YES, NO = "yes", "no"


class MePanel:
    """Callbacks of the panel of a member's own settings, visible to them alone."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app

    async def show(self, press: Press) -> None:
        """Shows the present settings."""
        await press.show(draw(press.own, press.business, press.texts))

    async def language(self, press: Press) -> None:
        """Sets the language; the panel is shown in the new one at once."""
        language = LANGUAGES.get(press.chosen[0]) if press.chosen else None
        own = await self._app.own_settings.set_language(press.actor, language)
        texts = self._bot.texts_for(press.business, press.interaction, language)
        await press.show(draw(own, press.business, texts))

    async def quiet(self, press: Press) -> None:
        """Opens the form of the quiet hours, with what was refused last time."""
        refused = await self._app.refused_forms.get(press.actor, FormName.QUIET, 0)
        await press.interaction.response.send_modal(quiet_form(press.own, press.texts, refused))

    async def quieted(self, press: Press) -> None:
        """Saves the quiet hours."""
        free = press.field("free")
        typed = Quiet(
            press.field("start"),
            press.field("end"),
            FreeDays(free) if free in set(FreeDays) else FreeDays.NONE,
            press.field("urgent") == YES,
        )
        own = await self._app.own_settings.set_quiet(press.actor, typed)
        if own is None:
            again = await keep(self._app, press, FormName.QUIET, "me:quiet")
            sentence = press.texts("Write both times like 22:00, or leave both empty. Nothing was changed.")
            await press.ask(sentence, again)
            return
        await self._app.refused_forms.drop(press.actor, FormName.QUIET, 0)
        await press.show(draw(own, press.business, press.texts))

    async def screen(self, press: Press) -> None:
        """Sets whether the customer's words are on the lock screen."""
        own = await self._app.own_settings.set_lock_screen_text(press.actor, press.argument() == YES)
        await press.show(draw(own, press.business, press.texts))

    async def digest(self, press: Press) -> None:
        """Sets whether the digest comes as a direct message, too. Turned on, one comes at once: only that shows whether
        Discord lets it through.
        """
        wants, refused = press.argument() == YES, False
        if wants:
            await press.seen()
            refused = not await self._greet(press)
        own = await self._app.own_settings.set_digest_by_dm(press.actor, wants=wants, refused=refused)
        await press.show(draw(own, press.business, press.texts))

    async def _greet(self, press: Press) -> bool:
        """Writes the first direct message; whether Discord takes it."""
        texts, business = press.texts, press.business
        at = f"{business.digest_at:%-H:%M}"
        sentence = texts(
            "The daily report of {server} comes here too, at {time}.", server=escape(business.name), time=at
        )
        with in_direct_message(business.id):
            view = ui.View(timeout=None).add_item(Button(texts("Stop it"), "me:digest", NO))
        try:
            place = self._bot.get_partial_messageable(await open_direct(self._bot, press.member))
            await place.send(sentence, view=view, allowed_mentions=discord.AllowedMentions.none())
        except discord.Forbidden as error:
            if error.code != DIRECT_MESSAGES_CLOSED:
                raise
            return False
        return True


def draw(own: MemberSettings, business: Business, texts: Texts) -> ui.LayoutView:
    """Draws the panel."""
    shows = business.lock_screen_text if own.lock_screen_text is None else own.lock_screen_text
    lines = ["### " + texts("Only for you"), _quiet_line(own, texts)]
    if business.team_role_id is not None and own.quiet is not None:
        lines.append(
            "-# "
            + texts(
                "I ring a role. Nobody can be left out of that; it is quiet while everybody who answers rests."
            )
        )
    lines.append(
        texts("**Lock screen:** with the customer’s words")
        if shows
        else texts("**Lock screen:** without the customer’s words")
    )
    lines.append("-# " + texts("Where it rings for you alone."))
    lines += _digest_lines(own, business, texts)
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    view.add_item(row(_languages(own, texts)))
    switched = (
        Button(texts("Hide words"), "me:screen", NO)
        if shows
        else Button(texts("Show words"), "me:screen", YES)
    )
    direct = (
        Button(texts("Report in the channel only"), "me:digest", NO)
        if own.digest_by_dm
        else Button(texts("Report as a message"), "me:digest", YES)
    )
    view.add_item(row(Button(texts("Quiet hours"), "me:quiet"), switched))
    return view.add_item(row(direct))


def _digest_lines(own: MemberSettings, business: Business, texts: Texts) -> list[str]:
    at = f"{business.digest_at:%-H:%M}"
    if own.digest_by_dm:
        return [texts("**Daily report:** as a message to you too, at {time}", time=at)]
    written = [texts("**Daily report:** in its channel, at {time}", time=at)]
    if own.dm_refused:
        sorry = texts(
            "Discord does not let me write to you. Allow direct messages in the privacy settings of this server, then tap"
            " “Report as a message”."
        )
        written.append(f"-# {sorry}")
    return written


def _quiet_line(own: MemberSettings, texts: Texts) -> str:
    parts = []
    if own.quiet_from is not None and own.quiet_until is not None:
        parts.append(
            texts("{start} to {end}", start=f"{own.quiet_from:%-H:%M}", end=f"{own.quiet_until:%-H:%M}")
        )
    if own.free_days is not FreeDays.NONE:
        parts.append(texts.marked(_FREE[own.free_days]))
    if not parts:
        return texts("**Quiet hours:** none")
    if own.urgent_passes:
        parts.append(texts("urgent ones ring"))
    return texts("**Quiet hours:** {when}", when=" · ".join(parts))


def _languages(own: MemberSettings, texts: Texts) -> Choice:
    """Select of the language, the present one chosen."""
    options = [
        discord.SelectOption(
            label=texts("Language: like my Discord"), value=LIKE_DISCORD, default=own.language is None
        ),
        *(
            discord.SelectOption(label=label, value=key, default=LANGUAGES[key] is own.language)
            for key, label in _LABELS.items()
        ),
    ]
    return Choice("me:language", options=options, placeholder=texts("Language"))


def quiet_form(own: MemberSettings, texts: Texts, refused: Mapping[str, str]) -> Form:
    """Form of the quiet hours. `refused`: what was typed and chosen when it was refused."""
    form = Form(texts("Quiet hours"), "form:quiet")
    for name, label, known in (
        ("start", texts("From"), own.quiet_from),
        ("end", texts("Until"), own.quiet_until),
    ):
        typed = refused.get(name, "" if known is None else f"{known:%-H:%M}")
        hint = {"start": "22:00", "end": "7:00"}[name]
        about = texts("Every day; both empty: none.") if name == "start" else None
        field: ui.TextInput[Form] = ui.TextInput(
            custom_id=name, default=typed, placeholder=hint, max_length=TIME_AT_MOST, required=False
        )
        form.add_item(ui.Label(text=label, description=about, component=field))
    free = refused.get("free", own.free_days.value)
    days = [
        discord.SelectOption(label=texts.marked(label), value=each.value, default=each.value == free)
        for each, label in _FREE.items()
    ]
    form.add_item(ui.Label(text=texts("Whole days off"), component=ui.Select(custom_id="free", options=days)))
    passes = refused.get("urgent", YES if own.urgent_passes else NO)
    urgent = [
        discord.SelectOption(label=label, value=value, default=value == passes)
        for value, label in ((NO, texts("No")), (YES, texts("Yes")))
    ]
    form.add_item(
        ui.Label(
            text=texts("Urgent ones ring all the same"),
            component=ui.Select(custom_id="urgent", options=urgent),
        )
    )
    return form
