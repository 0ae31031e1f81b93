"""Suggestions: words in common, and silence where nothing fits surely."""

import unicodedata
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.suggestion import rank, suggest
from bot.domain.template import Template
from tests.support.shown import template

VOUCHERS = template(1, "Gutscheine", "Gutscheine", "Gutscheine ab 10 € gibt es im Geschäft und online.")
HOURS = template(2, "Öffnungszeiten", "Zeiten", "Samstag haben wir 9 bis 14 Uhr offen.")
SHIPPING = template(3, "Versand", "Versand", "Wir verschicken am selben Tag mit der Post.")
ALL = (VOUCHERS, HOURS, SHIPPING)


def _names(text: str, templates: tuple[Template, ...] = ALL) -> list[str]:
    return [s.template.title for s in suggest(text, templates)]


def test_a_word_of_the_title_is_enough() -> None:
    assert _names("Habt ihr einen Gutschein?") == ["Gutscheine"]


def test_one_word_of_the_body_is_not_enough_and_two_are() -> None:
    assert _names("Wie läuft das mit der Post?") == []
    assert _names("Verschickt ihr das mit der Post am selben Tag?") == ["Versand"]


def test_common_words_never_count() -> None:
    assert _names("Wir haben es im und mit der das, bitte danke!") == []


def test_the_reason_is_a_word_of_the_comment_as_it_was_written() -> None:
    (found,) = suggest("Gibt’s bei euch GUTSCHEINE?", ALL)
    assert found.because == ("GUTSCHEINE",)


def test_at_most_two_are_suggested_best_first() -> None:
    found = suggest("Gutschein, Versand und Öffnungszeiten am Samstag?", ALL)
    assert len(found) == 2
    assert found[0].score >= found[1].score


def test_among_equals_the_one_that_was_used_more_comes_first() -> None:
    often = template(4, "Versand Inland", "Inland", "x y z", used=9)
    seldom = template(5, "Versand Ausland", "Ausland", "x y z", used=1)
    assert [s.template.id for s in rank("Versand?", (seldom, often))] == [often.id, seldom.id]


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_ranked_whole_and_every_reason_is_in_the_comment(text: str, bodies: list[str]) -> None:
    templates = tuple(template(i, f"T{i}", "t", body) for i, body in enumerate(bodies))
    ranked = rank(text, templates)
    assert sorted(s.template.id for s in ranked) == sorted(t.id for t in templates)
    shown = unicodedata.normalize("NFC", text)
    assert all(word in shown for s in ranked for word in s.because)
    assert len(suggest(text, templates)) <= 2


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
    assert len(rank(comment, templates)) == 50
    assert Asked.times == 1
