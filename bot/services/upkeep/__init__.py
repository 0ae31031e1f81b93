"""Upkeep: backups, restoring, and noting that the bot is alive."""
