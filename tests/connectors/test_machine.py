"""The random state machine on a platform in memory, and that it finds what a connector gets wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    AccountRef,
    Connector,
    ConnectorFactory,
    ConnectorInfo,
    Fetched,
    Meter,
    Net,
    OutgoingReply,
    Poll,
    Pull,
    Received,
    Reconnect,
    Retry,
    Secrets,
    SentReply,
    Unclear,
)
from tests.connectors.harness import Able
from tests.connectors.machine import RUNS, There, a_day, play
from tests.support.clock import Clock
from tests.support.platform import KEY, FakeConnector, FakePlatform
from tests.support.polling import NoNet
from tests.support.receiver import FakeReceiver, signed

MINUTE = timedelta(minutes=1)


@dataclass
class Pretended:
    """The platform of the tests, played on: it pushes, and its answers get lost."""

    clock: Clock = field(default_factory=Clock)
    able: frozenset[Able] = frozenset(Able) - {Able.HOLD, Able.REWRITE, Able.THREADS}
    key: str = KEY
    settings: Mapping[str, str] = field(default_factory=lambda: {"address": "a"})
    secrets: Mapping[str, str] = field(default_factory=lambda: {"app": "secret", "verify": "word"})
    taken: int = 0

    def __post_init__(self) -> None:
        self.receiver = FakeReceiver()
        self.platform = FakePlatform(
            self.clock,
            page=6,
            polls=(
                Poll("fast", 2 * MINUTE, pushed_every=15 * MINUTE),
                Poll("watch", 5 * MINUTE, watch_batch=5),
                Poll("sweep", timedelta(hours=24)),
            ),
            webhook=self.receiver,
            listing_delay=timedelta(seconds=20),
        )
        self.platform.titles = {ExternalId("post-1"): "Beitrag"}

    def factory(self) -> ConnectorFactory:
        return self.platform.factory()

    def net(self) -> Net:
        return NoNet()

    def connector(self, ref: AccountRef | None) -> Connector:
        raise AssertionError("the engine builds it")

    def now(self) -> datetime:
        return self.clock()

    async def comment(self, text: str, *, name: str = "Resi", under: ExternalId | None = None) -> ExternalId:
        self.clock.advance(timedelta(seconds=1))
        made = self.platform.write(text, author=name, author_id=name, parent=under)
        self._pushes(made)
        return made

    async def answer_there(self, under: ExternalId, text: str) -> ExternalId:
        return await self._answer(under, text, team=False)

    async def colleague(self, under: ExternalId, text: str) -> ExternalId:
        return await self._answer(under, text, team=True)

    async def _answer(self, under: ExternalId, text: str, *, team: bool) -> ExternalId:
        self.clock.advance(timedelta(seconds=1))
        made = self.platform.answer(under, text, team=team)
        self._pushes(made)
        return made

    async def edit(self, comment: ExternalId, text: str) -> None:
        self.platform.edit(comment, text)
        self.receiver.delivery({"fake.example": Received(ask=(comment,))})

    async def delete(self, comment: ExternalId) -> None:
        self.platform.delete(comment)
        self.receiver.delivery({"fake.example": Received(gone=(comment,))})

    def hide(self, comment: ExternalId, *, hidden: bool) -> None:
        self.platform.set(comment, Visibility.HIDDEN if hidden else Visibility.PUBLIC)
        self.receiver.delivery({"fake.example": Received(ask=(comment,))})

    async def hold(self, text: str) -> ExternalId:
        raise AssertionError("nothing here needs it")

    async def standing(self, under: ExternalId) -> tuple[str, ...]:
        raise AssertionError("nothing here needs it")

    def revoke(self) -> None:
        for call in ("fetch", "check", "send", "find_sent"):
            self.platform.trouble(call, Reconnect(Reason.REVOKED), times=10**6)

    def renewed(self) -> Mapping[str, str]:
        self.platform.mend()
        return self.secrets

    def down(self) -> Callable[[], None]:
        for call in ("fetch", "check", "find_sent"):
            self.platform.trouble(call, Retry(), times=10**6)
        self.platform.trouble("send", Retry(), times=10**6)
        return self.platform.mend

    def rewrite(self, words: str, into: str) -> None:
        raise AssertionError("nothing here needs it")

    def lose_next_answer(self) -> None:
        self.platform.trouble("send", Unclear(), effect=timedelta(seconds=10))

    def deliveries(self) -> Sequence[tuple[Mapping[str, str], bytes]]:
        new = range(self.taken, len(self.receiver.made))
        self.taken = len(self.receiver.made)
        bodies = [json.dumps({"delivery": number}).encode() for number in new]
        return [(signed(self.secrets["app"], body), body) for body in bodies]

    def there(self) -> Mapping[ExternalId, There]:
        return {
            one.id: There(one.text, self.platform.seen(one).role, one.visibility, one.parent)
            for one in self.platform.comments.values()
        }

    def requests(self) -> int:
        return len(self.platform.calls)

    def _pushes(self, made: ExternalId) -> None:
        seen = self.platform.seen(self.platform.comments[made])
        self.receiver.delivery({"fake.example": Received((seen,), stale=True)})


@pytest.mark.timeout(120 + 4 * RUNS)
async def test_nothing_is_missed_doubled_or_closed_wrongly(
    record_property: Callable[[str, object], None],
) -> None:
    tally = await play(Pretended, RUNS)
    record_property("figures", str(tally))
    assert tally.is_clean, tally


async def test_a_day_of_virtual_time_counts_its_requests(
    record_property: Callable[[str, object], None],
) -> None:
    """Quiet: 720 quick looks, 288 at single comments, a sweep, a check-up. What is pushed is polled every 15 minutes."""
    played: list[Pretended] = []

    def made() -> Pretended:
        played.append(Pretended())
        return played[-1]

    quiet, busy = await a_day(made), await a_day(made, comments=24, pushed=True)
    record_property("figures", f"quiet day: {quiet}; busy day: {busy}")
    assert 1000 <= quiet.requests <= 1040
    assert (quiet.comments, quiet.replies, busy.comments, busy.replies) == (0, 0, 24, 24)
    assert 90 <= played[1].platform.calls.count("fetch:fast") <= 200


# What it finds.


class Faulty(FakeConnector):
    """The connector with a fault of the kind that its subclass plants."""


@dataclass
class Planting:
    """Factory of the faulty connector."""

    platform: FakePlatform
    faulty: type[Faulty]

    @property
    def info(self) -> ConnectorInfo:
        return self.platform.factory().info

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> Connector:
        return self.faulty(self.platform, account)


class Misses(Faulty):
    """Leaves the last comment of a full page out."""

    async def fetch(self, pull: Pull) -> Fetched:
        found = await super().fetch(pull)
        full = pull.poll != "watch" and len(found.seen) == self._platform.page
        return replace(found, seen=found.seen[:-1]) if full else found


class Buries(Faulty):
    """Says of a hidden comment that it was deleted."""

    async def fetch(self, pull: Pull) -> Fetched:
        found = await super().fetch(pull)
        hidden = tuple(one.external_id for one in found.seen if one.visibility is Visibility.HIDDEN)
        seen = tuple(one for one in found.seen if one.external_id not in hidden)
        return replace(found, seen=seen, gone=(*found.gone, *hidden))


class SendsTwice(Faulty):
    """Sends once more where no answer came."""

    async def send(self, reply: OutgoingReply) -> SentReply:
        try:
            return await super().send(reply)
        except Unclear:
            return await super().send(reply)


class ClosesOthers(Faulty):
    """Takes an answer for one to whatever was written before it."""

    async def fetch(self, pull: Pull) -> Fetched:
        found = await super().fetch(pull)
        seen = []
        for one in found.seen:
            if one.answers:
                others = (ExternalId(str(order)) for order in range(max(1, one.order - 3), one.order))
                one = replace(one, answers=(*one.answers, *others))
            seen.append(one)
        return replace(found, seen=tuple(seen))


class TakesForOurs(Faulty):
    """Takes a customer for somebody of the business."""

    async def fetch(self, pull: Pull) -> Fetched:
        found = await super().fetch(pull)
        return replace(
            found,
            seen=tuple(
                replace(one, role=AuthorRole.TEAM) if one.author == "Anna" else one for one in found.seen
            ),
        )


@pytest.mark.parametrize(
    ("faulty", "found"),
    [
        (Misses, "missed"),
        (Buries, "missed"),
        (SendsTwice, "doubled"),
        (ClosesOthers, "closed_wrongly"),
        (TakesForOurs, "missed"),
    ],
)
async def test_a_fault_of_a_connector_is_found_within_a_few_runs(faulty: type[Faulty], found: str) -> None:
    class Planted(Pretended):
        def factory(self) -> ConnectorFactory:
            return Planting(self.platform, faulty)

    for seed in range(12):
        if getattr(await play(Planted, 1, first=seed), found):
            return
    pytest.fail(f"nothing {found}: {faulty.__doc__}")
