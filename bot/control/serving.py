"""Serving requests of the command line with the services of an app."""

import asyncio
import logging

from bot.app import App
from bot.control.requests import (
    AddChannel,
    Answer,
    AskBusinesses,
    AskChannels,
    AskFirstWalk,
    AskLog,
    AskPlatforms,
    BackedUp,
    BackUp,
    Businesses,
    BusinessLine,
    Channels,
    CheckChannel,
    LogSize,
    LookAt,
    Looked,
    Misunderstood,
    NoBackup,
    NoSecretKeys,
    Platform,
    Platforms,
    RenewChannel,
    Report,
    Request,
    Share,
    Turn,
    TurnChannel,
    Turned,
)
from bot.domain.act import Act
from bot.domain.business import Business
from bot.domain.connecting import NotConnected
from bot.domain.reason import Reason
from bot.ports import AccountRef, ConnectorInfo
from bot.services.channels.connecting import NOBODY
from bot.services.channels.switchboard import UnknownChannel
from bot.storage.credentials import NoKey
from bot.storage.sqlite.backups import BackupFailed, BackupKind, back_up

log = logging.getLogger(__name__)


async def answer(app: App, request: Request, report: Report) -> Answer:
    """Does what is asked, in whichever process: here, or in the running bot over its socket."""
    try:
        return await _about_channels(app, request) or await _about_all(app, request, report)
    except NoKey:
        return NoSecretKeys()
    except UnknownChannel:
        return Misunderstood()


async def _about_channels(app: App, request: Request) -> Answer | None:
    now = app.now()
    match request:
        case LookAt(business, connector, settings):
            ref = await app.connect.look(business, connector, dict(settings))
            return Looked(ref) if isinstance(ref, AccountRef) else ref
        case AddChannel(business, connector, settings, secrets, title):
            return await app.connect.add(
                business, connector, dict(settings), dict(secrets), NOBODY, now, title
            )
        case RenewChannel(business, channel, secrets):
            return await app.connect.renew(business, channel, dict(secrets), NOBODY, now)
        case CheckChannel(business, channel):
            return await app.connect.check(business, channel, now)
        case TurnChannel(business, channel, turn):
            turns = {
                Turn.PAUSE: app.connect.pause,
                Turn.RESUME: app.connect.resume,
                Turn.REMOVE: app.connect.remove,
            }
            return Turned(await turns[turn](business, channel, NOBODY, now))
        case AskChannels(business):
            return Channels(await app.connect.all(business))
        case AskFirstWalk(business, channel):
            return await app.connect.first_read(business, channel) or NotConnected(Reason.GONE)
    return None


async def _about_all(app: App, request: Request, report: Report) -> Answer:
    match request:
        case AskPlatforms():
            keys = app.switchboard.keys()
            return Platforms(tuple(_platform(app.switchboard.info(key)) for key in keys))
        case AskBusinesses():
            return Businesses(tuple(_line(each) for each in await app.directory.set_up()))
        case AskLog():
            return LogSize(app.db.wal_bytes(), app.housekeeping.log_too_large)
        case BackUp():
            return await _back_up(app, report)
        case _:
            return Misunderstood()


async def _back_up(app: App, report: Report) -> Answer:
    loop = asyncio.get_running_loop()

    def progress(done: float) -> None:
        loop.call_soon_threadsafe(report, Share(done))

    try:
        made = await asyncio.to_thread(back_up, app.db.path, app.now(), BackupKind.BY_HAND, progress)
    except BackupFailed as error:
        log.error("no backup: %s", error)
        return NoBackup()
    return BackedUp(str(made.path.absolute()), made.size)


def _line(business: Business) -> BusinessLine:
    return BusinessLine(
        business.id,
        business.server_id,
        business.name,
        business.inbox_id is not None,
        business.digest_id is not None,
    )


def _platform(info: ConnectorInfo) -> Platform:
    return Platform(info.key, info.title, info.settings, Act.APPROVE in info.acts, info.words)
