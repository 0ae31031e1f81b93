"""Placeholders: variables with a fallback, facts, blanks; what is filled in is never read as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.placeholder import (
    Filled,
    Values,
    blanks,
    fill,
    is_as_written,
    missing,
    put_in,
    single,
    without_name,
    wordings,
)

KLARA = Values("Klara")
NOBODY = Values("")
BRACES = st.text(alphabet="{}?|ab T", max_size=12)


def text(body: str, values: Values = KLARA) -> str:
    return fill(body, values).text


def test_the_name_is_put_in_and_without_a_name_its_space_goes_too() -> None:
    assert text("Hallo {name}, danke!") == "Hallo Klara, danke!"
    assert text("Hallo {name}, danke!", NOBODY) == "Hallo, danke!"
    assert text("{Name}: danke!") == "Klara: danke!"


@pytest.mark.parametrize(
    ("author", "greeting"),
    [("Klara Huber", "Hallo Klara,"), ("Gasthaus Huber", "Hallo du,"), ("", "Hallo du,")],
)
def test_a_first_name_is_put_in_where_there_is_one_and_else_what_is_behind_the_bar(
    author: str, greeting: str
) -> None:
    assert text("Hallo {vorname|du},", Values(author)) == greeting
    assert text("Hallo {firstname|du},", Values(author)) == greeting


def test_a_first_name_without_a_fallback_closes_up_as_a_name_does() -> None:
    assert text("{vorname}, wir haben offen.", Values("Gasthaus Huber")) == "Wir haben offen."
    assert text("{vorname|}, wir haben offen.", Values("Gasthaus Huber")) == "Wir haben offen."


def test_post_business_and_facts_are_put_in_by_name() -> None:
    values = Values("Klara", "Röstplan", "Rösterei Kern", {"telefon": "01 234", "Leer": " "})
    assert fill("{business}, {Telefon}: {thread} {leer|fehlt}", values) == Filled(
        "Rösterei Kern, 01 234: Röstplan fehlt", ()
    )


def test_what_nothing_is_known_for_is_a_blank_as_one_with_a_question_mark_is() -> None:
    assert fill("{telefon}, {?Tag}, { tag }, {TELEFON}", KLARA) == Filled(
        "{?telefon}, {?Tag}, {?Tag}, {?telefon}", ("telefon", "Tag")
    )
    assert blanks("{telefon} {?Tag}", {"telefon": "01"}) == ("Tag",)


def test_a_blank_is_asked_for_though_a_fact_has_its_name() -> None:
    assert fill("{?telefon}", Values("", facts={"telefon": "01"})).blanks == ("telefon",)


def test_phone_address_and_opening_hours_go_by_their_german_and_their_english_name() -> None:
    assert text("{phone} {Telefon}", Values(facts={"telefon": "01"})) == "01 01"
    assert text("{Opening hours} {öffnungszeiten}", Values(facts={"opening hours": "9–18"})) == "9–18 9–18"
    assert (
        text("{address}, {adresse}", Values(facts={"adresse": "Wien", "address": "Vienna"})) == "Vienna, Wien"
    )
    assert blanks("{phone}") == ("phone",)


@given(BRACES, BRACES, st.dictionaries(st.sampled_from(["a", "b"]), BRACES))
def test_nothing_of_a_customers_name_or_post_is_ever_read_as_a_placeholder(
    author: str, thread: str, answers: dict[str, str]
) -> None:
    filled = fill("{?T} {name} {thread}", Values(author, f"Post {thread}"))
    assert filled.blanks == ("T",)
    assert put_in(filled.text, {"T": "x", **answers}).blanks == ()
    assert filled.text.count("{") == 1


def test_answered_blanks_are_put_in_and_open_ones_stay_to_be_seen() -> None:
    assert put_in("Am {?Tag} um {? uhrzeit }, Klara. Bis {?Tag}!", {"Tag": "Montag", "Uhrzeit": " "}) == (
        "Am Montag um {? uhrzeit }, Klara. Bis Montag!",
        ("Uhrzeit",),
    )


def test_a_blank_that_no_field_asked_for_is_open_all_the_same() -> None:
    assert put_in("Am {?Tag} um {?Zeit}", {"Tag": "Montag"}) == ("Am Montag um {?Zeit}", ("Zeit",))
    assert put_in("Um {?Zeit}", {}).blanks == ("Zeit",)


def test_a_text_that_was_kept_with_a_blank_without_a_question_mark_is_filled_in() -> None:
    assert put_in("Am {Tag} um { uhrzeit }", {"Tag": "Montag", "Uhrzeit": ""}) == (
        "Am Montag um { uhrzeit }",
        ("Uhrzeit",),
    )


def test_what_was_struck_from_the_text_is_neither_asked_for_nor_put_in() -> None:
    assert put_in("Um {?Uhrzeit}.", {"Tag": "", "Uhrzeit": "neun"}) == ("Um neun.", ())


@given(st.text(), st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(alphabet="ab{}?c ", max_size=9)))
def test_what_was_put_in_is_never_read_again(said: str, answers: dict[str, str]) -> None:
    free = said.replace("{", "(")
    assert put_in(free, answers) == (free, ())
    once = {blank: "{?" + "}{".join(answers) + "}" for blank in answers}
    filled, left = put_in("".join(f"{{?{blank}}}" for blank in answers), once)
    assert (filled, left) == ("".join(once.values()), ())


@pytest.mark.parametrize(
    "said", ["body {color:brown}", "{}", "{{name}}", "{a\nb}", "} {", "${x}", "{?}", "{? }"]
)
def test_braces_of_a_free_answer_are_its_words(said: str) -> None:
    assert put_in(said, {}) == (said, ())


@pytest.mark.parametrize("body", ["Hallo {{name}}!", "Hallo {{ Name }}!", "Hallo {name}!"])
def test_double_braces_mean_the_name_too(body: str) -> None:
    assert fill(body, KLARA) == ("Hallo Klara!", ())
    assert single("{{?Tag}} {{vorname|du}}") == "{?Tag} {vorname|du}"


@pytest.mark.parametrize(
    ("body", "nameless"),
    [
        ("{name}, danke für dein Lob!", "Danke für dein Lob!"),
        ("{name}! Wie schön.", "Wie schön."),
        ("{name} – öffnen wir doch!", "Öffnen wir doch!"),
        ("{name},\nwir haben offen.", "Wir haben offen."),
        ("Hallo {name}, danke", "Hallo, danke"),
        ("Hallo {vorname}, danke", "Hallo, danke"),
        ("Hallo {name},\n\nwir", "Hallo,\n\nwir"),
        ("Hallo {name}! Schön", "Hallo! Schön"),
        ("Danke, {name}!", "Danke!"),
        ("Danke, {name}\nbis bald", "Danke\nbis bald"),
        ("Ja, {name}, gern.", "Ja, gern."),
        ("Wie schön. {name}, bis bald", "Wie schön. Bis bald"),
        ("Wie schön!\n{name}, bis bald", "Wie schön!\nBis bald"),
        ("{name}, {?Tag} passt", "{?Tag} passt"),
        ("{name}", ""),
    ],
)
def test_a_nameless_guest_is_greeted_without_a_gap(body: str, nameless: str) -> None:
    assert text(body, NOBODY) == nameless


@given(st.lists(st.sampled_from(["{name}", ", ", "! ", "Hallo ", "danke", ".", "\n", " "]), max_size=12))
def test_without_a_name_no_line_begins_with_what_followed_it(parts: list[str]) -> None:
    body = "".join(parts)
    nameless = text(body, NOBODY)
    assert "{name}" not in nameless
    if body.startswith("{name}"):
        assert nameless[:1] not in (",", ".", "!", " ")
    assert text(body) == body.replace("{name}", "Klara")


def test_blanks_are_asked_for_once_each_in_their_order_however_their_letters_are_written() -> None:
    assert blanks("{b} {name} {a} {b}") == ("b", "a")
    assert blanks("Am {Tag} um {?Uhrzeit}, also {tag}, {NAME}!") == ("Tag", "Uhrzeit")


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("eins", ("eins",)),
        ("eins\n---\nzwei\n --- \ndrei", ("eins", "zwei", "drei")),
        ("---\neins\n---", ("eins",)),
        ("eins --- zwei\n----\ndrei", ("eins --- zwei\n----\ndrei",)),
        ("\n---\n", ("",)),
    ],
)
def test_a_line_of_three_hyphens_parts_two_wordings(body: str, parts: tuple[str, ...]) -> None:
    assert wordings(body) == parts


@given(st.text(), st.text(alphabet="{}?|abname -\n", max_size=80))
def test_no_text_breaks_what_reads_placeholders(said: str, body: str) -> None:
    for one in wordings(body):
        assert len(set(blanks(one))) == len(blanks(one))
    is_as_written(body, said)
    put_in(body, {"a": said})


def test_the_customers_name_in_a_sent_reply_becomes_a_placeholder() -> None:
    assert (
        without_name("Hallo Klara, danke, Klara Huber!", "Klara Huber") == "Hallo {vorname}, danke, {name}!"
    )
    assert without_name("Hallo Klara!", "Klara") == "Hallo {name}!"
    assert without_name("Hallo Zenzi!", "Zenzi Huber") == "Hallo {name}!"


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("Hallo Klara, ja, ab 10 €. Bis Montag um acht!", True),
        ("Hallo, ja, ab 10 €. Bis !", True),
        ("Servus Klara, gern bis Montag.", True),
        ("Hallo Klara, ja, ab 12 €. Bis Montag!", False),
        ("Hallo Klara, ja gern, ab 10 €. Bis Montag!", False),
        ("Ach! Hallo Klara, ja, ab 10 €. Bis Montag!", False),
        ("", False),
    ],
)
def test_a_reply_is_as_written_where_only_placeholders_differ(said: str, same: bool) -> None:
    body = "Hallo {vorname}, ja, ab 10 €. Bis {?Tag}!\n---\nServus {vorname|du}, gern bis {?Tag}."
    assert is_as_written(body, said) is same


@given(
    st.sampled_from(["", "Klara", "Klara Huber", "Gasthaus Huber"]), st.text(alphabet="abc .,", max_size=20)
)
def test_what_was_filled_in_is_as_written(author: str, day: str) -> None:
    body = "{vorname}, danke! Bis {?Tag} um {?Zeit} also. {name|Ihr}, bis bald"
    filled = put_in(fill(body, Values(author)).text, {"Tag": day, "Zeit": "acht"})
    assert is_as_written(body, filled.text)


def test_facts_that_a_text_names_are_missing_until_they_are_written_down() -> None:
    body = "Hallo {vorname|du}, {telefon}, {E-Mail}, {parken|im Hof}, {?Tag}, {phone} und {e-mail}."
    assert missing([body], {}) == ("telefon", "E-Mail")
    assert missing(["{versand}", body], {"telefon": "1"}) == ("versand", "E-Mail")
    assert missing([body], {"phone": "1", "e-mail": "a@b.example"}) == ()


def test_a_text_has_at_most_twenty_wordings_and_the_last_keeps_what_follows() -> None:
    every = wordings("\n---\n".join(str(number) for number in range(30)))
    assert len(every) == 20
    assert every[18:] == ("18", "\n---\n".join(map(str, range(19, 30))))
