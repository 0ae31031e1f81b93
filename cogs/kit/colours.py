"""Colours of a card's frame (accent colour): they repeat what the words say, never replace them."""

import discord

AMBER = discord.Colour(0xE8A33D)
"""Somebody waits."""
BLUE = discord.Colour(0x5B8DEF)
"""Something waits for approval."""
GREY = discord.Colour(0x80848E)
"""On its way."""
RED = discord.Colour(0xD9534F)
"""Something went wrong."""
