"""Kinds by rules that can be shown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.connectors.example.english import ENGLISH
from bot.connectors.example.script import ONGOING, SCENES
from bot.domain.kind import (
    ACCUSES,
    BUYS,
    FAULTY,
    PRAISES,
    WISHES,
    Classified,
    Kind,
    Sayings,
    classify,
    folded,
)

ALIKE = {"s": "ſ", "i": "ıİ", "k": "\u212a", "ß": "ẞ"}
SAYINGS = [saying for sayings in (ACCUSES, BUYS, WISHES, FAULTY, PRAISES) for saying in sayings.patterns]
NOISE = st.sampled_from(
    [
        "nicht",
        "nie",
        "am",
        "Grüße",
        "?",
        "!",
        ".",
        " ",
        "  ",
        "\n",
        "\t",
        "\u2003",
        "www.x.example",
        "HTTP://x.example",
    ]
)


@st.composite
def written(draw: st.DrawFn) -> str:
    """A saying as somebody may write it: any case, and letters that are the same to a pattern."""
    found = draw(st.sampled_from(SAYINGS).flatmap(st.from_regex))
    random = draw(st.randoms(use_true_random=False))
    return "".join(
        random.choice((letter.upper(), letter, *ALIKE.get(letter.lower(), ""))) for letter in found
    )


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Habt ihr am Samstag offen?", "offen?"),
        ("Hallo! Habt ihr am Samstag offen", "Habt ihr"),
        ("Hallo liebes Team, wann kommt die neue Röstung", "wann"),
        ("Super. Gibt’s die auch gemahlen", "Gibt’s"),
        ("Do you ship to Linz", "Do you"),
        ("Hi! When do you open", "When"),
        ("offen ?", "offen?"),
        ("Geht das auch mit Hafermilch？", "Hafermilch?"),
    ],
)
def test_a_question_is_recognised_by_its_mark_or_by_how_a_sentence_opens(text: str, because: str) -> None:
    assert classify(text) == Classified(Kind.QUESTION, because=(because,))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ich hol mir morgen eins, beste Grüße",
        "Am besten schmeckt er in der ersten Woche.",
        "Im Supermarkt kostet er mehr.",
        "Leider nicht so toll wie letztes Jahr.",
        "Great place, but far away.",
        "Ihr habt mich noch nie enttäuscht.",
        "Das war gar keine Frechheit.",
        "Ich weiß, was das ist.",
        "Seht her: https://blog.example/?p=4",
        "???",
        "Danke für nichts",
        "👎",
        "Ich hab einen Gutschein gekauft.",
    ],
)
def test_everything_else_is_other_and_names_no_word(text: str) -> None:
    assert classify(text) == Classified(Kind.OTHER)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Der Weihnachtskaffee ist ein Traum. Danke euch!", "ein Traum"),
        ("Toller Beitrag!", "Toller"),
        ("Sehr gut erklärt, danke.", "Sehr gut"),
        ("Der beste Espresso seit Triest!", "beste"),
        ("Was für ein toller Kaffee!", "toller"),
        ("Super Anleitung, danke!", "Super"),
        ("Best coffee in town, I love it.", "I love"),
    ],
)
def test_praise_is_recognised_by_a_word_that_nothing_takes_back(text: str, because: str) -> None:
    assert classify(text) == Classified(Kind.PRAISE, because=(because,))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (
            "Schon das zweite Packerl, das offen angekommen ist. Das geht so nicht, was macht ihr da?",
            "offen angekommen",
        ),
        ("Ich bin enttäuscht, so ein toller Laden war das.", "enttäuscht"),
        ("Die Kanne war kaputt.", "kaputt"),
        ("Bekomme ich mein Geld zurück?", "Geld zurück"),
        ("The parcel never arrived.", "never arrived"),
    ],
)
def test_a_complaint_is_one_although_it_ends_with_a_question(text: str, because: str) -> None:
    assert classify(text) == Classified(Kind.COMPLAINT, urgent=True, because=(because,))


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Hallo! Was kostet der Kurs?", "Was kostet"),
        ("Habt ihr den Kenia noch lagernd", "lagernd"),
        ("Gibt es Gutscheine?", "Gutscheine"),
        ("Ich hätte gern einen Termin am Montag.", "Termin"),
        ("Könnt ihr mir zwei Packerl zurücklegen?", "zurücklegen"),
        ("How much is the grinder?", "How much"),
        ("I’d like an appointment on Monday", "appointment"),
    ],
)
def test_who_asks_or_wishes_for_price_stock_appointment_or_voucher_wants_to_buy(
    text: str, because: str
) -> None:
    assert classify(text) == Classified(Kind.BUYING, because=(because,))


@pytest.mark.parametrize(
    ("text", "because"),
    [("Danke!", "Danke"), ("👍", "👍"), ("Hallo, schönen Abend!", "Hallo"), ("Haha 😂", "Haha")],
)
def test_small_talk_that_asks_for_nothing_is_chatter(text: str, because: str) -> None:
    assert classify(text) == Classified(Kind.CHATTER, because=(because,))


def test_only_a_complaint_is_urgent_by_its_words() -> None:
    texts = (
        "Das geht so nicht.",
        "Die Kanne war kaputt.",
        "Was kostet das?",
        "Wann?",
        "Toll!",
        "Danke!",
        "Ich war da.",
    )
    assert [classify(text).urgent for text in texts] == [True, True, False, False, False, False, False]


@pytest.mark.parametrize(
    "text", ["Repariert ihr auch kaputte Mühlen?", "Was macht ihr, wenn sie kaputt ist?"]
)
def test_who_asks_about_something_broken_asks(text: str) -> None:
    assert classify(text).kind is Kind.QUESTION


CUSTOMERS = (*(line for scene in SCENES for line in scene if not line.answers), *ONGOING)


def test_every_customer_of_the_preview_is_read_right() -> None:
    read = {line.author: classify(line.text).kind for line in CUSTOMERS}
    assert {name for name, kind in read.items() if kind is Kind.PRAISE} == {"Resi", "Eva", "Igor", "Max"}
    assert {name for name, kind in read.items() if kind is Kind.COMPLAINT} == {"Kurt", "Moritz"}
    assert {name for name, kind in read.items() if kind is Kind.BUYING} == {"Klara", "Petra", "Hanna", "Jana"}
    named = {"Resi", "Eva", "Igor", "Max", "Kurt", "Moritz", "Klara", "Petra", "Hanna", "Jana"}
    assert all(kind is Kind.QUESTION for name, kind in read.items() if name not in named)


def test_they_are_read_the_same_in_english() -> None:
    lines = [line.text for line in CUSTOMERS]
    assert [classify(ENGLISH[text]).kind for text in lines] == [classify(text).kind for text in lines]


@given(st.lists(written() | NOISE | st.text(max_size=8), max_size=6), st.sampled_from(["", " "]))
@example(["SP\u0130TZE"], "")
@example(["schlechte", "\u2003", "\n", "Service"], "")
def test_the_cheap_look_for_stems_changes_nothing(parts: list[str], between: str) -> None:
    text = between.join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sayings, "within", lambda _sayings, _fold: True)
        thorough = classify(text)
    assert classify(text) == thorough


def test_a_look_rules_out_an_ordinary_text() -> None:
    text = "Ich hab am Wochenende die neue Röstung probiert. Mit der French Press wird sie mir zu flach. Liebe Grüße"
    assert not any(sayings.within(folded(text)) for sayings in (ACCUSES, BUYS, FAULTY, PRAISES))
