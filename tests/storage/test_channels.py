"""Channels in the database: what is stored comes back, and an account is connected once."""

import sqlite3
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business import Business
from bot.domain.channel import ChannelState, Glow, Lamp, Side
from bot.domain.reason import Reason
from bot.ports import AccountRef
from bot.storage.channels import (
    ChannelStore,
    decode_account,
    decode_settings,
    encode_account,
    encode_settings,
)
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(
    st.builds(
        AccountRef,
        id=TEXTS,
        name=TEXTS,
        own_ids=st.tuples(TEXTS),
        team_ids=st.lists(TEXTS, max_size=3).map(tuple),
        can_write=st.booleans(),
        missing=st.lists(TEXTS, max_size=2).map(tuple),
        url=TEXTS,
        role=TEXTS,
        token_ends_at=st.sampled_from([None, NOW]),
        found=st.dictionaries(TEXTS, TEXTS, max_size=3),
    )
)
def test_an_account_comes_back_as_it_was(ref: AccountRef) -> None:
    assert decode_account(encode_account(ref)) == ref


@given(st.dictionaries(TEXTS, TEXTS, max_size=4))
def test_settings_come_back_as_they_were(settings: dict[str, str]) -> None:
    assert decode_settings(encode_settings(settings)) == settings


def test_before_the_first_check_there_is_no_account() -> None:
    assert decode_account("") is None


async def test_a_new_channel_is_active_with_both_lamps_on(db: Database, shop: Business) -> None:
    its = await db.write(
        lambda tx: ChannelStore(tx).add(shop.id, "wordpress", "Blog", {"a": "b"}, "blog", NOW)
    )
    channel = await db.read(lambda tx: ChannelStore(tx).get(shop.id, its))
    assert channel is not None
    assert (channel.state, channel.connected_at, channel.checked_at) == (ChannelState.ACTIVE, NOW, None)
    assert channel.reading == channel.sending == Lamp(Glow.ON, NOW, None, 0)


async def test_the_two_lamps_are_kept_apart(db: Database, shop: Business) -> None:
    later = NOW + timedelta(hours=1)
    out = Lamp(Glow.OUT, later, Reason.REVOKED, 3)

    def work(tx):
        its = ChannelStore(tx).add(shop.id, "wordpress", "Blog", {}, "blog", NOW)
        ChannelStore(tx).set_lamp(shop.id, its, Side.SEND, out)
        return ChannelStore(tx).get(shop.id, its)

    channel = await db.write(work)
    assert (channel.reading.glow, channel.sending) == (Glow.ON, out)


async def test_an_account_is_connected_once_until_its_channel_is_removed(
    db: Database, shop: Business
) -> None:
    def add(tx):
        return ChannelStore(tx).add(shop.id, "wordpress", "Blog", {}, "blog.example", NOW)

    first = await db.write(add)
    with pytest.raises(sqlite3.IntegrityError):
        await db.write(add)
    await db.write(lambda tx: ChannelStore(tx).set_state(shop.id, first, ChannelState.REMOVED))
    second = await db.write(add)
    found = await db.read(lambda tx: ChannelStore(tx).find(shop.id, "wordpress", "blog.example"))
    assert found is not None
    assert found.id == second
    listed = await db.read(lambda tx: ChannelStore(tx).all(shop.id))
    assert [channel.id for channel in listed] == [second]


async def test_another_credential_asks_for_a_new_check(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> list[datetime | None]:
        channels = ChannelStore(tx)
        its = channels.add(shop.id, "wordpress", "Blog", {}, "blog", NOW)
        checks = []
        for change in (
            lambda: channels.checked(shop.id, its, AccountRef("1", "x"), NOW),
            lambda: channels.set_credential(shop.id, its, None),
        ):
            change()
            found = channels.get(shop.id, its)
            assert found is not None
            checks.append(found.checked_at)
        return checks

    assert await db.write(work) == [NOW, None]
