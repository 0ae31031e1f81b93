"""Data: export, forgetting a person, how long words are kept, and the audit log."""
