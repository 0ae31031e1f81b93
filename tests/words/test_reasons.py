"""Every reason is a sentence in every language, the same in the terminal and on Discord."""

import pytest

from bot.connectors.wordpress.words import WORDS
from bot.domain.reason import Reason, stored_reason
from bot.domain.settings import Language
from bot.texts import speak
from bot.words.reasons import connection_sentence, reason_sentence, refusal_sentence

ENGLISH = speak(Language.ENGLISH)


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_a_sentence_of_its_own_in_every_language(language: Language) -> None:
    said = [reason_sentence(speak(language), reason) for reason in Reason]
    assert len(set(said)) == len(Reason)
    assert all(sentence.endswith((".", "?")) for sentence in said)


def test_a_stored_reason_that_this_version_does_not_know_is_said_to_be_unknown() -> None:
    assert stored_reason("moon") is Reason.UNKNOWN
    assert (stored_reason(""), stored_reason("gone")) == (None, Reason.GONE)
    assert reason_sentence(ENGLISH, None) == reason_sentence(ENGLISH, Reason.UNKNOWN)


def test_a_connection_that_is_gone_is_not_called_a_comment() -> None:
    assert reason_sentence(ENGLISH, Reason.GONE) == "The comment is no longer there."
    gone = "That is no longer there, or it is another one than before."
    assert connection_sentence(ENGLISH, Reason.GONE, WORDS) == gone
    assert refusal_sentence(ENGLISH, Reason.GONE, WORDS) == gone


def test_only_who_can_change_the_settings_reads_their_names() -> None:
    owner, installer = (
        connection_sentence(ENGLISH, Reason.ADDRESS, WORDS, installer=one) for one in (False, True)
    )
    assert owner.endswith("whoever installed me can allow it.")
    assert installer.endswith("SHOPBELL_PRIVATE_HOSTS=blog.local:8080, and start Shopbell again.")
