"""Whole cards, forms and lock-screen texts made of hostile words look like those made of harmless ones."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import discord
import pytest
from discord import ui
from hypothesis import given

from bot.domain.card_facts import BundleCard, CardFacts, CommentCard, StoppedCard
from bot.domain.plaintext import clean, from_html, one_line
from bot.domain.settings import Language
from bot.texts import speak
from cogs.inbox.card import draw
from cogs.inbox.forms import edit_form, reply_form, search_form
from cogs.inbox.plain_line import plain_text
from tests.support import hostile
from tests.support.clock import NOW
from tests.support.discord_markdown import Drawn, read
from tests.support.preview_markdown import drawn_by_preview
from tests.support.shown import RUNG, every_state, template

TEXTS = speak(Language.GERMAN_DU)
STATES = every_state()
LABEL_LIMIT, TEXT_LIMIT, COMPONENT_LIMIT, MESSAGE_LIMIT, TITLE_LIMIT = 80, 4_000, 40, 2_000, 45
HOSTILE = [clean(text) for text in hostile.TEXTS]
ENDLESS = [*map(clean, hostile.LONG), *map(from_html, hostile.MARKUP)]


LONGEST = TEXT_LIMIT + 1
"""Of names and titles, which are cleaned with every drawing: more than a whole message holds."""

# Every state is drawn with the same words, so that most texts on the cards come again.
lined, drawn_by_discord = cache(one_line), cache(read)


def said(facts: CardFacts, text: str) -> CardFacts:
    """The card with these words wherever a customer, a colleague or a platform has some."""
    line = lined(text)[:LONGEST]
    match facts:
        case CommentCard():
            comment = facts.comment
            return replace(
                facts,
                comment=replace(comment, text=text, author=line, thread=replace(comment.thread, title=line)),
                channel=replace(facts.channel, title=line),
                several=True,
                answer_text=text,
                above=replace(facts.above, text=text, author=text) if facts.above else None,
                others=tuple(replace(other, text=text) for other in facts.others),
                probable_text=text if facts.probable_text else "",
                reply=replace(facts.reply, body=text) if facts.reply else None,
                suggestions=tuple(replace(one, because=(line,)) for one in facts.suggestions),
                drafts=tuple(replace(one, name=line, text=text) for one in facts.drafts),
                claims=tuple(replace(one, name=line) for one in facts.claims),
            )
        case BundleCard():
            lines = tuple(
                replace(
                    one,
                    comment=replace(
                        one.comment, text=text, author=line, thread=replace(one.comment.thread, title=line)
                    ),
                )
                for one in facts.lines
            )
            return replace(facts, lines=lines)
        case StoppedCard():
            return replace(facts, channel=replace(facts.channel, title=line))


@cache
def harmless(text: str) -> str:
    """The same length, words and lines, and nothing in it."""
    return "".join(character if character.isspace() else "x" for character in text)


def parts(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from parts(component.get("components", []))
        if "component" in component:
            yield from parts([component["component"]])


def marks_of(texts: list[Drawn]) -> Counter[str]:
    """How often each mark is drawn; how many lines are quoted depends on where a text is cut."""
    found = Counter(name for drawn in texts for name, _ in drawn.marks)
    del found["quote"]
    return found


def assert_looks_like(sources: list[str], others: list[str], words: str, *, strict: bool = True) -> None:
    """`words`: what was said, for the report."""
    texts = [drawn_by_discord(source, strict=strict) for source in sources]
    assert (words, marks_of(texts)) == (words, marks_of([drawn_by_discord(other) for other in others]))
    for drawn in texts:
        assert set(drawn.pings) <= {RUNG}, words
    for source, other in zip(sources, others, strict=True):
        assert kinds_of(source) == kinds_of(other), words


@cache
def kinds_of(source: str) -> frozenset[str]:
    return frozenset(drawn_by_preview(source)[0])


def texts_of(view: ui.LayoutView | ui.Modal) -> list[str]:
    """Everything that is drawn as markdown, after asserting Discord's limits."""
    found = list(parts(view.to_components()))
    texts = [one["content"] for one in found if one["type"] == discord.ComponentType.text_display.value]
    assert sum(map(len, texts)) <= TEXT_LIMIT
    assert len(found) <= COMPONENT_LIMIT
    for one in found:
        assert len(one.get("label") or "") <= LABEL_LIMIT
        assert len(one.get("custom_id") or "") <= 100
    return texts


@pytest.mark.parametrize("state", STATES)
def test_a_card_of_hostile_words_looks_like_one_of_harmless_words(state: str) -> None:
    for text in HOSTILE:
        drawn, plain = (
            texts_of(draw(said(STATES[state], words), TEXTS, NOW, RUNG)) for words in (text, harmless(text))
        )
        assert_looks_like(drawn, plain, text)


@given(hostile.hostile_texts().map(clean))
def test_an_open_card_of_any_mixture_looks_like_one_of_harmless_words(text: str) -> None:
    for state in ("open_long", "bundle", "needs_human"):
        drawn, plain = (
            texts_of(draw(said(STATES[state], words), TEXTS, NOW, RUNG)) for words in (text, harmless(text))
        )
        assert_looks_like(drawn, plain, text)


@pytest.mark.parametrize("state", [name for name, facts in STATES.items() if isinstance(facts, CommentCard)])
def test_a_lock_screen_text_of_hostile_words_looks_like_one_of_harmless_words(state: str) -> None:
    for text in HOSTILE:
        drawn, plain = (
            plain_text(said(STATES[state], words), TEXTS, RUNG) for words in (text, harmless(text))
        )
        assert len(drawn) <= MESSAGE_LIMIT
        assert_looks_like([drawn], [plain], text, strict=False)


@pytest.mark.parametrize("state", STATES)
def test_a_card_of_endless_words_stays_within_discords_limits(state: str) -> None:
    for text in ENDLESS:
        facts = said(STATES[state], text)
        for source in texts_of(draw(facts, TEXTS, NOW, RUNG)):
            assert set(drawn_by_discord(source).pings) <= {RUNG}
        assert len(plain_text(facts, TEXTS, RUNG)) <= MESSAGE_LIMIT


@pytest.mark.parametrize("text", [clean(text) for text in (*hostile.TEXTS, *hostile.LONG, "*\n" * 3_000)])
def test_a_form_shows_hostile_words_as_words_and_stays_within_discords_limits(text: str) -> None:
    facts, plain = said(STATES["open_long"], text), said(STATES["open_long"], harmless(text))
    assert isinstance(facts, CommentCard)
    assert isinstance(plain, CommentCard)
    filled = template(3, "Hallo", "Hallo", "Hallo {name}, {wann} passt!")
    for make in (
        lambda of: reply_form(of, TEXTS, filled),
        lambda of: edit_form(of, TEXTS, text),
        lambda of: search_form(of, TEXTS),
    ):
        form = make(facts)
        assert len(form.title) <= TITLE_LIMIT
        drawn, other = texts_of(form), texts_of(make(plain))
        if len(text) < 1_000:
            assert_looks_like(drawn, other, text)
        assert [ping for source in drawn for ping in read(source).pings] == []


@pytest.mark.parametrize("state", STATES)
def test_no_escape_is_left_to_be_seen(state: str) -> None:
    drawn = texts_of(draw(said(STATES[state], "a_b *c* [d] `e`"), TEXTS, NOW, RUNG))
    assert [source for source in drawn if "\\" in read(source).text] == []
    labels = [mark for source in drawn for name, mark in read(source).marks if name == "link"]
    assert [label for label in labels if "\\\\" in label] == []
