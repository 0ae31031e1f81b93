"""Nothing a customer writes can ping, fake a link, or change how a card looks."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.plaintext import clean, one_line
from cogs.kit.markdown import cut, escape, link, pushed, quote
from tests.support import hostile
from tests.support.discord_markdown import read
from tests.support.preview_markdown import drawn_by_preview

INVISIBLE = {**dict.fromkeys(map(ord, "\u200b\u2068\u2069")), ord("\u00a0"): " "}
"""Invisible characters, and a space at which no line breaks."""
HOSTILE = pytest.mark.parametrize("text", hostile.TEXTS)


def seen(text: str) -> str:
    return text.translate(INVISIBLE)


def assert_only_text(text: str) -> None:
    source = escape(text)
    drawn = read(source)
    assert drawn.marks == ()
    assert drawn.pings == ()
    assert seen(drawn.text) == clean(text)
    kinds, words = drawn_by_preview(source)
    assert kinds == set()
    assert words.split() == clean(text).split()


@HOSTILE
def test_escaped_text_is_drawn_as_nothing_but_text(text: str) -> None:
    assert_only_text(text)


@given(hostile.hostile_texts())
@example("\\\n# x")
@example("- \n\u200b- x")
@example("<\r<https://evil.example/>")
@example("<3\n<https://evil.example/>")
def test_any_mixture_is_drawn_as_nothing_but_text(text: str) -> None:
    assert_only_text(text)


@given(hostile.hostile_texts(), hostile.hostile_texts(), hostile.hostile_texts())
@example("", "0://", "")
@example("", "a://b://", "")
def test_a_card_made_of_escaped_parts_keeps_its_own_marks_and_no_other(
    name: str, title: str, text: str
) -> None:
    who, what = escape(one_line(name)) or "x", one_line(title)
    card = f"### Frage von {who}\n-# Blog · *{link(what, 'https://blog.example/a_b')}*\n{quote(text)}\n-# 1 wegen „{who}“"
    drawn = read(card)
    lines = escape(text).count("\n") + 1
    expected = [
        "heading",
        "small",
        "style",
        *(["link"] if what else []),
        "style",
        *["quote"] * lines,
        "small",
    ]
    assert [name for name, _ in drawn.marks] == expected
    assert drawn.pings == ()
    kinds, _ = drawn_by_preview(card)
    assert kinds <= {"heading", "subtext", "em", "link", "blockquote"}


@pytest.mark.parametrize(
    "text",
    [
        "@kaffeehaus_ex habt ihr offen?",
        "Kund*innen willkommen?",
        "1. Wann? 2. Wo?",
        "Bäcker:innen um 12:30",
        "ca. ~5 Stück | 3 [x]",
        "ein ` allein",
        "- Milch",
    ],
)
def test_a_push_shows_no_backslash_where_nothing_would_be_drawn(text: str) -> None:
    assert pushed(f"Frage von Klara: {escape(text)}") == f"Frage von Klara: {text}"


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Kund*innen und Gäst*innen", "Kund\\*innen und Gäst\\*innen"),
        ("_schräg_ a__b", "_schräg\\_ a\\_\\_b"),
        ("||geheim||", "\\|\\|geheim\\|\\|"),
        ("[a](https://evil.example)", "\\[a\\](evil.example)"),
        ("ftp://evil.example :kaffee:", "ftp\\://evil.example \\:kaffee:"),
        ("mailto:x@evil.example", "mailto\\:x@evil.example"),
    ],
)
def test_a_push_keeps_the_backslashes_that_are_needed(text: str, needed: str) -> None:
    assert pushed(f"Lob: {escape(text)}") == f"Lob: {needed}"


def test_a_push_that_begins_with_words_of_others_begins_no_heading_and_no_list() -> None:
    for text in ("# Groß", "- eins", "1. eins", "> Zitat"):
        assert pushed(escape(text)) == escape(text)


@given(hostile.hostile_texts(), hostile.hostile_texts())
@example("a_", "b_")
@example("x*", "*y")
@example("", "https://https\\://a")
@example("[", "](x) [y")
@example("@https://everyone", "<@https://1> @https://here")
def test_a_push_of_any_mixture_is_drawn_as_nothing_but_text(name: str, text: str) -> None:
    said = f"Frage von {escape(one_line(name))} (X): „{escape(one_line(text))}“"
    source = pushed(said)
    drawn = read(source, strict=False)
    assert (drawn.marks, drawn.pings) == ((), ())
    assert source.count("\\") <= said.count("\\")
    whole = f"Frage von {one_line(name)} (X): „{one_line(text)}“"
    assert re.sub(r"https?://", "", seen(drawn.text), flags=re.IGNORECASE) == re.sub(
        r"https?://", "", whole, flags=re.IGNORECASE
    )
    assert drawn_by_preview(source)[0] == set()


@HOSTILE
def test_a_quote_marks_every_line_and_nothing_else(text: str) -> None:
    marks = read(quote(text)).marks
    assert {name for name, _ in marks} == {"quote"}
    assert len(marks) == escape(text).count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "Hallo! Habt ihr am Samstag offen? (bis 18:00) – danke :) <3",
        "#kaffee ist super, 1.5 l um 10 €, -5 Grad, x > y, a@shop.example & mehr",
        "„Grüß euch“, sagte er: 50% + 3 = 53; usw./etc.",
        "3.Platz beim Bewerb\n-5 Grad\n#2 war gut",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("https://evil.example", r"https\://evil.example"),
        ("discord.gg/abc", r"discord\.gg/abc"),
        ("@everyone", "@\u200beveryone"),
        ("<@1>", "\\<@\u200b1>"),
        ("# x\n- y\n1. z", "\\# x\n\\- y\n1\\. z"),
        ("a_b*c", r"a\_b\*c"),
        ("t:1:R", r"t\:1\:R"),
        ("um 18:00", "um 18:00"),
        ("Gibt es auch …", "Gibt es auch\u00a0…"),
        ("Ja … und nein", "Ja … und nein"),
        ("שלום", "\u2068שלום\u2069"),
    ],
)
def test_what_is_escaped_and_how(text: str, source: str) -> None:
    assert escape(text) == source


def test_the_judges_see_what_unescaped_text_would_do() -> None:
    harmless = [
        text
        for text in (*hostile.PINGS[:8], *hostile.REFERENCES, *hostile.LINKS[:5], *hostile.LAYOUT[:10])
        if not read(text).marks and not read(text).pings
    ]
    assert harmless == []
    assert {
        "heading",
        "bullet_list",
        "ordered_list",
        "blockquote",
        "subtext",
        "strong",
        "link",
    } <= set().union(*(drawn_by_preview(text)[0] for text in (*hostile.LINKS, *hostile.LAYOUT)))


@pytest.mark.parametrize("text", hostile.LONG, ids=range(len(hostile.LONG)))
def test_a_text_of_twenty_kilobytes_is_cut_to_what_a_card_holds(text: str) -> None:
    shown = quote(cut(text, 320))
    assert len(shown) <= 4_000
    assert {name for name, _ in read(shown).marks} <= {"quote"}
    assert len(quote(cut(clean(text), 320))) <= 1_300


@given(hostile.hostile_texts(), st.integers(0, 40))
def test_a_cut_is_never_longer_than_allowed_and_never_tears_an_escape(text: str, limit: int) -> None:
    source = escape(text)
    short = cut(source, limit)
    assert len(short) <= limit
    assert read(short).marks == ()
    assert (short == source) == (len(source) <= limit)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Habt ihr am Samstag offen?", 26, "Habt ihr am Samstag offen?"),
        ("Habt ihr am Samstag offen?", 25, "Habt ihr am Samstag …"),
        ("Hallo, danke", 8, "Hallo …"),
        ("Ein Traum. Danke euch!", 14, "Ein Traum. …"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        ("Ein Donaudampfschifffahrtskapitän", 20, "Ein Donaudampfschif…"),
        ("ab 👩‍🍳 cd", 6, "ab …"),
        ("👩‍🍳👩‍🍳", 5, "👩‍🍳…"),
        ("🇦🇹🇩🇪🇨🇭", 4, "🇦🇹…"),
        ("ne\u0301\u0316e", 4, "n…"),
        (r"a\*b\*", 3, "a…"),
        (r"a\\b\\", 4, r"a\\…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("", 5, ""),
    ],
)
def test_a_cut_falls_between_words_else_between_letters(text: str, limit: int, short: str) -> None:
    assert cut(text, limit) == short


def test_an_endless_letter_is_cut_all_the_same() -> None:
    assert len(cut("👩" + "\u200d👩" * 400, 50)) <= 50
    assert not unicodedata.combining(cut("a" * 9 + "\u0301" * 20, 12)[-1])


@pytest.mark.parametrize(
    ("label", "url", "source"),
    [
        (
            "Röstplan",
            "https://blog.example/?p=4#comment-2",
            "[Röstplan](https://blog.example/?p=4#comment-2)",
        ),
        (
            "a]b [c](https://x.example)",
            "https://blog.example",
            r"[a\]b \[c\](x.example)](https://blog.example)",
        ),
        ("*Neu*\n# x", "http://blog.example/(a)_b*c", r"[\*Neu\* # x](http://blog.example/%28a%29_b*c)"),
        ("https://blog.example", "https://blog.example/", "[blog.example](https://blog.example/)"),
        ("x", "https://blog.example/ä b", "x"),
        ("x", "https://blog.example/ä", "[x](https://blog.example/%C3%A4)"),
        ("x", "javascript:alert(1)", "x"),
        ("x", "https://bank.example@evil.example/", "x"),
        ("x", "https://blog.example/\u202e", "x"),
        ("x", "https://", "x"),
        ("x", "https://[::1", "x"),
        ("x", "https://blog.example/" + "a" * 900, "x"),
        ("", "https://blog.example/", ""),
    ],
)
def test_a_link_leads_only_where_a_platform_said(label: str, url: str, source: str) -> None:
    assert link(label, url) == source


@given(hostile.hostile_texts(), hostile.hostile_texts())
def test_a_link_has_one_target_whatever_its_parts_are(label: str, tail: str) -> None:
    drawn = read(link(label, f"https://blog.example/{tail}"))
    assert len(drawn.marks) <= 1
    assert all(name == "link" for name, _ in drawn.marks)
    assert drawn.pings == ()
    kinds, _ = drawn_by_preview(link(label, f"https://blog.example/{tail}"))
    assert kinds <= {"link"}
