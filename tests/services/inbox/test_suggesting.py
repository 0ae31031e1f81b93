"""Suggesting: computed after intake, outside its transaction, kept as rows, computed again when templates change."""

import asyncio
import sqlite3
import threading
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.domain.business import Business, DiscordChannelId, MemberId, ServerId
from bot.domain.card import Card
from bot.domain.card_facts import CommentCard
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.suggester.values import Said
from bot.domain.suggestion import Compared
from bot.domain.template import Flaw, TemplateId
from bot.services.business.templates import Templates
from bot.services.inbox.bundling import RINGS_WITHIN, SUGGESTED_WITHIN
from bot.services.inbox.cards import Desk
from bot.services.inbox.closing import Closing
from bot.services.inbox.forms import Forms
from bot.services.inbox.library import Library
from bot.services.inbox.material import Material
from bot.services.inbox.suggesting import ranked
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.mirror import Mirror
from bot.storage.suggestions import SuggestionStore
from bot.storage.templates import TemplateStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW, Clock
from tests.support.embedding import CountingEmbedder, Given
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

OWNER = MemberId(900_000_000_000_000_001)
INBOX = DiscordChannelId(900_000_000_000_000_002)
QUESTION = "Habt ihr Gutscheine?"


@pytest.fixture
async def polling(polling: Polling, shop: Business) -> Polling:
    """Set up, with an inbox."""
    await polling.db.write(
        lambda tx: change_business(tx, shop.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
    )
    return polling


@pytest.fixture
async def templates(polling: Polling) -> Templates:
    """With one of vouchers."""
    made = Templates(polling.db, polling.woken.append)
    await save(polling, made, "Gutscheine")
    return made


async def save(
    polling: Polling, templates: Templates, title: str, body: str = "Gern!", short: str = "", **more: Any
) -> TemplateId:
    known = more.get("known")
    saved = await templates.save(
        acting(polling.business.id, OWNER, polling.clock()), known, title, short, body
    )
    assert not isinstance(saved, Flaw)
    return saved


async def taken_in(polling: Polling, *texts: str, late: bool = False) -> list[ExternalId]:
    """Written and read, and nothing was suggested yet. `late`: the bot was off meanwhile."""
    written = [polling.platform.write(text) for text in texts]
    polling.clock.advance(timedelta(hours=4) if late else timedelta(seconds=70))
    await polling.settle()
    return written


async def card_of(polling: Polling, written: ExternalId) -> Card:
    comment = await polling.comment(written)
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(polling.business.id, comment.id))
    assert card is not None
    return card


async def titles(_: Desk, polling: Polling, written: ExternalId) -> list[str]:
    """What the comment's card would show."""
    comment = await polling.comment(written)
    found = await Forms(polling.db, polling.switchboard).again(polling.business.id, comment.id, None)
    assert found is not None
    return [one.template.title for one in found[0].suggestions]


async def due_now(desk: Desk, polling: Polling) -> list[int]:
    return [card.id for _, card in (await desk.due(polling.clock())).cards]


async def test_a_comment_on_a_card_gets_rows_and_its_card_reads_them(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    await save(polling, templates, "Versand", "Gutscheine schicken wir per Post.")
    (written,) = await taken_in(polling, QUESTION)
    assert "suggesting" in polling.woken
    assert await titles(desk, polling, written) == []
    await polling.suggest()
    rows = await polling.rows(
        "SELECT place, title, because, score > 0 FROM suggestion JOIN template ON template.id = template_id"
        " ORDER BY place"
    )
    assert rows == [(1, "Gutscheine", "Gutscheine", 1), (2, "Versand", "Gutscheine", 1)]
    assert await titles(desk, polling, written) == ["Gutscheine"]


async def test_a_write_goes_through_and_the_loop_turns_while_it_is_computed(
    polling: Polling, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, threads = threading.Event(), threading.Event(), []
    whole = Library.rank

    def slow(library: Library, comment: CommentId, channel: ChannelId | None, said: Said) -> Compared:
        threads.append(threading.current_thread())
        begun.set()
        assert go_on.wait(10)
        return whole(library, comment, channel, said)

    monkeypatch.setattr(Library, "rank", slow)
    await taken_in(polling, QUESTION)
    computing = asyncio.create_task(polling.suggesting.step(polling.clock()))
    while not begun.is_set():
        await asyncio.sleep(0.01)
    async with asyncio.timeout(5):
        await polling.db.write(lambda tx: change_business(tx, polling.business.id, set_up_at=NOW))
        await polling.db.read(lambda tx: TemplateStore(tx).all(polling.business.id))
    assert not computing.done()
    go_on.set()
    assert await computing is None
    assert threading.main_thread() not in threads


async def test_a_bot_that_was_killed_after_intake_suggests_after_its_start(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    (written,) = await taken_in(polling, QUESTION)
    polling.start(seed=2)
    await polling.suggest()
    assert await titles(desk, polling, written) == ["Gutscheine"]
    assert await polling.suggesting.step(polling.clock()) is None


@pytest.mark.parametrize("text", [QUESTION, "Na dann."])
async def test_a_card_that_rings_is_due_as_soon_as_it_was_suggested_for_whether_anything_fits_or_not(
    desk: Desk, polling: Polling, templates: Templates, text: str
) -> None:
    (written,) = await taken_in(polling, text)
    card = await card_of(polling, written)
    assert await due_now(desk, polling) == []
    polling.woken.clear()
    await polling.suggest()
    assert polling.woken == ["desk"]
    assert await due_now(desk, polling) == [card.id]
    assert (await card_of(polling, written)).version == 2
    await polling.suggest()
    assert (await card_of(polling, written)).version == 2


@pytest.mark.parametrize("text", [QUESTION, "Na dann."])
async def test_a_silent_card_is_posted_once_it_was_suggested_for_whether_anything_fits_or_not(
    desk: Desk, polling: Polling, templates: Templates, text: str
) -> None:
    (written,) = await taken_in(polling, text, late=True)
    assert await due_now(desk, polling) == []
    polling.woken.clear()
    await polling.suggest()
    assert polling.woken == ["desk"]
    assert await due_now(desk, polling) == [(await card_of(polling, written)).id]


async def test_a_silent_card_is_posted_without_suggestions_where_none_come(
    desk: Desk, polling: Polling, templates: Templates, clock: Clock
) -> None:
    (written,) = await taken_in(polling, QUESTION, late=True)
    assert (await desk.due(clock())).next_due == clock() + SUGGESTED_WITHIN
    clock.advance(SUGGESTED_WITHIN)
    assert await due_now(desk, polling) == [(await card_of(polling, written)).id]
    assert await titles(desk, polling, written) == []


async def test_what_cannot_be_computed_costs_no_other_comment_its_suggestions_and_is_tried_after_a_change(
    desk: Desk,
    polling: Polling,
    templates: Templates,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    whole = Library.rank

    def slip(library: Library, comment: CommentId, channel: ChannelId | None, said: Said) -> Compared:
        if "Fluch" in said.text:
            raise ValueError("a slip")
        return whole(library, comment, channel, said)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "rank", slip)
        good, bad = await taken_in(polling, QUESTION, "Gutscheine, Fluch!")
        assert await polling.suggesting.step(polling.clock()) is None
        assert "nothing could be suggested" in caplog.text
        assert "Fluch" not in caplog.text
        assert await polling.suggesting.step(polling.clock()) is None
        assert len(caplog.records) == 1
    assert await titles(desk, polling, good) == ["Gutscheine"]
    assert await titles(desk, polling, bad) == []
    assert len(await due_now(desk, polling)) == 2
    await save(polling, templates, "Versand")
    await polling.suggest()
    assert await titles(desk, polling, bad) == ["Gutscheine"]


async def test_trouble_with_the_database_keeps_a_ring_a_quarter_of_a_second_and_leaves_the_rest_for_the_next_pass(
    desk: Desk, polling: Polling, templates: Templates, clock: Clock
) -> None:
    (written,) = await taken_in(polling, QUESTION)
    await polling.db.write(
        lambda tx: tx.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON suggestion BEGIN SELECT RAISE(ABORT, 'out of order'); END"
        )
    )
    with pytest.raises(sqlite3.IntegrityError, match="out of order"):
        await polling.suggesting.step(polling.clock())
    assert (await desk.due(clock())).next_due == clock() + RINGS_WITHIN
    clock.advance(RINGS_WITHIN)
    assert await due_now(desk, polling) == [(await card_of(polling, written)).id]
    await polling.db.write(lambda tx: tx.execute("DROP TRIGGER broken"))
    await polling.suggest()
    assert await titles(desk, polling, written) == ["Gutscheine"]


async def test_vectors_that_no_disk_took_are_computed_and_stored_with_the_next_pass(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    polling.loading = Given(CountingEmbedder())
    polling.start()
    (written,) = await taken_in(polling, QUESTION)
    await polling.db.write(
        lambda tx: tx.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON vector BEGIN SELECT RAISE(ABORT, 'no room'); END"
        )
    )
    for _ in range(2):
        with pytest.raises(sqlite3.IntegrityError, match="no room"):
            await polling.suggesting.step(polling.clock())
    await polling.db.write(lambda tx: tx.execute("DROP TRIGGER broken"))
    await polling.suggest()
    assert await titles(desk, polling, written) == ["Gutscheine"]
    [(own, of_comments)] = await polling.rows(
        "SELECT sum(comment_id IS NULL), sum(comment_id IS NOT NULL) FROM vector"
    )
    assert (own, of_comments) == (2, 1)


async def test_a_template_that_is_added_changed_or_removed_counts_for_open_and_held_comments(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    held = polling.platform.write("Samstag und Parkplatz?", visibility=Visibility.HELD)
    (asked,) = await taken_in(polling, "Samstag?")
    await polling.suggest()
    assert await titles(desk, polling, asked) == await titles(desk, polling, held) == []
    polling.woken.clear()
    hours = await save(polling, templates, "Samstag")
    assert polling.woken == ["suggesting"]
    await polling.suggest()
    assert await titles(desk, polling, asked) == await titles(desk, polling, held) == ["Samstag"]
    await save(polling, templates, "Parkplatz", known=hours)
    await polling.suggest()
    assert (await titles(desk, polling, asked), await titles(desk, polling, held)) == ([], ["Parkplatz"])
    for name in ("A", "B"):
        await save(polling, templates, f"Parkplatz {name}")
    await templates.remove(acting(polling.business.id, OWNER, polling.clock()), hours)
    assert await titles(desk, polling, held) == []
    await polling.suggest()
    assert await titles(desk, polling, held) == ["Parkplatz A", "Parkplatz B"]


async def test_only_cards_that_show_something_else_now_are_redrawn(
    polling: Polling, templates: Templates
) -> None:
    await save(polling, templates, "Versand", "Alles geht mit der Post.")
    vouchers, hours, unsure = await taken_in(polling, QUESTION, "Samstag?", "Wann kommt mein Packerl?")
    await polling.suggest()
    assert await polling.rows("SELECT count(*) > 0 FROM suggestion WHERE fits = 0") == [(1,)]

    async def versions() -> list[int]:
        return [(await card_of(polling, one)).version for one in (vouchers, hours, unsure)]

    before = await versions()
    saturday = await save(polling, templates, "Samstag")
    await polling.suggest()
    assert await versions() == [before[0], before[1] + 1, before[2]]
    await save(polling, templates, "Samstag", short="Sa", known=saturday)
    await polling.suggest()
    assert await versions() == [before[0], before[1] + 2, before[2]]
    await save(polling, templates, "Anfahrt")
    polling.woken.clear()
    await polling.suggest()
    assert polling.woken == []
    assert await versions() == [before[0], before[1] + 2, before[2]]


async def test_a_card_that_was_drawn_too_early_is_redrawn_to_say_that_nothing_fits_and_goes_on_saying_so(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    (written,) = await taken_in(polling, "Na dann.")
    card = await card_of(polling, written)

    async def says_so() -> bool:
        facts = await desk.facts(polling.business.id, card.id)
        assert isinstance(facts, CommentCard)
        return facts.suggested

    await polling.db.write(lambda tx: tx.execute("UPDATE card SET message_id = 7, shown_version = version"))
    assert not await says_so()
    await polling.suggest()
    assert await says_so() and (await card_of(polling, written)).version == card.version + 1
    await save(polling, templates, "Anfahrt")
    assert await says_so()
    await polling.suggest()
    assert (await card_of(polling, written)).version == card.version + 1


async def test_the_newest_five_hundred_are_computed_again_and_the_others_are_known_to_be_old(
    desk: Desk, polling: Polling, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.suggestions.RENEWED", 2)
    written = await taken_in(polling, "Samstag?", "Am Samstag?", "Und Samstag?")
    await polling.suggest()
    await save(polling, templates, "Samstag")
    await polling.suggest()
    assert [await titles(desk, polling, one) for one in written] == [[], ["Samstag"], ["Samstag"]]
    old = await polling.rows(
        "SELECT library_version - suggested_from FROM card_comment"
        " JOIN business ON business.id = business_id ORDER BY comment_id"
    )
    assert old == [(1,), (0,), (0,)]


async def test_a_comment_that_was_closed_when_templates_changed_is_computed_once_it_is_open_again(
    desk: Desk, polling: Polling, templates: Templates, clock: Clock
) -> None:
    (written,) = await taken_in(polling, "Samstag?")
    await polling.suggest()
    closing = Closing(polling.db, polling.woken.append, polling.switchboard.info)
    comment, business = await polling.comment(written), polling.business.id
    await closing.done(acting(business, OWNER, clock()), comment.id)
    await save(polling, templates, "Samstag")
    await polling.suggest()
    polling.woken.clear()
    await closing.reopen(acting(business, OWNER, clock()), comment.id)
    assert "suggesting" in polling.woken
    await polling.suggest()
    assert await titles(desk, polling, written) == ["Samstag"]


@pytest.mark.parametrize("what", ["template", "text"])
async def test_what_changes_while_it_is_computed_is_computed_again(
    desk: Desk, polling: Polling, templates: Templates, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    loop, whole, times = asyncio.get_running_loop(), Library.rank, []

    async def meanwhile() -> None:
        if what == "template":
            await save(polling, templates, "Samstag")
        else:
            polling.platform.edit(written, "Gutscheine, und zwar viele?")
            polling.clock.advance(timedelta(seconds=70))
            await polling.settle()

    def late(library: Library, comment: CommentId, channel: ChannelId | None, said: Said) -> Compared:
        times.append(said.text)
        if len(times) == 1:
            asyncio.run_coroutine_threadsafe(meanwhile(), loop).result(20)
        return whole(library, comment, channel, said)

    (written,) = await taken_in(polling, "Gutscheine am Samstag?")
    monkeypatch.setattr(Library, "rank", late)
    assert await polling.suggesting.step(polling.clock()) is not None
    assert await polling.rows("SELECT * FROM suggestion") == []
    await polling.suggest()
    found = ["Gutscheine", "Samstag"] if what == "template" else ["Gutscheine"]
    assert sorted(await titles(desk, polling, written)) == found
    assert len(times) == 2


async def test_an_edited_comment_is_computed_again_and_nothing_is_left_of_a_deleted_one(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    (written,) = await taken_in(polling, "Samstag?")
    await polling.suggest()
    polling.platform.edit(written, QUESTION)
    await polling.poll()
    assert await titles(desk, polling, written) == ["Gutscheine"]
    polling.platform.delete(written)
    await polling.poll()
    assert (await polling.comment(written)).text == ""
    assert await polling.rows("SELECT * FROM suggestion") == []


async def test_nothing_is_left_of_a_comment_whose_number_the_platform_gave_to_another(
    polling: Polling, templates: Templates
) -> None:
    (written,) = await taken_in(polling, QUESTION)
    await polling.suggest()
    comment = await polling.comment(written)
    await polling.db.write(lambda tx: Mirror(tx).part(polling.business.id, comment.id, polling.clock()))
    assert await polling.rows("SELECT * FROM suggestion") == []


async def test_nothing_is_left_of_a_comment_found_gone_after_an_act_until_it_is_seen_again(
    desk: Desk, polling: Polling, templates: Templates
) -> None:
    (written,) = await taken_in(polling, QUESTION)
    await polling.suggest()
    comment = await polling.comment(written)
    await polling.db.write(
        lambda tx: CommentStateStore(tx).read_back(polling.business.id, comment.id, Visibility.GONE)
    )
    assert await polling.rows("SELECT * FROM suggestion") == []
    # The first page after an act may be older than the act.
    for pause in (timedelta(hours=1), timedelta(minutes=2)):
        await polling.poll(pause)
    assert (await polling.comment(written)).text == QUESTION
    assert await titles(desk, polling, written) == ["Gutscheine"]


async def test_more_comments_than_one_pass_takes_are_computed_newest_first(
    desk: Desk, polling: Polling, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.inbox.suggesting.A_PASS", 2)
    written = await taken_in(polling, *[QUESTION] * 5, late=True)
    assert await polling.suggesting.step(polling.clock()) is not None
    assert [bool(await titles(desk, polling, one)) for one in written] == [False] * 3 + [True] * 2
    await polling.suggest()
    assert [await titles(desk, polling, one) for one in written] == [["Gutscheine"]] * 5


async def test_every_business_is_compared_with_its_own_templates(
    desk: Desk, polling: Polling, templates: Templates, clock: Clock
) -> None:
    other = await polling.db.write(
        lambda tx: BusinessStore(tx).create(ServerId(polling.business.server_id + 1), "Nachbar", NOW)
    )
    neighbour = Polling(polling.db, other, clock, FakePlatform(clock))
    await neighbour.connected()
    (ours,) = await taken_in(polling, QUESTION)
    (theirs,) = await taken_in(neighbour, QUESTION)
    await save(neighbour, Templates(polling.db, lambda _: None), "Gutscheine nebenan")
    assert await polling.suggesting.step(clock()) is not None
    assert await titles(desk, neighbour, theirs) == ["Gutscheine nebenan"]
    assert await titles(desk, polling, ours) == []
    assert await polling.suggesting.step(clock()) is None
    assert await titles(desk, polling, ours) == ["Gutscheine"]
    await neighbour.switchboard.aclose()


async def test_templates_that_cannot_be_read_cost_no_other_business_its_suggestions(
    desk: Desk, polling: Polling, templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = polling.clock
    other = await polling.db.write(lambda tx: BusinessStore(tx).create(ServerId(78), "Nachbar", NOW))
    await polling.db.write(
        lambda tx: change_business(tx, other.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
    )
    neighbour = Polling(polling.db, other, clock, FakePlatform(clock))
    await neighbour.connected()
    (ours,) = await taken_in(polling, QUESTION)
    (theirs,) = await taken_in(neighbour, QUESTION)
    await save(neighbour, Templates(polling.db, lambda _: None), "Torn")
    whole = Library.take

    def torn(library: Library, material: Material, now: datetime) -> None:
        if any(one.title == "Torn" for one in material.templates):
            raise ValueError("a torn template")
        whole(library, material, now)

    with monkeypatch.context() as patch:
        patch.setattr(Library, "take", torn)
        await polling.suggest()
    assert await titles(desk, polling, ours) == ["Gutscheine"]
    assert await titles(desk, neighbour, theirs) == []
    assert len(await due_now(desk, polling)) == 2
    await neighbour.switchboard.aclose()


async def test_a_list_to_choose_from_has_the_best_24_by_score_and_then_the_others_by_use(
    polling: Polling, templates: Templates
) -> None:
    business = polling.business.id
    for number in range(26):
        await save(polling, templates, f"Anfahrt {number:02}", "Mit dem Bus.")
    for title in ("Zu Preisen und Größen", "Zu Preisen", "Zu den Preisen von Karten und Büchern"):
        await save(polling, templates, title, "Gern.")
    await polling.db.write(
        lambda tx: tx.execute("UPDATE template SET used = 50, last_used_at = 0 WHERE title = 'Anfahrt 25'")
    )
    (written,) = await taken_in(polling, "Was zu Preisen?")
    await polling.suggest()
    comment = await polling.comment(written)
    found = await polling.db.read(lambda tx: ranked(tx, business, comment.id))
    order = await polling.db.read(lambda tx: SuggestionStore(tx).order(business, comment.id))
    assert [one.title for one in found[:3]] == [
        "Zu Preisen",
        "Zu Preisen und Größen",
        "Zu den Preisen von Karten und Büchern",
    ]
    assert len(order) == 24
    assert [one.id for one in found[:24]] == list(order)
    assert found[24].title == "Anfahrt 25"
    await polling.db.write(lambda tx: SuggestionStore(tx).forget(business, (comment.id,)))
    assert await polling.db.read(lambda tx: SuggestionStore(tx).order(business, comment.id)) == ()


async def test_a_search_finds_words_first_and_then_what_is_written_in_a_template(
    polling: Polling, templates: Templates
) -> None:
    for title, body in (("Karte", "Gutscheine in Kartenform."), ("Kasse", "Bar oder mit Karte.")):
        await save(polling, templates, title, body)
    business = polling.business.id
    assert [one.title for one in await templates.search(business, "Karte")] == ["Karte", "Kasse"]
    assert [one.title for one in await templates.search(business, "scheine in k")] == ["Karte"]
    assert await templates.search(business, "Parkplatz") == ()


async def test_a_new_card_goes_before_any_number_that_are_redrawn(
    desk: Desk, polling: Polling, templates: Templates, clock: Clock
) -> None:
    older = await taken_in(polling, "Samstag?", "Am Samstag?")
    await polling.suggest()
    await polling.db.write(lambda tx: tx.execute("UPDATE card SET message_id = id, shown_version = version"))
    await save(polling, templates, "Samstag")
    await polling.suggest()
    (ringing,) = await taken_in(polling, QUESTION)
    clock.advance(RINGS_WITHIN)
    due = await due_now(desk, polling)
    assert due == [(await card_of(polling, one)).id for one in (ringing, *older)]
