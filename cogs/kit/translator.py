"""Translation of command names and descriptions into Discord's languages; German is neutral here, neither du
nor Sie.
"""

import discord
from discord import app_commands

from bot.domain.settings import Language
from bot.texts import speak


def word(context: str, english: str) -> app_commands.locale_str:
    """Marks a name (context "command", "option" or "choice") or a "description" of at most 100 characters."""
    return app_commands.locale_str(english, context=context)


class CommandWords(app_commands.Translator):
    """Translator for discord.py. Discord knows one German; the names are the same in both forms of address."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """German word, or None where English stays."""
        if locale is not discord.Locale.german:
            return None
        return speak(Language.GERMAN_DU).word(string.extras.get("context", "command"), string.message)
