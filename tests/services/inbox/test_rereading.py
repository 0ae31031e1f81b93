"""Rereading: a comment's vector says more than its words of what kind it is; never against what somebody said."""

import numpy as np
import pytest

from bot.domain.business import Business, DiscordChannelId, MemberId
from bot.domain.classifier.learnt import table
from bot.domain.comment import CommentId
from bot.domain.kind import Kind
from bot.domain.suggester.concepts import known
from bot.models.kinds import KindWeights, kind_weights
from bot.models.weights import DIMENSION, MODULE
from bot.services.business.templates import Templates
from bot.services.inbox import rereading
from bot.services.inbox.correcting import Correcting
from bot.storage.suggestions import SuggestionStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.embedding import CountingEmbedder, Given
from tests.support.polling import Polling

OWNER = MemberId(900_000_000_000_000_001)
QUESTION = "Wann habt ihr offen?"


@pytest.fixture
async def polling(polling: Polling, shop: Business, monkeypatch: pytest.MonkeyPatch) -> Polling:
    """Every vector says urgent complaint."""
    size = len(table()) + CountingEmbedder.dimension + known().size
    always = KindWeights(np.zeros((size, 7), np.float32), np.array([0, 0, 9, 0, 0, 0, 9], np.float32))
    monkeypatch.setattr(rereading, "kind_weights", lambda _: always)
    inbox = DiscordChannelId(900_000_000_000_000_002)
    await polling.db.write(
        lambda tx: change_business(tx, shop.id, inbox_id=inbox, set_up_at=NOW, set_up_by=OWNER)
    )
    polling.loading = Given(CountingEmbedder())
    polling.start()
    await Templates(polling.db, polling.woken.append).save(
        acting(polling.business.id, OWNER, polling.clock()), None, "Gutscheine", "", "Gern!"
    )
    return polling


async def asked(polling: Polling, text: str) -> CommentId:
    written = polling.platform.write(text)
    await polling.poll()
    return (await polling.comment(written)).id


async def again(polling: Polling, comment: CommentId) -> tuple[str, bool]:
    await polling.db.write(lambda tx: SuggestionStore(tx).again(polling.business.id, [comment]))
    await polling.suggest()
    [(kind, urgent)] = await polling.rows(f"SELECT kind, urgent FROM comment WHERE id = {comment}")
    return kind, bool(urgent)


async def test_a_vector_decides_the_kind_and_the_card_is_redrawn(polling: Polling) -> None:
    comment = await asked(polling, QUESTION)
    await polling.db.write(lambda tx: tx.execute("UPDATE comment SET kind = 'question', urgent = 0"))
    [(before,)] = await polling.rows("SELECT version FROM card")
    assert await again(polling, comment) == ("complaint", True)
    [(after,)] = await polling.rows("SELECT version FROM card")
    assert after > before
    assert await again(polling, comment) == ("complaint", True)
    assert await polling.rows("SELECT version FROM card") == [(after,)]


async def test_what_somebody_corrected_stays_and_teaches_the_next_one_alike(polling: Polling) -> None:
    comment = await asked(polling, QUESTION)
    actor = acting(polling.business.id, OWNER, polling.clock())
    assert await again(polling, comment) == ("complaint", True)
    assert await Correcting(polling.db, polling.woken.append).correct(actor, comment, Kind.BUYING)
    assert (await again(polling, comment))[0] == "buying"
    alike = await asked(polling, "Wann habt ihr offen, bitte?")
    assert (await again(polling, alike))[0] == "buying"


async def test_vectors_of_another_size_say_nothing(polling: Polling, monkeypatch: pytest.MonkeyPatch) -> None:
    other = KindWeights(np.zeros((9, 7), np.float32), np.ones(7, np.float32))
    monkeypatch.setattr(rereading, "kind_weights", lambda _: other)
    assert await again(polling, await asked(polling, QUESTION)) == ("question", False)


async def test_weights_that_cannot_be_read_cost_nobody_the_suggestions(
    polling: Polling, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: str) -> KindWeights:
        raise ValueError("no file of weights")

    monkeypatch.setattr(rereading, "kind_weights", broken)
    comment = await asked(polling, "Habt ihr Gutscheine?")
    kind, _ = await again(polling, comment)
    assert kind == "buying" and "keep the kinds" in caplog.text
    assert await polling.rows("SELECT DISTINCT comment_id FROM suggestion") == [(comment,)]


def test_the_shipped_weights_are_for_words_vectors_and_concepts() -> None:
    shipped = kind_weights(MODULE)
    assert shipped is not None
    assert len(shipped.weights) == len(table()) + DIMENSION + known().size
