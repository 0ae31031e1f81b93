"""Cards: the desk hands out which cards are due to be posted or redrawn, and records what was posted in
Discord.
"""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.business import Business, BusinessId, DiscordChannelId, MessageId
from bot.domain.card import Card, CardForm, CardId, Ringing
from bot.domain.card_facts import CLOSED, CardFacts, CommentCard
from bot.domain.comment import CommentId, pressing
from bot.domain.lease import Holder
from bot.domain.line import Line
from bot.loops import DESK, PICTURES, TIDYING, Wake
from bot.services.business.ringing import ringing_at
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.card_facts import Showing, Shown
from bot.services.inbox.comment_lists import listed
from bot.storage.card_messages import CardMessageStore
from bot.storage.cards import CardStore
from bot.storage.comments import CommentStore
from bot.storage.installation import RESTORED_AT, InstallationStore
from bot.storage.removals import RemovalStore
from bot.storage.sqlite.database import Database, Tx

CARDS_A_PASS = 20
OPEN_LISTED = 200
SWEPT = "swept_after"
"""Setting: the restore after which the inbox was last looked through."""


class Due(NamedTuple):
    """Cards to show now, and when to look again (None: when woken)."""

    cards: tuple[tuple[BusinessId, Card], ...]
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Next:
    """Card to show now with everything it shows; without one, when to look again (None: when woken)."""

    due: tuple[BusinessId, Card] | None = None
    facts: CardFacts | None = None
    """None for a card of which nothing is left to show."""
    next_due: datetime | None = None
    to_sweep: datetime | None = None
    """When a backup was restored after which the inbox was not looked through yet: that goes before any card."""


class Desk:
    """Hands out cards to show, and records what is in Discord."""

    def __init__(self, db: Database, switchboard: Switchboard, wake: Wake, holder: Holder) -> None:
        self._db = db
        self._holder = holder
        self._showing = Showing(switchboard)
        self._switchboard = switchboard
        self._wake = wake
        self._awaited: dict[CardId, asyncio.Event] = {}
        """Cards that somebody waits for, until they are posted."""

    async def due(self, now: datetime) -> Due:
        """Cards that are due, for the cards' loop."""

        def work(tx: Tx) -> Due:
            messages = CardMessageStore(tx)
            return Due(messages.due(now, CARDS_A_PASS, self._holder), messages.next_due(self._holder, now))

        return await self._db.read(work)

    async def first_due(self, now: datetime) -> tuple[BusinessId, CardId] | None:
        """Most pressing card by its number, for one whose rows cannot be read."""
        return await self._db.read(lambda tx: CardMessageStore(tx).first_due(now, self._holder))

    async def next(self, now: datetime, *, sweeps: bool = True) -> Next:
        """Most pressing card, read in one hop with what it shows; a sweep goes before any card if `sweeps`."""

        def work(tx: Tx) -> tuple[Next, Shown | None]:
            restored = _to_sweep(tx) if sweeps else None
            if restored is not None:
                return Next(to_sweep=restored), None
            messages = CardMessageStore(tx)
            due = messages.due(now, 1, self._holder)
            if not due:
                return Next(next_due=messages.next_due(self._holder, now)), None
            business, card = due[0]
            return Next(due[0]), self._showing.of_card(tx, business, card)

        found, shown = await self._db.read(work)
        if found.due is None or shown is None:
            return found
        return replace(found, facts=await self._showing.complete(found.due[0], shown))

    async def facts(self, business: BusinessId, card: CardId) -> CardFacts | None:
        """Everything that card shows, read in one hop; None where it does not exist."""
        shown = await self._db.read(lambda tx: self._showing.read(tx, business, card))
        return None if shown is None else await self._showing.complete(business, shown)

    async def open(self, business: BusinessId) -> tuple[tuple[Line, ...], int]:
        """Open comments, urgent ones and questions first, then the longest wait, at most 200; and how many there
        are in all.
        """

        def work(tx: Tx) -> tuple[tuple[Line, ...], int]:
            comments = CommentStore(tx)
            waiting = comments.open(business, OPEN_LISTED)
            lines = listed(tx, self._switchboard, business, sorted(waiting, key=pressing))
            return lines, comments.count_open(business)

        return await self._db.read(work)

    async def message_of(self, business: BusinessId, card: CardId) -> MessageId | None:
        """Message that shows this card, once it is posted."""
        found = await self._db.read(lambda tx: CardStore(tx).get(business, card))
        return None if found is None else found.message_id

    async def message_soon(self, business: BusinessId, card: CardId, within: timedelta) -> MessageId | None:
        """The same for a card that is about to be posted: waits for that, at most so long."""
        posted = self._awaited.setdefault(card, asyncio.Event())
        with suppress(TimeoutError):
            async with asyncio.timeout(within.total_seconds()):
                await posted.wait()
        self._awaited.pop(card, None)
        return await self.message_of(business, card)

    async def posting(
        self, business: BusinessId, card: CardId, discord_channel: DiscordChannelId, now: datetime
    ) -> bool:
        """Records the intent, before a message is posted."""
        holder = self._holder
        return await self._db.write(
            lambda tx: CardMessageStore(tx).posting(business, card, discord_channel, holder, now)
        )

    async def posted(
        self,
        business: BusinessId,
        card: Card,
        message: MessageId,
        now: datetime,
        *,
        rang: Ringing | None,
        convert_at: datetime | None,
        closed: bool,
        wants_pictures: bool = False,
    ) -> None:
        """Records the posted message, which shows `card.version`, and that the one it replaces is to be deleted. A plain one
        asks for its pictures when it is converted.
        """

        def work(tx: Tx) -> None:
            messages = CardMessageStore(tx)
            if card.again:
                RemovalStore(tx).take_replaced(business, card, now)
            messages.posted(
                business, card.id, message, now, version=card.version, rang=rang, convert_at=convert_at
            )
            if convert_at is None:
                messages.shown(business, card.id, card.version, closed, now, wants_pictures=wants_pictures)

        await self._db.write(work)
        if (awaited := self._awaited.get(card.id)) is not None:
            awaited.set()
        if wants_pictures:
            self._wake(PICTURES)

    async def shown(
        self, business: BusinessId, card: Card, closed: bool, now: datetime, *, wants_pictures: bool = False
    ) -> None:
        """Records that the message shows `card.version` as Components V2, and whether pictures are to follow."""

        def work(tx: Tx) -> None:
            CardMessageStore(tx).shown(
                business, card.id, card.version, closed, now, wants_pictures=wants_pictures
            )

        await self._db.write(work)
        if wants_pictures:
            self._wake(PICTURES)
        if closed:
            self._wake(TIDYING)

    async def lost(self, business: BusinessId, card: CardId) -> None:
        """Records that its message was deleted in Discord: it is posted again, silently."""
        await self._db.write(lambda tx: CardMessageStore(tx).lost(business, card))
        self._wake(DESK)

    async def looked(self, business: BusinessId, card: CardId, now: datetime) -> None:
        """Records that somebody opened the list of this bundle: what joins it from now on rings again."""
        await self._db.write(lambda tx: CardStore(tx).looked(business, card, now))

    async def hasten(self, business: BusinessId, now: datetime) -> None:
        """Makes waiting cards of this business due at once, because Discord accepts them again."""
        await self._db.write(lambda tx: CardMessageStore(tx).hasten(business, now))
        self._wake(DESK)

    async def put_off(self, business: BusinessId, card: CardId, until: datetime) -> None:
        """Postpones a card that Discord did not accept (back-off)."""
        await self._db.write(lambda tx: CardMessageStore(tx).put_off(business, card, until))

    async def rung(self, business: Business, now: datetime) -> Ringing:
        """Whom a card would ring now."""
        return await self._db.read(lambda tx: ringing_at(tx, business, now))

    async def swept(self, restored: datetime) -> None:
        """Records that the inbox was swept after this restore."""
        await self._db.write(lambda tx: InstallationStore(tx).put_time(SWEPT, restored))

    async def recognise(
        self,
        business: BusinessId,
        place: DiscordChannelId,
        message: MessageId,
        named: Collection[CardId],
        restored: datetime,
    ) -> bool:
        """Whether this message shows a card of the restored backup. A card made since then has its number by
        chance only: the message shows one that the backup did not know.

        A card that was posted, or rang again, after the backup has a newer message than the backup knows; that one
        is kept, and it does not ring once more.
        """

        def work(tx: Tx) -> bool:
            cards = CardStore(tx)
            for card in (cards.get(business, number) for number in named):
                if card is None or (card.created_at > restored and card.message_id != message):
                    continue
                if card.form is CardForm.COMMENT and not CommentStore(tx).on_card(business, card.id)[0]:
                    # Erased: what it showed is to go.
                    continue
                if card.message_id is None or card.message_id < message:
                    CardMessageStore(tx).adopt(business, card, place, message, restored)
                    return True
                if card.message_id == message:
                    return True
            return False

        return await self._db.write(work)

    async def redraw(self, business: BusinessId, comments: Sequence[CommentId], now: datetime) -> None:
        """Marks the cards of these comments to be redrawn."""
        await self._db.write(lambda tx: CardStore(tx).touch(business, comments, now))
        self._wake(DESK)


def _to_sweep(tx: Tx) -> datetime | None:
    settings = InstallationStore(tx)
    restored = settings.time(RESTORED_AT)
    return None if restored is None or restored == settings.time(SWEPT) else restored


def is_closed(facts: CardFacts) -> bool:
    """Whether nothing is left to do on this card."""
    if isinstance(facts, CommentCard):
        return facts.state in CLOSED
    return facts.done
