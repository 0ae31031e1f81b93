"""Upkeep (maintenance): backups, restoring, and the heartbeat."""
