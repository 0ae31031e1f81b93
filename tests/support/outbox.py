"""Rows that a reply needs: a channel, a customer's comment, a kept form; and a switchboard with one connector."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from typing import cast

from bot.domain.business import BusinessId, MemberId
from bot.domain.channel import Channel, ChannelId
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.form_text import FormInput, InteractionId, Purpose
from bot.domain.template import TemplateId
from bot.domain.times import to_ms
from bot.domain.words import Words
from bot.ports import AccountRef, Connector, ConnectorInfo
from bot.services.channels.switchboard import Switchboard
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Tx
from tests.support.clock import NOW

OWNER = MemberId(11)
HELPER = MemberId(12)
_interactions = count(1)


def interaction() -> InteractionId:
    """An interaction id that no test has used."""
    return InteractionId(next(_interactions))


def add_channel(tx: Tx, business: BusinessId, key: str = "blog.example") -> ChannelId:
    """An active channel with both lamps on, whose account was checked."""
    made = ChannelId(
        tx.insert(
            "INSERT INTO channel (business_id, connector, title, settings, account_key, connected_at, first_synced_at,"
            " read_since, send_since) VALUES (:business, 'blog', 'Blog', '{}', :key, :now, :now, :now, :now)",
            business=business,
            key=key,
            now=to_ms(NOW),
        )
    )
    ChannelStore(tx).checked(business, made, AccountRef(key, "Blog", can_write=True), NOW)
    return made


def add_thread(tx: Tx, business: BusinessId, channel: ChannelId, external_id: str = "t1") -> int:
    """A blog post."""
    return tx.insert(
        "INSERT INTO thread (business_id, channel_id, external_id) VALUES (:business, :channel, :external_id)",
        business=business,
        channel=channel,
        external_id=external_id,
    )


def add_comment(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    thread: int,
    external_id: str,
    *,
    visibility: Visibility = Visibility.PUBLIC,
    state: CommentState = CommentState.OPEN,
    role: str = "customer",
    text: str = "Habt ihr am Samstag offen?",
    in_reply_to: str | None = None,
    posted_at: datetime = NOW - timedelta(minutes=7),
) -> CommentId:
    """A comment in the mirror, without a card."""
    return CommentId(
        tx.insert(
            "INSERT INTO comment (business_id, channel_id, external_id, ordinal, thread_id, in_reply_to, author, role,"
            " text, posted_at, seen_at, waits_since, url, visibility, fingerprint, looked_at, state)"
            " VALUES (:business, :channel, :external_id, 1, :thread, :in_reply_to, 'Kundin K.', :role, :text,"
            " :posted_at, :posted_at, :posted_at, 'https://blog.example/1', :visibility, x'00', :posted_at, :state)",
            business=business,
            channel=channel,
            external_id=external_id,
            thread=thread,
            in_reply_to=in_reply_to,
            role=role,
            text=text,
            posted_at=to_ms(posted_at),
            visibility=visibility.value,
            state=state.value,
        )
    )


def form(
    comment: CommentId,
    body: str,
    *,
    member: MemberId = OWNER,
    template: TemplateId | None = None,
    purpose: Purpose = Purpose.REPLY,
    press: InteractionId | None = None,
) -> FormInput:
    """A submitted form."""
    return FormInput(comment, member, body, press or interaction(), purpose, template)


class OneConnector:
    """A factory that returns the same connector for every channel."""

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._outdated = 0

    async def connector(self, business: BusinessId, channel: ChannelId) -> Connector:
        return self._connector

    def built(self, business: BusinessId, channel: ChannelId) -> Connector:
        return self._connector

    def rewired(self, channel: ChannelId) -> int:
        return self._outdated

    def info(self, key: str) -> ConnectorInfo:
        return self._connector.info

    def words(self, channel: Channel) -> Words:
        return self._connector.info.words

    def several(self, channel: Channel, among: Iterable[Channel]) -> bool:
        return False

    def forget(self, channel: ChannelId) -> None:
        """It stays the same."""

    def outdate(self, channel: ChannelId) -> None:
        self._outdated += 1


def switchboard(connector: Connector) -> Switchboard:
    """A switchboard that needs no vault and no network."""
    return cast("Switchboard", OneConnector(connector))
