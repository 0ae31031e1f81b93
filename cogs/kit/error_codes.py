"""Error codes of Discord (HTTP, JSON, gateway), and how long a message that meets one is put off."""

from datetime import timedelta

BAD_REQUEST = 400
UNAUTHORIZED = 401
TOO_MANY_REQUESTS = 429
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008
THREAD_EXISTS = 160004
"""The message has a thread already."""
UNKNOWN_INTERACTION = 10062
DIRECT_MESSAGES_CLOSED = 50007
"""The member takes no direct messages from this bot."""
AUTHENTICATION_FAILED = 4004
DISALLOWED_INTENTS = 4014

BROKEN = timedelta(minutes=10)
