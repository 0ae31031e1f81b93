"""SQLite: what another database engine would replace. No store is imported here."""
