"""Channels: connecting them, their connectors, access checks and lamps (health)."""
