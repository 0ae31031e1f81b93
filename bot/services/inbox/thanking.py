"""Thanking: the thank-you that one tap would send for a comment, read from rows."""

from datetime import datetime

from bot.domain.business import BusinessId
from bot.domain.comment import Comment
from bot.domain.thanks import NOT_AGAIN_WITHIN, Thanks, may_thank, thanks_with
from bot.services.business.filling import filled_for
from bot.storage.businesses import BusinessStore
from bot.storage.sent_replies import SentReplyStore
from bot.storage.sqlite.database import Tx
from bot.storage.templates import TemplateStore


def offered(tx: Tx, business: BusinessId, comment: Comment, now: datetime) -> Thanks | None:
    """Thanks for this comment; None also for a known person who had the same within a week."""
    template, found = TemplateStore(tx).for_thanks(business), BusinessStore(tx).get(business)
    if template is None or found is None or not may_thank(comment, template):
        return None
    if not template.offered_on(comment.channel_id):
        return None
    if comment.person_id is not None:
        since = now - NOT_AGAIN_WITHIN
        if SentReplyStore(tx).had(business, comment.person_id, template.id, since):
            return None
    return thanks_with(template.id, filled_for(tx, found, comment, template))
