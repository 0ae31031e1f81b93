"""Redirects by a platform: whatever Facebook or X answers with, no request goes elsewhere, and none of it counts as an answer."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

import pytest

from bot.connectors.facebook import Facebook
from bot.connectors.x import X
from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.http import Http
from bot.ports import (
    Account,
    AccountRef,
    Connector,
    ConnectorError,
    OutgoingReply,
    Prepared,
    Pull,
    Target,
    Unmetered,
)
from tests.connectors.facebook.double import PAGE
from tests.connectors.wordpress.stage import KEY, Kept
from tests.connectors.x.double import US, VALUES
from tests.support.clock import NOW
from tests.support.rough_server import RoughServer, Wire, rough_server

Call = Callable[[Connector], Awaitable[object]]
REPLY = OutgoingReply(RowId(1), Target(ExternalId("1_2"), ExternalId("1_1")), "Ja!", Prepared())
LIKED = Target(ExternalId("1_2"), ExternalId("1_1"), visibility=Visibility.PUBLIC)
CALLS: Mapping[str, Call] = {
    "check": lambda connector: connector.check(),
    "read": lambda connector: connector.fetch(Pull(connector.polls()[0].name, "", (), NOW)),
    "send": lambda connector: connector.send(REPLY),
    "find": lambda connector: connector.find_sent(REPLY, NOW, frozenset()),
    "hide": lambda connector: connector.act(Act.HIDE, LIKED, None),
    "like": lambda connector: connector.act(Act.LIKE, LIKED, None),
}
BODIES = {"page": b"<html>Moved</html>", "object": b"{}", "list": json.dumps({"data": []}).encode()}


@pytest.fixture
async def elsewhere() -> AsyncIterator[RoughServer]:
    async with rough_server() as server:
        yield server


def connector_of(key: str, http: Http, host: str) -> Connector:
    if key == "facebook":
        secrets = Kept(token="page-token", app_id="4711", app_secret="f" * 32)
        ref = AccountRef(id=PAGE, name="Seite", can_write=True)
        account = Account({"page": PAGE}, ref, KEY, {"HOST": host})
        return Facebook(account, secrets, Unmetered(), http.net_for(Facebook.info))
    account = Account(
        {}, AccountRef(id=str(US), name="Konto", can_write=True), KEY, {"DIALECT": "current", "HOST": host}
    )
    return X(account, Kept(**VALUES, account=str(US)), Unmetered(), http.net_for(X.info))


@pytest.mark.parametrize("body", sorted(BODIES))
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("key", ["facebook", "x"])
async def test_no_call_follows_a_platform_to_another_address_or_takes_a_redirect_for_an_answer(
    elsewhere: RoughServer, key: str, status: int, body: str
) -> None:
    async def moved(wire: Wire) -> None:
        await wire.answer(
            status,
            BODIES[body],
            f"Location: http://127.0.0.1:{elsewhere.port}/latest/meta-data",
            "Content-Type: application/json",
        )

    async with rough_server(moved) as platform:
        # Both are allowed, so that only the connector keeps the request from going there.
        http = Http(frozenset({f"127.0.0.1:{one.port}" for one in (platform, elsewhere)}))
        try:
            for name, call in CALLS.items():
                connector = connector_of(key, http, f"http://127.0.0.1:{platform.port}")
                with pytest.raises(ConnectorError):
                    pytest.fail(f"{name}: {await call(connector)}")
        finally:
            await http.aclose()
        assert len(platform.asked) >= 4
    assert elsewhere.asked == []
