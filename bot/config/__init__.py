"""Configuration: .env and environment variables as a frozen, typed record; a wrong value is one sentence."""

from bot.config.env_file import ENV_FILE, KEYS, NAMES, PLATFORM, BadSetting
from bot.config.settings import (
    DiscordAddress,
    LanguageModel,
    Settings,
    load,
    machine_language,
    platform_settings,
)

__all__ = [
    "ENV_FILE",
    "KEYS",
    "NAMES",
    "PLATFORM",
    "BadSetting",
    "DiscordAddress",
    "LanguageModel",
    "Settings",
    "load",
    "machine_language",
    "platform_settings",
]
