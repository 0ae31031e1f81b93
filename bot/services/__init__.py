"""Verbs: what the business does."""
