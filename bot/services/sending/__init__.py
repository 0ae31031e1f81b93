"""Sending: from a form to the platform: replies, moderation acts, the outbox, delivery with retries,
settling.
"""
