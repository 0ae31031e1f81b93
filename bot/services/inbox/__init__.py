"""Inbox: which comments are on which card, what a card shows, and closing comments."""
