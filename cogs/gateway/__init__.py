"""Gateway: the Discord client, which servers are served, permissions, and who may press what."""
