"""A WordPress, or what claims to be one, that answers with nonsense costs a try, never more."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from bot.domain.act import Act
from bot.domain.external_id import ExternalId
from bot.domain.outbox import RowId
from bot.domain.times import to_ms
from bot.ports import ConnectorError, HttpAnswer, HttpRequest, OutgoingReply, Pull, Target
from bot.storage.mirror import fingerprint
from tests.connectors.wordpress.double import FakeWordPress
from tests.connectors.wordpress.stage import connector
from tests.support.clock import NOW

URL = "https://blog.example.org"
ODD: tuple[object, ...] = (
    None, True, False, 0, -1, 1.5, 2**63, 10**400, "", "x", "\ud800", "\0", "9" * 5000, [], {}, [None], {"": []},
    [[]], "0001-01-01T00:00:00", "9999-12-31T23:59:59", "2026-13-45", "javascript:alert(1)", float("nan"),
    float("inf"), "a" * 3000, {"rendered": None}, {"raw": 5}, [{"id": 1}, {"id": 1}],
)  # fmt: skip


class Garbler:
    """Implements Net: what the blog says, with one or more pieces replaced."""

    def __init__(self, blog: FakeWordPress, seed: int) -> None:
        self._blog = blog
        self._random = random.Random(seed)

    async def request(self, request: HttpRequest) -> HttpAnswer:
        told = await self._blog.request(request)
        if self._random.random() < 0.4:
            return told
        try:
            body = json.loads(told.body)
        except ValueError:
            body = None
        headers = dict(told.headers)
        if headers and self._random.random() < 0.2:
            name = self._random.choice(sorted(headers))
            headers[name] = self._random.choice(("", "x", "-1", "9" * 5000, "1e9", "٣", "\x7f", "<a>; rel"))
        status = self._random.choice((told.status,) * 6 + (200, 204, 302, 418, 500))
        return HttpAnswer(status, told.url, headers, json.dumps(self._garbled(body)).encode(), told.links)

    def _garbled(self, value: Any, depth: int = 0) -> Any:
        if self._random.random() < 0.15:
            return self._random.choice(ODD)
        if isinstance(value, list):
            garbled = [self._garbled(one, depth + 1) for one in value]
            return garbled * self._random.choice((1, 1, 1, 2)) if depth == 0 else garbled
        if isinstance(value, dict):
            return {key: self._garbled(one, depth + 1) for key, one in value.items()}
        return value


async def _everything(blog: FakeWordPress, net: Garbler, known: str) -> None:
    """Each call of the seam; only the error family may come out."""
    user, password = blog.user, blog.password
    honest = await connector(blog, URL, None, user=user, password=password).check()
    editor = connector(net, URL, honest, user=user, password=password)
    stranger = connector(net, URL, honest)
    to = Target(ExternalId(known), ExternalId("4"))
    reply = OutgoingReply(RowId(7), to, "Ja, gern!")
    cursor = ""
    for call in (
        lambda: connector(net, URL, None, user=user, password=password).check(),
        lambda: connector(net, URL, None).check(),
        lambda: editor.fetch(Pull("fast", cursor, (), NOW)),
        lambda: editor.fetch(Pull("sweep", cursor, (), NOW)),
        lambda: editor.fetch(Pull("watch", "", (to,), NOW)),
        lambda: editor.fetch(Pull("watch", "[1]", (), NOW)),
        lambda: stranger.fetch(Pull("fast", cursor, (), NOW)),
        lambda: stranger.fetch(Pull("watch", "", (to,), NOW)),
        lambda: editor.threads((ExternalId("4"), ExternalId("2"))),
        lambda: editor.send(reply),
        lambda: editor.find_sent(reply, NOW, frozenset()),
        lambda: editor.act(Act.SPAM, to, None),
        lambda: editor.act(Act.EDIT_OWN, to, "Anders"),
    ):
        try:
            told = await call()
        except ConnectorError:
            continue
        for seen in getattr(told, "seen", ()):
            fingerprint(seen)
            assert abs(to_ms(seen.posted_at)) < 2**63


@pytest.mark.parametrize("batch", range(4))
async def test_whatever_the_answers_are_only_the_error_family_comes_out(batch: int) -> None:
    for seed in range(batch * 60, batch * 60 + 60):
        blog = FakeWordPress()
        known = str(blog.add("Habt ihr offen?"))
        blog.add("<b>Und</b> sonntags?")
        try:
            await _everything(blog, Garbler(blog, seed), known)
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
