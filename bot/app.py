"""App: opens the database, builds stores, services, connectors and loops; closes in reverse."""
