"""App: opens the database, builds stores, services, connectors and loops (dependency wiring), and shuts down
in reverse order.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from bot import connectors
from bot.config import Settings, platform_settings
from bot.domain.business import BusinessId
from bot.domain.card import CONVERT_AFTER
from bot.domain.channel import Channel, ChannelId, ChannelState
from bot.domain.lease import Holder
from bot.domain.tier import Wish
from bot.http import Http
from bot.lazy_services import LazyServices
from bot.log import redact
from bot.loops import (
    DESK,
    DRAFTING,
    INDEXING,
    LEARNING,
    SUGGESTING,
    WAKING,
    Clock,
    Loops,
    LoopStep,
    delivery_loop,
    is_of_channel,
    reading_loops,
)
from bot.models.loading import Loading
from bot.ports import ConnectorFactory, ConnectorInfo, Received
from bot.services.business.directory import Directory
from bot.services.channels.connect_site import ConnectSite
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.cards import Desk
from bot.services.inbox.indexing import Indexing
from bot.services.inbox.learning import Learning
from bot.services.inbox.pictures import Pictures
from bot.services.inbox.removing import Removing
from bot.services.inbox.suggesting import Suggesting
from bot.services.inbox.tidying import Tidying
from bot.services.inbox.waking import Waking
from bot.services.reading.catching_up import CatchingUp
from bot.services.reading.intake import Intake
from bot.services.reading.poller import Poller
from bot.services.reading.pushes import Pushes
from bot.services.reports.digest import Digests
from bot.services.sending.delivery import Delivery
from bot.services.upkeep.connection_dates import ConnectionDates
from bot.services.upkeep.heartbeat import Heartbeat
from bot.services.upkeep.housekeeping import Housekeeping
from bot.services.upkeep.leases import Leases
from bot.services.upkeep.retention import Retention
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.erasure_log import APPLIED, ErasureLog
from bot.storage.installation import InstallationStore
from bot.storage.sqlite.database import Database, discard
from bot.storage.sqlite.disk import has_room
from bot.storage.sqlite.lock import Lock
from bot.storage.sqlite.migrate import migrate

if TYPE_CHECKING:
    from bot.domain.language_model import ModelState, ModelTrouble
    from bot.ports import Step
    from bot.ports.embedder import Embedder
    from bot.services.channels.pausing import Active
    from bot.services.inbox.model_drafting import ModelDrafting

GRACE = timedelta(seconds=5)
"""How long a request that is under way may finish when the bot stops."""


def utc_now() -> datetime:
    """Current time, aware UTC: the clock of the process."""
    return datetime.now(UTC)


def platforms() -> tuple[ConnectorInfo, ...]:
    """Declarations of the connectors that come with the bot; nothing is opened for them."""
    keys = connectors.keys()
    return tuple(connectors.load(key).info for key in keys)


def _set_in(settings: Settings, keys: Iterable[str]) -> tuple[str, ...]:
    """Platforms of which the installation sets something."""
    return tuple(
        key for key in keys if any(name.startswith(f"{key.upper()}_") for name in settings.platforms)
    )


async def _erase_as_logged(db: Database, log: ErasureLog, now: datetime) -> None:
    """Erases what the log says and the rows do not know, from a process that was killed in between."""
    if await db.read(lambda tx: InstallationStore(tx).number(APPLIED)) == log.size():
        return
    from bot.services.upkeep.erasing import catch_up

    await db.write(lambda tx: catch_up(tx, log, now))


class App(LazyServices):
    """Application: everything of a running bot but Discord. Made by `open`, shut down by `close`."""

    def __init__(
        self,
        settings: Settings,
        lock: Lock,
        db: Database,
        vault: Vault,
        factories: Mapping[str, ConnectorFactory],
        clock: Clock,
        rng: random.Random,
    ) -> None:
        self.settings = settings
        self.language = settings.language
        self.now = clock
        self.db = db
        self._vault, self._lock = vault, lock
        self._started = False
        self._syncing = asyncio.Lock()
        self.loops = Loops(clock)
        wake = self.loops.wake
        timing = settings.timing
        self.convert_after = timing.convert or CONVERT_AFTER
        holder, process = lock.holder, Process(lock.holder)
        self.http = Http(settings.private_hosts)
        set_there = platform_settings(
            settings, {key: factories[key].info.installation for key in _set_in(settings, factories)}
        )
        self.switchboard = Switchboard(db, vault, factories, self.http.net_for, clock, set_there)
        self.removing = Removing(db, wake)
        self.intake = Intake(db, wake, self.switchboard.info, settings.daily_mb, self.removing)
        room = partial(has_room, settings.data)
        self.poller = Poller(db, self.switchboard, self.intake, wake, rng, process, timing.poll, room)
        self.pushes = Pushes(self.switchboard, self.intake, wake, room)
        self.catching_up = CatchingUp(db, wake)
        sending = self._wake_for_sending
        self.delivery = Delivery(db, self.switchboard, sending, rng, process, settle_within=timing.settle)
        self._wire_inbox(holder)
        self.directory = Directory(db, settings.servers)
        self.dates = ConnectionDates(db, lambda: self.pausing, wake)
        self.connect_site = ConnectSite(db, settings.web_port, settings.public_url)
        self._wire_upkeep(holder)

    def _wire_inbox(self, holder: Holder) -> None:
        """Builds what is on which card, and what is done with cards."""
        db, wake = self.db, self.loops.wake
        self.desk = Desk(db, self.switchboard, wake, holder)
        self.model_drafting = self._model_drafting()
        remote = None if self.settings.embeddings is None else self._remote_sentences
        self.loading = Loading(self.settings.suggestions, self.settings.data, remote)
        self.learning = Learning(db, wake)
        self.suggesting = Suggesting(db, wake, self.loading, drafts=self.model_drafting is not None)
        self.pictures = Pictures(db, self.http, self.switchboard, self.desk, wake)
        self.indexing, self.waking = Indexing(db), Waking(db, wake)
        self.tidying = Tidying(db, self.sync_loops, self.removing)

    def _wake_for_sending(self, loop: str) -> None:
        """Wakes a loop for delivery. The desk is woken where a row moved on: learning looks then, too, of which sending knows
        nothing.
        """
        self.loops.wake(loop)
        if loop == DESK:
            self.loops.wake(LEARNING)

    def _model_drafting(self) -> ModelDrafting | None:
        """What asks the language model; None, and nothing imported, where the installation has none."""
        model = self.settings.model
        if model is None:
            return None
        from bot.domain.language_model import ANSWERS_WITHIN
        from bot.models.server import ModelServer
        from bot.services.inbox.model_drafting import ModelDrafting

        server = ModelServer(self.http, model.address, model.key, ANSWERS_WITHIN)
        return ModelDrafting(self.db, server, model.name, model.task, self.loops.wake)

    def _remote_sentences(self, loop: asyncio.AbstractEventLoop) -> Embedder:
        """Embedder of the server in the settings. Raises EmbedderFailed."""
        from bot.domain.language_model import VECTORS_WITHIN
        from bot.models.remote import ANSWER_LIMIT, RemoteSentences
        from bot.models.server import ModelServer
        from bot.ports.embedder import EmbedderFailed

        model = self.settings.embeddings
        if model is None:
            raise EmbedderFailed("no server of sentence vectors is set")
        server = ModelServer(self.http, model.address, model.key, VECTORS_WITHIN, most=ANSWER_LIMIT)
        return RemoteSentences(server, model.name, loop, self.now)

    async def trouble_with_vectors(self) -> ModelTrouble | None:
        """Asks the server of sentence vectors for one, and returns why that failed; None where it came, or the settings name no server."""
        if self.settings.embeddings is None or self.settings.suggestions not in (Wish.AUTO, Wish.FULL):
            return None
        from bot.domain.language_model import ModelTrouble
        from bot.models.numpy_import import import_numpy
        from bot.ports.embedder import EmbedderFailed

        await asyncio.to_thread(import_numpy)
        try:
            await asyncio.to_thread(self._remote_sentences, asyncio.get_running_loop())
        except EmbedderFailed as failed:
            return failed.trouble or ModelTrouble.REFUSED
        return None

    def _wire_upkeep(self, holder: Holder) -> None:
        """Builds the daily report, and what keeps the data in order."""
        db = self.db
        self.digests = Digests(db, lambda: self.figures, lambda: self.offers, holder, self.removing)
        self.retention = Retention(db, ErasureLog(db.path), self.removing, holder)
        self.heartbeat = Heartbeat(db)
        self.housekeeping = Housekeeping(db, self.settings.zone, holder, tidy=self.exports.tidy)
        self.leases = Leases(db, holder)

    @classmethod
    async def open(
        cls,
        settings: Settings,
        *,
        database: Path | None = None,
        more: Mapping[str, ConnectorFactory] | None = None,
        example: bool = False,
        fresh: bool = False,
        clock: Clock = utc_now,
        rng: random.Random | None = None,
    ) -> Self:
        """Takes the lock file, runs the migrations and builds everything; starts nothing.

        `more`: factories of connectors that live outside `bot`; `example`: those of the preview's
        example business, too; `fresh`: the old content of the database is deleted; `rng` gives the jitter of polls and
        retries.

        Raises Locked, NewerDatabase, DatabaseUnusable, MigrationFailed, BackupFailed, BadKey, BadSetting, or OSError
        where the erasure log cannot be read.
        """
        path = database or settings.database
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        vault = Vault(settings.secret_keys, redact)
        lock = Lock.take(path)
        try:
            if fresh:
                discard(path)
                ErasureLog(path).discard()
            migrate(path, clock())
            db = await Database.open(path)
        except BaseException:
            lock.release()
            raise
        try:
            await _erase_as_logged(db, ErasureLog(path), clock())
        except BaseException:
            # Threads of an open database keep the process from ending.
            await db.close()
            lock.release()
            raise
        others = dict(more or {})
        if example:
            others |= connectors.load_examples()
        factories = connectors.Registry(others)
        spread = rng or random.Random()  # noqa: S311  (keeps no secret)
        return cls(settings, lock, db, vault, factories, clock, spread)

    async def start(self, *, keeps: bool = True) -> None:
        """Starts up: recovers what a crash interrupted, then starts the loops that need no Discord; `keeps`:
        nightly backups, too.
        """
        self._started = True
        await self.heartbeat.step(self.now())
        await self.delivery.recover(self.now())
        if self.model_drafting is None:
            await self.suggesting.forget_drafts(self.now())
        self.loops.start("heartbeat", self.heartbeat.step)
        if not self._lock.holder.alone:
            self.loops.start("leases", self.leases.step)
        self.loops.start("dates", self.dates.step)
        self.loops.start(SUGGESTING, self.suggesting.step)
        self.loops.start(LEARNING, self.learning.step)
        if self.model_drafting is not None:
            self.loops.start(DRAFTING, self.model_drafting.step)
        self.loops.start(INDEXING, self.indexing.step)
        self.loops.start(WAKING, self.waking.step)
        if keeps:
            self.loops.start("jobs", self.housekeeping.step)
            self.loops.start("retention", self.retention.step)
        await self.sync_loops()

    async def sync_loops(self, active: Active | None = None) -> None:
        """Starts one poll loop and one delivery loop for every active channel, and stops those of other
        channels; a channel that only pushes has a loop for its check-ups instead of polls. One call after the
        other, in the order of their commits: an older list would stop what a newer one started. Does nothing before
        `start`.
        """
        if not self._started:
            return
        async with self._syncing:
            if active is None:
                active = await self.db.read(lambda tx: ChannelStore(tx).in_state(ChannelState.ACTIVE))
            wanted: dict[str, LoopStep] = {}
            for business, channel in active:
                wanted |= await self._channel_steps(business, channel)
            ends = [name for name in self.loops.names() if is_of_channel(name) and name not in wanted]
            await asyncio.gather(*(self.loops.stop(name, GRACE) for name in ends))
            for name, step in wanted.items():
                if name not in self.loops:
                    self.loops.start(name, step)

    async def receive(self, business: BusinessId, channel: ChannelId, received: Received) -> bool:
        """Hands in what a platform pushed; False: it is to be delivered again later. Raises UnknownChannel
        where it never is.
        """
        return await self.pushes.take(business, channel, received, self.now())

    def open_example(self, url: str) -> None:
        """Opens a link that a reply was to go by; where it is one of the preview's example business, the reply is posted
        there.
        """
        connectors.open_example(url)

    def play_example(self, scenes: int) -> int:
        """Has so many scenes of the preview's example business begun: its customers write. How many there are."""
        return connectors.play_example(scenes)

    async def delivery_steps(self, business: BusinessId, channel: Channel) -> tuple[Step, ...]:
        """How the platform of this channel is made to deliver at once; none where it cannot reach this installation, or
        never delivers. Raises UnknownChannel.
        """
        receiver = self.switchboard.info(channel.connector).webhook
        if not self.connect_site.reachable or receiver is None or channel.credential_id is None:
            return ()
        path = await self.webhooks.address(business, channel.credential_id)
        return await self.logins.delivery_steps(business, channel, self.connect_site.base + path)

    async def _channel_steps(self, business: BusinessId, channel: ChannelId) -> Mapping[str, LoopStep]:
        poll, checkup = reading_loops(channel)
        polls = await self.switchboard.polls(business, channel)
        return {
            poll if polls else checkup: partial(self.poller.step, business, channel),
            delivery_loop(channel): partial(self.delivery.step, business, channel),
        }

    @property
    def model_state(self) -> ModelState | None:
        """Language model that is asked for drafts; None where the installation has none."""
        return None if self.model_drafting is None else self.model_drafting.state

    async def setting(self, name: str) -> str | None:
        """Value that the installation remembers by this name."""
        return await self.db.read(lambda tx: InstallationStore(tx).get(name))

    async def set_setting(self, name: str, value: str) -> None:
        """Remembers a value of the installation by name."""
        await self.db.write(lambda tx: InstallationStore(tx).put(name, value))

    async def close(self) -> None:
        """Graceful shutdown in reverse order: loops, connectors, network, database, lock file."""
        await self.loops.aclose(GRACE)
        await self.switchboard.aclose()
        await self.http.aclose()
        await self.db.close()
        self._lock.release()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
