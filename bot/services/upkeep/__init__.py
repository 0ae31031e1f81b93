"""Upkeep (maintenance): backups, restoring, erasing, and the heartbeat."""
