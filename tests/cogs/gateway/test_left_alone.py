"""Rate limits of Discord and of Cloudflare before it, and a reconnect that interrupts the posting of a card."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.business import BusinessId, DiscordChannelId
from bot.domain.card import CardId
from bot.services.inbox.bundling import place
from bot.services.inbox.cards import Desk
from bot.storage.removals import RemovalStore
from cogs import supervisor
from cogs.gateway.client import Shopbell
from cogs.inbox.removing import Remover
from tests.cogs.bell import Bell, bell
from tests.cogs.test_supervisor import running
from tests.support.clock import NOW

MINUTE = timedelta(minutes=1)


async def _arrive(live: Bell, *texts: str) -> None:
    comments = [await live.days.comment(NOW, text=text) for text in texts]
    business = live.days.business.id
    await live.app.db.write(lambda tx: place(tx, business, comments, NOW, caught_up=True))
    await live.app.suggesting.step(NOW)


def _sent(live: Bell) -> int:
    return len(live.discord.sent("POST /channels/{channel}/messages"))


async def test_a_429_without_json_is_rested_as_its_header_says_by_every_card_and_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        live.discord.fault("POST /channels/*/messages", status=429, via=False, retry_after=180, times=1)
        await _arrive(live, "Erste Frage?", "Zweite Frage?", "Dritte Frage?")
        before = _sent(live)
        due = await live.poster.step(NOW)
        assert due == NOW + 3 * MINUTE
        assert _sent(live) == before + 1, "nobody knocks again"
        for minutes in (1, 2):
            assert await live.poster.step(NOW + minutes * MINUTE) == NOW + 3 * MINUTE
            assert await live.report(NOW + minutes * MINUTE) == NOW + 3 * MINUTE
        assert _sent(live) == before + 1
        await live.poster.step(NOW + 3 * MINUTE + timedelta(seconds=2))
        inbox = live.discord.guild.channel("kundenkommentare").messages
        for part in ("Erste", "Zweite", "Dritte"):
            assert sum(f"{part} Frage?" in message.text for message in inbox) == 1


async def test_a_login_that_meets_a_429_waits_as_long_as_it_is_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "SHORTEST", 0.1)
    async with running(tmp_path, monkeypatch) as bot:
        bot.discord.fault("GET /users/@me", status=429, via=False, retry_after=1.5, times=1)
        logins = len(bot.discord.sent("GET /users/@me"))
        client = bot.supervisor._client
        assert client is not None
        client.refuse()
        await bot.discord.until(
            lambda: len(bot.discord.sent("GET /users/@me")) > logins, 20, "the first login"
        )
        refused_at = bot.supervisor._app.now()
        await bot.discord.until(
            lambda: len(bot.discord.sent("GET /users/@me")) > logins + 1, 20, "the second login"
        )
        assert bot.supervisor._app.now() - refused_at >= timedelta(seconds=1.4)
        await bot.discord.ready()


class _Cut(Desk):
    """Our own reconnect comes between the note that a card is posted and its request."""

    client: Shopbell

    async def posting(
        self, business: BusinessId, card: CardId, channel: DiscordChannelId, now: datetime
    ) -> bool:
        claimed = await super().posting(business, card, channel, now)
        await self.client.close()
        return claimed


async def test_a_card_that_meets_our_own_reconnect_waits_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        cut = _Cut(live.app.db, live.app.switchboard, live.app.loops.wake, live.app.desk._holder)
        cut.client = live.client
        live.poster._desk = cut
        await _arrive(live, "Habt ihr offen?")
        due = await live.poster.step(NOW)
        assert due is not None and due - NOW <= timedelta(seconds=10)
        waiting = await live.app.desk.due(NOW + timedelta(seconds=8))
        assert len(waiting.cards) == 1


@pytest.mark.parametrize(
    ("status", "again", "asks_to_log_in"),
    [(401, 60 * MINUTE, True), (403, 60 * MINUTE, False)],
)
async def test_erased_words_that_discord_does_not_delete_wait_and_a_401_asks_for_a_new_login(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, again: timedelta, asks_to_log_in: bool
) -> None:
    async with bell(tmp_path, monkeypatch) as live:
        await live.app.db.write(
            lambda tx: tx.execute(
                "INSERT INTO removal (business_id, place_id, message_id, due_at) VALUES (:business, :place, 99, 0)",
                business=live.days.business.id,
                place=live.reports.id,
            )
        )
        live.app.removing.added()
        live.discord.fault("DELETE /channels/*/messages/*", status=status, times=9)
        assert await Remover(live.client).step(NOW) is not None
        due = await live.app.db.read(lambda tx: RemovalStore(tx).next_due())
        assert due == NOW + again
        login = asyncio.create_task(live.client.refused())
        await asyncio.sleep(0)
        assert login.done() is asks_to_log_in
        login.cancel()
