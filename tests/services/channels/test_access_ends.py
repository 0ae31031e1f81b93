"""Accesses that end: one card for a channel, silent at first, ringing on the last day, closed when it is renewed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.domain.business import Business, DiscordChannelId, MessageId
from bot.domain.card import Card
from bot.domain.card_facts import StoppedCard
from bot.domain.channel import ChannelId, Glow, Side
from bot.domain.reason import Reason
from bot.ports import AccountRef
from bot.services.channels.access_ends import put_off, warn
from bot.services.channels.lamps import apply_check, lamp
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.card_facts import Showing
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.channels import ChannelStore
from bot.storage.credentials import Vault
from bot.storage.sqlite.database import Database, Tx
from tests.support.clock import NOW, Clock
from tests.support.holders import ONLY
from tests.support.outbox import add_channel
from tests.support.polling import no_net

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
END = NOW + 20 * DAY


@dataclass(slots=True)
class Ending:
    """One channel whose access ends, in one transaction."""

    tx: Tx
    shop: Business
    channel: ChannelId
    clock: Clock
    messages: int = 0

    def check(self, ends_at: datetime | None) -> None:
        ref = AccountRef("blog.example", "Blog", can_write=True, token_ends_at=ends_at)
        apply_check(self.tx, self.shop.id, self.channel, ref, self.clock(), asked=True)

    def left(self, days: float, end: datetime = END) -> bool:
        """The clock shows so many days before the end; whether a card changed."""
        self.clock.advance(end - days * DAY - self.clock())
        known = ChannelStore(self.tx).get(self.shop.id, self.channel)
        assert known is not None
        return warn(self.tx, self.shop.id, known, self.clock())

    def cards(self) -> list[Card]:
        rows = self.tx.all("SELECT id FROM card ORDER BY id")
        found = (CardStore(self.tx).get(self.shop.id, row["id"]) for row in rows)
        return [each for each in found if each is not None]

    def facts(self, card: Card) -> StoppedCard:
        board = Switchboard(None, Vault(()), {}, no_net, self.clock)  # type: ignore[arg-type]
        shown = Showing(board).read(self.tx, self.shop.id, card.id)
        assert shown is not None and isinstance(shown.facts, StoppedCard)
        return shown.facts

    def post(self) -> list[bool]:
        """Posts and redraws what is due as the poster would; which of it rang."""
        store, rang = CardMessageStore(self.tx), []
        for _, card in store.due(self.clock(), 20, ONLY):
            facts, fresh = self.facts(card), card.message_id is None or card.again
            if fresh:
                self.messages += 1
                store.posted(
                    self.shop.id,
                    card.id,
                    MessageId(self.messages),
                    self.clock(),
                    version=card.version,
                    rang=None,
                    convert_at=None,
                )
            store.shown(self.shop.id, card.id, card.version, facts.done, self.clock())
            rang.append(fresh and card.rings and not facts.done)
        return rang


Story = Callable[[Ending], None]
Play = Callable[[Story], Awaitable[None]]


@pytest.fixture
async def story(db: Database, shop: Business, clock: Clock) -> Play:
    async def play(told: Story) -> None:
        def work(tx: Tx) -> None:
            tx.execute("UPDATE business SET inbox_id = :inbox", inbox=DiscordChannelId(5))
            made = Ending(tx, shop, add_channel(tx, shop.id), clock)
            made.check(END)
            told(made)

        await db.write(work)

    return play


async def test_the_owner_is_warned_at_fourteen_three_and_one_day_on_one_card_that_rings_on_the_last(
    story: Play,
) -> None:
    def told(ending: Ending) -> None:
        seen = []
        for days in (15, 14, 13.9, 10, 3, 2.9, 1.01, 1, 0.9, 0.1):
            warned = ending.left(days)
            seen.append((days, warned, ending.post()))
        assert seen == [
            (15, False, []),
            (14, True, [False]),
            (13.9, False, []),
            (10, False, []),
            (3, True, [False]),
            (2.9, False, []),
            (1.01, False, []),
            (1, True, [True]),
            (0.9, False, []),
            (0.1, False, []),
        ]
        (card,) = ending.cards()
        assert (card.ends_at, card.closed_at, card.message_id) == (END, None, 2)

    await story(told)


async def test_a_bot_that_was_off_warns_once_of_what_is_nearest(story: Play) -> None:
    def told(ending: Ending) -> None:
        assert ending.left(2)
        assert ending.post() == [False]
        assert ending.left(0.5)
        assert ending.post() == [True]
        assert len(ending.cards()) == 1

    await story(told)


async def test_later_closes_the_card_and_the_next_threshold_brings_another(
    story: Play,
) -> None:
    def told(ending: Ending) -> None:
        ending.left(12)
        ending.post()
        assert put_off(ending.tx, ending.shop.id, ending.channel, ending.clock())
        assert ending.post() == [False]
        (first,) = ending.cards()
        facts = ending.facts(first)
        assert (facts.put_off, facts.channel.warn_after) == (True, END - 3 * DAY)
        assert first.closed_at is not None
        assert not put_off(ending.tx, ending.shop.id, ending.channel, ending.clock())
        assert not ending.left(4)
        assert ending.left(3)
        assert ending.post() == [False]
        second = ending.cards()[-1]
        assert second.id != first.id
        assert ending.facts(first).done
        assert not ending.facts(second).done
        put_off(ending.tx, ending.shop.id, ending.channel, ending.clock())
        ending.post()
        assert ending.left(1)
        assert ending.post() == [True]
        put_off(ending.tx, ending.shop.id, ending.channel, ending.clock())
        ending.post()
        assert ending.facts(ending.cards()[-1]).channel.warn_after == END
        assert not ending.left(0.2)

    await story(told)


@pytest.mark.parametrize("renewed", [None, END + 60 * DAY])
async def test_a_renewed_access_closes_the_card_and_is_warned_of_from_the_beginning(
    story: Play, renewed: datetime | None
) -> None:
    def told(ending: Ending) -> None:
        ending.left(3)
        ending.post()
        ending.check(END + timedelta(seconds=20))
        assert ending.post() == []
        ending.check(renewed)
        assert ending.post() == [False]
        (card,) = ending.cards()
        facts = ending.facts(card)
        assert (facts.renewed, facts.done, card.closed_at is not None) == (True, True, True)
        assert facts.channel.warned_days is None
        assert not ending.left(2)
        if renewed is not None:
            assert ending.left(14, renewed)
            assert ending.post() == [False]
            assert len(ending.cards()) == 2

    await story(told)


async def test_an_access_that_ended_makes_the_same_card_say_that_the_channel_stopped_and_rings(
    story: Play,
) -> None:
    def told(ending: Ending) -> None:
        ending.left(14)
        ending.post()
        now = ending.clock.advance(14 * DAY)
        assert lamp(ending.tx, ending.shop.id, ending.channel, Side.READ, Glow.OUT, Reason.EXPIRED, now)
        assert ending.post() == [True]
        (card,) = ending.cards()
        assert (card.ends_at, card.closed_at) == (None, None)
        ending.check(END + 90 * DAY)
        ending.post()
        (card,) = ending.cards()
        assert (ending.facts(card).renewed, card.closed_at is not None) == (False, True)

    await story(told)


async def test_passing_trouble_changes_no_warning_and_a_channel_that_stopped_is_not_warned_of(
    story: Play,
) -> None:
    def told(ending: Ending) -> None:
        ending.left(14)
        ending.post()
        now = ending.clock()
        assert not lamp(ending.tx, ending.shop.id, ending.channel, Side.READ, Glow.LATE, Reason.SILENT, now)
        assert ending.post() == []
        now = ending.clock.advance(31 * MINUTE)
        assert lamp(ending.tx, ending.shop.id, ending.channel, Side.READ, Glow.LATE, Reason.SILENT, now)
        assert ending.post() == [True]
        assert not ending.left(3)
        ending.check(END)
        ending.post()
        assert ending.left(2.9)
        assert [card.ends_at for card in ending.cards()] == [None, END]

    await story(told)
