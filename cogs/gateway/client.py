"""Discord client (gateway connection): intents, the cogs it loads, dispatch of presses, admission, and the
command sync (slash commands).
"""

import asyncio
import hashlib
import json
import logging
import time
from collections import deque
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import discord
from discord.ext import commands

from bot.app import App
from bot.domain.business import Business, BusinessId, MemberId, ServerId
from bot.domain.member_setting import MemberSettings
from bot.domain.role import Right, Role, may
from bot.domain.settings import Language
from bot.loops import DESK, REPORTS
from bot.services.business.directory import NOWHERE, Entry
from bot.texts import Texts, language_for, speak
from cogs.gateway.access import NotSaidError, refusal, role_asked, role_of
from cogs.gateway.line import Line
from cogs.kit.error_codes import UNAUTHORIZED
from cogs.kit.errors import LONGEST_WAIT, answer_failure, asked_to_rest
from cogs.kit.form import form_fields, typed
from cogs.kit.handing_back import give_back
from cogs.kit.markdown import escape
from cogs.kit.routes import (
    Button,
    ChannelPick,
    Choice,
    MemberPick,
    Press,
    RolePick,
    Routes,
    home_of,
    in_direct_message,
    say,
)
from cogs.kit.translator import CommandWords

log = logging.getLogger(__name__)

TROUBLE, REFUSED = timedelta(minutes=1), timedelta(hours=1)
"""How long what failed is left alone: where Discord is in trouble or out of reach, and where it said no."""

COGS = (
    "cogs.inbox.cog",
    "cogs.setup.cog",
    "cogs.gateway.servers",
    "cogs.open.cog",
    "cogs.find.cog",
    "cogs.connections.cog",
    "cogs.community.cog",
    "cogs.capture.cog",
    "cogs.templates.cog",
    "cogs.brand.cog",
    "cogs.numbers.cog",
    "cogs.report.cog",
    "cogs.me.cog",
    "cogs.data.cog",
    "cogs.help.cog",
)
"""A cog that cannot be loaded ends the start: a bot without its inbox must not look alive. Modules, not packages: with a
client discord.py drops the extension and everything below it, and what a panel has loaded would be there twice."""


class Shopbell(commands.Bot):
    """One connection to Discord. A new one is made for every attempt; what must last is in the database."""

    def __init__(self, app: App, line: Line | None = None) -> None:
        """`line`: by which whatever outlives this connection reaches it, and which says whether message content is asked for."""
        self.line = line if line is not None else Line()
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True, guild_messages=True, message_content=self.line.content),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=LONGEST_WAIT,
        )
        self.app = app
        self.routes = Routes()
        self.line.look_up = app.directory.look_up
        self.hears: list[Callable[[discord.Message], bool]] = []
        """Whether a message is to be dispatched, one for each who is interested. Called for every message of the server: no
        database, no task."""
        self._command_ids: dict[str, int] = {}
        self._drops: deque[float] = deque()
        self._dropped = asyncio.Event()
        self._refused = asyncio.Event()
        self._rests_until: datetime | None = None

    async def login(self, token: str) -> None:
        """Logs in like discord.py, with a DNS resolver that blocks nobody."""
        self.http.connector = self.app.http.unguarded()
        await super().login(token)

    async def setup_hook(self) -> None:
        """Loads the cogs, before the gateway opens."""
        self.add_dynamic_items(Button, Choice, RolePick, ChannelPick, MemberPick)
        await self.tree.set_translator(CommandWords())
        for cog in COGS:
            await self.load_extension(cog)
        self.tree.on_error = self._command_failed  # type: ignore[method-assign]
        await self._sync()

    async def _sync(self) -> None:
        """Command sync: sends the slash commands to Discord only when their hash changed, because of the rate
        limit. Keeps their ids.
        """
        payload = [
            await command.get_translated_payload(self.tree, self.tree.translator)  # type: ignore[arg-type]
            for command in self.tree.get_commands()
        ]
        commands_json = json.dumps([self.application_id, payload], sort_keys=True)
        fingerprint = hashlib.sha256(commands_json.encode()).hexdigest()
        known, _, ids = (await self.app.setting("commands") or "").partition(" ")
        if known == fingerprint and ids:
            self._command_ids = json.loads(ids)
            return
        if known == fingerprint:
            there = await self.tree.fetch_commands()
        else:
            there = await self.tree.sync()
            log.info("commands sent to Discord")
        self._command_ids = {command.name: command.id for command in there}
        await self.app.set_setting("commands", f"{fingerprint} {json.dumps(self._command_ids)}")

    def tappable(self, english: str, texts: Texts) -> str:
        """Mention of a command to be tapped, with its German name beside it; plain names where Discord's id
        is not known.

        Discord shows the German name to whoever has Discord in German, so both are named.
        """
        spoken, number = texts.word("command", english), self._command_ids.get(english)
        first = f"/{spoken}" if number is None else f"</{english}:{number}>"
        other = english if number is None else spoken
        return first if spoken == english else f"{first} (/{other})"

    async def on_ready(self) -> None:
        """Wakes everything that waits for Discord, after every new session."""
        self.line.connected(self)
        self.app.loops.wake(DESK)
        self.app.loops.wake(REPORTS)

    async def close(self) -> None:
        """Closes the connection; the line is free for the next one."""
        self.line.closed(self)
        await super().close()

    def is_ready(self) -> bool:
        """Whether it is connected. Never once it is closed: discord.py still counts the servers of a session
        that has just begun to the end.
        """
        return super().is_ready() and not self.is_closed()

    def dispatch(self, event: str, /, *arguments: Any, **named: Any) -> None:
        """Drops events after the end, and every message that concerns nobody here."""
        if self.loop is discord.utils.MISSING:
            return
        if event == "message":
            # A generator would cost as much as all the rest.
            for hears in self.hears:
                if hears(arguments[0]):
                    break
            else:
                return
        super().dispatch(event, *arguments, **named)

    async def on_message(self, message: discord.Message, /) -> None:
        """Does nothing on purpose: text commands do not exist."""

    async def on_disconnect(self) -> None:
        """Counts lost connections, because discord.py resumes them without a pause."""
        self._drops.append(time.monotonic())
        self._dropped.set()

    async def dropped_too_often(self, times: int, within: float) -> None:
        """Returns once the connection was lost so many times within so many seconds."""
        while True:
            await self._dropped.wait()
            self._dropped.clear()
            while self._drops and self._drops[0] < time.monotonic() - within:
                self._drops.popleft()
            if len(self._drops) >= times:
                return

    def refuse(self) -> None:
        """Records a 401: only a new login shows whether the token is still valid."""
        self._refused.set()

    def rest(self, error: Exception, now: datetime) -> datetime | None:
        """Records a rate limit: until when nothing is sent, if this error asks for it."""
        wait = asked_to_rest(error)
        if wait is None:
            return None
        log.warning("Discord asks to be left alone for %s", wait)
        self._rests_until = now + wait
        return self._rests_until

    def put_off_until(self, error: Exception, now: datetime) -> datetime:
        """When to try again what failed: after a rate limit's time, an hour after a refusal, a minute after trouble at Discord
        or on the way there. Records a rate limit and a 401, which hold for everything that is sent.
        """
        if isinstance(error, discord.HTTPException) and error.status == UNAUTHORIZED:
            self.refuse()
        refused = isinstance(error, discord.HTTPException) and error.status < 500
        return self.rest(error, now) or now + (REFUSED if refused else TROUBLE)

    def rests_until(self, now: datetime) -> datetime | None:
        """Time when cards and digests may be sent again (rate limit); None: now."""
        return self._rests_until if self._rests_until is not None and self._rests_until > now else None

    async def refused(self) -> None:
        """Returns once a request was answered with 401."""
        await self._refused.wait()

    async def business_of(self, guild_id: int | None) -> Business | None:
        """Business of a Discord server, if it is served and set up."""
        return (await self._entry(guild_id)).business

    async def _entry(self, guild_id: int | None, member: int | None = None) -> Entry:
        if guild_id is None:
            return NOWHERE
        return await self.app.directory.look_up(
            ServerId(guild_id), None if member is None else MemberId(member)
        )

    def texts_for(
        self,
        business: Business | None,
        interaction: discord.Interaction[Any],
        chosen: Language | None = None,
    ) -> Texts:
        """Texts for what only one person sees: in the language they chose in /me, else in that of their Discord."""
        fallback = business.language if business else self.app.language
        return speak(chosen or language_for(str(interaction.locale), fallback))

    async def admit(
        self,
        interaction: discord.Interaction[Any],
        right: Right,
        now: datetime,
        *,
        before_setup: bool = False,
        home: BusinessId | None = None,
    ) -> Press | None:
        """Checks the permission of whoever presses; says one sentence and returns None where they lack it. `home`: the
        business that a button names which is pressed in a direct message.
        """
        if interaction.guild_id is None and home is not None:
            return await self._admit_at_home(interaction, home, right, now)
        entry = await self._entry(interaction.guild_id, interaction.user.id)
        business, role = entry.business, role_of(entry.roles, interaction.user, interaction.permissions)
        if business is None and before_setup and entry.served and interaction.guild is not None:
            if not may(role, right):
                await say(interaction, refusal(self.texts_for(entry.known, interaction), role, right))
                return None
            business = entry.known or await self._begin(interaction, interaction.guild, now)
        texts = self.texts_for(business, interaction, entry.own.language)
        if business is None and interaction.guild_id is not None and before_setup:
            await say(interaction, texts("I already work for another server, so I am not available here."))
            return None
        if business is None:
            await say(interaction, texts("I am not set up on this server yet. Start with /setup."))
            return None
        if role is None or not may(role, right):
            await say(interaction, refusal(texts, role, right))
            return None
        return self._press_of(interaction, business, role, texts, now, entry.own)

    async def _admit_at_home(
        self, interaction: discord.Interaction[Any], home: BusinessId, right: Right, now: datetime
    ) -> Press | None:
        """Checks who presses in a direct message, as `admit`: whether they belong to the business still is asked of
        Discord on every press.
        """
        entry = await self.app.directory.look_up_home(home, MemberId(interaction.user.id))
        business, texts = entry.business, self.texts_for(entry.business, interaction, entry.own.language)
        if business is None:
            await say(interaction, texts("That is no longer here."))
            return None
        try:
            role = await role_asked(
                self.get_guild(business.server_id), entry.roles, MemberId(interaction.user.id)
            )
        except NotSaidError:
            await say(
                interaction,
                texts("Discord does not say just now whether you belong there. Try again in a minute."),
            )
            return None
        if role is None:
            left = texts("You do not answer customers at {server} any more.", server=escape(business.name))
            await say(interaction, left)
            return None
        if not may(role, right):
            await say(interaction, refusal(texts, role, right))
            return None
        return self._press_of(interaction, business, role, texts, now, entry.own)

    def _press_of(
        self,
        interaction: discord.Interaction[Any],
        business: Business,
        role: Role,
        texts: Texts,
        now: datetime,
        own: MemberSettings,
    ) -> Press:
        return Press(
            interaction=interaction,
            business=business,
            member=MemberId(interaction.user.id),
            role=role,
            texts=texts,
            now=now,
            arguments=(),
            permits=partial(self.routes.permits, role),
            own=own,
        )

    async def quietly(self, interaction: discord.Interaction[Any], right: Right) -> Business | None:
        """Business of somebody who has this permission, else None, without a sentence: for suggestions while they type."""
        entry = await self._entry(interaction.guild_id)
        role = role_of(entry.roles, interaction.user, interaction.permissions)
        return entry.business if may(role, right) else None

    async def _begin(
        self, interaction: discord.Interaction[Any], guild: discord.Guild, now: datetime
    ) -> Business | None:
        language = language_for(str(interaction.locale), self.app.language)
        return await self.app.setup.begin(ServerId(guild.id), guild.name, language, now)

    async def press(
        self,
        interaction: discord.Interaction[Any],
        custom_id: str,
        *,
        chosen: tuple[str, ...] = (),
        fields: dict[str, str] | None = None,
        typed: tuple[str, ...] = (),
    ) -> None:
        """Dispatches a button, a select or a form to its route. `typed` is given back if the form fails. What no
        route knows or answers is no longer here: a press without an answer looks like a bot that is off.
        """
        found, texts = self.routes.find(custom_id), self.texts_for(None, interaction)
        home = home_of(custom_id)
        try:
            if found is None or (home is not None and interaction.guild_id is not None):
                await say(interaction, texts("That is no longer here."))
                await give_back(interaction, texts, typed)
                return
            route, arguments = found
            admitted = await self.admit(
                interaction, route.right, self.app.now(), before_setup=route.before_setup, home=home
            )
            if admitted is None:
                await give_back(interaction, texts, typed)
                return
            texts = admitted.texts
            press = replace(admitted, arguments=arguments, chosen=chosen, fields=fields)
            with nullcontext() if home is None else in_direct_message(home):
                await route.answer(press)
            if not interaction.response.is_done():
                await press.gone()
                await give_back(interaction, texts, typed)
        except Exception as error:
            await answer_failure(interaction, error, texts, typed)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Dispatches form submits by their custom id: discord.py keeps modals in memory only."""
        if interaction.type is discord.InteractionType.modal_submit:
            data: Any = interaction.data or {}
            parts = data.get("components", [])
            await self.press(
                interaction, str(data.get("custom_id", "")), fields=form_fields(parts), typed=typed(parts)
            )

    async def _command_failed(
        self, interaction: discord.Interaction[Any], error: discord.app_commands.AppCommandError
    ) -> None:
        await answer_failure(interaction, error, self.texts_for(None, interaction))
