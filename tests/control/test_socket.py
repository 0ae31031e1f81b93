"""The control socket: who may open it, what goes over it, and what becomes of nonsense."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import stat
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import __version__
from bot.app import App
from bot.config import load
from bot.connectors.wordpress.words import WORDS
from bot.control import socket as control_module
from bot.control.calls import BackedUp, BusinessLine, CallFailed, Calls, Failure
from bot.control.socket import LINE_LIMIT, SOCKET_PATH_LIMIT, NotAnswering, ask, control, socket_path
from bot.control.wire import decode_call, decode_result, encode_call, encode_result
from bot.domain.business import BusinessId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.connecting import Already, Connected, NotConnected
from bot.domain.reason import Reason
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import new_key
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock, Even
from tests.support.platform import FakePlatform

SERVER = ServerId(700_000_000_000_000_001)
EVERYTHING = [call for name, call in vars(Calls).items() if not name.startswith("_")]


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


def unheard(_: float) -> None:
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
        [line] = await businesses(data)
        assert line == BusinessLine(line.id, SERVER, "Rösterei", inbox=False, digest=False)
        made = await ask(data, unheard, Calls.add, line.id, "fake", {}, {"token": "abc"}, "")
        assert isinstance(made, Connected) and made.channel.connected_at == NOW
        assert await ask(data, unheard, Calls.channels, line.id) == (made.channel,)
        checked = await ask(data, unheard, Calls.check, line.id, made.channel.id)
        assert isinstance(checked, Connected) and checked.ref == made.ref
        again = await ask(data, unheard, Calls.add, line.id, "fake", {}, {}, "")
        assert isinstance(again, Already) and again.channel.id == made.channel.id
        pauses = [await ask(data, unheard, Calls.pause, line.id, made.channel.id) for _ in range(2)]
        assert pauses == [True, False]
        assert await ask(data, unheard, Calls.check, line.id, ChannelId(77)) == NotConnected(Reason.GONE)
        assert await ask(data, unheard, Calls.first_read, line.id, ChannelId(77)) is None
        assert await ask(data, unheard, Calls.resume, line.id, made.channel.id) is True
        # Where no bot runs, nothing is read or sent either.
        assert app.loops.names() == frozenset()


async def test_a_platform_crosses_with_its_words(app: App, data: Path) -> None:
    async with control(app):
        platforms = {one.key: one for one in await ask(data, unheard, Calls.platforms)}
    assert platforms["wordpress"].words == WORDS
    assert platforms["wordpress"].words.reasons[Reason.API_OFF] == WORDS.reasons[Reason.API_OFF]


async def businesses(data: Path) -> tuple[BusinessLine, ...]:
    return await ask(data, unheard, Calls.businesses)


async def test_a_backup_tells_how_far_it_is_before_it_is_done(app: App, data: Path) -> None:
    shares: list[float] = []
    async with control(app):
        made = await ask(data, shares.append, Calls.back_up)
    assert isinstance(made, BackedUp) and Path(made.path).stat().st_size == made.size
    assert shares[-1] == 1.0


async def test_only_its_owner_can_open_the_socket_and_it_goes_with_the_bot(app: App, data: Path) -> None:
    path = socket_path(data)
    assert path == data / "control.sock"
    async with control(app):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert not path.exists()
    with pytest.raises(NotAnswering):
        await businesses(data)


async def test_a_socket_that_a_killed_bot_left_behind_is_taken_over(app: App, data: Path) -> None:
    async with control(app):
        os.link(socket_path(data), data / "left")
    (data / "left").rename(socket_path(data))
    with pytest.raises(NotAnswering):
        await businesses(data)
    async with control(app):
        assert len(await businesses(data)) == 1


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"nonsense\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"{}\n",
        b'{"call": "businesses", "arguments": {}}\n',
        encode_call(Calls.businesses).replace(b'"arguments": {}', b'"arguments": 7'),
        encode_call(Calls.businesses).replace(b'"arguments": {}', b'"arguments": []'),
        encode_call(Calls.businesses).replace(b'"businesses"', b'"rob"'),
        encode_call(Calls.businesses).replace(b'"businesses"', b'"__init__"'),
        encode_call(Calls.businesses).replace(b'"businesses"', b'["businesses"]'),
        encode_call(Calls.channels, BusinessId(1)).replace(b": 1", b': "1"'),
        encode_call(Calls.channels, BusinessId(1)).replace(b": 1", b": true"),
        encode_call(Calls.channels, BusinessId(1)).replace(b'"business"', b'"shop"'),
        encode_call(Calls.channels, BusinessId(1)).replace(b'"business": 1', b'"business": 1, "more": 1'),
        encode_call(Calls.add, BusinessId(1), "myspace", {}, {}, ""),
        b"[" * 100_000 + b"\n",
        b'{"a":' * 100_000 + b"\n",
        encode_call(Calls.channels, BusinessId(1)).replace(b": 1", b": " + b"9" * 30),
        encode_call(Calls.channels, BusinessId(1)).replace(b": 1", b": " + b"9" * 5000),
        encode_call(Calls.channels, BusinessId(1)).replace(b": 1", b": -1e999"),
    ],
)
async def test_nonsense_is_answered_as_not_understood(app: App, data: Path, line: bytes) -> None:
    async with control(app):
        assert json.loads(await talk(socket_path(data), line))["failure"] == "not_understood"
        assert len(await businesses(data)) == 1


NUMBERS = {"business": 99, "channel": 98, "login": 97}
"""Of nothing that there is."""


WORDS_GIVEN = ("x", "http://[", "\ud800", "\x00", "?state=\x00", "x" * 300_000)


def some(call: Callable[..., Any], business: int, word: str) -> bytes:
    """A call about this business, with this word wherever a word goes."""
    numbers: dict[str, object] = {**NUMBERS, "business": business, "platform": "fake"}
    texts = {name: {word: word} for name in ("settings", "secrets", "form", "app")}
    names = [name for name in get_type_hints(call) if name != "return"]
    arguments = {name: numbers.get(name, texts.get(name, word)) for name in names}
    line = {"version": __version__, "call": call.__name__, "arguments": arguments}
    return json.dumps(line).encode() + b"\n"


async def test_every_call_is_answered_whatever_it_is_about(
    app: App, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with control(app):
        for call in EVERYTHING:
            lines = dict.fromkeys(some(call, number, word) for number in (1, 99) for word in WORDS_GIVEN)
            for line in lines:
                said = (await talk(socket_path(data), line)).splitlines()
                assert said, (call, line[:200])
                assert {"result", "failure"} & json.loads(said[-1]).keys()
        assert len(await businesses(data)) == 1
    assert "Traceback" not in caplog.text


async def test_calls_at_once_are_all_answered_and_one_that_hangs_up_disturbs_none(
    app: App, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    line = encode_call(Calls.businesses)
    async with control(app):
        for end in (1, len(line) // 2, len(line)):
            _, writer = await asyncio.open_unix_connection(str(socket_path(data)))
            writer.write(line[:end])
            writer.transport.abort()
        answers = await asyncio.gather(*(talk(socket_path(data), line) for _ in range(60)))
    assert all(len(json.loads(said)["result"]) == 1 for said in answers)
    assert "Traceback" not in caplog.text


async def test_a_line_without_an_end_and_one_too_long_do_no_harm(app: App, data: Path) -> None:
    async with control(app):
        assert json.loads(await talk(socket_path(data), b'{"call"'))["failure"] == "not_understood"
        reader, writer = await asyncio.open_unix_connection(str(socket_path(data)))
        try:
            writer.write(b"x" * (LINE_LIMIT + 100_000))
            assert await reader.read() == b""
        except ConnectionError:
            pass
        writer.close()
        assert len(await businesses(data)) == 1


async def test_a_bot_of_another_version_says_which(app: App, data: Path) -> None:
    async with control(app):
        newer = encode_call(Calls.businesses).replace(__version__.encode(), b"99.0")
        said = json.loads(await talk(socket_path(data), newer))
    assert said == {"version": __version__, "failure": "other_version"}


@pytest.mark.parametrize(
    "line",
    [
        b'{"kind": "OtherVersion", "version": "0.1.0-old", "record": {"version": "0.1.0-old"}}\n',
        b'{"version": "99.0", "result": []}\n',
    ],
)
async def test_an_older_or_newer_bot_is_known_by_the_version_of_its_answer(data: Path, line: bytes) -> None:
    data.mkdir()

    async def old(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(line)
        writer.close()

    async with await asyncio.start_unix_server(old, str(socket_path(data))):
        with pytest.raises(CallFailed) as failed:
            await businesses(data)
    assert failed.value.failure is Failure.OTHER_VERSION


async def test_without_a_key_nothing_secret_is_stored(
    data: Path, platform: FakePlatform, clock: Clock
) -> None:
    settings = load(Path("/nowhere/.env"), {"SHOPBELL_DATA": str(data)})
    async with await App.open(settings, more={"fake": platform.factory()}, clock=clock) as app, control(app):
        business = await app.db.write(lambda tx: BusinessStore(tx).create(SERVER, "Rösterei", NOW))
        with pytest.raises(CallFailed) as failed:
            await ask(data, unheard, Calls.add, business.id, "fake", {}, {"token": "abc"}, "")
        assert failed.value.failure is Failure.NO_KEY
        assert await ask(data, unheard, Calls.channels, business.id) == ()


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
        assert await businesses(data) == ()
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


async def test_a_secret_reaches_no_log_on_its_way(
    app: App, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with control(app):
        [line] = await businesses(data)
        await ask(data, unheard, Calls.add, line.id, "fake", {}, {"token": "s3cr3t-w0rd"}, "")
        nonsense = encode_call(Calls.add, line.id, "fake", {}, {"token": "s3cr3t-w0rd"}, "")
        await talk(socket_path(data), nonsense.replace(b'"title": ""', b'"title": 7'))
    assert "s3cr3t-w0rd" not in caplog.text


@cache
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
    if origin is frozenset:
        return st.frozensets(values(inner[0]), max_size=3)
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


@pytest.mark.parametrize("call", EVERYTHING, ids=lambda call: str(call.__name__))
@given(draw=st.data())
def test_every_argument_and_result_comes_back_from_the_wire_as_it_was(
    call: Callable[..., Any], draw: st.DataObject
) -> None:
    kinds = get_type_hints(call)
    result = draw.draw(values(kinds.pop("return")))
    given = {name: draw.draw(values(kind)) for name, kind in kinds.items()}
    asked, answered = encode_call(call, **given), encode_result(call, result)
    for line in (asked, answered):
        assert line.count(b"\n") == 1 and line.endswith(b"\n")
    assert decode_call(json.loads(asked)) == (call, given)
    assert decode_result(call, json.loads(answered)) == result
