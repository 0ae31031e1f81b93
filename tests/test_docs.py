"""What the documentation names exists, and what exists is named there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from importlib import import_module
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
import typer.main
from discord import app_commands
from discord.ext import commands

from bot.cli.commands import program
from bot.config import NAMES, load
from bot.domain.act import Act
from bot.domain.sending import UNDO_WINDOW
from bot.domain.settings import Language
from bot.texts import speak
from cogs.gateway.client import COGS
from cogs.gateway.rights import invitation
from tests.support import connections_page

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOR_OWNERS = (ROOT / "README.md", ROOT / "docs" / "de.md")
LARGEST_PICTURE = 300_000

RIGHTS = {
    "View Channels": "read_messages",
    "Send Messages": "send_messages",
    "Send Messages in Threads": "send_messages_in_threads",
    "Create Public Threads": "create_public_threads",
    "Manage Threads": "manage_threads",
    "Read Message History": "read_message_history",
    "Attach Files": "attach_files",
    "Embed Links": "embed_links",
    "Manage Messages": "manage_messages",
    "Manage Channels": "manage_channels",
}
"""As Discord names them on screen, and as discord.py does."""


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@cache
def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(page: Path) -> Iterator[str]:
    """Targets of links and pictures, but for those to the web; those within code don't count."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text(page), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not target.startswith(("https://", "http://")):
            yield target


def anchor(heading: str) -> str:
    """As the usual hosts of repositories make it of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text(page), flags=re.MULTILINE)}


def code(page: Path) -> Iterator[str]:
    """Lines of code blocks, and code within a sentence, each on one line."""
    blocks = re.findall(r"^[ ]*```[a-z]*\n(.*?)```", text(page), flags=re.MULTILINE | re.DOTALL)
    for block in blocks:
        yield from (line.strip() for line in block.splitlines())
    prose = re.sub(r"```.*?```", "", text(page), flags=re.DOTALL)
    yield from (" ".join(said.split()) for said in re.findall(r"`([^`]+)`", prose))


def rows(page: Path, heading: str) -> dict[str, list[str]]:
    """The table whose head begins like this: first cell of each row, and the others."""
    lines = text(page).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(heading))
    found: dict[str, list[str]] = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        first, *others = (cell.strip() for cell in line.strip().strip("|").split("|"))
        found[first] = others
    return found


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_something_that_is_there(page: Path) -> None:
    broken = []
    for target in links(page):
        path, _, section = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        inside = there.exists() and there.is_relative_to(ROOT)
        if not inside or (section and section not in anchors(there)):
            broken.append(target)
    assert broken == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop()
        if page in reached:
            continue
        reached.add(page)
        targets = ((page.parent / target.partition("#")[0]).resolve() for target in links(page))
        ahead += [target for target in targets if target.suffix == ".md"]
    assert reached == set(PAGES)


def test_pictures_are_small_and_described() -> None:
    pictures = {
        picture for picture in (ROOT / "docs").rglob("*") if picture.suffix in (".png", ".jpg", ".svg")
    }
    assert {named(picture) for picture in pictures if picture.stat().st_size > LARGEST_PICTURE} == set()
    shown = set[Path]()
    for page in PAGES:
        for description, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", text(page)):
            assert len(description) > 20, f"{named(page)}: {target} says too little to who cannot see it"
            shown.add((page.parent / target).resolve())
    assert shown == pictures


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_settings_that_a_page_names_exist(page: Path) -> None:
    told = set(re.findall(r"\b(?:SHOPBELL|DISCORD)_[A-Z_]+\b", text(page)))
    of_platforms = {
        f"SHOPBELL_PLATFORM_{factory.info.key.upper()}_{setting.name}"
        for factory in connections_page.factories()
        for setting in factory.info.installation
    }
    # These are read by the tests and the Makefile, not by the bot.
    assert (
        told - NAMES - of_platforms - {"DISCORD_TOKEN", "SHOPBELL_CACHE", "SHOPBELL_REQUIRE_SERVERS"} == set()
    )


def terminal_commands() -> dict[str, frozenset[str]]:
    """Every command of the terminal by its words, with its options."""
    found: dict[str, frozenset[str]] = {}

    def walk(command: object, words: str) -> None:
        inner = getattr(command, "commands", {})
        for name, each in inner.items():
            walk(each, f"{words} {name}".strip())
        if not inner:
            options = (option for each in getattr(command, "params", ()) for option in each.opts)
            found[words] = frozenset(option for option in options if option.startswith("--"))

    walk(typer.main.get_command(program), "")
    return found


def typed(page: Path) -> Iterator[tuple[str, list[str]]]:
    """What a page has people type after `python -m bot`: the command, and the options."""
    known = terminal_commands()
    for line in code(page):
        for said in re.findall(r"python -m bot ([a-z][^|`]*)", line):
            words = said.split()
            length = next((n for n in (2, 1) if " ".join(words[:n]) in known), len(words))
            yield " ".join(words[:length]), [word for word in words if word.startswith("--")]


OF_THE_PLATFORM = {"--url"}
"""Options of `channel add` are the settings of the platform."""


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_terminal_commands_that_a_page_has_people_type_exist(page: Path) -> None:
    known = terminal_commands()
    for command, options in typed(page):
        assert command in known, f"python -m bot {command}"
        more = OF_THE_PLATFORM if command == "channel add" else set()
        assert set(options) <= known[command] | more | {"--help"}, f"python -m bot {command} {options}"


def test_every_terminal_command_is_explained_somewhere() -> None:
    told = {command for page in PAGES for command, _ in typed(page)}
    changes = text(ROOT / "CHANGELOG.md")
    whole = {command for command in terminal_commands() if command not in told}
    # `run` is what `make run` does; the changelog lists the rest of `db` in one breath.
    assert {command for command in whole if f"`{command.split()[-1]}`" not in changes} <= {"run"}


def slash_commands() -> dict[str, str]:
    """Every slash command by its English name, with its German one."""
    german, found = speak(Language.GERMAN_DU), dict[str, str]()
    for module in COGS:
        for cog in cog_classes(module):
            for command in cog.__cog_app_commands__:
                assert isinstance(command, app_commands.Command), "commands are plain, never groups"
                found[command.name] = german.word("command", command.name)
    return found


def cog_classes(module: str) -> list[type[commands.Cog]]:
    within = vars(import_module(module)).values()
    return [found for found in within if isinstance(found, type) and issubclass(found, commands.Cog)]


def test_the_readme_lists_exactly_the_slash_commands_there_are_in_both_languages() -> None:
    table = rows(ROOT / "README.md", "| | in German | |")
    assert {command.strip("`/"): cells[0].strip("`/") for command, cells in table.items()} == slash_commands()
    german = rows(ROOT / "docs" / "de.md", "| Befehl | wofür |")
    assert {command.strip("`/") for command in german} == set(slash_commands().values())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_slash_commands_that_a_page_names_exist(page: Path) -> None:
    both = slash_commands()
    told = {said[1:] for said in code(page) if re.fullmatch(r"/[\wäöüß-]+", said)}
    assert told <= set(both) | set(both.values())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_make_targets_that_a_page_names_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.+)$", makefile, flags=re.MULTILINE)
    told = {target for line in code(page) for target in re.findall(r"^make ([a-z]+)", line)}
    assert told <= set(phony.split())


def test_the_readme_names_exactly_the_rights_the_invitation_asks_for() -> None:
    asked = discord.Permissions(int(parse_qs(urlsplit(invitation(1)).query)["permissions"][0]))
    told = rows(ROOT / "README.md", "| Right | What for |")
    assert {RIGHTS[right] for right in told} == {name for name, on in asked if on}


def test_the_pages_say_for_how_long_a_reply_may_be_taken_back() -> None:
    assert timedelta(seconds=10) == UNDO_WINDOW
    readme, german = (page.read_text("utf-8") for page in FOR_OWNERS)
    assert "ten seconds to take a reply back" in readme
    assert "zehn Sekunden zum Zurückholen" in german
    assert "due in 10 s" in (ROOT / "docs" / "map.md").read_text("utf-8")


def test_the_pages_name_the_ports_of_a_fresh_installation() -> None:
    settings = load(ROOT / "nowhere" / ".env", {})
    door, preview = settings.web_port, settings.preview_port
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert f"Default: {door}." in example and f"Default: {preview};" in example
    assert f"It listens on `127.0.0.1:{door}` and on no other address" in text(ROOT / "docs" / "webhooks.md")
    for page in (*FOR_OWNERS, ROOT / "docs" / "troubleshooting.md"):
        assert f"ssh -L {preview}:127.0.0.1:{preview} " in text(page)


def test_the_page_of_connections_says_what_each_connector_declares() -> None:
    assert set(connections_page.ABILITIES.values()) == set(Act)
    page = text(connections_page.PAGE)
    assert connections_page.generated() in page, "python -m tests.support.connections_page writes it"
    for factory in connections_page.factories():
        assert (ROOT / "docs" / "connections" / f"{factory.info.key}.md").exists()


def test_the_example_of_settings_names_those_of_every_platform_with_their_defaults_and_no_other() -> None:
    declared = {
        f"SHOPBELL_PLATFORM_{factory.info.key.upper()}_{each.name}": each.default
        for factory in connections_page.factories()
        for each in factory.info.installation
        if not each.only_tests
    }
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(
        r"^# .*Default: (\S+?)\.\n#(SHOPBELL_PLATFORM_\w+)=(\S+)$", example, flags=re.MULTILINE
    )
    assert {name: value for _, name, value in named} == declared
    assert all(said == value for said, _, value in named)
    assert example.count("SHOPBELL_PLATFORM_") == len(declared)


def test_every_table_of_the_database_is_accounted_for_under_data_and_privacy() -> None:
    schema = "\n".join(
        migration.read_text(encoding="utf-8") for migration in (ROOT / "migrations").glob("*.sql")
    )
    tables = set(re.findall(r"^CREATE (?:VIRTUAL )?TABLE (\w+)", schema, flags=re.MULTILINE))
    told = rows(ROOT / "docs" / "data-and-privacy.md", "| Table | What it holds | Of persons |")
    assert {name for first in told for name in re.findall(r"`(\w+)`", first)} == tables


def test_the_map_leads_to_every_room_and_every_cog() -> None:
    page = ROOT / "docs" / "map.md"
    reached = {(page.parent / target).resolve() for target in links(page)}
    rooms = {room for room in (ROOT / "bot").iterdir() if room.is_dir() and (room / "__init__.py").exists()}
    untold = [
        room.name for room in rooms if not any(page_reached.is_relative_to(room) for page_reached in reached)
    ]
    assert untold == []
    cogs = {ROOT / f"{module.replace('.', '/')}.py" for module in COGS if module != "cogs.inbox"}
    assert {named(cog) for cog in cogs - reached} == set()
