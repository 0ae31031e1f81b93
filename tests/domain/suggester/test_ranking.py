"""Ranking of templates: what is learnt and forgotten, and texts that mean harm."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.example import Decision, ExampleId
from bot.domain.suggester.certainty import DECISIONS, SENTENCES, Calibration, calibrated
from bot.domain.suggester.concepts import meanings
from bot.domain.suggester.folding import words
from bot.domain.suggester.projection import Projection
from bot.domain.suggester.ranking import Suggester
from bot.domain.suggester.values import Evidence, Example, Ranking, Said, Usage, aged
from bot.domain.suggester.wording import encoded, parts
from bot.domain.template import TemplateId
from bot.models.projections import concepts

DIMENSION = 16
LIBRARY = (
    ("Öffnungszeiten", "Wir haben Montag bis Freitag von 9 bis 18 Uhr offen, {name}."),
    ("Gutscheine", "Gutscheine gibt es im Geschäft und zum Ausdrucken."),
    ("Versandkosten", "Der Versand kostet 4,90 €, ab 50 € ist er gratis."),
    ("Reklamation", "Das tut uns leid! Schick uns bitte ein Foto vom Schaden."),
)
COMMENTS = (
    ("habt ihr am samstag offen?", 1),
    ("verkauft ihr gutscheine", 2),
    ("was kostet der versand nach graz", 3),
    ("kam leider kaputt an", 4),
    ("do you sell vouchers", 2),
    ("bis wann seids heut da", 1),
)


def said(text: str) -> Said:
    """Text with a vector of its words, as an embedder would give: the same for the same words, of length 1."""
    vector = np.full(DIMENSION, 1e-3, np.float32)
    for word in words(encoded(text)):
        seed = crc32(word.encode())
        vector += np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return Said(text, (vector / float(np.linalg.norm(vector)),))


def lite(text: str) -> Said:
    return Said(text)


def library(vectors: bool = True) -> Suggester:
    suggester = Suggester([Projection(DIMENSION)] if vectors else [])
    say = said if vectors else lite
    for number, (title, body) in enumerate(LIBRARY, 1):
        suggester.put(TemplateId(number), [(part, say(part.text)) for part in parts(title, [body])])
    return suggester


def examples(count: int = len(COMMENTS)) -> list[Example]:
    return [
        Example(ExampleId(number), TemplateId(template), said(text))
        for number, (text, template) in enumerate(COMMENTS[:count], 1)
    ]


def scores(ranking: Ranking) -> dict[TemplateId, float]:
    return {one.template: round(one.score, 5) for one in ranking.best}


def firsts(suggester: Suggester, texts: Sequence[str], vectors: bool = True) -> list[TemplateId]:
    say = said if vectors else lite
    return [suggester.rank(say(text)).best[0].template for text in texts]


@pytest.mark.parametrize("vectors", [True, False])
def test_a_template_without_examples_is_found_by_its_title_and_its_body(vectors: bool) -> None:
    found = firsts(
        library(vectors), ["Öffnungszeiten bitte", "habts gutscheine?", "foto vom schaden gemacht"], vectors
    )
    assert found == [1, 2, 4]


@pytest.mark.parametrize("vectors", [True, False])
def test_what_was_picked_once_is_first_for_the_same_words(vectors: bool) -> None:
    suggester, say = library(vectors), said if vectors else lite
    suggester.learn(Example(ExampleId(1), TemplateId(3), say("schickts ihr auch nach tirol")))
    assert firsts(suggester, ["schickts ihr nach tirol?"], vectors) == [3]


@given(st.permutations(examples()), st.sets(st.integers(1, len(COMMENTS))))
@settings(max_examples=25, deadline=None)
def test_learning_in_any_order_and_unlearning_leaves_what_was_learnt_and_kept(
    learnt: list[Example], undone: set[int]
) -> None:
    suggester, kept = library(), library()
    for example in learnt:
        suggester.learn(example)
    for number in undone:
        suggester.unlearn(ExampleId(number))
    for example in examples():
        if example.id not in undone:
            kept.learn(example)
    for text, _ in COMMENTS:
        assert scores(suggester.rank(said(text))) == pytest.approx(scores(kept.rank(said(text))), abs=2e-4)


def test_a_changed_template_ranks_as_if_it_had_always_been_so_and_keeps_its_examples() -> None:
    changed, fresh = library(), library()
    for suggester in (changed, fresh):
        suggester.learn(examples()[0])
    other = [(part, said(part.text)) for part in parts("Parken", ["Parkplätze gibt es hinter dem Haus."])]
    changed.put(TemplateId(1), [(part, said(part.text)) for part in parts("Feiertage", ["Zu."])])
    changed.put(TemplateId(1), other)
    fresh.put(TemplateId(1), other)
    text = said("wo kann man parken am samstag")
    assert scores(changed.rank(text)) == pytest.approx(scores(fresh.rank(text)), abs=2e-4)
    assert firsts(changed, ["habt ihr am samstag offen?"]) == [1]


def test_a_removed_template_is_ranked_no_more_and_its_examples_count_for_nothing() -> None:
    suggester, never = library(), library()
    for example in examples():
        suggester.learn(example)
    suggester.remove(TemplateId(2))
    never.remove(TemplateId(2))
    for example in examples():
        never.learn(example)
    text = said("verkauft ihr gutscheine")
    assert TemplateId(2) not in scores(suggester.rank(text))
    assert scores(suggester.rank(text)) == pytest.approx(scores(never.rank(text)), abs=2e-4)


def test_learning_that_nothing_fits_makes_such_comments_less_answerable() -> None:
    suggester, text = library(), said("was kostet ein gutes frühstück bei euch")
    before = suggester.rank(text).answerable
    for number, other in enumerate(("frühstück bei euch?", "habt ihr gutes frühstück"), 1):
        suggester.learn(Example(ExampleId(number), None, said(other)))
    assert suggester.rank(text).answerable < before


def test_an_old_example_counts_less_than_a_new_one() -> None:
    assert aged(1.0, 180) == pytest.approx(0.5)
    suggester = library()
    text = "wie lang habts ihr am abend"
    suggester.learn(Example(ExampleId(1), TemplateId(1), said(text), aged(1.0, 900)))
    suggester.learn(Example(ExampleId(2), TemplateId(2), said(text), 1.0))
    assert firsts(suggester, [text]) == [2]


def test_use_breaks_a_tie_and_nothing_more() -> None:
    suggester = Suggester()
    for number in (1, 2):
        suggester.put(TemplateId(number), [(part, lite(part.text)) for part in parts("Gutscheine", [])])
    suggester.put(TemplateId(3), [(part, lite(part.text)) for part in parts("Versand", [])])
    used = {TemplateId(2): Usage(5, 5), TemplateId(3): Usage(1e9, 1e9)}
    best = suggester.rank(lite("gutscheine?"), used).best
    assert [one.template for one in best] == [2, 1, 3]


def test_the_reason_names_words_of_the_comment_and_the_most_similar_example() -> None:
    suggester = library()
    for example in examples():
        suggester.learn(example)
    first = suggester.rank(said("Was kostet der VERSAND nach Wien?")).best[0]
    assert first.template == 3
    assert first.because[0] == "VERSAND"
    assert first.nearest is not None
    assert first.nearest[0] == 3


@pytest.mark.parametrize(
    ("text", "title", "named"),
    [
        ("porto?", "Versandkosten", ("porto",)),
        ("mein packerl is immer no ned da", "Wo ist mein Paket", ("packerl",)),
        ("do you ship to italy?", "Versandkosten", ("ship",)),
        ("Das zweite macht ihr nicht wieder gut, wo ist die Nummer?", "Nummer zwei", ("Nummer",)),
        ("wo ist das, was macht ihr da", "Wo ist das und was macht ihr", ()),
    ],
)
def test_the_reason_is_a_word_of_what_is_meant_and_never_one_that_says_nothing(
    text: str, title: str, named: tuple[str, ...]
) -> None:
    suggester = Suggester(concepts=concepts())
    for number, one in enumerate((title, "Hunde"), 1):
        suggester.put(TemplateId(number), [(part, lite(part.text)) for part in parts(one, [])])
    first = suggester.rank(lite(text)).best[0]
    assert (first.template, first.because) == (1, named)


def test_of_many_templates_the_right_one_is_first_and_every_one_is_in_the_order() -> None:
    suggester = Suggester([Projection(DIMENSION)])
    titles = [
        f"{thing} {place}" for thing in ("Anfahrt", "Hund", "Frühstück") for place in "abcdefghijklmnopqrst"
    ]
    for number, title in enumerate(titles, 1):
        suggester.put(TemplateId(number), [(part, said(part.text)) for part in parts(title, [])])
        suggester.learn(Example(ExampleId(number), TemplateId(number), said(f"frage {number}")))
    ranking = suggester.rank(said("frage 37"))
    assert ranking.best[0].template == 37
    nearest = ranking.best[0].nearest
    assert nearest is not None
    assert nearest[0] == 37
    assert nearest[1] == pytest.approx(1.0, abs=0.01)
    assert sorted(ranking.order) == list(range(1, len(titles) + 1))


HOSTILE = (
    "",
    "\x00",
    "\u202eneffo rhi tbah\u202c",
    "😂😂😂",
    "🏳️‍🌈" * 500,
    "a" * 20_000,
    "offen " * 4_000,
    "offen\u0301\u0302" * 2_000,
    "\ud800",
    "؟هل أنتم مفتوحون",
    "??? !!! ...",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("vectors", [True, False])
def test_a_hostile_comment_is_ranked_and_learnt_like_any_other(text: str, vectors: bool) -> None:
    suggester = library(vectors)
    one = Said(text, (np.zeros(DIMENSION, np.float32),)) if vectors else lite(text)
    suggester.learn(Example(ExampleId(1), TemplateId(1), one))
    ranking = suggester.rank(one)
    assert len(ranking.best) == len(LIBRARY)
    assert all(0.0 <= found.probability <= 1.0 for found in ranking.best)
    assert 0.0 <= ranking.answerable <= 1.0
    encoded(text).encode()


@given(st.text(max_size=80), st.booleans())
@settings(max_examples=40, deadline=None)
def test_probabilities_lie_between_0_and_1_and_fall_with_the_rank(text: str, learnt: bool) -> None:
    suggester = library(vectors=False)
    if learnt:
        suggester.learn(Example(ExampleId(1), TemplateId(2), lite(text)))
    chances = [one.probability for one in suggester.rank(lite(text)).best]
    assert all(0.0 <= chance <= 1.0 for chance in chances)
    assert chances == sorted(chances, reverse=True)


def test_an_empty_library_suggests_nothing() -> None:
    suggester = Suggester()
    suggester.learn(Example(ExampleId(1), TemplateId(1), lite("hallo")))
    assert suggester.rank(lite("hallo")) == Ranking((), (), 0.0, False, None)


def test_concepts_bring_together_what_shares_no_word() -> None:
    suggester = Suggester()
    for number, title in enumerate(("Versandkosten", "Öffnungszeiten", "Hunde"), 1):
        suggester.put(TemplateId(number), [(part, lite(part.text)) for part in parts(title, [])])
    asked = ["was verlangt ihr fürs liefern", "bis wann seids da", "is my puppy allowed inside"]
    assert firsts(suggester, asked, vectors=False) == [1, 2, 3]


def test_a_template_without_examples_borrows_the_concepts_it_is_near_to_until_it_has_one() -> None:
    size, dimension = len(meanings()), 256
    random = np.random.default_rng(3).standard_normal((size + 2, dimension)).astype(np.float32)
    vectors = random / np.linalg.norm(random, axis=1, keepdims=True)
    still = np.zeros((dimension, 1), np.float32)
    borrowing, alone = (
        Suggester([Projection(dimension, still, still.T, concepts)])
        for concepts in (vectors[:size], np.zeros_like(vectors[:size]))
    )
    comment = Said("", (vectors[1],))
    for suggester in (borrowing, alone):
        for number, title in enumerate(("qqqq", "xxxx"), 1):
            near = vectors[number] + vectors[size + number - 1]
            suggester.put(TemplateId(number), [(part, Said("", (near,))) for part in parts(title, [])])
    first, other = (suggester.rank(comment).best[0] for suggester in (borrowing, alone))
    assert (first.template, other.template) == (1, 1)
    assert first.score > other.score + 0.02
    for suggester in (borrowing, alone):
        for number in (1, 2):
            example = Said("", (vectors[size + number - 1],))
            suggester.learn(Example(ExampleId(number), TemplateId(number), example))
    assert scores(borrowing.rank(comment)) == scores(alone.rank(comment))


def test_a_comment_like_several_texts_of_a_template_is_nearer_to_that_than_one_like_a_single_text() -> None:
    suggester = Suggester()
    for number, texts in enumerate(
        (["samstag offen", "samstag zeiten"], ["offen samstag", "urlaub hund"]), 1
    ):
        suggester.put(TemplateId(number), [(part, lite(part.text)) for part in parts(texts[0], texts[1:])])
    one, other = suggester.rank(lite("offen samstag")).best
    assert (one.template, other.template) == (1, 2)
    # Without the middles of the texts it is 0.062.
    assert one.score > other.score + 0.075


def test_a_template_in_three_languages_is_as_sure_as_in_one() -> None:
    bodies = ("Gern, im Laden!", "Gladly, in our shop!", "Gerne, bei uns!")
    odds = []
    for number in (1, 3):
        suggester = Suggester()
        for template, title in enumerate(("Gutscheine", "Versand", "Anfahrt"), 1):
            texts = parts(title, bodies[:number])
            suggester.put(TemplateId(template), [(part, lite(part.text)) for part in texts])
        odds.append(suggester.rank(lite("Habt ihr Gutscheine?")).odds)
    # Its likeness to the middle of its texts costs .3; counted as texts of their own, the other bodies would cost .5 more.
    assert odds[1] == pytest.approx(odds[0], abs=0.4)


def test_every_phrase_stands_once() -> None:
    known = meanings()
    phrases = [phrase.casefold() for one in known for phrase in one.phrases]
    assert len({one.titles for one in known}) == len(known) > 400
    assert [phrase for phrase in phrases if not phrase.strip()] == []
    assert len(phrases) - len(set(phrases)) <= len(phrases) // 100


def test_a_single_template_fits_its_own_words_and_no_others() -> None:
    suggester = Suggester()
    suggester.put(TemplateId(1), [(part, lite(part.text)) for part in parts("Gutscheine", ["Gern!"])])
    assert suggester.rank(lite("Habt ihr Gutscheine?")).fits
    assert not suggester.rank(lite("So ein Regen heute")).fits


EVIDENCE = Evidence(0.6, 0.1, 0.6, 0.6, 0.5, 0.6, 1.0)


def test_decisions_of_a_business_move_its_certainty_towards_what_they_were() -> None:
    odds = SENTENCES.odds(EVIDENCE)
    refused = [Decision(odds + number / 100, number % 10 == 0) for number in range(100)]
    taken = [Decision(odds, not right) for odds, right in refused]
    assert calibrated(refused).of(odds) < Calibration().of(odds) - 0.1
    assert calibrated(taken).of(odds) > calibrated(refused).of(odds) + 0.2
    assert calibrated(refused[: DECISIONS - 1]) == Calibration()
    assert calibrated([Decision(odds, right=True)] * 200) == Calibration()


def test_fifty_decisions_that_nothing_fitted_silence_what_was_suggested() -> None:
    suggester = Suggester()
    suggester.put(TemplateId(1), [(part, lite(part.text)) for part in parts("Gutscheine", ["Gern!"])])
    before = suggester.rank(lite("Habt ihr Gutscheine?"))
    assert before.fits and before.odds is not None
    suggester.calibrate([Decision(before.odds, right=number % 25 == 0) for number in range(DECISIONS)])
    after = suggester.rank(lite("Habt ihr Gutscheine?"))
    assert not after.fits and after.odds == before.odds
    suggester.calibrate([])
    assert suggester.rank(lite("Habt ihr Gutscheine?")) == before
