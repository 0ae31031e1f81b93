"""HTML and text from outside as plain text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plaintext import LIMIT, clean, from_html, one_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u200b\u200c\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u034f\u180e\u3164\u115f\uffa0"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Hallo!<br />\nZweite Zeile</p>\n<p>Absatz</p>\n", "Hallo!\nZweite Zeile\n\nAbsatz"),
        ("\u0160\u00e1rka &amp; Co. KG, 5 &lt; 7 &#8211; ok", "\u0160\u00e1rka & Co. KG, 5 < 7 – ok"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("<ul><li>eins</li><li>zwei</li></ul>danach", "• eins\n• zwei\n\ndanach"),
        ("<ol><li>eins<li>zwei<ul><li>innen</ul></ol>", "1. eins\n2. zwei\n\n• innen"),
        ("vor<blockquote><p>eins<p>zwei</blockquote>nach", "vor\n\n> eins\n\n> zwei\n\nnach"),
        ("<div>a</div><div>b</div>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("wie <b>sch</b>ön,   <i>nicht</i>\n\twahr", "wie schön, nicht wahr"),
        ('lustig <img src="x.png" alt=":-)"> ja', "lustig :-) ja"),
        ("vor<script>alert('x')</script><style>p{}</style><!-- weg -->nach", "vornach"),
        ("<b onclick=x>a</b><iframe src=x></iframe><svg><p>b", "a\n\nb"),
        ("a > b < c & d", "a > b < c & d"),
        ("", ""),
    ],
)
def test_markup_becomes_lines_of_text(markup: str, text: str) -> None:
    assert from_html(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<a href="https://shop.example/" rel="ugc">https://shop.example</a>', "https://shop.example"),
        ('<a href="https://www.shop.example/a">shop.example/a</a>', "shop.example/a"),
        ('<a href="mailto:a@shop.example">a@shop.example</a>', "a@shop.example"),
        ('<a href="https://evil.example/">hier</a>', "hier [https://evil.example/]"),
        (
            '<a href="https://evil.example/">https://bank.example/</a>',
            "https://bank.example/ [https://evil.example/]",
        ),
        ('<a href="https://evil.example/"></a>', "https://evil.example/"),
        ('<a href="https://evil.example/?a=1&amp;b=%3E">x</a>', "x [https://evil.example/?a=1&b=%3E]"),
        ('<a href="javascript:alert(1)">x</a> <a href="#c-3">y</a> <a href="/z">z</a>', "x y z"),
        ('<a href="https://e.example/a>b">x</a>y', "x [https://e.example/a>b]y"),
    ],
)
def test_a_link_shows_where_it_leads(markup: str, text: str) -> None:
    assert from_html(markup) == text


def test_line_ends_of_raw_text_stay_line_ends_where_asked_for() -> None:
    assert (
        from_html("eins\nzwei <b>drei</b>\n\nvier &amp; mehr", line_breaks=True)
        == "eins\nzwei drei\n\nvier & mehr"
    )
    assert from_html("eins\nzwei") == "eins zwei"


@pytest.mark.parametrize("character", BIDI + ZERO_WIDTH + "\x00\x07\x1b\x7f\x9f\ud800\ufffe\U000e0041")
def test_unseen_characters_are_dropped(character: str) -> None:
    assert clean(f"a{character}b") == "ab"
    assert from_html(f"<p>a{character}b") == "ab"


def test_every_format_character_and_everything_that_is_no_character_is_dropped() -> None:
    visible_signs = {
        *map(chr, range(0x600, 0x606)),
        "\u06dd",
        "\u070f",
        "\u0890",
        "\u0891",
        "\u08e2",
        "\U000110bd",
        "\U000110cd",
    }
    kept = [
        f"{number:x}"
        for number in range(sys.maxunicode + 1)
        if unicodedata.category(chr(number)) in ("Cf", "Cs", "Cc")
        and chr(number) not in visible_signs | set("\n\t\r\x0b\x0c\x85")
        and clean(f"a{chr(number)}b") != "ab"
    ]
    assert kept == []


def test_emoji_stay_whole() -> None:
    text = "👩‍🍳 ❤️ 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ☎️ 🇦🇹 1️⃣ ❤️‍🔥 🧑🏽‍🚀"
    assert clean(text) == text


def test_joiners_and_selectors_that_join_nothing_are_dropped() -> None:
    assert clean("a\u200db\u200d\u200d ❤️\ufe0f\ufe0f 👩\u200d\u200d🍳 \u200d") == "ab ❤️ 👩\u200d🍳"


@pytest.mark.parametrize(
    "text",
    ["می‌خواهم کتاب‌ها را ببینم", "श्री‍मान् क्‌ष", "ශ්‍රී ලංකා", "ന്‍", "کتاب‌خانه‌ی ما، ۱۲ تومان", "ق‍"],
)
def test_joiners_that_spell_persian_and_indic_words_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)
    assert from_html(f"<p>{text}</p>") == unicodedata.normalize("NFC", text)
    assert one_line(text) == unicodedata.normalize("NFC", text)


def test_joiners_of_no_use_go_in_every_script() -> None:
    assert clean("a\u200cb \u200cکتاب\u200c\u200c\u200dها \u200c") == "ab کتاب\u200cها"
    assert clean("👩\u200c🍳") == "👩🍳"


def test_letters_are_composed_and_stacked_marks_thinned() -> None:
    assert clean("u\u0308ber") == "über"
    assert len(clean("a" + "\u0301\u0316" * 50)) <= 6
    assert clean("ภาษาที่นี่ हिन्दी Việt Nam") == "ภาษาที่นี่ हिन्दी Việt Nam"


def test_blank_lines_and_spaces_do_not_pile_up() -> None:
    assert clean("a\r\n\r\n \u2800\n\u3000\n\n\n\nb \t\xa0  c\u2028d\x0be") == "a\n\nb c\nd\ne"


def test_a_name_or_title_is_one_line() -> None:
    assert one_line(" Anna\n\n\u202eB.\r\n# x ") == "Anna B. # x"


@given(st.text(st.characters(), max_size=300))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(max_size=200))
def test_escaped_text_comes_back_as_cleaned_text(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert from_html(escaped, line_breaks=True) == clean(text)


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<a href='http://x.example'>", "</a>", "<li>", "<ol>", "</ol>", "<p>", "<", ">", "&", "&#0;",
             "<!--", "-->", '"', "'", "<svg>", "<math>", "<template>", "<table>", "<td>", "text", "\n", "\u202e", "=", "/"]
        ),
        max_size=60,
    ).map("".join)
)  # fmt: skip
def test_any_markup_gives_text_without_markup_or_unseen_marks(markup: str) -> None:
    text = from_html(markup)
    assert clean(text) == text
    for tag in ("<b>", "<li>", "<svg>", "<p>", "\u202e"):
        assert tag not in text


@pytest.mark.parametrize(
    "tag", ["div", "b", "blockquote", "ul", "li", "p", "pre", "table", "a href='http://x.example'"]
)
def test_two_thousand_nested_tags_are_only_text(tag: str) -> None:
    assert "x" in from_html(f"<{tag}>x" * 2000)


@pytest.mark.parametrize(
    "text", ["ä" * 30_000, "👩‍🍳" * 9_000, "<p>x" * 30_000, "\u0344" * 20_000, "ab\n" * 20_000]
)
def test_text_is_at_most_twenty_kilobytes_of_utf8(text: str) -> None:
    assert len(clean(text).encode()) <= LIMIT
    assert len(from_html(text).encode()) <= LIMIT
    assert clean(clean(text)) == clean(text)


@given(st.text(st.sampled_from(list("aZ!~äÖß¡ſ’„“…€–— \n\t\r\xa0\xad\u0301\u200b@<")), max_size=30))
def test_the_short_cut_for_everyday_text_takes_no_other_way(text: str) -> None:
    assert clean(text) == clean("\ufeff" + text)
