"""Business: its directory, set-up, settings, templates and team."""
