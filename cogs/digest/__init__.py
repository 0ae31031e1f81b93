"""Digest (daily report): drawing it, and posting it once."""
