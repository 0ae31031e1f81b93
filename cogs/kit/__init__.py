"""Kit: what every cog shares. It imports no cog."""
