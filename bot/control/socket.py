"""Control socket of a running bot (server), and its client for the command line.

Newline-delimited JSON over a Unix socket with mode 0600: one call a connection, then any number of lines with
progress, then its result or why it has none. The calls themselves are loaded with the first one.
"""

from __future__ import annotations

import asyncio
import errno
import hashlib
import json
import logging
import os
import socket
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot import __version__
from bot.app import App

if TYPE_CHECKING:
    from bot.control.calls import Call, P, R, Report

log = logging.getLogger(__name__)

SOCKET_PATH_LIMIT = 100
"""Bytes; systems allow 103 to 107."""
RUN = Path("/run")
"""Here systemd makes a folder for the unit that `service` prints."""
TMP = Path("/tmp")  # noqa: S108  (the folder in it is made for its owner alone, or refused)
LINE_LIMIT = 4 * 1024 * 1024
REQUEST_WITHIN = 10.0
"""Seconds for a request to arrive whole."""
CONNECT_WITHIN = 5.0
GRACE = 5.0
"""Seconds that a request under way may take when the bot stops."""


def socket_path(data: Path) -> Path:
    """Path of the socket: in the data folder, or under a hashed name in a runtime folder where that path
    would be too long.
    """
    path = (data / "control.sock").absolute()
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT:
        return path
    name = hashlib.sha256(os.fsencode(path.parent.resolve() / path.name)).hexdigest()[:24]
    return _runtime_folder() / f"{name}.sock"


def _runtime_folder() -> Path:
    """Runtime folder of this user alone, since a password goes through the socket. Raises OSError."""
    name = f"shopbell-{os.getuid()}"
    # Not by the surroundings: a service and a terminal differ in those, and a service has a /tmp of its own.
    folder = RUN / name if (RUN / name).is_dir() else TMP / name
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise PermissionError(errno.EACCES, "it belongs to somebody else", str(folder))
    return folder


class NotAnswering(Exception):
    """A bot holds the lock of the data, but its socket does not answer."""


@asynccontextmanager
async def control(app: App) -> AsyncIterator[None]:
    """Serves requests until the end of the block. The lock file must be held: a second bind would silently
    take the socket over.
    """
    path = socket_path(app.settings.data)
    path.unlink(missing_ok=True)
    connections = _Connections(app)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listening.bind(str(path))
        # Nobody can connect before `listen`, so the mode is right in time.
        path.chmod(0o600)
        server = await asyncio.start_unix_server(connections.serve, sock=listening, limit=LINE_LIMIT)
    except BaseException:
        listening.close()
        raise
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        server.close()
        await connections.finish()


class _Connections:
    """Serves connections, and knows which are under way."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._serving: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serves one connection: one request."""
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            line = await _line(reader)
            if line:
                await self._answer(line, writer)
        finally:
            self._serving.discard(task)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, line: bytes, writer: asyncio.StreamWriter) -> None:
        from bot.control.wire import encode_share

        def report(done: float) -> None:
            if not writer.is_closing():
                writer.write(encode_share(done))

        said = await _answer(self._app, line, report)
        # Whoever asked may have gone meanwhile.
        with suppress(OSError):
            writer.write(said)
            await writer.drain()

    async def finish(self) -> None:
        """Waits briefly for requests under way."""
        if self._serving:
            _, late = await asyncio.wait(self._serving, timeout=GRACE)
            for task in late:
                task.cancel()


async def _line(reader: asyncio.StreamReader) -> bytes:
    """Reads a line; empty where none came in time or it was too long."""
    try:
        async with asyncio.timeout(REQUEST_WITHIN):
            return await reader.readline()
    except (OSError, TimeoutError, ValueError) as error:
        log.info("a request over the control socket came to nothing: %s", type(error).__name__)
        return b""


async def _answer(app: App, line: bytes, report: Report) -> bytes:
    """Runs the call that a line holds."""
    from bot.control.calls import CallFailed, Failure, perform
    from bot.control.wire import decode_call, encode_failure, encode_result

    try:
        said = json.loads(line)
        if said["version"] != __version__:
            return encode_failure(Failure.OTHER_VERSION)
        call, arguments = decode_call(said)
    except (KeyError, TypeError, ValueError, RecursionError):
        return encode_failure(Failure.NOT_UNDERSTOOD)
    try:
        return encode_result(call, await perform(app, report, call, **arguments))
    except CallFailed as failed:
        return encode_failure(failed.failure)


async def ask(data: Path, report: Report, call: Call[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Makes a call in the running bot. Raises NotAnswering or CallFailed."""
    from bot.control.calls import CallFailed, Failure
    from bot.control.wire import decode_result, encode_call

    try:
        async with asyncio.timeout(CONNECT_WITHIN):
            reader, writer = await asyncio.open_unix_connection(str(socket_path(data)), limit=LINE_LIMIT)
    except (OSError, TimeoutError) as error:
        raise NotAnswering from error
    try:
        writer.write(encode_call(call, *args, **kwargs))
        await writer.drain()
        while line := await reader.readline():
            said = json.loads(line)
            if said["version"] != __version__:
                raise CallFailed(Failure.OTHER_VERSION)
            if "failure" in said:
                raise CallFailed(Failure(said["failure"]))
            if "share" not in said:
                return decode_result(call, said)  # type: ignore[no-any-return]
            report(said["share"])
    except (OSError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotAnswering from error
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    raise NotAnswering
