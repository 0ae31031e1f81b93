"""Reports: figures and digests."""
