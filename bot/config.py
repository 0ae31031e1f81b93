"""Settings: the .env file as a frozen, typed record."""
