"""Cards through the real intake: which card holds a comment, what it shows, what closes it."""

from datetime import timedelta

import pytest

from bot.domain.business import Business, DiscordChannelId, MemberId, MessageId, ServerId
from bot.domain.card import Card, CardForm, Ringing
from bot.domain.card_facts import BundleCard, CardState, CommentCard
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.services.business.templates import Templates
from bot.services.inbox.cards import Desk, is_closed
from bot.services.inbox.closing import Closed, Closing
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from tests.support.businesses import acting, change_business
from tests.support.clock import NOW, Clock
from tests.support.polling import Polling

OWNER = MemberId(900_000_000_000_000_001)
INBOX = DiscordChannelId(900_000_000_000_000_002)


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


async def due(desk: Desk, clock: Clock) -> list[Card]:
    return [card for _, card in (await desk.due(clock())).cards]


async def post(desk: Desk, polling: Polling, card: Card, message: int = 5) -> None:
    business = polling.business.id
    await desk.posting(business, card.id, INBOX, polling.clock())
    await desk.posted(
        business, card, MessageId(message), polling.clock(), rang=None, convert_at=None, closed=False
    )


async def only(desk: Desk, polling: Polling) -> CommentCard:
    (card,) = await due(desk, polling.clock)
    facts = await desk.facts(polling.business.id, card.id)
    assert isinstance(facts, CommentCard)
    return facts


async def test_five_ring_within_ten_minutes_and_what_follows_is_one_bundle_that_rings_once(
    polling: Polling,
) -> None:
    for number in range(7):
        polling.platform.write(f"Frage {number}?")
        await polling.poll()
    polling.platform.write("Noch eine?")
    await polling.poll()
    assert await polling.cards() == [("comment", 1, 1)] * 5 + [("bundle", 1, 3)]


async def test_after_ten_quiet_minutes_a_comment_rings_by_itself_again(
    polling: Polling, clock: Clock
) -> None:
    for number in range(5):
        polling.platform.write(f"Frage {number}?")
    await polling.poll()
    clock.advance(timedelta(minutes=11))
    await polling.poll()
    polling.platform.write("Später?")
    await polling.poll()
    assert [form for form, _, _ in await polling.cards()] == ["comment"] * 6


@pytest.mark.parametrize(
    ("missed", "cards"),
    [(3, [("comment", 0, 1)] * 3), (4, [("bundle", 0, 4)])],
)
async def test_what_was_missed_comes_silently_and_more_than_three_as_one_bundle(
    polling: Polling, clock: Clock, missed: int, cards: list[tuple[str, int, int]]
) -> None:
    for number in range(missed):
        polling.platform.write(f"Verpasst {number}")
    clock.advance(timedelta(hours=4))
    await polling.poll()
    assert await polling.cards() == cards


async def test_what_is_missed_more_than_ten_minutes_after_a_bundle_has_a_silent_card_of_its_own(
    polling: Polling,
) -> None:
    for number in range(4):
        polling.platform.write(f"Verpasst {number}")
    await polling.poll(timedelta(hours=4))
    polling.platform.write("Auch verpasst")
    await polling.poll(timedelta(minutes=20))
    assert await polling.cards() == [("bundle", 0, 4), ("comment", 0, 1)]


async def test_a_posted_card_is_due_no_more_until_something_changes(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    written = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    (card,) = await due(desk, clock)
    await post(desk, polling, card)
    assert await due(desk, clock) == []
    assert (await polling.comment(written)).surfaced_at == clock()
    polling.platform.edit(written, "Habt ihr Samstag offen?")
    await polling.poll()
    (again,) = await due(desk, clock)
    assert (again.id, again.message_id) == (card.id, 5)


async def test_a_ringing_card_is_not_touched_before_its_push_has_gone_out(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    written = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    (card,) = await due(desk, clock)
    until = clock() + timedelta(seconds=3)
    rang = Ringing(None, (OWNER,))
    await desk.posting(polling.business.id, card.id, INBOX, clock())
    await desk.posted(
        polling.business.id, card, MessageId(5), clock(), rang=rang, convert_at=until, closed=False
    )
    await desk.redraw(polling.business.id, [(await polling.comment(written)).id], clock())
    assert await due(desk, clock) == []
    assert (await desk.due(clock())).next_due == until
    clock.advance(timedelta(seconds=3))
    (plain,) = await due(desk, clock)
    assert plain.rang == rang
    await desk.shown(polling.business.id, plain, closed=False, now=clock())
    assert await due(desk, clock) == []


async def test_a_card_that_discord_refused_is_due_at_once_when_messages_are_accepted_again(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    polling.platform.write("Habt ihr offen?")
    await polling.poll()
    (card,) = await due(desk, clock)
    await desk.put_off(polling.business.id, card.id, clock() + timedelta(hours=1))
    assert await due(desk, clock) == []
    polling.woken.clear()
    await desk.hasten(polling.business.id, clock())
    assert polling.woken == ["desk"]
    assert [one.id for one in await due(desk, clock)] == [card.id]


async def test_a_card_whose_message_was_deleted_is_posted_again_in_silence(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    polling.platform.write("Habt ihr offen?")
    await polling.poll()
    (card,) = await due(desk, clock)
    await post(desk, polling, card)
    await desk.lost(polling.business.id, card.id)
    (again,) = await due(desk, clock)
    assert (again.message_id, again.rings) == (None, False)


async def test_after_a_restore_a_card_that_rang_again_since_keeps_its_newest_message(
    desk: Desk, polling: Polling
) -> None:
    polling.platform.write("Frage?")
    await polling.poll()
    (card,) = await due(desk, polling.clock)
    await post(desk, polling, card, message=5)
    business, restored = polling.business.id, polling.clock()

    async def recognised(message: int) -> bool:
        return await desk.recognise(business, INBOX, MessageId(message), (card.id,), restored)

    assert [await recognised(message) for message in (9, 7, 5)] == [True, False, False]
    (again,) = await due(desk, polling.clock)
    assert (again.id, again.message_id) == (card.id, MessageId(9))

    # A number that the backup did not know names another card by chance.
    polling.clock.advance(timedelta(minutes=1))
    polling.platform.write("Noch eine?", author_id="r")
    await polling.poll()
    made = next(one for one in await due(desk, polling.clock) if one.id != card.id)
    assert not await desk.recognise(business, INBOX, MessageId(8), (made.id,), restored)
    await post(desk, polling, made, message=10)
    assert await desk.recognise(business, INBOX, MessageId(10), (made.id,), restored)
    assert not await desk.recognise(business, INBOX, MessageId(11), (made.id,), restored)


async def test_the_facts_hold_suggestions_whom_to_ring_and_what_the_channel_can(
    polling: Polling, desk: Desk
) -> None:
    templates = Templates(polling.db, lambda _: None)
    await templates.save(acting(polling.business.id, OWNER, NOW), None, "Gutscheine", "", "Ab 10 €, {name}.")
    polling.platform.write("Gibt es Gutscheine?", author="Klara", author_id="k")
    await polling.poll()
    facts = await only(desk, polling)
    assert [s.template.title for s in facts.suggestions] == ["Gutscheine"]
    assert facts.ringing == Ringing(None, (OWNER,))
    assert (facts.state, facts.ringing.team, facts.first_time) == (CardState.OPEN, False, False)
    assert facts.writes
    assert "spam" in facts.can


async def test_done_closes_reopen_opens_and_a_second_press_says_already(
    polling: Polling, desk: Desk, closing: Closing, clock: Clock
) -> None:
    written = polling.platform.write("Super!")
    await polling.poll()
    facts = await only(desk, polling)
    comment, business = facts.comment.id, polling.business.id
    assert await closing.done(acting(business, OWNER, clock()), comment) is Closed.YES
    assert await closing.done(acting(business, OWNER, clock()), comment) is Closed.ALREADY
    done = await only(desk, polling)
    assert done.state is CardState.DONE
    assert is_closed(done)
    assert await closing.reopen(acting(business, OWNER, clock()), comment) is Closed.YES
    assert (await polling.comment(written)).state is CommentState.OPEN
    assert await closing.done(acting(business, OWNER, clock()), CommentId(999)) is Closed.GONE


async def test_is_answered_takes_the_time_of_the_press(
    polling: Polling, desk: Desk, closing: Closing, clock: Clock
) -> None:
    written = polling.platform.write("Wann?")
    await polling.poll()
    facts = await only(desk, polling)
    clock.advance(timedelta(minutes=9))
    assert (
        await closing.is_answered(acting(polling.business.id, OWNER, clock()), facts.comment.id) is Closed.YES
    )
    answered = await polling.comment(written)
    assert (answered.state, answered.answered_at) == (CommentState.ELSEWHERE, clock())
    assert (await only(desk, polling)).waited == clock() - answered.posted_at


async def test_a_comment_opened_from_a_bundle_moves_to_a_silent_card_and_the_bundle_counts_down(
    polling: Polling, desk: Desk, closing: Closing, clock: Clock
) -> None:
    for number in range(4):
        polling.platform.write(f"Verpasst {number}")
    clock.advance(timedelta(hours=4))
    await polling.poll()
    (card,) = await due(desk, clock)
    bundle = await desk.facts(polling.business.id, card.id)
    assert isinstance(bundle, BundleCard)
    assert (len(bundle.lines), bundle.total) == (4, 4)
    chosen = bundle.lines[0].comment.id
    opened = await closing.open_from_bundle(polling.business.id, chosen, clock())
    assert opened not in (None, card.id)
    assert await closing.open_from_bundle(polling.business.id, chosen, clock()) == opened
    assert await polling.cards() == [("bundle", 0, 3), ("comment", 0, 1)]
    again = await desk.facts(polling.business.id, card.id)
    assert isinstance(again, BundleCard)
    assert (len(again.lines), again.total) == (3, 4)


async def test_whoever_opens_a_comment_of_a_bundle_has_looked_at_it_and_what_joins_rings_again(
    polling: Polling, desk: Desk, closing: Closing, clock: Clock
) -> None:
    written = [polling.platform.write(f"Frage {number}?") for number in range(7)]
    await polling.poll()
    business = polling.business.id
    bundle = next(card for card in await due(desk, clock) if card.form is CardForm.BUNDLE)
    await desk.posting(business, bundle.id, INBOX, clock())
    rang = Ringing(None, (OWNER,))
    await desk.posted(business, bundle, MessageId(5), clock(), rang=rang, convert_at=None, closed=False)
    polling.platform.write("Super!")
    await polling.poll()
    assert (await polling.cards())[-1] == ("bundle", 1, 3), "praise alone does not ring twice"
    inside = await polling.comment(written[-1])
    await closing.open_from_bundle(business, inside.id, clock())
    polling.platform.write("Danke!")
    await polling.poll()
    assert (await polling.cards())[-2:] == [("bundle", 2, 3), ("comment", 0, 1)]


async def test_a_bundle_is_done_when_nothing_in_it_waits_any_more(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    written = [polling.platform.write(f"Verpasst {number}") for number in range(4)]
    clock.advance(timedelta(hours=4))
    await polling.poll()
    for external in written:
        polling.platform.set(external, Visibility.SPAM)
    await polling.poll()
    (card,) = await due(desk, clock)
    facts = await desk.facts(polling.business.id, card.id)
    assert facts is not None
    assert is_closed(facts)


async def test_the_open_list_has_questions_first_and_knows_where_each_card_is(
    polling: Polling, desk: Desk, clock: Clock
) -> None:
    polling.platform.write("Super!")
    clock.advance(timedelta(minutes=1))
    polling.platform.write("Wann?")
    await polling.poll()
    for number, card in enumerate(await due(desk, clock)):
        await post(desk, polling, card, message=50 + number)
    lines, total = await desk.open(polling.business.id)
    assert [(line.comment.text, line.place_id, line.message_id) for line in lines] == [
        ("Wann?", INBOX, 51),
        ("Super!", INBOX, 50),
    ]
    channel = await polling.channel()
    assert [(line.words.noun, line.channel) for line in lines] == [("Blog", channel)] * 2
    assert total == 2


async def test_more_open_comments_than_the_list_holds_are_counted_all_the_same(
    polling: Polling, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.inbox.cards.OPEN_LISTED", 2)
    for text in ("Wann?", "Wo?", "Wie?"):
        polling.platform.write(text)
    await polling.poll()
    lines, total = await desk.open(polling.business.id)
    assert (len(lines), total) == (2, 3)


async def test_a_card_of_another_business_cannot_be_read(polling: Polling, desk: Desk, clock: Clock) -> None:
    polling.platform.write("Geheim")
    await polling.poll()
    (card,) = await due(desk, clock)
    other = await polling.db.write(
        lambda tx: BusinessStore(tx).create(ServerId(polling.business.server_id + 1), "Y", NOW)
    )
    assert await desk.facts(other.id, card.id) is None
    assert await polling.db.read(lambda tx: CardStore(tx).get(other.id, card.id)) is None


async def test_no_to_already_answered_is_noted_as_what_it_was(
    desk: Desk, closing: Closing, polling: Polling, clock: Clock
) -> None:
    asked = polling.platform.write("Wann?")
    await polling.poll()
    polling.platform.answer(asked, "Um acht", sure=False)
    await polling.poll()
    comment = await polling.comment(asked)
    assert (
        await closing.probably(acting(polling.business.id, OWNER, clock()), comment.id, yes=False)
        is Closed.YES
    )
    noted = await polling.rows(
        "SELECT what, member_id FROM event WHERE comment_id = :c ORDER BY id", c=comment.id
    )
    assert noted[-1] == ("not_answered", OWNER)
    assert (await polling.comment(asked)).state is CommentState.OPEN
