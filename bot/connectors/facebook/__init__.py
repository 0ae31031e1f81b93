"""Facebook connector over the Graph API: reads and answers the comments on one page, with the page's own token."""

from collections.abc import Awaitable
from datetime import datetime, timedelta
from typing import ClassVar, TypeVar

from bot.connectors.facebook import account, coverage, normalise, reading, writing
from bot.connectors.facebook.client import HOST, VERSION, Graph
from bot.connectors.facebook.errors import NotTaken
from bot.connectors.facebook.login import FacebookLogin
from bot.connectors.facebook.webhook import Webhook
from bot.connectors.facebook.words import WORDS
from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import (
    VERIFY,
    Account,
    AccountRef,
    Api,
    Closed,
    ConnectorInfo,
    CopyText,
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
    Refused,
    Retry,
    Secrets,
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    Way,
)

T = TypeVar("T")

_OWN = frozenset({Act.EDIT_OWN, Act.DELETE_OWN})
_PUSHED_EVERY = timedelta(minutes=15)
_OF_ACCESS = frozenset({Reason.NO_RIGHT, Reason.UNKNOWN})
"""Refusals of one write that may be about the access as a whole."""
_CLOSED = {Visibility.HIDDEN: Reason.PARENT_HIDDEN, Visibility.GONE: Reason.GONE}


class Facebook:
    """Connector for Facebook pages."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="facebook",
        title="Facebook",
        words=WORDS,
        acts=_OWN | {Act.HIDE, Act.UNHIDE, Act.LIKE, Act.UNLIKE},
        # A request ends after a minute at most; a comment is listed at once, on a replica a little later.
        settle=timedelta(seconds=150),
        backfill=coverage.BACKFILL,
        settings=(
            SettingSpec("page", required=False),
            SettingSpec("token", secret=True),
            SettingSpec("app_id", secret=True),
            SettingSpec("app_secret", secret=True),
            SettingSpec(VERIFY, secret=True, required=False),
        ),
        login=FacebookLogin,
        webhook=Webhook(),
        installation=(
            InstallationSetting("VERSION", VERSION, r"v\d\d\.\d"),
            InstallationSetting("HOST", HOST, r"https?://[^/\s]+", only_tests=True),
        ),
    )

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        self._account = account
        self._secrets = secrets
        self._meter = meter
        self._net = net

    def polls(self) -> tuple[Poll, ...]:
        """Polls: the newest posts, questions after known comments, and every hour a walk over all posts and a page of what
        nobody watches.
        """
        return (
            Poll("feed", reading.FEED_EVERY, pushed_every=_PUSHED_EVERY),
            Poll("watch", reading.WATCH_EVERY, watch_batch=reading.WATCHED),
            Poll("deep", reading.SWEEP_EVERY),
            Poll("recheck", reading.RECHECK_EVERY),
        )

    def can(self, to: Target) -> frozenset[Act]:
        """Acts that Facebook offers for this comment: hide and like for customers', edit and delete for our own."""
        if not self._writes() or to.visibility not in (Visibility.PUBLIC, Visibility.HIDDEN):
            return frozenset()
        kept = normalise.remembered(to.context)
        if not to.context or kept.by in self._own():
            return _OWN
        if kept.post:
            return frozenset()
        hidden = to.visibility is Visibility.HIDDEN
        acts = set() if kept.no_hide and not hidden else {Act.UNHIDE if hidden else Act.HIDE}
        if not kept.no_like:
            acts.add(Act.UNLIKE if kept.liked else Act.LIKE)
        return frozenset(acts)

    def way(self, to: Target, text: str) -> Way:
        """Way of a reply: by API where the access may write, else a link to the comment."""
        if to.visibility in _CLOSED:
            return Closed(_CLOSED[to.visibility])
        kept = normalise.remembered(to.context)
        if kept.no_reply:
            return Closed(Reason.CLOSED)
        if self._writes():
            return Api()
        return LinkOut(kept.link) if kept.link else CopyText()

    def length(self, to: Target, text: str) -> Length:
        """Length in characters."""
        return Length(len(text), writing.LIMIT)

    async def check(self) -> AccountRef:
        """Checks the access. `missing` names permissions; `found` holds authorize, where a token is made."""
        values = self._secrets.load()
        page = self._account.settings.get("page", "")
        if not values.get("token"):
            raise Reconnect(Reason.REVOKED, "no token")
        return await account.check(
            self._graph(), values.get("app_id", ""), values.get("app_secret", ""), page
        )

    async def probe(self) -> None:
        """Health check: the id of the newest post."""
        await self._explained(self._reader().probe())

    async def fetch(self, pull: Pull) -> Fetched:
        """Fetches one page of a walk, or asks once after watched comments."""
        reader = self._reader()
        others = {"watch": reader.watch, "deep": reader.sweep, "recheck": reader.recheck}
        read = others.get(pull.poll, reader.feed)
        return await self._explained(read(pull))

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Titles and links of posts; unknown ids are left out."""
        return await self._reader().threads(ids)

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """None: names come with the comments or not at all."""
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """Prepares nothing: Facebook takes no idempotency key. The read-back is used instead."""
        return Prepared()

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Posts under the comment."""
        self._need_right()
        return await self._explained(writing.send(self._graph(), self._page(), reply))

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Read-back by author and parent."""
        return await self._explained(writing.find_sent(self._graph(), self._page(), reply, since, owned))

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Moderates; the state is read first."""
        self._need_right()
        return await self._explained(writing.act(self._graph(), self._page(), act, to, text))

    async def aclose(self) -> None:
        """Does nothing."""

    async def _explained(self, call: Awaitable[T]) -> T:
        """Result of a call. What is refused may be so for the access as a whole, which its check tells: Reconnect where the
        app's secret was changed, which Facebook calls a wrong parameter, or where the permission to write was taken away.
        """
        try:
            return await call
        except NotTaken:
            await self._missing()
            raise
        except Refused as refused:
            if refused.reason in _OF_ACCESS and account.WRITE in await self._missing():
                raise Reconnect(Reason.NO_RIGHT, account.WRITE) from refused
            raise

    async def _missing(self) -> tuple[str, ...]:
        """Permissions that are missing. Raises Reconnect alone: what else the check meets says nothing of the call."""
        try:
            return (await self.check()).missing
        except (Refused, Retry):
            return ()

    def _graph(self) -> Graph:
        values = self._secrets.load()
        installation = self._account.installation
        return Graph(
            self._net,
            self._meter,
            installation.get("HOST", HOST),
            installation.get("VERSION", VERSION),
            values.get("token", ""),
            values.get("app_secret", ""),
        )

    def _reader(self) -> reading.Reader:
        return reading.Reader(self._graph(), self._page())

    def _page(self) -> str:
        """Id of the page."""
        ref = self._account.ref
        return ref.id if ref is not None else self._account.settings.get("page", "me") or "me"

    def _own(self) -> tuple[str, ...]:
        return self._account.ref.own_ids if self._account.ref is not None else ()

    def _writes(self) -> bool:
        return self._account.ref is not None and self._account.ref.can_write

    def _need_right(self) -> None:
        if not self._writes():
            raise Reconnect(Reason.NO_RIGHT, "read-only")
