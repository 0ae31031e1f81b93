"""Files of templates (import, export): what one holds, and the validation of each template in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import NamedTuple

from bot.domain.plaintext import one_line
from bot.domain.settings import Language
from bot.domain.template import CATEGORY_LIMIT, EXAMPLE_LIMIT, EXAMPLES, Flaw, body_flaw, flaw

SIZE_LIMIT = 1024 * 1024
"""Bytes of a file that is read."""
MOST = 500
"""Templates in one file."""


class FileForm(StrEnum):
    """Form of a file; the value is the end of its name."""

    CSV = "csv"
    YAML = "yaml"


@dataclass(frozen=True, slots=True)
class Record:
    """Template as a file holds it. `line`: where it begins, from 1. Empty: the file says nothing of it."""

    line: int
    title: str
    texts: Mapping[Language, str]
    short_name: str = ""
    category: str = ""
    thanks: bool = False
    examples: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    """Names of connections."""
    goal: str = ""
    """Words of a goal of the brand."""
    surplus: str = ""
    """What is behind the last column of a table: the rest of a text with a separator in it and no quotation marks."""


class FileFlaw(Enum):
    """Why a file cannot be read at all."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    NO_TEXT = "no_text"
    """Not a text file, or in an unknown encoding."""
    NO_COLUMNS = "no_columns"
    """A table without a column for the title, or without one for a text."""
    NOT_YAML = "not_yaml"
    REFERENCES = "references"
    """YAML with anchors, aliases or tags."""
    EMPTY = "empty"


class Unreadable(NamedTuple):
    """File that cannot be read. `line`: where, from 1; 0 for the whole of it."""

    why: FileFlaw
    line: int = 0


class RowFlaw(Enum):
    """What is wrong with one template of a file, beside the flaws of any template."""

    TWICE = "twice"
    """Its title is in the file already."""
    SURPLUS = "surplus"
    """Its row has more cells than the table has columns."""
    TOO_MANY_EXAMPLES = "too_many_examples"
    EXAMPLE_TOO_LONG = "example_too_long"
    CATEGORY_TOO_LONG = "category_too_long"
    NO_CONNECTION = "no_connection"
    """There is no connection of a name it has. It is taken all the same, for all connections."""
    NO_GOAL = "no_goal"
    """The brand has no such goal. It is taken all the same, without one."""


HINTS = frozenset({RowFlaw.NO_CONNECTION, RowFlaw.NO_GOAL})
"""With these a template is taken all the same."""


class Problem(NamedTuple):
    """What is wrong in one line of a file. `what`: the word it is about, as far as there is one."""

    line: int
    title: str
    why: Flaw | RowFlaw
    what: str = ""

    @property
    def hinders(self) -> bool:
        """Whether the template is left out for it."""
        return self.why not in HINTS


@dataclass(frozen=True, slots=True)
class Check:
    """What a file is compared with: connections and goals by name, facts of the business."""

    channels: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    facts: Mapping[str, str] = field(default_factory=dict)


class Checked(NamedTuple):
    """Templates of a file: those that can be taken, and everything that is wrong, each in the order of its lines."""

    good: tuple[Record, ...]
    problems: tuple[Problem, ...]


def checked(records: tuple[Record, ...], against: Check) -> Checked:
    """Compares the templates of a file. One line may hold several: all of YAML can be written in one."""
    good: list[Record] = []
    found: list[Problem] = []
    seen: set[str] = set()
    for record in records:
        title = one_line(record.title)
        first = _flaw(record, title, against)
        if first is None and title in seen:
            first = RowFlaw.TWICE
        if first is None:
            good.append(record)
        else:
            found.append(Problem(record.line, title, first, record.surplus))
        seen.add(title)
        found += [
            Problem(record.line, title, RowFlaw.NO_CONNECTION, name)
            for name in record.channels
            if name not in against.channels
        ]
        if record.goal and record.goal not in against.goals:
            found.append(Problem(record.line, title, RowFlaw.NO_GOAL, record.goal))
    return Checked(tuple(good), tuple(found))


def _flaw(record: Record, title: str, against: Check) -> Flaw | RowFlaw | None:
    if record.surplus:
        return RowFlaw.SURPLUS
    texts = list(record.texts.values())
    first: Flaw | None = flaw(title, texts[0] if texts else "", against.facts)
    for text in texts[1:]:
        first = first or body_flaw(text, against.facts)
    if first is not None:
        return first
    if len(record.examples) > EXAMPLES:
        return RowFlaw.TOO_MANY_EXAMPLES
    if any(len(example) > EXAMPLE_LIMIT for example in record.examples):
        return RowFlaw.EXAMPLE_TOO_LONG
    return RowFlaw.CATEGORY_TOO_LONG if len(record.category) > CATEGORY_LIMIT else None
