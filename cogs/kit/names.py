"""Names of connections and authors, and the first words of a comment, as Discord shows them."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.card_facts import CommentCard
from bot.domain.channel import Channel
from bot.domain.comment import Comment
from bot.domain.greeting import without_greeting
from bot.domain.plaintext import one_line
from bot.domain.settings import Language
from bot.domain.words import Words
from bot.texts import Texts
from bot.words.connections import display_name
from cogs.kit.markdown import cut, escape, link

NAME_LIMIT = 24

SNIPPET_LIMIT = 40

SPOKEN: Mapping[Language, str] = {
    Language.GERMAN_DU: "du",
    Language.GERMAN_SIE: "Sie",
    Language.ENGLISH: "English",
}
"""Names of the languages in which a business speaks to customers, each in its own."""


def connection(facts: CommentCard, texts: Texts, url: str = "") -> str:
    """Connection name: the short word, or the connection's own name where there are several of a kind."""
    place = plain_connection(facts, texts)
    return link(place, url) if url else escape(place)


def plain_connection(facts: CommentCard, texts: Texts) -> str:
    """Name of the connection for labels, which are no markdown."""
    return called(facts.channel, facts.words, texts, several=facts.several)


def called(channel: Channel, words: Words, texts: Texts, *, several: bool, limit: int = NAME_LIMIT) -> str:
    """Name of a connection, as short as Discord needs it. Plain text."""
    return cut(display_name(texts, channel, words, several=several), limit)


def name(comment: Comment, words: Words, texts: Texts, limit: int = NAME_LIMIT) -> str:
    """Author as shown on a card; never empty."""
    return escape(cut(one_line(comment.author), limit)) or _unnamed(words, texts)


def plain_name(comment: Comment, words: Words, texts: Texts, limit: int = NAME_LIMIT) -> str:
    """Author for labels, which are no markdown; never empty: where the platform withholds the name, its word for
    somebody there.
    """
    return cut(one_line(comment.author), limit) or cut(_unnamed(words, texts), limit)


def _unnamed(words: Words, texts: Texts) -> str:
    return texts("a guest") if words.unnamed is None else texts.marked(words.unnamed)


def relative(at: datetime) -> str:
    """Discord's own relative time, in the reader's language."""
    return f"<t:{int(at.timestamp())}:R>"


def snippet(text: str, limit: int = SNIPPET_LIMIT) -> str:
    """Beginning of a text on one line, without a greeting."""
    return escape(cut(without_greeting(one_line(text)), limit))


def first_words(comment: Comment, texts: Texts, limit: int = SNIPPET_LIMIT) -> str:
    """First words in quotation marks, or what there is instead of words."""
    words = snippet(comment.text, limit)
    return texts("“{text}”", text=words) if words else wordless(comment, texts)


def wordless(comment: Comment, texts: Texts) -> str:
    """Description of a comment without a visible word."""
    return texts("a picture") if comment.media else texts("without words")
