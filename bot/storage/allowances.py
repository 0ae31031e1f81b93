"""Allowances in the database: how much of its daily quota each channel has used."""

from bot.domain.allowance import Allowance
from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.times import from_ms_or_none, to_ms_or_none
from bot.storage.sqlite.database import Tx


class AllowanceStore:
    """Reads and writes allowances; they are columns of the channel."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def get(self, business: BusinessId, channel: ChannelId) -> Allowance:
        """Usage of this channel."""
        row = self._tx.one(
            "SELECT taken_since, taken_rows, taken_bytes FROM channel WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
        )
        if row is None:
            return Allowance()
        return Allowance(from_ms_or_none(row["taken_since"]), row["taken_rows"], row["taken_bytes"])

    def put(self, business: BusinessId, channel: ChannelId, allowance: Allowance) -> None:
        """Saves the usage."""
        self._tx.execute(
            "UPDATE channel SET taken_since = :since, taken_rows = :rows, taken_bytes = :size"
            " WHERE business_id = :business AND id = :channel",
            business=business,
            channel=channel,
            since=to_ms_or_none(allowance.since),
            rows=allowance.rows,
            size=allowance.size,
        )
