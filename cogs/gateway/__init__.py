"""Gateway: the client of Discord, which servers are served, and who may press what."""
