"""Rest of sending (Facebook's 368): everything waits until its end, also after a restart and a check; reading goes on."""

import random
from datetime import datetime, timedelta

import pytest

from bot.domain.act import Act
from bot.domain.business import Business
from bot.domain.card import CardForm
from bot.domain.channel import Glow, Side
from bot.domain.comment import CommentState
from bot.domain.form_text import Purpose
from bot.domain.outbox import RowState
from bot.domain.reason import Reason
from bot.domain.rest import Rest
from bot.domain.submission import Queued
from bot.ports import AccountRef, Retry, Unclear
from bot.services.channels.lamps import apply_check, nothing_waits
from bot.storage.cards import CardStore
from bot.storage.outbox import OutboxStore
from bot.storage.sqlite.database import Database
from tests.support.clock import Clock
from tests.support.counts import SEEDS
from tests.support.outbox import interaction
from tests.support.sender import TEXT, Shop, open_shop

HOUR = timedelta(hours=1)


@pytest.fixture
async def sender(db: Database, shop: Business, clock: Clock) -> Shop:
    made = await open_shop(db, shop, clock)
    made.platform.social = True
    return made


def refuses(sender: Shop, *calls: str, times: int = 1) -> None:
    """The next calls meet a refusal of everything."""
    for call in calls or ("send",):
        blocked = Retry(3 * HOUR, Side.SEND, reason=Reason.BLOCKED, rests=True)
        sender.platform.trouble(call, blocked, times=times)


async def check(sender: Shop, *, asked: bool = True) -> None:
    """A check that finds nothing wrong."""
    now = sender.clock.now()
    found = AccountRef("fake.example", "Rösterei", own_ids=("us",), can_write=True)
    await sender.db.write(
        lambda tx: apply_check(tx, sender.business.id, sender.channel, found, now, asked=asked)
    )


async def resting(sender: Shop, text: str = TEXT) -> datetime:
    """A first reply was refused so; when sending goes on."""
    refuses(sender)
    await sender.queue(await sender.comment(), text)
    sender.clock.advance(timedelta(seconds=10))
    await sender.step()
    until = (await sender.channel_now()).rests_until(sender.clock.now())
    assert until is not None
    return until


def attempts(sender: Shop) -> int:
    """Everything that reached the platform and would change it."""
    return sum(call == "send" or call.startswith("act:") for call in sender.platform.calls)


async def test_a_refusal_of_everything_holds_up_replies_acts_and_edits_until_its_end(sender: Shop) -> None:
    answered = await sender.comment("Offen?")
    await sender.answered(answered, "Ja, bis 18 Uhr.")
    until = await resting(sender)
    assert until == sender.clock.now() + 3 * HOUR
    before = attempts(sender)
    other = await sender.comment("Und am Sonntag?")
    await sender.queue(other, "Leider nein.")
    liked = await sender.acts.act(sender.actor(), answered.id, Act.LIKE, interaction(), undo=False)
    assert isinstance(liked, Queued)
    edit = await sender.keep(answered, "Ja, bis 19 Uhr.", purpose=Purpose.EDIT_OWN)
    assert isinstance(await sender.acts.edit_own(sender.actor(), edit), Queued)
    assert await sender.step() == until
    await sender.deliver(until - sender.clock.now() - timedelta(seconds=1))
    assert attempts(sender) == before
    await sender.deliver(timedelta(minutes=1))
    assert {text for _, text in sender.posted()} == {"Ja, bis 19 Uhr.", TEXT, "Leider nein."}
    assert sender.platform.comments[answered.external_id].liked
    assert (await sender.channel_now()).rest is None
    assert (await sender.channel_now()).sending.glow is Glow.ON


async def test_each_refusal_in_a_row_rests_twice_as_long_and_a_success_begins_again(sender: Shop) -> None:
    refuses(sender, times=5)
    comment = await sender.comment()
    await sender.queue(comment)
    rests: list[float] = []
    sender.clock.advance(timedelta(seconds=10))
    for _ in range(5):
        due = await sender.step()
        assert due is not None
        rests.append((due - sender.clock.now()) / HOUR)
        sender.clock.advance(due - sender.clock.now())
    assert rests == [3, 6, 12, 24, 24]
    await sender.step()
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert (await sender.channel_now()).rest is None
    until = await resting(sender, "Wir freuen uns!")
    assert until - sender.clock.now() == 3 * HOUR


async def test_a_rest_survives_a_restart(sender: Shop) -> None:
    until = await resting(sender)
    before = attempts(sender)
    again = sender.restarted()
    await again.recover(sender.clock.now())
    assert await again.step(sender.business.id, sender.channel, sender.clock.now()) == until
    sender.clock.advance(until - sender.clock.now() - timedelta(seconds=1))
    assert await again.step(sender.business.id, sender.channel, sender.clock.now()) == until
    assert attempts(sender) == before
    sender.clock.advance(timedelta(seconds=1))
    await again.step(sender.business.id, sender.channel, sender.clock.now())
    assert [text for _, text in sender.posted()] == [TEXT]


async def test_a_check_or_a_renewed_access_does_not_end_it(sender: Shop) -> None:
    until = await resting(sender)
    before, now = attempts(sender), sender.clock.now()
    for asked in (True, False):
        await check(sender, asked=asked)
    await sender.db.write(lambda tx: OutboxStore(tx).release(sender.business.id, sender.channel, now))
    assert not await sender.db.write(lambda tx: nothing_waits(tx, sender.business.id, sender.channel, now))
    assert await sender.step() == until
    assert attempts(sender) == before
    lamp = (await sender.channel_now()).sending
    assert (lamp.glow, lamp.reason) == (Glow.LATE, Reason.BLOCKED)


async def test_it_is_reported_at_once_by_one_card_which_closes_when_something_goes_out(sender: Shop) -> None:
    async def stopped() -> bool:
        card = await sender.db.read(lambda tx: CardStore(tx).of_channel(sender.business.id, sender.channel))
        assert card is None or card.form is CardForm.STOPPED
        return card is not None

    until = await resting(sender)
    assert await stopped()
    reading = (await sender.channel_now()).reading
    assert reading.glow is Glow.ON
    await sender.deliver(until - sender.clock.now() + timedelta(minutes=1))
    assert (await sender.channel_now()).dark is None


async def test_what_may_be_there_already_is_looked_for_while_sending_rests(sender: Shop) -> None:
    comment = await sender.comment()
    row = await sender.queue(comment)
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    sender.clock.advance(timedelta(seconds=10))
    await sender.step()
    assert (await sender.row(row)).state is RowState.VERIFYING
    now = sender.clock.now()
    rest = Rest(now + 3 * HOUR, 1)
    await sender.db.write(
        lambda tx: tx.execute(
            "UPDATE channel SET rests_until = :until, rests = 1", until=int(rest.until.timestamp() * 1000)
        )
    )
    await sender.deliver(timedelta(minutes=3))
    assert (await sender.row(row)).state is RowState.SENT
    assert (await sender.read_comment(comment)).state is CommentState.ANSWERED


async def test_an_act_that_is_refused_so_rests_the_replies_too(sender: Shop) -> None:
    refuses(sender, "act")
    comment = await sender.comment()
    await sender.acts.act(sender.actor(), comment.id, Act.LIKE, interaction(), undo=False)
    await sender.step()
    await sender.queue(comment)
    await sender.deliver(2 * HOUR)
    assert sender.posted() == [] and sender.platform.calls.count("act:like") == 1
    await sender.deliver(2 * HOUR)
    assert sender.posted() == [(comment.external_id, TEXT)]
    assert (await sender.read_comment(comment)).liked


@pytest.mark.parametrize("seed", range(max(5, SEEDS // 6)))
async def test_whatever_happens_meanwhile_nothing_reaches_the_platform_before_the_end_and_nothing_is_lost(
    sender: Shop, seed: int
) -> None:
    rng, ends = random.Random(seed), datetime.min.replace(tzinfo=sender.clock.now().tzinfo)
    sent: list[str] = []
    delivery = sender.delivery
    for number in range(60):
        now = sender.clock.now()
        match rng.randrange(6):
            case 0:
                text = f"Antwort {number}"
                await sender.queue(await sender.comment(f"Frage {number}"), text)
                sent.append(text)
            case 1:
                refuses(sender)
            case 2:
                delivery = sender.restarted()
                await delivery.recover(now)
            case 3:
                await check(sender)
            case _:
                sender.clock.advance(rng.random() * timedelta(hours=4))
        before = attempts(sender)
        await delivery.step(sender.business.id, sender.channel, sender.clock.now())
        assert attempts(sender) == before or sender.clock.now() >= ends
        ends = (await sender.channel_now()).rests_until(sender.clock.now()) or ends
    sender.platform.mend()
    for _ in range(200):
        due = await delivery.step(sender.business.id, sender.channel, sender.clock.now())
        if due is None:
            break
        sender.clock.advance(max(due - sender.clock.now(), timedelta(0)))
    assert sorted(text for _, text in sender.posted()) == sorted(sent)
    assert (await sender.channel_now()).rest is None or not sent


async def test_the_lamp_stays_dim_while_sending_rests_though_nothing_waits(sender: Shop) -> None:
    until = await resting(sender)
    now = sender.clock.now()
    (row,) = await sender.db.read(lambda tx: OutboxStore(tx).all_in_flight(sender.business.id))
    await sender.decisions.take_back(sender.actor(), row.id)
    assert not await sender.db.write(lambda tx: nothing_waits(tx, sender.business.id, sender.channel, now))
    assert (await sender.channel_now()).sending.glow is Glow.LATE
    await sender.db.write(lambda tx: nothing_waits(tx, sender.business.id, sender.channel, until))
    assert (await sender.channel_now()).sending.glow is Glow.ON


async def test_a_reply_that_is_found_there_after_a_rest_ends_it(sender: Shop) -> None:
    until = await resting(sender)
    sender.platform.trouble("send", Unclear(), effect=timedelta(0))
    await sender.deliver(until - sender.clock.now() + timedelta(minutes=3))
    assert [text for _, text in sender.posted()] == [TEXT]
    assert (await sender.channel_now()).rest is None


async def test_every_card_that_waits_is_redrawn_when_a_rest_begins(sender: Shop) -> None:
    first, second = await sender.comment("Offen?"), await sender.comment("Am Sonntag?")
    await sender.queue(first)
    await sender.queue(second, "Leider nein.")
    version = (await sender.card(second)).version
    refuses(sender)
    sender.clock.advance(timedelta(seconds=10))
    await sender.step()
    assert (await sender.channel_now()).rest is not None
    assert (await sender.card(second)).version > version
