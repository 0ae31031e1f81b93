"""Reports: figures (statistics) and digests."""
