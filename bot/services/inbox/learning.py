"""Learning: what was sent becomes examples of the template it was made from, so that the next comment like it finds that.
Reads rows; sending knows nothing of it.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from bot.domain.actor import Actor
from bot.domain.business import BusinessId
from bot.domain.comment import CommentId, Visibility
from bot.domain.event import What
from bot.domain.example import WRITTEN, Example, ExampleId, Origin
from bot.domain.lesson import Lesson, SentReply, lesson
from bot.domain.placeholder import Values, fill
from bot.domain.template import Template, TemplateId
from bot.loops import SUGGESTING, Wake
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.comments import CommentStore
from bot.storage.events import EventStore
from bot.storage.examples import ExampleStore
from bot.storage.lessons import LessonStore, Unlearnt
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore

AT_ONCE = 50
"""Rows in one step."""
TAKEN_AWAY = frozenset({Visibility.TRASHED, Visibility.GONE})
"""A reply that somebody removed on the platform teaches nothing. One that waits there, or that a filter hides, does."""


class _Read(NamedTuple):
    unlearnt: Unlearnt
    templates: tuple[Template, ...]
    replies: Mapping[CommentId, SentReply | None]
    """None: no reply to this comment is there any more, or its words were erased."""


class Learning:
    """Learns in a loop of its own, and undoes what was learnt.

    The order:
    1. A row that went out says that it is to be learnt from, and says so again when its words or its visibility change on
       the platform. Whatever is taken back within the undo window, or fails, never is such a row. Delivery wakes the loop.
    2. A step reads some of them, with what their comments have now: the reply that is there. Of an edited one the words as
       they are, of a deleted one none.
    3. A thread computes what each reply teaches.
    4. One write keeps that and marks the rows. A bot that is killed before learns the same again, after it nothing twice.
    """

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def step(self, now: datetime) -> datetime | None:
        """Learns from what went out since; returns now where there is more."""
        found = await self._db.read(_read)
        if found is None:
            return None
        lessons = await asyncio.to_thread(_lessons, found)
        if await self._db.write(lambda tx: _keep(tx, found.unlearnt, lessons, now)):
            self._wake(SUGGESTING)
        return now if found.unlearnt.more else None

    async def learnt(
        self, business: BusinessId, template: TemplateId | None
    ) -> tuple[Template | None, tuple[Example, ...]]:
        """A template in use and what was learnt for it, or of None that none fits: the newest first."""

        def read(tx: Tx) -> tuple[Template | None, tuple[Example, ...]]:
            known = None if template is None else TemplateStore(tx).get(business, template)
            return known, ExampleStore(tx).of(business, template)

        known, every = await self._db.read(read)
        return known, tuple(one for one in reversed(every) if one.origin not in WRITTEN)

    async def undo(self, actor: Actor, example: ExampleId) -> Example | None:
        """Ends that something is learnt from a comment, for good; None where that is so already."""
        business = actor.business

        def work(tx: Tx) -> Example | None:
            store = ExampleStore(tx)
            found = store.some(business, (example,)).get(example)
            if found is None or not store.undo(business, example, actor.now):
                return None
            _note(tx, actor, found.comment_id, What.UNLEARNT)
            SuggestionStore(tx).library_changed(business)
            return found

        undone = await self._db.write(work)
        if undone is not None:
            self._wake(SUGGESTING)
        return undone

    async def nothing_fits(self, actor: Actor, comment: CommentId) -> ExampleId | None:
        """Keeps that no template fits a comment, which shows none any more; None where it has no words any more."""
        business = actor.business

        def work(tx: Tx) -> ExampleId | None:
            # Said again, the same counts, though it was undone.
            store = ExampleStore(tx)
            store.forget(business, (comment,))
            if not store.learn(business, comment, None, Origin.NONE, 1.0, actor.now):
                return None
            _note(tx, actor, comment, What.NOTHING_FITS)
            SuggestionStore(tx).library_changed(business)
            return store.learnt_from(business, comment)

        kept = await self._db.write(work)
        if kept is not None:
            self._wake(SUGGESTING)
        return kept


def _note(tx: Tx, actor: Actor, comment: CommentId | None, what: What) -> None:
    EventStore(tx).add(actor.business, actor.now, what, comment=comment, member=actor.member)


def _read(tx: Tx) -> _Read | None:
    unlearnt = LessonStore(tx).waiting(AT_ONCE)
    if unlearnt is None:
        return None
    business = unlearnt.business
    own, facts = BusinessStore(tx).get(business), BrandStore(tx).facts(business)
    name = "" if own is None else own.name

    def sent(comment: CommentId) -> SentReply | None:
        reply = SentReplyStore(tx).posted_reply(business, comment)
        asked = CommentStore(tx).get(business, comment)
        if reply is None or asked is None or not reply.body or reply.visibility in TAKEN_AWAY:
            return None
        values = Values(asked.author, asked.thread.title, name, facts)
        draft = ModelDraftStore(tx).words(business, comment, reply.template_id) if reply.template_id else ""
        suggested = any(one.fits for one in SuggestionStore(tx).local(business, comment))
        return SentReply(reply.body, reply.template_id, values, fill(draft, values).text, suggested)

    replies = {comment: sent(comment) for comment in unlearnt.comments}
    return _Read(unlearnt, TemplateStore(tx).all(business), replies)


def _lessons(read: _Read) -> Mapping[CommentId, Lesson | None]:
    return {
        comment: None if reply is None else lesson(reply, read.templates)
        for comment, reply in read.replies.items()
    }


def _keep(tx: Tx, unlearnt: Unlearnt, lessons: Mapping[CommentId, Lesson | None], now: datetime) -> bool:
    """Keeps what was learnt; whether something is ranked otherwise now."""
    business, store, changed = unlearnt.business, ExampleStore(tx), False
    for comment, found in lessons.items():
        if found is None:
            changed |= store.unlearn(business, comment)
        else:
            changed |= store.learn(business, comment, found.template_id, found.origin, found.weight, now)
    if changed:
        SuggestionStore(tx).library_changed(business)
    LessonStore(tx).learnt(business, unlearnt.rows)
    return changed
