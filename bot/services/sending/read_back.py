"""Read-back: which replies that our account has on the platform are the one that an attempt perhaps posted (verify)."""

from collections.abc import Set
from datetime import UTC, datetime

from bot.domain.channel import Channel
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.outbox import OutboxRow
from bot.domain.reason import Reason
from bot.domain.sending import Listed, Look, NoAccess, NotListed, NotNow, Posted, Rejected, Unsure, look_since
from bot.ports import SentReply
from bot.services.sending.attempt import Trouble

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def read_back_from(row: OutboxRow, channel: Channel) -> datetime:
    """Time from which to read back, on the platform's clock. A duplicate may be older than anything of this row's."""
    return channel.search_from(_LONG_AGO if _is_duplicate(row) else look_since(row))


def look_of(
    found: tuple[SentReply, ...] | Trouble, row: OutboxRow, channel: Channel, known: Set[ExternalId]
) -> Look:
    """Result of a read-back: which answers are this row's, by their words; `known` ones surely are others. Whatever else
    our account has there may be the reply all the same: platforms rewrite words.
    """
    match found:
        case NoAccess():
            return found
        case NotNow(after):
            return NotListed(after)
        case Rejected() | Unsure():
            return NotListed()
        case _:
            ours = [sent for sent in found if sent.by_us]
            fresh = [sent for sent in ours if sent.external_id not in known]
            said = [sent for sent in (ours if _is_duplicate(row) else fresh) if same(row.body, sent.text)]
            others = sum(not same(row.body, sent.text) for sent in fresh)
            return Listed(tuple(posted(sent, channel) for sent in said), others)


def posted(sent: SentReply, channel: Channel) -> Posted:
    """Reply as the platform shows it, its time on our clock."""
    return Posted(
        sent.external_id, sent.url, channel.on_our_clock(sent.posted_at), sent.visibility, sent.text
    )


def _is_duplicate(row: OutboxRow) -> bool:
    """Outcome of a refusal as a duplicate: the platform says that the very words are there already."""
    return row.final and row.reason is Reason.DUPLICATE
