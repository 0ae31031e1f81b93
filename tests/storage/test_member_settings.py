"""What members set, stored by name: only what differs from its default, and nothing that cannot be read back."""

from datetime import time

import pytest

from bot.domain.business import Business, MemberId
from bot.domain.member_setting import AS_USUAL, MemberSettings
from bot.domain.quiet_hours import FreeDays
from bot.domain.settings import Language
from bot.storage.member_settings import MemberSettingStore, settings_in
from bot.storage.sqlite.database import Database, Tx

ANNA, BERT = MemberId(900_000_000_000_000_001), MemberId(900_000_000_000_000_002)
WHOLE = MemberSettings(
    quiet_from=time(22),
    quiet_until=time(7, 30),
    free_days=FreeDays.SUNDAY,
    urgent_passes=True,
    language=Language.GERMAN_SIE,
    digest_by_dm=True,
    dm_refused=True,
    lock_screen_text=False,
)


async def test_what_is_set_is_read_again_and_a_default_leaves_no_row(db: Database, shop: Business) -> None:
    def work(tx: Tx) -> None:
        store = MemberSettingStore(tx)
        store.put(shop.id, ANNA, WHOLE)
        store.put(shop.id, BERT, MemberSettings(language=Language.ENGLISH))
        assert store.of_member(shop.id, ANNA) == WHOLE
        assert store.all(shop.id) == {ANNA: WHOLE, BERT: MemberSettings(language=Language.ENGLISH)}
        assert store.everywhere() == {shop.id: store.all(shop.id)}
        store.put(shop.id, ANNA, AS_USUAL)
        rows = tx.all("SELECT member_id, name, value FROM member_setting")
        assert [tuple(row) for row in rows] == [(BERT, "language", "en")]

    await db.write(work)


@pytest.mark.parametrize(
    "stored",
    [
        [("quiet_from", "22:00")],
        [("quiet_from", "22:00"), ("quiet_until", "22:00")],
        [("quiet_from", "25:00"), ("quiet_until", "07:00")],
        [("language", "tlh"), ("free_days", "always"), ("digest_by_dm", "perhaps"), ("unknown", "1")],
    ],
)
def test_what_cannot_be_read_counts_as_not_set(stored: list[tuple[str, str]]) -> None:
    assert settings_in(stored) == AS_USUAL
