"""Digest: drawing it, and posting it once."""
