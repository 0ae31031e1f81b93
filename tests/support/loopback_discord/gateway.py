"""The websocket side: sessions with replay, both compressions, and every way in which a connection goes wrong."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import struct
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Protocol

from aiohttp import WSMsgType, web

from tests.support.loopback_discord import payloads
from tests.support.loopback_discord.model import JSON
from tests.support.loopback_discord.world import Builder, World

GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT = 1 << 1, 1 << 8, 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT


class _Packer(Protocol):
    def pack(self, data: bytes) -> bytes: ...


class _Zlib:
    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def pack(self, data: bytes) -> bytes:
        return self._stream.compress(data) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class _ZstdPackage:
    def __init__(self) -> None:
        import zstandard

        self._stream = zstandard.ZstdCompressor().compressobj()
        self._block = zstandard.COMPRESSOBJ_FLUSH_BLOCK

    def pack(self, data: bytes) -> bytes:
        return bytes(self._stream.compress(data) + self._stream.flush(self._block))


class _ZstdStandard:
    def __init__(self) -> None:
        from compression import zstd  # type: ignore[import-not-found]  # Python 3.14

        self._stream = zstd.ZstdCompressor()
        self._block = zstd.ZstdCompressor.FLUSH_BLOCK

    def pack(self, data: bytes) -> bytes:
        return bytes(self._stream.compress(data, mode=self._block))


def _zstd() -> _Packer:
    try:
        return _ZstdPackage()
    except ImportError:
        return _ZstdStandard()


PACKERS = {"zlib-stream": _Zlib, "zstd-stream": _zstd}


@dataclass(slots=True, eq=False)
class Session:
    """One IDENTIFY. It outlives its connection, so that RESUME finds what was missed."""

    id: str
    intents: int
    sequence: int = 0
    missed: deque[tuple[int, JSON]] = field(default_factory=lambda: deque(maxlen=2000))
    connection: Connection | None = None
    resumable: bool = True


@dataclass(slots=True, eq=False)
class Connection:
    socket: web.WebSocketResponse
    request: web.Request
    packer: _Packer | None
    outgoing: asyncio.Queue[JSON | None] = field(default_factory=asyncio.Queue)
    session: Session | None = None
    ready: bool = False

    def send(self, frame: JSON) -> None:
        self.outgoing.put_nowait(frame)

    def abort(self) -> None:
        """Cuts the TCP connection as a pulled plug does: the peer gets a reset."""
        reset(self.request)


def reset(request: web.Request) -> None:
    transport = request.transport
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class Gateway:
    """The websocket endpoint. Attributes are knobs that hold until they are set again."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.token = ""
        self.url = ""
        self.heartbeat_interval = 41.25
        self.acknowledge_heartbeats = True
        self.allowed_privileged = 0
        self.compressions = {"zlib-stream", "zstd-stream"}
        self.compressions_used: list[str | None] = []
        self.identifies = 0
        self.resumes = 0
        self.resumed = 0
        self.handshakes = 0
        self.close_codes: list[int | None] = []
        self.last_identify: JSON = {}
        self._sessions: dict[str, Session] = {}
        self._connections: list[Connection] = []
        self._refusals: deque[int] = deque()
        self._drops = 0
        self._identify_codes: deque[int] = deque()
        self._recent: dict[str, JSON] = {}
        world.emit = self.dispatch
        world.reachable = lambda: any(s.connection or s.resumable for s in self._sessions.values())

    # -- knobs -------------------------------------------------------------------------------

    def refuse_handshake(self, times: int = 1, status: int = 503) -> None:
        """The next `times` websocket handshakes are answered with this status."""
        self._refusals.extend([status] * times)

    def drop_at_once(self, times: int = 1) -> None:
        """The next `times` connections are cut right after the handshake."""
        self._drops += times

    def drop_no_more(self) -> None:
        """Takes back what is left of `drop_at_once`."""
        self._drops = 0

    def close_on_identify(self, code: int, times: int = 1) -> None:
        """The next `times` IDENTIFY or RESUME are answered by closing with this code (4004, 4014 …)."""
        self._identify_codes.extend([code] * times)

    @property
    def connected(self) -> bool:
        """Whether a bot is connected and got its READY (or RESUMED)."""
        return any(c.ready for c in self._connections)

    @property
    def intents(self) -> int:
        return max((s.intents for s in self._sessions.values() if s.connection), default=0)

    def reconnect(self) -> None:
        """Op 7: the client should reconnect and resume."""
        self._to_all({"op": 7, "d": None, "s": None, "t": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Op 9."""
        for session in self._sessions.values():
            session.resumable = resumable
        self._to_all({"op": 9, "d": resumable, "s": None, "t": None})

    async def close(self, code: int) -> None:
        """Closes every connection with a close code."""
        for connection in list(self._connections):
            self._leave(connection)
            await connection.socket.close(code=code)

    def drop(self) -> None:
        """Cuts every connection without a closing handshake."""
        for connection in list(self._connections):
            self._leave(connection)
            connection.abort()

    def forget_sessions(self) -> None:
        """A RESUME is answered with op 9 false from now on."""
        for session in self._sessions.values():
            session.resumable = False

    def send_raw(self, event: str, data: object) -> None:
        """Any event, malformed ones too, to every connected bot."""
        self.dispatch(event, lambda intents: data)  # type: ignore[arg-type,return-value]

    def repeat(self, event: str) -> None:
        """Sends the newest event of this name once more."""
        data = self._recent[event]
        self.dispatch(event, lambda intents: data)

    def _to_all(self, frame: JSON) -> None:
        for connection in self._connections:
            if connection.ready:
                connection.send(frame)

    # -- events ------------------------------------------------------------------------------

    def dispatch(self, event: str, build: Builder) -> None:
        for session in self._sessions.values():
            data = build(session.intents)
            if data is not None:
                self._recent[event] = data
                self._push(session, event, data)

    def _push(self, session: Session, event: str, data: JSON) -> None:
        session.sequence += 1
        frame: JSON = {"op": 0, "t": event, "s": session.sequence, "d": data}
        session.missed.append((session.sequence, frame))
        if session.connection is not None:
            session.connection.send(frame)

    # -- connections -------------------------------------------------------------------------

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.handshakes += 1
        if self._refusals:
            status = self._refusals.popleft()
            self.world.note(f"gateway handshake refused with {status}")
            return web.Response(status=status)
        asked = request.query.get("compress")
        packer = PACKERS[asked]() if asked in self.compressions and asked in PACKERS else None
        self.compressions_used.append(asked if packer else None)
        ws = web.WebSocketResponse(max_msg_size=4096 * 4, compress=False)
        await ws.prepare(request)
        connection = Connection(ws, request, packer)
        self._connections.append(connection)
        self.world.note(f"gateway connected ({self.compressions_used[-1]})")
        if self._drops:
            self._drops -= 1
            connection.abort()
        writer = asyncio.create_task(self._write(connection))
        try:
            connection.send(
                {
                    "op": 10,
                    "d": {"heartbeat_interval": int(self.heartbeat_interval * 1000)},
                    "s": None,
                    "t": None,
                }
            )
            await self._read(connection)
        finally:
            self._leave(connection)
            writer.cancel()
            self.close_codes.append(ws.close_code)
            self.world.note(f"gateway disconnected ({ws.close_code})")
        return ws

    def _leave(self, connection: Connection) -> None:
        if connection in self._connections:
            self._connections.remove(connection)
        session, connection.session = connection.session, None
        if session is not None and session.connection is connection:
            session.connection = None
            if connection.socket.close_code in (1000, 1001):
                self._sessions.pop(session.id, None)
        self.world.touch()

    async def _write(self, connection: Connection) -> None:
        while (frame := await connection.outgoing.get()) is not None:
            data = json.dumps(frame, separators=(",", ":"))
            try:
                if connection.packer is None:
                    await connection.socket.send_str(data)
                else:
                    await connection.socket.send_bytes(connection.packer.pack(data.encode()))
            except (ConnectionError, RuntimeError):
                return

    async def _read(self, connection: Connection) -> None:
        async for received in connection.socket:
            if received.type is not WSMsgType.TEXT:
                continue
            if len(received.data.encode()) > 4096:
                await connection.socket.close(code=4002)
                return
            frame = json.loads(received.data)
            op = frame.get("op")
            if op == 1:
                if self.acknowledge_heartbeats:
                    connection.send({"op": 11, "d": None, "s": None, "t": None})
            elif op in (2, 6):
                code = self._refusal(frame["d"])
                if code is not None:
                    self.world.note(f"gateway closes with {code}")
                    await connection.socket.close(code=code)
                    return
                if op == 2:
                    self._identify(connection, frame["d"])
                else:
                    self._resume(connection, frame["d"])

    def _refusal(self, data: JSON) -> int | None:
        if self._identify_codes:
            return self._identify_codes.popleft()
        if data.get("token") != self.token:
            return 4004
        if int(data.get("intents") or 0) & PRIVILEGED & ~self.allowed_privileged:
            return 4014
        return None

    def _identify(self, connection: Connection, data: JSON) -> None:
        self.identifies += 1
        self.last_identify = data
        for old in [s for s in self._sessions.values() if s.connection is None]:
            del self._sessions[old.id]
        session = Session(secrets.token_hex(8), int(data["intents"]))
        self._sessions[session.id] = session
        session.connection, connection.session = connection, session
        world = self.world
        present = [g for g in world.guilds.values() if g.bot_present]
        self._push(
            session,
            "READY",
            {
                "v": 10,
                "user": payloads.user(world.bot) | {"verified": True, "mfa_enabled": False, "flags": 0},
                "guilds": [{"id": str(g.id), "unavailable": True} for g in present],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "session_type": "normal",
                "private_channels": [],
                "presences": [],
                "application": {
                    "id": str(world.application_id),
                    "flags": 1 << 19 if self.allowed_privileged & MESSAGE_CONTENT else 0,
                },
            },
        )
        for guild in present:
            self._push(session, "GUILD_CREATE", payloads.guild_create(guild))
        connection.ready = True
        world.note("gateway READY")

    def _resume(self, connection: Connection, data: JSON) -> None:
        self.resumes += 1
        session = self._sessions.get(data.get("session_id") or "")
        if session is None or not session.resumable:
            self.world.note("gateway RESUME refused")
            connection.send({"op": 9, "d": False, "s": None, "t": None})
            return
        if session.connection is not None:
            session.connection.session = None
        session.connection, connection.session = connection, session
        for sequence, frame in session.missed:
            if sequence > int(data.get("seq") or 0):
                connection.send(frame)
        self.resumed += 1
        self._push(session, "RESUMED", {})
        connection.ready = True
        self.world.note("gateway RESUMED")

    def hang_up(self) -> None:
        """Discord goes down: every connection is cut; sessions stay."""
        self.drop()
