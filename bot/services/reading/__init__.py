"""Reading: from a platform into rows."""
