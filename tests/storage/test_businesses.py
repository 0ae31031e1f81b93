"""Businesses as rows."""

from dataclasses import fields
from datetime import time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business import Business, BusinessId, DiscordChannelId, MemberId, ServerId
from bot.domain.settings import BusinessSettings, Language
from bot.storage.businesses import BusinessStore, decode, encode
from bot.storage.sqlite.database import Database
from tests.support.businesses import change_business
from tests.support.clock import NOW


async def test_a_new_business_has_defaults_that_work(db: Database, shop: Business) -> None:
    assert shop == Business(
        id=shop.id,
        server_id=shop.server_id,
        name="Rösterei Lindgrün",
        language=Language.GERMAN_DU,
        customer_language=Language.GERMAN_DU,
        zone="Europe/Vienna",
        digest_at=time(8),
        target=timedelta(hours=1),
        inbox_id=None,
        digest_id=None,
        team_role_id=None,
        lock_screen_text=True,
        set_up_at=None,
        set_up_by=None,
        celebrated_at=None,
    )


async def test_the_same_server_is_never_a_second_business(db: Database, shop: Business) -> None:
    again = await db.write(lambda tx: BusinessStore(tx).create(shop.server_id, "other name", NOW))
    assert again == shop
    assert await db.read(lambda tx: BusinessStore(tx).all()) == (shop,)


async def test_a_change_touches_what_is_given_and_nothing_else(db: Database, shop: Business) -> None:
    neighbour = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    await db.write(
        lambda tx: change_business(
            tx,
            shop.id,
            language=Language.GERMAN_SIE,
            digest_at=time(7, 45),
            target=timedelta(minutes=30),
            inbox_id=DiscordChannelId(11),
            lock_screen_text=False,
            set_up_at=NOW,
            set_up_by=MemberId(5),
        )
    )
    changed = await db.read(lambda tx: BusinessStore(tx).get(shop.id))
    assert changed == Business(
        id=shop.id,
        server_id=shop.server_id,
        name=shop.name,
        language=Language.GERMAN_SIE,
        customer_language=Language.GERMAN_DU,
        zone=shop.zone,
        digest_at=time(7, 45),
        target=timedelta(minutes=30),
        inbox_id=DiscordChannelId(11),
        digest_id=None,
        team_role_id=None,
        lock_screen_text=False,
        set_up_at=NOW,
        set_up_by=MemberId(5),
        celebrated_at=None,
    )
    assert await db.read(lambda tx: BusinessStore(tx).by_server(ServerId(2))) == neighbour


async def test_an_unset_channel_can_be_stored_again(db: Database, shop: Business) -> None:
    await db.write(lambda tx: change_business(tx, shop.id, inbox_id=DiscordChannelId(11)))
    await db.write(lambda tx: change_business(tx, shop.id, inbox_id=None))
    assert await db.read(lambda tx: BusinessStore(tx).get(shop.id)) == shop


async def test_an_unknown_business_is_nothing(db: Database, shop: Business) -> None:
    assert await db.read(lambda tx: BusinessStore(tx).get(BusinessId(99))) is None
    assert await db.read(lambda tx: BusinessStore(tx).by_server(ServerId(99))) is None
    assert await db.read(lambda tx: BusinessStore(tx).person_key(BusinessId(99))) == b""


async def test_every_business_has_a_key_of_its_own_for_mail_addresses(db: Database, shop: Business) -> None:
    other = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    keys = await db.read(
        lambda tx: [BusinessStore(tx).person_key(shop.id), BusinessStore(tx).person_key(other.id)]
    )
    assert [len(key) for key in keys] == [32, 32]
    assert keys[0] != keys[1]


@given(
    st.builds(
        BusinessSettings,
        language=st.sampled_from(Language),
        customer_language=st.sampled_from(Language),
        zone=st.text(max_size=40),
        digest_at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        target=st.integers(0, 10**9).map(lambda ms: timedelta(milliseconds=ms)),
        lock_screen_text=st.booleans(),
    )
)
def test_every_setting_comes_back_from_its_stored_text(settings: BusinessSettings) -> None:
    for field in fields(BusinessSettings):
        value = getattr(settings, field.name)
        assert decode(type(field.default), encode(value)) == value


async def test_a_stored_setting_that_cannot_be_read_has_its_default(db: Database, shop: Business) -> None:
    """A restored backup may be anybody's file."""
    wrong = {
        "language": "klingon",
        "digest_at": "25:99",
        "target": "9" * 30,
        "lock_screen_text": "",
        "brand": "x",
    }
    await db.write(
        lambda tx: tx.many(
            "INSERT INTO business_setting (business_id, name, value) VALUES (:business, :name, :value)",
            [{"business": shop.id, "name": name, "value": value} for name, value in wrong.items()],
        )
    )
    assert await db.read(lambda tx: BusinessStore(tx).get(shop.id)) == shop
