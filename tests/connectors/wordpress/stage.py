"""WordPress on the contract's stage: in memory, and the real one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from bot.connectors.wordpress import WordPress as Connector
from bot.domain.external_id import ExternalId
from bot.http import Http
from bot.ports import Account, AccountRef, Granted, HttpRequest, Net, NetworkTrouble, Unmetered
from tests.connectors.harness import Able
from tests.connectors.wordpress.double import COLLEAGUE, EDITOR, FakeWordPress
from tests.support.wordpress import Moment, Status, WordPress

KEY = b"a key of the business under test"


class Kept:
    """Implements ports.Secrets with fixed values."""

    def __init__(self, **values: str) -> None:
        self.values: Mapping[str, str] = values

    def load(self) -> Mapping[str, str]:
        return self.values

    async def rotate(
        self, stale: Mapping[str, str], fresh: Callable[[], Awaitable[Granted]]
    ) -> Mapping[str, str]:
        self.values = (await fresh()).secrets
        return self.values


def connector(net: Net, url: str, ref: AccountRef | None, *, user: str = "", password: str = "") -> Connector:
    secrets = Kept(user=user, password=password) if user else Kept()
    return Connector(Account({"url": url}, ref, KEY), secrets, Unmetered(), net)


_open: list[Http] = []


def way_out(url: str) -> Net:
    """The real way out, with this address named by the installation. Closed by the fixture in conftest."""
    http = Http(frozenset({urlsplit(url).netloc}))
    _open.append(http)
    return http.net_for(Connector.info)


async def close_ways_out() -> None:
    while _open:
        await _open.pop().aclose()


def writes(request: HttpRequest) -> bool:
    return request.method not in ("GET", "HEAD")


class InMemory:
    """Fulfils Stage."""

    able = frozenset(Able)

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.blog = FakeWordPress()
        self._password = self.blog.password

    def connector(self, ref: AccountRef | None) -> Connector:
        return connector(
            self.blog, "https://blog.example.org", ref, user=self.blog.user, password=self._password
        )

    def now(self) -> datetime:
        return self.blog.now

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        return ExternalId(str(self.blog.add(text, name=name, parent=int(under or 0))))

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        return ExternalId(str(self.blog.add(text, name="Redaktion", parent=int(under), author=EDITOR)))

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        return ExternalId(str(self.blog.add(text, name="Autor", parent=int(under), author=COLLEAGUE)))

    async def edit(self, comment: ExternalId, text: str) -> None:
        self.blog.comments[int(comment)].raw = text

    async def delete(self, comment: ExternalId) -> None:
        self.blog.erase(int(comment))

    async def hold(self, text: str) -> ExternalId:
        return ExternalId(str(self.blog.add(text, status="hold")))

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        return tuple(
            row.raw
            for row in self.blog.comments.values()
            if row.parent == int(under) and row.status == "approve"
        )

    def revoke(self) -> None:
        self.blog.password = "another one by now"

    def down(self) -> Callable[[], None]:
        trap = self.blog.trap(lambda _: True, 10**6, trouble=NetworkTrouble(began=False))
        return lambda: self.blog.traps.remove(trap)

    def rewrite(self, words: str, into: str) -> None:
        self.blog.rewrites = (words, into)

    def lose_next_answer(self) -> None:
        self.blog.trap(writes, after=True, trouble=NetworkTrouble(began=True))


class Real:
    """Fulfils Stage."""

    able = frozenset(Able)

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self.blog: WordPress = request.getfixturevalue("wordpress")
        self._post = self.blog.make_post()
        self._editor = self.blog.editor
        self._net = way_out(self.blog.url)

    def connector(self, ref: AccountRef | None) -> Connector:
        editor = self._editor
        return connector(
            self._net, self.blog.url, ref, user=editor.login, password=editor.application_password
        )

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        customer = self.blog.customer(name)
        made = await asyncio.to_thread(
            lambda: self.blog.comment(customer, self._post.id, text, parent=int(under or 0))
        )
        return ExternalId(str(made))

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        made = await asyncio.to_thread(self.blog.reply_in_admin, self.blog.editor, int(under), text)
        return ExternalId(str(made))

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        made = await asyncio.to_thread(self.blog.reply, self.blog.owner, int(under), text)
        return ExternalId(str(made))

    async def edit(self, comment: ExternalId, text: str) -> None:
        await asyncio.to_thread(self.blog.edit_comment, int(comment), text)

    async def delete(self, comment: ExternalId) -> None:
        await asyncio.to_thread(self.blog.delete_comment, int(comment))

    async def hold(self, text: str) -> ExternalId:
        made = await self.comment(text)
        await asyncio.to_thread(self.blog.moderate, int(made), Status.HOLD)
        return made

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        rows = await asyncio.to_thread(self.blog.replies_to, int(under))
        return tuple(row.content for row in rows if row.status == "approve")

    def revoke(self) -> None:
        self.blog.revoke_application_passwords(self._editor)

    def down(self) -> Callable[[], None]:
        self.blog.stop()
        return self.blog.start

    def rewrite(self, words: str, into: str) -> None:
        self.blog.rewrite(words, into)

    def lose_next_answer(self) -> None:
        self.blog.truncate(Moment.AFTER, method="POST", path="/wp/v2/comments")
