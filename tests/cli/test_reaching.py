"""Reaching the business side: the sentence for whatever may be wrong with the data."""

import errno

import pytest

from bot.cli.opening import opening_trouble
from bot.domain.settings import Language
from bot.texts import speak


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), OSError("?")])
def test_no_sentence_begins_with_an_empty_name(language: Language, error: OSError) -> None:
    """An error of a full disk names no file."""
    sentence = str(opening_trouble(speak(language), error))
    assert sentence[0].isupper()
    assert "No space" not in sentence
