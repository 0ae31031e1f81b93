"""Drafts of a language model: asks for them in a loop of its own, after a comment's templates were suggested and its card
was made, and keeps what may be proposed.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from bot.domain.brand import Voice
from bot.domain.business import Business, BusinessId
from bot.domain.comment import Comment, CommentId, CommentState
from bot.domain.language_model import ANSWERS_WITHIN, ModelProbe, ModelState, ModelTask, ModelTrouble
from bot.domain.model_draft.check import refusal
from bot.domain.model_draft.inquiry import Inquiry, ModelAnswer, OfferedTemplate
from bot.domain.model_draft.voice import own_texts
from bot.domain.placeholder import Values, fill, wordings
from bot.domain.template import Template, TemplateId, variant_for
from bot.loops import DESK, Wake
from bot.models.chat import ask
from bot.models.server import Breaker, ModelFailed, ModelServer
from bot.services.business.brand import findings_in
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.model_drafts import ModelDraftStore, Queued
from bot.storage.sqlite.database import Database, Tx
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore

log = logging.getLogger(__name__)

AT_ONCE = 2
"""Questions at the same time, whatever they are for: a model on this machine answers one after the other."""
HOURLY = 60
"""Questions for one business within an hour."""
PER_COMMENT = 3
"""Questions about one comment within an hour: a bot that is killed by each of them stops asking."""
FRESH = timedelta(minutes=10)
"""A card that is older keeps what it shows: somebody may be reading it."""
PROBED = timedelta(seconds=30)
"""So long a question waits that only asks whether an answer comes."""
_EXAMPLE = (
    OfferedTemplate(TemplateId(1), "Vouchers", "We have vouchers from our shop, for every occasion."),
    OfferedTemplate(TemplateId(2), "Way here", "You find us in the old town, right beside the fountain."),
)
LOOKED_AT = 200


class _Asked(NamedTuple):
    queued: Queued
    inquiry: Inquiry
    digest: str


class _Taken(NamedTuple):
    asked: tuple[_Asked, ...]
    drawn: int
    """Cards to draw: what the model said about them counts no more."""
    more: bool
    """Others wait, and may be asked about."""


class ModelDrafting:
    """Asks the language model, if the installation has one.

    The order, after suggestions were computed (see suggesting):
    1. The same transaction marks the comment: the row says that the model is to be asked. A bot that is killed here asks
       after its start.
    2. This loop takes at most AT_ONCE of them, newest first, businesses by turns; it counts each question before it is
       asked. What is closed, older than FRESH, or was answered for the same question before is not asked again.
    3. The model is asked outside of any transaction. The card is in Discord or on its way there and waits for nothing.
    4. One write keeps the answer, if the comment still is open and the question still is the same one, and has the card
       drawn once more.

    Whatever goes wrong leaves the local suggestion as it is.
    """

    def __init__(self, db: Database, server: ModelServer, model: str, task: ModelTask, wake: Wake) -> None:
        self._db = db
        self._server = server
        self._model = model
        self._task = task
        self._wake = wake
        self._last: BusinessId | None = None
        self._trouble: ModelTrouble | None = None

    @property
    def state(self) -> ModelState:
        """Which model is asked for what, and whether it answered last time."""
        return ModelState(self._model, self._task, self._trouble)

    async def probe(self, now: datetime) -> ModelProbe:
        """Asks about a comment that nobody wrote, however the last questions went, and measures how long that takes."""
        patient = replace(self._server, within=PROBED, breaker=Breaker())
        offers = _EXAMPLE if self._task is ModelTask.RANK else _EXAMPLE[:1]
        example = Inquiry(self._task, "Hello! Do you have vouchers?", offers)
        began, trouble = asyncio.get_running_loop().time(), None
        try:
            await ask(patient, self._model, example, now)
        except ModelFailed as failed:
            return ModelProbe(ModelState(self._model, self._task, failed.trouble), None)
        took = timedelta(seconds=asyncio.get_running_loop().time() - began)
        trouble = ModelTrouble.SLOW if took > ANSWERS_WITHIN else None
        return ModelProbe(ModelState(self._model, self._task, trouble), took)

    async def step(self, now: datetime) -> datetime | None:
        """Asks about what waits; returns now where there is more, the end of a rest, or None."""
        if self._server.breaker.rests(now):
            return self._server.breaker.rests_until
        if not await self._db.read(lambda tx: ModelDraftStore(tx).waiting(now, 1)):
            return None
        taken = await self._db.write(lambda tx: self._take(tx, now))
        if taken.drawn:
            self._wake(DESK)
        answers = await asyncio.gather(*(self._ask(one, now) for one in taken.asked))
        if taken.asked:
            pairs = tuple(zip(taken.asked, answers, strict=True))
            if await self._db.write(lambda tx: self._keep(tx, pairs, now)):
                self._wake(DESK)
        return now if taken.more else None

    def _take(self, tx: Tx, now: datetime) -> _Taken:
        """Comments to ask about now, counted as asked."""
        store, asked, drawn, passed = ModelDraftStore(tx), list[_Asked](), 0, 0
        store.expire(now - FRESH)
        waiting = store.waiting(now, LOOKED_AT)
        for queued in _by_turns(waiting, self._last):
            if len(asked) == AT_ONCE:
                break
            if queued.asks >= PER_COMMENT or store.asked_within(queued.business, now) >= HOURLY:
                passed += 1
                continue
            inquiry = self._inquiry(tx, queued.business, queued.comment)
            if inquiry is None:
                drawn, passed = drawn + _settled(tx, queued, "", None, now), passed + 1
                continue
            digest = inquiry.digest(self._model)
            if store.digest(queued.business, queued.comment) == digest:
                store.keep(queued.business, queued.comment)
                passed += 1
                continue
            store.is_asked(queued.business, queued.comment, now)
            asked.append(_Asked(queued, inquiry, digest))
            self._last = queued.business
        return _Taken(tuple(asked), drawn, more=len(waiting) > len(asked) + passed)

    def _inquiry(self, tx: Tx, business_id: BusinessId, comment_id: CommentId) -> Inquiry | None:
        """What is to be asked about a comment; None where there is nothing to ask."""
        business, comment = BusinessStore(tx).get(business_id), CommentStore(tx).get(business_id, comment_id)
        if business is None or comment is None or not business.model_drafts or not _asks(comment):
            return None
        found = SuggestionStore(tx).local(business_id, comment_id)
        fitting = [one for one in found if one.fits]
        offered = found if self._task is ModelTask.RANK else fitting[:1]
        if not fitting or (self._task is ModelTask.RANK and len(offered) < 2):
            return None
        # Suggestions hold no more of a template than a button needs.
        known = [TemplateStore(tx).get(business_id, one.template.id) for one in offered]
        offers = tuple(_offer(business, comment, one) for one in known if one is not None)
        if self._task is ModelTask.RANK:
            return Inquiry(self._task, comment.text, offers, author=comment.author)
        spoken = Voice(business.customer_language, BrandStore(tx).get(business_id))
        values = Values(business=business.name, facts=dict(spoken.brand.facts))
        return Inquiry(self._task, comment.text, offers, spoken, values, comment.author)

    async def _ask(self, asked: _Asked, now: datetime) -> ModelAnswer | None:
        """Answer that may be proposed."""
        try:
            answer = await ask(self._server, self._model, asked.inquiry, now)
        except ModelFailed as failed:
            self._trouble = failed.trouble
            log.info("the language model gave no answer (%s)", failed)
            return None
        self._trouble = None
        if asked.inquiry.task is ModelTask.RANK:
            return answer
        refused = await asyncio.to_thread(_refused, asked.inquiry, answer.text)
        if refused:
            log.info("a draft of the language model is not proposed (%s)", refused)
        return None if refused else answer

    def _keep(self, tx: Tx, answers: Sequence[tuple[_Asked, ModelAnswer | None]], now: datetime) -> int:
        """Keeps the answers to what still is the question; number of cards to draw."""
        drawn = 0
        for asked, answer in answers:
            inquiry = self._inquiry(tx, asked.queued.business, asked.queued.comment)
            # Another question by now: it waits still, and is asked next.
            if inquiry is None:
                drawn += _settled(tx, asked.queued, "", None, now)
            elif inquiry.digest(self._model) == asked.digest:
                drawn += _settled(tx, asked.queued, asked.digest, answer, now)
        return drawn


def _settled(tx: Tx, queued: Queued, digest: str, answer: ModelAnswer | None, now: datetime) -> int:
    """Records an answer, or that there is none; number of cards to draw."""
    known = ModelDraftStore(tx).settle(queued.business, queued.comment, digest, answer)
    if not known or (answer is None and not queued.shows):
        return 0
    return CardStore(tx).suggested(queued.business, {queued.comment: True}, now)


def _by_turns(waiting: Sequence[Queued], last: BusinessId | None) -> list[Queued]:
    """One comment of each business after the other, newest first, beginning behind the business that was last."""
    key = attrgetter("business")
    lines = [list(of) for _, of in groupby(sorted(waiting, key=key), key)]
    start = next((place for place, line in enumerate(lines) if line[0].business > (last or 0)), 0)
    lines = lines[start:] + lines[:start]
    return [
        line[place] for place in range(max(map(len, lines), default=0)) for line in lines if place < len(line)
    ]


def _asks(comment: Comment) -> bool:
    """Whether the model may be asked about it: it waits for an answer and has words."""
    return comment.state is CommentState.OPEN and bool(comment.text.strip())


def _refused(inquiry: Inquiry, text: str) -> str:
    """Why a draft is not proposed, for the log; empty for one that may be. What the brand check finds in it filled in, as
    far as that is known, refuses it, too.
    """
    known = own_texts(inquiry.voice, inquiry.values.business)
    if (why := refusal(text, inquiry.offers[0].body, known)) is not None:
        return why.value
    found = findings_in(inquiry.voice, fill(text, inquiry.values).text)
    return found[0].rule.value if found else ""


def _offer(business: Business, comment: Comment, template: Template) -> OfferedTemplate:
    """Template in the text that the comment would be answered with."""
    text = variant_for(template, comment.language, business.customer_language).body
    return OfferedTemplate(template.id, template.title, wordings(text)[0])
