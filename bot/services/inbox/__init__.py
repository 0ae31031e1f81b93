"""Inbox: what is on which card, and what closes it."""
