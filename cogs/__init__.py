"""Everything Discord; never SQL, never a platform."""
