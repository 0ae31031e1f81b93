"""Reading: polling platforms, and taking comments into the database."""
