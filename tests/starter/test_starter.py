"""Starter library: complete, short enough, in the right form of address, and usable as it is taken."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

import pytest

from bot.domain.brand import PLAIN, Brand, Gender, Refused, Voice, facts_in
from bot.domain.brand_check.address import Form, marks
from bot.domain.brand_check.checking import check, check_body
from bot.domain.brand_check.reading import read
from bot.domain.language import language_of
from bot.domain.placeholder import BLANKS, Values, fill, most_blanks, wordings
from bot.domain.settings import Language
from bot.domain.template_file.as_yaml import read_starter
from bot.domain.template_file.records import Record
from bot.services.business.template_files import STARTER

_LONGEST = 300
_LONGEST_LABEL = 39
_VARIANTS = (Language.GERMAN_DU, Language.GERMAN_SIE, Language.ENGLISH)
_SHOWN = (Language.GERMAN_DU, Language.ENGLISH)
_ADDRESS = {Language.GERMAN_DU: {Form.DU}, Language.GERMAN_SIE: {Form.SIE}}
_ROOT = STARTER.parents[1]
_PAGES = {"templates.de.md": Language.GERMAN_DU, "templates.md": Language.ENGLISH}
_PRAISING = re.compile(r"\b(beste[nrsm]?|einzigartig\w*|perfekt\w*|best|unique|perfect)\b", re.IGNORECASE)


class Wording(NamedTuple):
    """One text of the library."""

    title: str
    language: Language
    text: str


def library(language: Language) -> Iterator[tuple[str, str, tuple[Record, ...]]]:
    """File, trade and templates, as somebody of this language sees them."""
    for path in sorted(STARTER.glob("*.yaml")):
        found = read_starter(path.read_bytes(), language)
        assert isinstance(found, tuple), f"{path.name}: {found}"
        yield path.stem, *found


def templates(language: Language = Language.GERMAN_DU) -> list[Record]:
    return [record for _, _, records in library(language) for record in records]


def texts() -> list[Wording]:
    return [
        Wording(record.title, language, text)
        for record in templates()
        for language in _VARIANTS
        for text in wordings(record.texts[language])
    ]


def test_there_is_a_set_for_everybody_and_one_for_each_of_eight_trades() -> None:
    sizes = {name: len(records) for name, _, records in library(Language.GERMAN_DU)}

    assert len(sizes) == 9
    assert sizes["common"] >= 24
    assert min(sizes.values()) >= 6
    assert sum(sizes.values()) >= 80


@pytest.mark.parametrize("language", _SHOWN)
def test_titles_and_short_names_are_short_and_given_once(language: Language) -> None:
    every = templates(language)

    assert not [title for title, times in Counter(one.title for one in every).items() if times > 1]
    assert not [name for name, times in Counter(one.short_name for one in every).items() if times > 1]
    assert not [one.title for one in every if not 0 < len(one.title) <= 80]
    assert not [one.short_name for one in every if not 0 < len(one.short_name) <= 14]
    assert 8 <= len({one.category for one in every}) <= 12


def test_titles_in_german_and_english_belong_to_the_same_templates() -> None:
    german, english = templates(Language.GERMAN_DU), templates(Language.ENGLISH)

    assert [one.texts for one in german] == [one.texts for one in english]
    assert [one.title for one in german] == [one.title for one in templates(Language.GERMAN_SIE)]
    assert not [
        one.title for one, other in zip(german, english, strict=True) if one.category == other.category
    ]


def test_every_template_has_all_variants_and_three_examples_one_of_them_english() -> None:
    for record in templates():
        assert record.texts.keys() == set(_VARIANTS), record.title
        assert len(set(record.examples)) == 3, record.title
        assert [language_of(one) for one in record.examples].count("en") >= 1, record.title


def test_no_example_is_given_to_two_templates() -> None:
    times = Counter(example.casefold() for record in templates() for example in record.examples)

    assert not [example for example, count in times.items() if count > 1]


def test_one_template_thanks_for_praise() -> None:
    assert [one.short_name for one in templates() if one.thanks] == ["Danke"]


def test_texts_are_shorter_than_a_post_and_praise_nothing() -> None:
    assert not [one for one in texts() if len(one.text) >= _LONGEST]
    assert not [one for one in texts() if _PRAISING.search(one.text)]
    assert not [one for one in texts() if re.search(r"\bLiebe[rs]?\b|\bDear\b|\bHerr\b|\bFrau\b", one.text)]


def test_each_variant_speaks_in_its_own_form_of_address() -> None:
    silent = 0
    for one in texts():
        assert not check(one.text, Voice(one.language, PLAIN), one.language), one
        found = {mark.form for mark in marks(read(one.text))}
        assert found <= _ADDRESS.get(one.language, set()), one
        silent += one.language in _ADDRESS and not found
    assert silent <= 4


def test_no_rule_of_a_brand_finds_anything_in_a_variant() -> None:
    voice = Voice(Language.GERMAN_DU, Brand(gender=Gender.STAR, emoji_most=1, sentence_words=40))
    bodies = [(body, language) for record in templates() for language, body in record.texts.items()]
    found = [(body, check_body(body, voice, language)) for body, language in bodies]
    assert [one for one in found if one[1]] == []


def test_no_variant_asks_for_more_than_a_form_holds_even_without_facts() -> None:
    for record in templates():
        assert max(map(most_blanks, record.texts.values())) <= BLANKS, record.title


def test_blanks_are_short_and_the_same_in_both_german_forms() -> None:
    def asked(text: str) -> set[str]:
        return set(re.findall(r"\{\?([^}]+)\}", text))

    for record in templates():
        du, sie, english = (asked(record.texts[language]) for language in _VARIANTS)
        assert du == sie, record.title
        assert len(english) >= len(du), record.title
        assert not [one for one in du | english if len(one) > _LONGEST_LABEL]


def test_a_text_without_the_customers_name_closes_up_to_whole_sentences() -> None:
    for one in texts():
        for author in ("", "Anna Huber", "Gasthaus Huber"):
            filled = fill(one.text, Values(author=author)).text
            assert filled[0].isupper() or filled[0] == "{", one
            assert not re.search(r"\s[,.!?;]|,[.!?,]|\s\s|\{(?!\?)", filled), filled


def test_a_second_wording_says_it_in_other_words() -> None:
    several = [wordings(text) for record in templates() for text in record.texts.values() if "---" in text]

    assert len(several) >= 9
    for said in several:
        for one, other in combinations(said, 2):
            assert one != other


def facts(records: Iterable[Record], language: Language, known: Iterable[str] = ()) -> set[str]:
    """Names of facts that templates use, and that are not known by another name."""
    values = Values("Anna", "x", "x", dict.fromkeys(known, "x"))
    return {
        blank
        for record in records
        for text in wordings(record.texts[language])
        for blank in fill(text, values).blanks
        if f"{{?{blank}}}" not in text
    }


def test_facts_of_everybody_and_of_a_trade_find_room_in_brand_in_both_languages() -> None:
    sets = {name: records for name, _, records in library(Language.GERMAN_DU)}

    for name, records in sets.items():
        every = (*sets["common"], *records)
        german = facts(every, Language.GERMAN_DU)
        names = german | facts(every, Language.ENGLISH, german)
        typed = facts_in("\n".join(f"{one}: x" for one in names))
        assert not isinstance(typed, Refused), f"{name}: {typed}"
        assert {fact.name for fact in typed} == names


@pytest.mark.parametrize("page", _PAGES)
def test_facts_are_listed_for_owners_in_the_language_of_the_texts(page: str) -> None:
    blocks = re.findall(r"```\n(.*?)```", (_ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    listed = facts_in("".join(blocks))

    assert not isinstance(listed, Refused), listed
    assert {fact.name for fact in listed} == facts(templates(), _PAGES[page])
