"""docs/commands.md and docs/commands.de.md, made of the commands as Discord gets them.
`python -m tests.support.commands_page` writes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import discord

from bot.app import App
from bot.config import load
from bot.domain.settings import Language
from bot.storage.credentials import new_key
from cogs.gateway.client import COGS, Shopbell
from cogs.kit.translator import CommandWords

DOCS = Path(__file__).resolve().parents[2] / "docs"
MADE = "<!-- Made of the commands as Discord gets them, by: python -m tests.support.commands_page -->"
GERMAN = "de"
FOR_OWNERS = frozenset({"setup", "data"})
"""Commands that open for owners alone: tests/cogs/gateway/test_access.py tries each of them as each role."""
Payload = Mapping[str, Any]

WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.ENGLISH: {
        "title": "Commands",
        "intro": "Type `/` in Discord. Each command opens a panel that only you see, and its buttons do the rest; what may be"
        " typed beside it is listed below. Whoever has Discord in German sees the German names.",
        "other": "in German",
        "does": "what for",
        "who": "for whom",
        "everybody": "everybody who answers",
        "owner": "owners",
        "options": "What may be typed beside it",
        "option": "option",
        "choices": "one of",
        "menu": "On a message",
        "menu_intro": "Long press a message (on a computer: right click) → *Apps*:",
    },
    Language.GERMAN_DU: {
        "title": "Befehle",
        "intro": "Tippe in Discord `/`. Jeder Befehl öffnet ein Feld, das nur du siehst, und seine Knöpfe tun das Weitere; was"
        " daneben getippt werden kann, steht unten. Wer Discord auf Englisch hat, sieht die englischen Namen.",
        "other": "auf Englisch",
        "does": "wofür",
        "who": "für wen",
        "everybody": "alle, die antworten",
        "owner": "Inhaber*innen",
        "options": "Was daneben getippt werden kann",
        "option": "Angabe",
        "choices": "eines von",
        "menu": "Auf einer Nachricht",
        "menu_intro": "Lang auf eine Nachricht drücken (am Computer: rechte Maustaste) → *Apps*:",
    },
}
PAGES = {Language.ENGLISH: DOCS / "commands.md", Language.GERMAN_DU: DOCS / "commands.de.md"}


async def payloads() -> list[Payload]:
    """Every command as it is sent to Discord, with its German; nothing is connected."""
    with TemporaryDirectory() as folder:
        environment = {"DISCORD_TOKEN": "x", "SHOPBELL_DATA": folder, "SHOPBELL_SECRET_KEYS": new_key()}
        async with await App.open(load(Path(folder) / "no.env", environment)) as app:
            client = Shopbell(app)
            await client.tree.set_translator(CommandWords())
            for cog in COGS:
                await client.load_extension(cog)
            translator = client.tree.translator
            assert translator is not None
            return [
                await command.get_translated_payload(client.tree, translator)
                for command in client.tree.get_commands()
            ]


def page(commands: list[Payload], language: Language) -> str:
    """The page in this language."""
    said, other = WORDS[language], _other(language)
    slash = [one for one in commands if _kind(one) is discord.AppCommandType.chat_input]
    menus = [one for one in commands if _kind(one) is discord.AppCommandType.message]
    lines = [f"# {said['title']}", "", MADE, "", said["intro"], ""]
    lines += [f"| | {said['other']} | {said['does']} | {said['who']} |", "|---|---|---|---|"]
    for one in slash:
        who = said["owner"] if one["name"] in FOR_OWNERS else said["everybody"]
        lines.append(
            f"| `/{_said(one, 'name', language)}` | `/{_said(one, 'name', other)}`"
            f" | {_said(one, 'description', language)} | {who} |"
        )
    lines += ["", f"## {said['options']}", ""]
    for one in slash:
        if not one.get("options"):
            continue
        lines += [f"**/{_said(one, 'name', language)}**", ""]
        lines += [_option(each, language) for each in one["options"]]
        lines.append("")
    if menus:
        lines += [f"## {said['menu']}", "", said["menu_intro"], ""]
        lines += [f"- {_said(one, 'name', language)} ({_said(one, 'name', other)})" for one in menus]
        lines.append("")
    return "\n".join(lines)


def _option(option: Payload, language: Language) -> str:
    said = WORDS[language]
    line = f"- `{_said(option, 'name', language)}`: {_said(option, 'description', language)}"
    choices = [_said(one, "name", language) for one in option.get("choices", ())]
    return f"{line} ({said['choices']}: {', '.join(choices)})" if choices else line


def _said(part: Payload, what: str, language: Language) -> str:
    translated = (part.get(f"{what}_localizations") or {}).get(GERMAN)
    return str(part[what]) if language is Language.ENGLISH or not translated else str(translated)


def _other(language: Language) -> Language:
    return Language.GERMAN_DU if language is Language.ENGLISH else Language.ENGLISH


def _kind(command: Payload) -> discord.AppCommandType:
    return discord.AppCommandType(command.get("type", 1))


def main() -> None:
    """Writes both pages."""
    commands = asyncio.run(payloads())
    for language, path in PAGES.items():
        path.write_text(page(commands, language), encoding="utf-8")


if __name__ == "__main__":
    main()
