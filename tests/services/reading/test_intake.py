"""Intake through the real poller: what a page means for rows, cards, events and replies."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.business import Business
from bot.domain.channel import Glow
from bot.domain.comment import Audience, AuthorRole, CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import Kind
from bot.domain.outbox import RowState
from bot.domain.reason import Reason
from bot.domain.sending import Posted, posted
from bot.domain.times import to_ms
from bot.ports import Poll, PostedAt
from bot.services.sending.settling import settle
from bot.storage.channels import ChannelStore
from bot.storage.comment_states import CommentStateStore
from bot.storage.cursors import CursorStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    yield made
    await made.switchboard.aclose()


async def events(polling: Polling, external: ExternalId) -> list[str]:
    found = await polling.rows(
        "SELECT what FROM event JOIN comment ON comment.id = event.comment_id"
        " WHERE comment.external_id = :external ORDER BY event.id",
        external=external,
    )
    return [what for (what,) in found]


async def version(polling: Polling, external: ExternalId) -> int:
    found = await polling.rows(
        "SELECT version FROM card JOIN card_comment ON card_comment.card_id = card.id"
        " JOIN comment ON comment.id = card_comment.comment_id WHERE comment.external_id = :external",
        external=external,
    )
    return int(found[0][0])


async def test_a_new_comment_is_mirrored_announced_and_put_on_a_ringing_card(polling: Polling) -> None:
    await polling.connected()
    written = polling.platform.write("Habt ihr am Samstag offen?", author="Kundin K.", author_id="k")
    await polling.poll()
    comment = await polling.comment(written)
    assert (comment.text, comment.author, comment.state) == (
        "Habt ihr am Samstag offen?",
        "Kundin K.",
        CommentState.OPEN,
    )
    assert comment.kind is Kind.QUESTION
    assert comment.waits_since == comment.posted_at
    assert await polling.announced() == [written]
    assert await polling.cards() == [("comment", 1, 1)]
    assert "desk" in polling.woken


async def test_a_page_that_brings_nothing_new_changes_no_row_and_wakes_nobody(polling: Polling) -> None:
    await polling.connected()
    polling.platform.write("Hallo")
    await polling.poll()
    before = await polling.rows("SELECT * FROM comment")
    cards = await polling.rows("SELECT version FROM card")
    polling.woken.clear()
    await polling.poll()
    assert await polling.rows("SELECT * FROM comment") == before
    assert await polling.rows("SELECT version FROM card") == cards
    assert polling.woken == []


async def test_the_first_walk_is_silent_but_for_lately_written_comments_without_an_answer(
    polling: Polling, clock: Clock
) -> None:
    now = clock()
    platform = polling.platform
    old = platform.write("Altes", posted_at=now - timedelta(hours=73))
    young = platform.write("Neues", posted_at=now - timedelta(hours=71))
    answered = platform.write("Beantwortet?", posted_at=now - timedelta(hours=5))
    platform.answer(answered, "Ja", posted_at=now - timedelta(hours=4))
    spam = platform.write("Kauft!", visibility=Visibility.SPAM, posted_at=now - timedelta(hours=1))
    held = platform.write("Darf ich?", visibility=Visibility.HELD, posted_at=now - timedelta(hours=1))
    for number in range(15):
        platform.write(f"Uralt {number}", posted_at=now - timedelta(days=400))
    await polling.connect()
    await polling.step()
    await polling.step()
    assert await polling.announced() == []
    await polling.settle()
    assert await polling.announced() == [young, held]
    assert await polling.cards() == [("comment", 0, 1), ("comment", 0, 1)]
    assert (await polling.comment(young)).state is CommentState.OPEN
    for external in (old, answered, spam):
        assert (await polling.comment(external)).state is CommentState.SILENT
    assert (await polling.channel()).first_synced_at == now


async def test_an_answer_on_an_earlier_page_than_its_comment_keeps_the_first_walk_silent(
    polling: Polling, clock: Clock
) -> None:
    asked = polling.platform.write("Wann?", posted_at=clock() - timedelta(hours=2))
    for number in range(12):
        polling.platform.write(f"Dazwischen {number}", posted_at=clock() - timedelta(days=30))
    polling.platform.answer(asked, "Um acht", posted_at=clock() - timedelta(hours=1))
    await polling.connected()
    assert await polling.announced() == []


async def test_an_answer_that_names_its_comment_without_hanging_under_it_keeps_the_first_walk_silent(
    polling: Polling, clock: Clock
) -> None:
    asked = polling.platform.write("Wann?", posted_at=clock() - timedelta(hours=2))
    answer = polling.platform.answer(asked, "Um acht", posted_at=clock() - timedelta(hours=1))
    polling.platform.comments[answer].parent = None
    await polling.connected()
    assert await polling.announced() == []


async def test_history_never_becomes_new_but_old_spam_does_when_it_is_restored(
    polling: Polling, clock: Clock
) -> None:
    platform, ago = polling.platform, clock() - timedelta(hours=5)
    spam = platform.write("Kein Spam", visibility=Visibility.SPAM, posted_at=ago - timedelta(days=90))
    old = platform.write("Alt", posted_at=ago - timedelta(days=90))
    answered = platform.write("Wann?", posted_at=ago)
    platform.answer(answered, "Um acht", posted_at=ago)
    await polling.connected()
    for stands in (Visibility.TRASHED, Visibility.PUBLIC):
        for comment in (spam, old, answered):
            platform.set(comment, stands)
        await polling.poll()
    assert await polling.announced() == [spam]


async def test_what_comes_in_during_a_long_downtime_of_the_bot_is_caught_up_without_ringing(
    polling: Polling, clock: Clock
) -> None:
    await polling.connected()
    clock.advance(timedelta(hours=4))
    written = [polling.platform.write(f"Frage {number}", author_id=f"p{number}") for number in range(12)]
    await polling.settle()
    assert sorted(await polling.announced(), key=int) == written
    assert {(form, rings) for form, rings, _ in await polling.cards()} == {("bundle", 0)}


async def test_a_comment_answered_on_the_platform_while_we_were_off_never_rings(
    polling: Polling, clock: Clock
) -> None:
    await polling.connected()
    clock.advance(timedelta(seconds=30))
    asked = polling.platform.write("Wann?")
    clock.advance(timedelta(seconds=30))
    polling.platform.answer(asked, "Um acht")
    await polling.poll()
    comment = await polling.comment(asked)
    assert comment.state is CommentState.ELSEWHERE
    assert comment.answered_at == comment.posted_at + timedelta(seconds=30)
    assert await polling.announced() == [asked]
    assert await polling.cards() == [("comment", 0, 1)]


@pytest.mark.parametrize("visibility", [Visibility.SPAM, Visibility.TRASHED, Visibility.HIDDEN])
async def test_hidden_at_first_sight_is_mirrored_silently_and_announced_when_it_is_restored(
    polling: Polling, visibility: Visibility
) -> None:
    await polling.connected()
    hidden = polling.platform.write("Sieht aus wie Werbung", visibility=visibility)
    await polling.poll()
    assert (await polling.comment(hidden)).state is CommentState.SILENT
    assert await polling.announced() == []
    polling.platform.set(hidden, Visibility.PUBLIC)
    await polling.poll()
    assert (await polling.comment(hidden)).state is CommentState.OPEN
    assert await polling.announced() == [hidden]
    polling.platform.set(hidden, visibility)
    await polling.poll()
    polling.platform.set(hidden, Visibility.PUBLIC)
    await polling.poll()
    assert await polling.announced() == [hidden]
    assert await events(polling, hidden) == ["announced", "hidden", "restored"]


@pytest.mark.parametrize(("off", "rings"), [(timedelta(minutes=14), 1), (timedelta(minutes=16), 0)])
async def test_a_channel_that_is_rarely_polled_is_late_only_after_three_polls_were_missed(
    polling: Polling, off: timedelta, rings: int
) -> None:
    polling.platform.polls = (Poll("fast", timedelta(minutes=5)),)
    await polling.connected()
    polling.platform.write("Habt ihr am Samstag offen?")
    await polling.poll(off)
    assert await polling.cards() == [("comment", rings, 1)]


@pytest.mark.parametrize("sure", [True, False])
async def test_an_answer_on_the_platform_is_written_down_with_who_gave_it(
    polling: Polling, sure: bool
) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    polling.platform.answer(asked, "Um acht", sure=sure)
    await polling.poll()
    found = await polling.rows(
        "SELECT what, detail FROM event JOIN comment ON comment.id = comment_id"
        " WHERE external_id = :asked ORDER BY event.id",
        asked=asked,
    )
    assert found == [("announced", ""), ("answered_elsewhere" if sure else "probably", '{"who": "team"}')]


async def test_a_held_comment_that_is_approved_late_stays_on_its_card(polling: Polling) -> None:
    await polling.connected()
    held = polling.platform.write("Darf ich?", visibility=Visibility.HELD)
    await polling.poll()
    before = await version(polling, held)
    polling.platform.set(held, Visibility.PUBLIC)
    await polling.poll()
    assert (await polling.comment(held)).visibility is Visibility.PUBLIC
    assert await events(polling, held) == ["announced", "approved"]
    assert await version(polling, held) > before
    assert len(await polling.cards()) == 1


async def test_an_edit_changes_the_text_and_redraws_the_card(polling: Polling, clock: Clock) -> None:
    await polling.connected()
    written = polling.platform.write("Danke")
    await polling.poll()
    before = await version(polling, written)
    polling.platform.edit(written, "Danke! Wann habt ihr offen?")
    await polling.poll()
    comment = await polling.comment(written)
    assert comment.text == "Danke! Wann habt ihr offen?"
    assert comment.edited_at == clock()
    assert comment.kind is Kind.QUESTION
    assert await version(polling, written) > before
    assert await events(polling, written) == ["announced", "edited"]


async def test_a_deleted_comment_is_only_missed_then_asked_for_and_then_gone_with_its_words(
    polling: Polling,
) -> None:
    await polling.connected()
    written = polling.platform.write("Vergesst das bitte", author="Kundin K.")
    polling.platform.write("Ein anderer", author_id="other")
    await polling.poll()
    polling.platform.delete(written)
    polling.platform.calls.clear()
    polling.clock.advance(timedelta(seconds=70))
    await polling.step()
    assert polling.platform.calls == ["fetch:fast"]
    assert (await polling.comment(written)).visibility is Visibility.PUBLIC
    await polling.settle()
    comment = await polling.comment(written)
    assert polling.platform.calls == ["fetch:fast", "fetch:watch"]
    assert (comment.visibility, comment.text, comment.author) == (Visibility.GONE, "", "Kundin K.")
    assert await events(polling, written) == ["announced", "deleted"]


async def test_a_comment_that_was_only_thought_gone_comes_back_with_its_words(polling: Polling) -> None:
    await polling.connected()
    written = polling.platform.write("Bin wieder da")
    await polling.poll()
    taken = polling.platform.comments.pop(written)
    await polling.poll()
    assert (await polling.comment(written)).visibility is Visibility.GONE
    polling.platform.comments[written] = taken
    await polling.poll()
    comment = await polling.comment(written)
    assert (comment.visibility, comment.text, comment.state) == (
        Visibility.PUBLIC,
        "Bin wieder da",
        CommentState.OPEN,
    )
    assert await events(polling, written) == ["announced", "deleted", "restored"]


async def test_an_old_closed_comment_that_goes_missing_is_asked_for_too(polling: Polling) -> None:
    old = polling.platform.write("Uralt", posted_at=polling.clock() - timedelta(days=700))
    await polling.connected()
    polling.platform.delete(old)
    await polling.poll()
    assert (await polling.comment(old)).visibility is Visibility.GONE


async def test_our_own_reply_is_settled_by_the_poll_that_sees_it_and_counts_as_own(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    reply = await polling.in_flight(asked, "Um acht, bis dann!")
    stands = polling.platform.answer(asked, "Um acht, bis dann!", team=False)
    polling.woken.clear()
    await polling.poll()
    found = await polling.db.read(lambda tx: OutboxStore(tx).get(polling.business.id, reply))
    assert found is not None
    assert (found.state, found.external_id) == (RowState.SENT, stands)
    assert (await polling.comment(asked)).state is CommentState.ANSWERED
    assert await events(polling, asked) == ["announced", "sent"]
    assert "desk" in polling.woken


async def test_an_own_reply_that_was_settled_before_is_not_answered_elsewhere(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    reply = await polling.in_flight(asked, "Um acht")
    stands = polling.platform.answer(asked, "Um acht", team=False)
    business, comment = polling.business.id, (await polling.comment(asked)).id

    def work(tx: Tx) -> None:
        before = OutboxStore(tx).get(business, reply)
        assert before is not None
        settle(
            tx,
            business,
            before,
            replace(before, state=RowState.SENT, external_id=stands, posted_at=polling.clock()),
            polling.clock(),
        )
        CommentStateStore(tx).reopen(business, comment)

    await polling.db.write(work)
    await polling.poll()
    assert (await polling.comment(asked)).state is CommentState.OPEN
    assert "answered_elsewhere" not in await events(polling, asked)


@pytest.mark.parametrize(
    ("visibility", "lists_own", "glow", "reason"),
    [
        (Visibility.PUBLIC, True, Glow.OUT, Reason.CACHED),
        (Visibility.HELD, True, Glow.ON, None),
        (Visibility.PUBLIC, False, Glow.ON, None),
    ],
)
async def test_lists_are_doubted_for_a_missing_reply_of_ours_that_is_public_and_should_be_in_them(
    polling: Polling, visibility: Visibility, lists_own: bool, glow: Glow, reason: Reason | None
) -> None:
    polling.platform.lists_own = lists_own
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    reply = await polling.in_flight(asked, "Um acht")
    there = Posted(ExternalId("in no list"), "", polling.clock(), visibility)

    def send(tx: Tx) -> None:
        before = OutboxStore(tx).get(polling.business.id, reply)
        assert before is not None
        after = posted(before, there, polling.clock())
        assert settle(tx, polling.business.id, before, after, polling.clock())

    await polling.db.write(send)
    await polling.poll(timedelta(minutes=5))
    reading = (await polling.channel()).reading
    assert (reading.glow, reading.reason) == (glow, reason)


async def test_a_reply_by_hand_with_other_words_leaves_the_own_reply_on_its_way_and_closes_the_comment(
    polling: Polling,
) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    reply = await polling.in_flight(asked, "Um acht")
    polling.platform.answer(asked, "Hab ich dir schon geschrieben", team=False)
    await polling.poll()
    found = await polling.db.read(lambda tx: OutboxStore(tx).get(polling.business.id, reply))
    assert found is not None
    assert found.state is RowState.QUEUED
    assert (await polling.comment(asked)).state is CommentState.ELSEWHERE


async def test_a_reply_by_hand_closes_what_it_answers_and_never_the_whole_thread(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?", author_id="a")
    other = polling.platform.write("Wo?", author_id="b")
    await polling.poll()
    polling.clock.advance(timedelta(minutes=5))
    answer = polling.platform.answer(asked, "Um acht", team=False)
    await polling.poll()
    comment = await polling.comment(asked)
    assert comment.state is CommentState.ELSEWHERE
    assert comment.answered_at == polling.platform.comments[answer].posted_at
    assert (await polling.comment(other)).state is CommentState.OPEN
    assert await events(polling, asked) == ["announced", "answered_elsewhere"]


async def test_an_answer_that_is_edited_closes_nothing_and_one_that_is_deleted_opens_its_comment_and_rings(
    polling: Polling,
) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    answer = polling.platform.answer(asked, "Um acht")
    await polling.poll()
    business, comment = polling.business.id, (await polling.comment(asked)).id
    await polling.db.write(lambda tx: CommentStateStore(tx).reopen(business, comment))
    polling.platform.edit(answer, "Um neun")
    await polling.poll()
    assert (await polling.comment(asked)).state is CommentState.OPEN
    await polling.db.write(
        lambda tx: CommentStateStore(tx).answered_elsewhere(business, comment, polling.clock())
    )
    polling.platform.delete(answer)
    await polling.poll()
    assert (await polling.comment(answer)).visibility is Visibility.GONE
    assert (await polling.comment(asked)).state is CommentState.OPEN
    assert await polling.rows("SELECT rings FROM card") == [(2,)]
    assert "not_visible" in await events(polling, asked)


@pytest.mark.parametrize("away", [Visibility.SPAM, Visibility.HELD, Visibility.TRASHED])
async def test_an_answer_by_hand_that_is_swept_away_later_opens_its_comment_until_it_is_back(
    polling: Polling, away: Visibility
) -> None:
    await polling.connected()
    asked, other = polling.platform.write("Wann?"), polling.platform.write("Wo?", author_id="r")
    await polling.poll()
    answer = polling.platform.answer(asked, "Um acht")
    first, second = polling.platform.answer(other, "Hier"), polling.platform.answer(other, "Oder dort")
    await polling.poll()
    polling.platform.set(answer, away)
    polling.platform.set(first, away)
    await polling.poll()
    assert (await polling.comment(asked)).state is CommentState.OPEN
    assert (await polling.comment(asked)).answered_at is None
    assert (await polling.comment(other)).state is CommentState.ELSEWHERE
    polling.platform.set(answer, Visibility.PUBLIC)
    await polling.poll()
    assert (await polling.comment(asked)).state is CommentState.ELSEWHERE
    polling.platform.set(second, away)
    await polling.poll()
    assert (await polling.comment(other)).state is CommentState.OPEN


async def test_answers_that_are_hidden_before_the_first_walk_is_complete_open_nothing(
    polling: Polling,
) -> None:
    asked = polling.platform.write("Wann?", posted_at=polling.clock() - timedelta(days=30))
    polling.platform.answer(asked, "Um acht", visibility=Visibility.SPAM)
    await polling.connected()
    assert (await polling.comment(asked)).state is CommentState.SILENT
    assert await polling.cards() == []


async def test_an_answer_that_is_held_closes_only_when_it_is_public(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    answer = polling.platform.answer(asked, "Um acht", visibility=Visibility.HELD)
    await polling.poll()
    assert (await polling.comment(asked)).state is CommentState.OPEN
    polling.platform.set(answer, Visibility.PUBLIC)
    await polling.poll()
    assert (await polling.comment(asked)).state is CommentState.ELSEWHERE


async def test_an_unsure_answer_only_makes_the_card_ask(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Wann?")
    await polling.poll()
    answer = polling.platform.answer(asked, "Um acht", sure=False)
    await polling.poll()
    comment = await polling.comment(asked)
    assert (comment.state, comment.probable_answer) == (CommentState.OPEN, answer)
    assert await events(polling, asked) == ["announced", "probably"]


async def test_programs_colleagues_and_private_words_are_mirrored_but_never_ring(polling: Polling) -> None:
    await polling.connected()
    quiet = [
        polling.platform.write("Beep", role=AuthorRole.BOT),
        polling.platform.write("Neues im Blog!", role=AuthorRole.TEAM),
        polling.platform.write("Neues von uns!", role=AuthorRole.US),
        polling.platform.write("Unter uns", audience=Audience.DIRECT),
        polling.platform.write("Nur Freunde", audience=Audience.LIMITED),
    ]
    await polling.poll()
    for external in quiet:
        assert (await polling.comment(external)).state is CommentState.SILENT
    assert await polling.announced() == []
    assert await polling.cards() == []


async def test_authors_without_an_id_are_never_merged_and_known_ones_always(polling: Polling) -> None:
    await polling.connected()
    platform = polling.platform
    anna = platform.write("eins", author="Anna", author_id="anna@mastodon")
    again = platform.write("zwei", author="Anna B.", author_id="anna@mastodon")
    guests = [platform.write(text, author="Gast", author_id=None) for text in ("drei", "vier")]
    platform.write("fünf", author="Chefin", author_id="us", role=AuthorRole.US)
    await polling.poll()
    persons = [(await polling.comment(external)).person_id for external in (anna, again, *guests)]
    assert persons[0] is not None
    assert persons == [persons[0], persons[0], None, None]
    assert await polling.rows("SELECT author_id, name FROM person") == [("anna@mastodon", "Anna B.")]


async def test_a_claimed_time_waits_from_our_last_good_look_at_least(
    db: Database, shop: Business, clock: Clock
) -> None:
    polling = Polling(db, shop, clock, FakePlatform(clock, posted_at=PostedAt.CLAIMED))
    await polling.connected()
    last_look = clock()
    clock.advance(timedelta(seconds=20))
    early = polling.platform.write("Gestern geschrieben", posted_at=clock() - timedelta(days=1))
    honest = polling.platform.write("Gerade geschrieben")
    await polling.poll()
    assert (await polling.comment(early)).waits_since == last_look
    comment = await polling.comment(honest)
    assert comment.waits_since == comment.posted_at


async def test_nobody_waits_since_a_time_to_come(polling: Polling) -> None:
    await polling.connected()
    written = polling.platform.write("Aus der Zukunft", posted_at=polling.clock() + timedelta(days=2))
    await polling.poll()
    comment = await polling.comment(written)
    assert comment.waits_since == polling.clock() == comment.seen_at


async def test_nobody_waits_since_before_there_were_comments(polling: Polling) -> None:
    await polling.connected()
    imported = polling.platform.write("Importiert", posted_at=datetime(1970, 1, 1, tzinfo=UTC))
    await polling.poll()
    comment = await polling.comment(imported)
    assert comment.waits_since == polling.clock() == comment.seen_at


async def test_an_id_that_means_another_comment_after_a_restored_backup_is_announced_again(
    polling: Polling,
) -> None:
    await polling.connected()
    written = polling.platform.write("Habt ihr Gutscheine?", author="Anna", author_id="a")
    await polling.poll()
    old = await polling.comment(written)
    reused = polling.platform.comments[written]
    reused.author, reused.author_id, reused.text = "Bernd", "b", "Wo kann ich parken?"
    reused.posted_at = polling.clock().replace(microsecond=0) + timedelta(minutes=1)
    await polling.poll(timedelta(minutes=2))
    new = await polling.comment(written)
    assert new.id != old.id
    assert (new.author, new.text, new.state) == ("Bernd", "Wo kann ich parken?", CommentState.OPEN)
    gone = await polling.comment(ExternalId(f"old:{old.id}:{to_ms(polling.clock())}"))
    assert (gone.id, gone.visibility, gone.text) == (old.id, Visibility.GONE, "")
    assert await polling.announced() == [gone.external_id, new.external_id]


async def test_a_corrected_date_alone_is_the_same_comment(polling: Polling) -> None:
    await polling.connected()
    written = polling.platform.write("Habt ihr Gutscheine?")
    await polling.poll()
    before = await polling.comment(written)
    polling.platform.comments[written].posted_at -= timedelta(days=3)
    await polling.poll()
    after = await polling.comment(written)
    assert after.id == before.id
    assert after.posted_at == before.posted_at - timedelta(days=3)
    assert after.waits_since == before.waits_since
    assert await polling.announced() == [written]


async def test_a_reply_that_moves_to_another_parent_is_noted(polling: Polling) -> None:
    await polling.connected()
    first = polling.platform.write("eins", author_id="a")
    second = polling.platform.write("zwei", author_id="b", parent=first)
    await polling.poll()
    polling.platform.delete(first)
    await polling.poll()
    assert (await polling.comment(second)).in_reply_to is None
    assert "moved" in await events(polling, second)


async def test_half_a_surrogate_pair_does_not_hold_up_a_page(polling: Polling) -> None:
    await polling.connected()
    broken = polling.platform.write("kaputt \ud83d hier")
    whole = polling.platform.write("ganz")
    await polling.poll()
    assert (await polling.comment(broken)).text == "kaputt ? hier"
    assert (await polling.comment(whole)).text == "ganz"
    await polling.poll()
    assert sorted(await polling.announced()) == [broken, whole]


async def test_a_removed_channel_takes_nothing_in_any_more(polling: Polling) -> None:
    await polling.connected()
    polling.platform.write("zu spät")
    await polling.db.write(
        lambda tx: tx.execute("UPDATE channel SET state = 'removed' WHERE id = :id", id=polling.channel_id)
    )
    await polling.poll()
    assert await polling.rows("SELECT count(*) FROM comment") == [(0,)]


async def test_titles_come_after_the_comments_and_their_cards_are_redrawn(polling: Polling) -> None:
    await polling.connected()
    polling.platform.titles = {ExternalId("post-7"): "Röstplan im Advent"}
    written = polling.platform.write("Hallo", thread="post-7")
    await polling.poll()
    comment = await polling.comment(written)
    assert comment.thread.title == "Röstplan im Advent"
    assert comment.thread.url == "https://fake.example/post-7"
    assert await version(polling, written) == 3, "for its title, and because nothing fits"
    polling.platform.calls.clear()
    await polling.poll()
    assert polling.platform.calls == ["fetch:fast"]


async def test_an_import_of_old_comments_while_the_bot_was_off_is_history_and_what_customers_wrote_is_not(
    polling: Polling, clock: Clock
) -> None:
    await polling.connected()
    await polling.poll()
    off_since = clock()
    clock.advance(timedelta(days=5))
    imported = [
        polling.platform.write(f"Von 2025, Nummer {number}?", posted_at=datetime(2025, 3, 1, tzinfo=UTC))
        for number in range(300)
    ]
    wrote = [
        polling.platform.write(f"Frage {hours}?", posted_at=off_since + timedelta(hours=hours))
        for hours in (1, 20, 60, 119)
    ]
    await polling.settle()
    assert await polling.announced() == wrote
    assert await polling.cards() == [("bundle", 0, 4)]
    assert {(await polling.comment(one)).state for one in wrote} == {CommentState.OPEN}
    assert {(await polling.comment(one)).state for one in imported} == {CommentState.SILENT}
    # Nothing of it comes up later: not by an edit, not by another look at everything.
    polling.platform.edit(imported[0], "Doch anders?")
    polling.platform.set(imported[1], Visibility.SPAM)
    await polling.poll(timedelta(days=2))
    polling.platform.set(imported[1], Visibility.PUBLIC)
    await polling.poll(timedelta(days=2))
    assert await polling.announced() == wrote


async def test_an_import_into_a_running_blog_rings_nobody(polling: Polling, clock: Clock) -> None:
    await polling.connected()
    await polling.poll()
    for number in range(30):
        polling.platform.write(f"Von 2015, {number}?", posted_at=datetime(2015, 3, 1, tzinfo=UTC))
    young = polling.platform.write("Gestern freigegeben?", posted_at=clock() - timedelta(hours=70))
    undated = polling.platform.write("Ohne Datum?", posted_at=datetime(1970, 1, 1, tzinfo=UTC))
    await polling.poll()
    assert await polling.announced() == [young, undated]


async def test_a_walk_that_was_broken_off_does_not_make_history_of_what_came_meanwhile(
    polling: Polling, clock: Clock
) -> None:
    await polling.connected()
    for number in range(25):
        polling.platform.write(f"Während wir weg waren {number}", posted_at=clock() + timedelta(hours=1))
    clock.advance(timedelta(days=6))
    await polling.step()
    polling.start()
    clock.advance(timedelta(days=6))
    await polling.settle()
    assert len(await polling.announced()) == 25


async def test_a_senders_word_about_the_time_makes_no_history(polling: Polling, clock: Clock) -> None:
    polling.platform.posted_at = PostedAt.CLAIMED
    polling.start()
    await polling.connected()
    await polling.poll()
    written = polling.platform.write("Uhr falsch?", posted_at=datetime(2015, 3, 1, tzinfo=UTC))
    await polling.poll()
    assert await polling.announced() == [written]


@pytest.mark.parametrize("sure", [True, False])
async def test_what_was_answered_while_its_channel_was_removed_closes_when_that_is_connected_again(
    polling: Polling, *, sure: bool
) -> None:
    await polling.connected()
    asked, other = polling.platform.write("Wann?"), polling.platform.write("Wo?")
    answer = polling.platform.answer(other, "Hier")
    await polling.poll()
    assert (await polling.comment(other)).state is CommentState.ELSEWHERE
    polling.platform.set(answer, Visibility.SPAM)
    written = polling.platform.answer(asked, "Um acht", sure=sure)

    def again(tx: Tx) -> None:
        known = ChannelStore(tx).get(polling.business.id, polling.channel_id)
        assert known is not None
        ChannelStore(tx).revive(polling.business.id, known.id, known.title, {}, polling.clock())
        CursorStore(tx).forget(polling.business.id, known.id)

    await polling.db.write(again)
    await polling.settle()
    comment = await polling.comment(asked)
    expected = (CommentState.ELSEWHERE, None) if sure else (CommentState.OPEN, written)
    assert (comment.state, comment.probable_answer) == expected
    assert (await polling.comment(other)).state is CommentState.OPEN


async def languages(polling: Polling, *externals: ExternalId) -> list[str]:
    return [(await polling.comment(one)).language for one in externals]


async def test_the_language_of_a_comment_is_stored_and_follows_its_text(polling: Polling) -> None:
    await polling.connected()
    asked = polling.platform.write("Habt ihr am Samstag offen?")
    english = polling.platform.write("Are you open on Saturday?")
    await polling.poll()
    assert await languages(polling, asked, english) == ["de", "en"]
    polling.platform.edit(asked, "Are you open at all?")
    polling.platform.edit(english, "🙏🙏")
    await polling.poll()
    assert await languages(polling, asked, english) == ["en", "en"]


async def test_what_says_no_language_has_the_one_of_its_author_before_or_of_the_channel(
    polling: Polling,
) -> None:
    await polling.connected()
    first = polling.platform.write("🙏")
    await polling.poll()
    for number in range(3):
        polling.platform.write(f"Wann habt ihr wieder offen, um {number}?")
    polling.platform.write("Do you ship to Bozen?", author_id="tom")
    await polling.poll()
    theirs = polling.platform.write("🙏🙏🙏", author_id="tom")
    guest = polling.platform.write("Pizza!!!")
    unknown = polling.platform.write("❤️", author_id="new")
    await polling.poll()
    assert await languages(polling, first, theirs, guest, unknown) == ["", "en", "de", "de"]
