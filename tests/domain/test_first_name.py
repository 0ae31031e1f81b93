"""First names: only where there surely is one; a wrong one is worse than none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.first_name import first_name


@pytest.mark.parametrize(
    ("author", "first"),
    [
        ("Anna Huber", "Anna"),
        ("anna", "Anna"),
        ("ANNA HUBER", "Anna"),
        ("Anna H.", "Anna"),
        ("Anna-Lena M.", "Anna-Lena"),
        ("Hans Peter Huber", "Hans Peter"),
        ("Anna von Thurn", "Anna"),
        ("Anna 🌸 Huber", "Anna"),
        ("Ayşe Yılmaz", "Ayşe"),
        ("Željko P.", "Željko"),
        ("Günther Backhaus", "Günther"),
    ],
)
def test_a_first_name_is_recognised(author: str, first: str) -> None:
    assert first_name(author) == first


@pytest.mark.parametrize(
    "author",
    [
        "Gasthaus Huber",
        "Maria's Café",
        "Maria Café",
        "Café Maria",
        "DJ Bobo",
        "Familie Huber",
        "Anna und Peter",
        "Anna & Peter",
        "Anna Floristik",
        "Franz Hofer GmbH",
        "Mia Kaffeeladen",
        "Julius Meinl am Graben",
        "Huber Maria",
        "Tante Anna",
        "A. Huber",
        "M",
        "Dr. Anna Huber",
        "Frau Anna",
        "Herr Franz",
        "von Thurn Anna",
        "anna.huber",
        "anna_1990",
        "kaffeefan92",
        "Gast",
        "",
        "Wiener Zuckerlwerkstatt",
        "Radio Maria",
        "Team Anna",
    ],
)
def test_where_there_is_no_sure_first_name_there_is_none(author: str) -> None:
    assert first_name(author) == ""


@given(st.text(max_size=60))
def test_a_first_name_is_written_in_the_displayed_name(author: str) -> None:
    assert first_name(author).casefold() in " ".join(author.split()).casefold() or not first_name(author)
