"""Doors in: the control socket and its client."""
