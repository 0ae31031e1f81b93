"""A business: its set-up, templates and team."""
