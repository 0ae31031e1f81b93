"""Check-ups of a channel's access (health check): which account it is and who is on the team; before the
first fetch, daily, and while a lamp is out.
"""

import random
from datetime import datetime, timedelta

from bot.domain.business import BusinessId
from bot.domain.channel import Channel, ChannelId
from bot.loops import DESK, Wake, delivery_loop
from bot.ports import Connector, ConnectorError, Fetched, Retry
from bot.services.channels.diagnosis import access_pause, answer_of, is_shut, shortened
from bot.services.channels.lamps import apply_check
from bot.services.channels.process_memory import Process
from bot.services.channels.switchboard import Switchboard
from bot.services.inbox.team_or_customer import unmarked_accounts
from bot.storage.channels import ChannelStore, decode_account
from bot.storage.sqlite.database import Database, Tx

EVERY = timedelta(hours=24)
PUT_OFF = timedelta(minutes=15)
"""After temporary trouble."""
STRANGERS_EVERY = timedelta(minutes=1)


class Checkups:
    """Runs a connector's own check and applies the result. One serves all channels; those of one must not
    overlap.
    """

    def __init__(
        self,
        db: Database,
        switchboard: Switchboard,
        wake: Wake,
        rng: random.Random,
        process: Process,
        at_most: timedelta | None,
    ) -> None:
        self._db = db
        self._switchboard = switchboard
        self._wake = wake
        self._rng = rng
        self._at_most = at_most
        self._process = process

    async def look(
        self, business: BusinessId, channel: Channel, connector: Connector, now: datetime, *, at_once: bool
    ) -> bool:
        """Checks account and team, where that is due; whether it was done.

        Raises ConnectorError, except for temporary trouble with a channel that was checked before: that only
        postpones the check.
        """
        if not at_once and not self._is_due(channel, now):
            return False
        wired, noticed = self._switchboard.rewired(channel.id), self._process.noticed(channel.id)
        try:
            ref = await answer_of(connector, connector.check)
        except Retry:
            if not channel.account:
                raise
            soon = access_pause(1, self._rng.random()) if _is_shut_out(channel) else PUT_OFF
            noticed.check_again_at = now + shortened(soon, self._at_most)
            return False
        if self._switchboard.rewired(channel.id) != wired:
            return True

        def write(tx: Tx) -> tuple[bool, Channel | None]:
            changed = apply_check(tx, business, channel.id, ref, now, asked=False)
            return changed, ChannelStore(tx).get(business, channel.id)

        changed, after = await self._db.write(write)
        noticed.check_again_at = None
        if after is not None and _is_shut_out(after):
            noticed.checks += 1
            pause = access_pause(noticed.checks, self._rng.random())
            noticed.check_again_at = now + shortened(pause, self._at_most)
        else:
            noticed.checks = 0
        if changed:
            self._wake(DESK)
        if changed or not channel.account:
            self._wake(delivery_loop(channel.id))
        if ref != decode_account(channel.account):
            self._switchboard.forget(channel.id)
        return True

    async def check_new_accounts(
        self, business: BusinessId, channel: Channel, connector: Connector, fetched: Fetched, now: datetime
    ) -> bool:
        """Asks at once who is on the team where an account writes for the first time: it may be a
        colleague's. Whether that is known better now. At most once a minute, and never for history.
        """
        if channel.first_synced_at is None or not any(one.identity for one in fetched.seen):
            return False
        if channel.checked_at is not None and now - channel.checked_at < STRANGERS_EVERY:
            return False
        if not await self._db.read(lambda tx: unmarked_accounts(tx, business, channel.id, fetched.seen)):
            return False
        before = decode_account(channel.account)
        try:
            checked = await self.look(business, channel, connector, now, at_once=True)
        except ConnectorError:
            return False
        after = await self._db.read(lambda tx: ChannelStore(tx).get(business, channel.id))
        return checked and after is not None and decode_account(after.account) != before

    def hasten(self, channel: ChannelId) -> None:
        """Makes the check due at once, when a channel has access again."""
        self._process.noticed(channel).check_again_at = None

    def next_at(self, channel: Channel, now: datetime) -> datetime:
        """When the next check-up is due."""
        again = self._process.noticed(channel.id).check_again_at or now
        if channel.checked_at is None or _is_shut_out(channel):
            return again
        return max(again, channel.checked_at + EVERY)

    def _is_due(self, channel: Channel, now: datetime) -> bool:
        if channel.checked_at is None or not channel.account:
            return True
        again_at = self._process.noticed(channel.id).check_again_at
        if again_at is not None and now < again_at:
            return False
        return _is_shut_out(channel) or now - channel.checked_at >= EVERY


def _is_shut_out(channel: Channel) -> bool:
    return is_shut(channel.reading) or is_shut(channel.sending)
