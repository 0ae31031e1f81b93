"""WordPress connector over its REST API: reads everything with a moderator's application password, or what is
public without one.
"""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.connectors.wordpress import discovery, reading, team, writing
from bot.connectors.wordpress.client import Client, plain_root
from bot.connectors.wordpress.login import WordPressLogin
from bot.connectors.wordpress.normalise import Who, remembered
from bot.connectors.wordpress.words import WORDS
from bot.domain.act import Act
from bot.domain.comment import Visibility
from bot.domain.external_id import ExternalId
from bot.domain.length import Unit
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    AccountRef,
    Api,
    Closed,
    ConnectorInfo,
    CopyText,
    Fetched,
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

_MODERATE = {
    Visibility.PUBLIC: frozenset({Act.HOLD, Act.SPAM, Act.TRASH}),
    Visibility.HELD: frozenset({Act.APPROVE, Act.SPAM, Act.TRASH}),
    Visibility.SPAM: frozenset({Act.UNSPAM, Act.TRASH}),
    Visibility.TRASHED: frozenset({Act.UNTRASH}),
}
_OWN = frozenset({Act.EDIT_OWN, Act.DELETE_OWN})
_PASSING = {Reason.NOT_JSON: Reason.NOT_JSON, Reason.NO_HOST: Reason.SILENT}
_CLOSED = {
    Visibility.HIDDEN: Reason.PARENT_HIDDEN,
    Visibility.SPAM: Reason.PARENT_HIDDEN,
    Visibility.TRASHED: Reason.PARENT_HIDDEN,
    Visibility.GONE: Reason.GONE,
}


class WordPress:
    """Connector for WordPress blogs. With a credential it reads everything that moderators see, else approved
    comments only.
    """

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="wordpress",
        title="WordPress",
        words=WORDS,
        customers_delete=False,
        acts=frozenset().union(*_MODERATE.values(), _OWN),
        # Answers come at once; longer than any timeout of a host, so that a late effect is seen.
        settle=timedelta(seconds=125),
        settings=(
            SettingSpec("url"),
            SettingSpec("user", secret=True, required=False),
            SettingSpec("password", secret=True, required=False),
        ),
        login=WordPressLogin,
    )

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        self._account = account
        self._secrets = secrets
        self._meter = meter
        self._net = net

    def polls(self) -> tuple[Poll, ...]:
        """Polls: quick walk, questions after known comments, and the whole list once a day (public: hourly)."""
        return (
            Poll("fast", timedelta(seconds=60)),
            Poll("watch", timedelta(seconds=300), watch_batch=100),
            Poll("sweep", timedelta(days=1) if self._moderates() else timedelta(hours=1)),
        )

    def can(self, to: Target) -> frozenset[Act]:
        """Moderation acts that fit the comment's status; editing and deletion only for our own replies."""
        if not self._writes():
            return frozenset()
        acts = _MODERATE.get(to.visibility, frozenset())
        by = remembered(to.context).by
        own = self._account.ref.own_ids if self._account.ref else ()
        editable = to.visibility in (Visibility.PUBLIC, Visibility.HELD)
        return acts | _OWN if editable and (not by or by in own) else acts

    def way(self, to: Target, text: str) -> Way:
        """Way of a reply: by REST API where the account may write, else a link to the comment's own address."""
        if to.visibility in _CLOSED:
            return Closed(_CLOSED[to.visibility])
        if self._writes():
            return Api()
        link = remembered(to.context).link
        return LinkOut(link) if link else CopyText()

    def length(self, to: Target, text: str) -> Length:
        """Length in bytes, as WordPress stores the text."""
        return Length(len(writing.stored_form(text).encode()), writing.LIMIT, Unit.BYTES)

    async def check(self) -> AccountRef:
        """Checks the access. `missing` names moderate_comments; `found` holds root, home and authorize (where
        a password is made).
        """
        try:
            ref = await discovery.account(self._client(), self._account.settings.get("url", ""))
            return team.still_known(ref, self._account.ref)
        except Refused as refused:
            if self._account.ref is None or refused.reason not in _PASSING:
                raise
            # It was a WordPress before: a maintenance page is more likely than another site, and trouble of our
            # own network than a name that is gone.
            raise Retry(detail=str(refused), reason=_PASSING[refused.reason]) from refused

    async def probe(self) -> None:
        """Health check: lists one comment, by its id alone."""
        await reading.probe(self._client(), self._moderates())

    async def fetch(self, pull: Pull) -> Fetched:
        """Fetches one page of a walk (pagination), or asks once after watched comments."""
        reader = reading.Reader(self._client(), self._who(), self._moderates())
        if pull.poll == "watch":
            return await reader.watch(pull)
        return await reader.walk(pull, deep=pull.poll == "sweep")

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Titles of posts, pages and whatever else is public there; unknown ids are left out."""
        return await reading.threads(self._client(), ids, self._moderates())

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """None: comments come with their authors' names."""
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """Prepares nothing: WordPress takes no idempotency key. Its own check for duplicates and the
        read-back are used instead.
        """
        return Prepared()

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Posts under the comment, after checking that it is still there."""
        self._need_proof()
        return await writing.send(self._client(), self._who(), reply)

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Read-back by author and parent."""
        self._need_proof()
        return await writing.find_sent(self._client(), self._who(), reply, since, owned)

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Moderates; the status is read first, since a repeated status overwrites the customer's address
        (core bug, ticket 64248).
        """
        self._need_proof()
        return await writing.act(self._client(), self._who(), act, to, text)

    async def aclose(self) -> None:
        """Does nothing."""

    def _client(self) -> Client:
        found = self._account.ref.found if self._account.ref else {}
        home = found.get("home") or discovery.home_of(self._account.settings.get("url", ""))
        return Client(self._net, self._meter, found.get("root") or plain_root(home), home, self._proof())

    def _proof(self) -> tuple[str, str] | None:
        values = self._secrets.load()
        user, password = values.get("user", ""), values.get("password", "")
        return (user, password) if user and password else None

    def _need_proof(self) -> None:
        if self._proof() is None:
            raise Refused(Reason.NO_RIGHT, "read-only")

    def _moderates(self) -> bool:
        """Whether there is a credential; not what the last check said, since a weaker role must not read as
        vanished comments.
        """
        try:
            return self._proof() is not None
        except Reconnect:
            return True

    def _writes(self) -> bool:
        return self._account.ref is not None and self._account.ref.can_write and self._moderates()

    def _who(self) -> Who:
        ref = self._account.ref
        return Who(
            own=frozenset(ref.own_ids if ref else ()),
            team=frozenset(ref.team_ids if ref else ()),
            person_key=self._account.person_key,
            maybe=frozenset(ref.maybe_ids if ref else ()),
            names=frozenset(name.casefold() for name in (ref.names if ref else ())),
        )
