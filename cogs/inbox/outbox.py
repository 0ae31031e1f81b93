"""Cards of outbox rows: a reply or act in flight (with undo), failed, or unclear ("please have a look")."""

from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.domain.card_facts import CardState, CommentCard
from bot.domain.channel import ChannelState
from bot.domain.outbox import OutboxRow, RowKind, RowState, Undecided
from bot.domain.reason import Reason
from bot.domain.sending import may_take_back
from bot.texts import Texts
from bot.words.connections import rest_end
from bot.words.reasons import reason_sentence
from cogs.inbox.acts import act_name, soon
from cogs.inbox.wording import REPLY_LIMIT, ring_line
from cogs.kit.colours import GREY, RED
from cogs.kit.findings import hint_line
from cogs.kit.markdown import cut, quote
from cogs.kit.names import connection, name, plain_connection, relative
from cogs.kit.routes import Button, link_button, row

SHOWN_LIMIT = 120


def draw(facts: CommentCard, texts: Texts, now: datetime, rung: str) -> ui.LayoutView:
    """Draws a card in one of the states sending, failed, or "please have a look"."""
    assert facts.reply is not None
    match facts.state:
        case CardState.SENDING:
            return _sending(facts, facts.reply, texts, now)
        case CardState.NEEDS_HUMAN:
            return _needs_human(facts, facts.reply, texts, rung)
        case _:
            return _failed(facts, facts.reply, texts)


def _whom(facts: CommentCard, reply: OutboxRow, texts: Texts) -> str:
    """Names the customer: a reply goes to them; what is moderated is from them."""
    who, place = name(facts.comment, facts.words, texts), connection(facts, texts)
    if reply.kind is RowKind.ACT:
        named = texts("from {name}, {connection}", name=who, connection=place)
        return " · ".join(word for word in (act_name(reply.act, texts), named) if word)
    return texts("to {name}, {connection}", name=who, connection=place)


def _sending(facts: CommentCard, reply: OutboxRow, texts: Texts, now: datetime) -> ui.LayoutView:
    until = facts.channel.rests_until(now) if reply.state is RowState.QUEUED else None
    if until is not None and facts.channel.state is ChannelState.ACTIVE:
        return _at_rest(facts, reply, texts, rest_end(texts, until, facts.business.zone, now))
    rests = facts.channel.state is not ChannelState.ACTIVE
    lines = [
        "### " + (_resting(facts, texts) if rests else _under_way(reply, texts, now)),
        *([_until_then(reply, texts)] if rests else []),
        "-# " + _whom(facts, reply, texts),
        *_body(facts, reply),
        *(["-# " + texts.marked(facts.hint)] if facts.hint is not None else []),
    ]
    if isinstance(reply.reason, Reason) and not rests:
        lines.insert(1, reason_sentence(texts, reply.reason, facts.words))
    box = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=GREY)
    if noted := hint_line(texts, facts.findings):
        # Apart from the quotation, or the line would read as a part of it.
        box.add_item(ui.TextDisplay(noted))
    if may_take_back(reply) and (rests or reply.attempts or reply.due_at > now):
        box.add_item(row(Button(texts("Take back"), "card:take_back", facts.card.id, reply.id)))
    return ui.LayoutView(timeout=None).add_item(box)


def _at_rest(facts: CommentCard, reply: OutboxRow, texts: Texts, until: str) -> ui.LayoutView:
    """Draws what waits because the platform takes nothing from here for a while."""
    lines = [
        "### " + texts("Waits until {time}", time=until),
        reason_sentence(texts, facts.channel.sending.reason or Reason.RATE, facts.words),
        "-# " + _whom(facts, reply, texts),
        *_body(facts, reply),
    ]
    box = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=GREY)
    label = texts("Take back")
    if facts.repeats:
        # Apart from the quotation, or the line would read as a part of it.
        asks = texts(
            "You sent exactly these words there within the last day. Others are more likely to get through."
        )
        box.add_item(ui.TextDisplay(asks))
        label = texts("Change")
    if may_take_back(reply):
        box.add_item(row(Button(label, "card:take_back", facts.card.id, reply.id)))
    return ui.LayoutView(timeout=None).add_item(box)


def _resting(facts: CommentCard, texts: Texts) -> str:
    """Line for a paused connection. A removed one is only seen here for the seconds in which its last request
    ends.
    """
    place = connection(facts, texts)
    if facts.channel.state is ChannelState.PAUSED:
        return texts("Waits: {connection} is paused", connection=place)
    return texts("Waits: {connection} was removed", connection=place)


def _until_then(reply: OutboxRow, texts: Texts) -> str:
    if may_take_back(reply):
        return texts("It goes out as soon as the connection goes on.")
    return texts("Whether it arrived I look up as soon as the connection goes on.")


def _under_way(reply: OutboxRow, texts: Texts, now: datetime) -> str:
    if reply.state is RowState.VERIFYING:
        return texts("I am checking whether it arrived")
    if reply.state is RowState.QUEUED and reply.attempts:
        return texts("Not through yet, I keep trying")
    if reply.state is RowState.SENDING or reply.due_at <= now:
        return texts("On its way")
    due_in = relative(reply.due_at)
    match reply.kind:
        case RowKind.REPLY:
            return texts("Goes out {due_in}", due_in=due_in)
        case RowKind.EDIT_OWN:
            return texts("Your change goes out {due_in}", due_in=due_in)
        case RowKind.DELETE_OWN:
            return texts("Your reply is deleted {due_in}", due_in=due_in)
        case RowKind.ACT:
            return soon(reply.act, texts, due_in)


def _body(facts: CommentCard, reply: OutboxRow) -> list[str]:
    if reply.kind in (RowKind.REPLY, RowKind.EDIT_OWN):
        return [quote(cut(reply.body, REPLY_LIMIT))]
    shown = facts.answer_text if reply.kind is RowKind.DELETE_OWN else facts.comment.text
    return [quote(cut(" ".join(shown.split()), SHOWN_LIMIT))] if shown.strip() else []


def _needs_human(facts: CommentCard, reply: OutboxRow, texts: Texts, rung: str) -> ui.LayoutView:
    asked, yours = _question(facts, reply, texts)
    rang = ring_line(facts, texts, rung)
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=RED)
    # Apart from each other, or what follows a quotation reads as a part of it.
    for part in (asked, [*yours, *_body(facts, reply)], [rang] if rang else []):
        if part:
            box.add_item(ui.TextDisplay("\n".join(part)))
    look = link_button(_look(facts, texts), facts.comment.url)
    more = Button(texts("More"), "card:more", facts.card.id)
    looking: list[ui.Item[Any]] = [look] if look is not None else []
    rows: list[list[ui.Item[Any]]]
    if reply.reason is Undecided.ANSWERED_MEANWHILE:
        again = Button(texts("Send anyway"), "card:again", facts.card.id, reply.id)
        leave = Button(texts("Leave it"), "card:leave", facts.card.id, reply.id)
        # Three in a row would wrap on a phone.
        rows = [[*looking, more], [again, leave]]
    else:
        there = Button(texts("It is there"), "card:is_there", facts.card.id, reply.id)
        missing = Button(texts("It is missing"), "card:missing", facts.card.id, reply.id)
        rows = [looking, [there, missing, more]]
    for buttons in rows:
        if buttons:
            box.add_item(row(*buttons))
    return ui.LayoutView(timeout=None).add_item(box)


def _look(facts: CommentCard, texts: Texts) -> str:
    """Label of the way to look there: Look on Facebook; by its name where there are several of a kind."""
    inside = None if facts.several else facts.words.inside
    if inside is None:
        return texts("Look on {connection}", connection=plain_connection(facts, texts))
    label = texts("Look {where}", where=texts.marked(inside))
    return label[:1].upper() + label[1:]


def _question(facts: CommentCard, reply: OutboxRow, texts: Texts) -> tuple[list[str], list[str]]:
    """Question to a person, with what the platform shows as far as known; and the line above our own words."""
    who, place = name(facts.comment, facts.words, texts), connection(facts, texts)
    there = [quote(cut(" ".join(facts.probable_text.split()), SHOWN_LIMIT))] if facts.probable_text else []
    if reply.reason is Undecided.ANSWERED_MEANWHILE:
        return [
            "### " + texts("Answered already? {name}", name=who),
            texts("{connection}: somebody of yours has just answered there.", connection=place),
            *there,
        ], [texts("I have not sent yours:")]
    if reply.reason is Undecided.MAYBE_OURS:
        return [
            "### " + texts("Please have a look: {name}", name=who),
            texts(
                "{connection}: no confirmation came, but something of yours is under the comment. "
                "Is it your reply, in other words? I send nothing twice.",
                connection=place,
            ),
            *there,
        ], [texts("You had written:")]
    return [
        "### " + texts("Please have a look: {name}", name=who),
        texts(
            "{connection} did not confirm whether your reply arrived. I send nothing twice.",
            connection=_subject(facts, texts),
        ),
    ], []


def _subject(facts: CommentCard, texts: Texts) -> str:
    """Connection as the beginning of a sentence: The blog; by its name where there are several of a kind."""
    subject = None if facts.several else facts.words.subject
    return connection(facts, texts) if subject is None else texts.marked(subject)


_WORTH_AGAIN = frozenset(
    {
        Reason.NO_RIGHT,
        Reason.TOO_LONG,
        Reason.POLICY,
        Reason.FIREWALL,
        Reason.EMOJI,
        Reason.PARENT_HIDDEN,
        Reason.CLOSED,
        Reason.UNKNOWN,
    }
)


def _failed(facts: CommentCard, reply: OutboxRow, texts: Texts) -> ui.LayoutView:
    reason = reply.reason if isinstance(reply.reason, Reason) else None
    lines = [
        "### " + _failure(facts, reply, texts),
        "-# " + (_whom(facts, reply, texts) if reply.kind is RowKind.ACT else connection(facts, texts)),
        reason_sentence(texts, reason, facts.words),
        *_body(facts, reply),
    ]
    box = ui.Container[ui.LayoutView](ui.TextDisplay("\n".join(lines)), accent_colour=RED)
    page = link_button(texts("On the web"), reply.url or facts.comment.url)
    if reason is Reason.USE_LINK and page is not None:
        box.add_item(row(page))
    buttons = _ways_on(facts, reply, reason, texts)
    buttons.append(Button(texts("More"), "card:more", facts.card.id))
    box.add_item(row(*buttons))
    return ui.LayoutView(timeout=None).add_item(box)


def _ways_on(facts: CommentCard, reply: OutboxRow, reason: Reason | None, texts: Texts) -> list[Button]:
    """Buttons of a failed row: other words, once more, or the end of it; and its text."""
    card, primary = facts.card.id, discord.ButtonStyle.primary
    if reason is Reason.DUPLICATE and reply.body:
        return [
            Button(texts("Change"), "card:reword", card, reply.id, style=primary),
            Button(texts("Finish"), "card:close", card, reply.id),
        ]
    if reason in _WORTH_AGAIN:
        buttons = [Button(_once_more(reply, texts), "card:retry", card, reply.id, style=primary)]
    else:
        buttons = [Button(texts("Finish"), "card:close", card, reply.id, style=primary)]
    if reply.body:
        buttons.append(Button(texts("Show text"), "card:text", card, reply.id))
    return buttons


def _once_more(reply: OutboxRow, texts: Texts) -> str:
    return texts("Try again") if reply.kind in (RowKind.ACT, RowKind.DELETE_OWN) else texts("Send again")


def _failure(facts: CommentCard, reply: OutboxRow, texts: Texts) -> str:
    who = name(facts.comment, facts.words, texts)
    match reply.kind:
        case RowKind.REPLY:
            return texts("Not sent: {name}", name=who)
        case RowKind.EDIT_OWN:
            return texts("Not changed: your reply to {name}", name=who)
        case RowKind.DELETE_OWN:
            return texts("Not deleted: your reply to {name}", name=who)
        case RowKind.ACT:
            return texts("That did not work: {name}", name=who)
