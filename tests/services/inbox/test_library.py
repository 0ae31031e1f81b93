"""Undo: after it a comment is ranked as if that had never been learnt, by vectors and by words alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.channel import ChannelId
from bot.domain.comment import CommentId
from bot.domain.example import Decision, Example, ExampleId, Origin
from bot.domain.suggestion import Suggestion
from bot.domain.template import Template, TemplateId
from bot.domain.vector import StoredVector, text_hash
from bot.services.inbox.library import Library
from bot.services.inbox.material import Material
from tests.support.clock import NOW
from tests.support.embedding import CountingEmbedder

TEMPLATES = tuple(
    Template(TemplateId(number), title, title, body, 0, NOW)
    for number, (title, body) in enumerate(
        (("Gutscheine", "Ab 10 Euro im Laden."), ("Versand", "Jeden Dienstag."), ("Offen", "Bis 18 Uhr.")), 1
    )
)
WORDS = ("was", "kostet", "gutscheine", "versand", "offen", "verschenken", "samstag", "laden")
ASKED = ("was kostet das", "am samstag offen?", "etwas zum verschenken")
LEARNT = st.tuples(
    st.sampled_from((None, 1, 2, 3)),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    st.sampled_from((0.5, 1.0)),
)


def example(number: int, learnt: tuple[int | None, str, float]) -> Example:
    template, text, weight = learnt
    known = None if template is None else TemplateId(template)
    origin = Origin.FREE if known is None else Origin.PICK
    return Example(ExampleId(number), known, text, origin, weight, NOW, CommentId(number), ChannelId(1))


def take(library: Library, version: int, examples: tuple[Example, ...]) -> None:
    library.take(Material(version, TEMPLATES, examples, ()), NOW)
    while not library.complete:
        library.encode(50)


def ranked(library: Library) -> list[tuple[Suggestion, ...]]:
    heard, _ = library.heard({CommentId(90 + at): text for at, text in enumerate(ASKED)}, ())
    return [library.rank(comment, ChannelId(1), said).suggestions for comment, said in heard.items()]


def test_that_nothing_fitted_counts_for_comments_that_are_alike() -> None:
    before, after = Library(CountingEmbedder()), Library(CountingEmbedder())
    take(before, 1, ())
    take(after, 1, (example(1, (None, ASKED[1], 1.0)),))
    assert ranked(after)[1][0].score < ranked(before)[1][0].score


def test_fifty_decisions_move_what_is_suggested_and_those_of_a_text_that_was_not_ranked_count_for_nothing() -> (
    None
):
    library = Library(None)
    texts = {CommentId(90): "Versand"}

    def first() -> Suggestion:
        heard, _ = library.heard(texts, ())
        return library.rank(CommentId(90), ChannelId(1), heard[CommentId(90)]).suggestions[0]

    take(library, 1, ())
    sure = first()
    # Far from what is asked, so that only the decisions count.
    far = tuple(example(number, (None, "ganz etwas anderes", 1.0)) for number in range(1, 61))
    take(library, 2, far)
    unranked = first()
    decided = tuple(replace(one, decision=Decision(3.0, right=one.id % 20 == 0)) for one in far)
    take(library, 3, decided)
    assert sure.fits and unranked.fits
    assert not first().fits and first().score < unranked.score / 2
    take(library, 4, decided[:49])
    assert first().fits


def test_of_what_one_template_learnt_the_newest_fifty_are_compared_and_all_that_was_written_down() -> None:
    library = Library(None)
    learnt = [example(number, (1, f"frage {number}", 1.0)) for number in range(1, 71)]
    written = [
        replace(one, id=ExampleId(one.id + 100), text=f"beispiel {one.id}", origin=Origin.GIVEN)
        for one in learnt
    ]
    bare = Library(None)
    take(bare, 1, ())
    take(library, 1, (*written, *learnt))
    assert library.size == bare.size + 50 + 70


def test_the_same_words_are_compared_once_the_newest_time_and_not_where_they_were_written_down() -> None:
    library, bare = Library(None), Library(None)
    take(bare, 1, ())
    same = ("Was kostet der Versand?", "was kostet der versand", "WAS KOSTET DER VERSAND?! 😀", "❤️", "👍")
    learnt = tuple(example(number, (2, text, 1.0)) for number, text in enumerate(same, 1))
    other = example(9, (1, same[0], 1.0))
    written = replace(other, id=ExampleId(10), origin=Origin.GIVEN, template_id=TemplateId(3))
    take(library, 1, (*learnt, other, written, replace(written, id=ExampleId(11), origin=Origin.PICK)))
    assert library.size == bare.size + 5
    heard, _ = library.heard({CommentId(90): same[0]}, ())
    found = library.rank(CommentId(90), ChannelId(1), heard[CommentId(90)]).suggestions
    assert {one.template.id: one.nearest for one in found} == {2: 3, 1: 9, 3: 10}


@given(st.lists(LEARNT, max_size=4), st.lists(LEARNT, min_size=1, max_size=3), st.booleans())
@settings(max_examples=25, deadline=None)
def test_undo_makes_the_ranking_what_it_was(
    kept: list[tuple[int | None, str, float]], undone: list[tuple[int | None, str, float]], vectors: bool
) -> None:
    embedder = CountingEmbedder() if vectors else None
    stays = tuple(example(at, one) for at, one in enumerate(kept, 1))
    goes = tuple(example(at, one) for at, one in enumerate(undone, 50))
    never, library = Library(embedder), Library(embedder)
    take(never, 1, stays)
    take(library, 1, stays)
    take(library, 2, (*stays, *goes))
    take(library, 3, stays)
    for found, wanted in zip(ranked(library), ranked(never), strict=True):
        assert [(one.template.id, one.fits, one.because, one.nearest) for one in found] == [
            (one.template.id, one.fits, one.because, one.nearest) for one in wanted
        ]
        assert all(abs(one.score - other.score) < 1e-6 for one, other in zip(found, wanted, strict=True))


@pytest.mark.parametrize(
    "damage", [b"", b"x", b"\x00\x7c" * 64, b"\xff\xff" * 64, bytes(2 * 65), bytes(2 * 63)]
)
def test_a_text_whose_vector_is_damaged_is_encoded_once_more(damage: bytes) -> None:
    embedder = CountingEmbedder()
    whole, broken = Library(embedder), Library(embedder)
    whole.take(Material(1, TEMPLATES, (), ()), NOW)
    stored = whole.encode(50)
    embedder.counted()
    bad = tuple(one._replace(numbers=damage) for one in stored[:1])
    broken.take(Material(1, TEMPLATES, (), (*bad, *stored[1:])), NOW)
    assert broken.encode(50) == stored[:1]
    _, of_comments = broken.heard(
        {CommentId(9): ASKED[0]}, (StoredVector(CommentId(9), text_hash(ASKED[0]), damage),)
    )
    assert [one.comment for one in of_comments] == [9]
    assert ranked(broken) == ranked(whole)
