"""What corrections teach about new comments: only what is alike, and was read the same way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.comment import CommentId
from bot.domain.kind import Classified, Kind
from bot.domain.kind_correction import Corrected, Learnt

FIRST, SECOND = CommentId(1), CommentId(2)
QUESTION = Classified(Kind.QUESTION)
PARCEL = Corrected(FIRST, "Wo ist mein Packerl vom Dienstag?", Kind.QUESTION, Kind.COMPLAINT)


@pytest.mark.parametrize(
    "text",
    [
        "Wo ist mein Packerl vom Dienstag",
        "und mein packerl von dienstag??",
        "Mein Packerl ist vom Dienstag, wo ist es?",
    ],
)
def test_what_is_alike_is_read_as_was_said(text: str) -> None:
    read, source = Learnt([PARCEL]).read(text, Classified(Kind.QUESTION, urgent=True))
    assert (read, source) == (Classified(Kind.COMPLAINT, urgent=True), FIRST)


@pytest.mark.parametrize(
    "text",
    [
        "Wo ist die Toilette?",
        "Packt ihr Packerl auch als Geschenk ein?",
        "Habt ihr am Dienstag offen?",
        "",
        "?",
    ],
)
def test_what_shares_a_word_alone_is_not(text: str) -> None:
    assert Learnt([PARCEL]).read(text, QUESTION) == (QUESTION, None)


def test_what_the_rules_read_otherwise_is_not() -> None:
    praise = Classified(Kind.PRAISE)
    assert Learnt([PARCEL]).read(PARCEL.text, praise) == (praise, None)


def test_the_most_similar_decides_and_of_two_the_newest() -> None:
    newer = Corrected(SECOND, PARCEL.text, Kind.QUESTION, Kind.OTHER)
    assert Learnt([newer, PARCEL]).read(PARCEL.text, QUESTION)[1] == SECOND
    closer = Corrected(
        SECOND, "Wo ist mein Packerl vom Dienstag, bitte nachschauen", Kind.QUESTION, Kind.OTHER
    )
    assert Learnt([closer, PARCEL]).read(PARCEL.text, QUESTION)[1] == FIRST


@pytest.mark.parametrize(
    ("said", "before", "after"), [(True, False, True), (False, True, False), (None, True, True)]
)
def test_urgency_is_learnt_where_somebody_said_something_of_that(
    said: bool | None, before: bool, after: bool
) -> None:
    corrected = Corrected(FIRST, PARCEL.text, Kind.QUESTION, Kind.QUESTION, urgent=said)
    read, _ = Learnt([corrected]).read(PARCEL.text, Classified(Kind.QUESTION, urgent=before))
    assert read == Classified(Kind.QUESTION, urgent=after)


def test_what_was_no_spam_is_none_again() -> None:
    released = Corrected(FIRST, "Krypto Kurs am Freitag, DM an uns", None, Kind.QUESTION)
    read, source = Learnt([released]).read(
        "Krypto Kurs am Samstag, DM an uns", Classified(Kind.OTHER, spam=True)
    )
    assert (read, source) == (Classified(Kind.QUESTION), FIRST)
    assert Learnt([released]).read(released.text, QUESTION) == (QUESTION, None)


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=5), st.sampled_from(Kind))
def test_nothing_is_invented(text: str, known: list[str], kind: Kind) -> None:
    every = [Corrected(CommentId(n), said, Kind.QUESTION, kind) for n, said in enumerate(known, 1)]
    read, source = Learnt(every).read(text, QUESTION)
    assert (read == QUESTION and source is None) or (
        read.kind is kind and source in {one.comment for one in every}
    )


def test_without_corrections_the_rules_decide() -> None:
    assert Learnt([]).read("Wann?", QUESTION) == (QUESTION, None)
