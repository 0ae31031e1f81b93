"""Opened comment: a private panel with one comment, what was answered, what happened to it, and what can be done with
it; and the card of a person.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.app import App
from bot.domain.act import Act
from bot.domain.business import Business
from bot.domain.card_facts import CLOSED, CardState, CommentCard, stamp
from bot.domain.comment import CommentId, Visibility
from bot.domain.event import Event, What
from bot.domain.forgetting import Someone
from bot.domain.line import Line
from bot.domain.person import PersonId
from bot.domain.plaintext import one_line
from bot.domain.search import Opened, PersonCard, Search
from bot.marks import Marked, mark
from bot.texts import Texts
from cogs.inbox.acts import act_name
from cogs.inbox.own_card import say_where
from cogs.inbox.wording import TITLE_LIMIT, kind_and_name, no_text
from cogs.kit.comment_lists import option, said, said_and_answered, state_word, why_sorted_out
from cogs.kit.links import jump
from cogs.kit.markdown import cut, escape, link, quote
from cogs.kit.names import called, name
from cogs.kit.routes import STAMP, Button, Choice, Press, in_rows, link_button, row
from cogs.kit.search_id import arguments

TEXT_LIMIT, ANSWER_LIMIT = 1500, 800
EVENTS = 8
WAYS = 2
"""Buttons in one row: three with a link among them are wider than a phone."""

BACK = {"f": "find:page", "o": "open:show", "p": "comment:person"}
"""Lists from which a comment is opened, by their letter in a button's id."""

_HAPPENED: dict[What, Marked] = {
    What.EDITED: mark("changed by the customer"),
    What.APPROVED: mark("approved"),
    What.HIDDEN: mark("taken out of sight there"),
    What.RESTORED: mark("visible again"),
    What.ANSWERED_ELSEWHERE: mark("answered there"),
    What.DONE: mark("done without an answer"),
    What.REOPENED: mark("opened again"),
    What.SENT: mark("reply sent"),
    What.HANDED_OVER: mark("text handed over"),
    What.FAILED: mark("not sent"),
    What.EDITED_OWN: mark("reply changed"),
    What.DELETED_OWN: mark("reply deleted"),
}
_SORTED_IN = {
    Visibility.SPAM: Act.UNSPAM,
    Visibility.TRASHED: Act.UNTRASH,
    Visibility.HIDDEN: Act.UNHIDE,
}


class Opening:
    """Callbacks of these panels."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def show(self, press: Press) -> None:
        """Opens the chosen comment; the list it was chosen from is one press away."""
        comment = CommentId(press.number() or press.choice())
        opened = await self._app.searches.opened(press.business.id, comment)
        if opened is None:
            await press.gone()
            return
        await press.show(draw_opened(opened, press.business, press.texts, press.arguments[1:]))

    async def person(self, press: Press) -> None:
        """Shows the card of a person."""
        person = await self._app.searches.person(press.business.id, PersonId(press.number()))
        if person is None:
            await press.gone()
            return
        await press.show(draw_person(person, press.business, press.texts))

    async def own_card(self, press: Press) -> None:
        """Moves a comment from its bundle to a card of its own."""
        comment = CommentId(press.number())
        card = await self._app.closing.open_from_bundle(press.business.id, comment, press.now)
        if card is None:
            await press.gone()
            return
        await say_where(self._app, press, card)

    async def not_spam(self, press: Press) -> None:
        """Takes a comment that was sorted out into the inbox."""
        if not await self._app.releasing.release(press.actor, CommentId(press.number())):
            await press.gone()
            return
        texts, view = press.texts, ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(texts("**No spam.** The card comes in a moment and rings.")))
        await press.show(view.add_item(row(Button(texts("Back"), "open:show", "out", 0))))


def draw_opened(opened: Opened, business: Business, texts: Texts, back: Sequence[str] = ()) -> ui.LayoutView:
    """Draws one comment. `back`: the list it was chosen from, and its arguments."""
    line, comment = opened.line, opened.line.comment
    lines = [
        "### " + kind_and_name(comment, texts, name(comment, line.words, texts)),
        _where(line, business, texts),
        cut(quote(comment.text), TEXT_LIMIT) if comment.text.strip() else no_text(comment, texts),
    ]
    parts = [lines]
    if opened.answer.strip():
        parts.append(["-# " + texts("Your answer:"), cut(quote(opened.answer), ANSWER_LIMIT)])
    happened = [one for one in opened.events if one.what in _HAPPENED][-EVENTS:]
    state = "-# " + texts("Now: {state}", state=state_word(comment, texts))
    why = why_sorted_out(line, texts, TITLE_LIMIT)
    parts.append([f"{state} {why}" if why else state, *(_event(one, business, texts) for one in happened)])
    view = ui.LayoutView(timeout=None)
    for part in parts:
        view.add_item(ui.TextDisplay("\n".join(part)))
    for buttons in in_rows(_buttons(opened, texts)):
        view.add_item(buttons)
    ways = _ways(opened, business, texts, back)
    for at in range(0, len(ways), WAYS):
        view.add_item(row(*ways[at : at + WAYS]))
    return view


def _where(line: Line, business: Business, texts: Texts) -> str:
    comment = line.comment
    place = called(line.channel, line.words, texts, several=line.several)
    parts = [escape(place), _moment(comment.posted_at, business, texts)]
    if comment.thread.title:
        title = cut(one_line(comment.thread.title), TITLE_LIMIT)
        parts.append(f"*{link(title, comment.thread.url)}*" if comment.thread.url else f"*{escape(title)}*")
    return "-# " + " · ".join(parts)


def _event(event: Event, business: Business, texts: Texts) -> str:
    by = "" if event.member_id is None else f" · <@{event.member_id}>"
    return f"-# {_moment(event.at, business, texts)}: {texts.marked(_HAPPENED[event.what])}{by}"


def _moment(at: datetime, business: Business, texts: Texts) -> str:
    return f"{texts.date_short(at, business.zone)}, {texts.time(at, business.zone)}"


def _buttons(opened: Opened, texts: Texts) -> list[Button]:
    """Buttons that change the comment, as on its card."""
    facts, comment = opened.card, opened.line.comment
    if facts is None and comment.spam_like and comment.visibility is Visibility.PUBLIC:
        return [Button(act_name(Act.UNSPAM, texts), "comment:not_spam", comment.id)]
    if facts is None:
        return [Button(texts("Own card"), "comment:card", opened.line.comment.id)] if opened.bundled else []
    card, now = facts.card.id, STAMP + stamp(facts)
    buttons = _first_buttons(facts, texts, now)
    return [*buttons, Button(texts("More"), "card:more", card)]


def _first_buttons(facts: CommentCard, texts: Texts, now: str) -> list[Button]:
    card, sorted_in = facts.card.id, _SORTED_IN.get(facts.comment.visibility)
    if facts.state is CardState.SORTED_OUT and sorted_in in facts.can:
        return [Button(act_name(sorted_in, texts), "card:act", card, str(sorted_in), now)]
    if facts.state is CardState.DONE:
        return [Button(texts("Open again"), "card:reopen", card, now)]
    if facts.state in CLOSED or facts.state in (CardState.SENDING, CardState.NEEDS_HUMAN, CardState.FAILED):
        return []
    reply = Button(texts("Reply"), "card:reply", card, 0, now, style=discord.ButtonStyle.primary)
    return [reply, Button(texts("Done"), "card:done", card, now)]


def _ways(opened: Opened, business: Business, texts: Texts, back: Sequence[str]) -> list[ui.Item[Any]]:
    """Buttons that lead on: back to the list, the person, the card, the platform."""
    line, ways = opened.line, list[ui.Item[Any]]()
    if back and back[0] in BACK:
        ways.append(Button(texts("Back"), BACK[back[0]], *back[1:]))
    if line.comment.person_id is not None:
        ways.append(Button(texts("Person"), "comment:person", line.comment.person_id))
    links = [link_button(texts("On the web"), line.comment.url)]
    if line.place_id is not None and line.message_id is not None:
        links.insert(
            0, link_button(texts("To the card"), jump(business.server_id, line.place_id, line.message_id))
        )
    return [*ways, *(one for one in links if one is not None)]


def draw_person(person: PersonCard, business: Business, texts: Texts) -> ui.LayoutView:
    """Draws a person's card: since when, how many comments, the open ones, then the last ones with their answers."""
    place = called(person.channel, person.words, texts, several=person.several)
    count = texts.n("{n} comment", "{n} comments", person.total)
    first = texts("first on {date}", date=texts.date_short(person.first_at, business.zone))
    shown = escape(cut(one_line(person.name), TITLE_LIMIT)) or texts("a guest")
    lines = ["### " + shown, f"-# {escape(place)} · {count} · {first}"]
    waiting = {line.comment.id for line in person.open}
    listed = [(line, "") for line in person.open]
    listed += [one for one in person.newest if one[0].comment.id not in waiting]
    lines += [_line(number, *one, business, texts) for number, one in enumerate(listed, 1)]
    view = ui.LayoutView(timeout=None).add_item(ui.TextDisplay("\n".join(lines)))
    if listed:
        options = [option(number, line, texts) for number, (line, _) in enumerate(listed, 1)]
        chosen = Choice("comment:show", 0, "p", person.id, options=options, placeholder=texts("Open one …"))
        view.add_item(row(chosen))
    if person.total > len(listed):
        everything = arguments(Search(person=person.id))
        view.add_item(row(Button(texts("All comments"), "find:page", *everything, 0)))
    forget = Button(texts("Forget …"), "data:person", str(Someone(person=person.id)), person.id)
    return view.add_item(row(forget))


def _line(number: int, line: Line, answer: str, business: Business, texts: Texts) -> str:
    comment = line.comment
    at = texts.date_short(comment.posted_at, business.zone)
    there = line.place_id is not None and line.message_id is not None
    url = jump(business.server_id, line.place_id, line.message_id) if there else comment.url  # type: ignore[arg-type]
    words = said_and_answered(line, answer, texts) if answer else said(line, texts)
    return f"{number} {link(at, url)} · {state_word(comment, texts)}\n-# {words}"
