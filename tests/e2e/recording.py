"""Recordings: what a bot of an earlier commit left behind, as text that means the same at any later time.

In the text times, ids and addresses stand as marks:

@{t-83000}   83 s before the moment of the recording, in milliseconds; @{u-83} in seconds
@{s-83000+2} an id of Discord's of that moment
@{d-1}       the day before the day of the digest that was begun; @{D-1} with dashes
@{owner}     a person, role, channel or server of the loopback Discord
@{blogs}     the address of the pretend blogs
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

FOLDER = Path(__file__).parent / "recorded"
DISCORD_EPOCH = 1_420_070_400_000
MINUTE = 60_000
NEAR = timedelta(days=60)
"""A number this near to the moment of the recording is a time."""
_MARK = re.compile(r"@\{(?:(?P<kind>[tusdD])(?P<by>[+-]\d+)(?:\+(?P<low>\d+))?|(?P<name>[a-z]+))\}")
_NUMBER = re.compile(r"(?<![\w.@{+-])(?:\d{17,19}|\d{13}|\d{10})(?![\w.])|(?<=:\d-)\d{13}(?=-)")
"""The second is a time in the custom id of a walk."""
_DAY = re.compile(r"(?<![\w+-])(?:20\d{6}|20\d\d-\d\d-\d\d)(?![\w-])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A recording's place in time. `at` is a whole minute; `due` is when its digest was."""

    at: datetime
    due: datetime
    names: Mapping[str, str]
    """What is meant by a mark with a name."""

    @classmethod
    def now(cls, behind: timedelta, names: Mapping[str, str]) -> Moment:
        """This minute; the digest was due `behind` earlier."""
        at = datetime.now(UTC).replace(second=0, microsecond=0)
        return cls(at, at - behind, names)

    def marked(self, text: str) -> str:
        """The text with marks in place of what belongs to this moment."""
        assert "@{" not in text
        found = {value: name for name, value in self.names.items()}
        for value in sorted(found, key=len, reverse=True):
            text = re.sub(rf"(?<!\d){re.escape(value)}(?!\d)", f"@{{{found[value]}}}", text)
        return _DAY.sub(self._day, _NUMBER.sub(self._number, text))

    def unmarked(self, text: str) -> str:
        """The text as it would have been recorded at this moment."""
        return _MARK.sub(self._value, text)

    def _number(self, match: re.Match[str]) -> str:
        number, near = int(match[0]), NEAR // timedelta(milliseconds=1)
        if len(match[0]) == 13 and abs(by := number - _ms(self.at)) < near:
            return f"@{{t{by:+d}}}"
        if len(match[0]) == 10 and abs(by := number - _ms(self.at) // 1000) < near // 1000:
            return f"@{{u{by:+d}}}"
        if len(match[0]) > 13 and abs(by := (number >> 22) + DISCORD_EPOCH - _ms(self.at)) < near:
            return f"@{{s{by:+d}+{number & 0x3FFFFF}}}"
        return match[0]

    def _day(self, match: re.Match[str]) -> str:
        try:
            by = (date.fromisoformat(match[0]) - self.due.date()).days
        except ValueError:
            return match[0]
        return f"@{{{'D' if '-' in match[0] else 'd'}{by:+d}}}" if abs(by) < NEAR.days else match[0]

    def _value(self, match: re.Match[str]) -> str:
        if match["name"]:
            return self.names[match["name"]]
        by = int(match["by"])
        match match["kind"]:
            case "t":
                return str(_ms(self.at) + by)
            case "u":
                return str(_ms(self.at) // 1000 + by)
            case "s":
                return str((_ms(self.at) + by - DISCORD_EPOCH << 22) + int(match["low"]))
            case kind:
                day = self.due.date() + timedelta(days=by)
                return f"{day:%Y%m%d}" if kind == "d" else day.isoformat()


def _ms(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def dump(database: Path) -> str:
    """All of a database as SQL. A virtual table comes last, by its rows: SQLite's own dump writes into the schema for it."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(":memory:")) as copy:
        source.backup(copy)
        number = copy.execute("PRAGMA user_version").fetchone()[0]
        virtual = "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
        made = [line for name, sql in copy.execute(virtual).fetchall() for line in _virtual(copy, name, sql)]
        *lines, commit = copy.iterdump()
        return "\n".join([*lines, *made, commit, f"PRAGMA user_version = {number};", ""])


def _virtual(copy: sqlite3.Connection, name: str, sql: str) -> list[str]:
    """Statements that make a virtual table with its rows again; it is dropped here."""
    columns = [row[1] for row in copy.execute(f'PRAGMA table_info("{name}")')]
    values = ", ".join(f"quote({column})" for column in ("rowid", *columns))
    rows = copy.execute(f'SELECT {values} FROM "{name}"').fetchall()
    copy.execute(f'DROP TABLE "{name}"')
    into = f"INSERT INTO {name} (rowid, {', '.join(columns)}) VALUES"
    return [f"{sql};", *(f"{into} ({', '.join(row)});" for row in rows)]


def load(database: Path, script: str, due: datetime) -> None:
    """A database from `dump`, made as the bot makes its own; the digest is still due at the time it was due."""
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(script)
        with connection:
            # A column until 0003.
            if connection.execute("PRAGMA user_version").fetchone()[0] < 3:
                connection.execute("UPDATE business SET digest_at = ?", (due.hour * 60 + due.minute,))
            else:
                by_name = "UPDATE business_setting SET value = ? WHERE name = 'digest_at'"
                connection.execute(by_name, (f"{due:%H:%M}",))
    database.chmod(0o600)
