"""Example connectors for the preview: a small coffee roastery whose customers write by themselves, all in memory, on its
blog and wherever else it is.
"""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.connectors.example.normalise import THEIRS, plain
from bot.connectors.example.platform import FITTING, OWN_ACTS
from bot.connectors.example.stage import EVERY, OWN, Stage
from bot.connectors.example.words import WORDS
from bot.domain.act import Act
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
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
    SeenAuthor,
    SeenComment,
    SeenThread,
    SentReply,
    SettingSpec,
    Target,
    Way,
)

LIMIT = 2000
MIDNIGHT = "midnight"
"""Setting: an ISO time; the days before it have a history, and the play begins after it."""

LANGUAGE = "language"
"""Setting: "en" lets everybody write English."""

SETTINGS = (SettingSpec(MIDNIGHT, required=False), SettingSpec(LANGUAGE, required=False))
SETTLE = timedelta(seconds=5)
KEYED = timedelta(hours=1)


class Example:
    """Connector of a platform in memory: everything works, and nothing leaves the machine."""

    info: ClassVar[ConnectorInfo] = ConnectorInfo(
        key="example",
        title="Example",
        words=WORDS,
        acts=frozenset().union(*FITTING.values()),
        settle=SETTLE,
        settings=SETTINGS,
        customers_delete=False,
        keyed=KEYED,
    )
    stage: ClassVar[Stage] = Stage()
    """The place; all instances look at the same."""

    def __init__(self, account: Account, secrets: Secrets, meter: Meter, net: Net) -> None:
        self._account = account

    def polls(self) -> tuple[Poll, ...]:
        """One poll for everything, often: it costs nothing."""
        return (Poll("all", EVERY),)

    def can(self, to: Target) -> frozenset[Act]:
        """Acts that fit the comment's visibility; editing and deletion only for our own replies, or where the
        author is not known.
        """
        acts = FITTING.get(to.visibility, frozenset())
        return acts - OWN_ACTS if to.context == THEIRS else acts

    def way(self, to: Target, text: str) -> Way:
        """Always by API."""
        return Api()

    def length(self, to: Target, text: str) -> Length:
        """Length in characters."""
        return Length(len(text), LIMIT)

    async def check(self) -> AccountRef:
        """Account of the roastery."""
        place = self.stage.place
        name = place.english if self._account.settings.get(LANGUAGE) == "en" else place.name
        return AccountRef(self.info.key, name, own_ids=(place.us,), can_write=True, url=place.home)

    async def probe(self) -> None:
        """Always succeeds."""

    async def fetch(self, pull: Pull) -> Fetched:
        """Fetches all comments posted so far."""
        midnight = self._account.settings.get(MIDNIGHT)
        self.stage.english = self._account.settings.get(LANGUAGE) == "en"
        self.stage.go_on(pull.now, datetime.fromisoformat(midnight) if midnight else None)
        return Fetched(
            seen=tuple(plain(self.stage.seen(posted), self.stage.place) for posted in self.stage.listed()),
            gone=tuple(self.stage.deleted),
            covered=(Coverage(None, 0, None),),
        )

    async def threads(self, ids: tuple[ExternalId, ...]) -> tuple[SeenThread, ...]:
        """Titles of the posts."""
        said, place = self.stage.said, self.stage.place
        return tuple(
            SeenThread(i, said(place.posts[i]), f"{place.home}/{i}") for i in ids if place.posts.get(i)
        )

    async def authors(self, ids: tuple[str, ...]) -> tuple[SeenAuthor, ...]:
        """None: comments come with their authors' names."""
        return ()

    async def prepare(self, reply: OutgoingReply, now: datetime) -> Prepared:
        """Makes an idempotency key, by which a repeated send is recognised."""
        return Prepared(key=str(reply.id))

    async def send(self, reply: OutgoingReply) -> SentReply:
        """Posts under the comment. Raises Refused where that is gone or not visible."""
        under = self.stage.comments.get(reply.to.external_id)
        if under is None:
            raise Refused(Reason.GONE)
        if under.visibility is not Visibility.PUBLIC:
            raise Refused(Reason.PARENT_HIDDEN)
        for own in self.stage.own():
            if own.parent == under.id and same(reply.text, own.text):
                return self.stage.sent(own)
        return self.stage.sent(self.stage.answer(under, OWN, AuthorRole.US, reply.text, self.stage.now))

    async def find_sent(
        self, reply: OutgoingReply, since: datetime, owned: frozenset[ExternalId]
    ) -> tuple[SentReply, ...]:
        """Read-back by parent and author."""
        return self.stage.find_sent(reply.to.external_id, since, owned)

    async def act(self, act: Act, to: Target, text: str | None) -> SeenComment | None:
        """Moderates, or edits and deletes our own reply."""
        posted = self.stage.act(act, to.external_id, text or "")
        return None if posted is None else plain(self.stage.seen(posted), self.stage.place)

    async def aclose(self) -> None:
        """Does nothing."""
