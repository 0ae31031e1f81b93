"""Brand: what is typed line by line is read, refused with its line, and typed back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.brand import (
    FACTS,
    FACTS_LIMIT,
    WORDS,
    BrandFlaw,
    Fact,
    Refused,
    Wording,
    facts_in,
    goals_in,
    names_in,
    sentence_words_in,
    typed_facts,
    typed_words,
    words_in,
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("billig = günstig", (Wording("billig", "günstig"),)),
        ("billig -> günstig\n\n  Kunde → Gast ", (Wording("billig", "günstig"), Wording("Kunde", "Gast"))),
        ("Sonderangebot", (Wording("Sonderangebot"),)),
        ("billig*=>fair", (Wording("billig*", "fair"),)),
        ("", ()),
    ],
)
def test_taboo_words_are_read_one_a_line(typed: str, words: tuple[Wording, ...]) -> None:
    assert words_in(typed) == words


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ("ja\n= günstig", Refused(BrandFlaw.LINE, "= günstig")),
        ("*", Refused(BrandFlaw.LINE, "*")),
        ("a" * 61, Refused(BrandFlaw.TOO_LONG, "a" * 61)),
        ("billig\nBILLIG = fair", Refused(BrandFlaw.TWICE, "BILLIG = fair")),
        ("\n".join(f"wort{n}" for n in range(WORDS + 1)), Refused(BrandFlaw.TOO_MANY)),
    ],
)
def test_a_line_that_is_no_taboo_word_is_named(typed: str, refused: Refused) -> None:
    assert words_in(typed) == refused


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("Öffnungszeiten: Mo–Fr 8:00–18:00", (Fact("öffnungszeiten", "Mo–Fr 8:00–18:00"),)),
        ("telefon = 01 234", (Fact("telefon", "01 234"),)),
        ("shop: https://a.example/b?c=d", (Fact("shop", "https://a.example/b?c=d"),)),
    ],
)
def test_facts_have_a_name_in_small_letters_and_a_text(typed: str, facts: tuple[Fact, ...]) -> None:
    assert facts_in(typed) == facts


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("telefon", BrandFlaw.LINE),
        ("{telefon}: 1", BrandFlaw.NAME),
        ("{telefon}:", BrandFlaw.NAME),
        (":", BrandFlaw.NAME),
        ("Name: Anna", BrandFlaw.NAME),
        ("vorname: Anna", BrandFlaw.NAME),
        (": 01 234", BrandFlaw.NAME),
        ("telefon: 1\nTelefon: 2", BrandFlaw.TWICE),
        ("telefon: " + "1" * 301, BrandFlaw.TOO_LONG),
        ("t" * 31 + ": 1", BrandFlaw.TOO_LONG),
        ("\n".join(f"f{n}: 1" for n in range(FACTS + 1)), BrandFlaw.TOO_MANY),
        ("\n".join(f"f{n}:{'x' * 290}" for n in range(14)), BrandFlaw.TOO_LONG),
    ],
)
def test_a_line_that_is_no_fact_is_refused(typed: str, why: BrandFlaw) -> None:
    refused = facts_in(typed)
    assert isinstance(refused, Refused)
    assert refused.why is why


def test_names_of_missing_facts_are_typed_behind_the_facts_and_read_as_none() -> None:
    phone = Fact("telefon", "01 234")
    typed = typed_facts([phone], ["versand", "parken"])
    assert typed == "telefon: 01 234\nversand: \nparken: "
    assert facts_in(typed) == (phone,)
    assert typed_facts([], ["versand"]) == "versand: "
    assert facts_in("versand: \nparken: hinten") == (Fact("parken", "hinten"),)


def test_names_of_missing_facts_that_have_no_room_are_left_out() -> None:
    full = [Fact(f"f{n}", "x" * 300) for n in range(13)]
    typed = typed_facts(full, ["b" * 30 + "!", "a" * 28, "c"])
    assert typed == typed_facts(full) + "\n" + "a" * 28 + ": "
    assert len(typed) <= FACTS_LIMIT


_WORD = st.text(st.sampled_from("abcäßXY -é"), min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(st.tuples(_WORD, _WORD | st.just("")), max_size=9, unique_by=lambda one: one[0].casefold()))
def test_words_that_were_read_are_typed_back_the_same(pairs: list[tuple[str, str]]) -> None:
    words = words_in("\n".join(" = ".join(filter(None, pair)) for pair in pairs))
    assert not isinstance(words, Refused)
    assert words_in(typed_words(words)) == words


@given(st.text(max_size=200))
def test_whatever_is_typed_is_read_or_refused_and_what_is_read_is_typed_back(typed: str) -> None:
    facts = facts_in(typed)
    if not isinstance(facts, Refused):
        assert facts_in(typed_facts(facts)) == facts
    words = words_in(typed)
    if not isinstance(words, Refused):
        assert words_in(typed_words(words)) == words


def test_names_goals_and_the_length_of_a_sentence_are_bounded() -> None:
    assert names_in("Anna, Bert;Anna\nCleo,") == ("Anna", "Bert", "Cleo")
    assert names_in("x" * 41) == Refused(BrandFlaw.TOO_LONG, "x" * 41)
    assert names_in(",".join(f"n{n}" for n in range(26))) == Refused(BrandFlaw.TOO_MANY)
    assert goals_in(["", " mehr\nKurse ", "", "zu viel"]) == ("", "mehr Kurse")
    assert [sentence_words_in(typed) for typed in ("", " 20 ", "60")] == [0, 20, 60]
    assert sentence_words_in("4") == Refused(BrandFlaw.NUMBER, "4")
    assert sentence_words_in("zwölf") == Refused(BrandFlaw.NUMBER, "zwölf")
