"""Files of templates: CSV and YAML there and back without loss, what spreadsheets write, and what is refused."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.plaintext import clean, one_line
from bot.domain.settings import Language
from bot.domain.template import Flaw
from bot.domain.template_file.as_csv import read_csv, write_csv
from bot.domain.template_file.as_yaml import read_starter, read_yaml, write_yaml
from bot.domain.template_file.records import (
    MOST,
    Check,
    FileFlaw,
    Problem,
    Record,
    RowFlaw,
    Unreadable,
    checked,
)
from tests.support.counts import SOAK

DU, SIE, EN = Language.GERMAN_DU, Language.GERMAN_SIE, Language.ENGLISH
SHARP = "=+-@|'\";,:#&*!%{}[]<>?~ ä€😀\u2028\x85\ufeff"
"""Characters that mean something to YAML, to a table or to a spreadsheet."""

characters = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t")
words = st.one_of(st.text(characters, max_size=30), st.text(alphabet=SHARP + "ab\n", max_size=12))
text = words.map(lambda one: clean(one).strip()).filter(bool)
line = words.map(one_line).filter(bool)
records = st.builds(
    Record,
    line=st.just(0),
    title=line,
    texts=st.dictionaries(st.sampled_from(list(Language)), text, min_size=1),
    short_name=line | st.just(""),
    category=line | st.just(""),
    thanks=st.booleans(),
    examples=st.lists(text, max_size=5).map(tuple),
    channels=st.lists(line, max_size=3).map(tuple),
    goal=line | st.just(""),
)


def plain(read: tuple[Record, ...] | Unreadable) -> list[Record]:
    """Without the lines in which they begin, which is all that two forms may differ in."""
    assert not isinstance(read, Unreadable), read
    return [replace(one, line=0) for one in read]


@settings(max_examples=100 if SOAK else 25)
@given(st.lists(records, min_size=1, max_size=4), st.booleans())
def test_a_table_comes_back_as_it_was_written(every: list[Record], german: bool) -> None:
    assert plain(read_csv(write_csv(every, german=german))) == every


@settings(max_examples=100 if SOAK else 25)
@given(st.lists(records, min_size=1, max_size=4))
def test_yaml_comes_back_as_it_was_written(every: list[Record]) -> None:
    assert plain(read_yaml(write_yaml(every))) == every


@settings(max_examples=100 if SOAK else 25)
@given(records, st.booleans())
def test_no_cell_begins_with_what_a_spreadsheet_computes(one: Record, german: bool) -> None:
    table = write_csv([one], german=german).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(table, newline=""), delimiter=";" if german else ","):
        assert not [cell for cell in row if cell[:1] in set("=+-@\t\r\n")]


def written(title: str = "Zeiten", texts: Mapping[Language, str] | None = None, **more: object) -> Record:
    made = Record(0, title, texts or {DU: "Bis 18 Uhr, Grüße aus Wien – täglich."})
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_what_spreadsheets_write_is_read(encoding: str, delimiter: str) -> None:
    body = '"Bis 18 Uhr, Grüße\r\naus Wien – täglich; ""immer"""'
    rows = [delimiter.join(["Titel", "Notiz", "DU"]), delimiter.join(["Öffnung", "", body]), delimiter * 2]
    read = plain(read_csv("\r\n".join(rows).encode(encoding)))
    assert read == [written("Öffnung", {DU: 'Bis 18 Uhr, Grüße\naus Wien – täglich; "immer"'})]


def test_a_row_is_named_by_the_line_in_which_it_begins() -> None:
    read = read_csv(b'title,du\nA,"x\ny"\n\nB,z\n')
    assert not isinstance(read, Unreadable)
    assert [(one.title, one.line) for one in read] == [("A", 2), ("B", 5)]
    read = read_yaml(b"templates:\n- title: A\n  du: |\n    x\n    y\n- title: B\n  du: z\n")
    assert not isinstance(read, Unreadable)
    assert [(one.title, one.line) for one in read] == [("A", 2), ("B", 6)]


def test_a_list_without_a_heading_is_read_as_the_templates() -> None:
    assert plain(read_yaml(b"- title: A\n  du: x\n")) == [written("A", {DU: "x"})]


@pytest.mark.parametrize(
    ("read", "data", "why", "at"),
    [
        (read_csv, b"", FileFlaw.EMPTY, 0),
        (read_csv, b"name,text\nA,x", FileFlaw.NO_COLUMNS, 1),
        (read_csv, b"title,du\n", FileFlaw.EMPTY, 0),
        (read_csv, b"title,du\n" + b"A,x\n" * (MOST + 1), FileFlaw.TOO_MANY, MOST + 2),
        (read_csv, b"title,du\n" + b"A," + b"x" * 200_000, FileFlaw.NO_TEXT, 2),
        (read_csv, b"\xff\xfeA", FileFlaw.NO_TEXT, 0),
        (read_csv, b"title,du\nA,\x81", FileFlaw.NO_TEXT, 0),
        (read_yaml, b"", FileFlaw.EMPTY, 0),
        (read_yaml, b"templates: []", FileFlaw.EMPTY, 1),
        (read_yaml, b"other: x", FileFlaw.EMPTY, 1),
        (read_yaml, b"just words", FileFlaw.EMPTY, 0),
        (read_yaml, b"templates: x", FileFlaw.NOT_YAML, 1),
        (read_yaml, b"templates: [x]", FileFlaw.NOT_YAML, 1),
        (read_yaml, b"templates:\n- title: [", FileFlaw.NOT_YAML, 3),
        (read_yaml, b"templates:\n- title: A\n  title: B", FileFlaw.NOT_YAML, 3),
        (read_yaml, b"[" * 1000, FileFlaw.NOT_YAML, 1),
        (read_yaml, b"a: &a x\nb: *a", FileFlaw.REFERENCES, 1),
        (read_yaml, b"a: *a", FileFlaw.REFERENCES, 1),
        (read_yaml, b"a: !!python/object/apply:os.system ['true']", FileFlaw.REFERENCES, 1),
        (read_yaml, b"a: !x y", FileFlaw.REFERENCES, 1),
        (read_yaml, b"\xff\xfe\xff", FileFlaw.NO_TEXT, 0),
        (read_yaml, b"a: \x00", FileFlaw.NOT_YAML, 0),
        (read_yaml, b"templates:\n" + b"- title: A\n" * (MOST + 1), FileFlaw.TOO_MANY, MOST + 2),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(
    read: Callable[[bytes], object], data: bytes, why: FileFlaw, at: int
) -> None:
    assert read(data) == Unreadable(why, at)


@given(st.binary(max_size=300), st.text(alphabet="templates: -[]{}&*!|>'\"\n#?", max_size=60))
def test_no_bytes_break_what_reads_files(data: bytes, typed: str) -> None:
    for some in (data, typed.encode(), b"templates:\n- title: A\n  du: " + data):
        read_csv(some)
        read_yaml(some)


def test_yaml_reads_every_scalar_as_text() -> None:
    read = read_yaml(b"templates:\n- {title: 2026-01-02, du: no, en: 1.0, examples: [true, null, 'x']}")
    assert plain(read) == [Record(0, "2026-01-02", {DU: "no", EN: "1.0"}, examples=("true", "null", "x"))]


def test_a_starter_file_has_its_names_in_two_languages() -> None:
    data = (
        "trade: {de: Für alle, en: For all}\ntemplates:\n- title: {de: Preise, en: Prices}\n"
        "  short_name: {de: Preis, en: Price}\n  du: Hallo\n  sie: Guten Tag\n  en: Hello\n"
    ).encode()
    texts = {DU: "Hallo", SIE: "Guten Tag", EN: "Hello"}
    assert read_starter(data, SIE) == ("Für alle", (Record(3, "Preise", texts, "Preis"),))
    assert read_starter(data, EN) == ("For all", (Record(3, "Prices", texts, "Price"),))


def test_what_is_wrong_is_named_by_line_and_hints_hinder_nothing() -> None:
    every = (
        written("Gut"),
        written("", line=3),
        replace(written("Leer", line=4), texts={}),
        written("Vier", {DU: "Ja", EN: "{?a} {?b} {?c} {?d}"}, line=5),
        written("Gut", line=6),
        written("Lang", {DU: "x" * 3501}, line=7),
        written("Beispiele", examples=("a",) * 6, line=8),
        written("Wo", channels=("Blog", "Fax"), goal="Weltherrschaft", line=9),
        written("Telefon", {DU: "{telefon} {?a} {?b} {?c}"}, line=10),
    )
    check = Check(frozenset({"Blog"}), frozenset({"mehr Kurse"}), {"telefon": "01"})
    good, found = checked(every, check)
    assert [one.title for one in good] == ["Gut", "Wo", "Telefon"]
    assert found == (
        Problem(3, "", Flaw.NO_TITLE),
        Problem(4, "Leer", Flaw.NO_BODY),
        Problem(5, "Vier", Flaw.TOO_MANY_BLANKS),
        Problem(6, "Gut", RowFlaw.TWICE),
        Problem(7, "Lang", Flaw.TOO_LONG),
        Problem(8, "Beispiele", RowFlaw.TOO_MANY_EXAMPLES),
        Problem(9, "Wo", RowFlaw.NO_CONNECTION, "Fax"),
        Problem(9, "Wo", RowFlaw.NO_GOAL, "Weltherrschaft"),
    )
    assert [one.line for one in found if not one.hinders] == [9, 9]


def test_of_templates_in_one_line_those_that_nothing_is_wrong_with_are_taken() -> None:
    read = read_yaml(
        b'{"templates": [{"title": "A", "du": "1"}, {"title": "A", "du": "2"}, {"title": "B", "du": "3"}]}'
    )
    assert not isinstance(read, Unreadable)
    good, problems = checked(read, Check())
    assert [(one.title, one.texts[DU]) for one in good] == [("A", "1"), ("B", "3")]
    assert [one.why for one in problems] == [RowFlaw.TWICE]


def test_a_text_is_never_cut_at_a_separator_that_is_not_in_quotation_marks() -> None:
    read = read_csv(b"Titel;du\nGut;Hallo!;;\nKurz;Hallo; wir haben offen; bis 18 Uhr\n")
    assert not isinstance(read, Unreadable)
    good, problems = checked(read, Check())
    assert [one.title for one in good] == ["Gut"]
    assert problems == (Problem(3, "Kurz", RowFlaw.SURPLUS, "wir haben offen"),)


def test_of_two_columns_of_one_name_the_first_that_says_something_counts() -> None:
    read = read_csv(b"title;du;titel;du\nA;;B;zwei\n;eins;C;drei\n")
    assert [(one.title, one.texts[DU]) for one in plain(read)] == [("A", "zwei"), ("C", "eins")]


def test_one_example_or_connection_may_be_written_without_a_list() -> None:
    [read] = plain(read_yaml(b"templates: [{title: A, du: x, examples: Offen?, channels: Blog}]"))
    assert (read.examples, read.channels) == (("Offen?",), ("Blog",))
