"""What is spam-like, or mentions other people alone, gets no card and counts nowhere until somebody releases it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.actor import Actor
from bot.domain.business import Business, MemberId
from bot.domain.comment import AuthorRole, CommentState, Visibility
from bot.domain.hours import Period
from bot.domain.kind import Kind
from bot.domain.open_list import Narrowed, Part
from bot.services.inbox.releasing import Releasing
from bot.storage.figures import FigureStore
from bot.storage.open_comments import OpenCommentStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.businesses import acting
from tests.support.clock import Clock
from tests.support.platform import FakePlatform
from tests.support.polling import Polling

SPAM = "Earn $3000 weekly with crypto, DM me"
HOUR = timedelta(hours=1)


@pytest.fixture
async def polling(db: Database, shop: Business, clock: Clock) -> AsyncIterator[Polling]:
    made = Polling(db, shop, clock, FakePlatform(clock))
    await made.connected()
    yield made
    await made.switchboard.aclose()


def actor(polling: Polling, clock: Clock) -> Actor:
    return acting(polling.business.id, MemberId(7), clock())


async def out(polling: Polling) -> int:
    counts = await polling.db.read(lambda tx: OpenCommentStore(tx).counts(polling.business.id))
    listed = await polling.db.read(
        lambda tx: OpenCommentStore(tx).listed(polling.business.id, Narrowed(Part.SORTED_OUT), 10)
    )
    assert len(listed) == counts.sorted_out
    return counts.sorted_out


async def in_figures(polling: Polling, clock: Clock) -> tuple[int, int]:
    """Comments in figures, and those that a digest says were sorted out."""
    period = Period(clock() - 24 * HOUR, clock() + HOUR)

    def work(tx: Tx) -> tuple[int, int]:
        store = FigureStore(tx)
        return len(store.waiting(polling.business.id, period)), store.sorted_out(polling.business.id, period)

    return await polling.db.read(work)


@pytest.mark.parametrize("text", [SPAM, "@lena.bauer @susi_99 😍", "@Kathi Gruber schau mal 😉"])
async def test_spam_and_mere_mentions_get_no_card_and_are_in_no_figure(
    polling: Polling, clock: Clock, text: str
) -> None:
    written = polling.platform.write(text)
    await polling.poll()
    comment = await polling.comment(written)
    assert (comment.state, comment.spam_like, comment.waits) == (CommentState.SILENT, True, False)
    assert await polling.cards() == []
    assert await polling.announced() == []
    assert await in_figures(polling, clock) == (0, 1)
    assert await out(polling) == 1
    await polling.poll()
    assert await polling.cards() == [], "nor does it come later"


async def test_what_was_sorted_out_does_not_come_with_the_first_sync(
    db: Database, shop: Business, clock: Clock
) -> None:
    made = Polling(db, shop, clock, FakePlatform(clock))
    spam = made.platform.write(SPAM, posted_at=clock() - HOUR)
    asked = made.platform.write("Habt ihr offen?", posted_at=clock() - HOUR)
    await made.connected()
    assert await made.announced() == [asked]
    assert (await made.comment(spam)).spam_like
    await made.switchboard.aclose()


async def test_a_released_comment_rings_as_new_and_waits_since_it_was_posted(
    polling: Polling, clock: Clock
) -> None:
    written = polling.platform.write(SPAM)
    posted = clock()
    await polling.poll()
    clock.advance(3 * HOUR)
    comment = await polling.comment(written)
    releasing = Releasing(polling.db, polling.woken.append)
    assert await releasing.release(actor(polling, clock), comment.id)
    assert await polling.cards() == [("comment", 1, 1)]
    comment = await polling.comment(written)
    assert (comment.waits, comment.waits_since, comment.spam_like) == (True, posted, False)
    assert await in_figures(polling, clock) == (1, 0)
    assert await out(polling) == 0
    assert not await releasing.release(actor(polling, clock), comment.id), "once"
    polling.platform.edit(written, SPAM + " now")
    await polling.poll()
    assert await polling.cards() == [("comment", 1, 1)]
    assert (await polling.comment(written)).waits


async def test_what_was_answered_there_meanwhile_is_closed_when_it_is_released(
    polling: Polling, clock: Clock
) -> None:
    written = polling.platform.write(SPAM)
    await polling.poll()
    polling.platform.answer(written, "Nein danke")
    await polling.poll()
    comment = await polling.comment(written)
    assert await Releasing(polling.db, polling.woken.append).release(actor(polling, clock), comment.id)
    assert await polling.cards() == []
    assert (await polling.comment(written)).state is CommentState.ELSEWHERE


async def test_held_comments_and_people_who_were_answered_before_are_never_sorted_out(
    polling: Polling,
) -> None:
    held = polling.platform.write(SPAM, visibility=Visibility.HELD)
    asked = polling.platform.write("Habt ihr offen?", author_id="k")
    await polling.poll()
    polling.platform.answer(asked, "Ja")
    await polling.poll()
    known = polling.platform.write("Schau auf mein Profil, link in bio", author_id="k")
    stranger = polling.platform.write("Schau auf mein Profil, link in bio", author_id="x")
    await polling.poll()
    again = polling.platform.write("Nochmal: Schau auf mein Profil, link in bio", author_id="x")
    await polling.poll()
    found = [(await polling.comment(one)).spam_like for one in (held, known, stranger, again)]
    assert found == [False, False, True, True]
    assert [(await polling.comment(one)).waits for one in (held, known)] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Super Anleitung! Mehr dazu auf meinem Blog: https://bohnen.example",
        "@roesterei ist jeden Umweg wert",
        "Mein Packerl ist seit Wochen nicht da, hier der Link zum Tracking: https://post.example/123",
        "Gibt es bei euch Gutscheine gratis dazu?",
        "Привіт! Чи працюєте ви в суботу?",
        "Kann man bei euch mit Bitcoin zahlen?",
        "Can you whatsapp me when it is ready? Bitcoin works, too",
        "The massage cured my back!",
        "Hab beim Giveaway gewonnen 🥳",
    ],
)
async def test_customers_with_links_mentions_or_another_alphabet_are_let_through(
    polling: Polling, text: str
) -> None:
    written = polling.platform.write(text)
    await polling.poll()
    assert (await polling.comment(written)).waits


async def test_what_is_edited_into_a_question_or_restored_there_comes_as_new(polling: Polling) -> None:
    edited, restored = polling.platform.write(SPAM), polling.platform.write(SPAM)
    await polling.poll()
    polling.platform.set(restored, Visibility.SPAM)
    await polling.poll()
    assert await polling.announced() == []
    polling.platform.edit(edited, "Habt ihr offen?")
    polling.platform.set(restored, Visibility.PUBLIC)
    await polling.poll()
    assert [(await polling.comment(one)).waits for one in (edited, restored)] == [True, True]
    assert (await polling.comment(edited)).kind is Kind.QUESTION
    assert await out(polling) == 0


async def test_the_own_account_and_what_is_deleted_are_not_listed(polling: Polling) -> None:
    gone = polling.platform.write(SPAM)
    ours = polling.platform.write(SPAM, role=AuthorRole.US)
    await polling.poll()
    assert not (await polling.comment(ours)).spam_like
    assert await out(polling) == 1
    polling.platform.set(gone, Visibility.SPAM)
    await polling.poll()
    assert await out(polling) == 1, "as spam there, and once"


async def test_the_same_text_under_three_posts_is_sorted_out_unless_it_asks_for_an_answer(
    polling: Polling,
) -> None:
    polling.platform.page = 20
    advert, question = "Herzliche Grüße von der Seefelder Alm", "Habt ihr am Samstag offen?"
    for thread in ("post-1", "post-2", "post-3"):
        for text in (advert, question, "Danke euch!"):
            polling.platform.write(text, thread=thread)
    for thread in ("post-1", "post-2"):
        polling.platform.write("Schöne Grüße aus dem Waldviertel", thread=thread)
    await polling.poll()
    rows = await polling.rows("SELECT DISTINCT text FROM comment WHERE spam_like = 1")
    assert [text for (text,) in rows] == [advert]
    assert await out(polling) == 3
