"""Threads in the database: rows are made when a comment refers to them, titles are fetched afterwards."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.external_id import ExternalId
from bot.domain.times import to_ms
from bot.storage.sqlite.database import Tx
from bot.storage.sqlite.dialect import among, listed


class ThreadStore:
    """Reads and writes threads."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx

    def on_sight(
        self, business: BusinessId, channel: ChannelId, threads: Iterable[ExternalId]
    ) -> Mapping[ExternalId, int]:
        """Row ids of these threads; unknown ones are added without a title."""
        wanted = tuple(dict.fromkeys(threads))
        known = self._known(business, channel, wanted)
        unknown = [thread for thread in wanted if thread not in known]
        if unknown:
            self._tx.many(
                "INSERT INTO thread (business_id, channel_id, external_id) VALUES (:business, :channel, :thread)",
                [{"business": business, "channel": channel, "thread": thread} for thread in unknown],
            )
            known = self._known(business, channel, wanted)
        return known

    def untitled(
        self, business: BusinessId, channel: ChannelId, not_asked_since: datetime, most: int
    ) -> tuple[ExternalId, ...]:
        """Threads without a title that was not asked for since then, newest first."""
        rows = self._tx.all(
            "SELECT external_id FROM thread WHERE business_id = :business AND channel_id = :channel AND title = ''"
            " AND erased_at IS NULL AND (asked_at IS NULL OR asked_at < :since) ORDER BY id DESC LIMIT :most",
            business=business,
            channel=channel,
            since=to_ms(not_asked_since),
            most=most,
        )
        return tuple(ExternalId(row["external_id"]) for row in rows)

    def asked(
        self, business: BusinessId, channel: ChannelId, threads: Iterable[ExternalId], now: datetime
    ) -> None:
        """Records that the platform was asked for these titles, whatever it said."""
        self._tx.many(
            "UPDATE thread SET asked_at = :now"
            " WHERE business_id = :business AND channel_id = :channel AND external_id = :thread",
            [
                {"business": business, "channel": channel, "thread": thread, "now": to_ms(now)}
                for thread in threads
            ],
        )

    def set_title(
        self, business: BusinessId, channel: ChannelId, thread: ExternalId, title: str, url: str
    ) -> bool:
        """Saves title and link from the platform; whether that changed anything."""
        return bool(
            self._tx.execute(
                "UPDATE thread SET title = :title, url = :url WHERE business_id = :business"
                " AND channel_id = :channel AND external_id = :thread AND erased_at IS NULL AND (title <> :title OR url <> :url)",
                business=business,
                channel=channel,
                thread=thread,
                title=title,
                url=url,
            )
        )

    def _known(
        self, business: BusinessId, channel: ChannelId, threads: tuple[ExternalId, ...]
    ) -> dict[ExternalId, int]:
        rows = self._tx.all(
            "SELECT id, external_id FROM thread WHERE business_id = :business AND channel_id = :channel"
            f" AND external_id {among('threads')}",
            business=business,
            channel=channel,
            threads=listed(threads),
        )
        return {ExternalId(row["external_id"]): row["id"] for row in rows}
