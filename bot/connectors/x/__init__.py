"""X connector: reads mentions of the business's account, answers by the API where X lets a program, else by a link that
opens X with the reply filled in, and keeps to a limit of money (cap).
"""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.connectors.x import account, prices, writing
from bot.connectors.x.client import Client
from bot.connectors.x.dialect import CURRENT, LEGACY
from bot.connectors.x.length import LIMIT, links, weighted
from bot.connectors.x.login import HOST, VALUES, XLogin
from bot.connectors.x.normalise import Who, remembered
from bot.connectors.x.reading import LOOKED_BACK, MOST_IDS, Reader
from bot.connectors.x.words import LINK_COSTS, WORDS
from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.length import Unit
from bot.domain.reason import Reason
from bot.http import machine_time
from bot.ports import (
    Account,
    AccountRef,
    Api,
    Closed,
    ConnectorInfo,
    Fetched,
    InstallationSetting,
    Length,
    LinkOut,
    Meter,
    Net,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Reconnect,
    Secrets,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    Way,
)

_CLOSED = {
    Visibility.HIDDEN: Reason.PARENT_HIDDEN,
    Visibility.SPAM: Reason.PARENT_HIDDEN,
    Visibility.TRASHED: Reason.PARENT_HIDDEN,
    Visibility.GONE: Reason.GONE,
}
_MODERATE = {
    Visibility.PUBLIC: frozenset({Act.HIDE}),
    Visibility.HIDDEN: frozenset({Act.UNHIDE}),
}


class X:
    """Connector for one account on X."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="x",
        title="X",
        words=WORDS,
        acts=frozenset({Act.HIDE, Act.UNHIDE, Act.DELETE_OWN}),
        # A request ends after 20 s; X may still take it in after that, and then needs some seconds until it lists the post.
        settle=timedelta(seconds=125),
        backfill=LOOKED_BACK,
        lists_own=False,
        # Only the answer to hiding and showing again says whether a reply is hidden.
        says_visibility=False,
        settings=tuple(SettingSpec(key, secret=True, required=False) for key in VALUES),
        quotas=(prices.MONEY,),
        login=XLogin,
        installation=(
            InstallationSetting("DIALECT", CURRENT, f"{CURRENT}|{LEGACY}"),
            InstallationSetting("HOST", HOST, r"https?://[^/\s]{1,200}", only_tests=True),
        ),
        names_authors=True,
    )

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        self._account = account
        self._secrets = secrets
        self._meter = meter
        self._net = net

    def polls(self) -> tuple[Poll, ...]:
        """Polls: mentions; our own posts while a comment is open; once a day, whether those of the last days are still there."""
        return (
            Poll("mentions", timedelta(seconds=120)),
            Poll("own", timedelta(minutes=5), awaits=True),
            Poll("sweep", timedelta(days=1), watch_batch=MOST_IDS),
        )

    def can(self, to: Target) -> frozenset[Act]:
        """Hiding and showing again where the account began the conversation; deletion of our own replies."""
        ref = self._account.ref
        if ref is None or not ref.can_write:
            return frozenset()
        known = remembered(to.context)
        if known.by in ("", ref.id):
            shown = to.visibility in (Visibility.PUBLIC, Visibility.HELD)
            return frozenset({Act.DELETE_OWN}) if shown else frozenset()
        if not known.in_own or not account.may_hide(ref):
            return frozenset()
        return _MODERATE.get(to.visibility, frozenset())

    def way(self, to: Target, text: str) -> Way:
        """Way of a reply: by the API where its author mentioned or quoted us, else by link (rule of X since 23 February 2026)."""
        if to.visibility in _CLOSED:
            return Closed(_CLOSED[to.visibility])
        ref = self._account.ref
        if ref is None or not ref.can_write or not remembered(to.context).summoned:
            return LinkOut(writing.intent(to, text))
        return Api(LINK_COSTS if links(text) else None)

    def length(self, to: Target, text: str) -> Length:
        """Weighted length, as X counts. Names that X puts before a reply do not count."""
        return Length(weighted(text), LIMIT, Unit.WEIGHTED)

    async def check(self) -> AccountRef:
        """Checks the access. Who we are there costs money, so that is asked once for each access that is given."""
        return await account.check(self._client(), self._account, self._reader)

    async def probe(self) -> None:
        """Health check: mentions of the last minutes."""
        await self._reader().probe(machine_time())

    async def fetch(self, pull: Pull) -> Fetched:
        """Fetches one page."""
        reader = self._reader()
        if pull.poll == "own":
            return await reader.own(pull)
        return await (reader.sweep(pull) if pull.poll == "sweep" else reader.mentions(pull))

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """None: a post has no title, and each look-up costs money."""
        return ()

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """Names of authors, by one look-up; the legacy dialect brings none with the posts."""
        return await self._reader().authors(ids)

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """Prepares nothing: X takes no idempotency key."""
        return Prepared()

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Sends a reply: one attempt."""
        return await writing.send(self._client(), reply)

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Read-back in our own list."""
        return await writing.find_sent(
            self._client(), self._who(), self._setting("DIALECT"), reply, since, owned
        )

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Hides, shows again, or deletes."""
        return await writing.act(self._client(), self._who(), act, to)

    async def aclose(self) -> None:
        """Does nothing."""

    def _client(self) -> Client:
        host = self._setting("HOST")
        refresh = XLogin(self._net, {"HOST": host}).refresh
        return Client(self._net, self._meter, self._secrets, host, refresh)

    def _reader(self) -> Reader:
        return Reader(self._client(), self._who(), self._setting("DIALECT"), self.info.backfill)

    def _setting(self, name: str) -> str:
        return self._account.installation[name]

    def _who(self) -> Who:
        """Who we are there. Raises Reconnect before the first check."""
        ref = self._account.ref
        if ref is None:
            raise Reconnect(Reason.UNKNOWN, "the account was never checked")
        return Who(ref.id, ref.found.get(account.HANDLE, ""), ref.name)
