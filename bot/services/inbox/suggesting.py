"""Suggesting: computes which templates fit a comment, after it was put on a card, and stores that as rows."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from bot.domain.business import BusinessId
from bot.domain.comment import CommentId
from bot.domain.suggestion import SURE, Library, Suggestion
from bot.domain.template import Template
from bot.loops import DESK, DRAFTING, Wake
from bot.storage.cards import CardStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore, Unsuggested
from bot.storage.templates import TemplateStore

log = logging.getLogger(__name__)

A_PASS = 50
"""Comments computed at once: so many take a thread some ten milliseconds, not much more than one takes."""

Found = Mapping[CommentId, Sequence[Suggestion]]


class _Kept(NamedTuple):
    redrawn: bool
    """A card is to be drawn."""
    more: bool
    """There are other comments to compute."""


class Suggesting:
    """Computes suggestions in a loop of its own: nothing that happens here keeps a card or a poll waiting.

    The order, from a poll to the card:
    1. Intake puts the comment on a card and commits. The row says that nothing was computed, so a bot that is killed
       here computes it after its start.
    2. Intake wakes this loop and the desk. A card that rings is due after RINGS_WITHIN (250 ms), a silent one after
       SUGGESTED_WITHIN (3 s), or as soon as step 4 has come. The one that rings is posted plain, becomes a card after
       CONVERT_AFTER (3 s) and shows what was computed meanwhile: one edit, as without suggestions. The silent one is
       posted once and edited never.
    3. One read gives texts and templates; they are compared in a thread, neither in a transaction nor on the loop.
    4. One write keeps the result, if text and templates are still what was read (else they wait for the next pass),
       and lets only those cards be redrawn that show something else now.

    A failure costs a card its suggestions, never its place: it is posted by step 2 without them. A comment that
    cannot be computed is passed over until it or the templates change; trouble with the database is tried again by
    the loop, with its pauses.
    """

    def __init__(self, db: Database, wake: Wake, *, drafts: bool = False) -> None:
        """`drafts`: a language model is to be asked afterwards (see model_drafting)."""
        self._db = db
        self._wake = wake
        self._drafts = drafts

    async def step(self, now: datetime) -> datetime | None:
        """Computes what is missing or old, newest first; returns now where there is more."""
        found = await self._db.read(_read)
        if found is None:
            return None
        unsuggested, templates = found
        computed = await asyncio.to_thread(_compute, unsuggested.texts, templates)
        kept = await self._db.write(lambda tx: _keep(tx, unsuggested, computed, now, drafts=self._drafts))
        if self._drafts:
            self._wake(DRAFTING)
        if kept.redrawn:
            self._wake(DESK)
        return now if kept.more else None

    async def forget_drafts(self, now: datetime) -> None:
        """Deletes what is left of a language model that the installation had before."""
        left = await self._db.read(lambda tx: ModelDraftStore(tx).businesses())
        for business in left:
            await self._db.write(partial(_forget_drafts, business=business, now=now))


def _forget_drafts(tx: Tx, business: BusinessId, now: datetime) -> None:
    """Deletes what a language model said for a business that has none any more; the cards that show some of it are drawn
    once more.
    """
    shown = ModelDraftStore(tx).drop(business)
    CardStore(tx).suggested(business, dict.fromkeys(shown, True), now)


def ranked(tx: Tx, business: BusinessId, comment: CommentId) -> tuple[Template, ...]:
    """Every template for a list to choose from: what was suggested first, then by use and title."""
    first = [one.template for one in SuggestionStore(tx).of(business, comment)]
    names = {template.id for template in first}
    rest = [one for one in TemplateStore(tx).all(business) if one.id not in names]
    return (*first, *sorted(rest, key=lambda one: -one.used))


def _read(tx: Tx) -> tuple[Unsuggested, tuple[Template, ...]] | None:
    found = SuggestionStore(tx).unsuggested(A_PASS)
    return None if found is None else (found, TemplateStore(tx).all(found.business))


def _compute(texts: Mapping[CommentId, str], templates: Sequence[Template]) -> Found:
    library = _library(templates)
    if library is None:
        return dict.fromkeys(texts, ())
    return {comment: _one(library, comment, text) for comment, text in texts.items()}


def _library(templates: Sequence[Template]) -> Library | None:
    """Library of these templates; None where one of them cannot be read: the comments of other businesses wait."""
    try:
        return Library(templates)
    except Exception:
        log.exception("nothing can be suggested from %d templates", len(templates))
        return None


def _one(library: Library, comment: CommentId, text: str) -> Sequence[Suggestion]:
    try:
        return library.suggest(text)
    except Exception:
        log.exception("nothing could be suggested for comment %s", comment)
        return ()


def _keep(tx: Tx, unsuggested: Unsuggested, computed: Found, now: datetime, *, drafts: bool) -> _Kept:
    """What was computed becomes rows.

    1. What changed while it was computed is left for the next pass.
    2. Rows take the place of those that are there.
    3. The language model is to be asked, where there is one.
    4. A card of its own is redrawn where what it may show differs, and posted now where it waited for this.
    """
    store, business = SuggestionStore(tx), unsuggested.business
    before = store.still_unsuggested(business, unsuggested.version, unsuggested.texts)
    replaced = [comment for comment, stored in before.items() if stored]
    if replaced:
        store.clear(business, replaced)
    store.put(business, unsuggested.version, {comment: computed[comment] for comment in before})
    if drafts:
        ModelDraftStore(tx).queue(business, before, now)
    changed = {
        comment: [(one.template, one.because) for one in stored if one.score >= SURE]
        != [(one.template.id, one.because) for one in computed[comment] if one.fits]
        for comment, stored in before.items()
    }
    redrawn = CardStore(tx).suggested(business, changed, now)
    return _Kept(redrawn > 0, unsuggested.more or len(before) < len(unsuggested.texts))
