"""Money in words, in every form of address."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.meter import Spending
from bot.domain.settings import Language
from bot.texts import speak
from bot.words.money import bare_limit, budget_sentence, currency_sign, month_line, used_sentence

DU, SIE, EN = speak(Language.GERMAN_DU), speak(Language.GERMAN_SIE), speak(Language.ENGLISH)
VIENNA = "Europe/Vienna"
SPENDING = Spending("money", 840, 5000, "USD", datetime(2026, 12, 1, tzinfo=UTC), 0.2)
FULL = replace(SPENDING, spent=5000)
NBSP = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_what_the_month_cost_is_said_with_its_limit() -> None:
    assert plain(month_line(DU, SPENDING)) == "Diesen Monat 0,84 $ von 5 $"
    assert plain(month_line(EN, SPENDING)) == "This month $0.84 of $5"
    assert plain(used_sentence(DU, replace(SPENDING, spent=4100), "X")) == (
        "X hat diesen Monat 4,10 $ von 5 $ verbraucht."
    )


def test_a_part_of_a_cent_counts_as_one() -> None:
    assert plain(month_line(DU, replace(SPENDING, spent=1))) == "Diesen Monat 0,01 $ von 5 $"
    assert plain(month_line(DU, replace(SPENDING, spent=0))) == "Diesen Monat 0 $ von 5 $"


def test_a_limit_that_is_reached_names_the_day_on_which_reading_goes_on() -> None:
    assert plain(budget_sentence(DU, FULL, VIENNA)) == (
        "Die Grenze von 5 $ ist erreicht: Ich lese ab 1. Dezember wieder."
    )


def test_what_is_kept_for_replies_is_said_and_a_limit_of_nothing_names_no_day() -> None:
    assert plain(budget_sentence(DU, replace(SPENDING, spent=4000), VIENNA)) == (
        "4 $ von 5 $ sind verbraucht, der Rest ist für Antworten: Ich lese ab 1. Dezember wieder."
    )
    nothing = replace(SPENDING, spent=0, limit=0)
    assert plain(budget_sentence(DU, nothing, VIENNA)) == (
        "Die Grenze ist 0 $: Ich lese dort nichts, bis du sie änderst."
    )
    assert "bis Sie sie ändern" in budget_sentence(SIE, nothing, VIENNA)


def test_the_form_shows_the_limit_and_the_sign_apart() -> None:
    odd = replace(SPENDING, limit=7250)
    assert [(bare_limit(texts, odd), currency_sign(texts, odd)) for texts in (DU, EN)] == [
        ("7,25", "$"),
        ("7.25", "$"),
    ]
