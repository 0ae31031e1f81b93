"""Questions at the terminal: passwords, typed without echo or piped in, and a confirmation before removing."""

import getpass
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

import typer

from bot.cli.connected import interruptible
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble, note, plain
from bot.control.calls import Platform
from bot.ports import AccountRef
from bot.words.access import setting_word

YES = frozenset({"y", "yes", "j", "ja"})


def ask_secrets(machine: Machine, kind: Platform, ref: AccountRef | None) -> Mapping[str, str]:
    """Reads secrets: typed without echo, or from a pipe, one a line in the order of the platform. `ref`: the account,
    where it is known, which names the page that gives them. Raises Trouble, or Abort where nothing was typed.
    """
    texts = machine.texts
    wanted = [each for each in kind.settings if each.secret]
    if not sys.stdin.isatty():
        lines = [line.strip() for line in sys.stdin.read().splitlines()]
        values = [line for line in lines if line]
        if len(values) != len(wanted):
            names = texts.all_of([setting_word(texts, kind.words, each.key) for each in wanted])
            raise Trouble(texts("I read {names} from the pipe, one a line.", names=names), PERSON_NEEDED)
        return {each.key: value for each, value in zip(wanted, values, strict=True)}
    page = ref.secret_page if ref is not None else ""
    if page:
        note(
            texts.marked(kind.words.secret)
            if kind.words.secret
            else texts("Get the access here, then type it below:")
        )
        note("  " + plain(page))
    note(texts("Nothing shows while you type."))
    with interruptible():
        return {each.key: _unseen(setting_word(texts, kind.words, each.key)) for each in wanted}


def _unseen(question: str) -> str:
    """Secret typed without echo. Raises Abort where nothing was typed: a platform would call that a wrong right."""
    value = getpass.getpass(f"{question}: ").strip()
    if not value:
        raise typer.Abort
    return value


def ask_line(question: str) -> str:
    """One line, typed or piped in."""
    sys.stdout.flush()
    sys.stderr.write(f"{question} ")
    sys.stderr.flush()
    with interruptible():
        return sys.stdin.readline().strip()


def confirm(machine: Machine, question: str, again: str) -> None:
    """Asks at a terminal and goes on after a yes. `again`: the command that asks nothing. Raises Trouble."""
    texts = machine.texts
    if not sys.stdin.isatty():
        raise Trouble(
            texts(
                "There is no terminal to ask at, so nothing was changed. Without a question: {command}",
                command=again,
            ),
            PERSON_NEEDED,
        )
    if ask_line(question + " " + texts("[y/N]")).casefold() not in YES:
        raise Trouble(texts("Nothing was changed."))


def holds_password(value: str) -> bool:
    """Whether it is an address with a password in it."""
    try:
        return "://" in value and urlsplit(value).password is not None
    except ValueError:
        return False
