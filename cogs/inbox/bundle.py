"""Bundle card (batching of notifications): many comments at once on one card, counting down; and its paged
list.
"""

from collections import Counter

import discord
from discord import ui

from bot.domain.card_facts import BundleCard, BundleLine
from bot.domain.comment import CommentId
from bot.texts import Texts
from cogs.inbox.wording import kind_and_name, ring_line
from cogs.kit.colours import AMBER
from cogs.kit.figures import kinds_in_words
from cogs.kit.markdown import cut, escape
from cogs.kit.names import called, first_words, name, plain_name, relative, wordless
from cogs.kit.paging import page_buttons, page_of
from cogs.kit.routes import Button, Choice, row, whole

FIRST = 3
LABEL = 90
PUSHED = 70
"""Characters of the newest comment on the lock screen."""


def draw(facts: BundleCard, texts: Texts, rung: str) -> ui.LayoutView:
    """Draws counts, the three first comments, and the way to all."""
    view = ui.LayoutView(timeout=None)
    left = len(facts.lines)
    if not left:
        view.add_item(ui.TextDisplay(done(facts, texts)))
        return view.add_item(row(_more(facts, texts))) if facts.answered else view
    lines = [_headline(facts, texts), _where(facts, texts), _kinds(facts, texts)]
    lines += [f"{_line(line, texts)}" for line in facts.lines[:FIRST]]
    if left > FIRST:
        lines.append("-# " + texts.n("and {n} more", "and {n} more", left - FIRST))
    if rung:
        lines.append(ring_line(facts, texts, rung))
    box = ui.Container[ui.LayoutView](
        ui.TextDisplay("\n".join(line for line in lines if line)), accent_colour=AMBER
    )
    walk, *others = buttons(facts, texts)
    # Three in a row would wrap on a phone.
    return view.add_item(box.add_item(row(walk)).add_item(row(*others)))


def buttons(facts: BundleCard, texts: Texts) -> list[Button]:
    """Buttons to the walk, to the list, and to the rest."""
    card, primary = facts.card.id, discord.ButtonStyle.primary
    return [
        Button(texts("One by one"), "walk:begin", card, style=primary),
        Button(texts("As a list"), "bundle:list", card, 0),
        _more(facts, texts),
    ]


def _more(facts: BundleCard, texts: Texts) -> Button:
    return Button(texts("More"), "bundle:more", facts.card.id)


def lock_screen(facts: BundleCard, texts: Texts, mention: str) -> str:
    """Plain text of its push notification: the newest comment, where one joined, else how many there are."""
    count = texts.n("{n} new comment", "{n} new comments", len(facts.lines))
    if facts.last is None or not facts.business.lock_screen_text:
        return f"{mention} {count}".strip()
    comment = facts.last.comment
    words = first_words(comment, texts, PUSHED)
    last = f"{_last(facts.last, texts)} ({_place(facts.last, texts)}): {words}"
    others = len(facts.lines) - 1
    more = texts.n("and {n} more", "and {n} more", others) if others else ""
    return " ".join(part for part in (mention, last, more) if part)


def _place(line: BundleLine, texts: Texts) -> str:
    return escape(called(line.channel, line.words, texts, several=line.several))


def _last(line: BundleLine, texts: Texts) -> str:
    return kind_and_name(line.comment, texts, name(line.comment, line.words, texts))


def done(facts: BundleCard, texts: Texts) -> str:
    """Text when nothing waits in it any more: all looked at, or sorted out there before anybody could."""
    if facts.sorted_out >= facts.total:
        return texts.n("**Sorted out** · {n} comment", "**All sorted out** · {n} comments", facts.total)
    seen = texts.n("**All looked at** · {n} comment", "**All looked at** · {n} comments", facts.total)
    if not facts.sorted_out:
        return seen
    return seen + " · " + texts.n("{n} of them sorted out", "{n} of them sorted out", facts.sorted_out)


def _headline(facts: BundleCard, texts: Texts) -> str:
    if facts.last is not None:
        return "### " + texts("Last: {what}", what=_last(facts.last, texts)) + "\n" + count(facts, texts)
    return "### " + count(facts, texts)


def count(facts: BundleCard, texts: Texts) -> str:
    """How many comments came, or are left."""
    left = len(facts.lines)
    if left < facts.total:
        return texts.n("{n} comment left", "{n} comments left", left)
    if facts.span.total_seconds() < 60:
        return texts.n("{n} new comment", "{n} new comments", left)
    return texts.n("{n} new comment in {span}", "{n} new comments in {span}", left, span=facts.span)


def _where(facts: BundleCard, texts: Texts) -> str:
    titles = Counter(line.comment.thread.title for line in facts.lines if line.comment.thread.title)
    oldest_ago = relative(min(line.comment.waits_since for line in facts.lines))
    oldest = texts("the oldest {oldest_ago}", oldest_ago=oldest_ago)
    if not titles:
        return "-# " + oldest
    title, count = titles.most_common(1)[0]
    under = texts("{n} under *{title}*", n=count, title=escape(cut(title, 36)))
    return f"-# {under} · {oldest}"


def _kinds(facts: BundleCard, texts: Texts) -> str:
    """Number of comments of each kind, in order of priority; urgent ones are counted once more, first."""
    urgent = sum(line.comment.urgent for line in facts.lines)
    counts = Counter(line.comment.kind for line in facts.lines)
    parts = ["**" + texts("{n} urgent", n=urgent) + "**"] if urgent else []
    return " · ".join([*parts, *kinds_in_words(counts, texts)])


def _line(line: BundleLine, texts: Texts) -> str:
    who = name(line.comment, line.words, texts)
    return f"{who}, {_place(line, texts)}: {first_words(line.comment, texts, 30)}"


def draw_list(
    facts: BundleCard, texts: Texts, wanted: int, *, note: str = "", undo: int = 0
) -> ui.LayoutView:
    """Draws the list, ten lines a page, for the presser alone: one is opened as a card of its own, several are closed at
    once. `note`: what has just been done; `undo`: when it was, in milliseconds.
    """
    view = ui.LayoutView(timeout=None)
    page, card = page_of(facts.lines, wanted), facts.card.id
    written = [f"-# {note}"] if note else []
    written += [f"{number} {_line(line, texts)}" for number, line in page.numbered]
    if not page.numbered:
        written.append(texts("Nothing in here is open any more."))
    view.add_item(ui.TextDisplay("\n".join(written)))
    options = [option(number, line, texts) for number, line in page.numbered]
    if options:
        view.add_item(row(Choice("bundle:open", card, options=options, placeholder=texts("Open one …"))))
    if options:
        view.add_item(
            row(
                Choice(
                    "bundle:close",
                    card,
                    page.number,
                    options=options,
                    placeholder=texts("Close some …"),
                    most=len(options),
                )
            )
        )
    last = page_buttons(texts, page.number, page.pages, "bundle:list", card)
    if undo:
        last.append(Button(texts("Open again"), "bundle:reopen", card, page.number, undo))
    return view.add_item(row(*last)) if last else view


def option(number: int, line: BundleLine, texts: Texts) -> discord.SelectOption:
    """Option of a select for one comment."""
    who = plain_name(line.comment, line.words, texts, LABEL)
    words = " ".join(line.comment.text.split()) or wordless(line.comment, texts)
    label = f"{number} {who}: {words}"
    return discord.SelectOption(label=cut(label, LABEL), value=str(line.comment.id))


def option_id(value: str) -> CommentId:
    """Comment id of an option; 0 for anything else."""
    return CommentId(whole(value))
