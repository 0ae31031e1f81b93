"""docs/commands.md and docs/commands.de.md say what Discord is sent."""

from __future__ import annotations

import asyncio

from bot.domain.settings import Language
from tests.support import commands_page

ONE_LINE = 40
"""Characters that Discord's list of commands shows on a phone."""
AGAIN = "python -m tests.support.commands_page"


def test_the_pages_of_commands_are_made_of_the_commands_there_are() -> None:
    commands = asyncio.run(commands_page.payloads())
    for language, path in commands_page.PAGES.items():
        assert path.read_text(encoding="utf-8") == commands_page.page(commands, language), AGAIN


def test_what_a_command_is_for_is_one_line_of_a_phone_in_both_languages() -> None:
    for command in asyncio.run(commands_page.payloads()):
        if command["type"] == 1:
            said = {command["description"], *command["description_localizations"].values()}
            assert max(map(len, said)) <= ONE_LINE, said


def test_a_page_names_each_command_by_both_names_its_options_their_choices_and_what_is_on_a_message() -> None:
    said = {"de": "vergessen"}
    option = {
        "name": "part",
        "name_localizations": {"de": "was"},
        "description": "Which",
        "choices": [{"name": "forget", "name_localizations": said}],
    }
    commands: list[commands_page.Payload] = [
        {
            "type": 1,
            "name": "data",
            "name_localizations": {"de": "daten"},
            "description": "Export",
            "description_localizations": {"de": "Ausgeben"},
            "options": [option],
        },
        {"type": 3, "name": "Capture", "name_localizations": {"de": "Erfassen"}},
    ]
    english = commands_page.page(commands, Language.ENGLISH)
    german = commands_page.page(commands, Language.GERMAN_DU)
    assert "| `/data` | `/daten` | Export | owners |" in english
    assert "- `part`: Which (one of: forget)" in english
    assert "- Capture (Erfassen)" in english
    assert "| `/daten` | `/data` | Ausgeben | Inhaber*innen |" in german
    assert "- `was`: Which (eines von: vergessen)" in german
    assert "- Erfassen (Capture)" in german
