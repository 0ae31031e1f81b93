"""SQLite engine: what another database engine would replace. Imports no store."""
