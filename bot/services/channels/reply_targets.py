"""Reply targets: the Target of a comment, and of our own reply under it, as connectors need it."""

from bot.domain.business import BusinessId
from bot.domain.comment import Comment
from bot.domain.outbox import OutboxRow
from bot.ports import Target
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Tx


def target_of(comment: Comment) -> Target:
    """Target of a comment."""
    return Target(
        external_id=comment.external_id,
        thread_id=comment.thread.external_id,
        context=comment.context,
        visibility=comment.visibility,
    )


def own_target(tx: Tx, business: BusinessId, comment: Comment, posted: OutboxRow | None) -> Target | None:
    """Target of our own reply; None where none is posted, or its id is not known."""
    if posted is None or posted.external_id is None:
        return None
    there = CommentStore(tx).by_external(business, comment.channel_id, posted.external_id)
    if there is not None:
        return target_of(there)
    return Target(posted.external_id, comment.thread.external_id)
