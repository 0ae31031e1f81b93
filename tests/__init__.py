"""The tests mirror the source; journeys are stories, e2e runs the real process."""
