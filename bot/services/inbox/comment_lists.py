"""Lists of comments, each with the word for its channel and the message of its card."""

from collections.abc import Sequence

from bot.domain.business import BusinessId
from bot.domain.comment import Comment
from bot.domain.line import Line
from bot.services.channels.switchboard import Switchboard
from bot.storage.card_messages import CardMessageStore
from bot.storage.channels import ChannelStore
from bot.storage.sqlite.database import Tx


def listed(
    tx: Tx, switchboard: Switchboard, business: BusinessId, comments: Sequence[Comment]
) -> tuple[Line, ...]:
    """Lines for these comments, in the given order."""
    channels = ChannelStore(tx)
    known = {
        number: channels.get(business, number) for number in {comment.channel_id for comment in comments}
    }
    connected = channels.all(business)
    messages = CardMessageStore(tx).messages(business, [comment.id for comment in comments])
    return tuple(
        Line(
            comment,
            channel,
            switchboard.words(channel),
            switchboard.several(channel, connected),
            *messages.get(comment.id, (None, None)),
        )
        for comment in comments
        if (channel := known[comment.channel_id]) is not None
    )
