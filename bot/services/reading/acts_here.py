"""Acts from here (hide, like, approve, edit, delete) against what was read before them: an answer of the platform that was
under way while an act was done shows the comment as it was before (race, stale read), and must not undo the act.

The first page or push after an act may be older than the act. Polls of a channel run one at a time, so the next page was
asked for after that one came in: what it shows is so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole, Visibility
from bot.domain.external_id import ExternalId
from bot.domain.matching import same
from bot.domain.outbox import OutboxRow
from bot.ports import SeenComment
from bot.storage.mirror import Kept
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx


def replies_changed_here(
    tx: Tx,
    business: BusinessId,
    channel: ChannelId,
    comments: Sequence[SeenComment],
    kept: Mapping[ExternalId, Kept],
) -> Mapping[ExternalId, OutboxRow]:
    """Our replies among these comments that were edited, deleted or moderated from here since a page or push brought them
    last, also where none did before.
    """
    asked = [
        one.external_id
        for one in comments
        if one.role is AuthorRole.US
        and ((before := kept.get(one.external_id)) is None or before.changed_here)
    ]
    return SentReplyStore(tx).changed_here(business, channel, asked) if asked else {}


def as_left_here(seen: SeenComment, before: Kept | None, reply: OutboxRow | None) -> SeenComment:
    """Comment as the newest act from here left what acts change: visibility and like; of our reply the words, too. The rest
    is as it was read.
    """
    left = seen
    if before is not None:
        was = before.mirrored.snapshot
        left = replace(left, visibility=was.visibility, liked=was.liked)
    if reply is not None:
        words = seen.text if same(reply.body, seen.text) else reply.body
        left = replace(left, visibility=reply.visibility, text=words)
    return replace(left, text="", media=()) if left.visibility is Visibility.GONE else left
