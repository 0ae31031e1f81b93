"""Sentences that terminal and Discord share; loads no discord.py."""
