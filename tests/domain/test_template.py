"""Templates: filling in, blanks, flaws and short names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.template import (
    BODY_LIMIT,
    SHORT_NAME_LIMIT,
    Flaw,
    blanks,
    fill,
    flaw,
    put_in,
    short_name_for,
)


def test_the_name_is_put_in_and_without_a_name_its_space_goes_too() -> None:
    assert fill("Hallo {name}, danke!", "Klara") == "Hallo Klara, danke!"
    assert fill("Hallo {name}, danke!", " ") == "Hallo, danke!"
    assert fill("{Name}: danke!", "Klara") == "Klara: danke!"


def test_answered_blanks_are_put_in_and_open_ones_stay_to_be_seen() -> None:
    text = "Am {Tag} um { uhrzeit }, Klara. Bis {Tag}!"
    assert put_in(text, {"Tag": "Montag", "Uhrzeit": " "}) == (
        "Am Montag um { uhrzeit }, Klara. Bis Montag!",
        ("Uhrzeit",),
    )


def test_what_was_struck_from_the_text_is_neither_asked_for_nor_put_in() -> None:
    assert put_in("Um {Uhrzeit}.", {"Tag": "", "Uhrzeit": "neun"}) == ("Um neun.", ())


@given(st.text(), st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(alphabet="ab{}c ", max_size=9)))
def test_what_was_put_in_is_never_read_again(text: str, answers: dict[str, str]) -> None:
    free = text.replace("{", "(")
    assert put_in(free, answers) == (free, ())
    once = {blank: "{" + "}{".join(answers) + "}" for blank in answers}
    filled, left = put_in("".join(f"{{{blank}}}" for blank in answers), once)
    assert (filled, left) == ("".join(once.values()), ())


@pytest.mark.parametrize("text", ["body {color:brown}", "{}", "{{name}}", "{a\nb}", "} {", "${x}"])
def test_braces_of_a_free_answer_are_its_words(text: str) -> None:
    assert put_in(text, {}) == (text, ())


@pytest.mark.parametrize("body", ["Hallo {{name}}!", "Hallo {{ Name }}!", "Hallo {name}!"])
def test_double_braces_mean_the_name_too(body: str) -> None:
    assert blanks(body) == ()
    assert fill(body, "Klara") == "Hallo Klara!"


@pytest.mark.parametrize(
    ("body", "nameless"),
    [
        ("{name}, danke für dein Lob!", "Danke für dein Lob!"),
        ("{name}! Wie schön.", "Wie schön."),
        ("{name} – öffnen wir doch!", "Öffnen wir doch!"),
        ("{name},\nwir haben offen.", "Wir haben offen."),
        ("Hallo {name}, danke", "Hallo, danke"),
        ("Hallo {name},\n\nwir", "Hallo,\n\nwir"),
        ("Hallo {name}! Schön", "Hallo! Schön"),
        ("Danke, {name}!", "Danke!"),
        ("Danke, {name}\nbis bald", "Danke\nbis bald"),
        ("Ja, {name}, gern.", "Ja, gern."),
        ("Wie schön. {name}, bis bald", "Wie schön. Bis bald"),
        ("Wie schön!\n{name}, bis bald", "Wie schön!\nBis bald"),
        ("{name}, {Tag} passt", "{Tag} passt"),
        ("{name}", ""),
    ],
)
def test_a_nameless_guest_is_greeted_without_a_gap(body: str, nameless: str) -> None:
    assert fill(body, "") == nameless


@given(st.lists(st.sampled_from(["{name}", ", ", "! ", "Hallo ", "danke", ".", "\n", " "]), max_size=12))
def test_without_a_name_no_line_begins_with_what_followed_it(parts: list[str]) -> None:
    body = "".join(parts)
    nameless = fill(body, "")
    assert "{name}" not in nameless
    if body.startswith("{name}"):
        assert nameless[:1] not in (",", ".", "!", " ")
    assert fill(body, "Klara") == body.replace("{name}", "Klara")


def test_a_name_with_braces_is_no_blank() -> None:
    assert fill("Hallo {name}!", "{Tag}") == "Hallo {Tag}!"


def test_blanks_are_asked_for_once_each_in_their_order() -> None:
    assert blanks("{b} {name} {a} {b}") == ("b", "a")


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        (" ", "x", Flaw.NO_TITLE),
        ("x", " \n", Flaw.NO_BODY),
        ("x", "y" * (BODY_LIMIT + 1), Flaw.TOO_LONG),
        ("x", "{a} {b} {c} {d}", Flaw.TOO_MANY_BLANKS),
        ("x", "{a} {b} {c} {name}", None),
        ("x", "y" * BODY_LIMIT, None),
    ],
)
def test_what_cannot_be_saved_is_named(title: str, body: str, found: Flaw | None) -> None:
    assert flaw(title, body) is found


@given(st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip())))
def test_a_short_name_fits_the_button_and_is_never_empty(title: str) -> None:
    short = short_name_for(title)
    assert 0 < len(short) <= SHORT_NAME_LIMIT


def test_a_blank_is_asked_for_once_however_its_letters_are_written() -> None:
    assert blanks("Am {Tag} um {Uhrzeit}, also {tag}, {NAME}!") == ("Tag", "Uhrzeit")
