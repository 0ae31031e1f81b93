"""Connections are named and described in one place, with the words of their platform."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.connectors.wordpress.words import WORDS
from bot.domain.account import AccountRef
from bot.domain.reason import Reason
from bot.domain.settings import Language
from bot.domain.words import UNKNOWN_PLATFORM, Words
from bot.marks import Marked
from bot.texts import speak
from bot.words.access import access_sentence, setting_word, weakness_sentences
from bot.words.connections import display_name, platform_name
from bot.words.reasons import connection_sentence, reason_sentence, refusal_sentence
from tests.support.shown import channel

DU, ENGLISH = speak(Language.GERMAN_DU), speak(Language.ENGLISH)
OTHER = Words(
    noun=Marked("Page"),
    there=Marked("directly on the page"),
    rights={"manage": Marked("It lacks manage: tick the box.")},
    roles={"boss": Marked("boss")},
    reasons={Reason.API_OFF: Marked("Switch the page's access on.")},
    refusals={Reason.REVOKED: Marked("The token is not right.")},
)


def test_the_only_connection_of_its_kind_goes_by_the_short_word_and_one_of_several_by_its_title() -> None:
    blog = channel(title="Zweitladen")
    assert display_name(DU, blog, WORDS, several=False) == "Blog"
    assert display_name(DU, blog, WORDS, several=True) == "Zweitladen"
    assert display_name(DU, blog, UNKNOWN_PLATFORM, several=False) == "Verbindung"


def test_a_platform_keeps_its_own_name_and_what_nobody_can_connect_is_called_in_the_language_of_the_terminal() -> (
    None
):
    assert platform_name(DU, "WordPress", WORDS) == "WordPress"
    captured = replace(OTHER, noun=Marked("Captured by hand"))
    assert platform_name(DU, "Captured by hand", captured) == "Von Hand erfasst"
    assert platform_name(ENGLISH, "Captured by hand", captured) == "Captured by hand"


@given(title=st.text())
def test_a_name_is_never_empty_and_stays_on_one_line(title: str) -> None:
    shown = display_name(DU, channel(title=title), WORDS, several=True)
    assert shown.strip()
    assert len(shown.splitlines()) == 1


def test_a_platform_speaks_its_own_words_where_it_has_some() -> None:
    ref = AccountRef(id="1", name="Lindgrün", can_write=True, missing=("manage", "fly"), role="boss")
    assert weakness_sentences(ENGLISH, OTHER, ref) == (
        "It lacks manage: tick the box.",
        "It lacks fly: give the account that right there.",
    )
    assert access_sentence(ENGLISH, OTHER, ref, approves=False) == "Checked: boss, may reply."
    assert setting_word(ENGLISH, WORDS, "user") == "user name"
    assert setting_word(ENGLISH, OTHER, "user") == "user"


def test_a_reason_is_said_in_the_words_of_the_platform_and_else_in_general_ones() -> None:
    for speaks in (
        reason_sentence(ENGLISH, Reason.API_OFF, OTHER),
        connection_sentence(ENGLISH, Reason.API_OFF, OTHER),
    ):
        assert speaks == "Switch the page's access on."
    assert "application passwords" in connection_sentence(ENGLISH, Reason.API_OFF, WORDS)
    assert "application" not in connection_sentence(ENGLISH, Reason.API_OFF, UNKNOWN_PLATFORM)
    assert refusal_sentence(ENGLISH, Reason.REVOKED, OTHER) == "The token is not right."
    withdrawn = reason_sentence(ENGLISH, Reason.REVOKED)
    assert connection_sentence(ENGLISH, Reason.REVOKED, OTHER) == withdrawn
    assert refusal_sentence(ENGLISH, Reason.REVOKED, replace(OTHER, refusals={})) == withdrawn


@pytest.mark.parametrize("language", Language)
def test_no_general_sentence_names_what_only_one_platform_has(language: Language) -> None:
    texts = speak(language)
    of_wordpress = ("wordpress", "wp-json", "wp_debug", "x-wp-total", "php")
    said = " ".join(reason_sentence(texts, reason) for reason in Reason).lower()
    assert [word for word in of_wordpress if word in said] == []
