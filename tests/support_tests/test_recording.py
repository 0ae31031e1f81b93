"""The recording platform drops, breaks, delays and checks as its script says, in memory and on loopback alike."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.http import ChannelNet, Http
from bot.ports import HttpRequest, Net, NetworkTrouble
from tests.support import recording
from tests.support.clock import Clock
from tests.support.recording import (
    DROPPED,
    DROPPED_AFTER,
    HALF,
    PAGE,
    UNREACHABLE,
    Asked,
    Fault,
    Recording,
    Reply,
    json_reply,
    writes,
)


class Shelf:
    """A fake platform that counts what is put on it."""

    name = "shelf"

    def __init__(self) -> None:
        self.put = 0

    def unknown(self, asked: Asked) -> tuple[str, ...]:
        return tuple(sorted((asked.query.keys() | asked.form.keys()) - {"what", "token"}))

    def answer(self, asked: Asked) -> Reply:
        self.put += writes(asked)
        return json_reply({"put": self.put, "what": asked.form.get("what", "")}, x_usage="7")


@pytest.fixture(autouse=True)
def _counts_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails here on purpose is no finding about a platform."""
    monkeypatch.setattr(recording, "CHECKED", Counter())
    monkeypatch.setattr(recording, "UNKNOWN", Counter())


@asynccontextmanager
async def way(bed: Recording, *, loopback: bool) -> AsyncIterator[tuple[Net, str]]:
    if not loopback:
        yield bed, "https://shelf.example"
        return
    async with bed.serving() as root:
        http = Http(frozenset({root.removeprefix("http://")}))
        yield ChannelNet(http, frozenset({80, 443})), root
        await http.aclose()


def put(root: str, names: str = "what=Filter") -> HttpRequest:
    typed = {"Content-Type": "application/x-www-form-urlencoded"}
    return HttpRequest("POST", f"{root}/shelf", headers=typed, body=names.encode())


@pytest.mark.parametrize("loopback", [False, True])
async def test_each_fault_has_its_effect_or_none(loopback: bool) -> None:
    shelf = Shelf()
    bed = Recording(shelf, Clock())
    async with way(bed, loopback=loopback) as (net, root):
        answer = await net.request(put(root))
        assert (answer.status, answer.headers["x-usage"], answer.body) == (
            200,
            "7",
            b'{"put": 1, "what": "Filter"}',
        )
        for fault, there in ((DROPPED, 1), (DROPPED_AFTER, 2), (HALF, 3)):
            bed.plan(fault, writes)
            with pytest.raises(NetworkTrouble) as trouble:
                await net.request(put(root))
            assert trouble.value.began
            assert shelf.put == there
        bed.plan(PAGE)
        assert b"<html>" in (await net.request(put(root))).body
        assert shelf.put == 3
    assert [asked.method for asked in bed.log] == ["POST"] * 5


async def test_a_late_request_takes_effect_when_its_time_has_come() -> None:
    clock, shelf = Clock(), Shelf()
    bed = Recording(shelf, clock)
    bed.plan(Fault(late=timedelta(seconds=30)))
    with pytest.raises(NetworkTrouble):
        await bed.request(put("https://shelf.example"))
    bed.take_effect()
    assert shelf.put == 0
    clock.advance(timedelta(seconds=30))
    bed.take_effect()
    assert shelf.put == 1


async def test_what_cannot_be_reached_never_began() -> None:
    bed = Recording(Shelf(), Clock())
    end = bed.plan(UNREACHABLE, times=10)
    with pytest.raises(NetworkTrouble) as trouble:
        await bed.request(put("https://shelf.example"))
    assert not trouble.value.began
    assert bed.log == []
    end()
    await bed.request(put("https://shelf.example"))


async def test_a_name_that_nobody_knows_or_that_comes_twice_fails() -> None:
    bed = Recording(Shelf(), Clock())
    with pytest.raises(AssertionError, match="/shelf: colour"):
        await bed.request(put("https://shelf.example", "what=Filter&colour=red"))
    again = Recording(Shelf(), Clock())
    with pytest.raises(AssertionError, match="token twice"):
        await again.request(put("https://shelf.example?token=a&token=b"))


async def test_on_loopback_an_unknown_name_fails_at_the_end() -> None:
    bed = Recording(Shelf(), Clock())
    with pytest.raises(AssertionError, match="colour"):
        async with way(bed, loopback=True) as (net, root):
            await net.request(put(root, "colour=red"))
