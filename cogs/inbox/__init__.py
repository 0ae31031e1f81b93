"""Inbox: cards, their buttons and their forms."""
