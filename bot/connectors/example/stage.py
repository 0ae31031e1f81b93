"""Example platform, simulated: comments in memory that appear by the script, and accept replies."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from bot.connectors.example.english import ENGLISH
from bot.connectors.example.platform import Platform, Posted
from bot.connectors.example.script import HISTORY, ONGOING, ONGOING_EVERY, SCRIPT, Line
from bot.domain.comment import AuthorRole, ExternalId

OWN, COLLEAGUE = "own", "colleague"
EVERY = timedelta(seconds=2)
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Answer:
    """Scripted answer that somebody of the business will write on the platform itself."""

    at: datetime
    under: Posted
    author: str
    role: AuthorRole
    text: str


@dataclass(slots=True)
class Stage(Platform[Posted]):
    """One run of the script. Nothing is kept over a restart, like the preview's database."""

    home: ClassVar[str] = "https://roesterei.example"
    began: datetime | None = None
    english: bool = False
    """Whether everybody writes English instead of German."""
    now: datetime = NEVER
    """Of the last look."""
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
            self.answer(answer.under, answer.author, answer.role, answer.text, answer.at)

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

    def answer(self, under: Posted, author: str, role: AuthorRole, text: str, at: datetime) -> Posted:
        """Posts a comment below another one."""
        return self.add(Posted(under.thread, author, role, text, at, under.id))

    def _appear(self, line: Line, at: datetime) -> None:
        post, said = ExternalId(line.post), self.said(line.text)
        made = self.add(Posted(post, line.author, AuthorRole.CUSTOMER, said, at, None, line.visibility))
        for author, role, text in (
            (OWN, AuthorRole.US, line.answered),
            (COLLEAGUE, AuthorRole.TEAM, line.colleague),
        ):
            if text:
                self._pending.append(_Answer(at + line.within, made, author, role, self.said(text)))

    def said(self, text: str) -> str:
        """Line of the script, translated where the preview is in English."""
        return ENGLISH.get(text, text) if self.english else text
