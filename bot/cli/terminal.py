"""Terminal output and context of a command: settings, texts, printed sentences, progress bars."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from bot.config import BadSetting, Settings
from bot.domain.plaintext import one_line
from bot.texts import Texts

TROUBLE = 1
PERSON_NEEDED = 2
"""Exit code where starting again would not help; the service unit never restarts on it."""


class Trouble(Exception):
    """Error that ends a command: a whole sentence for the person at the terminal, and the exit code."""

    def __init__(self, sentence: str, code: int = TROUBLE) -> None:
        super().__init__(sentence)
        self.code = code


class Machine(NamedTuple):
    """Context that every command is given. Help works with invalid settings too; whoever needs them gets the
    sentence.
    """

    texts: Texts
    loaded: Settings | BadSetting

    @property
    def settings(self) -> Settings:
        """Loads the settings. Raises BadSetting."""
        if isinstance(self.loaded, BadSetting):
            raise self.loaded
        return self.loaded


def say(text: str = "") -> None:
    """Prints one line of the result. Text from outside must have passed through `plain`."""
    sys.stdout.write(text + "\n")


def note(text: str) -> None:
    """Prints a line beside the result (stderr): a hint, a question, an error."""
    sys.stderr.write(text + "\n")


def plain(text: str) -> str:
    """Text of others, without control characters that could move a terminal's cursor (escape sequences)."""
    return one_line(text)


def megabytes(texts: Texts, size: int) -> str:
    """Size in bytes as a person reads it."""
    if size < 1024 * 1024:
        return texts("{n} kB", n=round(size / 1024, 1))
    return texts("{n} MB", n=round(size / 1024 / 1024, 1))


@contextmanager
def progress(label: str) -> Iterator[Callable[[float], None]]:
    """Progress bar, called with shares from 0 to 1; nothing without a terminal."""
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
    """Spinner with a count, for work whose end nobody knows; nothing without a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(label(0), total=None)
        yield lambda count: bar.update(task, description=label(count))
