"""Logging and its redaction."""
