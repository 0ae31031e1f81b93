"""Addressing: the target of a comment, and of our own reply under it."""

from bot.domain.business import BusinessId
from bot.domain.comment import Comment, ExternalId
from bot.domain.reply import Reply
from bot.ports import Target
from bot.storage.comments import CommentStore
from bot.storage.sqlite.database import Tx


def target_of(comment: Comment) -> Target:
    """The comment as its connector knows it."""
    return Target(
        external_id=comment.external_id,
        thread_id=ExternalId(comment.thread.external_id),
        context=comment.context,
        visibility=comment.visibility,
    )


def own_target(tx: Tx, business: BusinessId, comment: Comment, standing: Reply | None) -> Target | None:
    """Our reply as its connector knows it; None where none stands there, or its id is not known."""
    if standing is None or standing.external_id is None:
        return None
    there = CommentStore(tx).by_external(business, comment.channel_id, standing.external_id)
    if there is not None:
        return target_of(there)
    return Target(standing.external_id, ExternalId(comment.thread.external_id))
