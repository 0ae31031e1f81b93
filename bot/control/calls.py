"""Calls (RPC) that the command line may make: run here, or in the running bot over its control socket."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Concatenate, ParamSpec, TypeVar

from bot.app import App
from bot.domain.account import AccountRef
from bot.domain.act import Act
from bot.domain.actor import NOBODY, Actor
from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import Channel, ChannelId
from bot.domain.connect_link import ConnectLink, DoorShut
from bot.domain.connecting import (
    Connected,
    FirstRead,
    LoginBegun,
    LoginChoices,
    LoginOver,
    NotConnected,
    Outcome,
)
from bot.domain.forgetting import Forgetting, Known, someone
from bot.domain.language_model import ModelProbe, ModelTrouble
from bot.domain.login import LoginId
from bot.domain.role import Role
from bot.domain.settings import Language
from bot.domain.tier import Choice
from bot.domain.words import Words
from bot.ports import ConnectorInfo, Finding, SettingSpec, Step, Steps
from bot.services.channels.connections import Cost
from bot.services.channels.login_flow import NoLogin
from bot.services.channels.switchboard import UnknownChannel
from bot.storage.credentials import NoKey
from bot.storage.sqlite.backups import BackupFailed, BackupKind, back_up

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")

Report = Callable[[float], None]
"""Takes progress, 0 to 1, while a call runs."""


@dataclass(frozen=True, slots=True)
class Platform:
    """What the command line must know to connect a platform."""

    key: str
    title: str
    settings: tuple[SettingSpec, ...]
    approves: bool
    words: Words
    logs_in: bool
    """Whether it has steps by which access is given (Login)."""
    steps_only: bool
    """Whether that is the only way to connect it: its settings and secrets are not typed one by one."""

    @property
    def takes_access(self) -> bool:
        """Whether there is access to be given, so that replies can be sent."""
        return self.logs_in or any(each.secret for each in self.settings)


def by_settings(info: ConnectorInfo) -> bool:
    """Whether a platform may be connected by its settings and secrets, typed one by one, and not by its steps alone."""
    form = info.words.connect is not None and info.words.connect.form
    return info.login is None or form


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """Business in short."""

    id: BusinessId
    server: ServerId
    name: str
    inbox: bool
    """Whether the Discord channel for its cards is known."""
    digest: bool


@dataclass(frozen=True, slots=True)
class LogSize:
    """Bytes of the write-ahead log; whether the bot could not keep it small."""

    bytes: int
    too_large: bool


@dataclass(frozen=True, slots=True)
class BackedUp:
    """Path and size in bytes of a backup."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class KnownForm:
    """Values of a login's fields that are stored already, secrets too, and how many steps need nothing more."""

    values: Mapping[str, str] = field(repr=False)
    passed: int


class Failure(Enum):
    """Why a call has no result."""

    NO_KEY = "no_key"
    """There is no encryption key, so nothing secret can be stored."""
    OTHER_VERSION = "other_version"
    """The running bot is of another version than the command line."""
    NOT_UNDERSTOOD = "not_understood"


class CallFailed(Exception):
    """Call without a result."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


class Calls:
    """Everything that can be called. Arguments and results cross the socket as their annotations say."""

    def __init__(self, app: App, report: Report) -> None:
        self._app = app
        self._report = report

    async def platforms(self) -> tuple[Platform, ...]:
        """Platforms in the order of the registry."""
        keys = self._app.switchboard.keys()
        infos = [self._app.switchboard.info(key) for key in keys]
        return tuple(
            Platform(
                info.key,
                info.title,
                info.settings,
                Act.APPROVE in info.acts,
                info.words,
                info.login is not None,
                not by_settings(info),
            )
            for info in infos
        )

    async def suggestions(self) -> Choice:
        """How suggestions are computed, and what memory that takes."""
        return self._app.loading.choice

    async def trouble_with_vectors(self) -> ModelTrouble | None:
        """Asks the server of sentence vectors for one, and returns why none came; None where it came, or there is none."""
        return await self._app.trouble_with_vectors()

    async def businesses(self) -> tuple[BusinessLine, ...]:
        """Businesses that finished set-up, oldest first."""
        return tuple(
            BusinessLine(
                each.id, each.server_id, each.name, each.inbox_id is not None, each.digest_id is not None
            )
            for each in await self._app.directory.all_set_up()
        )

    async def channels(self, business: BusinessId) -> tuple[Channel, ...]:
        """Channels of a business, oldest first."""
        return await self._app.connect.all(business)

    async def look(
        self, business: BusinessId, platform: str, settings: Mapping[str, str]
    ) -> AccountRef | NotConnected:
        """Checks an account without storing anything."""
        return await self._app.connect.look(business, platform, settings)

    async def add(
        self,
        business: BusinessId,
        platform: str,
        settings: Mapping[str, str],
        secrets: Mapping[str, str],
        title: str,
    ) -> Outcome:
        """Connects a channel. Without secrets it is read-only."""
        return await self._app.connect.add(self._terminal(business), platform, settings, secrets, title)

    async def renew(self, business: BusinessId, channel: ChannelId, secrets: Mapping[str, str]) -> Outcome:
        """Sets or renews the credential of a channel."""
        return await self._app.connect.renew(self._terminal(business), channel, secrets)

    async def login_steps(self, platform: str, form: Mapping[str, str], redirect: str) -> Steps:
        """Steps before a login, by what was typed so far."""
        return self._app.logins.steps(platform, form, redirect)

    async def known_form(
        self, business: BusinessId, platform: str, channel: ChannelId, redirect: str
    ) -> KnownForm:
        """What is stored of a channel that is to be renewed, and how many steps need nothing."""
        stored = await self._app.connect_links.known(business, platform, channel, redirect)
        form = await self._app.connect_flow.needed(platform, stored, redirect)
        return KnownForm(form.values, len(form.passed))

    async def make_link(
        self, business: BusinessId, platform: str, channel: ChannelId | None, language: Language
    ) -> ConnectLink | DoorShut:
        """Makes a one-time link to the connect page; `channel`: its access is renewed there."""
        return await self._app.connect_links.make(self._terminal(business), platform, channel, language)

    async def look_at_step(
        self, platform: str, step: str, form: Mapping[str, str]
    ) -> tuple[Finding, ...] | NotConnected:
        """What was typed in a step turned out to be."""
        return await self._app.logins.look(platform, step, form)

    async def begin_login(
        self,
        business: BusinessId,
        platform: str,
        app: Mapping[str, str],
        redirect: str,
        channel: ChannelId | None,
    ) -> LoginBegun | NotConnected:
        """Begins a login; `channel`: its access is renewed by it."""
        return await self._app.logins.begin(business, platform, app, redirect, channel, self._app.now())

    async def answer_login(
        self, business: BusinessId, address: str
    ) -> LoginChoices | LoginOver | NotConnected:
        """Hands in the address that the browser ended at."""
        return await self._app.logins.answer(business, address, self._app.now())

    async def complete_login(
        self, business: BusinessId, login: LoginId
    ) -> LoginChoices | LoginOver | NotConnected:
        """What a login opens that began without a page to allow it on."""
        return await self._app.logins.complete(business, login, self._app.now())

    async def take_choice(self, business: BusinessId, login: LoginId, key: str) -> Outcome | LoginOver:
        """Connects what a login offers by this key."""
        return await self._app.logins.take(self._terminal(business), login, key)

    async def costs(self, business: BusinessId) -> tuple[Cost, ...]:
        """What channels cost in the present month, where they cost anything."""
        return await self._app.connections.costs(business)

    async def delivery_steps(self, business: BusinessId, channel: ChannelId) -> tuple[Step, ...]:
        """How the platform of a channel is made to deliver at once; none where it cannot or need not be."""
        known = await self._app.connect.get(business, channel)
        return () if known is None else await self._app.delivery_steps(business, known)

    async def check(self, business: BusinessId, channel: ChannelId) -> Connected | NotConnected:
        """Checks a channel now."""
        return await self._app.connect.check(business, channel, self._app.now())

    async def pause(self, business: BusinessId, channel: ChannelId) -> bool:
        """Pauses a channel; whether that changed anything."""
        return await self._app.pausing.pause(self._terminal(business), channel) is not None

    async def resume(self, business: BusinessId, channel: ChannelId) -> bool:
        """Resumes a channel; whether that changed anything."""
        return await self._app.pausing.resume(self._terminal(business), channel) is not None

    async def remove(self, business: BusinessId, channel: ChannelId) -> bool:
        """Removes a channel; whether that changed anything."""
        return await self._app.pausing.remove(self._terminal(business), channel) is not None

    async def first_read(self, business: BusinessId, channel: ChannelId) -> FirstRead | None:
        """Progress of the first sync of a channel; None where it is gone."""
        return await self._app.connect.first_read(business, channel)

    async def log_size(self) -> LogSize:
        """Size of the write-ahead log."""
        return LogSize(self._app.db.wal_bytes(), self._app.housekeeping.log_too_large)

    async def probe_model(self) -> ModelProbe | None:
        """Asks the language model something, to see whether it answers; None where the installation has none."""
        drafting = self._app.model_drafting
        return None if drafting is None else await drafting.probe(self._app.now())

    async def back_up(self) -> BackedUp | None:
        """Makes a backup now, and reports progress; None where it failed: the log says why."""
        loop, app = asyncio.get_running_loop(), self._app

        def progress(done: float) -> None:
            loop.call_soon_threadsafe(self._report, done)

        try:
            made = await asyncio.to_thread(back_up, app.db.path, app.now(), BackupKind.BY_HAND, progress)
        except BackupFailed as error:
            log.error("no backup: %s", error)
            return None
        return BackedUp(str(made.path.absolute()), made.size)

    async def people(self, business: BusinessId, name: str) -> tuple[Known, ...]:
        """People whose name holds this text."""
        return await self._app.forget.find(business, name)

    async def person(self, business: BusinessId, who: str) -> tuple[Known, ...]:
        """Person or guest of this number, as `str(Someone)` gives."""
        one = someone(who)
        return () if one is None else await self._app.forget.some(business, (one,))

    async def forget(self, business: BusinessId, who: str) -> Forgetting:
        """Forgets this person."""
        one = someone(who)
        return (
            Forgetting(0) if one is None else await self._app.forget.forget(self._terminal(business), (one,))
        )

    def _terminal(self, business: BusinessId) -> Actor:
        """Whoever may use the terminal may do what an owner may."""
        return Actor(business, NOBODY, Role.OWNER, self._app.now())


Call = Callable[Concatenate[Calls, P], Awaitable[R]]
"""Method of Calls."""


async def perform(app: App, report: Report, call: Call[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Runs a call in this process. Raises CallFailed. The first three have no names, since a call's arguments may
    have any.
    """
    try:
        return await call(Calls(app, report), *args, **kwargs)
    except NoKey:
        raise CallFailed(Failure.NO_KEY) from None
    except (UnknownChannel, NoLogin):
        raise CallFailed(Failure.NOT_UNDERSTOOD) from None
