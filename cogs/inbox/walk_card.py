"""Walk rendering: the one comment that a walk shows to the presser alone, with its buttons; its end; pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import discord
from discord import ui

from bot.domain.act import Act
from bot.domain.card_facts import CardState, CommentCard, stamp
from bot.domain.checks import SOFT, Doubt, Objection
from bot.domain.comment import Comment
from bot.domain.form_text import FormTextId
from bot.domain.role import Role
from bot.domain.thanks import Thanks
from bot.domain.walk import written
from bot.domain.words import Words
from bot.services.inbox.walking import NOBODY, UNDO_SHOWN, Close, End, Stop, Undoable, Where
from bot.texts import Texts
from cogs.inbox.card import contents
from cogs.inbox.wording import reason_line, reply_link, shown_suggestions, suggestion_label
from cogs.kit.colours import AMBER, BLUE
from cogs.kit.handing_back import anyway
from cogs.kit.markdown import code_block, pieces, quote
from cogs.kit.names import plain_name
from cogs.kit.routes import STAMP, Button, in_rows, row

NAME = 12
"""Characters of a name on a button."""
SUGGESTED = 2
LONG = 160
"""Characters of a comment beside which a phone has room for one way back, not two."""
THANKS = 900
"""Characters of a thank-you that fits a phone whole, escapes included."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """Objections to a text that somebody with this role typed in the walk; the text is kept."""

    form_text: FormTextId
    objections: Sequence[Objection]
    role: Role
    other: bool = False
    """Its template says it in other words, too."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a walk says of the press before. `done`: the comment that was just closed, with the words of its platform."""

    note: str = ""
    objected: KeptText | None = None
    done: tuple[Comment, Words] | None = None


NOTHING_SAID = Said()


def place(where: Where) -> tuple[int, int, str]:
    """Place in a walk, as arguments of a custom id."""
    return where.bundle or 0, where.comment, written(where.walked)


def draw(shown: Stop | End, texts: Texts, said: Said = NOTHING_SAID) -> ui.LayoutView:
    """Draws the comment in a frame, since there is work to do; below, unframed, how many come and what can be undone."""
    view: ui.LayoutView = ui.LayoutView(timeout=None)
    if said.note:
        view.add_item(ui.TextDisplay(said.note))
    if isinstance(shown, End):
        view.add_item(ui.TextDisplay(_end(shown, texts)))
        again = Button(texts("Once more"), "walk:begin", shown.where.bundle or 0)
        if shown.waiting:
            view.add_item(row(again))
    else:
        view.add_item(_comment(shown, texts, said.objected))
        left = texts("{n} to go", n=shown.left) if shown.left else texts("the last one")
        view.add_item(ui.TextDisplay("-# " + left))
    for line in in_rows(_undo(shown, texts, said)):
        view.add_item(line)
    return view


def long_text(shown: Stop | End) -> str:
    """Text handed over that the comment shows only in part; empty where it is shown whole."""
    text = shown.facts.handed_text if isinstance(shown, Stop) and _handed(shown.facts) else ""
    return text if len(pieces(text)) > 1 else ""


def short(doubt: Doubt) -> str:
    """Objection in a custom id: the first letters of its words."""
    return "".join(word[0] for word in doubt.value.split("_"))


def overruled(named: str) -> frozenset[Doubt]:
    """Objections that a button to send anyway was drawn for."""
    return frozenset(doubt for doubt in SOFT if short(doubt) in named.split("-"))


def _end(end: End, texts: Texts) -> str:
    if end.waiting:
        still = texts.n("{n} is still open.", "{n} are still open.", end.waiting)
        return "### " + texts("You have seen them all") + "\n" + still
    return "### " + texts("That was all") + "\n" + texts("Nobody waits here any more.")


def _comment(stop: Stop, texts: Texts, objected: KeptText | None) -> "ui.Container[ui.LayoutView]":
    facts = replace(stop.facts, suggestions=stop.facts.suggestions[:SUGGESTED])
    stop, held = replace(stop, facts=facts), facts.state is CardState.HELD
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=BLUE if held else AMBER)
    for item in contents(replace(facts, handed_text="") if _handed(facts) else facts, texts):
        box.add_item(item)
    if objected is not None:
        for line in _objected(stop, texts, objected):
            box.add_item(line)
        return box
    thanks = stop.thanks if facts.state is CardState.OPEN and _fits(stop.thanks) else None
    if thanks is not None:
        box.add_item(ui.TextDisplay("-# " + texts("Your thanks:") + "\n" + quote(thanks.text)))
    elif _handed(facts):
        box.add_item(ui.TextDisplay(code_block(facts.handed_text)))
    elif reasons := reason_line(facts, texts):
        box.add_item(ui.TextDisplay(reasons))
    for line in _rows(stop, texts, thanks):
        box.add_item(line)
    return box


def _fits(thanks: Thanks | None) -> bool:
    """Whether the whole text can be shown: nothing goes out that was not read."""
    return thanks is not None and len(quote(thanks.text)) <= THANKS


def _handed(facts: CommentCard) -> bool:
    return facts.state is CardState.HANDED_OVER and bool(facts.handed_text)


def _rows(stop: Stop, texts: Texts, thanks: Thanks | None) -> "list[ui.ActionRow[ui.LayoutView]]":
    """Buttons: what is suggested, then always the same three in the same places."""
    facts = stop.facts
    further = Button(texts("Next"), "walk:next", *place(replace(stop.where, comment=NOBODY)))
    reply = _button(stop, texts("Reply"), "walk:reply", 0)
    first: list[Button] = []
    if thanks is not None:
        send = _button(
            stop, texts("Thank like this"), "walk:thank", thanks.template, STAMP + thanks.stamp, primary=True
        )
        first = [send]
    elif facts.state is CardState.PROBABLE:
        yes = _button(stop, texts("Yes"), "walk:close", Close.YES.value, primary=True)
        first = [yes, _button(stop, texts("No"), "walk:close", Close.NO.value)]
    elif facts.state is CardState.HANDED_OVER:
        answered = _button(stop, texts("It is answered"), "walk:close", Close.ANSWERED.value, primary=True)
        link = reply_link(facts, texts, facts.handed_url)
        return [*([] if link is None else [row(link)]), row(answered, further)]
    elif facts.state is CardState.HELD and Act.APPROVE in facts.can:
        first = [_button(stop, texts("Approve"), "walk:act", Act.APPROVE.value, primary=True)]
        if Act.SPAM in facts.can:
            first.append(_button(stop, texts("Spam"), "walk:act", Act.SPAM.value))
    else:
        first = _suggested(stop)
        if not first:
            reply = _button(stop, texts("Reply"), "walk:reply", 0, primary=True)
    done = _button(stop, texts("Done"), "walk:close", Close.DONE.value)
    return [*([row(*first)] if first else []), row(reply, done, further)]


def _button(stop: Stop, label: str, route: str, *arguments: int | str, primary: bool = False) -> Button:
    """Button about the comment that is shown, stamped with what it shows; a one-tap text brings a stamp of its own."""
    style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
    stamped = () if str(arguments[-1]).startswith(STAMP) else (STAMP + stamp(stop.facts),)
    return Button(label, route, *place(stop.where), *arguments, *stamped, style=style)


def _suggested(stop: Stop) -> list[Button]:
    return [
        _button(
            stop,
            suggestion_label(i, one.template.short_name),
            "walk:reply",
            one.template.id,
            primary=i == 1,
        )
        for i, one in enumerate(shown_suggestions(stop.facts), 1)
    ]


def _objected(stop: Stop, texts: Texts, objected: KeptText) -> "list[ui.ActionRow[ui.LayoutView]]":
    """Change the text, send it anyway where that may be, say it in the template's other words, or go on without."""
    here = place(stop.where)
    change = Button(
        texts("Change"), "walk:change", *here, objected.form_text, style=discord.ButtonStyle.primary
    )
    ways = [change]
    label = anyway(texts, objected.objections, objected.role)
    if label is not None:
        named = "-".join(short(one.doubt) for one in objected.objections)
        ways.append(Button(label, "walk:send", *here, objected.form_text, named))
    other = Button(texts("Other words"), "walk:other", *here, objected.form_text)
    further = Button(texts("Next"), "walk:next", *place(replace(stop.where, comment=NOBODY)))
    return [row(*ways), row(*((other,) if objected.other else ()), further)]


def _undo(shown: Stop | End, texts: Texts, said: Said) -> list[Button]:
    """Buttons that take back what this member just did, each named after its customer."""
    here = place(shown.where)
    buttons: list[Button] = []
    if said.done is not None:
        comment, words = said.done
        label = texts("Open again: {name}", name=plain_name(comment, words, texts, NAME))
        buttons.append(Button(label, "walk:reopen", here[0], comment.id, here[2]))
    buttons += [_take_back(one, here, texts) for one in shown.undoable]
    tall = isinstance(shown, Stop) and len(shown.facts.comment.text) > LONG
    return buttons[: 1 if tall else UNDO_SHOWN]


def _take_back(one: Undoable, here: tuple[int, int, str], texts: Texts) -> Button:
    label = texts("Take back: {name}", name=plain_name(one.comment, one.words, texts, NAME))
    return Button(label, "walk:take_back", *here, one.reply)
