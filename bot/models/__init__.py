"""Models from outside: sentence vectors (embeddings) of this machine or of a server, and whether memory suffices for them."""
