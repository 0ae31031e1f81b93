"""After a restore: a card that the backup calls unposted, or about to ring again, has its message and rings no more."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.business import MemberId
from bot.domain.card import CardForm, CardId, Ringing
from bot.storage.cards import CardStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.sqlite.database import Tx, Value
from tests.cogs.bell import Bell, bell
from tests.support.clock import NOW

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bell]:
    async with bell(tmp_path, monkeypatch) as ready:
        yield ready


async def ringing_card(live: Bell) -> CardId:
    comment = await live.days.comment(NOW, text="Habt ihr offen?")
    business, owner = live.days.business.id, Ringing(None, (MemberId(live.discord.owner.id),))
    return await live.app.db.write(
        lambda tx: CardStore(tx).open(business, CardForm.COMMENT, [comment], NOW, rings=True, ringing=owner)
    )


async def posted(live: Bell, minutes: int) -> None:
    for seconds in (0, 4, 8):
        await live.poster.step(NOW + minutes * MINUTE + timedelta(seconds=seconds))


async def backed_up(live: Bell) -> dict[str, Value]:
    rows = await live.app.db.read(lambda tx: tx.all("SELECT * FROM card"))
    return {name: rows[0][name] for name in rows[0].keys() if name != "business_id"}  # noqa: SIM118  a sqlite3.Row


async def restored(live: Bell, card: dict[str, Value], minutes: int) -> None:
    """As the restore leaves it: the card's row of the backup, to be redrawn."""

    def work(tx: Tx) -> None:
        given = ", ".join(f"{name} = :{name}" for name in card if name != "id")
        tx.execute(f"UPDATE card SET {given} WHERE id = :id", **card)
        CardStore(tx).touch_all(live.days.business.id, NOW + minutes * MINUTE)
        InstallationStore(tx).put_time(RESTORED_AT, NOW + minutes * MINUTE)

    await live.app.db.write(work)
    live.discord.advance(3600)  # a nonce is remembered for minutes only


async def test_a_card_that_was_posted_after_the_backup_is_there_once_and_rings_once(live: Bell) -> None:
    await ringing_card(live)
    backup = await backed_up(live)
    await posted(live, 0)
    inbox = live.discord.guild.channel("kundenkommentare")
    [before] = inbox.messages
    await restored(live, backup, 5)
    await posted(live, 6)
    assert inbox.messages == [before]
    assert (before.is_v2, before.mentions) == (True, [live.discord.owner.id])
    assert len(live.discord.notifications) == 1
    row = await backed_up(live)
    assert (row["message_id"], row["place_id"], row["rang_at"] is not None) == (before.id, inbox.id, True)
    live.discord.assert_clean()


async def test_a_card_that_rang_again_after_the_backup_rings_no_third_time(live: Bell) -> None:
    card = await ringing_card(live)
    await posted(live, 0)
    business, owner = live.days.business.id, Ringing(None, (MemberId(live.discord.owner.id),))
    await live.app.db.write(lambda tx: CardStore(tx).ring_card(business, card, NOW + MINUTE, owner))
    backup = await backed_up(live)
    await posted(live, 2)
    inbox = live.discord.guild.channel("kundenkommentare")
    [before] = inbox.messages
    await restored(live, backup, 5)
    await posted(live, 6)
    assert inbox.messages == [before]
    assert len(live.discord.notifications) == 2
    live.discord.assert_clean()
