"""Community: channels, forums and threads of the business's own Discord server as a place where customers write."""
