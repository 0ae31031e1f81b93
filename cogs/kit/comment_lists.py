"""Lists of comments: who wrote where, with a link to the card, and the first words, for one line of a list."""

from bot.domain.business import ServerId
from bot.domain.line import Line
from bot.texts import Texts
from cogs.kit.links import jump
from cogs.kit.markdown import escape, link
from cogs.kit.names import called, first_words, plain_name

WHO_LIMIT = 18
SAID_LIMIT = 26
"""Three lines of a phone for each comment."""


def author(line: Line, texts: Texts) -> str:
    """Author of a line, as plain text; never empty."""
    return plain_name(line.comment, line.words, texts, WHO_LIMIT)


def who(line: Line, server: ServerId, texts: Texts) -> str:
    """Author and channel, with a link to the card, or to the comment where there is no card."""
    place = called(line.channel, line.words, texts, several=line.several)
    label = f"{author(line, texts)}, {place}"
    if line.place_id is None or line.message_id is None:
        return link(label, line.comment.url) if line.comment.url else escape(label)
    return link(label, jump(server, line.place_id, line.message_id))


def said(line: Line, texts: Texts, limit: int = SAID_LIMIT) -> str:
    """First words of the comment."""
    return first_words(line.comment, texts, limit)
