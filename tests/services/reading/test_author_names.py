"""Names of authors whose comments come without one: asked for once, kept, and drawn as soon as they are known."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.business import Business
from bot.domain.channel import Glow
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.domain.reason import Reason
from bot.ports import Received, Refused, Retry
from bot.services.reading import author_names
from bot.services.reading.pushes import Pushes
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

ANNA, BERT = "anna", "bert"


@pytest.fixture
async def nameless(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    """A channel of a platform whose comments come without names."""
    made = Polling(db, shop, clock, FakePlatform(clock, names_authors=True))
    made.platform.named = {ANNA: "Anna A.", BERT: "Bert B."}
    await made.connected()
    made.platform.calls.clear()
    yield made
    await made.switchboard.aclose()


def asked(polling: Polling) -> list[str]:
    """Ids of each request for names, joined by commas."""
    return [call.removeprefix("authors:") for call in polling.platform.calls if call.startswith("authors:")]


async def author(polling: Polling, comment: ExternalId) -> str:
    return (await polling.comment(comment)).author


async def test_names_are_asked_for_before_the_page_is_taken_in(nameless: Polling) -> None:
    first = nameless.platform.write("Hallo?", author_id=ANNA)
    second = nameless.platform.write("Offen?", author_id=BERT)
    third = nameless.platform.write("Heute?", author_id=ANNA)
    await nameless.poll()
    assert [await author(nameless, one) for one in (first, second, third)] == [
        "Anna A.",
        "Bert B.",
        "Anna A.",
    ]
    assert [sorted(ids.split(",")) for ids in asked(nameless)] == [[ANNA, BERT]]


async def test_who_is_known_is_not_asked_for_again(nameless: Polling) -> None:
    nameless.platform.write("Hallo?", author_id=ANNA)
    await nameless.poll()
    nameless.start(2)
    nameless.platform.write("Wieder ich", author_id=ANNA)
    await nameless.poll(timedelta(days=29))
    again = nameless.platform.write("Noch einmal", author_id=ANNA)
    await nameless.poll()
    assert (asked(nameless), await author(nameless, again)) == ([ANNA], "Anna A.")


async def test_an_author_whose_name_stays_unknown_is_asked_for_once_in_thirty_days(nameless: Polling) -> None:
    for day in range(0, 60, 5):
        nameless.platform.write(f"Tag {day}", author_id="nobody")
        await nameless.poll()
        nameless.start(day)
        nameless.clock.advance(timedelta(days=5))
    assert asked(nameless) == ["nobody", "nobody"]


async def test_a_new_name_is_learnt_after_thirty_days_and_written_on_what_was_there(
    nameless: Polling,
) -> None:
    old = nameless.platform.write("Hallo?", author_id=ANNA)
    await nameless.poll()
    nameless.platform.named[ANNA] = "Anna Neu"
    nameless.clock.advance(timedelta(days=31))
    new = nameless.platform.write("Wieder ich", author_id=ANNA)
    await nameless.poll()
    assert [await author(nameless, one) for one in (old, new)] == ["Anna Neu", "Anna Neu"]
    assert asked(nameless) == [ANNA, ANNA]


@pytest.mark.parametrize("error", [Retry(), Refused(Reason.UNKNOWN)])
async def test_a_failure_delays_no_card_and_the_name_is_drawn_when_it_comes(
    nameless: Polling, error: Exception
) -> None:
    nameless.platform.trouble("authors", error)  # type: ignore[arg-type]
    made = nameless.platform.write("Hallo?", author_id=ANNA)
    await nameless.poll()
    assert (await nameless.announced(), await author(nameless, made)) == ([made], "")
    [(before,)] = await nameless.rows("SELECT version FROM card")
    await nameless.poll()
    assert asked(nameless) == [ANNA]
    nameless.woken.clear()
    await nameless.poll(author_names.AGAIN_AFTER)
    assert (asked(nameless), await author(nameless, made)) == ([ANNA, ANNA], "Anna A.")
    assert await nameless.rows("SELECT version FROM card") == [(before + 1,)]
    assert "desk" in nameless.woken
    assert (await nameless.channel()).reading.glow is Glow.ON


async def test_an_exception_of_the_connector_over_names_keeps_no_comment_back(
    nameless: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    connector = await nameless.switchboard.connector(nameless.business.id, nameless.channel_id)

    async def slips(_: object) -> None:
        raise KeyError("data")

    monkeypatch.setattr(connector, "authors", slips)
    made = nameless.platform.write("Hallo?", author_id=ANNA)
    await nameless.poll()
    await nameless.poll(timedelta(minutes=2))
    assert await nameless.announced() == [made]


async def test_at_most_a_hundred_are_asked_for_at_once_and_the_rest_next(
    nameless: Polling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(author_names, "NAMES_A_REQUEST", 3)
    for number in range(8):
        nameless.platform.named[f"a{number}"] = f"Autor {number}"
        nameless.platform.write("Hallo?", author_id=f"a{number}")
    for _ in range(4):
        await nameless.poll()
    assert [len(ids.split(",")) for ids in asked(nameless)] == [3, 3, 2]
    assert await nameless.rows("SELECT count(*) FROM comment WHERE author = ''") == [(0,)]


async def test_nobody_is_asked_for_who_is_history_or_of_the_business(
    db: Database, shop: Business, clock: Clock
) -> None:
    polling = Polling(db, shop, clock, FakePlatform(clock, names_authors=True))
    polling.platform.write("Alt", author_id="old", posted_at=clock() - timedelta(days=4))
    young = polling.platform.write("Jung", author_id=ANNA, posted_at=clock() - timedelta(hours=4))
    polling.platform.write("Wir", author="", author_id="us", role=AuthorRole.US, parent=young)
    await polling.connected()
    await polling.poll(timedelta(hours=25))
    assert asked(polling) == [ANNA]


async def test_a_comment_that_is_read_again_without_its_name_has_not_changed(nameless: Polling) -> None:
    made = nameless.platform.write("Hallo?", author_id=ANNA)
    await nameless.poll()
    seen = "SELECT fingerprint, author, (SELECT max(version) FROM card) FROM comment WHERE external_id = :id"
    before = await nameless.rows(seen, id=made)
    for _ in range(3):
        await nameless.poll(timedelta(minutes=6))
    assert await nameless.rows(seen, id=made) == before


async def test_a_comment_that_was_pushed_gets_its_name_with_the_next_step(
    db: Database, shop: Business, clock: Clock
) -> None:
    """A push sends no request; the loop is woken for it."""
    polling = Polling(
        db, shop, clock, FakePlatform(clock, polls=(), names_authors=True, named={ANNA: "Anna A."})
    )
    await polling.connected()
    await db.write(lambda tx: ChannelStore(tx).synced(shop.id, polling.channel_id, clock()))
    made = polling.platform.write("Hallo?", author_id=ANNA)
    seen = polling.platform.seen(polling.platform.comments[made])
    pushes = Pushes(polling.switchboard, polling.intake, polling.woken.append, lambda: True)
    await pushes.take(shop.id, polling.channel_id, Received((seen,)), clock())
    assert (await author(polling, made), f"checkup:{polling.channel_id}" in polling.woken) == ("", True)
    await polling.settle()
    assert await author(polling, made) == "Anna A."


async def test_a_platform_whose_comments_bear_names_is_never_asked(polling: Polling) -> None:
    polling.platform.write("Hallo?", author="", author_id=ANNA)
    await polling.poll()
    assert asked(polling) == []


async def test_a_name_from_outside_is_cut_to_what_a_row_holds(nameless: Polling) -> None:
    nameless.platform.named[ANNA] = "\ud83d" + "A" * 10_000
    made = nameless.platform.write("Hallo?", author_id=ANNA)
    await nameless.poll()
    assert await author(nameless, made) == "?" + "A" * 199
