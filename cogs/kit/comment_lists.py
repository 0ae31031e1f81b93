"""Lists of comments: who wrote where, with a link to the card, the first words and the state, for one line of a list."""

import discord

from bot.domain.business import ServerId
from bot.domain.classifier.classifying import reasons
from bot.domain.comment import Comment, CommentState, Visibility
from bot.domain.line import Line
from bot.domain.plaintext import one_line
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.kit.links import jump
from cogs.kit.markdown import cut, escape, link
from cogs.kit.names import called, first_words, plain_name, snippet

WHO_LIMIT = 18
SAID_LIMIT, BESIDE_LIMIT = 24, 16
"""One line of a phone: beside a state, and beside an answer."""
OPTION_LIMIT = 60

_STATES: dict[CommentState, Marked] = {
    CommentState.OPEN: mark("open"),
    CommentState.ANSWERED: mark("answered"),
    CommentState.ELSEWHERE: mark("answered there"),
    CommentState.DONE: mark("done"),
    CommentState.SILENT: mark("from before"),
}
_PLACES: dict[Visibility, Marked] = {
    Visibility.HELD: mark("waits for approval"),
    Visibility.HIDDEN: mark("hidden"),
    Visibility.SPAM: mark("spam"),
    Visibility.TRASHED: mark("in the trash"),
    Visibility.GONE: mark("deleted there"),
}


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


def said_and_answered(line: Line, answer: str, texts: Texts) -> str:
    """First words of the comment and of its answer; both fit one line of a phone."""
    answered = texts("“{text}”", text=snippet(answer, BESIDE_LIMIT))
    return f"{said(line, texts, BESIDE_LIMIT)} → {answered}"


def state_word(comment: Comment, texts: Texts) -> str:
    """State of a comment in a word or two; where it is on its platform counts more than what became of it here."""
    if comment.spam_like and comment.visibility is Visibility.PUBLIC:
        return texts("sorted out")
    closed = comment.state is not CommentState.OPEN
    if comment.visibility is Visibility.PUBLIC or (comment.visibility is Visibility.HELD and closed):
        return texts.marked(_STATES[comment.state])
    return texts.marked(_PLACES[comment.visibility])


def why_sorted_out(line: Line, texts: Texts, limit: int) -> str:
    """Words by which a comment was sorted out as spam-like, or as a mere mention; empty for any other."""
    comment = line.comment
    if not comment.spam_like:
        return ""
    found = reasons(comment.text, comment.stars, (line.channel.title,)).spam
    if not found:
        return texts("same text under several posts")
    if found[0].startswith("@"):
        return texts("only tags others")
    return texts("because of “{word}”", word=escape(cut(one_line(found[0]), limit)))


def option(number: int, line: Line, texts: Texts) -> discord.SelectOption:
    """Option of a select: the line's number, who wrote and the first words. Its value is the comment."""
    words = one_line(line.comment.text)
    label = f"{number} {author(line, texts)}" + (f": {words}" if words else "")
    return discord.SelectOption(label=cut(label, OPTION_LIMIT), value=str(line.comment.id))
