"""Closed cards: two lines of bare text, the first words naming the state (answered, done, deleted)."""

from discord import ui

from bot.domain.act import Act
from bot.domain.card_facts import CardState, CommentCard
from bot.domain.comment import Visibility
from bot.domain.outbox import OutboxRow, RowKind, RowState
from bot.domain.plaintext import one_line
from bot.texts import Texts
from bot.words.connections import answered_there
from cogs.inbox.wording import THEM, waited, went_through
from cogs.kit.markdown import cut, escape, link
from cogs.kit.names import connection, first_words, name, snippet
from cogs.kit.routes import Button, row

THANKS = 24
"""Characters of a thank-you; with the words before it that is one line of a phone."""


def draw(facts: CommentCard, texts: Texts) -> ui.LayoutView:
    """Draws the card of a comment that was answered, done, sorted out or deleted."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join(_lines(facts, texts))))
    buttons = _buttons(facts, texts)
    return view.add_item(row(*buttons)) if buttons else view


def _lines(facts: CommentCard, texts: Texts) -> list[str]:
    who = name(facts.comment, facts.words, texts)
    place = connection(facts, texts)
    match facts.state:
        case CardState.ANSWERED:
            where = connection(facts, texts, facts.answer_url)
            first = texts(
                "**Answered after {time}** · {name}, {connection}",
                time=waited(facts),
                name=who,
                connection=where,
            )
            return [
                first,
                "-# " + _exchange(facts, texts),
                *went_through(facts, texts),
                *_thanked(facts, texts),
                *_celebration(facts, texts),
            ]
        case CardState.ELSEWHERE:
            there = answered_there(texts, facts.words, several=facts.several)
            where = link(there, facts.answer_url) if facts.answer_url else there
            first = texts(
                "**Answered after {time}, {where}** · {name}", time=waited(facts), where=where, name=who
            )
            if facts.several:
                first += f", {place}"
            return [first, "-# " + _exchange(facts, texts), *_thanked(facts, texts)]
        case CardState.DELETED:
            first = _deleted(facts, texts, who, place)
            cut_short = _cut_short(facts)
            return [first, "-# " + _too_late(cut_short, texts)] if cut_short else [first]
        case CardState.OURS:
            first = texts("**From you** · {name}, {connection}", name=who, connection=place)
            return [first, "-# " + _asked(facts, texts)]
        case CardState.SORTED_OUT:
            return [_sorted_out(facts, texts, who, place), "-# " + _asked(facts, texts)]
        case _:
            first = texts("**Done without an answer** · {name}, {connection}", name=who, connection=place)
            return [first, "-# " + _asked(facts, texts)]


def _thanked(facts: CommentCard, texts: Texts) -> list[str]:
    """Line of the newest thank-you after our answer."""
    if not facts.thanks:
        return []
    # Without its greeting "Danke, lieber Gruß" would be cut to nothing.
    said = escape(cut(one_line(facts.thanks[-1].text), THANKS))
    return ["-# " + texts("also wrote: “{text}”", text=said)]


def _deleted(facts: CommentCard, texts: Texts, who: str, place: str) -> str:
    """Text for a deleted comment; "by the customer" only where customers can delete."""
    if facts.customers_delete:
        return texts("**Deleted by the customer** · {name}, {connection}", name=who, connection=place)
    if facts.words.deleted is not None and not facts.several:
        return texts("**{what}** · {name}", what=texts.marked(facts.words.deleted), name=who)
    return texts("**Deleted there** · {name}, {connection}", name=who, connection=place)


def _celebration(facts: CommentCard, texts: Texts) -> list[str]:
    """Line on the card of the very first reply, and on no other."""
    first = facts.business.celebrated_at
    if first is None or facts.reply is None or facts.reply.settled_at != first:
        return []
    look = link(texts("look"), facts.answer_url)
    inside = None if facts.several else facts.words.inside
    if inside is None:
        return [
            "-# "
            + texts(
                "Your first reply is public: {link}. {time}.",
                link=look,
                time=texts.duration_long(waited(facts)),
            )
        ]
    where = texts.marked(inside)
    said = texts(
        "Your first reply is public {where}: {link}. {time}.",
        where=where,
        link=look,
        time=texts.duration_long(waited(facts)),
    )
    return ["-# " + said]


def _cut_short(facts: CommentCard) -> OutboxRow | None:
    """Row that was in flight when the comment was deleted, and came to nothing or is unclear."""
    reply = facts.reply
    ended = (RowState.FAILED, RowState.NEEDS_HUMAN)
    return reply if reply is not None and reply.state in ended else None


def _too_late(reply: OutboxRow, texts: Texts) -> str:
    if reply.state is RowState.NEEDS_HUMAN:
        return texts("Whether your reply still arrived I don’t know.")
    match reply.kind:
        case RowKind.REPLY:
            return texts("Your reply was not sent any more.")
        case RowKind.EDIT_OWN:
            return texts("Your reply was not changed any more.")
        case RowKind.DELETE_OWN:
            return texts("Your reply was not deleted any more.")
        case RowKind.ACT:
            return texts("What you wanted to do with it was not needed any more.")


def _sorted_out(facts: CommentCard, texts: Texts, who: str, place: str) -> str:
    match facts.comment.visibility:
        case Visibility.SPAM:
            return texts("**Sorted out as spam** · {name}, {connection}", name=who, connection=place)
        case Visibility.TRASHED:
            return texts("**In the trash** · {name}, {connection}", name=who, connection=place)
        case _:
            return texts("**Hidden on the platform** · {name}, {connection}", name=who, connection=place)


def _asked(facts: CommentCard, texts: Texts) -> str:
    return first_words(facts.comment, texts) + _liked(facts, texts)


def _liked(facts: CommentCard, texts: Texts) -> str:
    return " · " + texts("you like this") if facts.comment.liked else ""


def _exchange(facts: CommentCard, texts: Texts) -> str:
    asked = first_words(facts.comment, texts, 24)
    if facts.answer_text:
        asked += " → " + texts("“{text}”", text=snippet(facts.answer_text, 28))
    return asked + _liked(facts, texts)


def _buttons(facts: CommentCard, texts: Texts) -> list[Button]:
    card = facts.card.id
    match facts.state:
        case CardState.DELETED if (late := _cut_short(facts)) is not None and late.body:
            return [Button(texts("Show text"), "card:text", card, late.id)]
        case CardState.ANSWERED | CardState.ELSEWHERE:
            more = Button(texts("More"), "card:more", card)
            if not facts.thanks:
                return [more]
            newest = facts.thanks[-1].id
            return [Button(texts("Answer that too"), "card:no_thanks", card, newest), more]
        case CardState.OURS if facts.comment.identity:
            return [Button(texts("A customer"), "card:author", card, facts.comment.id, THEM)]
        case CardState.DONE:
            return [Button(texts("Open again"), "card:reopen", card)]
        case CardState.SORTED_OUT if facts.comment.visibility is Visibility.SPAM and Act.UNSPAM in facts.can:
            return [Button(texts("Not spam"), "card:act", card, Act.UNSPAM.value)]
        case CardState.SORTED_OUT if (
            facts.comment.visibility is Visibility.TRASHED and Act.UNTRASH in facts.can
        ):
            return [Button(texts("Take back"), "card:act", card, Act.UNTRASH.value)]
        case CardState.SORTED_OUT if Act.UNHIDE in facts.can:
            return [Button(texts("Show again"), "card:act", card, Act.UNHIDE.value)]
        case _:
            return []
