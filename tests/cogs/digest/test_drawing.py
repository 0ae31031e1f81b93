"""The digest as drawn: its lines in every form of address, and what is left out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.connectors.example.words import WORDS
from bot.domain.business import DiscordChannelId, MemberId, MessageId, ServerId
from bot.domain.card import Ringing
from bot.domain.channel import ChannelId, Glow, Lamp
from bot.domain.digest import Costly, Digest, Ending, Off, Only, Silence, Stopped
from bot.domain.figures import Figures, OfMember, Share
from bot.domain.kind import Kind
from bot.domain.line import Line
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.texts import speak
from cogs.digest.drawing import draw, lines, lock_screen
from cogs.report.panel import draw_report
from tests.cogs.drawn import BARE, ids, labels, parts, phone_lines, shown
from tests.support import shown as cards
from tests.support.hostile import TEXTS

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SUNDAY = datetime(2026, 11, 22, 7, tzinfo=UTC)
SATURDAY = date(2026, 11, 21)
DU, SIE, EN = speak(Language.GERMAN_DU), speak(Language.GERMAN_SIE), speak(Language.ENGLISH)
ON = Lamp(Glow.ON, SUNDAY - DAY, None, 0)
SHOP = replace(
    cards.business(),
    server_id=ServerId(700),
    name="Rösterei",
    inbox_id=DiscordChannelId(811),
    digest_id=DiscordChannelId(812),
)
BLOG = cards.channel(id=ChannelId(3), reading=ON, sending=ON)

COSTLY = Costly(BLOG, WORDS, False, replace(cards.SPENT, spent=4100))

NOTHING = Figures(0, 0, 0, 0, None, None, Share(0, 0), 0)
DAY_OF_TWELVE = Figures(12, 11, 1, 0, 9 * MINUTE, 40 * MINUTE, Share(11, 12), 11)


def listed(author: str = "Kunde M.", text: str = "Schon das zweite Packerl war offen", **other: Any) -> Line:
    at = SUNDAY - 14 * HOUR
    url = "https://example.com/#comment-5"
    comment = cards.comment(
        text, author, url=url, channel_id=BLOG.id, posted_at=at, seen_at=at, waits_since=at
    )
    known = Line(comment, BLOG, WORDS, False, DiscordChannelId(811), MessageId(999))
    return replace(known, **other)


FULL = Digest(
    business=SHOP,
    day=SATURDAY,
    now=SUNDAY,
    figures=DAY_OF_TWELVE,
    evening=replace(NOTHING, new=5, answered=5, half=22 * MINUTE),
    week_before=replace(NOTHING, half=14 * MINUTE),
    open=(listed(),),
    open_total=1,
    overdue=True,
    working=3,
    paused=0,
    stopped=(),
    left_out=(),
    ending=(),
    costly=(),
    off=(),
    ringing=Ringing(None, (MemberId(900),)),
)
QUIET = replace(
    FULL, figures=NOTHING, evening=NOTHING, week_before=NOTHING, open=(), open_total=0, overdue=False
)


def test_a_full_day_in_german_reads_as_the_specification_says() -> None:
    assert lines(FULL, DU, "<@900>") == [
        "### Guten Morgen! Das war der Samstag",
        "**12 neu · 11 beantwortet · 1 offen**",
        "Die Hälfte hatte nach **9 min** eine Antwort, 91\u00a0% in unter 1 Stunde",
        "-# Woche davor 14 min · Abend: 5 neu, 22 min",
        "",
        "**Noch offen**",
        "1 [Kunde M., Blog](https://discord.com/channels/700/811/999), seit 14 h:"
        " „Schon das zweite Packerl\u00a0…“",
        "",
        "**Heute zuerst:** Kunde M. antworten.",
        "-# <@900> · Alle 3 Verbindungen laufen",
    ]


def test_a_full_day_in_english() -> None:
    assert lines(FULL, EN)[:4] == [
        "### Good morning! That was Saturday",
        "**12 new · 11 answered · 1 open**",
        "Half had an answer after **9 min**, 91% in under 1 hour",
        "-# Week before 14 min · Evening: 5 new, 22 min",
    ]


@pytest.mark.parametrize(
    ("texts", "calm"),
    [
        (
            DU,
            [
                "### Guten Morgen! Gestern war es ruhig",
                "Nichts Neues, nichts offen. Alle 3 Verbindungen laufen.",
            ],
        ),
        (
            SIE,
            [
                "### Guten Morgen! Gestern war es ruhig",
                "Nichts Neues, nichts offen. Alle 3 Verbindungen laufen.",
            ],
        ),
        (EN, ["### Good morning! Yesterday was quiet", "Nothing new, nothing open. All 3 connections work."]),
    ],
)
def test_a_quiet_day_has_two_lines(texts: Any, calm: list[str]) -> None:
    assert lines(QUIET, texts) == calm
    assert labels(draw(QUIET, texts)) == [texts("Numbers")]


def test_the_only_connection_is_spoken_of_in_the_right_form() -> None:
    one = replace(QUIET, working=1)
    assert lines(one, DU)[1] == "Nichts Neues, nichts offen. Deine Verbindung läuft."
    assert lines(one, SIE)[1] == "Nichts Neues, nichts offen. Ihre Verbindung läuft."
    assert lines(replace(QUIET, working=0), DU)[1] == "Nichts Neues, nichts offen."


def test_few_answers_are_shown_as_numbers() -> None:
    few = replace(
        FULL, figures=Figures(3, 3, 0, 0, 9 * MINUTE, 20 * MINUTE, Share(3, 3), 3), open=(), open_total=0
    )
    assert "Die Hälfte hatte nach **9 min** eine Antwort, 3 von 3 in unter 1 Stunde" in lines(few, DU)
    one = replace(few, figures=Figures(1, 1, 0, 0, 9 * MINUTE, 9 * MINUTE, Share(1, 1), 1))
    assert lines(one, DU)[2] == "1 von 1 in unter 1 Stunde"
    days = replace(few, business=replace(SHOP, target=3 * DAY))
    assert "3 von 3 in unter 3 Tagen" in lines(days, DU)[2]


def test_blocks_without_content_are_left_out() -> None:
    bare = replace(FULL, evening=NOTHING, week_before=NOTHING, open=(), open_total=0, working=0)
    assert lines(bare, DU) == [
        "### Guten Morgen! Das war der Samstag",
        "**12 neu · 11 beantwortet · 1 offen**",
        "Die Hälfte hatte nach **9 min** eine Antwort, 91\u00a0% in unter 1 Stunde",
    ]


def test_three_open_ones_are_listed_and_the_rest_is_counted() -> None:
    many = replace(FULL, open=(listed(), listed("Anna"), listed("")), open_total=7)
    told = lines(many, DU)
    assert "**Noch offen, von allen Tagen: 7**" in told
    assert "-# und 4 weitere" in told
    assert any(line.startswith("3 [Gast, Blog]") for line in told)


def test_without_a_card_the_link_leads_to_the_comment() -> None:
    told = lines(replace(FULL, open=(listed(message_id=None),)), DU)
    assert any("[Kunde M., Blog](https://example.com/#comment-5)" in line for line in told)


@pytest.mark.parametrize(
    ("texts", "said"), [(DU, "3 aussortiert"), (SIE, "3 aussortiert"), (EN, "3 sorted out")]
)
def test_how_many_were_sorted_out_is_said_unless_none(texts: Any, said: str) -> None:
    for digest in (FULL, QUIET):
        assert not any("aussortiert" in line or "sorted out" in line for line in lines(digest, texts))
        (line,) = [one for one in lines(replace(digest, sorted_out=3), texts) if said in one]
        assert line.startswith("-# ")


def test_a_caught_up_digest_names_the_date_it_covers_and_greets_by_the_hour() -> None:
    night = replace(FULL, now=datetime(2026, 11, 23, 1, tzinfo=UTC))
    assert lines(night, DU)[0] == "### Hallo! Das war Samstag, der 21. November"
    evening = replace(FULL, now=datetime(2026, 11, 22, 19, tzinfo=UTC))
    assert lines(evening, DU)[0] == "### Guten Abend! Das war der Samstag"


def test_what_does_not_work_is_named() -> None:
    out = replace(BLOG, reading=Lamp(Glow.OUT, SUNDAY - HOUR, Reason.EXPIRED, 3))
    deaf = replace(BLOG, sending=Lamp(Glow.OUT, SUNDAY - HOUR, Reason.REVOKED, 3))
    trouble = replace(
        QUIET,
        stopped=(Stopped(out, WORDS, False), Stopped(deaf, WORDS, True)),
        working=1,
        paused=1,
        left_out=(SATURDAY - DAY,),
    )
    assert lines(trouble, DU)[1:] == [
        "Nichts Neues, nichts offen.",
        "-# Blog läutet seit So 7:00 nicht mehr",
        "-# Röstblog nimmt keine Antworten an (So 7:00)",
        "-# 1 Verbindung ist pausiert",
        "-# Kein Bericht für 20. November.",
    ]


def test_that_the_bot_was_off_is_reported_with_what_it_caught_up() -> None:
    night = datetime(2026, 11, 22, 1, 10, tzinfo=UTC)
    nap = Off(night, night + 4 * HOUR + 30 * MINUTE, 3)
    off = replace(QUIET, off=(Off(night - HOUR, night - 50 * MINUTE, 0), nap))
    assert lines(off, DU)[2:] == ["-# Ich war von 2:10 bis 6:40 aus. 3 Kommentare nachgeholt."]
    longer = replace(QUIET, off=(replace(nap, since=night - 12 * HOUR, caught_up=0),))
    assert lines(longer, DU)[2:] == ["-# Ich war von Sa 14:10 bis So 6:40 aus."]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (DU, "Seit 7 Tagen war es still, ich lese aber mit. Zuletzt geprüft <t:1795330680:R>."),
        (SIE, "Seit 7 Tagen war es still, ich lese aber mit. Zuletzt geprüft <t:1795330680:R>."),
        (EN, "It has been quiet for 7 days, but I am reading along. Last checked <t:1795330680:R>."),
    ],
)
def test_a_week_without_a_comment_is_said_with_the_last_look(texts: Any, said: str) -> None:
    silent = replace(QUIET, silence=Silence(7, SUNDAY - 2 * MINUTE))
    told = lines(silent, texts)
    assert len(told) == 2
    assert told[1].endswith(f". {said}")
    assert lines(replace(FULL, silence=silent.silence), texts, "<@900>")[-1] == f"-# <@900> · {said}"
    assert said not in lines(replace(silent, working=0), texts)[1]


def test_its_buttons_lead_on_and_name_the_day() -> None:
    view = draw(FULL, DU)
    assert labels(view) == ["Offene angehen", "Zahlen"]
    assert ids(view) == ["open:work", "numbers:show:7:20261121"]
    assert len(parts(view)) <= 15


def test_the_push_says_what_is_open() -> None:
    assert lock_screen(FULL, DU, "<@900>") == "<@900> Guten Morgen! Das war der Samstag: 1 offen"


BUSY = replace(
    FULL,
    figures=Figures(60, 41, 7, 12, 100 * MINUTE, None, Share(41, 48), 41),
    open=tuple(
        listed("Maximiliane von Langenbach-Huberstein", "Wieso dauert das denn so lange bei euch?")
        for _ in range(3)
    ),
    open_total=7,
)


@pytest.mark.parametrize("texts", [DU, SIE, EN])
def test_a_day_with_sixty_comments_takes_at_most_25_lines_of_a_phone(texts: Any) -> None:
    text = shown(draw(BUSY, texts, rung="@Team"))
    assert phone_lines(text) <= 25
    assert "median" not in text.lower()


@pytest.mark.parametrize("texts", [DU, SIE, EN])
def test_the_same_day_with_every_trouble_still_does_without_a_frame(texts: Any) -> None:
    out = replace(BLOG, reading=Lamp(Glow.OUT, SUNDAY, Reason.EXPIRED, 1))
    worst = replace(
        BUSY,
        stopped=(Stopped(out, WORDS, True),),
        left_out=(SATURDAY - DAY,),
        paused=1,
        off=(Off(SUNDAY - 2 * DAY, SUNDAY, 12),),
        ending=(Ending(BLOG, WORDS, True, SUNDAY + 3 * DAY),),
        costly=(COSTLY,),
    )
    assert phone_lines(shown(draw(worst, texts, rung="@Team")), BARE) <= 25


def test_an_access_that_ends_soon_and_money_that_is_nearly_spent_are_one_line_each() -> None:
    said = replace(FULL, ending=(Ending(BLOG, WORDS, False, SUNDAY + 3 * DAY),), costly=(COSTLY,))
    assert [line.replace("\u00a0", " ") for line in lines(said, DU)[-2:]] == [
        "-# Blog: Zugang endet am 25. November",
        "-# Blog hat diesen Monat 4,10 $ von 5 $ verbraucht.",
    ]
    assert lines(replace(QUIET, costly=(COSTLY,)), EN)[-1] == "-# Blog has used $4.10 of $5 this month."


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_a_customer_writes_changes_the_layout(text: str) -> None:
    plain = lines(FULL, DU)
    hostile = lines(replace(FULL, open=(listed(text, text),)), DU)
    assert len(hostile) == len(plain)
    assert [line[:2] for line in hostile] == [line[:2] for line in plain]


def test_a_report_greets_nobody_and_leads_to_the_days_beside_it() -> None:
    view = draw_report(FULL, DU)
    assert shown(view).startswith("### Das war der Samstag\n")
    assert ids(view)[-4:-1] == [
        "report:show:2026-11-20:0",
        "report:show:2026-11-22:0",
        "report:month:2026-11",
    ]
    today = draw_report(replace(FULL, day=SATURDAY + DAY), DU)
    assert shown(today).startswith("### Heute bis jetzt\n")
    assert [part.get("disabled") for part in parts(today) if part.get("label") == "Tag danach"] == [True]


def test_open_of_the_day_and_open_of_all_days_are_not_mistaken_for_each_other() -> None:
    older = replace(
        FULL, figures=replace(DAY_OF_TWELVE, answered=12, open=0, share=Share(12, 12)), open_total=10
    )
    found = lines(older, DU)
    assert found[1] == "**12 neu · 12 beantwortet · 0 offen**"
    assert "**Noch offen, von allen Tagen: 10**" in found


def test_several_comments_that_are_one_wait_are_said_where_times_count_fewer() -> None:
    talk = replace(FULL, figures=replace(DAY_OF_TWELVE, share=Share(3, 4), answers=3))
    assert "-# 12 Kommentare in 4 Gesprächen · Woche davor 14 min · Abend: 5 neu, 22 min" in lines(talk, DU)


WANTED = ((Kind.QUESTION, 31), (Kind.BUYING, 4), (Kind.COMPLAINT, 3), (Kind.PRAISE, 12), (Kind.OTHER, 10))
PRAISE = listed("Stammgast S.", "Bester Flat White der Stadt, und immer so nett!")


def test_kinds_and_a_word_of_praise_stand_where_the_specification_puts_them() -> None:
    told = lines(replace(FULL, kinds=((Kind.QUESTION, 8), (Kind.PRAISE, 3)), praise=PRAISE), DU, "<@900>")
    assert told[7:13] == [
        "",
        "**Das wollten sie wissen**",
        "8 Fragen · 3 Lob",
        "> „Bester Flat White der Stadt, und immer so nett!“",
        "-# [Stammgast S., Blog](https://discord.com/channels/700/811/999)",
        "",
    ]
    assert replace(FULL, praise=PRAISE).quoted == (*FULL.quoted, PRAISE.comment.id)
    others = lines(replace(FULL, kinds=((Kind.OTHER, 12),)), DU)
    assert "**Das wollten sie wissen**" not in others


def test_of_several_that_are_open_the_first_is_the_longest_wait() -> None:
    two = replace(FULL, open=(listed(), listed("Anna")), open_total=2)
    assert "**Heute zuerst:** Kunde M., wartet am längsten." in lines(two, DU)
    assert "**First today:** Kunde M., the longest wait." in lines(two, EN)


@pytest.mark.parametrize("texts", [DU, SIE, EN])
def test_a_full_day_with_kinds_and_praise_keeps_to_its_lines_and_to_the_praise(texts: Any) -> None:
    busy = replace(
        BUSY, kinds=WANTED, praise=listed("Stammgast S.", "So gut, dass wir jede Woche kommen! " * 9)
    )
    text = shown(draw(busy, texts, rung="@Team"))
    assert phone_lines(text, BARE) <= 25
    assert "> " in text


def test_a_report_of_an_older_day_or_of_one_connection_says_nothing_of_how_things_are_now() -> None:
    out = replace(BLOG, reading=Lamp(Glow.OUT, SUNDAY, Reason.EXPIRED, 1))
    older = replace(
        FULL, now_too=False, only=Only(BLOG, WORDS, True), stopped=(Stopped(out, WORDS, False),), paused=1
    )
    told = lines(older, DU, greet=False)
    assert told[:3] == ["### Das war der Samstag", "-# Röstblog", "**12 neu · 11 beantwortet · 1 offen**"]
    assert [line for line in told if "Verbindung" in line or "zuerst" in line or "läutet" in line] == []


def test_who_answered_is_named_without_a_ranking_where_that_was_asked_for() -> None:
    answers = tuple(
        OfMember(MemberId(number), n, 7 * MINUTE, Share(n, n)) for number, n in ((901, 2), (902, 9))
    )
    assert "-# Beantwortet: <@901> 2 · <@902> 9" in lines(replace(FULL, by_member=answers), DU)


def test_the_digest_of_a_direct_message_names_its_business() -> None:
    assert shown(draw(replace(QUIET, business=replace(SHOP, name="*Rösterei*")), DU, named=True)).split("\n")[
        1
    ] == ("-# \\*Rösterei\\*")
