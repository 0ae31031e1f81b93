"""Waking: cards whose time has come. A snoozed one is posted again with a notification, a lapsed claim leaves its card."""

from datetime import datetime

from bot.loops import DESK, Wake
from bot.services.business.ringing import ringing_now
from bot.storage.cards import CardStore
from bot.storage.claims import ClaimStore
from bot.storage.comments import CommentStore
from bot.storage.snoozes import SnoozeStore
from bot.storage.sqlite.database import Database, Tx


class Waking:
    """Loop over due times in rows, so that what fell due while the bot was off comes at the next start."""

    def __init__(self, db: Database, wake: Wake) -> None:
        self._db = db
        self._wake = wake

    async def step(self, now: datetime) -> datetime | None:
        """Brings back what is due; returns when the next is."""

        def look(tx: Tx) -> datetime | None:
            times = (ClaimStore(tx).next_end(), SnoozeStore(tx).next_due())
            return min((at for at in times if at is not None), default=None)

        def work(tx: Tx) -> datetime | None:
            for business, card in ClaimStore(tx).lapse(now):
                CardStore(tx).touch_card(business, card, now)
            for business, card in SnoozeStore(tx).due(now):
                SnoozeStore(tx).put(business, card, None)
                if CommentStore(tx).waiting_on(business, card):
                    CardStore(tx).ring_card(business, card, now, ringing_now(tx, business, now))
                else:
                    CardStore(tx).touch_card(business, card, now)
            return look(tx)

        due = await self._db.read(look)
        if due is None or due > now:
            return due
        next_due = await self._db.write(work)
        self._wake(DESK)
        return next_due
