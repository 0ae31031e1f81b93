"""Meters in rows: each credential and quota counts by itself, and a new day begins at nothing."""

from datetime import timedelta

from bot.domain.business import Business
from bot.storage.channels import ChannelStore
from bot.storage.credentials import CredentialStore, Vault, new_key
from bot.storage.meters import Counted, MeterStore, Span
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW

DAY = timedelta(days=1)
TODAY, TOMORROW = Span(NOW, NOW + DAY), Span(NOW + DAY, NOW + 2 * DAY)


async def test_units_add_up_within_a_day_and_another_day_begins_at_its_own(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> None:
        credentials, meters = CredentialStore(tx, Vault([new_key()])), MeterStore(tx)
        one, other = (credentials.add(shop.id, "fake", {"t": name}, NOW) for name in "ab")

        def spent(day: int) -> list[int]:
            at = Span(NOW + day * DAY, NOW + (day + 1) * DAY)
            return [
                meters.counted(shop.id, one, "units", at).units,
                meters.counted(shop.id, one, "reading", at).units,
                meters.counted(shop.id, other, "units", at).units,
            ]

        meters.spend(shop.id, one, "units", TODAY, 5)
        meters.spend(shop.id, one, "units", TODAY, 2)
        meters.spend(shop.id, one, "reading", TODAY, 1)
        meters.spend(shop.id, other, "units", TODAY, 9)
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
        far = Span(NOW + 400 * DAY, NOW + 401 * DAY)
        meters.spend(shop.id, credential, "units", far, 7)
        assert meters.counted(shop.id, credential, "units", TODAY).units == 0
        found = []
        for day, units in ((TODAY, 5), (TOMORROW, 2), (TODAY, 2), (TOMORROW, 2)):
            meters.spend(shop.id, credential, "units", day, units)
            found.append(meters.counted(shop.id, credential, "units", day).units)
        assert found == [5, 2, 4, 6]

    await db.write(work)


async def test_a_limit_that_the_owner_set_stays_over_the_change_of_periods_and_spends_nothing(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> list[Counted]:
        credential = CredentialStore(tx, Vault([new_key()])).add(shop.id, "fake", {}, NOW)
        meters = MeterStore(tx)
        found = [meters.counted(shop.id, credential, "units", TODAY)]
        meters.set_cap(shop.id, credential, "units", TODAY, 0)
        found.append(meters.counted(shop.id, credential, "units", TODAY))
        meters.spend(shop.id, credential, "units", TODAY, 4)
        meters.set_cap(shop.id, credential, "units", TODAY, 9)
        found.append(meters.counted(shop.id, credential, "units", TODAY))
        found.append(meters.counted(shop.id, credential, "units", TOMORROW))
        meters.spend(shop.id, credential, "units", TOMORROW, 1)
        return [*found, meters.counted(shop.id, credential, "units", TOMORROW)]

    assert await db.write(work) == [Counted(), Counted(0, 0), Counted(4, 9), Counted(0, 9), Counted(1, 9)]


async def test_what_a_credential_spent_is_kept_with_a_channel_and_goes_to_the_next(
    db: Database, shop: Business
) -> None:
    def work(tx: Tx) -> list[Counted]:
        credentials, channels, meters = (
            CredentialStore(tx, Vault([new_key()])),
            ChannelStore(tx),
            MeterStore(tx),
        )
        old = credentials.add(shop.id, "fake", {}, NOW)
        channel = channels.add(shop.id, "fake", "Kanal", {}, "a", NOW)
        other = channels.add(shop.id, "fake", "Kanal", {}, "b", NOW)
        meters.spend(shop.id, old, "units", TODAY, 4)
        meters.set_cap(shop.id, old, "units", TODAY, 9)
        meters.spend(shop.id, old, "reading", TODAY, 1)
        meters.keep(shop.id, old, channel)
        meters.spend(shop.id, old, "units", TODAY, 1)
        meters.keep(shop.id, old, channel)
        credentials.remove(shop.id, old)
        new = credentials.add(shop.id, "fake", {}, NOW)
        found = [meters.counted(shop.id, new, "units", TODAY)]
        for each in (other, channel, channel):
            meters.go_on(shop.id, each, new)
        found += [meters.counted(shop.id, new, quota, TODAY) for quota in ("units", "reading")]
        return [*found, meters.counted(shop.id, new, "units", TOMORROW)]

    assert await db.write(work) == [Counted(), Counted(5, 9), Counted(1), Counted(0, 9)]
    assert await db.read(lambda tx: len(tx.all("SELECT 1 FROM meter"))) == 2
