"""Suggestions: words in common, and silence where nothing fits surely."""

import unicodedata
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggestion import BEST, Library
from bot.domain.template import Template
from tests.support.shown import template

VOUCHERS = template(1, "Gutscheine", "Gutscheine", "Gutscheine ab 10 € gibt es im Geschäft und online.")
HOURS = template(2, "Öffnungszeiten", "Zeiten", "Samstag haben wir 9 bis 14 Uhr offen.")
SHIPPING = template(3, "Versand", "Versand", "Wir verschicken am selben Tag mit der Post.")
ALL = (VOUCHERS, HOURS, SHIPPING)


def _names(text: str, templates: tuple[Template, ...] = ALL) -> list[str]:
    return [s.template.title for s in Library(templates).suggest(text) if s.fits]


def test_a_word_of_the_title_is_enough() -> None:
    assert _names("Habt ihr einen Gutschein?") == ["Gutscheine"]


def test_one_word_of_the_body_is_not_enough_and_two_are() -> None:
    assert _names("Wie läuft das mit der Post?") == []
    assert _names("Verschickt ihr das mit der Post am selben Tag?") == ["Versand"]


def test_common_words_never_count() -> None:
    assert _names("Wir haben es im und mit der das, bitte danke!") == []


def test_the_reason_is_a_word_of_the_comment_as_it_was_written() -> None:
    (found,) = Library(ALL).suggest("Gibt’s bei euch GUTSCHEINE?")
    assert found.because == ("GUTSCHEINE",)


def test_the_best_five_are_kept_best_first_and_what_does_not_surely_fit_is_known() -> None:
    many = (*ALL, *(template(10 + i, f"Kurs {i}", "Kurs", "Kaffee mahlen und rösten.") for i in range(5)))
    found = Library(many).suggest("Gutschein, Versand und Öffnungszeiten am Samstag, und Kaffee?")
    assert len(found) == BEST
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert [s.fits for s in found] == [True, True, True, False, False]


def test_among_equals_the_one_that_was_used_more_comes_first() -> None:
    often = template(4, "Versand Inland", "Inland", "x y z", used=9)
    seldom = template(5, "Versand Ausland", "Ausland", "x y z", used=1)
    assert [s.template.id for s in Library((seldom, often)).rank("Versand?")] == [often.id, seldom.id]


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_ranked_whole_and_every_reason_is_in_the_comment(text: str, bodies: list[str]) -> None:
    templates = tuple(template(i, f"T{i}", "t", body) for i, body in enumerate(bodies))
    ranked = Library(templates).rank(text)
    assert sorted(s.template.id for s in ranked) == sorted(t.id for t in templates)
    shown = unicodedata.normalize("NFC", text)
    assert all(word in shown for s in ranked for word in s.because)
    assert Library(templates).suggest(text) == tuple(s for s in ranked if s.score > 0)[:BEST]


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=200), max_size=4))
def test_a_library_says_the_same_of_a_text_whatever_was_compared_before(
    bodies: list[str], texts: list[str]
) -> None:
    templates = tuple(template(i, f"T{i}", "t", body) for i, body in enumerate(bodies))
    once = Library(templates)
    assert [once.suggest(text) for text in texts] == [Library(templates).suggest(text) for text in texts]


def test_a_word_without_an_end_is_cut_where_it_says_why() -> None:
    (found,) = Library(ALL).suggest("Gutschein" + "e" * 3000)
    assert found.because == (("Gutschein" + "e" * 3000)[:40],)


class Asked(tuple[Template, ...]):
    """Counts how often all templates are gone through."""

    __slots__ = ()
    times = 0

    def __iter__(self) -> Iterator[Template]:
        Asked.times += 1
        return super().__iter__()


def test_every_card_goes_through_the_templates_once_and_not_once_for_each_word_of_each_template() -> None:
    templates = Asked(template(i, f"Titel {i}", "t", "Gutschein Versand Samstag " * 100) for i in range(50))
    comment = " ".join("wort" + "abcdefghij"[i % 10] + "klmnopqrst"[i // 10] for i in range(100))
    assert len(Library(templates).rank(comment)) == 50
    assert Asked.times == 1
