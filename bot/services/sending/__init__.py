"""Sending: from a form to the platform."""
