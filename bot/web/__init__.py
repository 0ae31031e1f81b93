"""Web: doors from outside: the page on which an access is given, webhooks of platforms, and health."""
