"""Rules of the brand besides the form of address: taboo words, gendered forms, emoji, sentences, greeting and sign-off; and time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.brand import PLAIN, Brand, Gender, Refused, Voice, words_in
from bot.domain.brand_check.checking import MOST, check
from bot.domain.brand_check.gender import gender
from bot.domain.finding import Finding, Rule
from bot.domain.settings import Language

DU = Language.GERMAN_DU


def brand(typed_words: str = "", **rules: object) -> Brand:
    words = words_in(typed_words)
    assert not isinstance(words, Refused)
    return Brand(words=words, **rules)  # type: ignore[arg-type]


def found(text: str, rules: Brand, language: Language = DU) -> list[tuple[Rule, str, str]]:
    return [(one.rule, one.found, one.suggestion) for one in check(text, Voice(DU, rules), language)]


WORDS = "billig = günstig\nKunde = Gast\nSonder* = Aktion\nkein Problem = gern\nRabatt"


@pytest.mark.parametrize(
    ("text", "taboo"),
    [
        ("Das ist billig.", [("billig", "günstig")]),
        ("Billige Bohnen, billiges Wasser", [("Billige", "Günstige"), ("billiges", "günstiges")]),
        ("Sonderpreis und sonderbar", [("Sonderpreis", "Aktion"), ("sonderbar", "Aktion")]),
        ("Kein  Problem!", [("Kein Problem", "Gern")]),
        ("Kein großes Problem.", []),
        ("Rabatte gibt es nie.", [("Rabatte", "")]),
        ("Unbilliges ist billigend", []),
        ("", []),
    ],
)
def test_taboo_words_are_found_with_their_endings_and_the_preferred_word(
    text: str, taboo: list[tuple[str, str]]
) -> None:
    assert found(text, brand(WORDS)) == [(Rule.TABOO, *pair) for pair in taboo]


@pytest.mark.parametrize(
    ("wanted", "new"),
    [
        (Gender.STAR, "Kund*innen"),
        (Gender.COLON, "Kund:innen"),
        (Gender.INNER_I, "KundInnen"),
        (Gender.PAIR, "Kundinnen und Kunden"),
        (Gender.NONE, "Kunden"),
        (Gender.FREE, ""),
    ],
)
def test_every_form_but_the_wanted_one_is_found_with_the_wanted_one(wanted: Gender, new: str) -> None:
    forms = [
        "Kund*innen",
        "Kund:innen",
        "KundInnen",
        "Kund_innen",
        "Kund/innen",
        "Kundinnen und Kunden",
        "Kunden",
    ]
    for form in forms:
        right = form == new or wanted is Gender.FREE
        assert [one.suggestion for one in gender(f"Für {form} offen.", wanted)] == ([] if right else [new]), (
            form
        )


def test_only_plurals_that_name_men_alone_are_found() -> None:
    text = "Unser Mitarbeiter hilft, unsere Mitarbeiter helfen, Mitarbeitern auch. Alle Kolleginnen und Kollegen."
    assert [one.found for one in gender(text, Gender.PAIR)] == ["Mitarbeiter", "Mitarbeitern"]
    assert [one.suggestion for one in gender("Die Ärzt*innen", Gender.PAIR)] == [""]
    assert [one.suggestion for one in gender("Ein*e Kolleg:in", Gender.STAR)] == ["Kolleg*in"]


def test_emoji_are_counted_as_a_reader_counts_them() -> None:
    text = "Danke 👩🏽‍🍳 ❤️ 🇦🇹 1️⃣ ☕ ©"
    assert check(text, Voice(DU, brand(emoji_most=2)), DU) == (
        Finding(Rule.EMOJI, 14, 16, "🇦🇹", "", number=5, limit=2),
    )
    assert found(text, brand(emoji_most=5)) == []
    assert [one[:2] for one in found("☕ 👍🏽 🎉", brand(emoji_which="☕👍"))] == [(Rule.OTHER_EMOJI, "🎉")]
    assert [one[0] for one in found("☕ 🎉", brand(emoji_most=0, emoji_which="☕"))] == [Rule.EMOJI]


def test_a_long_sentence_is_found_and_a_short_one_after_it_is_not() -> None:
    text = "Das ist z. B. am 3. Mai ein wirklich sehr langer Satz. Kurz."
    sentence = check(text, Voice(DU, brand(sentence_words=10)), DU)
    assert [(one.rule, one.start, one.number, one.limit) for one in sentence] == [(Rule.SENTENCE, 0, 12, 10)]
    assert check(text, Voice(DU, brand(sentence_words=12)), DU) == ()


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("Servus Anna,\nja.\nLiebe Grüße aus der Rösterei", []),
        ("Ja.\n\nLiebe Grüße\naus der Rösterei, Anna", []),
        ("Ja. Liebe Grüße aus der Rösterei! ☕", []),
        ("Hallo Anna, ja. Liebe Grüße aus der Rösterei", [(Rule.GREETING, "Hallo", "Servus")]),
        ("Ja.\nLG Anna", [(Rule.SIGN_OFF, "LG Anna", "Liebe Grüße aus der Rösterei")]),
        ("Ja, gern.", [(Rule.SIGN_OFF, "", "Liebe Grüße aus der Rösterei")]),
        (
            "Liebe Grüße aus der Rösterei.\nSo viel dazu: morgen ist offen und wir freuen uns sehr.",
            [(Rule.SIGN_OFF, "", "Liebe Grüße aus der Rösterei")],
        ),
    ],
)
def test_another_greeting_and_a_missing_sign_off_are_found(
    text: str, findings: list[tuple[Rule, str, str]]
) -> None:
    rules = brand(greeting="Servus {name},", sign_off="Liebe Grüße aus der Rösterei", team=("Anna",))
    assert found(text, rules) == findings


def test_an_english_text_has_no_form_of_address_no_gendered_forms_and_no_german_greeting() -> None:
    rules = brand(WORDS, gender=Gender.STAR, greeting="Servus", sign_off="Liebe Grüße", emoji_most=0)
    text = "Hello! Können Sie, KundInnen, billig 🎉"
    assert [one[0] for one in found(text, rules, Language.ENGLISH)] == [Rule.TABOO, Rule.EMOJI]


def test_each_variant_is_checked_in_its_own_form_of_address() -> None:
    text = "Können Sie dein Rad holen?"
    assert [one[1] for one in found(text, PLAIN, DU)] == ["Können Sie dein"]
    assert [one[1] for one in found(text, PLAIN, Language.GERMAN_SIE)] == ["dein"]


def test_a_taboo_word_is_not_found_once_more_for_its_gender() -> None:
    assert [one[0] for one in found("Unsere Kunden", brand(WORDS, gender=Gender.STAR))] == [Rule.TABOO]


@given(st.text(max_size=300))
def test_whatever_is_written_findings_are_few_ordered_and_inside(text: str) -> None:
    rules = brand(
        WORDS, gender=Gender.PAIR, emoji_most=0, sentence_words=5, greeting="Servus", sign_off="Liebe Grüße"
    )
    for language in Language:
        findings = check(text, Voice(DU, rules), language)
        assert len(findings) <= MOST
        assert [one.start for one in findings] == sorted(one.start for one in findings)
        assert all(0 <= one.start <= one.end <= len(text) for one in findings)


@pytest.mark.parametrize(
    "unit",
    [
        "Können Sie kurz, ihr? ",
        "„Sie ",
        '"',
        "sie: ",
        "Hallo: sagte: ",
        "😀",
        "Kund*innen und Kunden ",
        "a",
        "z. ",
        "\n",
        "Sie",
        "1.",
        "Kundinnen und ",
        "haben sie, ",
        "Lauf und bringt, ",
    ],
)
def test_four_times_the_text_takes_the_check_at_most_eight_times_as_long(unit: str) -> None:
    rules = Voice(
        DU, brand(WORDS, gender=Gender.PAIR, emoji_most=0, sentence_words=5, greeting="S", sign_off="LG")
    )

    def took(size: int) -> float:
        text = (unit * size)[:size]
        best = float("inf")
        for _ in range(3):
            start = time.thread_time()
            check(text, rules, DU)
            best = min(best, time.thread_time() - start)
        return best

    took(100)
    assert took(8000) <= 8 * max(took(2000), 0.0002)
