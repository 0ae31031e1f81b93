"""The only SQL: the database, its migrations, one store per noun."""
