"""What one known person waits for in one thread shares a card: through the real intake, with what it rings and what closes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.business import Business, DiscordChannelId, MemberId, MessageId
from bot.domain.card import Ringing
from bot.domain.card_facts import CardState, CommentCard, Known
from bot.domain.comment import CommentState, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.kind import Kind
from bot.domain.outbox import RowState
from bot.services.inbox.cards import Desk
from bot.services.inbox.closing import Closed, Closing
from bot.services.sending.settling import settle, visibility_changed
from bot.storage.cards import CardStore
from bot.storage.outbox import OutboxStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW
from tests.support.polling import Polling

OWNER = MemberId(900_000_000_000_000_001)
INBOX = DiscordChannelId(900_000_000_000_000_002)
RANG = Ringing(None, (OWNER,))
MINUTE = timedelta(minutes=1)
SOON = timedelta(seconds=70)


@pytest.fixture
async def polling(polling: Polling, shop: Business) -> Polling:
    """Set up, with an inbox."""
    await polling.db.write(
        lambda tx: change_business(tx, shop.id, inbox_id=INBOX, set_up_at=NOW, set_up_by=OWNER)
    )
    return polling


@pytest.fixture
def closing(polling: Polling) -> Closing:
    return Closing(polling.db, polling.woken.append, polling.switchboard.info)


async def writes(
    polling: Polling, text: str, *, who: str | None = "k", after: timedelta = SOON, **more: Any
) -> ExternalId:
    written = polling.platform.write(text, author="Klara K.", author_id=who, **more)
    await polling.poll(after)
    return written


async def shown(desk: Desk, polling: Polling) -> list[CommentCard]:
    """Facts of every comment's card."""
    ids = await polling.rows("SELECT id FROM card WHERE form = 'comment' ORDER BY id")
    found = [await desk.facts(polling.business.id, number) for (number,) in ids]
    return [facts for facts in found if isinstance(facts, CommentCard)]


async def post(desk: Desk, polling: Polling) -> None:
    """Posts every card that is due, as ringing where it rings."""
    for business, card in (await desk.due(polling.clock())).cards:
        await desk.posting(business, card.id, INBOX, polling.clock())
        rang = RANG if card.rings else None
        message = MessageId(card.id * 100 + card.version)
        await desk.posted(business, card, message, polling.clock(), rang=rang, convert_at=None, closed=False)


def words(facts: CommentCard) -> list[str]:
    return [one.text for one in facts.waiting]


async def rings(polling: Polling) -> list[int]:
    return [number for (number,) in await polling.rows("SELECT rings FROM card ORDER BY id")]


async def test_what_one_person_asks_in_one_thread_is_one_card_whose_newest_comment_is_answered(
    polling: Polling, desk: Desk
) -> None:
    await writes(polling, "Habt ihr offen?")
    await writes(polling, "Und am Sonntag?")
    (card,) = await shown(desk, polling)
    assert (card.comment.text, words(card)) == ("Und am Sonntag?", ["Habt ihr offen?", "Und am Sonntag?"])
    assert await polling.cards() == [("comment", 1, 2)]


async def test_two_comments_of_one_page_share_a_card_and_count_as_one_that_rings(polling: Polling) -> None:
    for number in range(5):
        polling.platform.write(f"Frage {number}?", author_id=f"p{number}")
        polling.platform.write(f"Und {number}?", author_id=f"p{number}")
    await polling.poll()
    assert await polling.cards() == [("comment", 1, 2)] * 5
    await writes(polling, "Noch wer?", who="another")
    assert (await polling.cards())[-1] == ("bundle", 1, 1)


@pytest.mark.parametrize(
    "more",
    [
        {"thread": "post-2"},
        {"who": "somebody"},
        {"who": None},
        {"visibility": Visibility.HELD},
    ],
)
async def test_another_thread_another_person_a_guest_and_a_held_comment_have_cards_of_their_own(
    polling: Polling, more: dict[str, Any]
) -> None:
    await writes(polling, "Habt ihr offen?", who=None if more.get("who", "k") is None else "k")
    await writes(polling, "Und am Sonntag?", **more)
    assert await polling.cards() == [("comment", 1, 1)] * 2


async def test_a_question_rings_again_three_minutes_after_the_last_ring_and_praise_never(
    polling: Polling, desk: Desk
) -> None:
    await writes(polling, "Habt ihr offen?")
    await post(desk, polling)
    await writes(polling, "Ihr seid super!", after=5 * MINUTE)
    assert await rings(polling) == [1]
    await writes(polling, "Habt ihr offen?", who="m")
    await post(desk, polling)
    await writes(polling, "Und am Sonntag?", who="m", after=2 * MINUTE)
    assert await rings(polling) == [1, 1]
    (version, shown_version) = (await polling.rows("SELECT version, shown_version FROM card ORDER BY id"))[1]
    assert version > shown_version, "it is drawn again all the same"


async def test_what_joins_later_than_three_minutes_is_posted_again_at_the_bottom(
    polling: Polling, desk: Desk
) -> None:
    await writes(polling, "Habt ihr offen?")
    await post(desk, polling)
    await writes(polling, "Und am Sonntag?", after=4 * MINUTE)
    assert await rings(polling) == [2]


async def test_a_card_that_becomes_urgent_rings_at_once_and_one_that_is_urgent_already_does_not(
    polling: Polling, desk: Desk
) -> None:
    await writes(polling, "Habt ihr offen?")
    await post(desk, polling)
    await writes(polling, "Ich will mein Geld zurück!", after=SOON)
    assert await rings(polling) == [2]
    await post(desk, polling)
    await writes(polling, "Sonst geh ich zum Anwalt!", after=SOON)
    assert await rings(polling) == [1]


async def test_the_third_comment_that_a_person_waits_for_is_urgent_wherever_the_others_are(
    polling: Polling, desk: Desk
) -> None:
    await writes(polling, "Schöner Beitrag, finde ich", thread="post-2")
    await writes(polling, "Ich komm am Montag")
    third = await writes(polling, "Um zehn bin ich da")
    assert [(await polling.comment(one)).urgent for one in polling.platform.comments] == [False, False, True]
    assert [facts.leading.urgent for facts in await shown(desk, polling)] == [False, True]
    polling.platform.edit(third, "Um elf bin ich da")
    await polling.poll()
    assert (await polling.comment(third)).urgent, "an edited comment is still the third"


async def test_guests_are_counted_one_by_one(polling: Polling) -> None:
    written = [await writes(polling, f"Gedanke {number}", who=None) for number in range(4)]
    assert not any([(await polling.comment(one)).urgent for one in written])


async def test_a_reply_answers_all_that_was_on_the_card_before_and_counts_as_one_episode(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    second = await writes(polling, "Und am Sonntag?", after=10 * MINUTE)
    polling.clock.advance(5 * MINUTE)
    await answered(polling, second)
    for one in (first, second):
        row = await polling.comment(one)
        assert (row.state, row.answered_at) == (CommentState.ANSWERED, polling.clock())
    (card,) = await shown(desk, polling)
    assert (card.state, card.others) == (CardState.ANSWERED, ())
    assert card.waited == polling.clock() - (await polling.comment(first)).posted_at


async def answered(polling: Polling, external: ExternalId, at: RowState = RowState.SENT) -> None:
    """Our reply to this comment reaches this state, through the one place that writes it."""
    number = await polling.in_flight(external, "Ja!")
    now, business = polling.clock(), polling.business.id

    def work(tx: Any) -> bool:
        row = OutboxStore(tx).get(business, number)
        assert row is not None
        after = replace(row, state=at, posted_at=now, settled_at=now, external_id=ExternalId("ours"))
        return settle(tx, business, row, after if at is RowState.SENT else replace(row, state=at), now)

    assert await polling.db.write(work)


async def test_what_comes_while_a_reply_is_on_its_way_stays_open_on_another_card(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    await polling.in_flight(first, "Ja!")
    later = await writes(polling, "Und am Sonntag?")
    assert [facts.state for facts in await shown(desk, polling)] == [CardState.SENDING, CardState.OPEN]
    assert (await polling.comment(later)).state is CommentState.OPEN


async def test_a_reply_to_an_older_one_of_them_shows_while_it_goes_out_and_leaves_the_newer_one_open(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    later = await writes(polling, "Und am Sonntag?")
    await polling.in_flight(first, "Ja!")
    (card,) = await shown(desk, polling)
    assert (card.state, card.comment.text, card.others) == (CardState.SENDING, "Habt ihr offen?", ())
    await polling.db.write(lambda tx: tx.execute("DELETE FROM outbox"))
    await answered(polling, first)
    (card,) = await shown(desk, polling)
    assert (card.state, words(card)) == (CardState.OPEN, ["Und am Sonntag?"])
    assert (await polling.comment(later)).state is CommentState.OPEN


@pytest.mark.parametrize("state", [RowState.NEEDS_HUMAN, RowState.FAILED])
async def test_a_card_that_shows_what_became_of_a_reply_takes_no_other_comment(
    polling: Polling, desk: Desk, state: RowState
) -> None:
    await answered(polling, await writes(polling, "Habt ihr offen?"), state)
    await writes(polling, "Und am Sonntag?")
    first, second = await shown(desk, polling)
    assert (first.state.value, second.state) == (state.value, CardState.OPEN)


async def test_a_reply_to_an_older_one_of_them_that_failed_is_shown_before_the_newer_one(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    await writes(polling, "Und am Sonntag?")
    await answered(polling, first, RowState.FAILED)
    (card,) = await shown(desk, polling)
    assert (card.state, card.comment.text) == (CardState.FAILED, "Habt ihr offen?")


async def test_a_card_that_asks_whether_it_is_answered_takes_no_other_comment(
    polling: Polling, desk: Desk
) -> None:
    asked = await writes(polling, "Habt ihr offen?")
    polling.platform.answer(asked, "Ja", sure=False)
    await polling.poll()
    await writes(polling, "Und am Sonntag?")
    assert [facts.state for facts in await shown(desk, polling)] == [CardState.PROBABLE, CardState.OPEN]


async def test_each_of_them_is_closed_by_itself_where_it_is_answered_or_deleted_there(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    second = await writes(polling, "Und am Sonntag?")
    third = await writes(polling, "Und wo seid ihr?")
    polling.platform.answer(third, "In der Gasse 4.")
    await polling.poll(timedelta(minutes=6))
    (card,) = await shown(desk, polling)
    assert (card.state, words(card)) == (CardState.OPEN, ["Habt ihr offen?", "Und am Sonntag?"])
    polling.platform.delete(first)
    await polling.poll(timedelta(minutes=6))
    (card,) = await shown(desk, polling)
    assert words(card) == ["Und am Sonntag?"]
    polling.platform.set(second, Visibility.HELD)
    await polling.poll(timedelta(minutes=6))
    (card,) = await shown(desk, polling)
    assert card.state is CardState.HELD


async def test_one_of_them_that_is_held_is_not_answered_with_the_others(polling: Polling, desk: Desk) -> None:
    first = await writes(polling, "Habt ihr offen?")
    second = await writes(polling, "Und am Sonntag?")
    polling.platform.set(first, Visibility.HELD)
    await polling.poll(timedelta(minutes=6))
    (card,) = await shown(desk, polling)
    assert words(card) == ["Und am Sonntag?"]
    await answered(polling, second)
    assert (await polling.comment(first)).state is CommentState.OPEN
    (card,) = await shown(desk, polling)
    assert (card.state, card.comment.text) == (CardState.HELD, "Habt ihr offen?")


async def test_done_closes_what_was_there_and_opening_again_opens_all_that_was_closed_with_it(
    polling: Polling, desk: Desk, closing: Closing
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    second = await writes(polling, "Und am Sonntag?")
    third = await writes(polling, "Hallo?")
    actor = acting(polling.business.id, OWNER, polling.clock())
    assert await closing.done(actor, (await polling.comment(second)).id) is Closed.YES
    states = [(await polling.comment(one)).state for one in (first, second, third)]
    assert states == [CommentState.DONE, CommentState.DONE, CommentState.OPEN]
    (card,) = await shown(desk, polling)
    assert words(card) == ["Hallo?"]
    assert await closing.reopen(actor, (await polling.comment(second)).id) is Closed.YES
    (card,) = await shown(desk, polling)
    assert len(words(card)) == 3


async def test_a_reply_that_disappears_opens_everything_that_it_answered(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    second = await writes(polling, "Und am Sonntag?")
    await answered(polling, second)
    await polling.db.write(
        lambda tx: visibility_changed(
            tx,
            polling.business.id,
            polling.channel_id,
            ExternalId("ours"),
            Visibility.GONE,
            "",
            polling.clock(),
        )
    )
    assert [(await polling.comment(one)).state for one in (first, second)] == [CommentState.OPEN] * 2


async def test_what_waits_in_a_bundle_moves_to_the_card_of_what_the_person_writes_later(
    polling: Polling, desk: Desk
) -> None:
    for number in range(4):
        polling.platform.write(f"Verpasst {number}", author_id=f"p{number}")
    await polling.poll(timedelta(hours=4))
    assert await polling.cards() == [("bundle", 0, 4)]
    await writes(polling, "Habt ihr das gelesen?", who="p2")
    assert await polling.cards() == [("bundle", 0, 3), ("comment", 1, 2)]
    (card,) = await shown(desk, polling)
    assert words(card) == ["Verpasst 2", "Habt ihr das gelesen?"]


async def test_a_reply_to_a_comment_in_a_bundle_answers_what_its_author_wrote_there_and_nothing_else_in_it(
    polling: Polling,
) -> None:
    written = [polling.platform.write(f"Verpasst {number}", author_id="k") for number in range(2)]
    written += [polling.platform.write(f"Auch {number}", author_id=f"p{number}") for number in range(4)]
    await polling.poll(timedelta(hours=4))
    assert await polling.cards() == [("bundle", 0, 6)]
    await answered(polling, written[1])
    assert [(await polling.comment(one)).state for one in written[:3]] == [
        CommentState.ANSWERED,
        CommentState.ANSWERED,
        CommentState.OPEN,
    ]


async def test_opening_one_from_a_bundle_takes_what_the_same_person_waits_for_there(
    polling: Polling, desk: Desk, closing: Closing
) -> None:
    written = [polling.platform.write(f"Verpasst {number}", author_id="k") for number in range(2)]
    written += [polling.platform.write(f"Auch {number}", author_id=f"p{number}") for number in range(4)]
    await polling.poll(timedelta(hours=4))
    chosen = await polling.comment(written[0])
    await closing.open_from_bundle(polling.business.id, chosen.id, polling.clock())
    assert await polling.cards() == [("bundle", 0, 4), ("comment", 0, 2)]
    (card,) = await shown(desk, polling)
    assert words(card) == ["Verpasst 0", "Verpasst 1"]


async def test_a_person_with_a_thousand_open_comments_has_one_card_of_which_ten_are_read(
    polling: Polling, desk: Desk
) -> None:
    polling.platform.page = 100
    for number in range(40):
        polling.platform.write(f"Werbung {number}", author_id="spam")
    await polling.poll()
    assert await polling.cards() == [("comment", 1, 40)]
    (card,) = await shown(desk, polling)
    assert words(card) == [f"Werbung {number}" for number in range(30, 40)]


async def test_the_kind_that_presses_most_names_the_card(polling: Polling, desk: Desk) -> None:
    await writes(polling, "Das geht so nicht!")
    await writes(polling, "Haha genau")
    (card,) = await shown(desk, polling)
    assert (card.leading.kind, card.comment.kind) == (Kind.COMPLAINT, Kind.CHATTER)


async def test_a_card_knows_how_many_comments_its_author_has_written_and_since_when(
    polling: Polling, desk: Desk
) -> None:
    first = await writes(polling, "Habt ihr offen?")
    await writes(polling, "Und am Sonntag?", thread="post-2")
    card = (await shown(desk, polling))[-1]
    assert card.known == Known(2, (await polling.comment(first)).posted_at)
    assert (await shown(desk, polling))[0].known == Known(1, (await polling.comment(first)).posted_at)
    await writes(polling, "Und wo?", who=None)
    assert (await shown(desk, polling))[-1].known is None


async def test_a_comment_is_on_one_card_only(polling: Polling) -> None:
    await writes(polling, "Habt ihr offen?")
    second = await writes(polling, "Und am Sonntag?")
    comment = (await polling.comment(second)).id
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(polling.business.id, comment))
    assert card is not None
    assert await polling.rows("SELECT count(*) FROM card_comment WHERE comment_id = :c", c=comment) == [(1,)]
