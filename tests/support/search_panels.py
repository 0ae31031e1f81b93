"""Panels of find and open, of an opened comment and of a person as the owner may meet them, by name, for pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from discord import ui

from bot.domain.business import DiscordChannelId, MessageId
from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId, CommentState, Visibility
from bot.domain.event import Event, What
from bot.domain.line import Line
from bot.domain.open_list import Counts, Narrowed, OfChannel, OpenList, Part
from bot.domain.person import PersonId
from bot.domain.search import Filters, Found, Hit, Opened, PersonCard, Search
from bot.domain.settings import Language
from bot.texts import speak
from cogs.find import panel as find
from cogs.inbox.opened import draw_opened, draw_person
from cogs.open import panel as open_list
from tests.support.clock import NOW
from tests.support.shown import ANSWER, WORDS, business, channel, comment, comment_card

LONG = "Habt ihr Gutscheine für die große Siebträgermaschine, auch per Post nach Südtirol?"


def line(
    number: int, text: str = LONG, author: str = "Maximiliane Hofstätter-Köhl", **changes: object
) -> Line:
    """A line of a list, with a card."""
    one = comment(text, author, id=CommentId(number), person_id=PersonId(3), **changes)
    return Line(one, channel(), WORDS, several=False, place_id=DiscordChannelId(5), message_id=MessageId(6))


def search_panels(language: Language) -> Mapping[str, ui.LayoutView]:
    """One of each state, with much in it."""
    texts, shop = speak(language), business(language)
    states: list[dict[str, Any]] = [
        {"state": CommentState.OPEN},
        {"state": CommentState.ANSWERED, "answered_at": NOW},
        {"state": CommentState.DONE, "done_at": NOW},
        {"visibility": Visibility.TRASHED},
        {"state": CommentState.SILENT},
    ]
    lines = [line(number + 1, **states[number % 5]) for number in range(10)]
    search = Search("gutschein siebträger", person=PersonId(3), days=30)
    filters = Filters("Maximiliane Hofstätter-Köhl", None, None)
    hits = tuple(Hit(one, ANSWER if number == 1 else "") for number, one in enumerate(lines))
    found = Found(search, filters, hits, 200, more=True, page=3, pages=20, filled=0.64)
    nothing = replace(found, hits=(), total=0, more=False, page=0, pages=1, filled=1.0)
    events = tuple(
        Event(number, NOW - timedelta(hours=9 - number), what, ChannelId(1), CommentId(1), None, None)
        for number, what in enumerate((What.EDITED, What.HANDED_OVER, What.SENT, What.EDITED_OWN))
    )
    opened = Opened(line(1, LONG * 3), ANSWER, events, None, bundled=False)
    waits = Opened(line(1), "", (), comment_card(comment()), bundled=False)
    person = PersonCard(
        *(PersonId(3), "Maximiliane Hofstätter-Köhl", channel(), WORDS, False, NOW, 34),
        tuple(lines[:2]),
        tuple((one, ANSWER) for one in lines[2:7]),
    )
    counts = Counts(
        234,
        3,
        2,
        14,
        (OfChannel(channel(), WORDS, True, 200), OfChannel(channel(id=ChannelId(2)), WORDS, True, 34)),
    )
    listed = OpenList(Narrowed(), counts, tuple(lines), 19, 20)
    out = tuple(replace(one, comment=replace(one.comment, visibility=Visibility.SPAM)) for one in lines[:3])
    spam = line(4, "Verdiene 500 € am Tag mit Krypto, schreib mir auf Telegram", "Mr. X", spam_like=True)
    spam = replace(
        spam, place_id=None, message_id=None, comment=replace(spam.comment, state=CommentState.SILENT)
    )
    tags = replace(
        spam, comment=replace(spam.comment, id=CommentId(5), text="@lena.bauer @susi_99 schaut mal 😍")
    )
    return {
        "panel_find": find.draw(found, shop, texts),
        "panel_find_nothing": find.draw(nothing, shop, texts),
        "panel_opened": draw_opened(opened, shop, texts, ("f", "0", "0", "0", "", "0")),
        "panel_opened_open": draw_opened(waits, shop, texts, ("f", "0", "0", "0", "", "0")),
        "panel_opened_spam": draw_opened(
            Opened(spam, "", (), None, bundled=False), shop, texts, ("o", "out", "0")
        ),
        "panel_person": draw_person(person, shop, texts),
        "panel_open_list": open_list.draw(listed, shop.server_id, texts),
        "panel_open_out": open_list.draw(
            OpenList(Narrowed(Part.SORTED_OUT), counts, (*out, spam, tags), 0, 1), shop.server_id, texts
        ),
    }
