"""The control socket: who may open it, what goes over it, and what becomes of nonsense."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import __version__
from bot.app import App
from bot.config import load
from bot.control import socket as control_module
from bot.control.requests import (
    AddChannel,
    Answer,
    AskBusinesses,
    AskChannels,
    BackedUp,
    BackUp,
    Businesses,
    BusinessLine,
    Channels,
    CheckChannel,
    Misunderstood,
    NoSecretKeys,
    OtherVersion,
    Request,
    Share,
    Turn,
    TurnChannel,
    Turned,
)
from bot.control.socket import LINE_LIMIT, SOCKET_PATH_LIMIT, NotAnswering, ask, control, socket_path
from bot.control.wire import decode, encode
from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Connected, NotConnected
from bot.domain.reason import Reason
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock, Even
from tests.support.platform import FakePlatform

SERVER = ServerId(700_000_000_000_000_001)
EVERYTHING = (*get_args(Request), *get_args(Answer), Share)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def runtime() -> Iterator[Path]:
    """With a short path, unlike pytest's own folders."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def platform(clock: Clock) -> FakePlatform:
    return FakePlatform(clock)


@pytest.fixture
async def app(data: Path, clock: Clock, platform: FakePlatform) -> AsyncIterator[App]:
    """An app with one business, its loops not started."""
    settings = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(data), "SHOPBELL_SECRET_KEYS": new_key()})
    opened = await App.open(settings, more={"fake": platform.factory()}, clock=clock, rng=Even())
    async with opened:
        business = await opened.db.write(lambda tx: BusinessStore(tx).create(SERVER, "Rösterei", NOW))
        await opened.db.write(lambda tx: change_business(tx, business.id, set_up_at=NOW))
        yield opened


def unheard(_: Share) -> None:
    return None


async def talk(path: Path, line: bytes) -> bytes:
    """What comes back, to the end."""
    reader, writer = await asyncio.open_unix_connection(str(path))
    writer.write(line)
    if not line.endswith(b"\n"):
        writer.write_eof()
    said = await reader.read()
    writer.close()
    return said


async def test_facts_cross_as_the_records_they_were(app: App, data: Path) -> None:
    async with control(app):
        [line] = (await businesses(data)).all
        assert line == BusinessLine(line.id, SERVER, "Rösterei", inbox=False, digest=False)
        add = AddChannel(line.id, "fake", (), (("token", "abc"),))
        made = await ask(data, add, unheard)
        assert isinstance(made, Connected) and made.channel.connected_at == NOW
        assert await ask(data, AskChannels(line.id), unheard) == Channels((made.channel,))
        checked = await ask(data, CheckChannel(line.id, made.channel.id), unheard)
        assert isinstance(checked, Connected) and checked.ref == made.ref
        pause = TurnChannel(line.id, made.channel.id, Turn.PAUSE)
        assert [await ask(data, pause, unheard) for _ in range(2)] == [Turned(True), Turned(False)]
        assert await ask(data, CheckChannel(line.id, ChannelId(77)), unheard) == NotConnected(Reason.GONE)
        resume = TurnChannel(line.id, made.channel.id, Turn.RESUME)
        assert await ask(data, resume, unheard) == Turned(True)
        # Where no bot runs, nothing is read or sent either.
        assert app.loops.names() == frozenset()


async def businesses(data: Path) -> Businesses:
    said = await ask(data, AskBusinesses(), unheard)
    assert isinstance(said, Businesses)
    return said


async def test_a_backup_tells_how_far_it_is_before_it_is_done(app: App, data: Path) -> None:
    shares: list[Share] = []
    async with control(app):
        made = await ask(data, BackUp(), shares.append)
    assert isinstance(made, BackedUp) and Path(made.path).stat().st_size == made.size
    assert shares[-1] == Share(1.0)


async def test_only_its_owner_can_open_the_socket_and_it_goes_with_the_bot(app: App, data: Path) -> None:
    path = socket_path(data)
    assert path == data / "control.sock"
    async with control(app):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert not path.exists()
    with pytest.raises(NotAnswering):
        await ask(data, AskBusinesses(), unheard)


async def test_a_socket_that_a_killed_bot_left_behind_is_taken_over(app: App, data: Path) -> None:
    async with control(app):
        os.link(socket_path(data), data / "left")
    (data / "left").rename(socket_path(data))
    with pytest.raises(NotAnswering):
        await ask(data, AskBusinesses(), unheard)
    async with control(app):
        assert len((await businesses(data)).all) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"nonsense\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"{}\n",
        b'{"kind": "AskBusinesses", "record": {}}\n',
        encode(AskBusinesses()).replace(b'"record": {}', b'"record": 7'),
        encode(AskBusinesses()).replace(b"AskBusinesses", b"Rob"),
        encode(AskChannels(BusinessId(1))).replace(b": 1", b': "1"'),
        encode(AskChannels(BusinessId(1))).replace(b'"business"', b'"shop"'),
        encode(AddChannel(BusinessId(1), "myspace", (), ())),
        b"[" * 100_000 + b"\n",
        b'{"a":' * 100_000 + b"\n",
        encode(AskChannels(BusinessId(1))).replace(b": 1", b": " + b"9" * 30),
        encode(AskChannels(BusinessId(1))).replace(b": 1", b": " + b"9" * 5000),
        encode(AskChannels(BusinessId(1))).replace(b": 1", b": -1e999"),
    ],
)
async def test_nonsense_is_answered_as_not_understood(app: App, data: Path, line: bytes) -> None:
    async with control(app):
        assert json.loads(await talk(socket_path(data), line))["kind"] == Misunderstood.__name__
        assert len((await businesses(data)).all) == 1


async def test_a_line_without_an_end_and_one_too_long_do_no_harm(app: App, data: Path) -> None:
    async with control(app):
        assert json.loads(await talk(socket_path(data), b'{"kind"'))["kind"] == Misunderstood.__name__
        reader, writer = await asyncio.open_unix_connection(str(socket_path(data)))
        try:
            writer.write(b"x" * (LINE_LIMIT + 100_000))
            assert await reader.read() == b""
        except ConnectionError:
            pass
        writer.close()
        assert len((await businesses(data)).all) == 1


async def test_a_bot_of_another_version_says_which(app: App, data: Path) -> None:
    async with control(app):
        newer = encode(AskBusinesses()).replace(__version__.encode(), b"99.0")
        said = decode(Answer, json.loads(await talk(socket_path(data), newer)))
    assert said == OtherVersion(__version__)


async def test_without_a_key_nothing_secret_is_stored(
    data: Path, platform: FakePlatform, clock: Clock
) -> None:
    settings = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(data)})
    async with await App.open(settings, more={"fake": platform.factory()}, clock=clock) as app, control(app):
        business = await app.db.write(lambda tx: BusinessStore(tx).create(SERVER, "Rösterei", NOW))
        add = AddChannel(business.id, "fake", (), (("token", "abc"),))
        assert await ask(data, add, unheard) == NoSecretKeys()
        assert await ask(data, AskChannels(business.id), unheard) == Channels(())


async def test_where_the_path_is_too_long_the_socket_lies_in_a_folder_of_its_owner(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, runtime: Path
) -> None:
    monkeypatch.setattr(control_module, "RUN", tmp_path / "none")
    monkeypatch.setattr(control_module, "TMP", runtime)
    data = tmp_path / ("x" * SOCKET_PATH_LIMIT) / "data"
    settings = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(data)})
    async with await App.open(settings, clock=clock) as app, control(app):
        path = socket_path(data)
        assert path.is_socket() and path.is_relative_to(runtime)
        assert len(os.fsencode(path)) <= SOCKET_PATH_LIMIT
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert (await businesses(data)).all == ()
        assert socket_path(data.parent / "other") != path
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        assert socket_path(data) == path, "a terminal has other surroundings than a service"


def test_the_folder_that_systemd_makes_for_the_service_is_used_by_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control_module, "RUN", tmp_path)
    folder = tmp_path / f"shopbell-{os.getuid()}"
    folder.mkdir(mode=0o700)
    assert socket_path(tmp_path / ("x" * SOCKET_PATH_LIMIT)).parent == folder


def test_a_folder_of_somebody_else_is_not_trusted_with_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control_module, "RUN", tmp_path / "none")
    monkeypatch.setattr(control_module, "TMP", tmp_path)
    data = tmp_path / ("x" * SOCKET_PATH_LIMIT)
    folder = tmp_path / f"shopbell-{os.getuid()}"
    folder.mkdir()
    folder.chmod(0o755)
    with pytest.raises(PermissionError):
        socket_path(data)
    folder.rmdir()
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PermissionError):
        socket_path(data)


def test_secrets_do_not_show_where_a_request_is_printed() -> None:
    request = AddChannel(BusinessId(1), "wordpress", (("url", "https://a.example"),), (("password", "abcd"),))
    assert "abcd" not in repr(request)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type that a record may hold."""
    if isinstance(kind, NewType):
        return values(kind.__supertype__)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, inner))
    if origin is tuple:
        return (
            st.lists(values(inner[0]), max_size=3).map(tuple)
            if inner[-1] is Ellipsis
            else st.tuples(*map(values, inner))
        )
    if origin is not None:
        return st.dictionaries(values(inner[0]), values(inner[1]), max_size=3)
    if hasattr(kind, "__dataclass_fields__"):
        return st.builds(kind, **{name: values(hint) for name, hint in get_type_hints(kind).items()})
    simple: dict[Any, st.SearchStrategy[Any]] = {
        datetime: st.datetimes(timezones=st.just(NOW.tzinfo)),
        float: st.floats(allow_nan=False, allow_infinity=False),
        int: st.integers(-(2**63) + 1, 2**63 - 1),
        str: st.text(),
    }
    return simple.get(kind, st.from_type(kind))


@pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.__name__)
@given(draw=st.data())
def test_every_record_comes_back_from_the_wire_as_it_was(kind: Any, draw: st.DataObject) -> None:
    record = draw.draw(values(kind))
    line = encode(record)
    assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert decode(Request | Answer | Share, json.loads(line)) == record
