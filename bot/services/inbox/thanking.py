"""Thanking: the thank-you that one tap would send for a comment, read from rows."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import Comment
from bot.domain.thanks import NOT_AGAIN_WITHIN, Thanks, thanks_to
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx
from bot.storage.templates import TemplateStore


def offered(tx: Tx, business: BusinessId, comment: Comment, now: datetime) -> Thanks | None:
    """Thanks for this comment; None also for a known person who had the same within a week."""
    thanks = thanks_to(comment, TemplateStore(tx).for_thanks(business))
    if thanks is None or comment.person_id is None:
        return thanks
    since = now - NOT_AGAIN_WITHIN
    twice = SentReplyStore(tx).had(business, comment.person_id, thanks.template, since)
    return None if twice else thanks
