"""Whatever happens on a platform, in any order, with restarts and failures between: the mirror is right in
the end, and every visible comment of a customer was announced exactly once."""

import asyncio
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain.business import ServerId
from bot.domain.comment import VISIBLE, AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Poll, Received, Reconnect, Retry
from bot.services.reading.pushes import Pushes
from bot.storage.businesses import BusinessStore
from bot.storage.cursors import CursorStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW, Clock
from tests.support.counts import MACHINES
from tests.support.fresh import new_database
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

STANDS = st.sampled_from(
    [Visibility.PUBLIC, Visibility.HELD, Visibility.SPAM, Visibility.TRASHED, Visibility.HIDDEN]
)
AUTHORS = st.sampled_from([("Anna", "a"), ("Bernd", "b"), ("Gast", None), ("Gast", "c")])


@dataclass
class Known:
    """What the model remembers of a comment: plain facts, no engine."""

    customer: bool
    history: bool = False
    imported: bool = False
    """Its date is from before the last walk: history if it was visible when it was seen first, else new once it is."""
    ever_visible: bool = False
    """Visible at some moment since the channel was connected."""
    always_visible: bool = False
    """Visible at every moment."""
    ever_answered: bool = False
    """Whether somebody of the business wrote a reply to it, public or not."""


class Mirroring(RuleBasedStateMachine):
    """The world of one channel."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        self.clock = Clock()
        self.platform = FakePlatform(
            self.clock,
            page=4,
            polls=(
                Poll("fast", timedelta(minutes=1), pushed_every=timedelta(minutes=4)),
                Poll("watch", timedelta(minutes=5), watch_batch=3),
                Poll("sweep", timedelta(hours=24)),
            ),
        )
        self.known: dict[ExternalId, Known] = {}
        self.deliveries: list[Received] = []
        """Everything that the platform pushed, in the order in which it happened there."""
        self.count = 0
        path = Path(self.folder.name) / "shopbell.db"
        new_database(path)
        self.db = self.runner.run(Database.open(path))
        business = self.runner.run(self._business())
        self.polling = Polling(self.db, business, self.clock, self.platform)

    async def _business(self):
        return await self.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))

    def teardown(self) -> None:
        try:
            if self.known or self.count:
                self.everything_is_looked_at()
        finally:
            self.runner.run(self.db.close())
            self.runner.close()
            self.folder.cleanup()

    @initialize(old=st.integers(0, 9), young=st.integers(0, 4))
    def connect(self, old: int, young: int) -> None:
        for number in range(old + young):
            age = timedelta(days=9) if number < old else timedelta(hours=1)
            made = self.platform.write(f"Geschichte {number}", posted_at=self.clock() - age)
            self.known[made] = Known(customer=True, history=number < old, ever_visible=True)
        self.count = 1
        self.runner.run(self.polling.connected())

    # What people do on the platform.

    def _some(self, data: st.DataObject, *, customers: bool = False) -> ExternalId:
        there = [
            i for i, comment in self.platform.comments.items() if not customers or self.known[i].customer
        ]
        return data.draw(st.sampled_from(there))

    @rule(author=AUTHORS, stands=STANDS, late=st.booleans(), past=st.booleans(), data=st.data())
    def write(
        self, author: tuple[str, str | None], stands: Visibility, late: bool, past: bool, data: st.DataObject
    ) -> None:
        self.count += 1
        parents = [None, *self.platform.comments]
        made = self.platform.write(
            f"Kommentar {self.count}",
            author=author[0],
            author_id=author[1],
            visibility=stands,
            thread=data.draw(st.sampled_from(["post-1", "post-2"])),
            parent=data.draw(st.sampled_from(parents)),
            posted_at=self.clock() - timedelta(days=40 if past else 0),
        )
        if late:
            self.platform.comments[made].listed_at += timedelta(seconds=90)
        self.known[made] = Known(
            customer=True, imported=past, ever_visible=stands in VISIBLE, always_visible=stands in VISIBLE
        )
        self._delivered(made)

    @precondition(lambda self: self.platform.comments)
    @rule(team=st.booleans(), stands=STANDS, data=st.data())
    def answer(self, team: bool, stands: Visibility, data: st.DataObject) -> None:
        self.count += 1
        parent = self._some(data)
        made = self.platform.answer(parent, f"Antwort {self.count}", team=team, visibility=stands)
        self.known[made] = Known(customer=False)
        self.known[parent].ever_answered = True
        self._delivered(made)

    @precondition(lambda self: self.platform.comments)
    @rule(stands=STANDS, data=st.data())
    def moderate(self, stands: Visibility, data: st.DataObject) -> None:
        moderated = self._some(data)
        self.platform.set(moderated, stands)
        self.known[moderated].ever_visible |= stands in VISIBLE
        self.known[moderated].always_visible &= stands in VISIBLE
        self.deliveries.append(Received(ask=(moderated,)))

    @precondition(lambda self: self.platform.comments)
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        self.count += 1
        edited = self._some(data)
        self.platform.edit(edited, f"geändert {self.count}")
        self.deliveries.append(Received(ask=(edited,)))

    @precondition(lambda self: self.platform.comments)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        deleted = self._some(data)
        self.platform.delete(deleted)
        self.deliveries.append(Received(gone=(deleted,)))

    def _delivered(self, made: ExternalId) -> None:
        seen = self.platform.seen(self.platform.comments[made])
        self.deliveries.append(Received(seen=(seen,), stale=True))

    # What happens to us.

    @precondition(lambda self: self.deliveries)
    @rule(newest=st.booleans(), data=st.data())
    def pushed(self, newest: bool, data: st.DataObject) -> None:
        """In any order, late and more than once, as a platform delivers and whoever sits between may do it again."""
        received = self.deliveries[-1] if newest else data.draw(st.sampled_from(self.deliveries))
        its = self.polling
        pushes = Pushes(its.switchboard, its.intake, its.woken.append, lambda: True)
        self.runner.run(pushes.take(its.business.id, its.channel_id, received, self.clock()))

    @rule(seconds=st.sampled_from([1, 30, 70, 400]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(timedelta(seconds=seconds))

    @rule()
    def step(self) -> None:
        self.runner.run(self.polling.step())

    @rule()
    def poll(self) -> None:
        self.runner.run(self.polling.poll())

    @rule()
    def restart(self) -> None:
        self.polling.start()

    @rule(ticks=st.integers(0, 60))
    def killed(self, ticks: int) -> None:
        """Anywhere: before the platform answers, with the page in hand, while it is committed, after it."""
        self.clock.advance(timedelta(seconds=70))

        async def kill() -> None:
            step = asyncio.create_task(self.polling.step())
            for _ in range(ticks):
                await asyncio.sleep(0)
            step.cancel()
            await asyncio.gather(step, return_exceptions=True)

        self.runner.run(kill())
        self.polling.start()

    @rule(lost=st.booleans())
    def trouble(self, lost: bool) -> None:
        self.platform.trouble("fetch", Reconnect(Reason.REVOKED) if lost else Retry())

    # What must hold.

    @invariant()
    def nothing_is_announced_twice(self) -> None:
        counted = Counter(self.runner.run(self.polling.announced()))
        assert not [external for external, times in counted.items() if times > 1]

    def everything_is_looked_at(self) -> None:
        """Ends every fault, renews access, and runs every poll twice."""
        self.platform.mend()

        its = self.polling

        def due_now(tx: Tx) -> None:
            CursorStore(tx).hasten_all(its.business.id, its.channel_id, self.clock())

        async def rest() -> None:
            for _ in range(2):
                self.clock.advance(timedelta(hours=30))
                await self.db.write(due_now)
                await its.settle()

        self.runner.run(rest())
        self._mirror_equals_platform()
        self._announced_once()
        self._cards_and_states()

    def _mirror_equals_platform(self) -> None:
        rows = self.runner.run(
            self.polling.rows(
                "SELECT comment.external_id, text, author, visibility, thread.external_id, in_reply_to, role"
                " FROM comment JOIN thread ON thread.id = comment.thread_id WHERE visibility <> 'gone'"
            )
        )
        there = [
            (
                comment.id,
                comment.text,
                comment.author,
                comment.visibility.value,
                comment.thread,
                comment.parent,
                comment.role.value,
            )
            for comment in self.platform.comments.values()
        ]
        assert sorted(rows) == sorted(there)

    def _announced_once(self) -> None:
        announced = Counter(self.runner.run(self.polling.announced()))
        for external, comment in self.platform.comments.items():
            known = self.known[external]
            visible = comment.visibility in VISIBLE and comment.role is AuthorRole.CUSTOMER
            if visible and not (known.history or known.imported):
                assert announced[external] == 1, external
            if known.imported and known.always_visible:
                assert announced[external] == 0, external
        for external in map(ExternalId, announced):
            assert self.known[external].customer
            assert self.known[external].ever_visible
            assert not self.known[external].history

    def _cards_and_states(self) -> None:
        rows = self.runner.run(
            self.polling.rows(
                "SELECT external_id, announced, state, role, visibility,"
                " (SELECT count(*) FROM card_comment WHERE comment_id = comment.id),"
                " (SELECT count(*) FROM event WHERE comment_id = comment.id AND what = 'announced')"
                " FROM comment"
            )
        )
        for external, _, state, role, visibility, cards, announced in rows:
            assert cards == announced, external
            if announced and not self.known[external].ever_answered:
                assert state == "open", external
            if role != "customer" or not announced:
                assert state == "silent", external
            answered = [
                comment
                for comment in self.platform.comments.values()
                if comment.parent == external
                and comment.answers == (external,)
                and comment.visibility is Visibility.PUBLIC
            ]
            if announced and answered and visibility in ("public", "held"):
                assert state == "elsewhere", external


TestMirroring = pytest.mark.timeout(120 + 2 * MACHINES)(Mirroring.TestCase)
TestMirroring.settings = settings(
    max_examples=MACHINES,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
