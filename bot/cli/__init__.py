"""Command line (CLI, typer): run, preview, check, channel, db, export, service."""
