"""Meters in rows: each credential and quota counts by itself, and a new day begins at nothing."""

from datetime import timedelta

from bot.domain.business import Business
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.meters import MeterStore
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW

TOMORROW = NOW + timedelta(days=1)


async def test_units_add_up_within_a_day_and_another_day_begins_at_its_own(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        credentials, meters = CredentialStore(tx, Vault([new_key()])), MeterStore(tx)
        one, other = (credentials.add(shop.id, "fake", {"t": name}, NOW) for name in "ab")

        def spent(day: int) -> list[int]:
            at = NOW + timedelta(days=day)
            return [
                meters.spent(shop.id, one, "units", at),
                meters.spent(shop.id, one, "reading", at),
                meters.spent(shop.id, other, "units", at),
            ]

        meters.spend(shop.id, one, "units", NOW, 5)
        meters.spend(shop.id, one, "units", NOW, 2)
        meters.spend(shop.id, one, "reading", NOW, 1)
        meters.spend(shop.id, other, "units", NOW, 9)
        assert (spent(0), spent(1)) == ([7, 1, 9], [0, 0, 0])
        meters.spend(shop.id, one, "units", TOMORROW, 3)
        assert (spent(1), spent(2)) == ([3, 0, 0], [0, 0, 0])

    await db.write(work)


async def test_a_clock_that_is_set_back_over_the_night_counts_on_and_one_from_far_ahead_does_not(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        credential, meters = (
            CredentialStore(tx, Vault([new_key()])).add(shop.id, "fake", {}, NOW),
            MeterStore(tx),
        )
        far = NOW + timedelta(days=400)
        meters.spend(shop.id, credential, "units", far, 7)
        assert meters.spent(shop.id, credential, "units", NOW) == 0
        found = []
        for day, units in ((NOW, 5), (TOMORROW, 2), (NOW, 2), (TOMORROW, 2)):
            meters.spend(shop.id, credential, "units", day, units)
            found.append(meters.spent(shop.id, credential, "units", day))
        assert found == [5, 2, 4, 6]

    await db.write(work)
