"""Starter templates, written by somebody who had not seen the rules: each text speaks in its own form of address, and every
rule of a brand leaves them alone that has nothing to do with them.
"""

from pathlib import Path

import bot
from bot.domain.brand import Brand, Gender, Voice
from bot.domain.brand_check.address import label
from bot.domain.brand_check.checking import check_body
from bot.domain.brand_check.reading import read
from bot.domain.placeholder import Values, fill
from bot.domain.settings import Language
from bot.domain.template_file.as_yaml import read_starter
from bot.domain.template_file.records import Unreadable

SPEAKS = {Language.GERMAN_DU: "du", Language.GERMAN_SIE: "sie", Language.ENGLISH: "none"}


def texts() -> list[tuple[str, Language, str]]:
    """Title, language and body of every text."""
    found = []
    for path in sorted((Path(bot.__file__).parent / "starter").glob("*.yaml")):
        starter = read_starter(path.read_bytes(), Language.GERMAN_DU)
        assert not isinstance(starter, Unreadable)
        found += [(one.title, language, body) for one in starter[1] for language, body in one.texts.items()]
    return found


def test_every_starter_text_speaks_in_its_own_form_of_address() -> None:
    every = texts()
    assert len(every) > 200
    said = [
        (title, language, label(read(fill(body, Values("Anna")).text))) for title, language, body in every
    ]
    assert [one for one in said if one[2] not in (SPEAKS[one[1]], "none")] == []
    silent = [one for one in said if one[2] == "none" and one[1] is not Language.ENGLISH]
    assert len(silent) <= 4, silent


def test_no_rule_finds_anything_in_them_that_is_not_there() -> None:
    voice = Voice(Language.GERMAN_DU, Brand(gender=Gender.STAR, emoji_most=1, sentence_words=40))
    found = [(title, check_body(body, voice, language)) for title, language, body in texts()]
    assert [one for one in found if one[1]] == []
