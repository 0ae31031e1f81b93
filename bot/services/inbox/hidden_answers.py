"""Hidden answers: replies of the business that the platform holds back (held, spam, trash) so that no
customer sees them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.act import Act
from bot.domain.business import BusinessId
from bot.domain.comment import Comment, CommentState, Visibility
from bot.domain.outbox import OutboxRow
from bot.ports import Connector, Target
from bot.services.channels.reply_targets import target_of
from bot.storage.comments import CommentStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx

_WAYS_OUT = {
    Visibility.HELD: Act.APPROVE,
    Visibility.SPAM: Act.UNSPAM,
    Visibility.TRASHED: Act.UNTRASH,
    Visibility.HIDDEN: Act.UNHIDE,
}


class Unseen(NamedTuple):
    """Answer that is not visible: its target, text and URL."""

    target: Target
    text: str
    url: str


def unseen_answer(tx: Tx, business: BusinessId, comment: Comment) -> Unseen | None:
    """Newest invisible answer to an open comment, if no answer to it is visible. One deleted from here does
    not count.
    """
    there = CommentStore(tx).answers(business, comment.channel_id, comment.external_id)
    return unseen_among(tx, business, comment, there, SentReplyStore(tx).last_sent(business, comment.id))


def unseen_among(
    tx: Tx, business: BusinessId, comment: Comment, there: Sequence[Comment], reply: OutboxRow | None
) -> Unseen | None:
    """The same where the answers of the business, `there`, and our last sent reply are read already."""
    if comment.state is not CommentState.OPEN:
        return None
    comments = CommentStore(tx)
    if any(one.visibility is Visibility.PUBLIC for one in there):
        return None
    if reply is not None and reply.external_id is not None:
        if reply.visibility is Visibility.PUBLIC:
            return None
        mirrored = comments.by_external(business, comment.channel_id, reply.external_id)
        context = mirrored.context if mirrored else ""
        target = Target(reply.external_id, comment.thread.external_id, context, reply.visibility)
        return Unseen(target, reply.body, reply.url)
    by_hand = [
        one
        for one in there
        if SentReplyStore(tx).owner(business, comment.channel_id, one.external_id) is None
    ]
    if not by_hand:
        return None
    newest = by_hand[-1]
    return Unseen(target_of(newest), newest.text, newest.url)


def way_out(connector: Connector, unseen: Unseen) -> Act | None:
    """Moderation act that would show it to customers, if the account may do it."""
    act = _WAYS_OUT.get(unseen.target.visibility)
    return act if act in connector.can(unseen.target) else None
