"""Put first on a bot's PYTHONPATH it makes discord.py believe that zstandard is not installed."""

raise ImportError("hidden, so that discord.py asks for zlib-stream")
