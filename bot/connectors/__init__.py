"""One slice per platform; only app opens this registry."""
