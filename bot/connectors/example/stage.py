"""Example platform, simulated: comments in memory that appear by the script, and accept replies."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.connectors.example.english import ENGLISH
from bot.connectors.example.script import HISTORY, ONGOING, ONGOING_EVERY, POSTS, SCRIPT, Line
from bot.domain.comment import AuthorRole, ExternalId, Visibility

OWN, COLLEAGUE = "own", "colleague"
NEVER = datetime.min.replace(tzinfo=UTC)
HOME = "https://roesterei.example"


@dataclass(frozen=True, slots=True)
class Posted:
    """Comment on the example platform; `number` increases."""

    number: int
    post: str
    author: str
    role: AuthorRole
    text: str
    at: datetime
    parent: int | None = None
    visibility: Visibility = Visibility.PUBLIC
    before: Visibility = Visibility.PUBLIC
    """What it returns to from spam or trash."""

    @property
    def id(self) -> ExternalId:
        """External id of the comment."""
        return ExternalId(str(self.number))


@dataclass(frozen=True, slots=True)
class _Answer:
    """Scripted answer that somebody of the business will write on the platform itself."""

    at: datetime
    number: int
    author: str
    role: AuthorRole
    text: str


@dataclass(slots=True)
class Stage:
    """One run of the script. Nothing is kept over a restart, like the preview's database."""

    began: datetime | None = None
    english: bool = False
    """Whether everybody writes English instead of German."""
    now: datetime = NEVER
    """Of the last look."""
    comments: dict[int, Posted] = field(default_factory=dict)
    _told: int = 0
    _played: int = 0
    _encores: int = 0
    _pending: list[_Answer] = field(default_factory=list)

    def go_on(self, now: datetime, midnight: datetime | None) -> None:
        """Posts everything that is due by now.

        `midnight`: the days before it have a history; the first call after it starts the script.
        """
        self.now = now
        if midnight is not None:
            self._remember(midnight, now)
        if self.began is not None:
            self._play(self.began, now)
        for answer in [waiting for waiting in self._pending if waiting.at <= now]:
            self._pending.remove(answer)
            self.add(answer.author, answer.role, answer.text, answer.at, self.comments[answer.number])

    def _remember(self, midnight: datetime, now: datetime) -> None:
        for line in HISTORY[self._told :]:
            if midnight + line.after > now:
                break
            self._appear(line, midnight + line.after)
            self._told += 1
        if self.began is None and now > midnight:
            self.began = now

    def _play(self, began: datetime, now: datetime) -> None:
        for line in SCRIPT[self._played :]:
            if began + line.after > now:
                break
            self._appear(line, began + line.after)
            self._played += 1
        last = began + SCRIPT[-1].after
        while self._played == len(SCRIPT) and last + ONGOING_EVERY * (self._encores + 1) <= now:
            line = ONGOING[self._encores % len(ONGOING)]
            self._encores += 1
            self._appear(line, last + ONGOING_EVERY * self._encores)

    def add(self, author: str, role: AuthorRole, text: str, at: datetime, under: Posted) -> Posted:
        """Posts a comment below another one."""
        made = Posted(self._number(), under.post, author, role, text, at, parent=under.number)
        self.comments[made.number] = made
        return made

    def change(self, posted: Posted, **to: str | Visibility) -> Posted:
        """Changes text or visibility of a comment."""
        changed = replace(posted, **to)  # type: ignore[arg-type]
        self.comments[posted.number] = changed
        return changed

    def find(self, external: ExternalId) -> Posted | None:
        """Comment by its external id."""
        return self.comments.get(int(external)) if external.isdecimal() else None

    def _appear(self, line: Line, at: datetime) -> None:
        said = self.said(line.text)
        made = Posted(
            self._number(), line.post, line.author, AuthorRole.CUSTOMER, said, at, None, line.visibility
        )
        self.comments[made.number] = made
        for author, role, text in (
            (OWN, AuthorRole.US, line.answered),
            (COLLEAGUE, AuthorRole.TEAM, line.colleague),
        ):
            if text:
                self._pending.append(_Answer(at + line.within, made.number, author, role, self.said(text)))

    def title(self, post: str) -> str:
        """Title of a post; empty for one that does not exist."""
        return self.said(POSTS.get(post, ""))

    def said(self, text: str) -> str:
        """Line of the script, translated where the preview is in English."""
        return ENGLISH.get(text, text) if self.english else text

    def _number(self) -> int:
        return max(self.comments, default=0) + 1


def address(posted: Posted) -> str:
    """URL of a comment."""
    return f"{HOME}/{posted.post}#comment-{posted.number}"


EVERY = timedelta(seconds=2)
