"""Facebook on the contract's stage: the fake one, where every request is checked against Meta's field lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from bot.connectors.facebook import Facebook
from bot.domain.external_id import ExternalId
from bot.ports import Account, AccountRef, Net, Unmetered
from tests.connectors.facebook.double import PAGE, FakeFacebook
from tests.connectors.harness import Able
from tests.connectors.wordpress.stage import KEY, Kept
from tests.support.clock import Clock
from tests.support.recording import DROPPED_AFTER, UNREACHABLE, Recording, writes

CUSTOMER = ("7001000000000001", "Anna Beispiel")
OTHER = ("7001000000000002", "Bernd Probe")


def connector(
    net: Net,
    facebook: FakeFacebook,
    ref: AccountRef | None,
    *,
    token: str = "page-token",
    installation: Mapping[str, str] | None = None,
) -> Facebook:
    """The connector of the fake page."""
    secrets = Kept(token=token, app_id=facebook.app_id, app_secret=facebook.app_secret)
    return Facebook(Account({"page": PAGE}, ref, KEY, installation or {}), secrets, Unmetered(), net)


class OnFacebook:
    """Fulfils Stage."""

    able = frozenset(Able) - {Able.COLLEAGUE, Able.HOLD}

    def __init__(self, request: pytest.FixtureRequest | None = None) -> None:
        self.clock = Clock()
        self.facebook = FakeFacebook(self.clock)
        self.bed = Recording(self.facebook, self.clock)
        self.post = self.facebook.post("Neue Öffnungszeiten ab Montag!")

    def connector(self, ref: AccountRef | None) -> Facebook:
        return connector(self.bed, self.facebook, ref)

    def now(self) -> datetime:
        return self.clock.now()

    def say(self, text: str, author: tuple[str, str] | None, under: ExternalId | None) -> ExternalId:
        self.clock.advance(timedelta(seconds=1))
        if under is not None and under in self.facebook.posts:
            return ExternalId(self.facebook.say(under, text, author))
        post = self.facebook.comments[under].post if under else self.post
        return ExternalId(self.facebook.say(post, text, author, parent=under or ""))

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        return self.say(text, (f"70010000{sum(name.encode()):08}", name), under)

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        return self.say(text, self.facebook.us, under)

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        raise AssertionError("whoever answers for a page on Facebook does so as the page")

    async def edit(self, comment: ExternalId, text: str) -> None:
        self.facebook.comments[comment].message = text

    async def delete(self, comment: ExternalId) -> None:
        self.facebook.delete(comment)

    async def hold(self, text: str) -> ExternalId:
        raise AssertionError("nothing waits for approval there")

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        return tuple(
            one.message for one in self.facebook.comments.values() if one.parent == under and not one.hidden
        )

    def revoke(self) -> None:
        self.facebook.tokens["page-token"].dead = "facebook-error-token-expired"

    def down(self) -> Callable[[], None]:
        return self.bed.plan(UNREACHABLE, times=10**6)

    def rewrite(self, words: str, into: str) -> None:
        self.facebook.rewrites = (words, into)

    def lose_next_answer(self) -> None:
        self.bed.plan(DROPPED_AFTER, writes)
