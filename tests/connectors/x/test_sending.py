"""The real sender with what X declares, and real requests over a socket."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.connectors.x import X
from bot.domain.outbox import RowId
from bot.http import Http
from bot.ports import OutgoingReply, Unclear, UseLink
from tests.connectors.harness import LONG_AGO, look, target
from tests.connectors.x.conftest import Scene
from tests.connectors.x.stage import connector
from tests.support.counts import SEEDS
from tests.support.faulty_platform import Nature
from tests.support.recording import DROPPED_AFTER, HALF, writes
from tests.support.simulation import simulated

ON_X = Nature(X.info, by_link=True)


@pytest.mark.timeout(0)
async def test_on_x_nothing_is_doubled_or_lost(record_property: Callable[[str, object], None]) -> None:
    tally = await simulated(ON_X, max(10, SEEDS // 3), record_property)
    assert tally.replies > 0


async def test_requests_over_a_socket_are_signed_as_they_arrive(either: Scene) -> None:
    asked = await either.comment("Habt ihr & heute <offen>?", name="Größl")
    async with either.recording.serving() as root:
        either.x.origin = root
        http = Http(frozenset({root.removeprefix("http://")}))
        installation = {**either.installation, "HOST": root}
        net = http.net_for(X.info)
        try:
            unchecked = connector(net, None, installation=installation)
            ref = await unchecked.check()
            x = connector(net, ref, installation=installation)
            seen = await look(x, either.now)
            assert seen[asked].text == "Habt ihr & heute <offen>?"
            reply = OutgoingReply(
                RowId(1), target(seen[asked]), "Ja & gern: „bis 18 Uhr“ 100 % – roesterei.at 👍🏽"
            )
            sent = await x.send(reply)
            assert await x.find_sent(reply, either.now() - LONG_AGO, frozenset()) == (sent,)
            for fault in (DROPPED_AFTER, HALF):
                either.recording.plan(fault, writes)
                with pytest.raises(Unclear):
                    await x.send(reply)
            assert len(await x.find_sent(reply, either.now() - LONG_AGO, frozenset())) == 3
        finally:
            await http.aclose()
    assert all(each.headers["authorization"].startswith("OAuth ") for each in either.recording.log)


async def test_a_plain_reply_over_a_socket_becomes_a_link(scene: Scene) -> None:
    asked = await scene.plain()
    async with scene.recording.serving() as root:
        scene.x.origin = root
        http = Http(frozenset({root.removeprefix("http://")}))
        net, installation = http.net_for(X.info), {**scene.installation, "HOST": root}
        try:
            ref = await connector(net, None, installation=installation).check()
            x = connector(net, ref, installation=installation)
            to = target((await look(x, scene.now))[asked])
            with pytest.raises(UseLink):
                await x.send(OutgoingReply(RowId(1), to, "Ja"))
        finally:
            await http.aclose()
