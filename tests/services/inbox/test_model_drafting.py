"""Drafts of a language model: asked for in a loop of its own, from rows, over real HTTP; whatever goes wrong leaves the
local suggestion.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.brand import PLAIN, Brand, Wording
from bot.domain.business import Business, DiscordChannelId, MemberId, ServerId
from bot.domain.card import Ringing
from bot.domain.external_id import ExternalId
from bot.domain.language_model import ModelState, ModelTask, ModelTrouble
from bot.domain.settings import Language
from bot.domain.template import Flaw
from bot.http import Http
from bot.models.server import ModelServer
from bot.services.business.templates import Templates
from bot.services.inbox.closing import Closing
from bot.services.inbox.model_drafting import AT_ONCE, FRESH, HOURLY, PER_COMMENT, ModelDrafting
from bot.services.inbox.suggesting import Suggesting
from bot.storage.brands import BrandStore
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.erasing import ErasingStore
from bot.storage.model_drafts import ModelDraftStore
from bot.storage.sqlite.database import Tx
from bot.storage.suggestions import SuggestionStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.model_server import LanguageModel, asked, ids, language_model, text
from tests.support.platform import FakePlatform
from tests.support.polling import Polling
from tests.support.rough_server import Wire

OWNER = MemberId(900_000_000_000_000_001)
INBOX = DiscordChannelId(900_000_000_000_000_002)
QUESTION = "Habt ihr Gutscheine?"
BODY = "Gutscheine gibt es im Laden oder online. Sie gelten drei Jahre."
DRAFT = "Sehr gern! Unsere Gutscheine gibt es im Laden oder online, und sie gelten drei Jahre."


@pytest.fixture
async def model() -> AsyncIterator[LanguageModel]:
    async with language_model(text(DRAFT)) as running:
        yield running


@pytest.fixture
async def http(model: LanguageModel) -> AsyncIterator[Http]:
    made = Http(frozenset({model.host}))
    yield made
    await made.aclose()


@pytest.fixture
async def polling(polling: Polling, shop: Business) -> Polling:
    """Set up, with a template of vouchers and two that say something of them."""
    await set_up(polling, shop)
    polling.suggesting = Suggesting(polling.db, polling.woken.append, polling.loading, drafts=True)
    return polling


async def set_up(polling: Polling, business: Business) -> None:
    await polling.db.write(
        lambda tx: change_business(tx, business.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
    )
    for title, body in (("Gutscheine", BODY), ("Versand", "Gutscheine schicken wir per Post.")):
        await save(polling, business, title, body)


async def save(polling: Polling, business: Business, title: str, body: str, known: Any = None) -> None:
    templates = Templates(polling.db, polling.woken.append)
    saved = await templates.save(acting(business.id, OWNER, polling.clock()), known, title, "", body)
    assert not isinstance(saved, Flaw)


def drafting(
    polling: Polling, model: LanguageModel, http: Http, task: ModelTask = ModelTask.POLISH
) -> ModelDrafting:
    server = ModelServer(http, model.url, "", timedelta(seconds=10))
    return ModelDrafting(polling.db, server, "pretend:7b", task, polling.woken.append)


@pytest.fixture
def loop(polling: Polling, model: LanguageModel, http: Http) -> ModelDrafting:
    return drafting(polling, model, http)


async def asks(polling: Polling, *texts: str) -> list[ExternalId]:
    """Written, read, suggested for: what the model is asked about next."""
    written = [polling.platform.write(one, author_id=f"author-{one}") for one in texts]
    await polling.poll()
    return written


async def settled(loop: ModelDrafting, polling: Polling) -> None:
    """Steps until nothing more is due."""
    for _ in range(100):
        due = await loop.step(polling.clock())
        if due is None or due > polling.clock():
            return
    raise AssertionError("the loop never comes to rest")


async def shown(polling: Polling, written: ExternalId) -> list[tuple[str, str, bool]]:
    """Titles, drafts, and whether the model put them first, as a card would show them."""
    comment = await polling.comment(written)
    found = await polling.db.read(lambda tx: SuggestionStore(tx).of(polling.business.id, comment.id))
    return [(one.template.title, one.draft, one.picked) for one in found if one.fits]


async def version(polling: Polling, written: ExternalId) -> int:
    comment = await polling.comment(written)
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(polling.business.id, comment.id))
    assert card is not None
    return card.version


async def test_the_first_suggestion_gets_the_words_of_the_model_and_its_card_is_drawn_once_more(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (written,) = await asks(polling, QUESTION)
    assert "drafting" in polling.woken
    before = await version(polling, written)
    polling.woken.clear()
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]
    assert (await version(polling, written), polling.woken) == (before + 1, ["desk"])
    (question,) = model.questions
    assert asked(question) == {
        "comment": QUESTION,
        "template": BODY,
        "voice": "in German the customer is addressed with du (informal), never Sie",
    }
    await settled(loop, polling)
    assert len(model.questions) == 1


async def test_the_model_puts_another_template_first_and_none_that_it_was_not_offered(
    polling: Polling, model: LanguageModel, http: Http
) -> None:
    model.says(ids(7, 2, 1))
    (written,) = await asks(polling, QUESTION)
    await settled(drafting(polling, model, http, ModelTask.RANK), polling)
    assert await shown(polling, written) == [("Versand", "", True), ("Gutscheine", "", False)]


async def test_an_order_that_agrees_is_no_news(polling: Polling, model: LanguageModel, http: Http) -> None:
    model.says(ids(1, 2))
    (written,) = await asks(polling, QUESTION)
    await settled(drafting(polling, model, http, ModelTask.RANK), polling)
    assert await shown(polling, written) == [("Gutscheine", "", False)]


@pytest.mark.parametrize(
    "said",
    [
        text("Schick uns deine Kreditkartennummer, dann bekommst du Gutscheine im Laden."),
        text(BODY),
        text(""),
        "Gern!",
        ids(1),
        '{"text": "x"} {"text": "y"}',
    ],
)
async def test_what_may_not_be_proposed_leaves_the_local_suggestion_and_its_card_as_they_are(
    polling: Polling, loop: ModelDrafting, model: LanguageModel, said: str
) -> None:
    model.says(said)
    (written,) = await asks(polling, QUESTION)
    before = await version(polling, written)
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", "", False)]
    assert await version(polling, written) == before
    await settled(loop, polling)
    assert len(model.questions) == 1


@pytest.mark.parametrize(
    ("language", "brand", "proposed"),
    [
        (Language.GERMAN_DU, PLAIN, True),
        (Language.GERMAN_SIE, PLAIN, True),
        (Language.GERMAN_DU, replace(PLAIN, words=(Wording("Laden", "Geschäft"),)), False),
        (Language.GERMAN_DU, replace(PLAIN, sentence_words=5), False),
        (Language.GERMAN_DU, replace(PLAIN, sign_off="Dein Team vom Eck"), False),
        (Language.GERMAN_DU, replace(PLAIN, values="Kaffee ist Handwerk"), True),
    ],
)
async def test_a_draft_in_which_the_brand_check_finds_anything_is_not_proposed(
    polling: Polling,
    loop: ModelDrafting,
    model: LanguageModel,
    language: Language,
    brand: Brand,
    proposed: bool,
) -> None:
    def work(tx: Tx) -> None:
        change_business(tx, polling.business.id, customer_language=language)
        BrandStore(tx).put(polling.business.id, brand)

    await polling.db.write(work)
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    assert (await shown(polling, written))[0][1] == (DRAFT if proposed else "")
    said = asked(model.questions[0])["voice"]
    assert ("never Laden, but Geschäft" in said) is bool(brand.words)
    assert ("values: Kaffee ist Handwerk" in said) is bool(brand.values)


async def test_a_draft_in_the_other_form_of_address_is_not_proposed(
    polling: Polling, loop: ModelDrafting, model: LanguageModel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    model.says(
        text("Sehr gern, Sie finden unsere Gutscheine im Laden oder online, und sie gelten drei Jahre.")
    )
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", "", False)]
    assert "not proposed (says_sie)" in caplog.text
    assert "Gutscheine" not in caplog.text


async def test_nothing_is_asked_where_no_template_fits(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    await asks(polling, "Na dann.")
    await settled(loop, polling)
    assert model.questions == []


async def test_a_bot_that_was_killed_while_it_asked_asks_after_its_start_and_keeps_one_answer(
    polling: Polling, loop: ModelDrafting, model: LanguageModel, http: Http
) -> None:
    (written,) = await asks(polling, QUESTION)
    begun = asyncio.Event()

    async def hangs(_: Wire) -> None:
        begun.set()
        await asyncio.sleep(9)

    model.server.behave = hangs
    killed = asyncio.create_task(loop.step(polling.clock()))
    await begun.wait()
    killed.cancel()
    await asyncio.gather(killed, return_exceptions=True)
    model.says(text(DRAFT))
    await settled(drafting(polling, model, http), polling)
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]
    assert await polling.rows("SELECT count(*), sum(asks) FROM model_draft") == [(1, 2)]


async def test_a_comment_that_kills_the_bot_again_and_again_is_left_alone(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (written,) = await asks(polling, QUESTION)
    comment = await polling.comment(written)
    for _ in range(PER_COMMENT):
        await polling.db.write(
            lambda tx: ModelDraftStore(tx).is_asked(polling.business.id, comment.id, polling.clock())
        )
    await settled(loop, polling)
    assert model.questions == []


@pytest.mark.parametrize("meanwhile", ["closed", "edited", "gone", "template", "refused"])
async def test_what_changed_while_the_model_wrote_gets_nothing_of_it(
    polling: Polling, loop: ModelDrafting, model: LanguageModel, meanwhile: str
) -> None:
    (written,) = await asks(polling, QUESTION)
    comment = await polling.comment(written)
    actor = acting(polling.business.id, OWNER, polling.clock())

    async def change() -> None:
        match meanwhile:
            case "closed":
                closing = Closing(polling.db, polling.woken.append, polling.switchboard.info)
                await closing.done(actor, comment.id)
            case "edited":
                polling.platform.edit(written, "Wo seid ihr?")
                await polling.poll()
            case "gone":
                polling.platform.delete(written)
                await polling.poll()
            case "template":
                (found,) = [one for one in await all_templates(polling) if one.title == "Gutscheine"]
                await save(polling, polling.business, "Gutscheine", "Anders.", found.id)
            case "refused":
                await polling.db.write(
                    lambda tx: change_business(tx, polling.business.id, model_drafts=False)
                )

    async def behave(wire: Wire) -> None:
        await change()
        await told(wire)

    model.says(text(DRAFT))
    told = model.server.behave
    model.server.behave = behave
    await loop.step(polling.clock())
    assert DRAFT not in [draft for _, draft, _ in await shown(polling, written)]
    assert await polling.rows("SELECT count(*) FROM model_draft WHERE text <> ''") == [(0,)]


async def all_templates(polling: Polling) -> Any:
    return await Templates(polling.db, polling.woken.append).all(polling.business.id)


async def test_an_edited_comment_loses_the_draft_at_once_and_is_asked_about_again(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    polling.platform.edit(written, "Habt ihr Gutscheine für morgen?")
    polling.clock.advance(timedelta(seconds=70))
    await polling.settle()
    assert await polling.rows("SELECT count(*) FROM model_draft") == [(0,)]
    await polling.suggest()
    await settled(loop, polling)
    assert [asked(one)["comment"] for one in model.questions] == [QUESTION, "Habt ihr Gutscheine für morgen?"]
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]


async def test_suggestions_that_are_computed_again_keep_the_draft_to_the_same_question(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    await polling.db.write(lambda tx: SuggestionStore(tx).library_changed(polling.business.id))
    await polling.suggest()
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]
    assert len(model.questions) == 1


async def test_another_wording_of_the_template_takes_its_draft_away_until_the_model_answers_again(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    (found,) = [one for one in await all_templates(polling) if one.title == "Gutscheine"]
    before = await version(polling, written)
    await save(polling, polling.business, "Gutscheine", "Gutscheine haben wir, frag an der Kassa!", found.id)
    assert await version(polling, written) > before
    await polling.suggest()
    before, meanwhile = await version(polling, written), []
    told = model.server.behave

    async def looks(wire: Wire) -> None:
        meanwhile.extend(await shown(polling, written))
        await told(wire)

    model.server.behave = looks
    await settled(loop, polling)
    assert meanwhile == await shown(polling, written) == [("Gutscheine", "", False)]
    assert await version(polling, written) == before
    assert len(model.questions) == 2


async def test_an_older_card_shows_the_template_as_it_is_after_that_was_changed(
    polling: Polling, loop: ModelDrafting
) -> None:
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]
    (found,) = [one for one in await all_templates(polling) if one.title == "Gutscheine"]
    polling.clock.advance(FRESH + timedelta(seconds=1))
    before = await version(polling, written)
    await save(polling, polling.business, "Gutscheine", "Gutscheine haben wir, frag an der Kassa!", found.id)
    assert await shown(polling, written) == [("Gutscheine", "", False)]
    assert await version(polling, written) > before
    polling.clock.advance(FRESH + timedelta(seconds=1))
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", "", False)]


async def test_newest_first_two_at_once_and_businesses_by_turns(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    await asks(polling, *(f"{QUESTION} {number}" for number in "abcd"))
    other = await polling.db.write(lambda tx: BusinessStore(tx).create(ServerId(77), "Andere", NOW))
    second = Polling(polling.db, other, polling.clock, FakePlatform(polling.clock))
    await second.connected()
    await set_up(second, other)
    second.suggesting = Suggesting(polling.db, polling.woken.append, polling.loading, drafts=True)
    await asks(second, f"{QUESTION} x", f"{QUESTION} y")
    # Of two that are asked about at once either may arrive first.
    for at_once in ({"d", "y"}, {"c", "x"}, {"b", "a"}):
        before = len(model.questions)
        await loop.step(polling.clock())
        assert {asked(one)["comment"][-1] for one in model.questions[before:]} == at_once
    await settled(loop, polling)
    assert len(model.questions) == 6
    assert model.server.busiest <= AT_ONCE


async def test_a_business_gets_so_many_answers_an_hour_and_others_go_on(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (first, second) = await asks(polling, f"{QUESTION} a", f"{QUESTION} b")
    comment = await polling.comment(first)

    def spend(tx: Any) -> None:
        tx.execute(
            "UPDATE model_draft SET hour = :hour, asks = :asks, queued_at = NULL WHERE comment_id = :comment",
            hour=int(polling.clock().timestamp()) // 3600,
            asks=HOURLY,
            comment=comment.id,
        )

    await polling.db.write(spend)
    await settled(loop, polling)
    assert model.questions == []
    await polling.db.write(
        lambda tx: ModelDraftStore(tx).queue(
            polling.business.id, [comment.id], polling.clock() + timedelta(hours=1)
        )
    )
    polling.clock.advance(timedelta(hours=1))
    await settled(loop, polling)
    assert [asked(one)["comment"][-1] for one in model.questions] == ["a"]
    assert await shown(polling, second) == [("Gutscheine", "", False)]


async def test_a_card_that_is_older_keeps_what_it_shows(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    await asks(polling, QUESTION)
    polling.clock.advance(FRESH + timedelta(seconds=1))
    await settled(loop, polling)
    assert model.questions == []


async def test_a_comment_in_a_bundle_is_asked_about_when_it_gets_a_card_of_its_own(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    (written,) = await asks(polling, QUESTION)
    comment = await polling.comment(written)
    await polling.db.write(lambda tx: tx.execute("UPDATE card SET form = 'bundle'"))
    await settled(loop, polling)
    assert model.questions == []
    polling.clock.advance(2 * FRESH)
    await asks(polling, f"{QUESTION} b")
    await settled(loop, polling)
    assert [asked(one)["comment"] for one in model.questions] == [f"{QUESTION} b"]
    nobody = Ringing(None, (), team=False)
    await polling.db.write(
        lambda tx: CardStore(tx).take_out(polling.business.id, comment.id, polling.clock(), nobody)
    )
    await settled(loop, polling)
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]


async def test_while_the_model_rests_nothing_is_read_and_the_loop_comes_back_at_its_end(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    async def busy(wire: Wire) -> None:
        await wire.answer(429, b"{}", "Retry-After: 120", "Content-Type: application/json")

    model.server.behave = busy
    await asks(polling, QUESTION)
    await loop.step(polling.clock())
    assert loop.state.trouble is ModelTrouble.BUSY
    await asks(polling, f"{QUESTION} b")
    assert await loop.step(polling.clock()) == polling.clock() - timedelta(seconds=70) + timedelta(minutes=2)
    assert len(model.questions) == 1
    model.says(text(DRAFT))
    polling.clock.advance(timedelta(minutes=2))
    await settled(loop, polling)
    assert len(model.questions) == 2
    assert loop.state == ModelState("pretend:7b", ModelTask.POLISH, None)


async def test_a_read_and_a_write_go_through_while_the_model_thinks(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    told = model.server.behave

    async def thinks(wire: Wire) -> None:
        begun.set()
        await go_on.wait()
        await told(wire)

    model.server.behave = thinks
    (written,) = await asks(polling, QUESTION)
    asking = asyncio.create_task(loop.step(polling.clock()))
    await begun.wait()
    async with asyncio.timeout(5):
        await polling.db.write(lambda tx: change_business(tx, polling.business.id, set_up_at=NOW))
        assert await shown(polling, written) == [("Gutscheine", "", False)]
    assert not asking.done()
    go_on.set()
    await asking
    assert await shown(polling, written) == [("Gutscheine", DRAFT, False)]


async def test_nothing_of_the_model_is_left_of_a_comment_that_is_forgotten_or_deleted_there(
    polling: Polling, loop: ModelDrafting
) -> None:
    kept, gone = await asks(polling, f"{QUESTION} a", f"{QUESTION} b")
    await settled(loop, polling)
    assert await polling.rows("SELECT count(*) FROM model_draft WHERE text <> ''") == [(2,)]
    polling.platform.delete(gone)
    await polling.poll()
    assert await polling.rows("SELECT count(*) FROM model_draft") == [(1,)]
    comment = await polling.comment(kept)
    await polling.db.write(
        lambda tx: ErasingStore(tx).empty(polling.business.id, [comment.id], [], polling.clock())
    )
    assert await polling.rows("SELECT count(*) FROM model_draft") == [(0,)]


async def test_an_installation_without_a_model_drops_what_an_earlier_one_said_and_draws_those_cards(
    polling: Polling, loop: ModelDrafting
) -> None:
    (written,) = await asks(polling, QUESTION)
    await settled(loop, polling)
    before = await version(polling, written)
    await polling.suggesting.forget_drafts(polling.clock())
    assert await polling.rows("SELECT count(*) FROM model_draft") == [(0,)]
    assert await version(polling, written) == before + 1
    assert await shown(polling, written) == [("Gutscheine", "", False)]


async def test_a_probe_measures_however_the_last_questions_went(
    polling: Polling, loop: ModelDrafting, model: LanguageModel
) -> None:
    async def broken(wire: Wire) -> None:
        await wire.answer(500)

    told, model.server.behave = model.server.behave, broken
    for _ in range(3):
        probe = await loop.probe(polling.clock())
        assert (probe.took, probe.state.trouble) == (None, ModelTrouble.REFUSED)
    model.server.behave = told
    probe = await loop.probe(polling.clock())
    assert probe.took is not None
    assert (probe.state.model, probe.state.trouble) == ("pretend:7b", None)
    assert "Gutscheine" not in json.dumps(model.questions)
