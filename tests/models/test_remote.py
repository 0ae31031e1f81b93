"""Sentence vectors of a model server: a real server on loopback that misbehaves in every way."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.domain import language_model
from bot.domain.tier import Tier, Why, Wish
from bot.http import Http
from bot.models import remote
from bot.models.loading import Loading
from bot.models.remote import RemoteSentences
from bot.models.server import ModelServer
from bot.ports.embedder import Embedder, EmbedderFailed
from tests.support.clock import Clock
from tests.support.rough_server import Wire, rough_server
from tests.support.weights import cached_weights

JSON = "Content-Type: application/json"
Answering = Callable[[Wire, list[str]], Awaitable[None]]


def vector(text: str) -> list[float]:
    return [float(len(text)), 1.0, 0.0]


def listed(texts: list[str]) -> dict[str, Any]:
    return {"data": [{"index": n, "embedding": vector(text)} for n, text in enumerate(texts)]}


async def well(wire: Wire, texts: list[str]) -> None:
    found = listed(texts)
    found["data"].reverse()
    await wire.answer(200, json.dumps(found).encode(), JSON)


def saying(body: bytes, status: int = 200, kind: str = JSON) -> Answering:
    async def answer(wire: Wire, texts: list[str]) -> None:
        await wire.answer(status, body, kind)

    return answer


async def slow(wire: Wire, texts: list[str]) -> None:
    await asyncio.sleep(5)


async def rude(wire: Wire, texts: list[str]) -> None:
    wire.reset()


def of(*vectors: Any) -> Answering:
    """These vectors, whatever was asked for."""
    return saying(
        json.dumps({"data": [{"index": n, "embedding": v} for n, v in enumerate(vectors)]}).encode()
    )


@asynccontextmanager
async def embedder(answering: Answering, clock: Clock) -> AsyncIterator[tuple[Any, list[Any]]]:
    """How to make the embedder of a server that answers so after a first good answer; and what it was asked."""
    asked: list[Any] = []

    async def answer(wire: Wire) -> None:
        question = json.loads(wire.asked.body)
        asked.append((wire.asked.path, question, wire.asked.headers.get("authorization")))
        await (answering if len(asked) > 1 else well)(wire, question["input"])

    async with rough_server(answer) as server:
        http = Http(frozenset({f"127.0.0.1:{server.port}"}))

        def make(loop: asyncio.AbstractEventLoop) -> Embedder:
            address = f"http://127.0.0.1:{server.port}/v1"
            made = ModelServer(
                http, address, "secret", language_model.VECTORS_WITHIN, most=remote.ANSWER_LIMIT
            )
            return RemoteSentences(made, "bge-m3", loop, clock)

        try:
            yield make, asked
        finally:
            await http.aclose()


async def test_texts_are_sent_some_at_a_time_and_their_vectors_have_length_one(clock: Clock) -> None:
    async with embedder(well, clock) as (make, asked):
        made = await asyncio.to_thread(make, asyncio.get_running_loop())
        assert (made.name, made.version, made.dimension) == ("remote:bge-m3", "3", 3)
        texts = [("x" * n) or "" for n in range(20)]
        found = await asyncio.to_thread(made.encode, texts)
        assert found.shape == (20, 3) and found.dtype == np.float32
        assert np.allclose((found**2).sum(axis=1), 1)
        assert found[3][0] > found[1][0]
        assert [len(question["input"]) for _, question, _ in asked] == [1, 16, 4]
        assert asked[0] == ("/v1/embeddings", {"model": "bge-m3", "input": ["Hallo"]}, "Bearer secret")
        assert (await asyncio.to_thread(made.encode, [])).shape == (0, 3)


@pytest.mark.parametrize(
    "answering",
    [
        slow,
        rude,
        saying(b"no json"),
        saying(b"{}", 500),
        saying(b"{}", kind="Content-Type: text/html"),
        saying(b'{"data": 7}'),
        saying(b'{"data": []}'),
        saying(b"[" * 10_000),
        saying(b'{"data": "' + b"x" * (remote.ANSWER_LIMIT + 1) + b'"}'),
        of([1.0, 2.0]),
        of([1.0, 2.0, float("nan")]),
        of([1.0, 2.0, 1e300]),
        of([1.0, 2.0, 10**400]),
        saying(b'{"data": [{"index": 0, "embedding": [1.0, 2.0, -Infinity]}]}'),
        of([1.0, 2.0, "3"]),
        of([1.0, 2.0, True], [1.0, 2.0, 3.0]),
        of([]),
        of([0.0] * (remote.LONGEST + 1)),
    ],
)
async def test_whatever_it_answers_instead_is_a_failure_and_no_crash(
    answering: Answering, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language_model, "VECTORS_WITHIN", timedelta(milliseconds=300))
    async with embedder(answering, clock) as (make, _):
        made = await asyncio.to_thread(make, asyncio.get_running_loop())
        with pytest.raises(EmbedderFailed):
            await asyncio.to_thread(made.encode, ["Habt ihr offen?"])


async def test_a_server_that_fails_gives_way_to_this_machine_until_the_next_start(clock: Clock) -> None:
    data = cached_weights().parent.parent
    async with embedder(rude, clock) as (make, _):
        loading = Loading(Wish.FULL, data, make)
        ready = asyncio.Event()
        loop = asyncio.get_running_loop()
        loading.begin(lambda: loop.call_soon_threadsafe(ready.set))
        await asyncio.wait_for(ready.wait(), 20)
        first = loading.embedder()
        assert first is not None and first.name == "remote:bge-m3"
        assert (loading.choice.tier, loading.choice.why) == (Tier.FULL, Why.SERVER)
        loading.give_up()
        assert not loading.done
        ready.clear()
        loading.begin(lambda: loop.call_soon_threadsafe(ready.set))
        await asyncio.wait_for(ready.wait(), 20)
        second = loading.embedder()
        assert second is not None and second.name == "usem3"


async def test_a_server_that_cannot_be_reached_at_first_is_passed_over(clock: Clock) -> None:
    def unreachable(loop: asyncio.AbstractEventLoop) -> Embedder:
        raise EmbedderFailed("nobody is there")

    loading = Loading(Wish.FULL, Path(cached_weights().parent.parent), unreachable)
    ready, loop = asyncio.Event(), asyncio.get_running_loop()
    loading.begin(lambda: loop.call_soon_threadsafe(ready.set))
    await asyncio.wait_for(ready.wait(), 20)
    found = loading.embedder()
    assert found is not None and found.name == "usem3"
