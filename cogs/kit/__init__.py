"""Kit: what every cog shares. Imports no cog."""
