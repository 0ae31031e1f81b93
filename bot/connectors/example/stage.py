"""Example platform, simulated: comments in memory that appear by the script, and accept replies."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

from bot.connectors.example.english import ENGLISH
from bot.connectors.example.places import BLOG, Place
from bot.connectors.example.platform import Platform, Posted
from bot.connectors.example.script import HISTORY, ONGOING, ONGOING_EVERY, SCENES, Line
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId

OWN = "own"
EVERY = timedelta(seconds=2)
POSTED_WITHIN = timedelta(seconds=4)
"""How long the owner of the example needs on the platform's own page, once that is open."""
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Answer that the business will write on the platform itself."""

    at: datetime
    under: Posted
    text: str


@dataclass(slots=True)
class Stage(Platform[Posted]):
    """One place in one run of the script. Nothing is kept over a restart, like the preview's database."""

    place: Place = BLOG
    home: str = field(default="", kw_only=True)
    scenes: int = 0
    """How many scenes have begun."""
    english: bool = False
    """Whether everybody writes English instead of German."""
    now: datetime = NEVER
    """Of the last look."""
    _told: int = 0
    _played: int = 0
    _over: datetime = NEVER
    """When the last scene was seen here."""
    _encores: int = 0
    _pending: list[_Answer] = field(default_factory=list)
    _links: dict[str, tuple[ExternalId, str]] = field(default_factory=dict)
    """Links that a reply was to go by, without what a browser writes otherwise: under which comment, and its text."""

    def __post_init__(self) -> None:
        self.home = self.home or self.place.home
        self._last = self.place.before

    def go_on(self, now: datetime, midnight: datetime | None) -> None:
        """Posts everything that is due by now.

        `midnight`: the days before it have a history; scenes that have begun come after it, all of a scene at once.
        """
        self.now = now
        if midnight is not None:
            self._remember(midnight, now)
        if midnight is not None and now > midnight:
            self._play(now)
        for answer in [waiting for waiting in self._pending if waiting.at <= now]:
            self._pending.remove(answer)
            self.answer(answer.under, OWN, AuthorRole.US, answer.text, answer.at)

    def _remember(self, midnight: datetime, now: datetime) -> None:
        for line in HISTORY[self._told :]:
            if midnight + line.after > now:
                break
            self._appear(line, midnight + line.after)
            self._told += 1

    def _play(self, now: datetime) -> None:
        for scene in SCENES[self._played : self.scenes]:
            for line in scene:
                self._appear(line, now)
            self._played, self._over = self._played + 1, now
        while self._played == len(SCENES) and self._over + ONGOING_EVERY * (self._encores + 1) <= now:
            line = ONGOING[self._encores % len(ONGOING)]
            self._encores += 1
            self._appear(line, self._over + ONGOING_EVERY * self._encores)

    def answer(self, under: Posted, author: str, role: AuthorRole, text: str, at: datetime) -> Posted:
        """Posts a comment below another one."""
        return self.add(Posted(under.thread, author, role, text, at, under.id))

    def by_link(self, url: str, comment: ExternalId, text: str) -> None:
        """Remembers what is to be posted when this link is opened."""
        self._links[unquote(url)] = (comment, text)

    def opened(self, url: str) -> None:
        """Opens a link that a reply was to go by: it is posted a moment later, however often it is opened."""
        comment, text = self._links.get(unquote(url), (None, ""))
        under = None if comment is None else self.comments.get(comment)
        if under is not None and not self._answered(under, text):
            self._pending.append(_Answer(self.now + POSTED_WITHIN, under, text))

    def _answered(self, under: Posted, text: str) -> bool:
        """Whether the business wrote this there, or will in a moment."""
        written = [(own.parent, own.text) for own in self.own()]
        written += [(waiting.under.id, waiting.text) for waiting in self._pending]
        return (under.id, text) in written

    def _appear(self, line: Line, at: datetime) -> None:
        """Posts what is said here; what is said elsewhere is for the other stages."""
        if line.post not in self.place.posts:
            return
        post, said = ExternalId(line.post), self.said(line.text)
        above = self._answer_to(line.author) if line.answers else None
        if line.answers and above is None:
            return
        made = self.add(Posted(post, line.author, AuthorRole.CUSTOMER, said, at, above, line.visibility))
        if line.answered:
            self._pending.append(_Answer(at + line.within, made, self.said(line.answered)))

    def _answer_to(self, author: str) -> ExternalId | None:
        """The newest reply of the business to this author."""
        found = [
            own.id
            for own in self.own()
            if own.parent in self.comments and self.comments[own.parent].author == author
        ]
        return found[-1] if found else None

    def said(self, text: str) -> str:
        """Line of the script, translated where the preview is in English."""
        return ENGLISH.get(text, text) if self.english else text
