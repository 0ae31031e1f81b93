"""What a command works with and how it speaks: settings, texts, sentences on the terminal, progress bars."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.config import BadSetting, Settings
from bot.domain.plaintext import one_line
from bot.texts import Texts

TROUBLE = 1
PERSON_NEEDED = 2
"""Exit code where starting again would not help; the service unit never restarts on it."""


class Trouble(Exception):
    """Ends a command: a whole sentence for the person at the terminal, and the exit code."""

    def __init__(self, sentence: str, code: int = TROUBLE) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Machine:
    """What every command is given. Help works with broken settings too; whoever needs them gets the sentence."""

    texts: Texts
    loaded: Settings | BadSetting

    @property
    def settings(self) -> Settings:
        """Raises BadSetting."""
        if isinstance(self.loaded, BadSetting):
            raise self.loaded
        return self.loaded


def say(text: str = "") -> None:
    """One line of the result. What came from outside was passed through `plain` before."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """A line beside the result: a hint, a question, a complaint."""
    sys.stderr.write(text + "\n")


def plain(text: str) -> str:
    """Names and titles of others without anything that could move a terminal's cursor."""
    return one_line(text)


def megabytes(texts: Texts, size: int) -> str:
    """Bytes as a person reads them."""
    if size < 1024 * 1024:
        return texts("{n} kB", n=round(size / 1024, 1))
    return texts("{n} MB", n=round(size / 1024 / 1024, 1))


@contextmanager
def progress(label: str) -> Iterator[Callable[[float], None]]:
    """A bar on the terminal, told shares from 0 to 1; nothing where no terminal is."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=1.0)
        yield lambda done: bar.update(task, completed=done)


@contextmanager
def counting(label: Callable[[int], str]) -> Iterator[Callable[[int], None]]:
    """A moving bar with a count, for work whose end nobody knows; nothing where no terminal is."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label(0), total=None)
        yield lambda count: bar.update(task, description=label(count))
