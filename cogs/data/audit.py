"""Audit log on the screen: who did what and when, in words for every kind of event; never a customer's words."""

from itertools import groupby

import discord
from discord import ui

from bot.domain.actor import NOBODY
from bot.domain.business import Business
from bot.domain.event import By, Subject, What
from bot.domain.plaintext import one_line
from bot.marks import Marked, mark
from bot.services.reports.audit import Entry, Page
from bot.texts import Texts
from cogs.kit.links import jump
from cogs.kit.markdown import cut, escape, link
from cogs.kit.names import NAME_LIMIT
from cogs.kit.routes import Button, Choice, MemberPick, row

ALL = "all"
"""Option for what is not narrowed down."""

SUBJECTS: dict[Subject, Marked] = {
    Subject.COMMENTS: mark("Comments"),
    Subject.ANSWERS: mark("Answers"),
    Subject.CONNECTIONS: mark("Connections"),
    Subject.DATA: mark("Data"),
    Subject.BUSINESS: mark("Settings and templates"),
}
WORDS: dict[What, Marked] = {
    What.EDITED: mark("comment changed by the customer"),
    What.APPROVED: mark("comment approved"),
    What.HIDDEN: mark("comment hidden"),
    What.RESTORED: mark("comment visible again"),
    What.MOVED: mark("comment moved"),
    What.DELETED: mark("comment deleted there"),
    What.ANSWERED_ELSEWHERE: mark("answered there"),
    What.PROBABLY: mark("perhaps answered there"),
    What.NOT_ANSWERED: mark("said: not answered yet"),
    What.AUTHOR_PLACED: mark("said who wrote it"),
    What.ANNOUNCED: mark("new comment"),
    What.CAPTURED: mark("message captured"),
    What.RELEASED: mark("said: no spam"),
    What.KIND_CORRECTED: mark("kind corrected"),
    What.NOTHING_FITS: mark("said: no template fits"),
    What.UNLEARNT: mark("nothing learnt from it"),
    What.DONE: mark("closed without an answer"),
    What.REOPENED: mark("opened again"),
    What.CLAIMED: mark("taken on"),
    What.SNOOZED: mark("put off"),
    What.NOTED: mark("note written"),
    What.ASKED: mark("colleague asked"),
    What.QUEUED: mark("reply written"),
    What.TAKEN_BACK: mark("reply taken back"),
    What.DRAFTED: mark("reply proposed"),
    What.DRAFT_SENT: mark("draft sent"),
    What.DRAFT_DECLINED: mark("draft declined"),
    What.DRAFT_WITHDRAWN: mark("draft withdrawn"),
    What.SENT_DESPITE: mark("sent despite a check"),
    What.SENT: mark("reply sent"),
    What.DOUBLED: mark("reply found twice"),
    What.NOT_VISIBLE: mark("answer not visible there"),
    What.VISIBLE: mark("answer visible there"),
    What.FAILED: mark("reply not sent"),
    What.NEEDS_HUMAN: mark("reply unclear, asked"),
    What.SETTLED_BY_HAND: mark("said whether it was sent"),
    What.HANDED_OVER: mark("text handed over"),
    What.ACTED: mark("moderated there"),
    What.EDITED_OWN: mark("own reply changed"),
    What.DELETED_OWN: mark("own reply deleted"),
    What.LAMP: mark("connection: state changed"),
    What.CONNECTED: mark("connected"),
    What.PAUSED: mark("connection paused"),
    What.RESUMED: mark("connection resumed"),
    What.REMOVED: mark("connection removed"),
    What.RENEWED: mark("access renewed"),
    What.LIMITED: mark("monthly limit set"),
    What.WAS_OFF: mark("was off"),
    What.HINTED: mark("typed into the inbox"),
    What.FORGOTTEN: mark("person forgotten"),
    What.WORDS_ERASED: mark("old words deleted"),
    What.EXPORTED: mark("everything exported"),
    What.WORDS_EXPORTED: mark("customers' words exported"),
    What.SETUP: mark("set-up finished"),
    What.CHANGED: mark("setting changed"),
    What.TEMPLATE_ADDED: mark("template added"),
    What.TEMPLATE_CHANGED: mark("template changed"),
    What.TEMPLATE_REMOVED: mark("template deleted"),
    What.TEMPLATE_RESTORED: mark("template brought back"),
}


def draw_audit(page: Page, business: Business, texts: Texts) -> ui.LayoutView:
    """Draws one page, newest first, a select for who and one for what, and the way to older ones."""
    lines = _lines(page, business, texts) or [texts("Nothing there.")]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join(["### " + texts("Who did what"), *lines])))
    by, about = str(page.by), page.subject or ALL
    view.add_item(row(MemberPick("data:by", about, placeholder=texts("Who …"))))
    view.add_item(row(Choice("data:about", by, options=_what(page, texts), placeholder=texts("What …"))))
    turn = [] if page.newest else [Button(texts("Newest"), "data:audit", by, about)]
    if page.older is not None:
        turn.append(Button(texts("Older"), "data:audit", by, about, page.older))
    if turn:
        view.add_item(row(*turn))
    if page.by is By.ANYONE:
        other = Button(texts("By itself"), "data:audit", By.ITSELF, about)
    else:
        other = Button(texts("Everybody"), "data:audit", By.ANYONE, about)
    return view.add_item(row(other, Button(texts("Data"), "data:show")))


def _what(page: Page, texts: Texts) -> list[discord.SelectOption]:
    every = discord.SelectOption(label=texts("Everything"), value=ALL, default=page.subject is None)
    return [
        every,
        *(
            discord.SelectOption(label=texts.marked(title), value=one.value, default=one is page.subject)
            for one, title in SUBJECTS.items()
        ),
    ]


def _lines(page: Page, business: Business, texts: Texts) -> list[str]:
    """Events below the day on which they were."""
    lines: list[str] = []
    for day, entries in groupby(page.entries, lambda one: texts.date_short(one.event.at, business.zone)):
        lines += [f"**{day}**", *(_line(entry, business, texts) for entry in entries)]
    return lines


def _line(entry: Entry, business: Business, texts: Texts) -> str:
    event = entry.event
    at = texts.time(event.at, business.zone)
    what = texts.marked(WORDS[event.what])
    if entry.connection:
        what += f" ({escape(cut(one_line(entry.connection), NAME_LIMIT))})"
    if entry.place_id is not None and entry.message_id is not None:
        what = link(what, jump(business.server_id, entry.place_id, entry.message_id))
    match event.member_id:
        case None:
            return f"{at} · {what}"
        case member if member == NOBODY:
            terminal = texts("Terminal")
            return f"{at} · {terminal}: {what}"
        case member:
            return f"{at} · <@{member}>: {what}"
