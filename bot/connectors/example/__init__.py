"""Example connector for the preview: a small coffee roastery whose customers write by themselves, all in
memory.
"""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.connectors.example.normalise import THEIRS, seen
from bot.connectors.example.stage import EVERY, HOME, OWN, Posted, Stage, address
from bot.connectors.example.words import WORDS
from bot.domain.act import Act
from bot.domain.comment import AuthorRole, ExternalId, Visibility
from bot.domain.matching import same
from bot.domain.reason import Reason
from bot.ports import (
    Account,
    AccountRef,
    Api,
    ConnectorInfo,
    Coverage,
    Fetched,
    Length,
    Meter,
    Net,
    OutgoingReply,
    Poll,
    Prepared,
    Pull,
    Refused,
    Secrets,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    Way,
)

_OWN_ACTS = frozenset({Act.EDIT_OWN, Act.DELETE_OWN})
_ACTS = {
    Visibility.PUBLIC: frozenset({Act.SPAM, Act.TRASH}) | _OWN_ACTS,
    Visibility.HELD: frozenset({Act.APPROVE, Act.SPAM, Act.TRASH}),
    Visibility.SPAM: frozenset({Act.UNSPAM}),
    Visibility.TRASHED: frozenset({Act.UNTRASH}),
}
_BECOMES = {Act.APPROVE: Visibility.PUBLIC, Act.SPAM: Visibility.SPAM, Act.TRASH: Visibility.TRASHED}
LIMIT = 2000
MIDNIGHT = "midnight"
"""Setting: an ISO time; the days before it have a history, and the play begins after it."""

LANGUAGE = "language"
"""Setting: "en" lets everybody write English."""


class Example:
    """Connector of a platform in memory: everything works, and nothing leaves the machine."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="example",
        title="Example",
        words=WORDS,
        acts=frozenset().union(*_ACTS.values()),
        settle=timedelta(seconds=5),
        settings=(SettingSpec(MIDNIGHT, required=False), SettingSpec(LANGUAGE, required=False)),
        customers_delete=False,
        keyed=timedelta(hours=1),
    )
    stage: ClassVar[Stage] = Stage()
    """The platform; all instances look at the same."""

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        self._account = account

    def polls(self) -> tuple[Poll, ...]:
        """One poll for everything, often: it costs nothing."""
        return (Poll("all", EVERY),)

    def can(self, to: Target) -> frozenset[Act]:
        """Acts that fit the comment's visibility; editing and deletion only for our own replies, or where the
        author is not known.
        """
        acts = _ACTS.get(to.visibility, frozenset())
        return acts - _OWN_ACTS if to.context == THEIRS else acts

    def way(self, to: Target, text: str) -> Way:
        """Always by API."""
        return Api()

    def length(self, to: Target, text: str) -> Length:
        """Length in characters."""
        return Length(len(text), LIMIT)

    async def check(self) -> AccountRef:
        """Account of the roastery."""
        name = "Roastery" if self._account.settings.get(LANGUAGE) == "en" else "Rösterei"
        return AccountRef(id="example", name=name, own_ids=(OWN,), can_write=True, url=HOME)

    async def probe(self) -> None:
        """Always succeeds."""

    async def fetch(self, pull: Pull) -> Fetched:
        """Fetches all comments posted so far."""
        midnight = self._account.settings.get(MIDNIGHT)
        self.stage.english = self._account.settings.get(LANGUAGE) == "en"
        self.stage.go_on(pull.now, datetime.fromisoformat(midnight) if midnight else None)
        every = self.stage.comments.values()
        return Fetched(
            seen=tuple(seen(posted) for posted in every if posted.visibility is not Visibility.GONE),
            gone=tuple(posted.id for posted in every if posted.visibility is Visibility.GONE),
            covered=(Coverage(None, 0, None),),
        )

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Titles of the posts."""
        return tuple(SeenThread(i, self.stage.title(i), f"{HOME}/{i}") for i in ids if self.stage.title(i))

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """Makes an idempotency key, by which a repeated send is recognised."""
        return Prepared(key=str(reply.id))

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Posts under the comment. Raises Refused where that is gone or not visible."""
        under = self.stage.find(reply.to.external_id)
        if under is None or under.visibility is Visibility.GONE:
            raise Refused(Reason.GONE)
        if under.visibility is not Visibility.PUBLIC:
            raise Refused(Reason.PARENT_HIDDEN)
        for posted in self._answers(reply):
            if (
                posted.role is AuthorRole.US
                and posted.visibility is not Visibility.GONE
                and same(reply.text, posted.text)
            ):
                return _sent(posted)
        return _sent(self.stage.add(OWN, AuthorRole.US, reply.text, self.stage.now, under))

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Read-back by parent and author."""
        return tuple(
            _sent(posted)
            for posted in self._answers(reply)
            if posted.at >= since and posted.id not in owned and posted.visibility is not Visibility.GONE
        )

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Moderates, or edits and deletes our own reply."""
        posted = self.stage.find(to.external_id)
        if posted is None or posted.visibility is Visibility.GONE:
            return None
        if act in _OWN_ACTS and posted.role is not AuthorRole.US:
            raise Refused(Reason.NO_RIGHT)
        if act is Act.EDIT_OWN:
            posted = self.stage.change(posted, text=text or "")
        elif act is Act.DELETE_OWN:
            self.stage.change(posted, visibility=Visibility.GONE)
            return None
        elif act in _BECOMES and posted.visibility is not _BECOMES[act]:
            posted = self.stage.change(posted, visibility=_BECOMES[act], before=posted.visibility)
        elif act in (Act.UNSPAM, Act.UNTRASH):
            posted = self.stage.change(posted, visibility=posted.before)
        return seen(posted)

    async def aclose(self) -> None:
        """Does nothing."""

    def _answers(self, reply: OutgoingReply) -> list[Posted]:
        return [
            posted
            for posted in self.stage.comments.values()
            if posted.role is not AuthorRole.CUSTOMER and str(posted.parent) == reply.to.external_id
        ]


def _sent(posted: Posted) -> SentReply:
    return SentReply(
        posted.id, address(posted), posted.at, posted.visibility, posted.text, posted.role is AuthorRole.US
    )
