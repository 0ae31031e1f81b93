"""Storage (persistence): one store per noun, the only SQL outside storage/sqlite."""
