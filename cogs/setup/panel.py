"""Panel of the set-up: two questions, an inbox and a digest channel, and which Discord permissions are missing; later
everything that is set, tidying too.
"""

from functools import partial

import discord

from bot.domain.business import Business, DiscordRoleId
from bot.domain.refused_form import FormName
from bot.domain.role import Role
from bot.domain.settings import LANGUAGES, TidyAfter
from bot.marks import mark
from bot.services.business.setup import Details
from cogs.gateway.client import Shopbell
from cogs.gateway.rights import blind_roles
from cogs.gateway.role_page import draw_roles
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Press
from cogs.setup.details import NO, details_form
from cogs.setup.page import draw_finished, draw_page
from cogs.setup.places import make_places, picked
from cogs.setup.practice import practice_sentence, practice_text
from cogs.setup.tidying import draw_tidying

_UNFIT = mark("Everybody has that role, or only a bot. Choose one that only those have who answer customers.")


class SetupPanel:
    """Callbacks of the panel, which works again at any time."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app

    async def start(self, press: Press) -> None:
        """Shows the present settings."""
        await self._start(press)

    async def _start(self, press: Press, business: Business | None = None, *, saved: bool = False) -> None:
        """Shows the panel; `business`: as it was just changed."""
        business = business or await self._now(press)
        # In the language that was chosen just now.
        texts = self._bot.texts_for(business, press.interaction, press.own.language)
        await press.show(draw_page(business, press.interaction.guild, texts, saved=saved))

    async def speak(self, press: Press) -> None:
        """Sets the language in which the bot talks to the owner."""
        language = LANGUAGES.get(press.argument())
        if language is not None:
            await self._app.setup.set_language(press.actor, language)
        await self.start(press)

    async def solo(self, press: Press) -> None:
        """Sets that only the owner answers."""
        await self._app.setup.set_role(press.actor, Role.TEAM, None)
        await self.start(press)

    async def role(self, press: Press) -> None:
        """Sets the role whose members answer."""
        if press.chosen:
            taken = await self._map(press, Role.TEAM)
            await self.start(press)
            if not taken:
                await press.say(press.texts.marked(_UNFIT))

    async def roles(self, press: Press) -> None:
        """Shows which Discord role makes somebody what."""
        await self._roles(press)

    async def map(self, press: Press) -> None:
        """Sets the Discord role that makes somebody owner, team, draft or read-only, or none."""
        if press.argument() in {role.value for role in Role}:
            taken = await self._map(press, Role(press.argument()))
            await self._roles(press, () if taken else (press.texts.marked(_UNFIT),))

    async def _map(self, press: Press, role: Role) -> bool:
        """Whether the chosen Discord role can mean that; nothing chosen can."""
        guild = press.interaction.guild
        chosen = guild.get_role(press.choice()) if guild is not None else None
        if press.chosen and (chosen is None or chosen.is_default() or _of_a_bot(chosen)):
            return False
        await self._app.setup.set_role(press.actor, role, DiscordRoleId(chosen.id) if chosen else None)
        return True

    async def _roles(self, press: Press, above: tuple[str, ...] = ()) -> None:
        entry, guild = await self._app.directory.look_up(press.business.server_id), press.interaction.guild
        missing = (
            ()
            if guild is None
            else blind_roles(entry.known or press.business, entry.roles, guild, press.texts)
        )
        await press.show(draw_roles(entry.roles, guild, (*above, *missing), press.texts))

    async def details(self, press: Press) -> None:
        """Opens the form with everything that has a default, or with what was refused last time."""
        refused = await self._app.refused_forms.get(press.actor, FormName.DETAILS, 0)
        form = details_form(press.business, press.texts, refused, self._app.model_state)
        await press.interaction.response.send_modal(form)

    async def adjusted(self, press: Press) -> None:
        """Saves the changed defaults."""
        details = Details(
            zone=press.field("zone"),
            digest_at=press.field("digest_at"),
            customer_language=LANGUAGES.get(press.field("customers"), press.business.customer_language),
            lock_screen_text=press.field("lock_screen") != NO,
            # Without a model the form does not ask.
            model_drafts=press.business.model_drafts
            if self._app.model_state is None
            else press.field("model") != NO,
        )
        if await self._app.setup.set_details(press.actor, details):
            await self._app.refused_forms.drop(press.actor, FormName.DETAILS, 0)
            await self._start(press, saved=True)
        else:
            again = await keep(self._app, press, FormName.DETAILS, "setup:details")
            await press.ask(press.texts("Write the time like 8:00. Nothing was changed."), again)

    async def inbox(self, press: Press) -> None:
        """Picks an existing channel as the inbox."""
        place, changed = picked(press), None
        if place is not None:
            changed = await self._app.setup.set_places(press.actor, inbox=place)
            self._bot.dispatch("inbox_chosen")
        await self._start(press, changed)

    async def digest(self, press: Press) -> None:
        """Picks an existing channel for the digest."""
        place, changed = picked(press), None
        if place is not None:
            changed = await self._app.setup.set_places(press.actor, digest=place)
        await self._start(press, changed)

    async def tidying(self, press: Press) -> None:
        """Shows when lines of closed cards leave the inbox."""
        await press.show(draw_tidying(press.business, press.interaction.guild, press.texts))

    async def tidy(self, press: Press) -> None:
        """Sets when lines of closed cards leave the inbox."""
        chosen = press.chosen[0] if press.chosen else ""
        changed = None
        if chosen in set(TidyAfter):
            changed = await self._app.setup.set_tidy_after(press.actor, TidyAfter(chosen))
        await self._start(press, changed, saved=changed is not None)

    async def practice(self, press: Press) -> None:
        """Makes a test comment, which rings in the inbox."""
        said = partial(practice_text, business=press.business)
        await press.say(practice_sentence(await self._app.practice.begin(press.actor, said), press))

    async def finish(self, press: Press) -> None:
        """Creates the channels that are missing, and names the Discord permissions that are missing."""
        business, guild = await self._now(press), press.interaction.guild
        if guild is None:
            return
        await press.interaction.response.defer()
        roles = (await self._app.directory.look_up(business.server_id)).roles
        await make_places(self._app, press, business, roles, guild)
        business = await self._now(press)
        none = discord.AllowedMentions.none()
        if business.inbox_id is None or business.digest_id is None:
            view = draw_page(business, guild, press.texts)
            await press.interaction.edit_original_response(view=view, allowed_mentions=none)
            return
        done = await self._app.setup.finish(business.server_id, press.member, press.now)
        if done is None:
            await press.say(press.texts("I already work for another server, so I am not available here."))
            return
        self._bot.dispatch("set_up")
        view = draw_finished(done, roles, guild, press.texts)
        await press.interaction.edit_original_response(view=view, allowed_mentions=none)

    async def _now(self, press: Press) -> Business:
        return (await self._app.directory.look_up(press.business.server_id)).known or press.business


def _of_a_bot(role: discord.Role) -> bool:
    """Whether Discord made the role for a bot: no person can have it."""
    return role.managed and not role.is_premium_subscriber() and not role.is_integration()
