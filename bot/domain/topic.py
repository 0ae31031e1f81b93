"""Topics of a month: what customers wrote about, by the template that answered, else by what is alike; without personal data."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from bot.domain.business import Business
from bot.domain.comment import CommentId
from bot.domain.figures import Figures
from bot.domain.hours import Period, day_of, local_date
from bot.domain.kind import Kind
from bot.domain.likeness import bare
from bot.domain.response import Waiting, episodes
from bot.domain.template import TemplateId

MONTHS = 13
"""Months to choose from: this one, and as many before that the same of last year is among them."""


class Said(NamedTuple):
    """Words of a comment, without personal data."""

    text: str
    kind: Kind

    @property
    def asks(self) -> bool:
        """Whether somebody asks for something."""
        return self.kind in (Kind.QUESTION, Kind.BUYING) or "?" in self.text


@dataclass(frozen=True, slots=True)
class Topic:
    """Comments on one topic. `title`: of the template that answered them, empty where there was none."""

    title: str
    comments: int
    """All of them, also those whose words are gone."""
    words: tuple[str, ...]
    """Most telling first."""
    said: tuple[Said, ...]
    """What is most like all others first."""

    @property
    def asked(self) -> tuple[tuple[str, int], ...]:
        """Texts that ask for something, each with how often it was written."""
        return _counted(one.text for one in self.said if one.asks)

    @property
    def stated(self) -> tuple[tuple[str, int], ...]:
        """All other texts."""
        return _counted(one.text for one in self.said if not one.asks)


@dataclass(frozen=True, slots=True)
class Month:
    """Topics of a local month, up to now where it still runs; those with most comments first."""

    business: Business
    first: date
    now: datetime
    figures: Figures
    topics: tuple[Topic, ...]
    others: Topic
    """What was like nothing else."""
    alike: bool = True
    """What has no template was grouped by likeness; else all of that is among the others."""

    @property
    def has_words(self) -> bool:
        """Whether there are words to hand over."""
        return any(topic.said for topic in (*self.topics, self.others))


def month_of(first: date, zone: str) -> Period:
    """Local month that begins with this day."""
    return Period(day_of(first, zone).start, day_of(after(first), zone).start)


def after(first: date) -> date:
    """First day of the month after this one's."""
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def before(first: date) -> date:
    """First day of the month before this one's."""
    return date(first.year - (first.month == 1), (first.month - 2) % 12 + 1, 1)


def last_months(now: datetime, zone: str) -> tuple[date, ...]:
    """First days of the months to choose from, this one first."""
    months = [local_date(now, zone).replace(day=1)]
    while len(months) < MONTHS:
        months.append(before(months[-1]))
    return tuple(months)


def answered_with(
    waiting: Iterable[Waiting], replies: Mapping[CommentId, TemplateId]
) -> Mapping[CommentId, TemplateId]:
    """Template that answered each comment: a reply under one answers all that waited with it in one episode."""
    found = dict(replies)
    for episode in episodes(waiting):
        template = next((replies[one] for one in episode.comments if one in replies), None)
        if template is not None:
            found |= {one: found.get(one, template) for one in episode.comments}
    return found


def _counted(texts: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Texts once each, with their number, in their order; those that differ in case and marks alone are one."""
    firsts: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        key = bare(text)
        firsts.setdefault(key, text)
        counts[key] += 1
    return tuple((text, counts[key]) for key, text in firsts.items())


def in_order(topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Topics, those with most comments first; of equal ones those with a template, by title."""
    return tuple(sorted(topics, key=lambda topic: (-topic.comments, not topic.title, topic.title)))
