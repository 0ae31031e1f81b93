"""Topics of a month (listening report): comments grouped by the template that answered, else by what is alike, and their words
without personal data.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.actor import Actor
from bot.domain.business import Business, BusinessId
from bot.domain.comment import CommentId
from bot.domain.event import What
from bot.domain.figures import Figure, Figures, behind, figures
from bot.domain.template import TemplateId
from bot.domain.topic import Month, Said, Topic, answered_with, in_order, month_of
from bot.domain.vector import StoredVector
from bot.models.numpy_import import import_numpy
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.events import EventStore
from bot.storage.figures import FigureStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.topics import CommentWords, TopicStore
from bot.storage.vectors import VectorStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TOGETHER = 2
"""Comments without a template are a topic from so many on."""
READ = 600
"""Characters of a comment that are handed over."""


class _Written(NamedTuple):
    business: Business
    figures: Figures
    comments: tuple[CommentId, ...]
    templates: Mapping[CommentId, TemplateId]
    titles: Mapping[TemplateId, str]
    words: tuple[CommentWords, ...]
    names: tuple[str, ...]
    vectors: Mapping[CommentId, StoredVector]


class TopicReports:
    """Reads the words of a month in one hop, and groups them in a thread."""

    def __init__(self, db: Database, *, alike: bool = True) -> None:
        """`alike`: what has no template is grouped by likeness, too, for which numpy is loaded."""
        self._db = db
        self._alike = alike

    async def month(self, business: BusinessId, first: date, now: datetime) -> Month | None:
        """Topics of the local month that begins with this day; None for no business."""
        written = await self._db.read(lambda tx: _read(tx, business, first, now))
        if written is None:
            return None
        return await asyncio.to_thread(_grouped, written, first, now, alike=self._alike)

    async def handed_over(self, actor: Actor, month: Month) -> None:
        """Records that somebody was given the words of a month as a file."""
        await self._db.write(
            lambda tx: EventStore(tx).add(
                actor.business,
                actor.now,
                What.WORDS_EXPORTED,
                member=actor.member,
                month=f"{month.first:%Y-%m}",
            )
        )


def _read(tx: Tx, business: BusinessId, first: date, now: datetime) -> _Written | None:
    record = BusinessStore(tx).get(business)
    if record is None:
        return None
    period, store = month_of(first, record.zone), TopicStore(tx)
    waiting = FigureStore(tx).waiting(business, period)
    counted = behind(Figure.NEW, waiting, period, record.target, now)
    templates = answered_with(waiting, store.templates(business, period))
    words = store.words(business, period)
    alone = [one.comment for one in words if one.comment not in templates]
    return _Written(
        record,
        figures(waiting, period, record.target, now),
        tuple(one.comment_id for one in counted),
        templates,
        store.titles(business, set(templates.values())),
        words,
        (*store.names(business), *BrandStore(tx).get(business).team),
        VectorStore(tx).comparable(business, alone),
    )


def _grouped(written: _Written, first: date, now: datetime, *, alike: bool) -> Month:
    """Topics of what was written: first by template, then by likeness."""
    said = _without_personal_data(written)
    by_template: dict[TemplateId, list[CommentId]] = defaultdict(list)
    for comment in written.comments:
        if comment in written.templates:
            by_template[written.templates[comment]].append(comment)
    titles = [written.titles.get(template, "") for template in by_template]
    groups = [tuple(comments) for comments in by_template.values()]
    words: Sequence[tuple[str, ...]] = [()] * len(groups)
    if alike:
        groups, words = _by_likeness(written, groups, said)
        titles += [""] * (len(groups) - len(titles))
    topics = [
        Topic(title, len(group), telling, tuple(said[comment] for comment in group if comment in said))
        for title, group, telling in zip(titles, groups, words, strict=True)
    ]
    grouped = {comment for group in groups for comment in group}
    others = [comment for comment in written.comments if comment not in grouped]
    left = Topic("", len(others), (), tuple(said[comment] for comment in others if comment in said))
    return Month(written.business, first, now, written.figures, in_order(topics), left, alike)


def _by_likeness(
    written: _Written, by_template: Sequence[tuple[CommentId, ...]], said: Mapping[CommentId, Said]
) -> tuple[list[tuple[CommentId, ...]], list[tuple[str, ...]]]:
    """Those groups, what is most like all others first, and groups of what has no template; the telling words of each."""
    # numpy, which a bot that reports nothing does not load.
    import_numpy()
    from bot.domain.suggester.clusters import MOST, clusters, telling_words

    rest = [one for one in reversed(written.comments) if one not in written.templates and one in said][:MOST]
    found = clusters([said[one].text for one in rest], vectors_of([written.vectors.get(one) for one in rest]))
    groups = [_in_the_middle_first(comments, said) for comments in by_template]
    groups += [
        tuple(rest[place] for place in one.members)
        for one in found
        if len(one.members) >= TOGETHER and one.words
    ]
    places = {comment: place for place, comment in enumerate(said)}
    return groups, telling_words(
        [one.text for one in said.values()],
        [[places[comment] for comment in group if comment in places] for group in groups],
    )


def vectors_of(stored: Sequence[StoredVector | None]) -> "NDArray[np.float32] | None":
    """Sentence vectors as float32[n, d], zeros where one is missing or damaged; None where all are."""
    import numpy as np

    dimensions = Counter(one.dimension for one in stored if one is not None and one.dimension)
    if not dimensions:
        return None
    ((dimension, _),) = dimensions.most_common(1)
    nothing = bytes(2 * dimension)
    rows = [nothing if one is None or one.dimension != dimension else one.numbers for one in stored]
    return np.frombuffer(b"".join(rows), "<f2").reshape(len(rows), -1).astype(np.float32)


def _in_the_middle_first(
    comments: Sequence[CommentId], said: Mapping[CommentId, Said]
) -> tuple[CommentId, ...]:
    """Comments on one topic, the one that is most like all others first, those without words last."""
    from bot.domain.suggester.clusters import from_the_middle

    worded = [one for one in comments if one in said]
    middle = from_the_middle([said[one].text for one in worded])
    return (*(worded[place] for place in middle), *(one for one in comments if one not in said))


def _without_personal_data(written: _Written) -> Mapping[CommentId, Said]:
    """Words that are left of each comment that has any."""
    from bot.domain.anonymous.person_names import People
    from bot.domain.anonymous.personal_data import without_personal_data

    authors = [one.author for one in written.words]
    people = People.of([*written.names, *authors], [(one.author, one.text) for one in written.words])
    found = ((one, without_personal_data(one.text[:READ], one.author, people)) for one in written.words)
    return {one.comment: Said(text, one.kind) for one, text in found if text}
