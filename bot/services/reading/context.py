"""Context of a conversation: which messages around the customers' comments are stored, where a platform takes in only some of
what is written; which open comment an answer to nobody in particular is about.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.business import BusinessId
from bot.domain.channel import ChannelId
from bot.domain.comment import AuthorRole
from bot.domain.external_id import ExternalId
from bot.ports import SeenComment
from bot.storage.comments import CommentStore
from bot.storage.mirror import Mirror
from bot.storage.sqlite.database import Tx


def without_context(
    tx: Tx, business: BusinessId, channel: ChannelId, seen: Sequence[SeenComment]
) -> Sequence[SeenComment]:
    """Comments to be stored, in their order: all but those that are `if_known` and neither are known nor answer one that
    is. An answer to nobody in particular gets the comment that is open in its thread, the one written last before it.
    """
    beside = [one for one in seen if one.if_known]
    if not beside:
        return seen
    asked_for = {one.external_id for one in beside} | {each for one in beside for each in one.answers}
    known = set(Mirror(tx).fingerprints(business, channel, asked_for))
    kept: list[SeenComment] = []
    for one in sorted(seen, key=lambda each: each.order):
        if not one.if_known or one.external_id in known or known.intersection(one.answers):
            kept.append(one)
        elif not one.answers and not one.answers_sure:
            about = _open_before(tx, business, channel, one, kept)
            if about is None:
                continue
            kept.append(replace(one, answers=(about,)))
        else:
            continue
        known.add(one.external_id)
    return kept


def _open_before(
    tx: Tx, business: BusinessId, channel: ChannelId, answer: SeenComment, same_page: Sequence[SeenComment]
) -> ExternalId | None:
    """Comment that an answer to nobody in particular may be about."""
    for one in reversed(same_page):
        if one.thread_id == answer.thread_id and one.role is AuthorRole.CUSTOMER and not one.if_known:
            return one.external_id
    return CommentStore(tx).open_before(business, channel, answer.thread_id, answer.order)
