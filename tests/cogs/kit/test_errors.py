"""What went wrong is said in a sentence, whatever it was."""

import pytest

from bot.domain.reason import Reason, stored_reason
from bot.domain.settings import Language
from bot.texts import speak
from cogs.kit.errors import reason_sentence


@pytest.mark.parametrize("language", Language)
def test_every_reason_has_a_sentence_of_its_own_in_every_language(language: Language) -> None:
    said = [reason_sentence(speak(language), reason) for reason in Reason]
    assert len(set(said)) == len(Reason)
    assert all(sentence.endswith((".", "?")) for sentence in said)


def test_a_stored_reason_that_this_version_does_not_know_is_said_to_be_unknown() -> None:
    assert stored_reason("moon") is Reason.UNKNOWN
    assert (stored_reason(""), stored_reason("gone")) == (None, Reason.GONE)
    english = speak(Language.ENGLISH)
    assert reason_sentence(english, None) == reason_sentence(english, Reason.UNKNOWN)
