"""Channels: connecting them, their connectors and their lamps."""
