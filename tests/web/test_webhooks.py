"""Webhooks over the web door: raw bytes, limits, and that an address nobody has looks like a wrong signature."""

from __future__ import annotations

import asyncio
import io
import os
import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.connecting import Connected
from bot.ports import Received
from bot.services.reading.webhooks import LONGEST_BODY, Delivered
from bot.web import webhooks
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.counts import SOAK
from tests.support.platform import KEY
from tests.support.receiver import FakeReceiver, signed
from tests.support.web import OWNER, Web, web_door

SECRET = "app secret"
FUZZED = 10_000 if SOAK else 300


class Hooked:
    """A connected account whose platform delivers to the door."""

    def __init__(self, web: Web, receiver: FakeReceiver, path: str) -> None:
        self.web, self.receiver, self.path = web, receiver, path

    def body(self, text: str = "Habt ihr offen? ✓") -> bytes:
        made = self.web.platform.comments[self.web.platform.write(text)]
        return self.receiver.delivery({"fake.example": Received((self.web.platform.seen(made),))})

    async def deliver(
        self, body: bytes, path: str = "", secret: str = SECRET, **more: str
    ) -> tuple[int, str]:
        headers = {**signed(secret, body), "Content-Type": "application/json", **more}
        no_browser = {"Sec-Fetch-Site": "", "Origin": ""}
        said = await self.web.browser().ask(
            "POST", path or self.path, data=io.BytesIO(body), headers={**headers, **no_browser}
        )
        return said.status, said.text

    async def stored(self) -> list[str]:
        rows = await self.web.app.db.read(lambda tx: tx.all("SELECT text FROM comment ORDER BY id"))
        return [row["text"] for row in rows]


@pytest.fixture
async def hooked(tmp_path: Path, clock: Clock) -> AsyncIterator[Hooked]:
    async with web_door(tmp_path, clock, SHOPBELL_PUBLIC_URL="https://shop.example") as web:
        web.platform.webhook = receiver = FakeReceiver()
        assert await web.door.open()
        secrets = {"token": "t", "app": SECRET, "verify": "chosen word"}
        actor = acting(web.business.id, OWNER, clock())
        made = await web.app.connect.add(actor, KEY, {"address": "x"}, secrets)
        assert isinstance(made, Connected) and made.channel.credential_id is not None
        path = await web.app.webhooks.address(web.business.id, made.channel.credential_id)
        yield Hooked(web, receiver, path)


async def test_a_delivery_is_taken_in_and_one_with_a_wrong_signature_is_not(hooked: Hooked) -> None:
    assert await hooked.deliver(hooked.body()) == (200, "ok")
    assert await hooked.stored() == ["Habt ihr offen? ✓"]
    wrong = hooked.body("gefälscht")
    refused = [
        await hooked.deliver(wrong, secret="guess"),
        await hooked.deliver(wrong, path=f"/hooks/fake/{'A' * 22}"),
        await hooked.deliver(wrong, path=f"/hooks/nowhere/{hooked.path.rpartition('/')[2]}"),
        await hooked.deliver(wrong, path=f"{hooked.path}%00"),
    ]
    assert refused == [(404, "Nothing here")] * 4
    assert await hooked.stored() == ["Habt ihr offen? ✓"]


async def test_a_wrong_signature_and_an_address_of_nobody_get_the_same_bytes(hooked: Hooked) -> None:
    async def raw(path: str) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", hooked.web.port)
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{hooked.web.port}\r\nContent-Length: 2\r\n\r\n{{}}".encode()
        )
        said = await reader.read()
        writer.close()
        return b"\r\n".join(line for line in said.split(b"\r\n") if not line.startswith(b"Date:"))

    assert await raw(hooked.path) == await raw("/hooks/fake/" + "A" * 22)


async def test_a_subscription_check_gets_its_challenge_as_it_came(hooked: Hooked) -> None:
    browser = hooked.web.browser()
    right = "?token=chosen%20word&challenge=1158201444"
    said = await browser.get(hooked.path + right)
    assert (said.status, said.text) == (200, "1158201444")
    assert said.headers["Content-Type"] == "text/plain; charset=utf-8"
    for path in (f"{hooked.path}?token=guess&challenge=1", hooked.path, f"/hooks/fake/{'A' * 22}{right}"):
        assert (await browser.get(path)).status == 404


async def test_what_cannot_be_taken_now_is_asked_for_again(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def later(*_: object) -> Delivered:
        return Delivered.LATER

    monkeypatch.setattr(hooked.web.app.webhooks, "deliver", later)
    assert (await hooked.deliver(b"{}"))[0] == 503


async def test_a_delivery_that_takes_long_is_answered_in_time_and_ends_all_the_same(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert webhooks.ANSWER_WITHIN <= 5, "Meta takes an address that answers later for dead"
    gate, deliver = asyncio.Event(), hooked.web.app.webhooks.deliver

    async def slow(*given: object) -> Delivered:
        await gate.wait()
        return await deliver(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(hooked.web.app.webhooks, "deliver", slow)
    monkeypatch.setattr(webhooks, "ANSWER_WITHIN", 0.05)
    assert (await hooked.deliver(hooked.body()))[0] == 503
    gate.set()
    await hooked.web.door.close()
    assert await hooked.stored() == ["Habt ihr offen? ✓"]


async def test_a_body_of_a_mebibyte_is_read_and_one_byte_more_is_not(hooked: Hooked) -> None:
    assert (await hooked.deliver(b" " * LONGEST_BODY, secret="guess"))[0] == 404
    assert (await hooked.deliver(b" " * (LONGEST_BODY + 1)))[0] == 413


async def test_a_compressed_body_is_taken_as_it_came(hooked: Hooked) -> None:
    """Else a small body could grow to gigabytes, and its signature would be over other bytes."""
    import gzip

    bomb = gzip.compress(b"0" * 10_000_000)
    assert (await hooked.deliver(bomb, secret="guess", **{"Content-Encoding": "gzip"}))[0] == 404


async def test_fuzzed_deliveries_are_never_an_error_and_nothing_is_stored(hooked: Hooked) -> None:
    chance, good, seen = random.Random(7), hooked.body(), set[int]()
    for _ in range(FUZZED):
        body = bytearray(good)
        match chance.randrange(4):
            case 0:
                for _ in range(chance.randrange(1, 6)):
                    body[chance.randrange(len(body))] = chance.randrange(256)
            case 1:
                del body[chance.randrange(len(body)) :]
            case 2:
                body = bytearray(os.urandom(chance.randrange(200)))
            case _:
                body += b" "
        if bytes(body) != good:
            forged = {"X-Signature": chance.choice(["", "x", "sha256=" + "0" * 64])}
            seen.add((await hooked.deliver(bytes(body), secret=chance.choice(["", "guess"]), **forged))[0])
    assert seen == {404}
    assert await hooked.stored() == []
