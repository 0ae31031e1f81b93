"""What was erased and comes in again: dropped before anything of it is stored (right to erasure, retention)."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.business import BusinessId
from bot.domain.channel import Channel
from bot.domain.comment import AuthorRole
from bot.domain.erasing import Account, stays_away
from bot.ports import ConnectorInfo, PostedAt, SeenComment
from bot.storage.businesses import BusinessStore
from bot.storage.channels import ChannelStore
from bot.storage.erasures import ErasureStore
from bot.storage.sqlite.database import Tx

FIRST_COMMENTS = datetime(1995, 1, 1, tzinfo=UTC)
"""Before this nobody commented on the web: imports leave such dates, and no wait of decades comes from one."""


def without_erased(
    tx: Tx,
    business: BusinessId,
    channel: Channel,
    info: ConnectorInfo,
    unknown: Sequence[SeenComment],
    now: datetime,
) -> Sequence[SeenComment]:
    """Comments without a row, less those that were erased, what the business writes below one of those, those that a
    forgotten person had posted by then, and those older than words are kept.
    """
    if not unknown:
        return unknown
    if channel.words_kept is not None and info.posted_at is not PostedAt.CLAIMED:
        oldest = now - channel.words_kept
        # A date that cannot be is no age: nobody's question is lost by one.
        unknown = [one for one in unknown if not FIRST_COMMENTS < channel.at_latest(one.posted_at) < oldest]
    return _unerased(tx, business, channel, unknown) if channel.erases else unknown


def _unerased(
    tx: Tx, business: BusinessId, channel: Channel, unknown: Sequence[SeenComment]
) -> Sequence[SeenComment]:
    key = BusinessStore(tx).person_key(business)
    account = Account(channel.connector, ChannelStore(tx).account_key(business, channel.id))
    digests = [
        (
            account.comment(key, one.external_id),
            account.author(key, one.author_id) if one.author_id else "",
            "" if one.role is AuthorRole.CUSTOMER else account.comment(key, one.in_reply_to or ""),
        )
        for one in unknown
    ]
    known = ErasureStore(tx).known(business, {each for three in digests for each in three if each})
    return [
        one
        for one, (number, author, above) in zip(unknown, digests, strict=True)
        if above not in known
        and not stays_away(channel.on_our_clock(one.posted_at), known.get(number), known.get(author))
    ]
