"""setup command (onboarding, settings): two questions, an inbox and a digest channel, and which Discord
permissions are missing.
"""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.domain.business import Business, DiscordChannelId, DiscordRoleId, MemberId
from bot.domain.refused_form import FormName
from bot.domain.role import MappedRole, Right, Role
from bot.domain.settings import Language
from bot.marks import mark
from bot.services.business.setup import Details
from bot.texts import Texts, speak
from cogs.gateway.client import Shopbell
from cogs.gateway.rights import RIGHTS, blind_roles, warnings
from cogs.gateway.role_page import draw_roles
from cogs.kit.connecting import connect_button
from cogs.kit.form import Form
from cogs.kit.markdown import escape
from cogs.kit.refused_forms import keep
from cogs.kit.routes import Button, ChannelPick, Press, RolePick, row
from cogs.kit.translator import word

log = logging.getLogger(__name__)

LANGUAGES = {"du": Language.GERMAN_DU, "sie": Language.GERMAN_SIE, "en": Language.ENGLISH}
_LABELS = {"du": "du", "sie": "Sie", "en": "English"}
_UNFIT = mark("Everybody has that role, or only a bot. Choose one that only those have who answer customers.")
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


class Setup(commands.Cog):
    """Panel of the set-up, which works again at any time."""

    def __init__(self, bot: Shopbell) -> None:
        self._bot = bot
        self._app = bot.app
        for name, answer in (
            ("start", self.start),
            ("speak", self.speak),
            ("solo", self.solo),
            ("role", self.role),
            ("roles", self.roles),
            ("map", self.map),
            ("details", self.details),
            ("inbox", self.inbox),
            ("digest", self.digest),
            ("finish", self.finish),
        ):
            bot.routes.add(f"setup:{name}", Right.ADMINISTER, answer, before_setup=True)
        bot.routes.add("form:details", Right.ADMINISTER, self.adjusted, before_setup=True)

    @app_commands.command(
        name=word("command", "setup"),
        description=word("description", "Language, who answers, and where I write"),
    )
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: discord.Interaction[Any]) -> None:
        """Slash command: opens the panel."""
        press = await self._bot.admit(interaction, Right.ADMINISTER, self._app.now(), before_setup=True)
        if press is not None:
            await self.start(press)

    async def start(self, press: Press) -> None:
        """Shows the present settings."""
        await self._start(press)

    async def _start(self, press: Press, business: Business | None = None, *, saved: bool = False) -> None:
        """Shows the panel; `business`: as it was just changed."""
        business = business or await self._now(press)
        # In the language that was chosen just now.
        spoken = replace(press, texts=self._bot.texts_for(business, press.interaction))
        await press.show(self._page(spoken, business, saved=saved))

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
        await press.interaction.response.send_modal(_details_form(press.business, press.texts, refused))

    async def adjusted(self, press: Press) -> None:
        """Saves the changed defaults."""
        details = Details(
            zone=press.field("zone"),
            digest_at=press.field("digest_at"),
            customer_language=LANGUAGES.get(press.field("customers"), press.business.customer_language),
            lock_screen_text=press.field("lock_screen") != NO,
        )
        if await self._app.setup.set_details(press.actor, details):
            await self._app.refused_forms.drop(press.actor, FormName.DETAILS, 0)
            await self._start(press, saved=True)
        else:
            again = await keep(self._app, press, FormName.DETAILS, "setup:details")
            await press.say(press.texts("Write the time like 8:00. Nothing was changed."), view=again)

    async def inbox(self, press: Press) -> None:
        """Picks an existing channel as the inbox."""
        place, changed = _picked(press), None
        if place is not None:
            changed = await self._app.setup.set_places(press.actor, inbox=place)
            self._bot.dispatch("inbox_chosen")
        await self._start(press, changed)

    async def digest(self, press: Press) -> None:
        """Picks an existing channel for the digest."""
        place, changed = _picked(press), None
        if place is not None:
            changed = await self._app.setup.set_places(press.actor, digest=place)
        await self._start(press, changed)

    async def finish(self, press: Press) -> None:
        """Creates the channels that are missing, and names the Discord permissions that are missing."""
        business, guild = await self._now(press), press.interaction.guild
        if guild is None:
            return
        await press.interaction.response.defer()
        roles = (await self._app.directory.look_up(business.server_id)).roles
        await self._make_places(press, business, roles, guild)
        business = await self._now(press)
        if business.inbox_id is None or business.digest_id is None:
            await press.interaction.edit_original_response(
                view=self._page(press, business), allowed_mentions=discord.AllowedMentions.none()
            )
            return
        done = await self._app.setup.finish(business.server_id, press.member, press.now)
        if done is None:
            await press.say(press.texts("I already work for another server, so I am not available here."))
            return
        self._bot.dispatch("set_up")
        await press.interaction.edit_original_response(
            view=self._finished(press, done, roles, guild), allowed_mentions=discord.AllowedMentions.none()
        )

    async def _now(self, press: Press) -> Business:
        return (await self._app.directory.look_up(press.business.server_id)).known or press.business

    async def _make_places(
        self, press: Press, business: Business, roles: tuple[MappedRole, ...], guild: discord.Guild
    ) -> None:
        texts = speak(business.language)
        may_make = guild.me.guild_permissions.manage_channels
        for kind, place_id in (("inbox", business.inbox_id), ("digest", business.digest_id)):
            if (place_id is not None and guild.get_channel(place_id) is not None) or not may_make:
                continue
            name = texts("customer-comments") if kind == "inbox" else texts("daily-report")
            try:
                made = await guild.create_text_channel(
                    name, overwrites=_closed_to_strangers(roles, guild, press.member)
                )
            except discord.Forbidden:
                log.warning("a channel could not be made")
                return
            place = DiscordChannelId(made.id)
            chosen = {"inbox": place} if kind == "inbox" else {"digest": place}
            await self._app.setup.set_places(press.actor, **chosen)

    def _page(self, press: Press, business: Business, *, saved: bool = False) -> ui.LayoutView:
        texts, guild = press.texts, press.interaction.guild
        view = ui.LayoutView(timeout=None)
        if saved:
            view.add_item(ui.TextDisplay("-# " + texts("Saved.")))
        box: ui.Container[ui.LayoutView] = ui.Container(
            ui.TextDisplay("### " + texts("How shall I talk to you?"))
        )
        box.add_item(
            row(
                *(
                    Button(label, "setup:speak", key, style=_style(LANGUAGES[key] is business.language))
                    for key, label in _LABELS.items()
                )
            )
        )
        role = guild.get_role(business.team_role_id) if guild and business.team_role_id else None
        who = texts("Everybody with the role {role}", role=escape(role.name)) if role else texts("Only me")
        box.add_item(ui.TextDisplay("### " + texts("Who answers customers?") + "\n" + who))
        box.add_item(row(Button(texts("Only me"), "setup:solo", style=_style(role is None))))
        box.add_item(row(RolePick("setup:role", placeholder=texts("A role of this server …"))))
        box.add_item(ui.TextDisplay("-# " + _defaults(business, texts)))
        for line in self._place_rows(texts, business, guild):
            box.add_item(line)
        box.add_item(
            row(
                Button(texts("Finish set-up"), "setup:finish", style=discord.ButtonStyle.primary),
                Button(texts("Change first"), "setup:details"),
                *([Button(texts("Roles"), "setup:roles")] if business.is_set_up else []),
            )
        )
        return view.add_item(box)

    def _place_rows(
        self, texts: Texts, business: Business, guild: discord.Guild | None
    ) -> "list[ui.Item[ui.LayoutView]]":
        """Channel selects, where channels exist already, or where none can be created."""
        if guild is None:
            return []
        may_make = guild.me.guild_permissions.manage_channels
        if may_make and not business.is_set_up:
            return []
        lines: list[ui.Item[ui.LayoutView]] = []
        if not may_make:
            lines.append(ui.TextDisplay(texts.marked(RIGHTS["manage_channels"])))
        inbox = f" <#{business.inbox_id}>" if business.inbox_id else ""
        digest = f" <#{business.digest_id}>" if business.digest_id else ""
        lines.append(ui.TextDisplay("-# " + texts("Comments go to:") + inbox))
        lines.append(row(ChannelPick("setup:inbox", placeholder=texts("Channel for comments …"))))
        lines.append(ui.TextDisplay("-# " + texts("Reports go to:") + digest))
        lines.append(row(ChannelPick("setup:digest", placeholder=texts("Channel for reports …"))))
        return lines

    def _finished(
        self, press: Press, business: Business, roles: tuple[MappedRole, ...], guild: discord.Guild
    ) -> ui.LayoutView:
        texts = press.texts
        lines = ["### " + texts("Done. I ring in <#{inbox}>.", inbox=str(business.inbox_id))]
        lines.append(
            texts(
                "Set <#{inbox}> to “Only @mentions”, then I ring only when it is your turn.",
                inbox=str(business.inbox_id),
            )
        )
        lines += [f"- {sentence}" for sentence in warnings(business, roles, guild, texts)]
        view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
        return view.add_item(row(connect_button(texts)))


def _of_a_bot(role: discord.Role) -> bool:
    """Whether Discord made the role for a bot: no person can have it."""
    return role.managed and not role.is_premium_subscriber() and not role.is_integration()


def _closed_to_strangers(
    roles: tuple[MappedRole, ...], guild: discord.Guild, owner: MemberId
) -> dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]:
    """Permission overwrites: nobody but the bot, the roles of the business, whoever finishes set-up and administrators read
    what customers write.
    """
    shut = discord.PermissionOverwrite(view_channel=False)
    bot = discord.PermissionOverwrite(
        view_channel=True, send_messages=True, read_message_history=True, embed_links=True, attach_files=True
    )
    reader = discord.PermissionOverwrite(view_channel=True, read_message_history=True)
    # "Manage Server" alone does not open a closed channel.
    given: dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite] = {
        guild.default_role: shut,
        guild.me: bot,
        discord.Object(owner): reader,
    }
    for mapped in roles:
        role = guild.get_role(mapped.discord_role_id)
        if role is not None:
            given[role] = reader
    return given


def _details_form(business: Business, texts: Texts, refused: Mapping[str, str]) -> Form:
    """Form with the defaults. `refused`: what was typed and chosen when it was refused."""
    business = replace(
        business,
        zone=refused.get("zone", business.zone),
        customer_language=LANGUAGES.get(refused.get("customers", ""), business.customer_language),
        lock_screen_text=refused.get("lock_screen", YES if business.lock_screen_text else NO) != NO,
    )
    form = Form(texts("Everything that has a default"), "form:details")
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
            component=ui.TextInput(custom_id="digest_at", default=refused.get("digest_at", at), max_length=5),
        )
    )
    customers = [
        discord.SelectOption(label=label, value=key, default=LANGUAGES[key] is business.customer_language)
        for key, label in _LABELS.items()
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


def _defaults(business: Business, texts: Texts) -> str:
    key = next(key for key, language in LANGUAGES.items() if language is business.customer_language)
    return texts(
        "To customers: {address} · time zone {zone} · report {time} · all can be changed later",
        address=_LABELS[key],
        zone=texts.city(business.zone),
        time=f"{business.digest_at.hour}:{business.digest_at.minute:02}",
    )


def _picked(press: Press) -> DiscordChannelId | None:
    """Picked channel, only of this server: what customers write here never goes to another one."""
    chosen, guild = press.choice(), press.interaction.guild
    is_here = guild is not None and guild.get_channel(chosen) is not None
    return DiscordChannelId(chosen) if is_here else None


def _style(chosen: bool) -> discord.ButtonStyle:
    return discord.ButtonStyle.primary if chosen else discord.ButtonStyle.secondary


async def setup(bot: Shopbell) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(Setup(bot))
