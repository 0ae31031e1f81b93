"""Random runs of the language model's loop: comments come, change and go, templates change, the bot is killed, the server
misbehaves. What a card proposes always belongs to the comment and the template as they are.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest

from bot.domain.actor import Actor
from bot.domain.business import Business, DiscordChannelId, MemberId
from bot.domain.external_id import ExternalId
from bot.domain.language_model import ModelTask
from bot.domain.template import TemplateId
from bot.http import Http
from bot.models.server import ModelServer
from bot.services.business.templates import Templates
from bot.services.inbox.closing import Closing
from bot.services.inbox.model_drafting import HOURLY, ModelDrafting
from bot.services.inbox.suggesting import Suggesting
from bot.storage.suggestions import SuggestionStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.counts import SOAK
from tests.support.model_server import LanguageModel, asked, completion, language_model, text
from tests.support.polling import Polling
from tests.support.rough_server import Wire

OWNER = MemberId(900_000_000_000_000_001)
BODIES = (
    "Gutscheine gibt es im Laden oder online.",
    "Gutscheine findest du gleich bei der Kassa im Laden.",
    "Gutscheine schicken wir dir nach Hause, oder du holst sie im Laden.",
)
RUNS, OPERATIONS = (20, 200) if SOAK else (2, 60)


def draft_for(comment: str, body: str) -> str:
    """What the pretended model makes of a comment and a template: different for every comment and every template."""
    return f"Gern{'!' * (1 + int(comment.split()[-1]) % 7)} {body}"


@dataclass(slots=True)
class Run:
    polling: Polling
    model: LanguageModel
    http: Http
    rng: random.Random
    loop: ModelDrafting = field(init=False)
    template: TemplateId = field(init=False)
    body: str = BODIES[0]
    texts: dict[ExternalId, str] = field(default_factory=dict)
    closed: set[ExternalId] = field(default_factory=set)
    told: int = 0
    proposed: int = 0

    @property
    def actor(self) -> Actor:
        return acting(self.polling.business.id, OWNER, self.polling.clock())

    async def begin(self) -> None:
        self.born()
        self.model.server.behave = self.behave
        saved = await self.templates().save(self.actor, None, "Gutscheine", "", self.body)
        assert isinstance(saved, int)
        self.template = TemplateId(saved)

    def templates(self) -> Templates:
        return Templates(self.polling.db, self.polling.woken.append)

    def born(self) -> None:
        """A new process: it knows nothing but the rows."""
        server = ModelServer(self.http, self.model.url, "", timedelta(seconds=0.2))
        self.loop = ModelDrafting(
            self.polling.db, server, "pretend", ModelTask.POLISH, self.polling.woken.append
        )

    async def behave(self, wire: Wire) -> None:
        said = asked(json.loads(wire.asked.body))
        match self.rng.randrange(10):
            case 0:
                await wire.answer(500)
            case 1:
                await wire.answer(200, b"<html>", "Content-Type: text/html")
            case 2:
                wire.reset()
            case 3:
                await asyncio.sleep(0.3)
            case 4:
                await self.answer(wire, f"{said['template']} Schreib an {said['comment']}@evil.example")
            case _:
                await self.answer(wire, draft_for(said["comment"], said["template"]))

    async def answer(self, wire: Wire, words: str) -> None:
        await wire.answer(200, completion(text(words)), "Content-Type: application/json")

    async def operate(self) -> None:
        """One thing that happens, at a time."""
        self.polling.clock.advance(timedelta(seconds=self.rng.choice([70, 90, 400])))
        waiting = [one for one in self.texts if one not in self.closed]
        one = self.rng.choice(waiting) if waiting else None
        match self.rng.randrange(9):
            case 0 | 1 | 2:
                self.write()
            case 3 if one is not None:
                self.told += 1
                self.texts[one] = f"Und Gutscheine? {self.told}"
                self.polling.platform.edit(one, self.texts[one])
            case 4 if one is not None:
                self.polling.platform.delete(one)
                self.texts.pop(one)
            case 5 if one is not None and len(waiting) > 1:
                comment = await self.polling.comment(one)
                await Closing(self.polling.db, self.polling.woken.append, self.polling.switchboard.info).done(
                    self.actor, comment.id
                )
                self.closed.add(one)
            case 6:
                self.body = self.rng.choice(BODIES)
                await self.templates().save(self.actor, self.template, "Gutscheine", "", self.body)
            case 7:
                await self.killed()
            case _:
                pass
        await self.polling.settle()

    def write(self) -> None:
        self.told += 1
        words = f"Habt ihr Gutscheine? {self.told}"
        self.texts[self.polling.platform.write(words, author_id=f"author-{self.told}")] = words

    async def killed(self) -> None:
        """The loop ends in the middle of whatever it does."""
        await self.polling.suggest()
        step = asyncio.create_task(self.loop.step(self.polling.clock()))
        await asyncio.sleep(self.rng.choice([0, 0.002, 0.01]))
        step.cancel()
        await asyncio.gather(step, return_exceptions=True)
        self.born()

    async def rest(self) -> None:
        """Everything that is due is done."""
        await self.polling.suggest()
        for _ in range(100):
            due = await self.loop.step(self.polling.clock())
            if due is None or due > self.polling.clock():
                return
        raise AssertionError("the loop never comes to rest")

    async def check(self) -> None:
        """What each card proposes."""
        for one in self.texts.keys() - self.closed:
            comment = await self.polling.comment(one)
            read = partial(SuggestionStore.of, business=self.polling.business.id, comment=comment.id)
            found = await self.polling.db.read(lambda tx, read=read: read(SuggestionStore(tx)))  # type: ignore[misc]
            for suggestion in found:
                if suggestion.draft:
                    assert suggestion.draft == draft_for(comment.text, self.body)
                    self.proposed += 1
        gone = "SELECT count(*) FROM model_draft JOIN comment ON comment.id = comment_id WHERE comment.text = '' AND asked_for || model_draft.text || ranked <> ''"
        assert await self.polling.rows(gone) == [(0,)]
        spent = "SELECT max(n) FROM (SELECT sum(asks) AS n FROM model_draft GROUP BY business_id, hour)"
        assert ((await self.polling.rows(spent))[0][0] or 0) <= HOURLY


@pytest.mark.parametrize("seed", range(RUNS))
async def test_a_proposed_draft_belongs_to_the_comment_and_the_template_as_they_are(
    polling: Polling, shop: Business, seed: int
) -> None:
    polling.suggesting = Suggesting(polling.db, polling.woken.append, polling.loading, drafts=True)
    await polling.db.write(
        lambda tx: change_business(
            tx, shop.id, inbox_id=DiscordChannelId(900_000_000_000_000_002), set_up_at=NOW, set_up_by=OWNER
        )
    )
    async with language_model() as model:
        http = Http(frozenset({model.host}))
        run = Run(polling, model, http, random.Random(seed))
        await run.begin()
        for _ in range(OPERATIONS):
            await run.operate()
            if run.rng.random() < 0.4:
                await run.rest()
                await run.check()
        await http.aclose()
    assert run.proposed > 3, Counter(run.texts.values())
