"""Options of `channel add` that a platform declares: its settings as --key value, never its secrets."""

from collections.abc import Mapping

from bot.cli.asking import holds_password
from bot.cli.terminal import PERSON_NEEDED, Machine, Trouble
from bot.control.calls import Platform
from bot.words.access import setting_word


def nothing_else(machine: Machine, kind: Platform, extra: list[str]) -> None:
    """Steps ask for everything themselves. Raises Trouble for whatever was typed besides; never repeats its value."""
    if not extra:
        return
    if any(holds_password(word) for word in extra) or any(
        word.removeprefix("--").partition("=")[0] == spec.key
        for word in extra
        for spec in kind.settings
        if spec.secret
    ):
        raise Trouble(_never_there(machine), PERSON_NEEDED)
    raise Trouble(
        machine.texts(
            "The steps of {platform} ask for everything. Type it like this: {command}",
            platform=kind.title,
            command=f"python -m bot channel add {kind.key}" + ("" if kind.steps_only else " --here"),
        ),
        PERSON_NEEDED,
    )


def adding(kind: Platform) -> str:
    """Command that connects a platform, with the settings it needs."""
    if kind.steps_only:
        return f"python -m bot channel add {kind.key}"
    needed = (each.key for each in kind.settings if each.required and not each.secret)
    return " ".join(("python -m bot channel add", kind.key, *(f"--{key} {key.upper()}" for key in needed)))


def settings_of(machine: Machine, kind: Platform, extra: list[str]) -> Mapping[str, str]:
    """Settings given as --key value or --key=value. Raises Trouble, also for anything secret."""
    texts = machine.texts
    given: dict[str, str] = {}
    words = iter(extra)
    for word in words:
        name, equals, value = word.removeprefix("--").partition("=")
        spec = next((each for each in kind.settings if each.key == name), None)
        if spec is None or not word.startswith("--"):
            raise Trouble(
                texts(
                    "{platform} does not know {name}. Type it like this: {command}",
                    platform=kind.title,
                    name=word.partition("=")[0],
                    command=adding(kind),
                ),
                PERSON_NEEDED,
            )
        if spec.secret:
            raise Trouble(_never_there(machine), PERSON_NEEDED)
        given[name] = value if equals else next(words, "")
        if holds_password(given[name]):
            raise Trouble(_never_there(machine), PERSON_NEEDED)
    for spec in kind.settings:
        if spec.required and not spec.secret and not given.get(spec.key, "").strip():
            raise Trouble(
                texts(
                    "{platform} needs --{name}: {what}. Type it like this: {command}",
                    platform=kind.title,
                    name=spec.key,
                    what=setting_word(texts, kind.words, spec.key),
                    command=adding(kind),
                ),
                PERSON_NEEDED,
            )
    return given


def _never_there(machine: Machine) -> str:
    texts = machine.texts
    return texts(
        "Passwords don't belong on the command line, where others can read them."
        " Leave it out; I ask for it, or you pipe it in, one a line."
    )
