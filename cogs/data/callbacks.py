"""Callbacks of the data panel: exports everything, forgets a person, sets how long words are kept, and shows the audit
log.
"""

import logging
from collections.abc import Sequence

import discord

from bot.app import App
from bot.domain.business import MemberId
from bot.domain.event import By, Subject
from bot.domain.forgetting import Someone, someone
from bot.domain.person import PersonId
from bot.domain.words_kept import WordsKept
from cogs.data import panel
from cogs.data.audit import draw_audit
from cogs.kit.routes import Press, whole

log = logging.getLogger(__name__)

ATTACHED_UP_TO = 8 * 1024 * 1024
"""Bytes; what Discord takes on every server."""
_BETWEEN = "-"
PEOPLE_AT_ONCE = 8
"""Their numbers are in the custom id of the button that confirms."""


class DataCallbacks:
    """Callbacks of the panel, which is visible to the presser alone."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def show(self, press: Press) -> None:
        """Shows what can be done."""
        kept = await self._app.retention.kept(press.business.id, press.now)
        if kept is not None:
            await press.show(panel.draw_home(kept, press.texts))

    async def export(self, press: Press) -> None:
        """Writes everything of the business into a file, and hands over a small one."""
        await press.interaction.response.defer(ephemeral=True, thinking=True)
        try:
            made = await self._app.exports.make(press.actor)
        except OSError as error:
            log.error("no export: %s", type(error).__name__)
            await press.say(press.texts("The file could not be written. Is there room on the disk?"))
            return
        attached = made.size <= ATTACHED_UP_TO
        text = panel.exported_sentence(made, press.texts, attached=attached)
        await press.say(text, file=discord.File(made.path, made.path.name) if attached else None)

    async def name(self, press: Press) -> None:
        """Opens the form that asks for a name."""
        await press.interaction.response.send_modal(panel.name_form(press.texts))

    async def find(self, press: Press) -> None:
        """Lists whom that name may mean."""
        name = press.field(panel.NAME)
        found = await self._app.forget.find(press.business.id, name)
        await press.show(panel.draw_found(found, name, PEOPLE_AT_ONCE, press.business, press.texts))

    async def person(self, press: Press) -> None:
        """Asks whether these people are to be forgotten."""
        chosen = press.chosen or tuple(press.argument().split(_BETWEEN))
        await self._ask(press, _people(chosen), PersonId(press.number(1)) or None)

    async def _ask(self, press: Press, who: tuple[Someone, ...], person: PersonId | None = None) -> None:
        preview = await self._app.forget.preview(press.business.id, who)
        if not preview.known:
            await press.gone()
            return
        argument = _BETWEEN.join(str(one.who) for one in preview.known)
        await press.show(panel.draw_question(preview, argument, press.business, press.texts, person))

    async def forget(self, press: Press) -> None:
        """Forgets them; where something came in between, says what."""
        who = _people(press.argument().split(_BETWEEN))
        await press.seen()
        try:
            done = await self._app.forget.forget(press.actor, who)
        except OSError as error:
            log.error("nobody was forgotten: %s", type(error).__name__)
            await press.say(
                press.texts("Nobody is forgotten yet: the disk takes nothing. Is there room on it?")
            )
            return
        if done.blockers:
            await self._ask(press, who)
        elif not done.comments:
            await press.gone()
        else:
            await press.settle(panel.forgotten_text(done, press.texts))

    async def keeping(self, press: Press) -> None:
        """Shows how long words are kept."""
        kept = await self._app.retention.kept(press.business.id, press.now)
        if kept is not None:
            await press.show(panel.draw_kept(kept, press.texts))

    async def keep(self, press: Press) -> None:
        """Sets how long words are kept."""
        chosen = press.chosen[0] if press.chosen else press.argument()
        if chosen not in {one.value for one in WordsKept}:
            await press.gone()
            return
        kept = await self._app.retention.keep(press.actor, WordsKept(chosen))
        if kept is not None:
            await press.show(panel.draw_kept(kept, press.texts))

    async def audit(self, press: Press) -> None:
        """Shows a page of the audit log."""
        await self._audit(press, press.argument(), press.argument(1), press.number(2))

    async def audit_by(self, press: Press) -> None:
        """Shows what the chosen member did."""
        await self._audit(press, press.chosen[0] if press.chosen else "", press.argument(), 0)

    async def audit_about(self, press: Press) -> None:
        """Shows what happened to the chosen things."""
        await self._audit(press, press.argument(), press.chosen[0] if press.chosen else "", 0)

    async def _audit(self, press: Press, by: str, about: str, before: int) -> None:
        who = (
            By(by)
            if by in {one.value for one in By}
            else MemberId(whole(by))
            if by.isdecimal()
            else By.ANYONE
        )
        subject = Subject(about) if about in {one.value for one in Subject} else None
        page = await self._app.audit.page(press.business.id, who, subject, before or None)
        await press.show(draw_audit(page, press.business, press.texts))


def _people(texts: Sequence[str]) -> tuple[Someone, ...]:
    found = (someone(text) for text in texts[:PEOPLE_AT_ONCE])
    return tuple(one for one in found if one is not None)
