"""Whom a card rings in quiet hours: who rests is left out, a role is quiet while all rest, urgent passes if allowed."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.domain.business import Business, BusinessId, DiscordChannelId, DiscordRoleId, MemberId, MessageId
from bot.domain.card import Card, CardForm, Ringing
from bot.domain.comment import CommentId
from bot.domain.member_setting import MemberSettings
from bot.domain.role import Role
from bot.services.business.ringing import ringing_now
from bot.services.inbox.bundling import place
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.member_settings import MemberSettingStore
from bot.storage.roles import RoleStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.businesses import change_business
from tests.support.clock import NOW
from tests.support.days import Days
from tests.support.holders import ONLY
from tests.support.polling import Polling

OWNER, ANNA, BERT = (MemberId(900_000_000_000_000_000 + n) for n in (1, 2, 3))
TEAM = DiscordRoleId(900_000_000_000_000_004)
RESTING = MemberSettings(quiet_from=time(22), quiet_until=time(7))
LETS_URGENT_PASS = MemberSettings(quiet_from=time(22), quiet_until=time(7), urgent_passes=True)
NIGHT = datetime(2026, 11, 21, 23, tzinfo=UTC)
DAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def set_up(db: Database, business: BusinessId, *, team: bool = False) -> None:
    def work(tx: Tx) -> None:
        change_business(tx, business, inbox_id=DiscordChannelId(5), set_up_at=NOW, set_up_by=OWNER)
        if team:
            RoleStore(tx).name(business, Role.TEAM, [TEAM])

    await db.write(work)


async def rest(db: Database, business: BusinessId, **members: MemberSettings) -> None:
    named = {"owner": OWNER, "anna": ANNA, "bert": BERT}

    def work(tx: Tx) -> None:
        for name, settings in members.items():
            MemberSettingStore(tx).put(business, named[name], settings)

    await db.write(work)


async def answered(polling: Polling, *members: MemberId, at: datetime) -> None:
    """They answered, in this order."""
    written = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    comment = await polling.comment(written)

    def work(tx: Tx) -> None:
        for number, member in enumerate(members):
            tx.execute(
                "INSERT INTO outbox (business_id, channel_id, comment_id, errand, parent, state, due_at, created_by,"
                " created_at, settled_at) VALUES (:business, :channel, :comment, 'reply', 'x', 'sent', :at, :member,"
                " :at, :at)",
                business=polling.business.id,
                channel=polling.channel_id,
                comment=comment.id,
                member=member,
                at=int(at.timestamp() * 1000) + number,
            )

    await polling.db.write(work)


async def ringing(db: Database, business: BusinessId, at: datetime, *, urgent: bool = False) -> Ringing:
    return await db.read(lambda tx: ringing_now(tx, business, at, urgent=urgent))


async def test_the_only_one_who_answers_is_not_rung_while_they_rest_unless_urgent_may_pass(
    db: Database, shop: Business
) -> None:
    await set_up(db, shop.id)
    await rest(db, shop.id, owner=RESTING, anna=RESTING)
    assert await ringing(db, shop.id, DAY) == Ringing(None, (OWNER,))
    assert (await ringing(db, shop.id, NIGHT)).silent
    assert (await ringing(db, shop.id, NIGHT, urgent=True)).silent
    await rest(db, shop.id, owner=LETS_URGENT_PASS)
    assert (await ringing(db, shop.id, NIGHT)).silent
    assert await ringing(db, shop.id, NIGHT, urgent=True) == Ringing(None, (OWNER,))


async def test_a_role_rings_while_one_who_answers_is_awake_and_members_who_rest_are_left_out(
    polling: Polling, shop: Business
) -> None:
    db = polling.db
    await set_up(db, shop.id, team=True)
    await answered(polling, ANNA, BERT, OWNER, at=NIGHT - timedelta(days=1))
    await rest(db, shop.id, anna=RESTING, bert=RESTING)
    assert await ringing(db, shop.id, NIGHT) == Ringing(TEAM, (OWNER,), team=True)
    assert await ringing(db, shop.id, DAY) == Ringing(TEAM, (OWNER, BERT, ANNA), team=True)
    await rest(db, shop.id, owner=RESTING)
    assert await ringing(db, shop.id, NIGHT) == Ringing(team=True)
    await rest(db, shop.id, bert=LETS_URGENT_PASS)
    assert await ringing(db, shop.id, NIGHT) == Ringing(team=True)
    assert await ringing(db, shop.id, NIGHT, urgent=True) == Ringing(TEAM, (BERT,), team=True)


async def test_who_has_not_answered_for_a_month_keeps_no_role_ringing(
    polling: Polling, shop: Business
) -> None:
    await set_up(polling.db, shop.id, team=True)
    await answered(polling, BERT, at=NIGHT - timedelta(days=31))
    assert await ringing(polling.db, shop.id, NIGHT) == Ringing(TEAM, (BERT,), team=True)
    await answered(polling, ANNA, at=NIGHT - timedelta(days=1))
    await rest(polling.db, shop.id, anna=RESTING)
    assert await ringing(polling.db, shop.id, NIGHT) == Ringing(team=True)


async def test_a_role_nobody_ever_answered_for_rings_as_before(db: Database, shop: Business) -> None:
    await set_up(db, shop.id, team=True)
    await rest(db, shop.id, anna=RESTING)
    assert await ringing(db, shop.id, NIGHT) == Ringing(TEAM, (OWNER,), team=True)


async def test_words_on_the_lock_screen_are_decided_with_the_only_member_it_rings(
    polling: Polling, shop: Business
) -> None:
    await set_up(polling.db, shop.id)
    await rest(polling.db, shop.id, owner=MemberSettings(lock_screen_text=False))
    decided = await ringing(polling.db, shop.id, DAY)
    assert decided == Ringing(None, (OWNER,), words=False)
    written = polling.platform.write("Habt ihr offen?")
    await polling.poll()
    comment = await polling.comment(written)
    await polling.db.write(lambda tx: CardStore(tx).ring_comment(shop.id, comment.id, NOW, decided))
    card = await polling.db.read(lambda tx: CardStore(tx).of_comment(shop.id, comment.id))
    assert card is not None
    assert card.ringing == decided


@pytest.mark.parametrize(("own", "rung"), [(RESTING, []), (LETS_URGENT_PASS, [True])])
async def test_a_night_is_decided_once_for_each_card_urgent_or_not(
    db: Database, shop: Business, own: MemberSettings, rung: list[bool]
) -> None:
    days = await Days(db, shop).ready()
    await set_up(db, shop.id)
    await rest(db, shop.id, owner=own)
    came = [await days.comment(NIGHT, thread=str(number)) for number in range(2)]

    def work(tx: Tx) -> list[Ringing | None]:
        tx.execute("UPDATE comment SET urgent = 1 WHERE id = :id", id=came[1])
        place(tx, shop.id, came, NIGHT, caught_up=False)
        # What came stays as it was decided, whoever changes their hours then.
        MemberSettingStore(tx).put(shop.id, OWNER, MemberSettings())
        cards = [CardStore(tx).of_comment(shop.id, comment) for comment in came]
        return [card.ringing for card in cards if card is not None]

    calm, urgent = await db.write(work)
    assert calm is not None and urgent is not None
    assert calm.silent
    assert [True for one in (urgent,) if not one.silent] == rung


async def test_a_bundle_that_grows_at_night_rings_only_when_an_urgent_one_joins(
    db: Database, shop: Business
) -> None:
    days = await Days(db, shop).ready()
    await set_up(db, shop.id)
    await rest(db, shop.id, owner=LETS_URGENT_PASS)
    came = [await days.comment(NIGHT, thread=str(number)) for number in range(10)]

    def joins(tx: Tx, comments: list[CommentId], at: datetime) -> Card:
        place(tx, shop.id, comments, at, caught_up=False)
        bundle = CardStore(tx).of_comment(shop.id, came[6])
        assert bundle is not None
        return bundle

    bundle = await db.write(lambda tx: joins(tx, came[:7], NIGHT))
    assert bundle.form is CardForm.BUNDLE
    assert bundle.ringing is not None
    assert bundle.ringing.silent

    def shown(tx: Tx) -> None:
        CardMessageStore(tx).posting(shop.id, bundle.id, DiscordChannelId(5), ONLY, NIGHT)
        CardMessageStore(tx).posted(
            shop.id, bundle.id, MessageId(9), NIGHT, version=1, rang=None, convert_at=None
        )

    await db.write(shown)
    later = NIGHT + timedelta(minutes=5)
    joined = await db.write(lambda tx: joins(tx, came[7:8], later))
    assert not joined.again
    await db.write(lambda tx: tx.execute("UPDATE comment SET urgent = 1 WHERE id = :id", id=came[8]))
    urgent = await db.write(lambda tx: joins(tx, came[8:9], later))
    assert (urgent.again, urgent.ringing) == (True, Ringing(None, (OWNER,)))


async def test_an_urgent_one_that_joins_a_silent_card_before_that_is_posted_rings(
    db: Database, shop: Business
) -> None:
    days = await Days(db, shop).ready()
    await set_up(db, shop.id)
    await rest(db, shop.id, owner=LETS_URGENT_PASS)
    came = [await days.comment(NIGHT, thread=str(number)) for number in range(8)]

    def work(tx: Tx) -> tuple[Card | None, Card | None]:
        place(tx, shop.id, came[:7], NIGHT, caught_up=False)
        before = CardStore(tx).of_comment(shop.id, came[6])
        tx.execute("UPDATE comment SET urgent = 1 WHERE id = :id", id=came[7])
        place(tx, shop.id, came[7:], NIGHT, caught_up=False)
        return before, CardStore(tx).of_comment(shop.id, came[7])

    before, after = await db.write(work)
    assert before is not None and after is not None and before.ringing is not None
    assert (before.id, before.ringing.silent) == (after.id, True)
    assert (after.rings, after.ringing) == (True, Ringing(None, (OWNER,)))
