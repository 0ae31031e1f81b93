"""Ringing: who answers and whom a card rings, decided once, for every form of card and for the digest."""

from datetime import datetime, timedelta

import pytest

from bot.domain.business import Business, DiscordChannelId, DiscordRoleId, MemberId
from bot.domain.card import CardId, Ringing
from bot.domain.channel import Glow, Side
from bot.domain.external_id import ExternalId
from bot.domain.form_text import InteractionId
from bot.domain.outbox import RowKind
from bot.domain.reason import Reason
from bot.domain.role import Role
from bot.services.business.ringing import TEAM_MEMORY, ringing_at
from bot.services.channels.lamps import lamp
from bot.services.inbox.cards import Desk
from bot.services.inbox.closing import Closing
from bot.services.reports.figures import FigureReports
from bot.storage.businesses import BusinessStore
from bot.storage.cards import CardStore
from bot.storage.outbox import NewRow, OutboxStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Tx
from tests.support.businesses import change_business
from tests.support.clock import NOW, Clock
from tests.support.polling import Polling

OWNER, COLLEAGUE = MemberId(900_000_000_000_000_001), MemberId(900_000_000_000_000_003)
TEAM = DiscordRoleId(900_000_000_000_000_004)
ALONE, TWO = Ringing(None, (OWNER,)), Ringing(None, (OWNER,), team=True)
EACH_FORM = {"comment", "bundle", "stopped"}


@pytest.fixture
async def polling(polling: Polling, shop: Business) -> Polling:
    """Set up, with an inbox."""
    inbox = DiscordChannelId(900_000_000_000_000_002)
    await polling.db.write(
        lambda tx: change_business(tx, shop.id, inbox_id=inbox, set_up_at=NOW, set_up_by=OWNER)
    )
    return polling


@pytest.fixture
async def asked(polling: Polling) -> ExternalId:
    """A comment that waits."""
    written = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    return written


async def acted(polling: Polling, written: ExternalId, *members: MemberId) -> None:
    """These people asked for something now."""
    comment = await polling.comment(written)

    def work(tx: Tx) -> None:
        for member in members:
            row = NewRow(
                polling.channel_id,
                comment.id,
                RowKind.ACT,
                written,
                polling.clock(),
                member,
                _interaction(tx),
            )
            OutboxStore(tx).add(polling.business.id, row, polling.clock())

    await polling.db.write(work)


def _interaction(tx: Tx) -> InteractionId:
    known = tx.one("SELECT count(*) AS n FROM outbox")
    assert known is not None
    return InteractionId(known["n"] + 1)


async def one_of_each(polling: Polling) -> None:
    """A comment's card, a bundle's, and a stopped channel's, all placed now."""
    business, channel, clock = polling.business.id, polling.channel_id, polling.clock
    await polling.poll()
    for number in range(6):
        polling.platform.write(f"Noch Frage {number}?")
    await polling.poll()
    await polling.db.write(lambda tx: lamp(tx, business, channel, Side.READ, Glow.OUT, Reason.FLOOD, clock()))


async def decided(desk: Desk, polling: Polling, since: datetime = NOW) -> dict[str, set[Ringing]]:
    """What every card made since then shows, by its form."""
    found: dict[str, set[Ringing]] = {}
    made = await polling.rows("SELECT id FROM card ORDER BY id")
    for (number,) in made:
        facts = await desk.facts(polling.business.id, CardId(number))
        if facts is not None and facts.card.created_at > since:
            found.setdefault(facts.card.form.value, set()).add(facts.ringing)
    return found


async def test_one_person_who_acts_often_is_no_team_and_two_are_on_every_card_and_in_the_digest(
    desk: Desk, polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    figures = FigureReports(polling.db, polling.switchboard)
    for people, ringing in (((OWNER, OWNER), ALONE), ((COLLEAGUE,), TWO)):
        await acted(polling, asked, *people)
        since = clock()
        clock.advance(timedelta(minutes=20))
        await one_of_each(polling)
        assert await decided(desk, polling, since) == {form: {ringing} for form in EACH_FORM}
        digest = await figures.day(polling.business.id, clock().date(), clock())
        assert digest is not None
        assert digest.ringing == ringing
        await polling.db.write(
            lambda tx: lamp(tx, polling.business.id, polling.channel_id, Side.READ, Glow.ON, None, clock())
        )
        await polling.db.write(lambda tx: tx.execute("UPDATE card SET closed_at = 1"))
        clock.advance(timedelta(hours=2))


async def test_a_card_says_the_same_for_as_long_as_it_is_there(
    desk: Desk, polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    await acted(polling, asked, OWNER, COLLEAGUE)
    await one_of_each(polling)
    before = await decided(desk, polling)
    assert before["bundle"] == before["stopped"] == {TWO}
    clock.advance(timedelta(days=60))

    def set_up_otherwise(tx: Tx) -> None:
        RoleStore(tx).name(polling.business.id, Role.TEAM, [TEAM])
        change_business(tx, polling.business.id, set_up_by=COLLEAGUE)

    await polling.db.write(set_up_otherwise)
    assert await decided(desk, polling) == before


async def test_what_rings_again_is_decided_once_more_then(
    desk: Desk, polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    await one_of_each(polling)
    await polling.db.write(lambda tx: RoleStore(tx).name(polling.business.id, Role.TEAM, [TEAM]))
    clock.advance(timedelta(minutes=5))
    await polling.db.write(
        lambda tx: tx.execute("UPDATE card SET message_id = id, rang_at = 1, looked_at = 2")
    )
    polling.platform.write("Und am Sonntag?")
    await polling.poll()
    assert await decided(desk, polling) == {
        "comment": {ALONE},
        "bundle": {Ringing(TEAM, (OWNER,), team=True)},
        "stopped": {ALONE},
    }


async def test_a_comment_opened_from_a_bundle_is_decided_when_it_gets_its_own_card(
    desk: Desk, polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    await one_of_each(polling)
    closing = Closing(polling.db, polling.woken.append, polling.switchboard.info)
    await acted(polling, asked, OWNER, COLLEAGUE)
    ((inside,),) = await polling.rows(
        "SELECT max(comment_id) FROM card_comment JOIN card ON card.id = card_id WHERE form = 'bundle'"
    )
    since = clock()
    clock.advance(timedelta(minutes=1))
    await closing.open_from_bundle(polling.business.id, inside, clock())
    assert await decided(desk, polling, since) == {"comment": {TWO}}


async def test_a_card_of_a_version_that_kept_no_decision_is_read_as_of_its_making(
    desk: Desk, polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    clock.advance(timedelta(minutes=1))
    await acted(polling, asked, OWNER, COLLEAGUE)
    clock.advance(timedelta(minutes=1))
    await one_of_each(polling)
    await polling.db.write(lambda tx: tx.execute("UPDATE card SET ringing = ''"))
    clock.advance(timedelta(days=60))
    assert await decided(desk, polling) == {"comment": {ALONE, TWO}, "bundle": {TWO}, "stopped": {TWO}}


@pytest.mark.parametrize(
    ("ago", "team"),
    [
        (timedelta(0), True),
        (TEAM_MEMORY, True),
        (TEAM_MEMORY + timedelta(milliseconds=1), False),
        (timedelta(milliseconds=-1), False),
    ],
)
async def test_a_second_person_counts_for_thirty_days(
    polling: Polling, asked: ExternalId, clock: Clock, ago: timedelta, *, team: bool
) -> None:
    await acted(polling, asked, COLLEAGUE)
    when = clock() + ago
    await polling.db.write(
        lambda tx: tx.execute(
            "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
            " created_at) SELECT business_id, channel_id, comment_id, errand, parent, 'cancelled', due_at, :owner,"
            " :at FROM outbox",
            owner=OWNER,
            at=int(when.timestamp() * 1000),
        )
    )
    known = await polling.db.read(lambda tx: BusinessStore(tx).get(polling.business.id))
    assert known is not None
    found = await polling.db.read(lambda tx: ringing_at(tx, known, when))
    assert found == Ringing(None, (OWNER,), team=team)


async def test_a_role_that_set_up_named_is_rung_and_else_those_who_answered_last(
    polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    business = polling.business.id

    async def now() -> Ringing:
        known = await polling.db.read(lambda tx: BusinessStore(tx).get(business))
        assert known is not None
        return await polling.db.read(lambda tx: ringing_at(tx, known, clock()))

    await acted(polling, asked, *(MemberId(number) for number in (1, 2, 3, 4, 1)))
    await polling.db.write(
        lambda tx: tx.execute("UPDATE outbox SET errand = 'reply', state = 'sent', settled_at = id")
    )
    assert await now() == TWO
    await polling.db.write(lambda tx: RoleStore(tx).name(business, Role.TEAM, [TEAM]))
    assert await now() == Ringing(TEAM, (MemberId(1), MemberId(4), MemberId(3)), team=True)
    await polling.db.write(
        lambda tx: tx.execute("UPDATE business SET set_up_by = NULL WHERE id = :id", id=business)
    )
    await polling.db.write(lambda tx: tx.execute("DELETE FROM role"))
    assert await now() == Ringing(None, (MemberId(1),), team=True)


async def test_what_is_stored_with_a_card_is_what_is_read(
    polling: Polling, asked: ExternalId, clock: Clock
) -> None:
    whole = Ringing(TEAM, (OWNER, COLLEAGUE), team=True)
    comment = await polling.comment(asked)
    await polling.db.write(
        lambda tx: CardStore(tx).ring_comment(polling.business.id, comment.id, clock(), whole)
    )
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(polling.business.id, comment.id))
    assert card is not None
    assert (card.ringing, card.again) == (whole, True)
