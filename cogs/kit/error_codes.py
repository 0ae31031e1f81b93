"""Error codes of Discord, and how long a message that meets one is put off."""

from datetime import timedelta

BAD_REQUEST = 400
UNAUTHORIZED = 401
UNKNOWN_CHANNEL = 10003
UNKNOWN_MESSAGE = 10008

BROKEN = timedelta(minutes=10)
