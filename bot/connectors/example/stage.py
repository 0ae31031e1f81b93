"""The example platform itself: comments in memory that appear by the script, and take replies."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.connectors.example.script import ONGOING, ONGOING_EVERY, POSTS, SCRIPT, Line
from bot.domain.comment import AuthorRole, ExternalId, Visibility

OWN, COLLEAGUE = "own", "colleague"
NEVER = datetime.min.replace(tzinfo=UTC)
HOME = "https://roesterei.example"


@dataclass(frozen=True, slots=True)
class Posted:
    """A comment as it stands on the example platform; `number` increases."""

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
        """Its id for the rest of the bot."""
        return ExternalId(str(self.number))


@dataclass(slots=True)
class Stage:
    """One run of the play. Nothing of it is kept over a restart, as the preview's database isn't."""

    began: datetime | None = None
    now: datetime = NEVER
    """Of the last look."""
    comments: dict[int, Posted] = field(default_factory=dict)
    _played: int = 0
    _encores: int = 0
    _pending: list[tuple[datetime, int, str]] = field(default_factory=list)

    def go_on(self, now: datetime) -> None:
        """Lets everything appear that is due by now; the play begins with the first call."""
        self.now = now
        if self.began is None:
            self.began = now
        for line in SCRIPT[self._played :]:
            if self.began + line.after > now:
                break
            self._appear(line, self.began + line.after, now)
            self._played += 1
        last = self.began + SCRIPT[-1].after
        while self._played == len(SCRIPT) and last + ONGOING_EVERY * (self._encores + 1) <= now:
            line = ONGOING[self._encores % len(ONGOING)]
            self._encores += 1
            self._appear(line, last + ONGOING_EVERY * self._encores, now)
        for due in [waiting for waiting in self._pending if waiting[0] <= now]:
            self._pending.remove(due)
            at, number, text = due
            self.add(COLLEAGUE, AuthorRole.TEAM, text, at, self.comments[number])

    def add(self, author: str, role: AuthorRole, text: str, at: datetime, under: Posted) -> Posted:
        """Posts below another one."""
        made = Posted(self._number(), under.post, author, role, text, at, parent=under.number)
        self.comments[made.number] = made
        return made

    def change(self, it: Posted, **to: str | Visibility) -> Posted:
        """Another text or visibility of a comment that stands there."""
        changed = replace(it, **to)  # type: ignore[arg-type]
        self.comments[it.number] = changed
        return changed

    def find(self, external: ExternalId) -> Posted | None:
        """By its id."""
        return self.comments.get(int(external)) if external.isdecimal() else None

    def _appear(self, line: Line, at: datetime, now: datetime) -> None:
        made = Posted(
            self._number(), line.post, line.author, AuthorRole.CUSTOMER, line.text, at, None, line.visibility
        )
        self.comments[made.number] = made
        if line.answered:
            self.add(OWN, AuthorRole.US, line.answered, at + line.within, made)
        if line.colleague:
            self._pending.append((max(at, now) + line.within, made.number, line.colleague))

    def _number(self) -> int:
        return max(self.comments, default=0) + 1


def title(post: str) -> str:
    """Of a post; empty for one that does not exist."""
    return POSTS.get(post, "")


def address(it: Posted) -> str:
    """Where it would stand."""
    return f"{HOME}/{it.post}#comment-{it.number}"


EVERY = timedelta(seconds=2)
