"""A platform that fails a sender in every way, on a virtual clock, and remembers which replies it truly has."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bot.connectors.example.platform import Platform, Posted
from bot.connectors.example.words import WORDS
from bot.domain.act import Act
from bot.domain.channel import Side
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import (
    AccountRef,
    Api,
    ConnectorInfo,
    Fetched,
    Length,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Reconnect,
    Refused,
    Retry,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    Target,
    Unclear,
    UseLink,
    Way,
)

SETTLE = timedelta(seconds=125)
REST = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Nature:
    """What a platform declares about sending, and what it does to replies. The spans add up to less than what it declares
    as its settle time.
    """

    info: ConnectorInfo
    rewrites: bool = False
    """Changes the words on the way in: strips links, censors."""
    rests: bool = False
    """At times takes nothing at all for hours (Facebook's 368)."""
    by_link: bool = False
    """At times wants a person at its own page (X's 403)."""
    refuses_twins: bool | None = None
    """Takes the same words under the same comment only once; None: some do."""

    @property
    def longest_request(self) -> timedelta:
        return 0.16 * self.info.settle

    @property
    def latest_effect(self) -> timedelta:
        return 0.48 * self.info.settle

    @property
    def listing_delay(self) -> timedelta:
        return 0.32 * self.info.settle


_INFO = ConnectorInfo(key="blog", title="Blog", words=WORDS, acts=frozenset(Act), settle=SETTLE)
READS_BACK = Nature(_INFO)
REWRITING = Nature(_INFO, rewrites=True)
"""No reply is recognised by its words."""
KEYED = Nature(replace(_INFO, keyed=timedelta(hours=1)))
"""The same idempotency key has no second effect."""
BLIND = Nature(replace(_INFO, read_back=False))
"""Neither key nor read-back."""
RESTING = Nature(_INFO, rests=True, refuses_twins=True)
BY_LINK = Nature(_INFO, by_link=True)


class Crash(BaseException):
    """The process dies here."""


@dataclass(slots=True, kw_only=True)
class Standing(Posted):
    """The business's own reply on the platform. In no list before `listed_at`; not there at all before `effect_at`."""

    words: str
    """As they were sent; `text` is what the platform shows."""
    key: str
    effect_at: datetime
    listed_at: datetime


@dataclass(slots=True)
class World(Platform[Standing]):
    """State of the platform. `skew`: how far its clock is from the bot's."""

    home: str = field(default="https://blog.example", kw_only=True)
    now: datetime
    rng: random.Random
    nature: Nature = READS_BACK
    faults: float = 0.5
    crashes: float = 0.15
    skew: timedelta = timedelta(0)
    refuses_twins: bool = False
    held: set[ExternalId] = field(default_factory=set)
    gone: set[ExternalId] = field(default_factory=set)
    revoked: bool = False
    rests_until: datetime | None = None
    healthy: bool = False
    during: Callable[[], Awaitable[None]] | None = None
    """Runs while a request is under way: intake, for example."""

    def crash(self) -> None:
        """Raises Crash at random: the process may die at this point."""
        if not self.healthy and self.rng.random() < self.crashes:
            raise Crash

    def fault(self, share: float) -> bool:
        """Whether a fault strikes."""
        return not self.healthy and self.rng.random() < share

    def wait(self, up_to: timedelta) -> timedelta:
        """A random span up to that long."""
        return self.rng.random() * up_to

    @property
    def resting(self) -> bool:
        """Whether it takes nothing now."""
        return self.rests_until is not None and self.now < self.rests_until

    def effect(self, parent: ExternalId, text: str, key: str, at: datetime) -> Standing | None:
        """It is posted at that time; the same key is posted once; a twin is not taken by some platforms."""
        for known in self.comments.values():
            if key and known.key == key:
                return known
        if self.refuses_twins and self.there(parent, text, at):
            return None
        return self.add(
            Standing(
                thread=ExternalId("t1"),
                author="Rösterei",
                role=AuthorRole.US,
                text=f"{text[:9]} (gekürzt)" if self.nature.rewrites else f"<p>{text}</p>",
                posted_at=at + self.skew,
                parent=parent,
                words=text,
                key=key,
                effect_at=at,
                listed_at=at + (self.wait(self.nature.listing_delay) if self.fault(0.5) else timedelta(0)),
            )
        )

    def there(self, parent: ExternalId, text: str, at: datetime) -> tuple[Standing, ...]:
        """Replies under a comment with this text at that time."""
        return tuple(
            one for one in self.own() if one.parent == parent and one.words == text and one.effect_at <= at
        )

    def listed(self) -> list[Standing]:
        """Replies that lists show by now, in the order they took effect."""
        return sorted((one for one in self.own() if one.listed_at <= self.now), key=lambda one: one.effect_at)


def faulty(world: World) -> "FaultyPlatform":
    """A connector to such a world, which declares what its nature does."""
    declaring = type("Declaring", (FaultyPlatform,), {"info": world.nature.info})
    made = declaring(world)
    assert isinstance(made, FaultyPlatform)
    return made


class FaultyPlatform:
    """A connector to such a world; made by `faulty`."""

    info: ClassVar[ConnectorInfo]

    def __init__(self, world: World) -> None:
        self.world = world

    def polls(self) -> tuple[Poll, ...]:
        return (Poll("fast", timedelta(minutes=1)),)

    def can(self, to: Target) -> frozenset[Act]:
        return self.info.acts

    def way(self, to: Target, text: str) -> Way:
        return Api()

    def length(self, to: Target, text: str) -> Length:
        return Length(len(text), 65_525)

    async def check(self) -> AccountRef:
        return AccountRef("us", "Rösterei")

    async def probe(self) -> None:
        return None

    async def fetch(self, pull: Pull) -> Fetched:
        return Fetched()

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        return ()

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        return ()

    async def aclose(self) -> None:
        return None

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        self.world.crash()
        if self.world.fault(0.05):
            raise Retry
        return (
            Prepared(key=f"k{reply.id}-{self.world.rng.getrandbits(32)}") if self.info.keyed else Prepared()
        )

    async def send(self, reply: OutgoingReply) -> SentReply:
        world = self.world
        world.crash()
        if world.revoked or world.fault(0.02):
            world.revoked = True
            raise Reconnect(Reason.REVOKED)
        if reply.to.external_id in world.gone:
            raise Refused(Reason.GONE)
        if world.nature.rests and (world.resting or world.fault(0.1)):
            if not world.resting:
                world.rests_until = world.now + REST
            raise Retry(REST, Side.SEND, rests=True)
        if world.nature.by_link and world.fault(0.1):
            raise UseLink("https://blog.example/reply")
        if reply.to.external_id in world.held:
            raise AssertionError("answered a comment that is not approved")
        if not world.fault(world.faults):
            return await self._answer(reply, world.wait(timedelta(seconds=1)))
        return await self._misbehave(reply)

    async def _misbehave(self, reply: OutgoingReply) -> SentReply:
        world = self.world
        match world.rng.randrange(9):
            case 0:
                raise Retry
            case 1:
                raise Retry(timedelta(seconds=world.rng.randrange(120)))
            case 2:
                raise Refused(Reason.CLOSED)
            case 3:
                self._took(world.wait(world.nature.longest_request))
                raise Unclear
            case 4:
                self._took(world.wait(world.nature.longest_request))
                self._post(reply, world.now)
                raise Unclear
            case 5:
                self._post(
                    reply, world.now + world.wait(world.nature.longest_request + world.nature.latest_effect)
                )
                raise Unclear
            case 6:
                self._post(reply, world.now)
                raise ValueError("the answer was no JSON, and the connector slipped")
            case 7:
                await self._answer(reply, world.wait(world.nature.longest_request))
                raise Crash
            case _:
                return await self._answer(reply, world.wait(world.nature.longest_request))

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        world = self.world
        world.crash()
        self._took(world.wait(timedelta(seconds=1)))
        if world.revoked:
            raise Reconnect(Reason.REVOKED)
        if world.fault(0.25):
            raise world.rng.choice((Retry(timedelta(seconds=30)), Retry(), Unclear()))
        found = world.find_sent(reply.to.external_id, since, owned)
        world.crash()
        return found

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        world = self.world
        world.crash()
        if world.fault(world.faults / 2):
            raise world.rng.choice((Retry(), Unclear()))
        if to.external_id in world.gone:
            return None
        if act is Act.APPROVE:
            world.held.discard(to.external_id)
        if world.fault(world.faults / 2):
            raise world.rng.choice((Unclear(), Crash()))
        visibility = Visibility.HELD if to.external_id in world.held else Visibility.PUBLIC
        return SeenComment(
            external_id=to.external_id,
            order=1,
            thread_id=ExternalId("t1"),
            author="Kundin K.",
            role=AuthorRole.CUSTOMER,
            text="",
            posted_at=world.now,
            url="",
            visibility=visibility,
        )

    def _took(self, time: timedelta) -> None:
        self.world.now += time

    def _post(self, reply: OutgoingReply, at: datetime) -> Standing | None:
        key = reply.prepared.key if self.info.keyed else ""
        return self.world.effect(reply.to.external_id, reply.text, key, at)

    async def _answer(self, reply: OutgoingReply, time: timedelta) -> SentReply:
        """A send that works; others may see the reply before the sender does."""
        standing = self._post(reply, self.world.now)
        self._took(time)
        if self.world.during is not None:
            await self.world.during()
        self.world.crash()
        if standing is None:
            raise Refused(Reason.DUPLICATE, look=True)
        return self.world.sent(standing)
