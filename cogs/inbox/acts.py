"""Moderation acts on screen: the name of each (hide, like, spam, trash …), what its card says while it waits for the undo
window, and the buttons to hide and to like.
"""

from bot.domain.act import Act
from bot.domain.card_facts import CommentCard
from bot.domain.comment import Visibility
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.kit.routes import Button

NAMES: dict[Act, Marked] = {
    Act.HIDE: mark("Hide"),
    Act.UNHIDE: mark("Show again"),
    Act.LIKE: mark("Like"),
    Act.UNLIKE: mark("No longer like"),
    Act.APPROVE: mark("Approve"),
    Act.HOLD: mark("Hold for approval"),
    Act.SPAM: mark("Spam"),
    Act.UNSPAM: mark("Not spam"),
    Act.TRASH: mark("Trash"),
    Act.UNTRASH: mark("Out of the trash"),
    Act.EDIT_OWN: mark("Change reply"),
    Act.DELETE_OWN: mark("Delete reply"),
}

_SOON: dict[Act, Marked] = {
    Act.HIDE: mark("Will be hidden {due_in}"),
    Act.LIKE: mark("“Like” goes out {due_in}"),
    Act.SPAM: mark("Becomes spam {due_in}"),
    Act.TRASH: mark("Goes to the trash {due_in}"),
}


def act_name(act: Act | None, texts: Texts) -> str:
    """Name of an act; empty for one that this version does not know."""
    return "" if act is None else texts.marked(NAMES[act])


def soon(act: Act | None, texts: Texts, due_in: str) -> str:
    """Headline of an act that is done when the undo window has passed."""
    if act in _SOON:
        return texts.marked(_SOON[act], due_in=due_in)
    return texts("Is done {due_in}", due_in=due_in)


def hide_and_like(facts: CommentCard, texts: Texts, stamped: str) -> list[Button]:
    """Buttons to hide and to like, or to undo that, as far as the channel can."""
    comment = facts.comment
    hides = {Visibility.PUBLIC: Act.HIDE, Visibility.HIDDEN: Act.UNHIDE}.get(comment.visibility)
    likes = Act.UNLIKE if comment.liked else Act.LIKE
    return [
        Button(texts.marked(NAMES[act]), "card:act", facts.card.id, act.value, stamped)
        for act in (hides, likes)
        if act is not None and act in facts.can
    ]
