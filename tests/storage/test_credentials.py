"""Credentials: sealed, bound to their row, and never a crash when the key is gone."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business import Business, BusinessId, ServerId
from bot.domain.channel import CredentialId
from bot.storage.businesses import BusinessStore
from bot.storage.credentials import BadKey, CredentialStore, KeyLost, NoKey, Resealed, Vault, new_key
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW

OLD, NEW = new_key(), new_key()
SECRETS = {"user": "lena", "application_password": "abcd EFGH 1234 ijkl"}


async def stored(db: Database, shop: Business, vault: Vault) -> CredentialId:
    return await db.write(lambda tx: CredentialStore(tx, vault).add(shop.id, "wordpress", SECRETS, NOW))


async def test_what_is_stored_comes_back_and_is_nowhere_in_the_file(db: Database, shop: Business) -> None:
    vault = Vault([OLD])
    credential = await stored(db, shop, vault)
    assert await db.read(lambda tx: CredentialStore(tx, vault).load(shop.id, credential)) == SECRETS
    await db.checkpoint()
    raw = db.path.read_bytes()
    assert b"abcd" not in raw
    assert b"lena" not in raw


async def test_a_rotated_token_takes_the_place_of_the_old_one(db: Database, shop: Business) -> None:
    vault = Vault([OLD])
    credential = await stored(db, shop, vault)
    assert await db.write(
        lambda tx: CredentialStore(tx, vault).save(shop.id, credential, {"token": "2"}, NOW)
    )
    assert await db.read(lambda tx: CredentialStore(tx, vault).load(shop.id, credential)) == {"token": "2"}


async def test_without_a_row_there_is_nothing(db: Database, shop: Business) -> None:
    vault = Vault([OLD])
    nobody = CredentialId(99)
    assert await db.read(lambda tx: CredentialStore(tx, vault).load(shop.id, nobody)) == {}
    assert not await db.write(lambda tx: CredentialStore(tx, vault).save(shop.id, nobody, SECRETS, NOW))
    assert not await db.write(lambda tx: CredentialStore(tx, vault).remove(shop.id, nobody))


async def test_a_removed_credential_is_gone(db: Database, shop: Business) -> None:
    vault = Vault([OLD])
    credential = await stored(db, shop, vault)
    assert await db.write(lambda tx: CredentialStore(tx, vault).remove(shop.id, credential))
    assert await db.read(lambda tx: CredentialStore(tx, vault).load(shop.id, credential)) == {}


async def test_a_new_key_in_front_opens_what_the_old_one_sealed(db: Database, shop: Business) -> None:
    credential = await stored(db, shop, Vault([OLD]))
    assert (
        await db.read(lambda tx: CredentialStore(tx, Vault([NEW, OLD])).load(shop.id, credential)) == SECRETS
    )


@pytest.mark.parametrize("keys", [[], [NEW]], ids=["no key", "another key"])
async def test_a_lost_key_is_named_and_crashes_nothing(db: Database, shop: Business, keys: list[str]) -> None:
    credential = await stored(db, shop, Vault([OLD]))
    with pytest.raises(KeyLost):
        await db.read(lambda tx: CredentialStore(tx, Vault(keys)).load(shop.id, credential))


async def test_without_a_key_nothing_is_stored(db: Database, shop: Business) -> None:
    with pytest.raises(NoKey):
        await stored(db, shop, Vault([]))
    assert await db.read(lambda tx: tx.all("SELECT * FROM credential")) == []


async def test_a_sealed_value_opens_only_in_the_row_it_was_sealed_for(db: Database, shop: Business) -> None:
    vault = Vault([OLD])
    neighbour = await db.write(lambda tx: BusinessStore(tx).create(ServerId(2), "Nachbar", NOW))
    mine = await stored(db, shop, vault)
    other = await stored(db, shop, vault)
    theirs = await stored(db, neighbour, vault)
    await db.write(
        lambda tx: tx.execute(
            "UPDATE credential SET sealed = (SELECT sealed FROM credential WHERE id = :id)", id=mine
        )
    )
    assert await db.read(lambda tx: CredentialStore(tx, vault).load(shop.id, mine)) == SECRETS
    for business, credential in ((shop.id, other), (neighbour.id, theirs)):
        with pytest.raises(KeyLost, match="another row"):
            await db.read(lambda tx, b=business, c=credential: CredentialStore(tx, vault).load(b, c))  # type: ignore[misc]
    await db.write(lambda tx: tx.execute("UPDATE credential SET connector = 'bluesky'"))
    with pytest.raises(KeyLost, match="another row"):
        await db.read(lambda tx: CredentialStore(tx, vault).load(shop.id, mine))


async def test_after_resealing_the_old_key_may_go(db: Database, shop: Business) -> None:
    credential = await stored(db, shop, Vault([OLD]))
    stranger = await stored(db, shop, Vault([new_key()]))
    done = await db.write(lambda tx: CredentialStore(tx, Vault([NEW, OLD])).reseal(shop.id))
    assert done == Resealed(1, (stranger,))
    assert await db.read(lambda tx: CredentialStore(tx, Vault([NEW])).load(shop.id, credential)) == SECRETS
    with pytest.raises(KeyLost):
        await db.read(lambda tx: CredentialStore(tx, Vault([OLD])).load(shop.id, credential))


async def test_resealing_without_a_key_changes_nothing(db: Database, shop: Business) -> None:
    credential = await stored(db, shop, Vault([OLD]))
    assert await db.write(lambda tx: CredentialStore(tx, Vault([])).reseal(shop.id)) == Resealed(
        0, (credential,)
    )
    assert await db.read(lambda tx: CredentialStore(tx, Vault([OLD])).load(shop.id, credential)) == SECRETS


def test_a_log_can_learn_every_secret_that_passes() -> None:
    learnt: list[str] = []
    sealed = Vault([OLD]).seal(BusinessId(1), CredentialId(1), "wordpress", SECRETS)
    Vault([OLD], learnt.append).open(BusinessId(1), CredentialId(1), "wordpress", sealed)
    Vault([OLD], learnt.append).seal(BusinessId(1), CredentialId(1), "wordpress", {"token": "xyz"})
    assert learnt == [*SECRETS.values(), "xyz"]


@pytest.mark.parametrize(
    "bad",
    ["", "short", OLD[:-2], "é" * 44, OLD + OLD],
    ids=["nothing", "short", "cut", "umlauts", "two in one"],
)
def test_a_broken_key_is_counted_but_never_shown(bad: str) -> None:
    with pytest.raises(BadKey) as caught:
        Vault([OLD, bad])
    assert caught.value.position == 2
    assert not bad or bad not in str(caught.value)


@given(st.dictionaries(st.text(), st.text()), st.binary(max_size=300))
def test_any_text_comes_back_and_no_garbage_does_more_than_be_refused(
    secrets: dict[str, str], garbage: bytes
) -> None:
    vault = Vault([OLD])
    sealed = vault.seal(BusinessId(1), CredentialId(2), "x", secrets)
    assert vault.open(BusinessId(1), CredentialId(2), "x", sealed) == secrets
    with pytest.raises(KeyLost):
        vault.open(BusinessId(1), CredentialId(2), "x", garbage)


async def test_a_credential_in_use_cannot_be_removed_under_its_channel(db: Database, shop: Business) -> None:
    vault = Vault([OLD])
    credential = await stored(db, shop, vault)
    await db.write(
        lambda tx: tx.execute(
            "INSERT INTO channel (business_id, connector, title, settings, account_key, credential_id, connected_at,"
            " read_since, send_since) VALUES (:business, 'wordpress', 'Blog', '{}', 'a', :credential, 0, 0, 0)",
            business=shop.id,
            credential=credential,
        )
    )
    with pytest.raises(sqlite3.IntegrityError):
        await db.write(lambda tx: CredentialStore(tx, vault).remove(shop.id, credential))
    with closing(sqlite3.connect(db.path)) as connection:
        assert connection.execute("SELECT count(*) FROM credential").fetchone() == (1,)


async def test_a_new_token_has_its_own_end_and_one_without_an_end_has_none(
    db: Database, shop: Business
) -> None:
    vault, later = Vault([new_key()]), NOW + timedelta(days=1)

    def work(tx: Tx) -> None:
        credentials = CredentialStore(tx, vault)
        its = credentials.add(shop.id, "fake", {"token": "old"}, NOW, NOW + timedelta(days=60))
        assert credentials.life(shop.id, its) == (NOW, NOW + timedelta(days=60))
        assert credentials.save(shop.id, its, {"token": "new"}, later, later + timedelta(days=60))
        assert credentials.life(shop.id, its) == (later, later + timedelta(days=60))
        assert credentials.save(shop.id, its, {"token": "endless"}, later)
        assert credentials.life(shop.id, its) is None

    await db.write(work)
