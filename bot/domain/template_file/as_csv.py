"""Templates as a table (CSV) that spreadsheets open and write: German Excel with semicolons, a byte order mark or cp1252.

A cell that a spreadsheet would compute (formula injection) begins with an apostrophe here, which reading takes away again.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.domain.plaintext import one_line
from bot.domain.settings import LANGUAGES, Language
from bot.domain.template import EXAMPLES
from bot.domain.template_file.records import MOST, FileFlaw, Record, Unreadable

_MARK = "\ufeff"
_COMPUTED = frozenset("=+-@\t\r\n'|")
_APOSTROPHE = "'"
_HEADINGS = {
    "title": "titel",
    "short_name": "kurzname",
    "category": "kategorie",
    "thanks": "dank",
    "du": "du",
    "sie": "sie",
    "en": "englisch",
    **{f"example {number}": f"beispiel {number}" for number in range(1, EXAMPLES + 1)},
    "channels": "verbindungen",
    "goal": "ziel",
}
"""Columns, in English and in German."""
_NAMES = {german: english for english, german in _HEADINGS.items()} | {one: one for one in _HEADINGS}
_YES = {True: "ja", False: "yes"}
_DELIMITERS = ";,\t"


def write_csv(records: Iterable[Record], *, german: bool) -> bytes:
    """Table of templates in UTF-8 with a byte order mark; in German with semicolons, as Excel expects there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if german else ",", lineterminator="\r\n")
    writer.writerow(_HEADINGS.values() if german else _HEADINGS)
    for record in records:
        writer.writerow([_safe(cell) for cell in _cells(record, german=german)])
    return (_MARK + out.getvalue()).encode()


def read_csv(data: bytes) -> tuple[Record, ...] | Unreadable:
    """Templates of a table, in UTF-8, UTF-16 or cp1252, with semicolons, commas or tabs."""
    text = _decoded(data)
    if text is None:
        return Unreadable(FileFlaw.NO_TEXT)
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[Record] = []
    names: list[str] | None = None
    begins = 1
    try:
        for row in reader:
            line, begins = begins, reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if names is None:
                names = [_NAMES.get(one_line(cell).casefold(), "") for cell in row]
                if "title" not in names or not LANGUAGES.keys() & set(names):
                    return Unreadable(FileFlaw.NO_COLUMNS, line)
                continue
            if len(found) == MOST:
                return Unreadable(FileFlaw.TOO_MANY, line)
            surplus = next((cell for cell in row[len(names) :] if cell.strip()), "")
            found.append(replace(_record(line, _by_name(names, row)), surplus=one_line(surplus)))
    except csv.Error:
        return Unreadable(FileFlaw.NO_TEXT, reader.line_num)
    return tuple(found) if found else Unreadable(FileFlaw.EMPTY)


def _cells(record: Record, *, german: bool) -> Sequence[str]:
    examples = [*record.examples, *[""] * EXAMPLES][:EXAMPLES]
    return [
        record.title,
        record.short_name,
        record.category,
        _YES[german] if record.thanks else "",
        *(record.texts.get(language, "") for language in LANGUAGES.values()),
        *examples,
        "\n".join(record.channels),
        record.goal,
    ]


def _by_name(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Cells by their columns; of two columns of one name the first that says something."""
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        cells[name] = cells.get(name) or cell
    return cells


def _record(line: int, cells: dict[str, str]) -> Record:
    plain = {name: _plain(cell) for name, cell in cells.items()}

    def cell(name: str) -> str:
        return plain.get(name, "")

    texts: dict[Language, str] = {
        language: cell(key).strip() for key, language in LANGUAGES.items() if cell(key).strip()
    }
    examples = (cell(f"example {number}").strip() for number in range(1, EXAMPLES + 1))
    return Record(
        line=line,
        title=one_line(cell("title")),
        texts=texts,
        short_name=one_line(cell("short_name")),
        category=one_line(cell("category")),
        thanks=cell("thanks").strip().casefold() in {"ja", "yes", "x", "1", "true", "wahr"},
        examples=tuple(filter(None, examples)),
        channels=tuple(filter(None, map(one_line, cell("channels").split("\n")))),
        goal=one_line(cell("goal")),
    )


def _safe(cell: str) -> str:
    return _APOSTROPHE + cell if cell[:1] in _COMPUTED else cell


def _plain(cell: str) -> str:
    cell = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return cell[1:] if cell[:1] == _APOSTROPHE and cell[1:2] in _COMPUTED else cell


def _decoded(data: bytes) -> str | None:
    """Text of a file in the encodings that spreadsheets write; None for a file in another."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
