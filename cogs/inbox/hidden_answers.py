"""Card of an answer that no customer can see (held, spam, trash on the platform), with the button to approve
it.
"""

import discord
from discord import ui

from bot.domain.act import Act
from bot.domain.card_facts import CommentCard
from bot.domain.comment import Visibility
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.inbox.wording import REPLY_LIMIT, headline, ring_line
from cogs.kit.colours import RED
from cogs.kit.markdown import cut, quote
from cogs.kit.names import connection, first_words, name
from cogs.kit.routes import Button, link_button, row

_WHERE: dict[Visibility, Marked] = {
    Visibility.HELD: mark("Your reply is in the queue {where}. {name} does not see it."),
    Visibility.SPAM: mark("Your reply was put into spam {where}. {name} does not see it."),
    Visibility.TRASHED: mark("Your reply is in the trash {where}. {name} does not see it."),
    Visibility.HIDDEN: mark("Your reply was hidden {where}. {name} does not see it."),
    Visibility.GONE: mark("Your reply was deleted {where}."),
}
_LABELS: dict[Act, Marked] = {
    Act.APPROVE: mark("Approve"),
    Act.UNSPAM: mark("Not spam"),
    Act.UNTRASH: mark("Out of the trash"),
    Act.UNHIDE: mark("Show again"),
}


def draw(facts: CommentCard, texts: Texts, rung: str) -> ui.LayoutView:
    """Draws the card, framed, since there is work to do."""
    lines = [
        headline(facts, texts),
        _where(facts, texts),
        "-# " + first_words(facts.comment, texts),
        *([quote(cut(facts.answer_text, REPLY_LIMIT))] if facts.answer_text else []),
    ]
    box = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=RED)
    rang = ring_line(facts, texts, rung)
    if rang:
        box.add_item(ui.TextDisplay(rang))
    for line in buttons(facts, texts):
        box.add_item(line)
    return ui.LayoutView(timeout=None).add_item(box)


def _where(facts: CommentCard, texts: Texts) -> str:
    """Sentence that says where the answer is; with the connection's name where there are several of a kind."""
    sentence, inside = (
        _WHERE[facts.unseen or Visibility.HIDDEN],
        None if facts.several else facts.words.inside,
    )
    where = texts("there") if inside is None else texts.marked(inside)
    said = texts.marked(sentence, where=where, name=name(facts.comment, facts.words, texts))
    return f"{connection(facts, texts)}: {said}" if inside is None else said


def buttons(facts: CommentCard, texts: Texts) -> "list[ui.ActionRow[ui.LayoutView]]":
    """Buttons: approve first; where that is impossible, another answer. In two rows, or they wrap on a phone."""
    card = facts.card.id
    if facts.reveal is not None and facts.reveal in _LABELS:
        label = texts.marked(_LABELS[facts.reveal])
        first = Button(label, "card:reveal", card, style=discord.ButtonStyle.primary)
    else:
        first = Button(texts("Reply"), "card:reply", card, 0, style=discord.ButtonStyle.primary)
    web = link_button(texts("On the web"), facts.answer_url or facts.comment.url)
    return [row(first), row(*([web] if web is not None else []), Button(texts("More"), "card:more", card))]
