"""The door: python -m bot."""
