"""Random state machine for any platform: the real engine over a real file, on a clock of its own, against a fake platform
on which people write, change, hide, delete and answer at random; and a day of virtual time, for counting requests.

A connector joins by a class that fulfils Played (its Stage with what is missing here) and a test that calls `play`.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from bot.domain.business import Business, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.comment import VISIBLE, AuthorRole, Visibility
from bot.domain.connecting import Connected
from bot.domain.external_id import ExternalId
from bot.domain.form_text import InteractionId
from bot.domain.outbox import RowKind
from bot.ports import Api, ConnectorFactory, LinkOut, Net
from bot.services.channels.connecting import Connecting
from bot.services.channels.pausing import Pausing
from bot.services.channels.process_memory import Process
from bot.services.channels.reply_targets import target_of
from bot.services.channels.switchboard import Switchboard
from bot.services.reading.intake import Intake
from bot.services.reading.poller import Poller
from bot.services.reading.pushes import Pushes
from bot.services.reading.webhooks import Delivered, Webhooks
from bot.services.sending.delivery import Delivery
from bot.services.sending.settling import give_back
from bot.storage.businesses import BusinessStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.comments import CommentStore
from bot.storage.credentials import Vault, new_key
from bot.storage.cursors import CursorStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.connectors.harness import Able, Stage
from tests.support.businesses import acting
from tests.support.clock import NOW, Clock
from tests.support.counts import MACHINES, SOAK
from tests.support.fresh import new_database
from tests.support.holders import ONLY

RUNS = 1000 if SOAK else MACHINES
"""Of each platform."""
OWNER = MemberId(7)
HOUR = timedelta(hours=1)
VAULT = Vault((new_key(),))
"""One for all runs: making a key and its ciphers costs more than a run uses of them."""


@dataclass(frozen=True, slots=True)
class There:
    """A comment as the mirror should hold it."""

    text: str
    role: AuthorRole
    visibility: Visibility = Visibility.PUBLIC
    parent: ExternalId | None = None


class Played(Stage, Protocol):
    """A fake platform on which the machine plays; empty, with one account, at first. Everything runs on `clock`."""

    clock: Clock
    key: str
    settings: Mapping[str, str]
    secrets: Mapping[str, str]
    """As typed when the channel is connected."""

    def factory(self) -> ConnectorFactory:
        """The connector's class."""

    def net(self) -> Net:
        """The way to the fake platform."""

    def renewed(self) -> Mapping[str, str]:
        """Ends what `revoke` began: secrets that are valid from now on."""

    def hide(self, comment: ExternalId, *, hidden: bool) -> None:
        """Somebody of the business hides it there, or shows it again. Only with Able.MODERATE."""

    def deliveries(self) -> Sequence[tuple[Mapping[str, str], bytes]]:
        """Headers and body of what the platform pushed since the last call; always empty where it does not."""

    def there(self) -> Mapping[ExternalId, There]:
        """Everything that is there now and that the connector is to bring, hidden ones too."""

    def requests(self) -> int:
        """How many requests the fake platform got so far."""


@dataclass
class Engine:
    """Poller, delivery and webhooks of one channel, without Discord."""

    db: Database
    played: Played
    seed: int
    business: Business = field(init=False)
    channel: ChannelId = field(init=False)
    installation: Mapping[str, str] = field(default_factory=dict)
    hook: str = ""
    """Last part of the address at which the platform delivers."""

    def start(self) -> None:
        """Builds the services again, as after a restart."""
        key, wake = self.played.key, _ignore
        rng, process = random.Random(self.seed), Process(ONLY)
        self.switchboard = Switchboard(
            self.db,
            VAULT,
            {key: self.played.factory()},
            lambda _: self.played.net(),
            self.played.clock,
            {key: self.installation},
        )
        intake = Intake(self.db, wake, self.switchboard.info)
        self.poller = Poller(self.db, self.switchboard, intake, wake, rng, process)
        self.delivery = Delivery(self.db, self.switchboard, wake, rng, process)
        pushes = Pushes(self.switchboard, intake, wake, lambda: True)
        self.webhooks = Webhooks(self.db, VAULT, self.switchboard, pushes, self.played.clock)
        wired = self.db, self.switchboard, VAULT, wake, _nothing
        self.connecting, self.pausing = Connecting(*wired), Pausing(*wired, give_back)

    async def connect(self) -> None:
        """Connects the account and reads it for the first time."""
        self.business = await self.db.write(lambda tx: BusinessStore(tx).create(ServerId(1), "Rösterei", NOW))
        self.start()
        made = await self.connecting.add(
            self._owner(), self.played.key, self.played.settings, self.played.secrets
        )
        assert isinstance(made, Connected), made
        self.channel = made.channel.id
        if self.switchboard.info(self.played.key).webhook is not None:
            assert made.channel.credential_id is not None
            path = await self.webhooks.address(self.business.id, made.channel.credential_id)
            self.hook = path.rsplit("/", 1)[-1]
        await self.settle()

    async def renew(self, secrets: Mapping[str, str]) -> None:
        """The owner gives access again."""
        made = await self.connecting.renew(self._owner(), self.channel, secrets)
        assert isinstance(made, Connected), made

    async def step(self) -> datetime:
        """One step of the poller and one of the delivery; when the next is due."""
        business, clock = self.business.id, self.played.clock
        polled = await self.poller.step(business, self.channel, clock())
        delivered = await self.delivery.step(business, self.channel, clock())
        return min(polled or clock() + HOUR, delivered or clock() + HOUR)

    async def settle(self) -> datetime:
        """Steps until nothing is due; when something is."""
        for _ in range(3000):
            due = await self.step()
            if due > self.played.clock() + timedelta(seconds=1):
                return due
            self.played.clock.advance(max(due - self.played.clock(), timedelta(0)))
        raise AssertionError("the engine never comes to rest")

    async def run(self, span: timedelta, before_each: Callable[[], Awaitable[None]] | None = None) -> None:
        """Steps whenever something is due, for that long."""
        clock = self.played.clock
        end = clock() + span
        while clock() < end:
            if before_each is not None:
                await before_each()
            due = await self.settle()
            clock.advance(max(min(due, end) - clock(), timedelta(0)))

    async def deliver(self, headers: Mapping[str, str], body: bytes) -> Delivered:
        """The platform pushes."""
        return await self.webhooks.deliver(self.played.key, self.hook, headers, body)

    async def rows(self, sql: str, **params: Any) -> list[tuple[Any, ...]]:
        """What a query finds."""
        return await self.db.read(lambda tx: [tuple(row) for row in tx.all(sql, **params)])

    async def rest(self) -> None:
        """Days go by without anybody writing: every poll gets its turn, then what it found missing."""
        for pause in (HOUR, 30 * HOUR, 30 * HOUR):
            self.played.clock.advance(pause)
            await self.db.write(
                lambda tx: CursorStore(tx).hasten_all(self.business.id, self.channel, self.played.clock())
            )
            await self.run(timedelta(minutes=11))

    def _owner(self) -> Any:
        return acting(self.business.id, OWNER, self.played.clock())


@dataclass(slots=True)
class Known:
    """What the machine remembers of a comment: plain facts, no engine."""

    ours: bool = False
    answers: ExternalId | None = None
    """What it answers; a platform may put it below another comment."""
    before: bool = False
    """Written before the channel was connected, and answered or too old to be surfaced."""
    hidden: bool = False
    """Was hidden at some moment, so that it may have been seen late or never."""
    answered: bool = False
    """Somebody answered it, there or from here."""
    unsure: bool = False
    """Its answer was hidden or deleted, or it shares a card with one that was answered."""
    replies: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """What came of the runs. The lists say what went wrong, one line each."""

    runs: int = 0
    comments: int = 0
    replies: int = 0
    pushed: int = 0
    requests: int = 0
    missed: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    closed_wrongly: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.runs} runs, {self.comments} comments, {self.replies} replies, {self.pushed} deliveries,"
            f" {self.requests} requests: {len(self.missed)} missed, {len(self.doubled)} doubled,"
            f" {len(self.closed_wrongly)} closed wrongly"
        )

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.missed or self.doubled or self.closed_wrongly)


class Machine:
    """One run: a channel's life from a seed."""

    def __init__(self, engine: Engine, tally: Tally, steps: int) -> None:
        self._engine = engine
        self._played = engine.played
        self._rng = random.Random(engine.seed)
        self._tally = tally
        self._steps = steps
        self._known: dict[ExternalId, Known] = {}
        self._deliveries: list[tuple[Mapping[str, str], bytes]] = []
        self._count = 0
        able = self._played.able
        everything: list[tuple[int, Able | None, Callable[[], Awaitable[None]]]] = [
            (10, None, self._write),
            (5, Able.ANSWER_THERE, self._answer),
            (4, Able.EDIT, self._edit),
            (3, Able.DELETE, self._delete),
            (4, Able.MODERATE, self._moderate),
            (7, Able.WRITE, self.reply_one),
            (2, Able.FAIL, self._lost_answer),
            (2, Able.FAIL, self._outage),
            (1, Able.REVOKE, self._lost_access),
            (2, None, self._standstill),
            (2, None, self._killed),
            (6, None, self._push),
        ]
        self._actions = [(weight, act) for weight, needs, act in everything if needs is None or needs in able]

    async def play(self) -> None:
        """Connects, plays, and compares."""
        await self._history()
        await self._engine.connect()
        weights = [weight for weight, _ in self._actions]
        for _ in range(self._steps):
            [(_, act)] = self._rng.choices(self._actions, weights)
            await act()
            self._deliveries += self._played.deliveries()
            if self._rng.random() < 0.7:
                await self._engine.run(timedelta(seconds=self._rng.choice((5, 40, 130, 400))))
        await self._engine.rest()
        await self._compare()

    # What people do there.

    async def _history(self) -> None:
        """What was there before: old, young, answered."""
        clock = self._played.clock
        for old in (True, True, False, False):
            made = await self._new(before=old)
            if not old and Able.ANSWER_THERE in self._played.able and self._rng.random() < 0.5:
                await self._answered(made)
                self._known[made].before = True
            clock.advance(timedelta(days=5) if old else HOUR)
        self._played.deliveries()

    async def _new(self, *, before: bool = False, under: ExternalId | None = None) -> ExternalId:
        self._count += 1
        name = self._rng.choice(("Anna", "Bernd", "Carla", "Dora"))
        made = await self._played.comment(f"Kommentar {self._count}: geht das?", name=name, under=under)
        self._known[made] = Known(before=before)
        self._tally.comments += 1
        return made

    def _some(self, *, ours: bool | None = False) -> ExternalId | None:
        there = self._played.there()
        fitting = [i for i in there if i in self._known and (ours is None or self._known[i].ours is ours)]
        return self._rng.choice(fitting[-12:]) if fitting else None

    async def write_one(self) -> None:
        """A customer writes."""
        await self._new()

    async def _write(self) -> None:
        for _ in range(self._rng.choice((1, 1, 1, 2, 6))):
            await self._new(under=self._some(ours=None) if self._rng.random() < 0.3 else None)

    async def _answer(self) -> None:
        under = self._some()
        if under is not None:
            await self._answered(under)

    async def _answered(self, under: ExternalId) -> None:
        self._count += 1
        made = await self._played.answer_there(under, f"Antwort {self._count}.")
        self._known[made] = Known(ours=True, answers=under)
        self._known[under].answered = True
        self._known[under].unsure |= self._played.there()[under].visibility not in VISIBLE

    async def _edit(self) -> None:
        whom = self._some()
        if whom is not None:
            self._count += 1
            await self._played.edit(whom, f"Geändert {self._count}: geht das?")

    async def _delete(self) -> None:
        whom = self._some(ours=None)
        if whom is not None:
            self._lost(whom)
            await self._played.delete(whom)

    async def _moderate(self) -> None:
        whom = self._some()
        if whom is not None:
            hidden = self._played.there()[whom].visibility in VISIBLE
            self._known[whom].hidden = True
            self._played.hide(whom, hidden=hidden)

    def _lost(self, whom: ExternalId) -> None:
        """Whatever is under it may go with it, and what it answered may be open again."""
        there = self._played.there()
        for comment, one in there.items():
            answered = comment in (there[whom].parent, self._known[whom].answers)
            if comment in self._known and (one.parent == whom or answered):
                self._known[comment].unsure = self._known[comment].hidden = True

    # What we do, and what happens to us.

    async def reply_one(self) -> None:
        """The owner answers an open comment: by the platform's interface, or there, with the text handed over."""
        engine, clock = self._engine, self._played.clock
        found = await engine.rows(
            "SELECT external_id FROM comment WHERE state = 'open' AND visibility IN ('public', 'held')"
            " AND NOT EXISTS (SELECT 1 FROM outbox WHERE comment_id = comment.id"
            " AND outbox.state IN ('queued', 'sending', 'verifying')) ORDER BY id"
        )
        if not found:
            return
        external = ExternalId(self._rng.choice(found)[0])
        self._count += 1
        text = f"Gern {self._count}!"
        business, channel = engine.business.id, engine.channel
        connector = await engine.switchboard.connector(business, channel)

        def comment_of(tx: Tx) -> Any:
            return CommentStore(tx).by_external(business, channel, external)

        comment = await engine.db.read(comment_of)
        way = connector.way(target_of(comment), text)
        if isinstance(way, LinkOut):
            await engine.db.write(lambda tx: CommentStateStore(tx).handed_over(business, comment.id, clock()))
            if external in self._played.there():
                await self._answered(external)
            return
        assert isinstance(way, Api), way
        row = NewRow(
            channel_id=channel,
            comment_id=comment.id,
            kind=RowKind.REPLY,
            parent=external,
            due_at=clock(),
            created_by=OWNER,
            interaction_id=InteractionId(self._count),
            body=text,
        )
        if await engine.db.write(lambda tx: OutboxStore(tx).add(business, row, clock())) is None:
            return
        self._tally.replies += 1
        self._known[external].answered = True
        self._known[external].replies.append(text)
        shared = await engine.rows(
            "SELECT comment.external_id FROM card_comment JOIN comment ON comment.id = card_comment.comment_id"
            " WHERE card_id = (SELECT card_id FROM card_comment WHERE comment_id = :comment)",
            comment=comment.id,
        )
        for (other,) in shared:
            # One that is deleted there has another id in the mirror by now.
            if other in self._known:
                self._known[other].unsure = True

    async def _lost_answer(self) -> None:
        """The platform does what it is asked, and its answer never arrives."""
        if Able.WRITE in self._played.able:
            self._played.lose_next_answer()
            await self.reply_one()

    async def _outage(self) -> None:
        """The platform is down, and people go on writing."""
        back = self._played.down()
        await self._engine.run(timedelta(minutes=self._rng.choice((1, 7))))
        await self._new()
        await self._engine.run(timedelta(minutes=self._rng.choice((1, 7))))
        back()

    async def _lost_access(self) -> None:
        """The access ends, and the owner renews it later."""
        self._played.revoke()
        await self._engine.run(timedelta(minutes=3))
        await self._new()
        await self._engine.run(timedelta(minutes=self._rng.choice((1, 60))))
        await self._engine.renew(self._played.renewed())

    async def _standstill(self) -> None:
        """The bot is off for hours."""
        for _ in range(self._rng.randrange(1, 4)):
            await self._rng.choice((self._write, self._write, self._answer))()
            self._played.clock.advance(timedelta(minutes=self._rng.choice((5, 90, 600))))
        self._engine.start()

    async def _killed(self) -> None:
        """Anywhere: before the platform answers, with the page in hand, while it is committed, after it."""
        self._played.clock.advance(timedelta(seconds=130))
        step = asyncio.create_task(self._engine.step())
        for _ in range(self._rng.randrange(60)):
            await asyncio.sleep(0)
        step.cancel()
        await asyncio.gather(step, return_exceptions=True)
        self._engine.start()
        await self._engine.delivery.recover(self._played.clock())

    async def _push(self) -> None:
        """The newest delivery, or any, once more."""
        for _ in range(self._rng.randrange(1, 4)):
            if self._deliveries:
                newest = self._rng.random() < 0.6
                headers, body = self._deliveries[-1] if newest else self._rng.choice(self._deliveries)
                assert await self._engine.deliver(headers, body) is Delivered.TAKEN
                self._tally.pushed += 1

    # What must hold in the end.

    async def _compare(self) -> None:
        rows = await self._engine.rows(
            "SELECT external_id, text, visibility, in_reply_to, state, probable_answer,"
            " (SELECT count(*) FROM event WHERE comment_id = comment.id AND what = 'announced') FROM comment"
        )
        mirror = {ExternalId(row[0]): row[1:] for row in rows}
        there = self._played.there()
        for comment, known in self._known.items():
            if not known.ours and comment in there:
                self._one(comment, known, there[comment], mirror.get(comment))
        for comment, (_, visibility, _, _, _, announced) in mirror.items():
            if announced > 1:
                self._found(self._tally.doubled, comment, f"rang {announced} times")
            if comment in self._known and comment not in there and visibility != "gone":
                self._found(self._tally.missed, comment, "is deleted there and not here")
        await self._replies(there)

    def _one(self, comment: ExternalId, known: Known, one: There, row: tuple[Any, ...] | None) -> None:
        """A comment of a customer that is there."""
        tally = self._tally
        if row is None:
            if not known.before:
                self._found(tally.missed, comment, "is not in the mirror")
            return
        text, visibility, parent, state, probable, announced = row
        if (text, visibility, parent) != (one.text, one.visibility.value, one.parent):
            self._found(tally.missed, comment, f"is {row} and should be {one}")
        if one.visibility not in VISIBLE:
            return
        if not announced and not known.before:
            self._found(tally.missed, comment, "never rang")
        there = known.answered and not known.unsure and not known.replies
        if there and announced and state == "open" and not probable:
            self._found(tally.missed, comment, "was answered there and is open")
        if not known.answered and not known.unsure and announced and state != "open":
            self._found(tally.closed_wrongly, comment, f"is {state} and nobody answered")

    async def _replies(self, there: Mapping[ExternalId, There]) -> None:
        """Our own replies: each is there once, or its row says why not; one may have gone with what was above it."""
        posted = Counter(one.text for one in there.values() if one.role is AuthorRole.US)
        for body, state, parent in await self._engine.rows("SELECT body, state, parent FROM outbox"):
            if posted[body] > 1:
                self._found(self._tally.doubled, body, f"is there {posted[body]} times")
            if state == "sent" and not posted[body] and ExternalId(parent) in there:
                self._found(self._tally.missed, body, "was sent and is not there")
            if state in ("queued", "sending", "verifying"):
                self._found(self._tally.missed, body, f"is {state} after days")
            if state in ("failed", "cancelled") and posted[body]:
                self._found(self._tally.missed, body, f"is {state} and is there")

    def _found(self, where: list[str], what: str, why: str) -> None:
        where.append(f"seed {self._engine.seed}: {what} {why}")


async def play(
    made: Callable[[], Played],
    runs: int,
    *,
    steps: int = 25,
    installation: Mapping[str, str] | None = None,
    first: int = 0,
) -> Tally:
    """Plays that many runs, each on a new platform and a new database. Seeds count from `first`."""
    tally = Tally()
    for seed in range(first, first + runs):
        async with _engine(made(), seed, installation) as engine:
            with _unlogged():
                await Machine(engine, tally, steps).play()
            tally.requests += engine.played.requests()
        tally.runs += 1
    return tally


@contextmanager
def _unlogged() -> Iterator[None]:
    """Turns logging off: pytest keeps every record of a test, with its traceback, and so each run's database: 14 MB a run."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


@dataclass(frozen=True, slots=True)
class Day:
    """What a day cost. `spent`: units by quota, where the platform counts any."""

    comments: int
    replies: int
    requests: int
    spent: Mapping[str, int]

    def __str__(self) -> str:
        spent = "".join(f", {units} of {quota}" for quota, units in self.spent.items())
        return f"{self.comments} comments, {self.replies} replies: {self.requests} requests{spent}"


async def a_day(
    made: Callable[[], Played],
    *,
    comments: int = 0,
    pushed: bool = False,
    installation: Mapping[str, str] | None = None,
) -> Day:
    """24 hours of virtual time of a connected channel: quiet, or with so many comments, one after the other, each of which
    is answered from here. `pushed`: the platform delivers them.
    """
    tally = Tally()
    async with _engine(made(), 0, installation) as engine:
        machine = Machine(engine, tally, 0)
        await engine.connect()
        units = "SELECT quota, units FROM meter"
        requests, spent = engine.played.requests(), dict(await engine.rows(units))
        engine.played.deliveries()
        pause = timedelta(hours=24) / (comments or 1)
        for _ in range(comments):
            await machine.write_one()
            for headers, body in engine.played.deliveries() if pushed else ():
                assert await engine.deliver(headers, body) is Delivered.TAKEN
            await engine.run(pause / 2)
            await machine.reply_one()
            await engine.run(pause / 2)
        if not comments:
            await engine.run(pause)
        after = dict(await engine.rows(units))
        return Day(
            tally.comments,
            tally.replies,
            engine.played.requests() - requests,
            {quota: count - spent.get(quota, 0) for quota, count in after.items()},
        )


@asynccontextmanager
async def _engine(played: Played, seed: int, installation: Mapping[str, str] | None) -> AsyncIterator[Engine]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "shopbell.db"
        new_database(path)
        db = await Database.open(path)
        try:
            engine = Engine(db, played, seed, installation or {})
            yield engine
            await engine.switchboard.aclose()
        finally:
            await db.close()


def _ignore(_: str) -> None:
    """Loops are stepped by the machine."""


async def _nothing(_: object) -> None:
    """No loops to keep in step here."""
