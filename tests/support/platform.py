"""A complete pretend platform: a server-side state that a test edits, and a connector over it."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import ClassVar
from urllib.parse import quote

from bot.connectors.example.platform import FITTING, OWN_ACTS, Platform, Posted
from bot.connectors.example.words import WORDS
from bot.domain.act import Act
from bot.domain.comment import Audience, AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.marks import mark
from bot.ports import (
    Account,
    AccountRef,
    Api,
    Closed,
    ConnectorError,
    ConnectorInfo,
    Coverage,
    Fetched,
    Length,
    LinkOut,
    Meter,
    Net,
    OutgoingReply,
    Poll,
    PostedAt,
    Prepared,
    Pull,
    Purpose,
    Quota,
    Refused,
    Secrets,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    Way,
    WebhookReceiver,
    Words,
)

FETCH_COSTS = 10
"""Units, where the platform has quotas."""
US = "us"
"""Author id of the account that the bot answers with."""
TEAM = "colleague"
ANOTHER = ""
"""Author id of somebody who has not written before."""
KEY = "fake"
HINT = mark("directly in the blog")
"""Hint of a reply with a link, in words that the catalogues have."""

_SOCIAL = {
    Visibility.PUBLIC: OWN_ACTS | {Act.HIDE, Act.LIKE, Act.UNLIKE},
    Visibility.HIDDEN: frozenset({Act.UNHIDE, Act.LIKE, Act.UNLIKE}),
}
_FITTING = {**FITTING, Visibility.PUBLIC: FITTING[Visibility.PUBLIC] | {Act.HOLD}}


@dataclass(slots=True, kw_only=True)
class FakePosted(Posted):
    """A comment with what a test wants to have said about it. `listed_at`: not in any list before (a slow index)."""

    author_id: str | None
    listed_at: datetime
    answers: tuple[ExternalId, ...]
    answers_sure: bool
    audience: Audience
    edited_at: datetime | None = None
    key: str
    """Idempotency key of the reply that made it."""
    identity: str
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What one call meets instead of working.

    `effect` only for sending: None never, zero at once, longer: the reply appears that much later.
    `gate`: the call hangs until it is set, then goes on (to `error`, if there is one).
    """

    error: ConnectorError | None = None
    effect: timedelta | None = None
    gate: asyncio.Event | None = None


@dataclass
class FakePlatform(Platform[FakePosted]):
    """The platform's server. Every method that writes is something that happens there, not something the bot does."""

    home: str = field(default="https://fake.example", kw_only=True)
    clock: Callable[[], datetime]
    page: int = 10
    keyed: bool = False
    """Whether a repeated send with the same key has no second effect."""
    can_write: bool = True
    missing: tuple[str, ...] = ()
    """Rights that the account lacks."""
    ahead: timedelta = timedelta(0)
    """How far its clock is ahead of the bot's."""
    limit: int = 500
    listing_delay: timedelta = timedelta(0)
    one_by_one: bool = False
    """Whether a watching poll answers for one comment a request and says `more`."""
    posted_at: PostedAt = PostedAt.PLATFORM
    titles: dict[ExternalId, str] = field(default_factory=dict)
    polls: tuple[Poll, ...] = (
        Poll("fast", timedelta(minutes=1)),
        Poll("watch", timedelta(minutes=5), watch_batch=10),
        Poll("sweep", timedelta(hours=24)),
    )
    customers_delete: bool = True
    webhook: WebhookReceiver | None = None
    quotas: tuple[Quota, ...] = ()
    ends_at: datetime | None = None
    """When the access ends, as a check finds."""
    names_authors: bool = False
    """Whether comments come without names, which are asked for apart."""
    lists_own: bool = True
    says_visibility: bool = True
    """Whether what it lists says how customers see a comment; where not, all seems public."""
    named: dict[str, str] = field(default_factory=dict)
    """Names of authors by their ids, as far as the platform gives them."""
    words: Words = WORDS
    by_link: bool = False
    """Whether it wants a person to post replies, though the account may write."""
    social: bool = False
    """Whether the account can hide comments and like them, instead of moderating them."""
    account: str = "fake.example"
    team: tuple[str, ...] = (TEAM,)
    """Accounts that a check finds to be of the business."""
    calls: list[str] = field(default_factory=list)
    """Names of the calls made, for example `fetch:fast`."""
    rewrite: Callable[[str], str] = lambda text: text
    """How the platform changes a reply's words on the way in."""
    sweep: Visibility = Visibility.PUBLIC
    """Visibility that the platform gives the business's own replies when they come in."""
    sweep_edits: Visibility | None = None
    """Visibility that the platform gives the business's own reply when it is changed."""
    sent_keys: list[str] = field(default_factory=list)
    _late: list[tuple[datetime, OutgoingReply, str]] = field(default_factory=list)
    _people: Iterator[int] = field(default_factory=count)
    _trouble: dict[str, deque[Trouble]] = field(default_factory=lambda: defaultdict(deque))

    # What people do there.

    def write(
        self,
        text: str,
        *,
        author: str = "Kundin K.",
        author_id: str | None = ANOTHER,
        role: AuthorRole = AuthorRole.CUSTOMER,
        thread: str = "post-1",
        parent: ExternalId | None = None,
        visibility: Visibility = Visibility.PUBLIC,
        audience: Audience = Audience.PUBLIC,
        posted_at: datetime | None = None,
        sure: bool = True,
        maybe: bool = False,
        identity: str = "",
        key: str = "",
        media: tuple[str, ...] = (),
    ) -> ExternalId:
        """Somebody comments, each time another person unless named; by the business it answers its parent. `maybe`: or it is a
        customer's.
        """
        now = self.clock()
        author_id = f"k{next(self._people)}" if author_id == ANOTHER else author_id
        answers = (parent,) if parent is not None and role in (AuthorRole.US, AuthorRole.TEAM) else ()
        return self.add(
            FakePosted(
                thread=ExternalId(thread),
                author=author,
                author_id=author_id,
                role=role,
                text=text,
                posted_at=(posted_at or now + self.ahead).replace(microsecond=0),
                parent=parent if sure else None,
                visibility=visibility,
                listed_at=now + self.listing_delay if role is AuthorRole.US else now,
                answers=answers,
                answers_sure=sure and not maybe,
                audience=audience,
                key=key,
                identity=identity,
                media=media,
            )
        ).id

    def answer(
        self,
        parent: ExternalId,
        text: str,
        *,
        team: bool = True,
        sure: bool = True,
        posted_at: datetime | None = None,
        visibility: Visibility = Visibility.PUBLIC,
    ) -> ExternalId:
        """Somebody of the business answers on the platform itself."""
        return self.write(
            text,
            author="Chefin",
            author_id=TEAM if team else US,
            role=AuthorRole.TEAM if team else AuthorRole.US,
            thread=self.comments[parent].thread,
            parent=parent,
            sure=sure,
            posted_at=posted_at,
            visibility=visibility,
        )

    def own(self) -> list[FakePosted]:
        """Comments of the bot's account that exist there, whether they are listed yet or not."""
        self._settle()
        return super().own()

    def link(self, to: ExternalId, text: str) -> str:
        """Page that opens with the reply filled in, in at most 512 characters."""
        page = f"https://fake.example/reply?to={to}"
        filled = f"{page}&text={quote(text, safe='')}"
        return filled if len(filled) <= 512 else page

    # What goes wrong there.

    def trouble(
        self,
        call: str,
        error: ConnectorError | None = None,
        *,
        effect: timedelta | None = None,
        gate: asyncio.Event | None = None,
        times: int = 1,
    ) -> None:
        """The next calls of this name (check, fetch, threads, send, find_sent, act) meet this."""
        self._trouble[call].extend([Trouble(error, effect, gate)] * times)

    def mend(self) -> None:
        """Removes every planned fault."""
        self._trouble.clear()

    async def meet(self, call: str) -> Trouble | None:
        """What this call meets; raises its error unless it is a send, which may have an effect first."""
        self._settle()
        waiting = self._trouble[call]
        if not waiting:
            return None
        met = waiting.popleft()
        if met.gate is not None:
            await met.gate.wait()
        if met.error is not None and call != "send":
            raise met.error
        return met

    # What the connector asks of it.

    def listed(self) -> list[FakePosted]:
        """Oldest first, as far as lists show it."""
        self._settle()
        now = self.clock()
        return sorted(
            (posted for posted in self.comments.values() if posted.listed_at <= now),
            key=lambda posted: posted.number,
        )

    def receive(self, reply: OutgoingReply, key: str) -> ExternalId:
        """The business's own reply arrives."""
        self.sent_keys.append(key)
        if self.keyed and key:
            for arrived in self.comments.values():
                if arrived.key == key:
                    return arrived.id
        parent = self.comments.get(reply.to.external_id)
        if parent is None:
            raise Refused(Reason.GONE)
        return self.write(
            self.rewrite(reply.text),
            author="Rösterei",
            author_id=US,
            role=AuthorRole.US,
            thread=parent.thread,
            parent=parent.id,
            visibility=self.sweep,
            key=key,
        )

    def receive_late(self, reply: OutgoingReply, key: str, after: timedelta) -> None:
        """The business's own reply arrives, but only after this time."""
        self._late.append((self.clock() + after, reply, key))

    def seen(self, posted: FakePosted) -> SeenComment:
        """The comment as its connector normalises it."""
        return replace(
            super().seen(posted),
            author="" if self.names_authors and posted.role is AuthorRole.CUSTOMER else posted.author,
            role=AuthorRole.TEAM if posted.author_id in self.team else posted.role,
            answers=posted.answers,
            answers_sure=posted.answers_sure,
            author_id=posted.author_id,
            audience=posted.audience,
            edited_at=posted.edited_at,
            context=json.dumps({"post": posted.thread}),
            media=posted.media,
            identity="" if posted.role is AuthorRole.US else posted.identity,
        )

    def factory(self) -> "FakeFactory":
        """Factory of connectors for a Switchboard."""
        return FakeFactory(self)

    def _settle(self) -> None:
        now = self.clock()
        due = [late for late in self._late if late[0] <= now]
        self._late = [late for late in self._late if late[0] > now]
        for at, reply, key in due:
            if reply.to.external_id in self.comments:
                made = self.comments[self.receive(reply, key)]
                # Nobody may have asked for a while: it is as old as it would be had somebody asked at once.
                made.posted_at = min(made.posted_at, (at + self.ahead).replace(microsecond=0))
                made.listed_at = min(made.listed_at, at + self.listing_delay)


def fake_info(posted_at: PostedAt = PostedAt.PLATFORM, *, customers_delete: bool = True) -> ConnectorInfo:
    """What the pretend platform declares."""
    return ConnectorInfo(
        key=KEY,
        title="Fake",
        words=WORDS,
        acts=frozenset(Act),
        settle=timedelta(seconds=125),
        posted_at=posted_at,
        settings=(SettingSpec("address"), SettingSpec("password", secret=True)),
        customers_delete=customers_delete,
    )


@dataclass(slots=True)
class FakeFactory:
    """Factory that takes the place of a connector class."""

    platform: FakePlatform
    accounts: list[Account] = field(default_factory=list)
    """What each connector was built with."""

    @property
    def info(self) -> ConnectorInfo:
        platform = self.platform
        return replace(
            fake_info(platform.posted_at, customers_delete=platform.customers_delete),
            words=platform.words,
            webhook=platform.webhook,
            names_authors=platform.names_authors,
            quotas=platform.quotas,
            lists_own=platform.lists_own,
            says_visibility=platform.says_visibility,
        )

    def __call__(self, account: Account, secrets: Secrets, meter: Meter, net: Net, /) -> "FakeConnector":
        self.accounts.append(account)
        return FakeConnector(self.platform, account, meter)


class FakeConnector:
    """A connector over a FakePlatform; keeps no state between calls."""

    info: ClassVar[ConnectorInfo] = fake_info()

    def __init__(self, platform: FakePlatform, account: Account, meter: Meter | None = None) -> None:
        self._meter = meter
        self._platform = platform
        self._account = account
        self.closed = False

    def polls(self) -> tuple[Poll, ...]:
        return self._platform.polls

    def can(self, to: Target) -> frozenset[Act]:
        if not self._platform.can_write:
            return frozenset()
        if self._platform.social:
            return _SOCIAL.get(to.visibility, frozenset())
        return _FITTING.get(to.visibility, _FITTING[Visibility.PUBLIC])

    def way(self, to: Target, text: str) -> Way:
        if not self._platform.can_write:
            return LinkOut(f"https://fake.example/{to.thread_id}#comment-{to.external_id}")
        if self._platform.by_link:
            return LinkOut(self._platform.link(to.external_id, text))
        if to.thread_id == "closed":
            return Closed(Reason.CLOSED)
        return Api(HINT if "http" in text else None)

    def length(self, to: Target, text: str) -> Length:
        return Length(len(text), self._platform.limit)

    async def check(self) -> AccountRef:
        self._platform.calls.append("check")
        await self._platform.meet("check")
        return AccountRef(
            id=self._platform.account,
            name="Rösterei",
            own_ids=(US,),
            team_ids=self._platform.team,
            can_write=self._platform.can_write and not self._platform.missing,
            missing=self._platform.missing,
            url="https://fake.example/",
            token_ends_at=self._platform.ends_at,
        )

    async def probe(self) -> None:
        self._platform.calls.append("probe")
        await self._platform.meet("fetch")

    async def fetch(self, pull: Pull) -> Fetched:
        if self._meter is not None and self._platform.quotas:
            await self._meter.allow(Purpose.READ, FETCH_COSTS)
            await self._meter.spend(FETCH_COSTS, Purpose.READ)
        self._platform.calls.append(f"fetch:{pull.poll}")
        await self._platform.meet("fetch")
        await self._platform.meet(f"fetch:{pull.poll}")
        watches = any(poll.name == pull.poll and poll.watch_batch for poll in self._platform.polls)
        fetched = self._watch(pull) if watches else self._walk(pull)
        if self._platform.says_visibility:
            return fetched
        return replace(
            fetched, seen=tuple(replace(one, visibility=Visibility.PUBLIC) for one in fetched.seen)
        )

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        self._platform.calls.append(f"threads:{len(ids)}")
        await self._platform.meet("threads")
        titles = self._platform.titles
        return tuple(SeenThread(i, titles[i], f"https://fake.example/{i}") for i in ids if i in titles)

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        self._platform.calls.append(f"authors:{','.join(ids)}")
        await self._platform.meet("authors")
        return tuple(SeenAuthor(i, self._platform.named[i]) for i in ids if i in self._platform.named)

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        return Prepared(key=f"reply-{reply.id}")

    async def send(self, reply: OutgoingReply) -> SentReply:
        platform = self._platform
        platform.calls.append("send")
        met = await platform.meet("send")
        if met is not None and met.error is not None:
            if met.effect == timedelta(0):
                platform.receive(reply, reply.prepared.key)
            elif met.effect is not None:
                platform.receive_late(reply, reply.prepared.key, met.effect)
            raise met.error
        return platform.sent(platform.comments[platform.receive(reply, reply.prepared.key)])

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        self._platform.calls.append("find_sent")
        await self._platform.meet("find_sent")
        return self._platform.find_sent(reply.to.external_id, since, owned)

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        platform = self._platform
        platform.calls.append(f"act:{act.value}")
        await platform.meet("act")
        posted = platform.act(act, to.external_id, platform.rewrite(text or ""))
        if posted is None:
            return None
        if act is Act.EDIT_OWN:
            posted.visibility = platform.sweep_edits or posted.visibility
        return platform.seen(posted)

    async def aclose(self) -> None:
        self.closed = True

    def _watch(self, pull: Pull) -> Fetched:
        listed = {posted.id: posted for posted in self._platform.listed()}
        ids = [ExternalId(i) for i in json.loads(pull.cursor or "[]")]
        ids = ids or [target.external_id for target in pull.watched]
        rest = ids[1:] if self._platform.one_by_one else []
        ids = ids[:1] if self._platform.one_by_one else ids
        return Fetched(
            seen=tuple(self._platform.seen(listed[i]) for i in ids if i in listed),
            gone=tuple(i for i in ids if i not in self._platform.comments),
            cursor=json.dumps(rest) if rest else "",
            more=bool(rest),
        )

    def _walk(self, pull: Pull) -> Fetched:
        """Newest first down to the floor, one page a call; the sweep has no floor."""
        state = _Walk(**json.loads(pull.cursor or "{}"))
        floor = 0 if pull.poll == "sweep" else state.floor
        listed = [
            posted
            for posted in reversed(self._platform.listed())
            if state.below is None or posted.number < state.below
        ]
        page, rest = listed[: self._platform.page], listed[self._platform.page :]
        lowest = page[-1].number if page else 0
        top = state.top if state.below is not None else (page[0].number if page else 0)
        complete = not rest or lowest <= floor
        coverage = Coverage(None, lowest if rest else 0, None if state.below is None else state.below - 1)
        after = (
            _Walk(floor=max(0, top - self._platform.page))
            if complete
            else replace(state, below=lowest, top=top)
        )
        return Fetched(
            seen=tuple(self._platform.seen(posted) for posted in page),
            covered=(coverage,),
            cursor=json.dumps({"floor": after.floor, "below": after.below, "top": after.top}),
            more=not complete,
            clock=(pull.now + self._platform.ahead).replace(microsecond=0),
        )


@dataclass(frozen=True, slots=True)
class _Walk:
    floor: int = 0
    below: int | None = None
    top: int = 0
